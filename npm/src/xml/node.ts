/** DMN models as XML, for Node: `routeslip-xml.wasm`, a module of its own, is read from beside this file. */

import { readFile } from 'node:fs/promises';

import instantiate from '../wasm/routeslip-xml.js';
import { starter } from './start.js';

export * from './dmn.js';

const start = starter(instantiate);

/** Loads the module for DMN. `readDmn` and `writeDmn` need it, and nothing else; calling it again costs nothing. */
export function initXml(): Promise<void> {
  return start(() => readFile(new URL('./routeslip-xml.wasm', import.meta.url)));
}
