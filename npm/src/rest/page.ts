/** The rest of `routeslip.wasm`. */

import { Rest } from './rest.js';

export const rest = new Rest();
