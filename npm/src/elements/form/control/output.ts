/** A value that is computed: it is shown, and nobody enters it. */

import type { FieldValue, FieldView } from '../../../face/index.js';
import { make } from '../../dom.js';
import type { Control, Setting } from './control.js';

export function output(view: FieldView, { id, path, localization }: Setting): Control {
  const element = make('output', { id, name: path, class: 'rs-output' });
  let shown: FieldValue = null;
  let { currency } = view;
  return {
    box: element,
    main: element,
    first: () => element,
    read: () => shown,
    write(value) {
      shown = value;
      tell();
    },
    allow() {},
    code(code) {
      currency = code ?? undefined;
      tell();
    },
  };

  function tell(): void {
    element.textContent = localization.value(shown, { ...view, currency });
  }
}
