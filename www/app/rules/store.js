/** The table that is being edited, with the values it is tried with: kept in this browser, and what was done can be undone. */

import { complete } from './table.js';

const KEPT = 'routeslip-rules';
const STEPS = 200;

/** `changed` is called after each change, with whether the columns are others. */
export class Store {
  #past = [];
  #future = [];
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** The name of the decision, its table, and the names that cells may read besides those of the input columns. */
  document = { name: 'decision', table: complete({}), more: [] };
  /** What is in the fields of "Try it", as text by name. */
  values = {};

  get table() {
    return this.document.table;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Changes the table, or with `more` the names beside it. */
  edit(table, more = this.document.more) {
    this.open({ ...this.document, table, more });
  }

  open(document, values = this.values) {
    this.#past = [...this.#past.slice(1 - STEPS), this.document];
    this.#future = [];
    this.values = values;
    this.#show(document);
  }

  setValue(name, text) {
    this.values = { ...this.values, [name]: text };
    this.#keep();
  }

  undo() {
    if (this.canUndo) {
      this.#future.push(this.document);
      this.#show(this.#past.pop());
    }
  }

  redo() {
    if (this.canRedo) {
      this.#past.push(this.document);
      this.#show(this.#future.pop());
    }
  }

  /** Opens what was kept, or else what `original` gives. */
  async restore(original) {
    try {
      const { document, values } = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
      this.values = values;
      this.#show({ ...document, table: complete(document.table) });
    } catch {
      const { document, values } = await original();
      this.values = values;
      this.#show(document);
    }
  }

  #show(document) {
    this.document = document;
    this.#keep();
    this.#changed();
  }

  #keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ document: this.document, values: this.values }));
    } catch {
      // A table that is too large to keep can still be edited and exported.
    }
  }
}
