/**
 * Answers requests about decisions with the built module: `node run.mjs REQUESTS`, a file with an array of
 * `{ bundle, requests }`. Prints an array with an array of answers for each.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { imported } from '../imported.mjs';

// The zone of the native run.
process.env.TZ = 'UTC';
const { answers } = await imported(join(import.meta.dirname, 'answers.mjs'));
const parts = ['routeslip.wasm', 'routeslip-rest.wasm'].map((name) => readFile(join(import.meta.dirname, '../src/wasm', name)));
const all = JSON.parse(await readFile(process.argv[2], 'utf8'));
process.stdout.write(`[${(await answers(await Promise.all(parts), all)).join(',')}]`);
