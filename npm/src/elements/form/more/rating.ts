/** A number of stars: one of several choices, which can be taken back. */

import type { FieldView } from '../../../face/index.js';
import { make } from '../../dom.js';
import { changed, type Control, type Setting } from '../control/control.js';

export function rating({ stars = 5 }: FieldView, { id, path, localization }: Setting): Control {
  const inputs = Array.from({ length: stars }, (_, index) =>
    make('input', { id: index === 0 ? id : null, name: path, type: 'radio', value: index + 1 }),
  );
  const labels = inputs.map((input, index) =>
    make(
      'label',
      { class: 'rs-star' },
      input,
      make('span', { class: 'rs-unseen' }, localization.text('form.stars', { stars: index + 1, count: stars })),
    ),
  );
  const clear = make('button', { class: 'rs-quiet', type: 'button', hidden: true }, localization.text('form.clear'));
  clear.addEventListener('click', () => {
    inputs.forEach((input) => (input.checked = false));
    inputs[0]?.focus();
    changed(clear);
  });
  const box = make('div', { class: 'rs-stars' }, ...labels, clear);
  box.addEventListener('input', show);
  return {
    box,
    role: 'radiogroup',
    first: () => inputs.find(({ checked }) => checked) ?? inputs[0] ?? box,
    read: () => Number(inputs.find(({ checked }) => checked)?.value ?? 0) || null,
    write(value) {
      inputs.forEach((input) => (input.checked = Number(input.value) === Number(value)));
      show();
    },
    allow(enabled, readOnly) {
      [...inputs, clear].forEach((element) => (element.disabled = !enabled || readOnly));
    },
  };

  function show(): void {
    clear.hidden = !inputs.some(({ checked }) => checked);
  }
}
