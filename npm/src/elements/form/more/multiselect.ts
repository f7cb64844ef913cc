/** Several of several options, from a list that opens. */

import type { FieldView } from '../../../face/index.js';
import { make, set } from '../../dom.js';
import type { Control, Setting } from '../control/control.js';
import { checkboxes } from '../control/options.js';

/** A list of more options than this can be searched. */
const LONG = 8;

export function multiselect(view: FieldView, setting: Setting): Control {
  const { id, localization } = setting;
  const { locale } = localization;
  const searching = localization.text('form.search');
  const all = checkboxes(view, { ...setting, id: `${id}-first` });
  const { box: options } = all;
  const button = make('button', {
    id,
    type: 'button',
    class: 'rs-select',
    'aria-expanded': 'false',
    'aria-controls': `${id}-list`,
  });
  set(button, 'aria-labelledby', `${id}-label ${id}`);
  const search = make('input', {
    type: 'search',
    class: 'rs-search',
    'aria-label': searching,
    placeholder: searching,
    hidden: true,
  });
  const list = make('div', { id: `${id}-list`, class: 'rs-list', hidden: true }, search, options);
  const box = make('div', { class: 'rs-multi' }, button, list);

  button.addEventListener('click', () => open(list.hidden === true));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      open(false);
      button.focus();
    } else if (event.key === 'ArrowDown' && event.target === button) {
      event.preventDefault();
      open(true);
    } else if (/^Arrow(Up|Down)$/.test(event.key) && !list.hidden) {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && event.target !== button) {
      // A choice is finished, the form is not.
      event.preventDefault();
      open(false);
      button.focus();
    }
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) {
      open(false);
    }
  });
  // A press on the list between two options does not take the focus out of it.
  list.addEventListener('mousedown', (event) => {
    if (event.target !== search) {
      event.preventDefault();
    }
  });
  search.addEventListener('input', (event) => {
    event.stopPropagation();
    find(search.value);
  });
  box.addEventListener('input', tell);
  arrange();
  return {
    box,
    main: button,
    first: () => button,
    read: all.read,
    write(value) {
      all.write(value);
      tell();
    },
    allow(enabled, readOnly) {
      all.allow(enabled, readOnly);
      button.disabled = !enabled || readOnly;
    },
    offer(offered) {
      all.offer?.(offered);
      arrange();
    },
  };

  function open(opened: boolean): void {
    list.hidden = !opened;
    set(button, 'aria-expanded', String(opened));
    if (opened) {
      search.hidden = labels().length <= LONG;
      search.value = '';
      find('');
      (search.hidden ? all.first() : search).focus();
    }
  }

  /** Between the options lead the arrows; the tabulator leads out of them. */
  function arrange(): void {
    [...options.querySelectorAll('input')].slice(1).forEach((input) => (input.tabIndex = -1));
    tell();
  }

  function labels(): HTMLElement[] {
    return [...options.querySelectorAll<HTMLElement>('.rs-option')];
  }

  function step(by: number): void {
    const stops = [...list.querySelectorAll<HTMLElement>('input')].filter((input) => !input.closest('[hidden]'));
    stops[stops.indexOf(document.activeElement as HTMLElement) + by]?.focus();
  }

  function find(text: string): void {
    const wanted = text.trim().toLocaleLowerCase(locale);
    for (const label of labels()) {
      label.hidden = !label.textContent?.toLocaleLowerCase(locale).includes(wanted);
    }
  }

  function tell(): void {
    const chosen = labels().filter((label) => label.querySelector('input')?.checked);
    button.textContent =
      localization.list(chosen.map(({ textContent }) => textContent ?? '')) || localization.text('form.choose');
    set(button, 'data-empty', chosen.length === 0);
  }
}
