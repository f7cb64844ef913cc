/** The names that a table reads, and the values that people enter for them. */

import { compileExpression, evaluate } from '../../routeslip/rules.js';

const UNKNOWN_NAME = 'RS1005';
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/;

/** What each input expression reads, by its text: expressions are compiled once. */
const read = new Map();

/** The names that a table's cells may read, each with the type and the allowed values of the column that is about it. */
export function namesOf({ table, more }) {
  const names = new Map();
  for (const { expression, type, values, label } of table.inputs) {
    for (const name of readBy(expression)) {
      if (name === expression.trim()) {
        names.set(name, { name, label: label || name, type, options: optionsOf(type, values) });
      } else if (!names.has(name)) {
        names.set(name, { name, label: name });
      }
    }
  }
  for (const name of more) {
    if (!names.has(name)) names.set(name, { name, label: name, extra: true });
  }
  return [...names.values()];
}

/** What somebody entered, as a value; undefined where it is not of the type. */
export function valueOf({ type }, text = '') {
  const entered = text.trim();
  if (entered === '') return null;
  if (type === 'string') return text;
  if (type === 'number') return NUMBER.test(entered) ? Number(entered) : undefined;
  if (type && type !== 'Any' && type !== 'boolean') return { '@': entered };
  if (entered === 'true' || entered === 'false') return entered === 'true';
  if (NUMBER.test(entered)) return Number(entered);
  if (DATE.test(entered)) return { '@': entered };
  if (/^[[{]/.test(entered)) {
    try {
      return JSON.parse(entered);
    } catch {
      return undefined;
    }
  }
  return text;
}

/** Where nothing is known, the names of an expression are those that it lacks. */
function readBy(expression) {
  if (!read.has(expression)) {
    const compiled = compileExpression(expression);
    const unknown = compiled.diagnostics.filter(({ code, range }) => code === UNKNOWN_NAME && range);
    compiled.free();
    read.set(expression, unknown.map(({ range: { start, end } }) => expression.slice(start, end)));
  }
  return read.get(expression);
}

/** The texts that may be chosen, where the allowed values are a list of texts. */
function optionsOf(type, values) {
  if (type === 'boolean') return ['true', 'false'];
  const list = values && evaluate(`[${values}]`).value;
  return Array.isArray(list) && list.length > 0 && list.every((value) => typeof value === 'string') ? list : undefined;
}
