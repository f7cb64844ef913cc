/** Starting the module for forms: what each entry does once it knows where the module's bytes are. */

import { rest } from '../rest/form.js';
import type { Origin } from '../rest/rest.js';
import instantiate, { type InitInput } from '../wasm/routeslip-form.js';

let ready: Promise<void> | undefined;

/**
 * Starts the module, unless it is started or about to be. After a failure, the next call tries afresh. `from` is where the
 * module's second file comes from.
 */
export function start(source: () => InitInput | Promise<InitInput>, from: Origin): Promise<void> {
  return (ready ??= instantiated(source, from).catch((reason: unknown) => {
    ready = undefined;
    throw reason;
  }));
}

async function instantiated(source: () => InitInput | Promise<InitInput>, from: Origin): Promise<void> {
  rest.expect(await instantiate({ module_or_path: await source() }), from);
}
