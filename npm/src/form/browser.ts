/**
 * Forms on their own, for pages and for bundlers that copy assets: `routeslip-form.wasm`, a module of its own, is fetched
 * from beside this file, and `routeslip-form-rest.wasm` when it is needed.
 */

import { fetched } from '../rest/fetch.js';
import type { ValidateMany } from './many.js';
import { start } from './start.js';

export * from './index.js';

/** Loads the module for forms. `createForm` needs it, and nothing else; calling it again costs nothing. */
export function init(): Promise<void> {
  const rest = fetched(new URL('./routeslip-form-rest.wasm', import.meta.url));
  return start(() => new URL('./routeslip-form.wasm', import.meta.url), rest);
}

/**
 * Judges many submissions of a form, as sessions would judge them one by one. It needs no `init`: the package's main module,
 * which can do it, is loaded when this is called first.
 */
export const validateMany: ValidateMany = async (definition, source, options) => {
  const [{ init }, { judge }] = await Promise.all([import('../loaders/browser.js'), import('./judge.js')]);
  await init();
  return judge(definition, source, options);
};
