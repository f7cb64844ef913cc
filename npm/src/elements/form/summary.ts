/** The list of what is wrong, shown after a failed attempt to go on. */

import { heading, make, uniqueId } from '../dom.js';

export interface Problem {
  message: string;
  /** The name of the field that it is about. */
  field?: string | undefined;
  /** Leads to where it can be mended; without it, the message is plain text. */
  go?: () => void;
  /** The id of that place. */
  place?: string;
}

export class Summary {
  readonly root: HTMLElement;
  readonly #items = new Map<string, HTMLElement>();
  readonly #list = make('ul');

  constructor(title: string, level: number, problems: Problem[]) {
    const id = uniqueId();
    for (const problem of problems) {
      const item = make('li', {}, line(problem));
      this.#items.set(problem.field ?? '', item);
      this.#list.append(item);
    }
    this.root = make(
      'div',
      { class: 'rs-summary', tabindex: -1, 'aria-labelledby': id },
      make('div', { role: 'alert' }, heading(level, { id }, title), this.#list),
    );
  }

  /** Takes out what is no longer wrong, and tells whether anything is left. */
  mended(field: string): boolean {
    this.#items.get(field)?.remove();
    return this.#list.childElementCount > 0;
  }
}

function line({ message, go, place = '' }: Problem): Node {
  if (!go) {
    return document.createTextNode(message);
  }
  const link = make('a', { href: `#${place}` }, message);
  link.addEventListener('click', (event) => {
    // The address stays what it was: a page may route by its hash.
    event.preventDefault();
    go();
  });
  return link;
}
