/**
 * DMN models as XML, for pages and for bundlers that copy assets: `routeslip-xml.wasm`, a module of its own, is fetched
 * from beside this file.
 */

import instantiate from '../wasm/routeslip-xml.js';
import { starter } from './start.js';

export * from './dmn.js';

const start = starter(instantiate);

/** Loads the module for DMN. `readDmn` and `writeDmn` need it, and nothing else; calling it again costs nothing. */
export function initXml(): Promise<void> {
  return start(() => new URL('./routeslip-xml.wasm', import.meta.url));
}
