/** `<routeslip-timeline>`: what happened to a slip, in order. Importing this registers nothing. */

import type { Entry } from '../face/index.js';
import { make } from './dom.js';
import { WorkspaceElement } from './follower.js';
import { time } from './time.js';
import { english, type TimelineStrings } from './timeline/strings.js';

export type { TimelineStrings };

/** The events of one slip: who, what and when, oldest first. Set `workspace` and `slip`. */
export class RouteslipTimelineElement extends WorkspaceElement<TimelineStrings> {
  #slip: string | null = null;
  #list: HTMLOListElement | undefined;

  constructor() {
    super(english);
  }

  /** The id of the slip. */
  get slip(): string | null {
    return this.#slip;
  }

  set slip(slip: string | null) {
    this.#slip = slip;
    this.redraw();
  }

  protected override draw(): void {
    this.#list = undefined;
    this.replaceChildren();
    this.refresh();
  }

  protected override refresh(): void {
    const entries = (this.#slip && this.workspace?.timeline(this.#slip)) || [];
    if (!this.#list) {
      if (entries.length === 0) {
        this.replaceChildren(make('p', { class: 'rs-empty' }, this.strings.empty));
        return;
      }
      this.#list = make('ol', { class: 'rs-timeline', 'aria-label': this.strings.timeline });
      this.replaceChildren(this.#list);
    }
    // What has happened stays as it is: only what is new is added.
    this.#list.append(...entries.slice(this.#list.children.length).map((entry) => this.#item(entry)));
  }

  #item({ at, by, kind, title, comment, detail }: Entry): HTMLElement {
    const item = make('li', { class: 'rs-entry', 'data-kind': kind }, make('p', { class: 'rs-entry-title' }, title));
    if (detail) {
      item.append(make('p', { class: 'rs-entry-detail' }, detail));
    }
    if (comment) {
      item.append(make('blockquote', { class: 'rs-comment' }, comment));
    }
    const meta = make('p', { class: 'rs-meta' });
    if (by) {
      meta.append(make('span', { class: 'rs-who' }, this.nameOf(by)), ' · ');
    }
    meta.append(time(at, this.locale));
    item.append(meta);
    return item;
  }
}
