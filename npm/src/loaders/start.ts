/** Starting the WebAssembly module: what every loader does once it knows where the module's bytes are. */

import type { Routeslip } from '../face/index.js';
import { routeslip } from '../face/routeslip.js';
import { rest } from '../rest/page.js';
import type { Origin } from '../rest/rest.js';
import instantiate, { type InitInput } from '../wasm/routeslip.js';

let ready: Promise<Routeslip> | undefined;

/**
 * Starts the module from `source`, unless it is started or about to be: then the promise already given is given again.
 * After a failure, the next call tries afresh. `from` is where the module's second file comes from, where it has one.
 */
export function start(source: () => InitInput | Promise<InitInput>, from?: Origin): Promise<Routeslip> {
  return (ready ??= instantiated(source, from).catch((reason: unknown) => {
    ready = undefined;
    throw reason;
  }));
}

async function instantiated(source: () => InitInput | Promise<InitInput>, from?: Origin): Promise<Routeslip> {
  const exports = await instantiate({ module_or_path: await source() });
  if (from) rest.expect(exports, from);
  return routeslip;
}
