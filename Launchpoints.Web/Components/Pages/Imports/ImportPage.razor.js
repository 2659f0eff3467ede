// Drops a file onto the area as if it had been chosen in its input. Nothing goes to the server while it is dragged.
export function listen(area) {
    const input = area.querySelector('input[type=file]');
    const over = on => area.classList.toggle('is-over', on);
    const hasFile = event => [...event.dataTransfer.types].includes('Files');
    area.addEventListener('dragover', event => {
        if (!hasFile(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = input.disabled ? 'none' : 'copy';
        over(!input.disabled);
    });
    area.addEventListener('dragleave', event => {
        if (!area.contains(event.relatedTarget)) over(false);
    });
    area.addEventListener('drop', event => {
        event.preventDefault();
        over(false);
        if (input.disabled || event.dataTransfer.files.length === 0) return;
        const one = new DataTransfer();
        one.items.add(event.dataTransfer.files[0]);
        input.files = one.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    area.dataset.listens = '';
    return { dispose() { over(false); } };
}
