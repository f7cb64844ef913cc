/**
 * Tells a story of ordinary pages with a marked module and prints the names of the exported globals that are 1 after it:
 * `node tell.mjs STORY MODULE`. The build keeps what has run in the module's first part.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { imported } from '../imported.mjs';

// A page is seldom in the zone of the build's machine, and then asks for the zone's offset.
process.env.TZ = 'Europe/Berlin';
const [, , story, module] = process.argv;
const { tell } = await imported(join(import.meta.dirname, `${story}.mjs`));
const globals = await tell(await readFile(module));
const ran = Object.entries(globals).filter(([name, global]) => name.startsWith('ran') && global.value === 1);
console.log(JSON.stringify(ran.map(([name]) => name)));
