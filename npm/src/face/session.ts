/** One person filling in one form. What they have entered is kept as a draft a moment after each change. */

import { type LanguageOptions, Speaker } from '../messages/speaker.js';
import type { Pending, Session as Module } from '../wasm/routeslip.js';
import { call, view } from './error.js';
import { newId } from './host.js';
import type { Change, FieldValue, FormSession, FormState, FormView, Slip, Submitted } from './types.js';

/** How long after a change the draft is kept, in milliseconds: not at each key. */
const PAUSE = 200;

/** What the workspace does for a session. */
interface Surroundings {
  keep(draft: string | undefined): Promise<void>;
  submit(decide: () => Pending): Promise<Slip>;
}

export class OpenFormSession extends Speaker implements FormSession {
  readonly form: FormView;
  readonly #module: Module;
  readonly #around: Surroundings;
  /** Submitting twice submits once. */
  readonly #key = newId();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = true;

  /** @internal */
  constructor(module: Module, around: Surroundings, messages: LanguageOptions['messages'], workspace: Speaker) {
    super(messages, workspace);
    this.#module = module;
    this.#around = around;
    this.form = view(() => module.form());
    // A page that is closed or put away does not wait for the timer.
    if (typeof document === 'object') document.addEventListener('visibilitychange', this.#flush);
    if (typeof window === 'object') window.addEventListener('pagehide', this.#flush);
  }

  get state(): FormState {
    return view(() => this.#module.state());
  }

  get page(): number {
    return this.#module.page();
  }

  set(field: string, value: FieldValue): Change[] {
    return this.#change(() => this.#module.set(field, value));
  }

  blur(field: string): Change[] {
    return this.#change(() => this.#module.blur(field));
  }

  addRow(list: string, place?: number): Change[] {
    return this.#change(() => this.#module.add_row(list, place));
  }

  removeRow(row: string): Change[] {
    return this.#change(() => this.#module.remove_row(row));
  }

  moveRow(row: string, place: number): Change[] {
    return this.#change(() => this.#module.move_row(row, place));
  }

  undo(): Change[] {
    return [];
  }

  redo(): Change[] {
    return [];
  }

  next(): Change[] {
    return this.#change(() => this.#module.next());
  }

  back(): Change[] {
    return this.#change(() => this.#module.back());
  }

  goTo(page: number): Change[] {
    return this.#change(() => this.#module.go_to(page));
  }

  async submit(key: string = this.#key): Promise<Submitted> {
    const refused = call(() => this.#module.submit());
    if (refused !== undefined) return JSON.parse(refused) as Submitted;
    const slip = await this.#around.submit(() => this.#module.decide(key));
    await this.discard();
    return { slip };
  }

  async discard(): Promise<void> {
    this.#stop();
    await this.#around.keep(undefined);
  }

  free(): void {
    this.#flush();
    this.#stop();
    this.unfollow();
    this.#module.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #change(change: () => string): Change[] {
    const changes = view<Change[]>(change);
    if (this.#open) this.#timer ??= setTimeout(this.#flush, PAUSE);
    return changes;
  }

  /** Keeps the draft now, if something has changed since it was kept. */
  readonly #flush = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#around.keep(this.#module.draft());
  };

  #stop(): void {
    this.#open = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (typeof document === 'object') document.removeEventListener('visibilitychange', this.#flush);
    if (typeof window === 'object') window.removeEventListener('pagehide', this.#flush);
  }
}
