/** What crosses into the module as text. */

/** A bundle as the text that crosses into the module. */
export function text(bundle: string | object): string {
  return typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
}
