/** One person filling in one form. */

import type { Session as Module } from '../wasm/routeslip.js';
import { asError, call } from './error.js';
import type { Change, FieldValue, FormSession, FormState, FormView, Submitted } from './types.js';

export class OpenFormSession implements FormSession {
  readonly form: FormView;
  readonly #module: Module;
  readonly #stored: () => void;

  /** @internal */
  constructor(module: Module, stored: () => void) {
    this.#module = module;
    this.#stored = stored;
    this.form = module.form() as FormView;
  }

  get state(): FormState {
    return call(() => this.#module.state()) as FormState;
  }

  get page(): number {
    return call(() => this.#module.page());
  }

  set(field: string, value: FieldValue): Change[] {
    return call(() => this.#module.set(field, value)) as Change[];
  }

  blur(field: string): Change[] {
    return call(() => this.#module.blur(field)) as Change[];
  }

  next(): Change[] {
    return call(() => this.#module.next()) as Change[];
  }

  back(): Change[] {
    return call(() => this.#module.back()) as Change[];
  }

  goTo(page: number): Change[] {
    return call(() => this.#module.go_to(page)) as Change[];
  }

  async submit(key?: string): Promise<Submitted> {
    const submitted = (await call(() => this.#module.submit(key)).catch((caught: unknown) => {
      throw asError(caught);
    })) as Submitted;
    if ('slip' in submitted) this.#stored();
    return submitted;
  }

  async discard(): Promise<void> {
    await call(() => this.#module.discard());
  }

  free(): void {
    this.#module.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}
