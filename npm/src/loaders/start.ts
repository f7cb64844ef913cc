/** Starting the WebAssembly module: what every loader does once it knows where the module's bytes are. */

import type { Routeslip } from '../face/index.js';
import { routeslip } from '../face/routeslip.js';
import instantiate, { type InitInput } from '../wasm/routeslip.js';

let ready: Promise<Routeslip> | undefined;

/**
 * Starts the module from `source`, unless it is started or about to be: then the promise already given is given again.
 * After a failure, the next call tries afresh.
 */
export function start(source: () => InitInput | Promise<InitInput>): Promise<Routeslip> {
  return (ready ??= instantiated(source).catch((reason: unknown) => {
    ready = undefined;
    throw reason;
  }));
}

async function instantiated(source: () => InitInput | Promise<InitInput>): Promise<Routeslip> {
  await instantiate({ module_or_path: await source() });
  return routeslip;
}
