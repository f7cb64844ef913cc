/** The entry for Node: `routeslip.wasm` is read from beside this file, and `routeslip-rest.wasm` when it is needed. */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { Routeslip } from '../face/index.js';
import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<Routeslip> {
  return start(() => readFile(new URL('./routeslip.wasm', import.meta.url)), {
    now: () => readFileSync(new URL('./routeslip-rest.wasm', import.meta.url)),
  });
}
