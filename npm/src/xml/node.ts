/** DMN and BPMN models as XML, for Node: `routeslip-xml.wasm`, a module of its own, is read from beside this file. */

import { readFile } from 'node:fs/promises';

import { start } from './start.js';

export * from './bpmn.js';
export * from './dmn.js';

/** Loads the module for XML. `readDmn`, `writeDmn`, `readBpmn` and `writeBpmn` need it, and nothing else; calling it again costs nothing. */
export function initXml(): Promise<void> {
  return start(() => readFile(new URL('./routeslip-xml.wasm', import.meta.url)));
}
