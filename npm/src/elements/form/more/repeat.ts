/** Rows of the same fields, as cards or as a table. Rows are added, moved and taken away, and the focus stays with them. */

import type { FieldChange } from '../../../face/index.js';
import { make } from '../../dom.js';
import { Frame } from '../frame.js';
import type { Making, Part } from '../part.js';
import { Row } from './row.js';

export function repeat(making: Making): Part {
  const { view, path, state, tree } = making;
  const { localization } = tree;
  const { minRows = 0, maxRows = Infinity, fields = [] } = view;
  const asTable = view.type === 'table';
  const id = tree.newId();
  const frame = new Frame({ view, path, id, localization, role: 'group', askable: false });
  const rows = new Map<number, Row>();
  let order: number[] = [];
  let enabled = true;
  let readOnly = false;

  const body = make(asTable ? 'tbody' : 'div', { class: 'rs-rows', role: asTable ? 'rowgroup' : null });
  const button = make(
    'button',
    { id, type: 'button', class: 'rs-button rs-add' },
    view.addLabel ?? localization.text('form.addRow'),
  );
  button.addEventListener('click', () => {
    tree.edit((session) => session.addRow(path));
    const row = rows.get(order.at(-1) ?? 0);
    row?.focus();
    tree.say(localization.text('form.added', { item: row?.title ?? '' }));
  });
  frame.root.append(asTable ? table() : body, button);
  update(state);
  return {
    id,
    root: frame.root,
    get label() {
      return frame.label;
    },
    get error() {
      return frame.error;
    },
    update,
    focus() {
      frame.root.scrollIntoView({ block: 'nearest' });
      (button.hidden ? frame.root.querySelector<HTMLElement>('input, select, textarea') : button)?.focus();
    },
  };

  function update(change: Omit<FieldChange, 'field'>): void {
    frame.apply(change);
    enabled = change.enabled ?? enabled;
    readOnly = change.readOnly ?? readOnly;
    if (change.rows) {
      order = change.rows;
      arrange();
    }
    const usable = enabled && !readOnly;
    button.hidden = !usable || order.length >= maxRows;
    order.forEach((id, index) => rows.get(id)?.place(index, order.length, usable, usable && order.length > minRows));
  }

  /** Makes the rows that are new, lets go of those that are gone, and brings all into their order. */
  function arrange(): void {
    const kept = new Set(order);
    for (const [id, row] of rows) {
      if (!kept.has(id)) {
        tree.forget(`${path}/${id}`);
        rows.delete(id);
        row.root.remove();
      }
    }
    let before: Element | null = null;
    for (const id of order) {
      let row = rows.get(id);
      if (!row) {
        row = new Row(making, id, (act) => (act === 'remove' ? remove(id) : move(id, act)));
        rows.set(id, row);
      }
      const place: Element | null = before ? before.nextElementSibling : body.firstElementChild;
      if (row.root !== place) {
        body.insertBefore(row.root, place);
      }
      before = row.root;
    }
  }

  function remove(id: number): void {
    const at = order.indexOf(id);
    const title = rows.get(id)?.title ?? '';
    tree.edit((session) => session.removeRow(`${path}/${id}`));
    const near = rows.get(order[Math.min(at, order.length - 1)] ?? 0);
    if (!near?.focusOn('remove')) {
      (button.hidden ? near : button)?.focus();
    }
    tree.say(localization.text('form.removed', { item: title }));
  }

  function move(id: number, act: 'up' | 'down'): void {
    const title = rows.get(id)?.title ?? '';
    const to = order.indexOf(id) + (act === 'up' ? -1 : 1);
    tree.edit((session) => session.moveRow(`${path}/${id}`, to));
    rows.get(id)?.focusOn(act, act === 'up' ? 'down' : 'up');
    tree.say(localization.text('form.moved', { item: title, place: order.indexOf(id) + 1, count: order.length }));
  }

  /** What a table has around its rows. */
  function table(): HTMLElement {
    const columns = fields.map((field) =>
      make('th', { scope: 'col', role: 'columnheader', hidden: field.type === 'hidden' }, localization.label(field)),
    );
    const head = make('tr', { role: 'row' }, ...columns, make('td', { role: 'cell' }));
    const attributes = { class: 'rs-grid', role: 'table', 'aria-labelledby': `${id}-label` };
    return make('table', attributes, make('thead', { role: 'rowgroup' }, head), body);
  }
}
