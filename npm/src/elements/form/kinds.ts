/** Which part shows which type of field, and the loading of those that few forms have. */

import type { FieldView } from '../../face/index.js';
import { headline, note } from './between.js';
import type { MakeControl } from './control/control.js';
import { controls } from './control/kinds.js';
import { Field, hidden } from './field.js';
import { group, section } from './group.js';
import type { MakePart } from './part.js';

const parts: Record<string, MakePart> = {
  note,
  heading: headline,
  section,
  group,
  address: group,
  name: group,
  matrix: group,
  hidden,
  computed: field(controls.text as MakeControl),
};

for (const type in controls) {
  parts[type] = field(controls[type as FieldView['type']] as MakeControl);
}

function field(control: MakeControl): MakePart {
  return (making) => new Field(making, control);
}

/** What of `more/` is to be had under which name: the type, or `mask` for texts with one. */
const kind = ({ type, mask, computed }: FieldView): string => (mask ? 'mask' : computed ? 'computed' : type);

/** What makes the part of a field, which has to be at hand. */
export function makerOf(view: FieldView): MakePart | undefined {
  return parts[kind(view)];
}

/** Whether all that these fields need is at hand. */
export function isReady(views: FieldView[]): boolean {
  return views.every((view) => kind(view) in parts && isReady(view.fields ?? []));
}

/** Loads what few forms need. */
export async function load(): Promise<void> {
  const more = await import('./more/kinds.js');
  Object.assign(parts, more.parts);
  for (const type in more.controls) {
    parts[type] = field(more.controls[type] as MakeControl);
  }
}
