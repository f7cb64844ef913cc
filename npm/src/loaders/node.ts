/** The entry for Node: `routeslip.wasm` is read from beside this file. */

import { readFile } from 'node:fs/promises';

import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<void> {
  return start(() => readFile(new URL('./routeslip.wasm', import.meta.url)));
}
