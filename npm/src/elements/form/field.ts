/** One field on the page: label, hint, error and control, tied together. */

import type { ErrorView, FieldChange, FieldState, FieldValue, FieldView } from '../../face/index.js';
import { make, set } from '../dom.js';
import { type Control, bound, control, type Setting } from './control.js';

export class Field {
  readonly view: FieldView;
  readonly root: HTMLElement;
  /** What is wrong, where that is shown. */
  error: ErrorView | undefined;
  readonly #control: Control;
  readonly #setting: Setting;
  /** What carries the state for assistive technology. */
  readonly #main: HTMLElement;
  /** The element after which the error stands. */
  readonly #above: HTMLElement;
  readonly #descriptions: string[] = [];
  #optional: HTMLElement | undefined;
  #error: HTMLElement | undefined;

  constructor(view: FieldView, state: FieldState, setting: Setting) {
    this.view = view;
    this.#setting = setting;
    this.#control = control(view, setting);
    const { box, main } = this.#control;
    const { id, localization } = setting;
    const called = localization.label(view);

    const group = main === undefined;
    const label = group ? make('legend', {}, called) : make('label', { for: id }, called);
    const single = main !== undefined && view.type === 'checkbox' && !view.computed;
    const caption = single ? make('div', { class: 'rs-option' }, box, label) : label;
    this.root = group
      ? make('fieldset', { class: 'rs-field', role: 'radiogroup' }, caption)
      : make('div', { class: 'rs-field' }, caption);
    this.#main = main ?? this.root;
    this.#above = caption;
    if (!view.computed && !single) {
      this.#optional = make('span', { class: 'rs-optional' }, localization.text('form.optional'));
      label.append(' ', this.#optional);
    }
    if (view.hint) {
      this.#above = this.#described('hint', view.hint);
      this.root.append(this.#above);
    }
    if (view.unit) {
      this.root.append(make('div', { class: 'rs-measure' }, box, this.#described('unit', view.unit)));
    } else if (!single) {
      this.root.append(box);
    }
    this.#describe();
    this.#apply(state);
    this.#control.write(state.value ?? null);
  }

  /** The id of the control, for links. */
  get id(): string {
    return this.#setting.id;
  }

  get value(): FieldValue {
    return this.#control.read();
  }

  /** Shows what has changed. While the value is being typed here, the text is the person's own and stays. */
  update(change: FieldChange, typing: boolean): void {
    this.#apply(change);
    if (change.value !== undefined && !(typing && change.visible === undefined)) {
      this.#control.write(change.value);
    }
  }

  focus(): void {
    this.root.scrollIntoView({ block: 'nearest' });
    this.#control.first.focus();
  }

  #apply(state: Omit<FieldChange, 'field' | 'value'>): void {
    const { visible, enabled, required, min, max, error } = state;
    if (visible !== undefined) {
      this.root.hidden = !visible;
    }
    if (enabled !== undefined) {
      this.#control.enable(enabled);
    }
    if (required !== undefined && !this.view.computed) {
      set(this.#main, 'aria-required', required ? 'true' : null);
      if (this.#optional) {
        this.#optional.hidden = required;
      }
    }
    if (min !== undefined) {
      bound(this.#main, this.view, 'min', min);
    }
    if (max !== undefined) {
      bound(this.#main, this.view, 'max', max);
    }
    if (error !== undefined) {
      this.#tell(error ?? undefined);
    }
  }

  #tell(error: ErrorView | undefined): void {
    const { id, localization } = this.#setting;
    this.error = error;
    this.#error?.remove();
    this.#error = undefined;
    if (error) {
      const prefix = make('span', { class: 'rs-unseen' }, `${localization.text('form.error')} `);
      this.#error = make('p', { id: `${id}-error`, class: 'rs-error' }, prefix, localization.error(error, this.view));
      this.#above.after(this.#error);
    }
    set(this.#main, 'aria-invalid', error ? 'true' : null);
    this.#describe();
  }

  #described(part: string, text: string): HTMLElement {
    const id = `${this.#setting.id}-${part}`;
    this.#descriptions.push(id);
    return make(part === 'unit' ? 'span' : 'p', { id, class: `rs-${part}` }, text);
  }

  #describe(): void {
    const ids = this.#error ? [...this.#descriptions, this.#error.id] : this.#descriptions;
    set(this.#main, 'aria-describedby', ids.join(' ') || null);
  }
}
