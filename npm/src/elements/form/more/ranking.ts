/** Options in the order in which a person prefers them. What is ranked stands first, with its number. */

import type { FieldView, OptionView } from '../../../face/index.js';
import { make } from '../../dom.js';
import { changed, type Control, type Setting, texts } from '../control/control.js';

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
    const others = ranked.filter((other) => other !== value);
    const to = { rank: others.length, up: ranked.indexOf(value) - 1, down: ranked.indexOf(value) + 1, unrank: -1 }[act];
    ranked = act === 'unrank' ? others : others.toSpliced(Math.max(to, 0), 0, value);
    draw();
    const label = options.find((option) => option.value === value)?.label ?? value;
    const place = ranked.indexOf(value) + 1;
    const moved = { item: label, place, count: ranked.length };
    say(place ? localization.text('form.moved', moved) : localization.text('form.removed', { item: label }));
    const again = [...list.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')].filter((button) =>
      act === 'rank' ? button.dataset['act'] === act : button.dataset['value'] === value,
    );
    // Where the same button is used up, another of the same option; after ranking, the next option that is left.
    (again.find((button) => button.dataset['act'] === act) ?? again[0] ?? list.querySelector<HTMLElement>('button:not(:disabled)'))?.focus();
    changed(list);
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
    return make('li', { class: 'rs-ranked', 'data-ranked': place > 0 }, number, make('span', { class: 'rs-grow' }, label), ...buttons);
  }

  function button(act: Act, { value, label }: OptionView, text: 'form.up' | 'form.down' | 'form.remove' | 'form.rank', possible: boolean): HTMLElement {
    const attributes = { type: 'button', class: `rs-icon rs-${act}`, 'data-act': act, 'data-value': value, 'aria-label': localization.text(text, { item: label }) };
    return make('button', { ...attributes, disabled: !possible || !usable });
  }
}
