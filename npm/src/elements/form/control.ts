/** The HTML control of each type of field, behind one small interface. */

import type { FieldValue, FieldView, Localization } from '../../face/index.js';
import { make, set } from '../dom.js';

export interface Control {
  /** What is laid out. */
  readonly box: HTMLElement;
  /** What carries the state for assistive technology; for radios that is the group, which the field makes. */
  readonly main: HTMLElement | undefined;
  /** What takes the focus. */
  readonly first: HTMLElement;
  read(): FieldValue;
  write(value: FieldValue): void;
  enable(enabled: boolean): void;
}

export interface Setting {
  /** For the control itself, to which a label points. */
  id: string;
  localization: Localization;
}

export function control(view: FieldView, setting: Setting): Control {
  if (view.computed) {
    return output(view, setting);
  }
  switch (view.type) {
    case 'radio':
      return radios(view, setting);
    case 'checkbox':
      return checkbox(view, setting);
    default:
      return typed(view, setting);
  }
}

/** A control that holds its value as text. */
function typed(view: FieldView, { id, localization }: Setting): Control {
  const { name, placeholder, autocomplete } = view;
  const shared = { id, name, placeholder, autocomplete };
  let element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  if (view.type === 'textarea') {
    element = make('textarea', { ...shared, rows: 4 });
  } else if (view.type === 'select') {
    const options = view.options ?? [];
    element = make(
      'select',
      { id, name, autocomplete },
      make('option', { value: '' }, placeholder ?? localization.text('form.choose')),
      ...options.map(({ value, label }) => make('option', { value }, label)),
    );
  } else {
    // Numbers are typed as text: nothing is lost on the way, and turning the wheel changes nothing.
    const type = view.type === 'date' ? 'date' : 'text';
    const short = view.maxLength !== undefined && view.maxLength <= 20;
    element = make('input', { ...shared, type, size: short ? view.maxLength : null });
  }
  return {
    box: element,
    main: element,
    first: element,
    read: () => element.value || null,
    write(value) {
      const text = value === null ? '' : String(value);
      if (element.value !== text) {
        element.value = text;
      }
    },
    enable(enabled) {
      element.disabled = !enabled;
    },
  };
}

function checkbox({ name }: FieldView, { id }: Setting): Control {
  const element = make('input', { id, name, type: 'checkbox' });
  return {
    box: element,
    main: element,
    first: element,
    read: () => element.checked,
    write(value) {
      element.checked = value === true;
    },
    enable(enabled) {
      element.disabled = !enabled;
    },
  };
}

function radios({ name, options = [] }: FieldView, { id }: Setting): Control {
  const inputs = options.map(({ value }, index) =>
    make('input', { id: index === 0 ? id : null, name, value, type: 'radio' }),
  );
  const labels = options.map(({ label }, index) => make('label', { class: 'rs-option' }, inputs[index] ?? '', label));
  const box = make('div', { class: 'rs-options' }, ...labels);
  return {
    box,
    main: undefined,
    first: inputs[0] ?? box,
    read: () => inputs.find(({ checked }) => checked)?.value ?? null,
    write(value) {
      for (const input of inputs) {
        input.checked = input.value === value;
      }
    },
    enable(enabled) {
      for (const input of inputs) {
        input.disabled = !enabled;
      }
    },
  };
}

function output(view: FieldView, { id, localization }: Setting): Control {
  const element = make('output', { id, name: view.name });
  set(element, 'class', 'rs-output');
  let shown: FieldValue = null;
  return {
    box: element,
    main: element,
    first: element,
    read: () => shown,
    write(value) {
      shown = value;
      // The unit stands behind it.
      element.textContent = localization.value(value, { ...view, unit: undefined });
    },
    enable() {},
  };
}

/** Keeps what the control offers in step with the bounds of the field. */
export function bound(element: HTMLElement, { type }: FieldView, side: 'min' | 'max', value: FieldValue): void {
  if (type === 'date') {
    set(element, side, value as string | null);
  } else if (side === 'min' && (type === 'number' || type === 'integer')) {
    // The keypads of some phones have no minus sign, so they are only asked for when nobody needs one.
    const unsigned = value !== null && Number(value) >= 0;
    set(element, 'inputmode', unsigned ? (type === 'integer' ? 'numeric' : 'decimal') : null);
  }
}
