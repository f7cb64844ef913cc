/** The text of the bundle, as it is being edited in this browser. */

const KEPT = 'routeslip-demo-definition';

/** The bundle that the demo comes with. */
export async function original() {
  const response = await fetch('./bundles/leave-request.json');
  if (!response.ok) {
    throw new Error(`The definition could not be loaded (${response.status}).`);
  }
  return response.text();
}

/** What was last in the editor, or else the original. */
export async function current() {
  return localStorage.getItem(KEPT) ?? original();
}

export function keep(text) {
  localStorage.setItem(KEPT, text);
}

export function forget() {
  localStorage.removeItem(KEPT);
}
