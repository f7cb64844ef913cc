/** The entry for workerd, which compiles WebAssembly only when a worker is deployed: the module is imported. */

import rest from './routeslip-rest.wasm';
import module from './routeslip.wasm';

import type { Routeslip } from '../face/index.js';
import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<Routeslip> {
  return start(() => module, { now: () => rest });
}
