/** Which keys take back what was entered and do it again, where the browser does not do so itself. */

/** `undo` or `redo`, where a key asks the form for it. */
export function asked({ target, ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): 'undo' | 'redo' | undefined {
  const letter = key.toLowerCase();
  if (ctrlKey === metaKey || altKey || (letter !== 'z' && letter !== 'y') || hasText(target)) {
    return undefined;
  }
  return letter === 'z' && !shiftKey ? 'undo' : 'redo';
}

/** Whether text is typed into an element, which then has an undo of its own. */
function hasText(target: EventTarget | null): boolean {
  const { tagName, type } = target as HTMLInputElement;
  return tagName === 'TEXTAREA' || (tagName === 'INPUT' && !/^(checkbox|radio|range|color|file)$/.test(type));
}
