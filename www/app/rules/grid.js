/** The table as a grid: one of its cells is in the order of the Tab key, arrows go to the others (ARIA's grid pattern). */

import { make } from '../dom.js';
import { Row, gapRow, headCell, showProblem } from './cells.js';
import { CellEditor } from './editor.js';
import { keyOf } from './judge.js';
import { cellText, columns as columnsOf } from './table.js';

const PAGE = 10;
const NO_GAPS = [];

/** `actions` is told what people do: `edit`, `column`, `row`, `gap`, `moved`; `check` tells what is wrong with a text. */
export class Grid {
  #head = make('thead');
  #body = make('tbody');
  #foot = make('tfoot');
  #rows = new WeakMap();
  #gaps = NO_GAPS;
  #shape = '';
  #editor;
  #current;
  /** The current cell; row -1 is the head, and those after the last rule are gaps. */
  row = 0;
  column = 1;

  constructor(table, actions) {
    this.element = table;
    this.actions = actions;
    table.append(this.#head, this.#body, this.#foot);
    table.addEventListener('keydown', (event) => this.#editor || this.#key(event));
    table.addEventListener('focusin', ({ target }) => this.#focused(target.closest('th, td')));
    table.addEventListener('mousedown', (event) => this.#pressed(event));
    table.addEventListener('dblclick', () => this.begin());
  }

  /** Shows a table; rows of rules that stayed the same stay too. */
  show(table, judged, fates) {
    const focused = this.element.contains(document.activeElement);
    const columns = columnsOf(table);
    const shape = JSON.stringify([table.inputs, table.outputs]);
    this.table = table;
    this.columns = columns;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#rows = new WeakMap();
      this.#gaps = NO_GAPS;
      this.#head.replaceChildren(make('tr', {}, ...columns.map(headCell)));
      this.#body.replaceChildren();
      this.element.style.setProperty('--columns', String(table.inputs.length + table.outputs.length));
    }
    let place = this.#body.firstElementChild;
    const kept = new Set();
    for (const rule of table.rules) {
      let row = this.#rows.get(rule);
      if (!row) this.#rows.set(rule, (row = new Row(rule, columns)));
      kept.add(row.element);
      if (row.element === place) place = place.nextElementSibling;
      else this.#body.insertBefore(row.element, place);
    }
    while (place) {
      const next = place.nextElementSibling;
      if (!kept.has(place)) place.remove();
      place = next;
    }
    this.mark(judged, fates);
    this.#place(this.row, this.column, focused);
  }

  /** Shows how the rules fared and what is wrong with them. */
  mark(judged, fates) {
    for (const [number, rule] of this.table.rules.entries()) {
      this.#rows.get(rule).mark(number, fates[number], judged);
    }
    for (const [at, column] of this.columns.entries()) {
      showProblem(this.#head.firstChild.children[at], judged.columns.get(keyOf(column)));
    }
    if (this.#gaps !== judged.gaps) {
      this.#gaps = judged.gaps;
      const focused = this.#foot.contains(document.activeElement);
      this.#foot.replaceChildren(...judged.gaps.map((example) => gapRow(example, this.columns)));
      if (focused || this.row >= this.table.rules.length) this.#place(this.row, this.column, focused);
    }
  }

  /** Moves the focus to a cell. */
  go(row, column = this.column) {
    this.#place(row, column, true);
  }

  /** Makes a cell the current one, the focus being elsewhere. */
  point(row, column = this.column) {
    this.#place(row, column, false);
  }

  /** Begins to edit the current cell, with `text` in place of what it has. */
  begin(text) {
    const column = this.columns[this.column];
    if (this.#editor) return;
    if (this.row < 0) {
      if (column.definition) this.actions.column(column);
    } else if (this.row >= this.table.rules.length) {
      this.actions.gap(this.#gaps[this.row - this.table.rules.length]);
    } else if (column.kind !== 'number' && column.kind !== 'fate') {
      const [row, before] = [this.row, cellText(this.table.rules[this.row], column)];
      this.#editor = new CellEditor(this.#cell(), {
        label: `${column.name}, rule ${row + 1}`,
        before,
        text: text ?? before,
        check: (changed) => this.actions.check(changed, column),
        done: (changed, then) => this.#done(row, column, before, changed, then),
      });
    }
  }

  #done(row, column, before, text, then) {
    this.#editor = undefined;
    if (text !== undefined && text.trim() !== before) this.actions.edit(row, column, text);
    else this.#rows.get(this.table.rules[row])?.restore(this.columns.indexOf(column));
    if (then === 'leave') return;
    const step = { down: [1, 0], next: [0, 1], previous: [0, -1] }[then] ?? [0, 0];
    this.#place(Math.min(row + step[0], this.table.rules.length - 1), this.column + step[1], true);
    if (then === 'next' || then === 'previous') this.begin();
    if (then === 'add') this.actions.row('add');
  }

  #key(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const control = ctrlKey || metaKey;
    const last = this.table.rules.length + this.#gaps.length - 1;
    const act = (() => {
      if (control && key === 'Enter') return () => this.actions.row('add');
      if (control && (key === 'Backspace' || key === 'Delete')) return () => this.actions.row('remove');
      if (control && key.toLowerCase() === 'd') return () => this.actions.row('duplicate');
      if (altKey && key === 'ArrowUp') return () => this.actions.row('up');
      if (altKey && key === 'ArrowDown') return () => this.actions.row('down');
      if (control && key === 'Home') return () => this.go(0, 0);
      if (control && key === 'End') return () => this.go(last, this.columns.length - 1);
      if (control || altKey || event.isComposing) return undefined;
      const moves = {
        ArrowUp: [this.row - 1, this.column],
        ArrowDown: [this.row + 1, this.column],
        ArrowLeft: [this.row, this.column - 1],
        ArrowRight: [this.row, this.column + 1],
        Home: [this.row, 0],
        End: [this.row, this.columns.length - 1],
        PageUp: [Math.max(0, this.row - PAGE), this.column],
        PageDown: [this.row + PAGE, this.column],
      };
      if (Object.hasOwn(moves, key) && !shiftKey) return () => this.go(...moves[key]);
      if (key === 'Enter' || key === 'F2' || key === ' ') return () => this.begin();
      if (key === 'Delete' || key === 'Backspace') return () => this.#clear();
      if (key.length === 1 && this.row >= 0 && this.row < this.table.rules.length) return () => this.begin(key);
      return undefined;
    })();
    if (act) {
      event.preventDefault();
      act();
    }
  }

  #clear() {
    const { kind } = this.columns[this.column];
    if (this.row >= 0 && this.row < this.table.rules.length && kind !== 'number' && kind !== 'fate') {
      this.actions.edit(this.row, this.columns[this.column], '');
    }
  }

  #focused(cell) {
    const row = this.#rowsShown().indexOf(cell?.parentElement);
    if (row >= 0) this.#place(row - 1, [...cell.parentElement.children].indexOf(cell), false);
  }

  /** A press on the cell that has the focus edits it: that is how touch gets there. */
  #pressed(event) {
    const cell = event.target.closest('th, td');
    if (cell && cell === document.activeElement && event.detail === 1) {
      event.preventDefault();
      this.begin();
    }
  }

  #place(row, column, focus) {
    this.#current?.setAttribute('tabindex', '-1');
    this.row = Math.max(-1, Math.min(row, this.table.rules.length + this.#gaps.length - 1));
    this.column = Math.max(0, Math.min(column, this.columns.length - 1));
    const cell = (this.#current = this.#cell());
    cell.setAttribute('tabindex', '0');
    if (focus) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    this.actions.moved();
  }

  #cell() {
    const rules = this.table.rules.length;
    const row =
      this.row < 0 ? this.#head.firstChild : this.row < rules ? this.#body.children[this.row] : this.#foot.children[this.row - rules];
    return row.children[this.column];
  }

  #rowsShown() {
    return [...this.#head.children, ...this.#body.children, ...this.#foot.children];
  }
}
