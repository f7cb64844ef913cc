/** The entry for pages and for bundlers that copy assets: `routeslip.wasm` is fetched from beside this file. */

import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<void> {
  return start(() => new URL('./routeslip.wasm', import.meta.url));
}
