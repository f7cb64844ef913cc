/** Starting the module for forms: what each entry does once it knows where the module's bytes are. */

import instantiate, { type InitInput } from '../wasm/routeslip-form.js';

let ready: Promise<void> | undefined;

/** Starts the module, unless it is started or about to be. After a failure, the next call tries afresh. */
export function start(source: () => InitInput | Promise<InitInput>): Promise<void> {
  return (ready ??= instantiated(source).catch((reason: unknown) => {
    ready = undefined;
    throw reason;
  }));
}

async function instantiated(source: () => InitInput | Promise<InitInput>): Promise<void> {
  await instantiate({ module_or_path: await source() });
}
