/** Words that a person makes up, each with a button to take it away. */

import type { FieldView } from '../../../face/index.js';
import { make } from '../../dom.js';
import { changed, type Control, type Setting, texts } from '../control/control.js';

export function tags({ options = [], placeholder }: FieldView, { id, localization, say }: Setting): Control {
  let entered: string[] = [];
  let usable = true;
  const suggestions = make('datalist', { id: `${id}-offer` }, ...options.map(({ value }) => make('option', { value })));
  const input = make('input', {
    id,
    placeholder,
    list: options.length > 0 ? suggestions.id : null,
    autocomplete: 'off',
  });
  const list = make('ul', { class: 'rs-chips' });
  const box = make('div', { class: 'rs-tags-box' }, list, input, suggestions);

  // What is typed is no tag yet, so the form does not hear of it.
  input.addEventListener('input', (event) => {
    event.stopPropagation();
    if (/[,;\n]/.test(input.value) || options.some(({ value }) => value === input.value)) {
      add();
    }
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && input.value.trim() && !event.isComposing) {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && !input.value) {
      list.querySelector<HTMLElement>('li:last-child button')?.focus();
    }
  });
  input.addEventListener('focusout', add);
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) {
      remove(button.dataset['value'] ?? '');
    }
  });
  return {
    box,
    main: input,
    first: () => input,
    read: () => entered,
    write(value) {
      entered = texts(value);
      draw();
    },
    allow(enabled, readOnly) {
      usable = enabled && !readOnly;
      input.disabled = !enabled;
      input.readOnly = readOnly;
      draw();
    },
  };

  function add(): void {
    const words = input.value.split(/[,;\n]/).map((word) => word.trim());
    input.value = '';
    const fresh = words.filter((word, at) => word && !entered.includes(word) && words.indexOf(word) === at);
    if (fresh.length > 0) {
      entered = [...entered, ...fresh];
      say(localization.text('form.added', { item: fresh }));
      draw();
      changed(list);
    }
  }

  function remove(word: string): void {
    entered = entered.filter((other) => other !== word);
    say(localization.text('form.removed', { item: word }));
    draw();
    input.focus();
    changed(list);
  }

  function draw(): void {
    list.hidden = entered.length === 0;
    list.replaceChildren(
      ...entered.map((word) => {
        const attributes = {
          type: 'button',
          class: 'rs-icon rs-remove',
          'aria-label': localization.text('form.remove', { item: word }),
        };
        const button = make('button', { ...attributes, 'data-value': word, disabled: !usable });
        return make('li', { class: 'rs-chip' }, make('span', {}, word), button);
      }),
    );
  }
}
