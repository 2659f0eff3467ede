// The text face: tells the server when the typing pauses, and hands the text over as a stream.

export function listen(area, face) {
    let pause;
    area.addEventListener('input', () => {
        clearTimeout(pause);
        pause = setTimeout(() => face.invokeMethodAsync('TextChanged').catch(() => { /* the circuit went away */ }), 200);
    });
}

export function read(area) {
    return new TextEncoder().encode(area.value);
}

export function show(area, text) {
    area.value = text;
}

export function jump(area, line, column) {
    const lines = area.value.split(/\r\n|\r|\n/);
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    area.focus();
    area.setSelectionRange(start, Math.min(start + 1, area.value.length));
}
