/** A page of a form that has been built: its heading, its fields, and what is said of it as a whole. */

import type { FieldState, PageState, PageView } from '../../face/index.js';
import { heading, make } from '../dom.js';
import type { OpenTree } from './tree.js';

export class Leaf {
  readonly root = make('div', { class: 'rs-page' });
  readonly heading: HTMLElement;
  readonly #notes = make('div', { class: 'rs-page-errors' });

  /** `level` is that of its heading, `step` the id of what says which step it is. */
  constructor(
    { title = '', fields }: PageView,
    page: PageState,
    states: FieldState[],
    tree: OpenTree,
    level: number,
    step: string,
  ) {
    this.heading = heading(level, { class: 'rs-page-title', tabindex: -1, 'aria-describedby': step }, title);
    this.root.append(this.heading);
    this.tell(page);
    tree.page(this.root, fields, states, this.heading.hidden ? level : level + 1);
    this.root.append(this.#notes);
  }

  /** Shows the title, and the messages that belong to the page as a whole. */
  tell({ title, errors, warnings = [] }: PageState): void {
    this.heading.textContent = title ?? this.heading.textContent;
    this.heading.hidden = !this.heading.textContent;
    this.#notes.replaceChildren(
      ...errors.map((text) => make('p', { class: 'rs-error' }, text)),
      ...warnings.map((text) => make('p', { class: 'rs-warning' }, text)),
    );
  }
}
