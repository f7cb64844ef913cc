/** Forms on their own, for Node: `routeslip-form.wasm`, a module of its own, is read from beside this file. */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { start } from './start.js';

export * from './index.js';

/** Loads the module for forms. `createForm` needs it, and nothing else; calling it again costs nothing. */
export function init(): Promise<void> {
  const file = (name: string): URL => new URL(name, import.meta.url);
  const now = (): BufferSource => readFileSync(file('./routeslip-form-rest.wasm'));
  return start(() => readFile(file('./routeslip-form.wasm')), { now });
}
