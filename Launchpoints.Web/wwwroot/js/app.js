// What has to work in the browser alone: the look, and coming back after a lost connection.

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function currentTheme() {
    return document.documentElement.dataset.theme ?? (prefersDark.matches ? 'dark' : 'light');
}

function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    for (const link of document.querySelectorAll('link[data-look]')) {
        link.media = link.dataset.look === theme ? 'all' : 'not all';
    }
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `lp-theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-switch]')) setTheme(currentTheme() === 'dark' ? 'light' : 'dark');
});

const dialog = document.getElementById('components-reconnect-modal');
if (dialog) {
    dialog.querySelector('[data-reconnect]').addEventListener('click', async () => {
        try {
            if (!await Blazor.reconnect()) location.reload();
        } catch {
            location.reload();
        }
    });
    // Rejected: the server no longer knows this page. Its state is in the address, so a reload brings it back.
    new MutationObserver((_, observer) => {
        if (dialog.classList.contains('components-reconnect-rejected')) {
            observer.disconnect();
            location.reload();
        }
    }).observe(dialog, { attributes: true, attributeFilter: ['class'] });
}

document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const text = button.parentElement.querySelector('[data-copy-text]');
    const status = button.parentElement.querySelector('[data-copy-status]');
    try {
        await navigator.clipboard.writeText(text.textContent);
        status.textContent = 'Copied';
    } catch {
        // No clipboard without https: select it, so that the keyboard can copy.
        getSelection().selectAllChildren(text);
        status.textContent = 'Selected; copy it with the keyboard';
    }
});
