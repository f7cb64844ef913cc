/** Keeping the focus where it is while an element is drawn afresh. */

/** Calls `draw`, which makes the same controls again, and gives the focus to the one in the place of that which had it. */
export function keepFocus(root: Element, draw: () => void): void {
  const place = controls(root).indexOf(document.activeElement as HTMLElement);
  draw();
  controls(root)[place]?.focus({ preventScroll: true });
}

function controls(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [tabindex]')];
}
