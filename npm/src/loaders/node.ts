/**
 * The entry for Node: `routeslip-node.wasm`, which is optimised for speed and whole, is read from beside this file. Pages
 * load the same program optimised for size.
 */

import { readFile } from 'node:fs/promises';

import type { Routeslip } from '../face/index.js';
import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<Routeslip> {
  return start(() => readFile(new URL('./routeslip-node.wasm', import.meta.url)));
}
