/**
 * The module comes in two files. The first has what pages commonly run; the rest is loaded when something in it is
 * called for the first time. The build decides which function is where, see `xtask/src/wasm/split.rs`.
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

let first: First | undefined;
let origin: Origin | undefined;
let isTrying = false;

/** Says, once the first part has started, where the rest comes from. */
export function expectRest(exports: unknown, from: Origin): void {
  first = exports as First;
  origin = from;
  // Where that fails, the first call that needs the rest tries again.
  from.whenKept?.(() => void take().catch(() => undefined));
}

/** Called by the first part when it needs the rest. */
export function load(): void {
  if (isTrying) throw missing;
  if (origin) instantiate(origin.now());
}

/**
 * Makes sure, as far as `attempt` tells, that the rest is there if it will be needed, without blocking the page for it.
 * `attempt` may be given up half-way: it must change nothing that is used afterwards.
 */
export async function prepare(attempt: () => void): Promise<void> {
  if (!first || !origin?.soon || isThere(first)) return;
  const stack = first.stack.value;
  isTrying = true;
  try {
    attempt();
  } catch (error) {
    if (error !== missing) return;
    first.stack.value = stack;
    isTrying = false;
    await take();
  } finally {
    isTrying = false;
  }
}

/** Has the rest there, without blocking the page for it. */
export async function take(): Promise<void> {
  if (first && origin?.soon && !isThere(first)) instantiate(await origin.soon());
}

function isThere({ ready }: First): boolean {
  return ready?.value !== 0;
}

function instantiate(source: Source): void {
  if (!first?.ready || isThere(first)) return;
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  new WebAssembly.Instance(module, { first });
  first.ready.value = 1;
}
