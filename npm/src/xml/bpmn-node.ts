/** BPMN models as XML, for Node: `routeslip-bpmn.wasm`, a module of its own, is read from beside this file. */

import { readFile } from 'node:fs/promises';

import instantiate from '../wasm/routeslip-bpmn.js';
import { starter } from './start.js';

export * from './bpmn.js';

const start = starter(instantiate);

/** Loads the module for BPMN. `readBpmn` and `writeBpmn` need it, and nothing else; calling it again costs nothing. */
export function initBpmn(): Promise<void> {
  return start(() => readFile(new URL('./routeslip-bpmn.wasm', import.meta.url)));
}
