/**
 * BPMN models as XML, for pages and for bundlers that copy assets: `routeslip-bpmn.wasm`, a module of its own, is fetched
 * from beside this file.
 */

import instantiate from '../wasm/routeslip-bpmn.js';
import { starter } from './start.js';

export * from './bpmn.js';

const start = starter(instantiate);

/** Loads the module for BPMN. `readBpmn` and `writeBpmn` need it, and nothing else; calling it again costs nothing. */
export function initBpmn(): Promise<void> {
  return start(() => new URL('./routeslip-bpmn.wasm', import.meta.url));
}
