/**
 * A module that pages load comes in two files. The first has what pages commonly run; the rest is loaded when something in
 * it is called for the first time. The build decides which function is where, see `xtask/src/wasm/split.rs`.
 */

/** What WebAssembly can be made of without waiting. */
export type Source = BufferSource | WebAssembly.Module;

/** Where the rest comes from. */
export interface Origin {
  /** Without waiting: it is needed in the middle of a call. */
  now(): Source;
  /** With waiting; where that makes no difference, it is missing. */
  soon?(): Promise<Source>;
  /** Calls back when the rest can be had at no cost, and perhaps not later without waiting. */
  whenKept?(take: () => void): void;
}

/** What the first part shares with the rest, by the names that the build gave. */
interface First extends WebAssembly.Exports {
  /** 1 once the rest is there. A development build is in one piece, and does not have it. */
  ready?: WebAssembly.Global<'i32'>;
  stack: WebAssembly.Global<'i32'>;
}

/** Thrown through a call that is given up, to be made again when the rest is there. */
const missing = new Error('the rest of the module is not there yet');

/** The rest of one module. */
export class Rest {
  #first: First | undefined;
  #origin: Origin | undefined;
  #isTrying = false;

  /** Says, once the first part has started, where the rest comes from. */
  expect(exports: unknown, from: Origin): void {
    this.#first = exports as First;
    this.#origin = from;
    // Where that fails, the first call that needs the rest tries again.
    from.whenKept?.(() => void this.take().catch(() => undefined));
  }

  /** Called by the first part when it needs the rest. */
  load(): void {
    if (this.#isTrying) throw missing;
    if (this.#origin) this.#instantiate(this.#origin.now());
  }

  /**
   * Makes sure, as far as `attempt` tells, that the rest is there if it will be needed, without blocking the page for it.
   * `attempt` may be given up half-way: it must change nothing that is used afterwards.
   */
  async prepare(attempt: () => void): Promise<void> {
    if (!this.#origin?.soon || !this.#isMissing()) return;
    const { stack } = this.#first!;
    const { value } = stack;
    this.#isTrying = true;
    try {
      attempt();
    } catch (error) {
      if (error !== missing) return;
      stack.value = value;
      this.#isTrying = false;
      await this.take();
    } finally {
      this.#isTrying = false;
    }
  }

  /** Has the rest there, without blocking the page for it. */
  async take(): Promise<void> {
    if (this.#origin?.soon && this.#isMissing()) this.#instantiate(await this.#origin.soon());
  }

  #isMissing(): boolean {
    return this.#first?.ready?.value === 0;
  }

  #instantiate(source: Source): void {
    if (!this.#isMissing()) return;
    const first = this.#first!;
    const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
    new WebAssembly.Instance(module, { first });
    first.ready!.value = 1;
  }
}
