/** Editing a cell in place. */

import { make } from '../dom.js';
import { showProblem } from './cells.js';

const PAUSE = 300;

export class CellEditor {
  #ended = false;
  #timer;

  /** `done` is called once, with the text or, where it was cancelled, without, and with where to go from here. */
  constructor(cell, { label, before, text, check, done }) {
    this.done = done;
    this.shown = cell.firstChild;
    this.cell = cell;
    const input = make('input', { 'aria-label': label, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
    this.input = input;
    input.value = text;
    showProblem(cell, undefined);
    this.shown.replaceWith(input);
    input.focus();
    const look = () => showProblem(cell, check(input.value));
    if (text === before) {
      input.select();
      look();
    }
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(look, PAUSE);
    });
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#end(input.value, 'leave'));
  }

  #key(event) {
    const { key, shiftKey, ctrlKey, metaKey, isComposing } = event;
    if (isComposing) return;
    const enter = ctrlKey || metaKey ? 'add' : 'down';
    const then = { Enter: enter, Tab: shiftKey ? 'previous' : 'next', Escape: 'stay', F2: 'stay' }[key];
    if (then) {
      event.preventDefault();
      event.stopPropagation();
      this.#end(key === 'Escape' ? undefined : this.input.value, then);
    }
  }

  #end(text, then) {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    showProblem(this.cell, undefined);
    this.input.replaceWith(this.shown);
    // Where the focus goes to another cell, it has to arrive there before the table changes.
    if (then === 'leave') setTimeout(() => this.done(text, then));
    else this.done(text, then);
  }
}
