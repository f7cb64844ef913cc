/** The rows of the grid: a rule's cells, and what is shown of how it fared. Only what changed is touched. */

import { make } from '../dom.js';
import { keyOf } from './judge.js';
import { cellText } from './table.js';
import { marked } from './text.js';

const FATES = { fired: 'Fires', holds: 'Matches, but is not taken' };

let ids = 0;

/** A row for a rule. */
export class Row {
  #place;
  #said = '';
  #fate = {};
  #problems = [];
  #case;
  #number = make('span', { class: 'row-number' });
  #sign = make('span', { class: 'sign', 'aria-hidden': 'true' });
  #badges = make('span', { class: 'badges' });

  constructor(rule, columns) {
    this.columns = columns;
    const cells = columns.map((column) => {
      if (column.kind === 'number') {
        return make('th', { scope: 'row', tabindex: '-1', class: 'number' }, this.#number, this.#sign, this.#badges);
      }
      const text = cellText(rule, column);
      const shown = column.kind === 'input' || column.kind === 'output' ? make('code', {}, text) : make('span', {}, text);
      return make('td', { tabindex: '-1', class: column.kind }, shown);
    });
    this.element = make('tr', {}, ...cells);
    this.#case = cells[columns.findIndex(({ kind }) => kind === 'fate')].firstChild;
  }

  /** Shows its number, how it fared, and what is wrong with it and its cells. */
  mark(number, fate, judged) {
    const badges = judged.rules.get(number) ?? [];
    const problems = this.columns.map((column) => judged.cells.get(keyOf(column, number)));
    if (number !== this.#place) this.#number.textContent = String((this.#place = number) + 1);
    if (badges.join() !== this.#said) {
      this.#said = badges.join();
      this.#badges.replaceChildren(...badges.map((text) => make('span', { class: 'badge' }, text)));
    }
    this.#fare(fate);
    for (const [at, problem] of problems.entries()) {
      if (!same(problem, this.#problems[at])) showProblem(this.element.children[at], problem);
    }
    this.#problems = problems;
  }

  #fare(fate) {
    const { status = '', why = '', failed } = fate ?? {};
    const { status: before, why: whyBefore, failed: failedBefore } = this.#fate;
    if (status === before && why === whyBefore && failed === failedBefore) return;
    this.#fate = { status, why, failed };
    this.#sign.textContent = status === 'fired' ? '✓' : '';
    this.element.dataset.fate = status;
    this.#case.textContent = FATES[status] ?? why;
    if (failed !== failedBefore) {
      for (const [at, column] of this.columns.entries()) {
        if (column.kind === 'input') this.element.children[at].classList.toggle('failed', failed === column.at);
      }
    }
  }

  /** Shows again what is wrong with a cell, after its editor showed what was wrong with other texts. */
  restore(at) {
    showProblem(this.element.children[at], this.#problems[at]);
  }
}

/** Shows below a cell what is wrong with it, or no longer. */
export function showProblem(cell, problem) {
  cell.querySelector('.problem')?.remove();
  const holder = cell.querySelector('input') ?? cell;
  for (const element of [cell, holder]) {
    element.removeAttribute('aria-invalid');
    element.removeAttribute('aria-describedby');
  }
  if (!problem) return;
  const id = `problem-${(ids += 1)}`;
  const help = problem.help ? [make('span', { class: 'help' }, ...marked(problem.help))] : [];
  cell.append(make('p', { class: 'problem', id, 'data-severity': problem.severity }, ...marked(problem.message), ' ', ...help));
  holder.setAttribute('aria-describedby', id);
  if (problem.severity === 'error') holder.setAttribute('aria-invalid', 'true');
}

function same(one, other) {
  return one?.message === other?.message && one?.help === other?.help && one?.severity === other?.severity;
}

/** The head of a column. */
export function headCell({ kind, name, definition }) {
  if (kind === 'number') return make('th', { scope: 'col', tabindex: '-1', class: 'number' }, 'Rule');
  if (!definition) return make('th', { scope: 'col', tabindex: '-1', class: kind }, name);
  const expression = kind === 'input' ? definition.expression : definition.name;
  const type = definition.type ? [make('span', { class: 'type' }, ` ${definition.type}`)] : [];
  return make(
    'th',
    { scope: 'col', tabindex: '-1', class: kind },
    make('span', { class: 'column-name' }, name),
    make('span', { class: 'column-kind' }, kind === 'input' ? 'if ' : 'then ', make('code', {}, expression), ...type),
  );
}

/** A row for inputs that no rule matches. */
export function gapRow(example, columns) {
  const cells = columns.map(({ kind, at }) => {
    if (kind === 'number') return make('th', { scope: 'row', tabindex: '-1', class: 'number' }, 'Gap');
    if (kind === 'input') return make('td', { tabindex: '-1', class: kind }, make('code', {}, example[at] ?? '-'));
    if (kind === 'fate') return make('td', { tabindex: '-1', class: kind }, 'No rule matches: Enter adds one');
    return make('td', { tabindex: '-1', class: kind });
  });
  return make('tr', { class: 'gap' }, ...cells);
}
