/** Which control shows which type of field. Those that few forms have are in `more/kinds.ts`. */

import type { FieldType } from '../../../face/index.js';
import { checkbox } from './checkbox.js';
import type { MakeControl } from './control.js';
import { number } from './number.js';
import { checkboxes, radios } from './options.js';
import { select } from './select.js';
import { line, lines } from './typed.js';

export const controls: Partial<Record<FieldType, MakeControl>> = {
  text: line,
  textarea: lines,
  email: line,
  url: line,
  tel: line,
  password: line,
  number,
  integer: number,
  money: number,
  percent: number,
  date: line,
  time: line,
  datetime: line,
  month: line,
  select,
  country: select,
  radio: radios,
  checkboxes,
  checkbox,
  switch: checkbox,
};
