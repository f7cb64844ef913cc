/** Controls that hold their value as text: one line or several. */

import type { FieldView } from '../../../face/index.js';
import { make, set } from '../../dom.js';
import type { Control, Setting } from './control.js';

/** The types of HTML for those that have another than text. */
const TYPES: Partial<Record<FieldView['type'], string>> = {
  email: 'email',
  url: 'url',
  tel: 'tel',
  password: 'password',
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
  month: 'month',
};

export function line(view: FieldView, setting: Setting): Control {
  const { type, maxLength, mask } = view;
  const length = mask?.length ?? maxLength ?? 99;
  return text(
    make('input', { ...attributes(view, setting), type: TYPES[type] ?? 'text', size: length <= 20 ? length : null }),
  );
}

export function lines(view: FieldView, setting: Setting): Control {
  return text(make('textarea', { ...attributes(view, setting), rows: 4 }));
}

/** What is said of a control with text, whatever it is. */
export function attributes({ placeholder, autocomplete, type }: FieldView, { id, path }: Setting) {
  // Browsers without months to choose from show a line of text.
  return { id, name: path, autocomplete, placeholder: placeholder ?? (type === 'month' ? 'YYYY-MM' : null) };
}

/** For what is no word of a language. */
export const VERBATIM = { autocapitalize: 'off', spellcheck: 'false' };

/** A control of an element that has text. */
export function text(element: HTMLInputElement | HTMLTextAreaElement): Control {
  return {
    box: element,
    main: element,
    first: () => element,
    read: () => element.value || null,
    write(value) {
      const text = value === null ? '' : String(value);
      if (element.value !== text) {
        element.value = text;
      }
    },
    allow(enabled, readOnly) {
      element.disabled = !enabled;
      element.readOnly = readOnly;
    },
    bound(side, value) {
      set(element, side, value as string | null);
    },
  };
}
