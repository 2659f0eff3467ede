// Drags a ribbon to another place in its list. Nothing goes to the server before the drop.
export function listen(list, page) {
    let dragged = null;
    const itemAt = event => event.target.closest?.('[data-key]');
    list.addEventListener('dragstart', event => {
        dragged = itemAt(event);
        if (!dragged) return;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', dragged.dataset.key);
        dragged.classList.add('is-dragged');
    });
    list.addEventListener('dragover', event => {
        if (!dragged) return;
        event.preventDefault();
        mark(itemAt(event), event);
    });
    list.addEventListener('dragleave', () => mark(null));
    list.addEventListener('drop', event => {
        if (!dragged) return;
        event.preventDefault();
        const target = itemAt(event);
        const before = !target ? null : isLowerHalf(target, event) ? target.nextElementSibling : target;
        mark(null);
        if (before !== dragged) page.invokeMethodAsync('OnDropped', dragged.dataset.key, before?.dataset.key ?? null);
    });
    list.addEventListener('dragend', () => {
        dragged?.classList.remove('is-dragged');
        dragged = null;
        mark(null);
    });

    function mark(item, event) {
        for (const other of list.children) other.classList.remove('is-before', 'is-behind');
        if (item && item !== dragged) item.classList.add(isLowerHalf(item, event) ? 'is-behind' : 'is-before');
    }
}

// The button that moved a ribbon has the focus at the ribbon's new place.
export function focusMove(list, key, by) {
    list.querySelector(`[data-key="${CSS.escape(key)}"] [data-move="${by}"]`)?.focus();
}

function isLowerHalf(item, event) {
    const box = item.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
}
