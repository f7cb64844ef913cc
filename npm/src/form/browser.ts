/**
 * Forms on their own, for pages and for bundlers that copy assets: `routeslip-form.wasm`, a module of its own, is fetched
 * from beside this file.
 */

import { start } from './start.js';

export * from './index.js';

/** Loads the module for forms. `createForm` needs it, and nothing else; calling it again costs nothing. */
export function init(): Promise<void> {
  return start(() => new URL('./routeslip-form.wasm', import.meta.url));
}
