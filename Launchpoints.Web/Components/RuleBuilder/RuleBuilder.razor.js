// Focus and keys within the rule builder. A node's first control has the id rb-<node>-field.

export function focusNode(root, node) {
    const control = root.querySelector(`#rb-${node}-field`);
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
}

// Only the keys that move and copy go to the server; typing does not.
export function listen(root, builder) {
    root.addEventListener('keydown', event => {
        const moves = event.altKey && ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key);
        const copies = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd';
        const holder = event.target.closest('[data-node]');
        if (!holder || !(moves || copies)) return;
        event.preventDefault();
        builder.invokeMethodAsync('OnShortcut', Number(holder.dataset.node), event.key);
    });
}
