// Starting the module, and what it gives.

import { init, RouteslipError, type Diagnostic, type Routeslip } from 'routeslip';

const started: Promise<Routeslip> = init();
const routeslip = await started;
const version: string = routeslip.version;
const diagnostics: Diagnostic[] = routeslip.check('{}');

// @ts-expect-error: a version is text.
const number: number = routeslip.version;

// @ts-expect-error: nothing is given to `init`; the entry knows where the module is.
init('./routeslip.wasm');

// @ts-expect-error: a workspace is kept in memory or in IndexedDB.
routeslip.open({ store: 'localStorage' });

export const code: string | undefined = diagnostics[0]?.code;
export const isOurs = (error: unknown): boolean => error instanceof RouteslipError && error.code.startsWith('RS');
export { number, version };
