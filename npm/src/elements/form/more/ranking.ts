/** Options in the order in which a person prefers them. What is ranked stands first, with its number. */

import type { FieldView, OptionView } from '../../../face/index.js';
import { make } from '../../dom.js';
import { changed, type Control, type Setting, texts } from '../control/control.js';

type ButtonText = 'form.up' | 'form.down' | 'form.remove' | 'form.rank';

type Act = 'rank' | 'up' | 'down' | 'unrank';

export function ranking(view: FieldView, { id, localization, say }: Setting): Control {
  let options = view.options ?? [];
  let ranked: string[] = [];
  let usable = true;
  const list = make('ol', { class: 'rs-ranking' });
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const { act, value } = button?.dataset ?? {};
    if (act && value !== undefined) {
      move(act as Act, value);
    }
  });
  draw();
  return {
    box: list,
    role: 'group',
    first: () => list.querySelector<HTMLElement>('button:not(:disabled)') ?? list,
    read: () => ranked,
    write(value) {
      ranked = texts(value);
      draw();
    },
    allow(enabled, readOnly) {
      usable = enabled && !readOnly;
      draw();
    },
    offer(offered) {
      options = offered;
      draw();
    },
  };

  function move(act: Act, value: string): void {
    const before = ranked.indexOf(value);
    const others = ranked.filter((other) => other !== value);
    const to = act === 'rank' ? others.length : act === 'up' ? before - 1 : before + 1;
    ranked = act === 'unrank' ? others : [...others.slice(0, to), value, ...others.slice(to)];
    draw();
    refocus(act, value);
    const label = options.find((option) => option.value === value)?.label ?? value;
    const place = ranked.indexOf(value) + 1;
    const moved = { item: label, place, count: ranked.length };
    say(place ? localization.text('form.moved', moved) : localization.text('form.removed', { item: label }));
    changed(list);
  }

  /** Brings the focus to the same button again, or one near to it; after ranking, to the next option that is left. */
  function refocus(act: Act, value: string): void {
    const usable = [...list.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const same = usable.filter(({ dataset }) => dataset['act'] === act);
    const own = usable.filter(({ dataset }) => dataset['value'] === value);
    const next = act === 'rank' ? same[0] : (own.find((button) => same.includes(button)) ?? own[0]);
    (next ?? usable[0])?.focus();
  }

  function draw(): void {
    const chosen = ranked.flatMap((value) => options.find((option) => option.value === value) ?? []);
    const rest = options.filter(({ value }) => !ranked.includes(value));
    list.replaceChildren(
      ...chosen.map((option, index) =>
        item(option, index + 1, [
          button('up', option, 'form.up', index > 0),
          button('down', option, 'form.down', index < chosen.length - 1),
          button('unrank', option, 'form.remove', true),
        ]),
      ),
      ...rest.map((option) => item(option, 0, [button('rank', option, 'form.rank', true)])),
    );
    list.querySelector('button')?.setAttribute('id', id);
  }

  function item({ label }: OptionView, place: number, buttons: HTMLElement[]): HTMLElement {
    const number = make('span', { class: 'rs-place', 'aria-hidden': 'true' }, place ? String(place) : '');
    return make(
      'li',
      { class: 'rs-ranked', 'data-ranked': place > 0 },
      number,
      make('span', { class: 'rs-grow' }, label),
      ...buttons,
    );
  }

  function button(act: Act, { value, label }: OptionView, text: ButtonText, possible: boolean): HTMLElement {
    const attributes = {
      type: 'button',
      class: `rs-icon rs-${act}`,
      'data-act': act,
      'data-value': value,
      'aria-label': localization.text(text, { item: label }),
    };
    return make('button', { ...attributes, disabled: !possible || !usable });
  }
}
