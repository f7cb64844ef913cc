/** Forms on their own, for Node: `routeslip-form.wasm`, a module of its own, is read from beside this file. */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { ValidateMany } from './many.js';
import { start } from './start.js';

export * from './index.js';

/** Loads the module for forms. `createForm` needs it, and nothing else; calling it again costs nothing. */
export function init(): Promise<void> {
  const file = (name: string): URL => new URL(name, import.meta.url);
  const now = (): BufferSource => readFileSync(file('./routeslip-form-rest.wasm'));
  return start(() => readFile(file('./routeslip-form.wasm')), { now });
}

/**
 * Judges many submissions of a form, as sessions would judge them one by one. It needs no `init`: the package's main module,
 * which can do it, is loaded when this is called first.
 */
export const validateMany: ValidateMany = async (definition, source, options) => {
  const [{ init }, { judge }] = await Promise.all([import('../loaders/node.js'), import('./judge.js')]);
  await init();
  return judge(definition, source, options);
};
