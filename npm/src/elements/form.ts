/** `<routeslip-form>`: shows a form session and passes on what a person does. Importing this registers nothing. */

import type { Change, Filled, FormSession, Slip, Submission } from '../face/index.js';
import { RouteslipElement } from './element.js';
import { Sheet } from './form/sheet.js';
import { english, type FormStrings } from './form/strings.js';

export type { FormStrings };

/**
 * A form of one or more pages, in the light DOM, so that the page's own styles and the browser's form features apply.
 * Set `session`; whoever began the session frees it.
 *
 * Events: `routeslip-submit` with the slip, or with the values where the form is on its own, and `routeslip-change` with the changes that followed an edit.
 * Attribute: `heading-level`.
 */
export class RouteslipFormElement extends RouteslipElement<FormStrings> {
  #session: FormSession<Filled> | null = null;
  #sheet: Sheet | undefined;
  /** The title of the document without its prefix, while it has one. */
  #title: string | undefined;

  constructor() {
    super(english);
  }

  get session(): FormSession<Filled> | null {
    return this.#session;
  }

  set session(session: FormSession<Filled> | null) {
    this.#session = session;
    this.redraw();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An element that was only moved keeps what it shows.
    if (!this.#sheet) {
      this.draw();
    }
  }

  disconnectedCallback(): void {
    this.#prefix(false);
  }

  protected override draw(): void {
    this.#prefix(false);
    this.#sheet?.root.remove();
    this.#sheet = undefined;
    if (this.#session) {
      this.#sheet = new Sheet(this.#session, {
        strings: this.strings,
        locale: this.locale,
        level: this.headingLevel,
        changed: (changes) => this.#dispatch<Change[]>('change', changes),
        submitted: (result) => this.#dispatch<Slip | Submission>('submit', result),
        failed: (failed) => this.#prefix(failed),
      });
      this.append(this.#sheet.root);
    }
  }

  #dispatch<Detail>(name: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent(`routeslip-${name}`, { detail, bubbles: true }));
  }

  /** A title that says that there are errors is the first thing that a screen reader reads. */
  #prefix(failed: boolean): void {
    const { titlePrefix } = this.strings;
    if (failed && this.#title === undefined) {
      this.#title = document.title;
      document.title = titlePrefix + this.#title;
    } else if (!failed && this.#title !== undefined) {
      if (document.title === titlePrefix + this.#title) {
        document.title = this.#title;
      }
      this.#title = undefined;
    }
  }
}
