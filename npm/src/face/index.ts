/** The programming interface: what every entry of the package exports beside `init`. */

import * as wasm from '../wasm/routeslip.js';

export type * from './types.js';

/** The version of the package. */
export function version(): string {
  return wasm.version();
}
