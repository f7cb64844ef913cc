/**
 * The parts of a form that are on the page, by their paths. They are made when they are first shown, and then follow what
 * changes.
 */

import type { Change, FieldChange, FieldState, FieldView } from '../../face/index.js';
import { make, uniqueId } from '../dom.js';
import { makerOf } from './kinds.js';
import type { Part, Surroundings, Tree } from './part.js';

/** What is shown of a field of which nothing is said. */
const PLAIN = { visible: true, enabled: true, readOnly: false, required: false };

/** The parts of addresses and names that are short. */
const WIDTHS: Record<string, FieldView['width']> = { given: 'half', family: 'half', postcode: 'third', city: 'half' };

export class OpenTree implements Tree {
  readonly localization;
  readonly say;
  readonly hand;
  readonly edit;
  readonly #id = uniqueId();
  #ids = 0;
  readonly #parts = new Map<string, Part>();
  /** What the parts that are being made begin with. */
  #states = new Map<string, FieldState>();

  constructor(surroundings: Surroundings) {
    ({ localization: this.localization, say: this.say, hand: this.hand, edit: this.edit } = surroundings);
  }

  /** Makes the parts of a page. */
  page(root: HTMLElement, views: FieldView[], states: FieldState[], level: number): void {
    this.#states = new Map(states.map((state) => [state.field, state]));
    this.fill(root, views, '', level);
    this.#states.clear();
  }

  fill(into: HTMLElement, views: FieldView[], path: string, level: number): void {
    let line: HTMLElement | undefined;
    for (const view of views) {
      const own = path + view.name;
      const state = this.#states.get(own) ?? { ...PLAIN, field: own };
      const part = makerOf(view)?.({ view, path: own, state, level, tree: this });
      if (part) {
        this.#parts.set(own, part);
        const width = view.width ?? WIDTHS[view.term ?? ''] ?? 'full';
        // Fields are stacked as blocks: in a grid of a thousand, each key would lay out the whole grid anew.
        line = width === 'full' ? undefined : (line ?? into.appendChild(make('div', { class: 'rs-line' })));
        part.root.classList.toggle(`rs-${width}`, line !== undefined);
        (line ?? into).append(part.root);
      }
    }
  }

  /** Shows what has changed; `typing` is the path of the field that a person is changing. */
  apply(changes: Change[], typing?: string): void {
    const fields = changes.filter((change): change is FieldChange => 'field' in change);
    const rows = fields.some(({ rows }) => rows);
    if (rows) {
      // The fields of new rows are among the changes, with all that is to be known of them.
      this.#states = new Map(fields.map((change) => [change.field, change as FieldState]));
    }
    for (const change of fields) {
      this.#parts.get(change.field)?.update(change, change.field === typing);
    }
    if (rows) {
      this.#states.clear();
    }
  }

  know(path: string, part: Part): void {
    this.#parts.set(path, part);
    const state = this.#states.get(path);
    if (state) {
      part.update(state, false);
    }
  }

  part(path: string): Part | undefined {
    return this.#parts.get(path);
  }

  /** The parts that an element stands in, by their paths, the innermost first. */
  partsAt(target: EventTarget | null): [string, Part][] {
    const found: [string, Part][] = [];
    let element = target instanceof Element ? target.closest('[data-field]') : null;
    while (element) {
      const path = element.getAttribute('data-field') ?? '';
      const part = this.#parts.get(path);
      if (part) {
        found.push([path, part]);
      }
      element = element.parentElement?.closest('[data-field]') ?? null;
    }
    return found;
  }

  /** The parts that stand in an element, by their paths, in order. */
  partsIn(root: Element): [string, Part][] {
    return [...root.querySelectorAll('[data-field]')].flatMap((element) => this.partsAt(element).slice(0, 1));
  }

  forget(path: string): void {
    for (const known of this.#parts.keys()) {
      if (known === path || known.startsWith(`${path}/`)) {
        this.#parts.delete(known);
      }
    }
  }

  newId(): string {
    return `${this.#id}-${++this.#ids}`;
  }
}
