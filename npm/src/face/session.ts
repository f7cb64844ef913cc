/** One person filling in one form. What they have entered is kept as a draft a moment after each change. */

import { type LanguageOptions, Speaker } from '../messages/speaker.js';
import type { Session } from '../wasm/routeslip.js';
import { call, view } from './error.js';
import { newId } from './host.js';
import type { Change, FieldValue, FormSession, FormState, FormView, Refused } from './types.js';

/** How long after a change the draft is kept, in milliseconds: not at each key. */
const PAUSE = 200;

/** What a session is in a module, whatever it is for. */
type Module = Omit<Session, 'decide'>;

/** What is done for a session by those who opened it. */
interface Surroundings<Submitted> {
  keep(draft: string | undefined): void | Promise<void>;
  submit(key: string): Promise<Submitted>;
}

export class OpenFormSession<Submitted> extends Speaker implements FormSession<Submitted> {
  readonly form: FormView;
  readonly #module: Module;
  readonly #around: Surroundings<Submitted>;
  /** Submitting twice submits once. */
  readonly #key = newId();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = true;

  /** @internal */
  constructor(
    module: Module,
    around: Surroundings<Submitted>,
    messages: LanguageOptions['messages'],
    workspace?: Speaker,
  ) {
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

  async submit(key: string = this.#key): Promise<Submitted | Refused> {
    const refused = call(() => this.#module.submit());
    if (refused !== undefined) return JSON.parse(refused) as Refused;
    const submitted = await this.#around.submit(key);
    await this.discard();
    return submitted;
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
