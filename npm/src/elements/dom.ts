/** Making elements. Text stays text: nothing here parses markup. */

type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with attributes and children. `true` sets an attribute without a value; `false`, null and undefined set none. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name in attributes) {
    set(element, name, attributes[name]);
  }
  element.append(...children);
  return element;
}

/** Sets or removes one attribute, by the same rules as `make`. */
export function set(element: Element, name: string, value: Attributes[string]): void {
  if (value == null || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** A heading of a level from 1 to 6. */
export function heading(level: number, attributes: Attributes, text: string): HTMLHeadingElement {
  return make(`h${Math.min(level, 6)}` as 'h1', attributes, text);
}

let last = 0;

/** An id that no other element of the page has. */
export function uniqueId(): string {
  return `rs-${++last}`;
}
