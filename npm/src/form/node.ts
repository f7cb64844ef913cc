/** Forms on their own, for Node: `routeslip-form.wasm`, a module of its own, is read from beside this file. */

import { readFile } from 'node:fs/promises';

import { start } from './start.js';

export * from './index.js';

/** Loads the module for forms. `createForm` needs it, and nothing else; calling it again costs nothing. */
export function init(): Promise<void> {
  return start(() => readFile(new URL('./routeslip-form.wasm', import.meta.url)));
}
