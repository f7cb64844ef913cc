/** `<routeslip-timeline>`: what happened to a slip, in order. Importing this registers nothing. */

import type { Entry, Localization } from '../face/index.js';
import { make } from './dom.js';
import { WorkspaceElement } from './follower.js';
import { time } from './time.js';

/** The events of one slip: who, what and when, oldest first. Set `workspace` and `slip`. */
export class RouteslipTimelineElement extends WorkspaceElement {
  #slip: string | null = null;
  #list: HTMLOListElement | undefined;

  /** The id of the slip. */
  get slip(): string | null {
    return this.#slip;
  }

  set slip(slip: string | null) {
    this.#slip = slip;
    this.redraw();
  }

  protected override draw(localization: Localization): void {
    this.#list = undefined;
    this.replaceChildren();
    this.refresh(localization);
  }

  protected override refresh(localization: Localization): void {
    const entries = (this.#slip && this.workspace?.timeline(this.#slip)) || [];
    if (!this.#list) {
      if (entries.length === 0) {
        const empty = make('p', { class: 'rs-empty' }, localization.text('timeline.empty'));
        this.mark(empty);
        this.replaceChildren(empty);
        return;
      }
      this.#list = make('ol', { class: 'rs-timeline', 'aria-label': localization.text('timeline.name') });
      this.mark(this.#list);
      this.replaceChildren(this.#list);
    }
    // What has happened stays as it is: only what is new is added.
    this.#list.append(...entries.slice(this.#list.children.length).map((entry) => this.#item(entry, localization.locale)));
  }

  #item({ at, by, kind, title, comment, detail }: Entry, locale: string): HTMLElement {
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
    meta.append(time(at, locale));
    item.append(meta);
    return item;
  }
}
