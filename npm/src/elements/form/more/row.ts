/** A row: a card, or the row of a table, with the buttons that move it and take it away. */

import type { ErrorView, FieldChange, FieldView } from '../../../face/index.js';
import { make, set } from '../../dom.js';
import { Frame } from '../frame.js';
import type { Making, Part } from '../part.js';

type Act = 'up' | 'down' | 'remove';

const ACTS: Act[] = ['up', 'down', 'remove'];

export class Row implements Part {
  readonly id: string;
  readonly root: HTMLElement;
  readonly #making: Making;
  readonly #frame: Frame;
  readonly #buttons = {} as Record<Act, HTMLButtonElement>;
  /** What people call it, where that depends on what is in it. */
  #given: string | undefined;
  #index = 0;

  constructor(making: Making, row: number, act: (act: Act) => void) {
    const { view, path, level, tree } = making;
    const { type, fields = [] } = view;
    const own = `${path}/${row}`;
    this.id = tree.newId();
    this.#making = making;
    const plain: FieldView = { name: String(row), type: 'group', label: '', computed: false };
    this.#frame = new Frame({
      view: plain,
      path: own,
      id: this.id,
      localization: tree.localization,
      role: 'group',
      askable: false,
    });
    const { root } = this.#frame;
    root.id = this.id;
    const buttons = make('div', { class: 'rs-row-acts' });
    for (const name of ACTS) {
      const button = make('button', { type: 'button', class: `rs-icon rs-${name}` });
      button.addEventListener('click', () => act(name));
      this.#buttons[name] = button;
      buttons.append(button);
    }
    root.append(buttons);
    if (type === 'table') {
      // The row's name, its buttons and what is wrong with it have the last cell.
      const cells = fields.map((field) => {
        const cell = make('td', { role: 'cell', hidden: field.type === 'hidden' });
        tree.fill(cell, [field], `${own}/`, level);
        return cell;
      });
      this.root = make('tr', { role: 'row' }, ...cells, make('td', { role: 'cell' }, root));
    } else {
      const inner = make('div', { class: 'rs-fields' });
      tree.fill(inner, fields, `${own}/`, level);
      root.append(inner);
      this.root = root;
    }
    this.root.classList.add('rs-row');
    tree.know(own, this);
  }

  /** What people call it, with its number. */
  get title(): string {
    const { view, tree } = this.#making;
    const { localization } = tree;
    const number = this.#index + 1;
    const { rowLabel: label } = view;
    return (
      this.#given ||
      (label ? localization.text('form.rowOf', { label, number }) : localization.text('form.row', { number }))
    );
  }

  get error(): ErrorView | undefined {
    return this.#frame.error;
  }

  update(change: FieldChange): void {
    const { label, ...others } = change;
    this.#given = label ?? this.#given;
    this.#frame.apply(others);
    this.#name();
  }

  /** Shows where it stands, and what can be done with it. */
  place(index: number, rows: number, movable: boolean, removable: boolean): void {
    this.#index = index;
    const { up, down, remove } = this.#buttons;
    up.hidden = down.hidden = !movable || rows < 2;
    up.disabled = index === 0;
    down.disabled = index === rows - 1;
    remove.hidden = !removable;
    this.#name();
  }

  focus(): void {
    this.root.scrollIntoView({ block: 'nearest' });
    this.root.querySelector<HTMLElement>(':is(input, select, textarea, button:not(.rs-icon)):not(:disabled)')?.focus();
  }

  /** Brings the focus to one of these buttons: the first that can be used. Tells whether there is one. */
  focusOn(...acts: Act[]): boolean {
    const button = acts.map((act) => this.#buttons[act]).find(({ hidden, disabled }) => !hidden && !disabled);
    button?.focus();
    return button !== undefined;
  }

  #name(): void {
    const { title } = this;
    const { localization } = this.#making.tree;
    this.#frame.apply({ label: title });
    this.root.dataset['row'] = title;
    for (const name of ACTS) {
      set(this.#buttons[name], 'aria-label', localization.text(`form.${name}`, { item: title }));
    }
  }
}
