/**
 * Answers what a suite asks of the built module: `node run.mjs SCRIPT REQUESTS`, where `answers` of the script beside
 * this gives JSON texts for the requests, which a file has as an array. Prints them as an array.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { imported } from '../imported.mjs';

// The zone of the native run.
process.env.TZ = 'UTC';
const { answers } = await imported(join(import.meta.dirname, process.argv[2]));
const parts = ['routeslip.wasm', 'routeslip-rest.wasm'].map((name) => readFile(join(import.meta.dirname, '../src/wasm', name)));
const all = JSON.parse(await readFile(process.argv[3], 'utf8'));
process.stdout.write(`[${(await answers(await Promise.all(parts), all)).join(',')}]`);
