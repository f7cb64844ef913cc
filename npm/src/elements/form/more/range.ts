/** A number on a scale, with the number beside it. */

import type { FieldView } from '../../../face/index.js';
import { make, set } from '../../dom.js';
import type { Control, Setting } from '../control/control.js';

export function range(view: FieldView, { id, path, localization }: Setting): Control {
  const input = make('input', { id, name: path, type: 'range', step: view.step ?? 1, min: 0, max: 100 });
  const output = make('output', { for: id, class: 'rs-range-value' });
  let entered = false;
  input.addEventListener('input', () => {
    entered = true;
    tell();
  });
  return {
    box: make('div', { class: 'rs-measure' }, input, output),
    main: input,
    first: () => input,
    read: () => (entered ? input.value : null),
    write(value) {
      entered = value !== null;
      // Without a value it stands in the middle.
      input.value = String(value ?? '');
      tell();
    },
    allow(enabled, readOnly) {
      input.disabled = !enabled || readOnly;
    },
    bound(side, value) {
      set(input, side, value === null ? (side === 'min' ? 0 : 100) : String(value));
      tell();
    },
  };

  function tell(): void {
    output.textContent = entered ? localization.value(Number(input.value), view) : '–';
    set(input, 'aria-valuetext', output.textContent);
  }
}
