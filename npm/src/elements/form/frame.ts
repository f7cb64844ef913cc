/** What surrounds a field, whatever it holds: its label and hint, and what is wrong or doubtful, tied together. */

import type { ErrorView, FieldChange, FieldView, Localization } from '../../face/index.js';
import { make, set } from '../dom.js';

/** What can be said of a field, each in a place of its own. */
type Note = 'hint' | 'error' | 'warning' | 'checking';

const ORDER: Note[] = ['hint', 'error', 'warning', 'checking'];

export interface Outline {
  view: FieldView;
  path: string;
  id: string;
  localization: Localization;
  /** What carries the state for assistive technology; the group itself where there is none. */
  main?: HTMLElement | undefined;
  /** The role of the group, where it is one. */
  role?: string | undefined;
  /** The id of what says more about the value. */
  described?: string | undefined;
  /** The control that the label stands behind. */
  led?: HTMLElement | undefined;
  /** Whether it is said when nothing has to be entered. */
  askable: boolean;
}

export class Frame {
  readonly root: HTMLElement;
  readonly caption: HTMLElement;
  /** What people call the field. */
  label = '';
  /** What is wrong, where that is shown. */
  error: ErrorView | undefined;
  readonly #outline: Outline;
  readonly #main: HTMLElement;
  readonly #text = document.createTextNode('');
  readonly #said: Partial<Record<Note, string>> = {};
  readonly #notes: Partial<Record<Note, HTMLElement>> = {};
  readonly #optional: HTMLElement | undefined;

  constructor(outline: Outline) {
    this.#outline = outline;
    const { view, path, id, localization, main, role, led, askable } = outline;
    const label = make(main ? 'label' : 'legend', { for: main ? id : null, id: `${id}-label` }, this.#text);
    this.caption = led ? make('div', { class: 'rs-option' }, led, label) : label;
    const attributes = { class: `rs-field rs-${view.type}`, 'data-field': path, role: main ? null : role };
    this.root = make(main ? 'div' : 'fieldset', attributes, this.caption);
    this.#main = main ?? this.root;
    if (askable && !led) {
      this.#optional = make('span', { class: 'rs-optional' }, localization.text('form.optional'));
      label.append(' ', this.#optional);
    }
    this.#name(localization.label(view));
    this.#say('hint', view.hint);
  }

  apply({ visible, label, hint, required, error, warning, verify }: Omit<FieldChange, 'field'>): void {
    const { localization, askable, main, role } = this.#outline;
    if (visible !== undefined) {
      this.root.hidden = !visible;
    }
    if (label !== undefined) {
      this.#name(label);
    }
    if (hint !== undefined) {
      this.#say('hint', hint);
    }
    if (required !== undefined && askable) {
      set(this.#main, 'aria-required', required && (main || role === 'radiogroup') ? 'true' : null);
      if (this.#optional) {
        this.#optional.hidden = required;
      }
    }
    if (error !== undefined) {
      this.error = error ?? undefined;
      this.#say('error', this.#message(error));
    }
    if (warning !== undefined) {
      this.#say('warning', this.#message(warning));
    }
    if (verify !== undefined) {
      this.#say('checking', verify ? localization.text('form.checking') : undefined);
    }
  }

  #name(label: string): void {
    this.label = label;
    this.#text.data = label;
  }

  #message(problem: ErrorView | null): string | undefined {
    const { view, localization } = this.#outline;
    return problem ? localization.error(problem, { ...view, label: this.label, term: undefined }) : undefined;
  }

  #say(note: Note, text: string | undefined): void {
    if ((text ?? '') === (this.#said[note] ?? '')) {
      return;
    }
    const { id, localization } = this.#outline;
    this.#said[note] = text ?? '';
    this.#notes[note]?.remove();
    delete this.#notes[note];
    if (text) {
      const element = make('p', { id: `${id}-${note}`, class: `rs-${note}` });
      if (note === 'error' || note === 'warning') {
        element.append(make('span', { class: 'rs-unseen' }, `${localization.text(`form.${note}`)} `));
      }
      element.append(text);
      this.#notes[note] = element;
      const before = ORDER.slice(0, ORDER.indexOf(note)).reverse();
      const above = before.map((note) => this.#notes[note]).find(Boolean) ?? this.caption;
      above.after(element);
    }
    if (note === 'error') {
      set(this.#main, 'aria-invalid', text ? 'true' : null);
    }
    const ids = ORDER.map((note) => this.#notes[note]?.id);
    set(this.#main, 'aria-describedby', [...ids, this.#outline.described].filter(Boolean).join(' ') || null);
  }
}
