/** A field with a value on the page: its control with all that surrounds it. */

import type { ErrorView, FieldChange, FieldValue } from '../../face/index.js';
import { make } from '../dom.js';
import type { Control, MakeControl } from './control/control.js';
import { output } from './control/output.js';
import { Frame } from './frame.js';
import type { Making, Part } from './part.js';

export class Field implements Part {
  readonly id: string;
  readonly #frame: Frame;
  readonly #control: Control;
  #enabled = true;
  #readOnly = false;

  constructor({ view, path, state, tree }: Making, makeControl: MakeControl) {
    this.id = tree.newId();
    const { id } = this;
    const { localization, say } = tree;
    const setting = { id, path, localization, say, hand: tree.hand.bind(tree, path) };
    const control = (view.computed ? output : makeControl)(view, setting);
    this.#control = control;
    const { box, main, role, described, trailing } = control;
    this.#frame = new Frame({
      view,
      path,
      id,
      localization,
      main,
      role,
      described,
      led: trailing ? box : undefined,
      askable: !view.computed && view.type !== 'computed',
    });
    if (!trailing) {
      this.root.append(box);
    }
    this.#apply(state);
    control.write(state.value ?? null);
  }

  get root(): HTMLElement {
    return this.#frame.root;
  }

  get label(): string {
    return this.#frame.label;
  }

  get error(): ErrorView | undefined {
    return this.#frame.error;
  }

  get value(): FieldValue {
    return this.#control.read();
  }

  /** While the value is being typed here, the text is the person's own and stays. */
  update(change: FieldChange, typing: boolean): void {
    this.#apply(change);
    if (change.value !== undefined && !(typing && change.visible === undefined)) {
      this.#control.write(change.value);
    }
  }

  focus(): void {
    this.root.scrollIntoView({ block: 'nearest' });
    this.#control.first().focus();
  }

  #apply(state: Omit<FieldChange, 'field'>): void {
    const { enabled, readOnly, min, max, options, code } = state;
    const control = this.#control;
    this.#frame.apply(state);
    if (enabled !== undefined || readOnly !== undefined) {
      this.#enabled = enabled ?? this.#enabled;
      this.#readOnly = readOnly ?? this.#readOnly;
      control.allow(this.#enabled, this.#readOnly);
    }
    if (options) {
      control.offer?.(options);
    }
    if (min !== undefined) {
      control.bound?.('min', min);
    }
    if (max !== undefined) {
      control.bound?.('max', max);
    }
    if (code !== undefined) {
      control.code?.(code);
    }
  }
}

/** A field whose value is not shown. */
export function hidden({ path, state, tree }: Making): Part {
  let value = state.value ?? null;
  return {
    id: tree.newId(),
    root: make('div', { 'data-field': path, hidden: true }),
    get value() {
      return value;
    },
    update(change) {
      value = change.value ?? value;
    },
    focus() {},
  };
}
