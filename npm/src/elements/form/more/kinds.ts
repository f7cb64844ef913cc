/** The controls and parts that few forms have: they are loaded when a form has one. */

import type { MakeControl } from '../control/control.js';
import type { MakePart } from '../part.js';
import { color } from './color.js';
import { file } from './file.js';
import { card, iban, masked } from './masked.js';
import { multiselect } from './multiselect.js';
import { range } from './range.js';
import { ranking } from './ranking.js';
import { rating } from './rating.js';
import { repeat } from './repeat.js';
import { signature } from './signature.js';
import { tags } from './tags.js';

export const controls: Record<string, MakeControl> = {
  multiselect,
  range,
  rating,
  ranking,
  color,
  tags,
  file,
  signature,
  iban,
  card,
  mask: masked,
};

export const parts: Record<string, MakePart> = {
  repeat,
  table: repeat,
};
