/** "Try it": a field for each name that the table reads, and what comes out. */

import { make } from '../dom.js';
import { listed, marked } from './text.js';
import { valueOf } from './values.js';

/** `actions`: `set(name, text)` after an entry, `remove(name)` for a name that somebody added. */
export class TryOut {
  #shape = '';
  #names = [];

  constructor(fields, result, actions) {
    this.fields = fields;
    this.result = result;
    this.actions = actions;
  }

  /** Shows a field for each name, with what was entered for it. */
  show(names, values) {
    this.#names = names;
    const shape = JSON.stringify(names);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.fields.replaceChildren(...names.map((name, at) => this.#field(name, `try-${at}`)));
    }
    for (const { name } of names) {
      const control = this.#control(name);
      if (control !== document.activeElement) control.value = values[name] ?? '';
    }
  }

  /** The values by name; what can't be read is marked, and is null. */
  values() {
    const entries = this.#names.map((name) => {
      const control = this.#control(name.name);
      const value = valueOf(name, control.value);
      const wrong = value === undefined;
      if (wrong) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      control.nextElementSibling.textContent = wrong ? `Enter ${name.type === 'number' ? 'a number, such as 250' : 'JSON, such as [1, 2]'}.` : '';
      return [name.name, value ?? null];
    });
    return Object.fromEntries(entries);
  }

  /** Shows what the decision came to. */
  tell({ value, matched, failure }, outputs) {
    const why = matched.length > 0 ? `By ${matched.length === 1 ? 'rule' : 'rules'} ${listed(matched)}.` : '';
    const shown = failure
      ? [make('p', { class: 'result-failure' }, ...marked(failure.message))]
      : value === null && matched.length === 0
        ? [make('p', { class: 'result-nothing' }, 'No rule matches.')]
        : [...results(value, outputs), make('p', { class: 'result-why' }, why)];
    this.result.replaceChildren(...shown);
  }

  #control(name) {
    return this.fields.querySelector(`[name="${CSS.escape(name)}"]`);
  }

  #field({ name, label, type, options, extra }, id) {
    const control = options
      ? make('select', { id, name, 'aria-describedby': `${id}-error` }, make('option', { value: '' }, '–'), ...options.map((value) => make('option', { value }, value)))
      : make('input', {
          id,
          name,
          type: type === 'date' ? 'date' : 'text',
          inputmode: type === 'number' ? 'decimal' : undefined,
          autocomplete: 'off',
          'aria-describedby': `${id}-error`,
        });
    control.addEventListener('input', () => this.actions.set(name, control.value));
    const error = make('p', { class: 'rs-error', id: `${id}-error` });
    const remove = make('button', { type: 'button', class: 'quiet', 'aria-label': `Remove ${name}` }, 'Remove');
    remove.addEventListener('click', () => this.actions.remove(name));
    return make('div', { class: 'try-field' }, make('label', { for: id }, label), control, error, ...(extra ? [remove] : []));
  }
}

/** A result as a list of its outputs, and one for each rule where there are several. */
function results(value, outputs) {
  if (Array.isArray(value)) {
    return value.length > 0 ? [make('ol', { class: 'result-list' }, ...value.slice(0, 20).map((item) => make('li', {}, ...results(item, outputs))))] : [make('p', {}, 'An empty list.')];
  }
  const single = outputs.length === 1 || value === null || typeof value !== 'object';
  const entries = single ? [[outputs[0]?.name, value]] : Object.entries(value);
  const labels = new Map(outputs.map(({ name, label }) => [name, label || name]));
  return [make('dl', { class: 'result' }, ...entries.map(([name, item]) => make('div', {}, make('dt', {}, labels.get(name) ?? 'Result'), make('dd', {}, plain(item)))))];
}

function plain(value) {
  return value === null ? 'null' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
