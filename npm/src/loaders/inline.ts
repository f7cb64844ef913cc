/** The entry with the WebAssembly module inside the script, for bundlers that copy no assets and for single files. */

import rest from 'base64:routeslip-rest.wasm';
import first from 'base64:routeslip.wasm';

import type { Routeslip } from '../face/index.js';
import { start } from './start.js';

export * from '../face/index.js';

/** Loads the WebAssembly module. Everything else in this package needs it; calling it again costs nothing. */
export function init(): Promise<Routeslip> {
  return start(() => bytes(first), { now: () => bytes(rest) });
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}
