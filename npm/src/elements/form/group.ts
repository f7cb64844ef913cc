/** Fields that stand together: sections, and groups, which addresses, names and matrices are too. */

import type { FieldChange } from '../../face/index.js';
import { heading, make } from '../dom.js';
import { Frame } from './frame.js';
import type { Making, Part } from './part.js';

/** Fields below a heading; to those around they are as if the section were not there. */
export function section({ view, path, state, level, tree }: Making): Part {
  const id = tree.newId();
  const title = heading(level, { class: 'rs-heading' }, '');
  const hint = make('p', { class: 'rs-hint' });
  const root = make('div', { id, class: 'rs-section', 'data-field': path }, title, hint);
  const update = ({ visible, label, hint: help }: Omit<FieldChange, 'field'>) => {
    if (visible !== undefined) {
      root.hidden = !visible;
    }
    if (label !== undefined) {
      title.textContent = label;
      title.hidden = !label;
    }
    if (help !== undefined) {
      hint.textContent = help;
      hint.hidden = !help;
    }
  };
  update({ visible: true, label: view.label, hint: view.hint ?? '' });
  update(state);
  // The names in a section are those of where it stands.
  tree.fill(root, view.fields ?? [], path.slice(0, path.lastIndexOf('/') + 1), level + 1);
  return { id, root, update, focus: () => root.scrollIntoView({ block: 'nearest' }) };
}

/** Fields whose values are one. */
export function group({ view, path, state, level, tree }: Making): Part {
  const id = tree.newId();
  const frame = new Frame({ view, path, id, localization: tree.localization, askable: false, role: 'group' });
  const fields = make('div', { class: 'rs-fields' });
  if (view.type === 'matrix') {
    // Each question says its options itself; where there is room, they stand once at the top.
    const options = view.fields?.[0]?.options ?? [];
    const labels = options.map(({ label }) => make('span', {}, label));
    fields.append(make('div', { class: 'rs-matrix-head', 'aria-hidden': 'true' }, make('div', {}, ...labels)));
  }
  frame.root.append(fields);
  frame.root.id = id;
  frame.apply(state);
  tree.fill(fields, view.fields ?? [], `${path}/`, level);
  return {
    id,
    root: frame.root,
    get label() {
      return frame.label;
    },
    get error() {
      return frame.error;
    },
    update: (change) => frame.apply(change),
    focus() {
      frame.root.scrollIntoView({ block: 'nearest' });
      frame.root.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    },
  };
}
