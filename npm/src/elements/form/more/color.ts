/** A colour: its text, and the browser's way to choose one. */

import type { FieldView } from '../../../face/index.js';
import { make } from '../../dom.js';
import { changed, type Control, type Setting } from '../control/control.js';
import { attributes, text, VERBATIM } from '../control/typed.js';

export function color(view: FieldView, setting: Setting): Control {
  const input = make('input', { ...attributes(view, setting), ...VERBATIM, size: 9, placeholder: '#' });
  const swatch = make('input', { type: 'color', 'aria-label': setting.localization.text('form.pickColor') });
  const control = text(input);
  // The text is the value; the form hears of what was chosen as if it had been typed.
  swatch.addEventListener('input', (event) => {
    event.stopPropagation();
    input.value = swatch.value;
    changed(input);
  });
  input.addEventListener('input', show);
  return {
    ...control,
    box: make('div', { class: 'rs-measure' }, swatch, input),
    write(value) {
      control.write(value);
      show();
    },
    allow(enabled, readOnly) {
      control.allow(enabled, readOnly);
      swatch.disabled = !enabled || readOnly;
    },
  };

  function show(): void {
    const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(input.value.trim())?.[1];
    swatch.value = digits ? `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}` : '#ffffff';
  }
}
