/**
 * Runs cases by a module of WebAssembly: `node run.mjs SCRIPT CASES`, where the script is wasm-bindgen's and the file an array
 * of models with cases. Prints what went otherwise than each case expects, or null, as an array.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { runCase } = createRequire(import.meta.url)(process.argv[2]);
const cases = JSON.parse(await readFile(process.argv[3], 'utf8'));
process.stdout.write(JSON.stringify(cases.map(([model, text]) => runCase(model, text) ?? null)));
