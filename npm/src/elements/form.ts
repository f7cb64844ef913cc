/** `<routeslip-form>`: shows a form session and passes on what a person does. Importing this registers nothing. */

import type { Change, Filled, FormSession, Localization, Slip, Submission } from '../face/index.js';
import { RouteslipElement } from './element.js';
import { Sheet } from './form/sheet.js';

/**
 * A form of one or more pages, in the light DOM, so that the page's own styles and the browser's form features apply.
 * Set `session`; whoever began the session frees it.
 *
 * Events: `routeslip-submit` with the slip, or with the values where the form is on its own, and `routeslip-change` with the changes that followed an edit.
 * Attribute: `heading-level`.
 */
export class RouteslipFormElement extends RouteslipElement {
  #session: FormSession<Filled> | null = null;
  #sheet: Sheet | undefined;
  /** The title of the document without its prefix and with it, while it has one. */
  #title: { plain: string; prefixed: string } | undefined;

  get session(): FormSession<Filled> | null {
    return this.#session;
  }

  set session(session: FormSession<Filled> | null) {
    this.#session = session;
    this.listenTo(session);
    this.redraw();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An element that was only moved keeps what it shows.
    if (this.#sheet) {
      this.followLanguage();
    } else {
      this.redraw();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#prefix('');
  }

  protected override draw(localization: Localization): void {
    const before = this.#sheet;
    before?.close();
    this.#prefix('');
    this.#sheet = undefined;
    if (this.#session) {
      this.#sheet = new Sheet(this.#session, {
        localization,
        level: this.headingLevel,
        changed: (changes) => this.#dispatch<Change[]>('change', changes),
        submitted: (result) => this.#dispatch<Slip | Submission>('submit', result),
        failed: (failed) => this.#prefix(failed ? localization.text('form.titlePrefix') : ''),
      });
      this.mark(this.#sheet.root);
      this.append(this.#sheet.root);
      if (before?.failure && before.session === this.#session) {
        this.#sheet.fail(before.failure);
      }
    }
  }

  #dispatch<Detail>(name: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent(`routeslip-${name}`, { detail, bubbles: true }));
  }

  /** A title that says that there are errors is the first thing that a screen reader reads. */
  #prefix(prefix: string): void {
    if (this.#title && document.title === this.#title.prefixed) {
      document.title = this.#title.plain;
    }
    this.#title = undefined;
    if (prefix) {
      this.#title = { plain: document.title, prefixed: prefix + document.title };
      document.title = this.#title.prefixed;
    }
  }
}
