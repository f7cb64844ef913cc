/**
 * The entry for pages and for bundlers that copy assets: `routeslip.wasm` is fetched from beside this file, and
 * `routeslip-rest.wasm` when it is needed.
 */

import type { Routeslip } from '../face/index.js';
import { fetched } from '../rest/fetch.js';
import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<Routeslip> {
  const rest = fetched(new URL('./routeslip-rest.wasm', import.meta.url));
  return start(() => new URL('./routeslip.wasm', import.meta.url), rest);
}
