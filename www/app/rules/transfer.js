/** A table as a bundle of one decision, in and out. */

import { complete } from './table.js';

/** The bundle of a document, as text. */
export function written({ name, table, more }) {
  const inputData = more.length > 0 ? { inputData: Object.fromEntries(more.map((name) => [name, {}])) } : {};
  return `${JSON.stringify({ routeslip: 1, ...inputData, decisions: { [name]: table } }, null, 2)}\n`;
}

/** The document of a bundle's first table, or of a decision by itself. Throws an error that says what is missing. */
export function read(text) {
  let bundle;
  try {
    bundle = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${error.message}`);
  }
  const decisions = bundle?.decisions ?? { decision: bundle };
  const found = Object.entries(decisions).find(([, decision]) => Array.isArray(decision?.rules));
  if (!found) {
    throw new Error('There is no decision table in this file: a decision with `inputs`, `outputs` and `rules`.');
  }
  const [name, table] = found;
  return { name, table: complete(table), more: Object.keys(bundle.inputData ?? {}) };
}

/** Lets the browser save a file. */
export function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
