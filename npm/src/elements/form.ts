/** `<routeslip-form>`: shows a form session and passes on what a person does. Importing this registers nothing. */

import type { Change, FileHandle, Filled, FormSession, Localization, Slip, Submission } from '../face/index.js';
import { make } from './dom.js';
import { RouteslipElement } from './element.js';
import { isReady, load } from './form/kinds.js';
import { Sheet } from './form/sheet.js';

/** A file that was chosen or drawn, for the page to keep; without `file`, it is needed no more. */
export interface FormFile {
  /** The path of the field. */
  field: string;
  /** What the form knows of it. Its `id` tells it apart. */
  handle: FileHandle;
  file?: File;
}

/**
 * A form of one or more pages, in the light DOM, so that the page's own styles and the browser's form features apply.
 * Set `session`; whoever began the session frees it.
 *
 * Events: `routeslip-submit` with the slip, or with the values where the form is on its own, `routeslip-change` with the
 * changes that followed an edit, and `routeslip-file` with a `FormFile`, since the form knows files by their handles alone.
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
    const session = this.#session;
    if (session && !session.form.pages.every(({ fields }) => isReady(fields))) {
      void this.#drawLater(session, localization);
    } else if (session) {
      this.#sheet = new Sheet(session, {
        localization,
        level: this.headingLevel,
        changed: (changes) => this.#dispatch<Change[]>('change', changes),
        handed: (field, handle, file) => this.#dispatch<FormFile>('file', { field, handle, ...(file && { file }) }),
        submitted: (result) => this.#dispatch<Slip | Submission>('submit', result),
        failed: (failed) => this.#prefix(failed ? localization.text('form.titlePrefix') : ''),
      });
      this.mark(this.#sheet.root);
      this.append(this.#sheet.root);
      if (before?.failure && before.session === session) {
        this.#sheet.fail(before.failure);
      }
    }
  }

  /** Draws once all is loaded that the fields of the form need. */
  async #drawLater(session: FormSession<Filled>, localization: Localization): Promise<void> {
    try {
      await load();
    } catch (error) {
      this.replaceChildren(make('p', { class: 'rs-error', role: 'alert' }, localization.text('form.notLoaded')));
      reportError(error);
      return;
    }
    if (session === this.#session && !this.#sheet) {
      this.redraw();
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
