/** Yes or no: a box to tick, or a switch. */

import type { FieldView } from '../../../face/index.js';
import { make } from '../../dom.js';
import type { Control, Setting } from './control.js';

export function checkbox({ type }: FieldView, { id, path }: Setting): Control {
  const element = make('input', { id, name: path, type: 'checkbox', role: type === 'switch' ? type : null });
  return {
    box: element,
    main: element,
    first: () => element,
    trailing: true,
    read: () => element.checked,
    write(value) {
      element.checked = value === true;
    },
    allow(enabled, readOnly) {
      element.disabled = !enabled || readOnly;
    },
  };
}
