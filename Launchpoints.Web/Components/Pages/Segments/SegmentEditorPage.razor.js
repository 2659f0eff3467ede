// Undo and redo by key, except inside fields that have an undo of their own.
export function listen(page, editor) {
    page.addEventListener('keydown', event => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        const undo = key === 'z' && !event.shiftKey;
        const redo = key === 'y' || (key === 'z' && event.shiftKey);
        const field = event.target.closest('textarea, input:not([type=checkbox]):not([type=radio])');
        if (!(undo || redo) || field) return;
        event.preventDefault();
        editor.invokeMethodAsync('OnHistoryKey', undo);
    });
}
