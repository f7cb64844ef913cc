/** What stands between the fields: headings and notes. */

import { heading, make } from '../dom.js';
import type { Making, Part } from './part.js';

export function note({ view, ...making }: Making): Part {
  return still(make('p', { class: 'rs-note' }), view.text, making);
}

export function headline({ view, level, ...making }: Making): Part {
  const element = heading(level + (view.level ?? 1) - 1, { class: 'rs-heading' }, '');
  return still(element, view.label, making);
}

/** Text that nobody enters. */
function still(
  root: HTMLElement,
  given: string | undefined,
  { path, state, tree }: Omit<Making, 'view' | 'level'>,
): Part {
  const id = tree.newId();
  root.id = id;
  root.dataset['field'] = path;
  const part: Part = {
    id,
    root,
    update({ visible, text, label }) {
      root.hidden = !(visible ?? !root.hidden);
      root.textContent = text ?? label ?? root.textContent;
    },
    focus() {
      root.scrollIntoView({ block: 'nearest' });
    },
  };
  root.textContent = given ?? '';
  part.update(state, false);
  return part;
}
