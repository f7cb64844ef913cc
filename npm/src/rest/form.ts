/** The rest of `routeslip-form.wasm`. */

import { Rest } from './rest.js';

export const rest = new Rest();
