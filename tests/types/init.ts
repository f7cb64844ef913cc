// Starting the module, and what comes with it.

import { init, version } from 'routeslip';

const started: Promise<void> = init();
const text: string = version();

// @ts-expect-error: a version is text.
const number: number = version();

// @ts-expect-error: nothing is given to `init`; the entry knows where the module is.
init('./routeslip.wasm');

export { number, started, text };
