/** Options that are all in view: one of them can be chosen, or several. */

import type { FieldValue, FieldView, OptionView } from '../../../face/index.js';
import { make } from '../../dom.js';
import { type Control, type Setting, texts } from './control.js';

export function radios(view: FieldView, setting: Setting): Control {
  return all(
    view,
    setting,
    'radio',
    (value) => (value === null ? [] : [String(value)]),
    (chosen) => chosen[0] ?? null,
  );
}

export function checkboxes(view: FieldView, setting: Setting): Control {
  return all(view, setting, 'checkbox', texts, (chosen) => chosen);
}

function all(
  { options = [] }: FieldView,
  { id, path }: Setting,
  type: 'radio' | 'checkbox',
  chosenOf: (value: FieldValue) => string[],
  valueOf: (chosen: string[]) => FieldValue,
): Control {
  const box = make('div', { class: 'rs-options' });
  let inputs: HTMLInputElement[] = [];
  let chosen: string[] = [];
  let usable = true;
  offer(options);
  return {
    box,
    role: type === 'radio' ? 'radiogroup' : 'group',
    first: () => inputs.find(({ checked }) => checked) ?? inputs[0] ?? box,
    read() {
      chosen = inputs.filter(({ checked }) => checked).map(({ value }) => value);
      return valueOf(chosen);
    },
    write(value) {
      chosen = chosenOf(value);
      for (const input of inputs) {
        input.checked = chosen.includes(input.value);
      }
    },
    allow(enabled, readOnly) {
      usable = enabled && !readOnly;
      for (const input of inputs) {
        input.disabled = !usable;
      }
    },
    offer,
  };

  function offer(options: OptionView[]): void {
    inputs = options.map(({ value }, index) => make('input', { id: index === 0 ? id : null, name: path, value, type }));
    let heading: string | undefined;
    box.replaceChildren();
    options.forEach(({ value, label, group }, index) => {
      const input = inputs[index] as HTMLInputElement;
      input.checked = chosen.includes(value);
      input.disabled = !usable;
      if (group !== heading) {
        heading = group;
        box.append(make('p', { class: 'rs-option-group' }, group ?? ''));
      }
      box.append(make('label', { class: 'rs-option' }, input, make('span', {}, label)));
    });
  }
}
