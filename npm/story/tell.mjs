/**
 * Tells the story of an ordinary page with a marked module and prints the names of the exported globals that are 1 after
 * it: `node tell.mjs MODULE`. The build keeps what has run in the module's first part.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// A page is seldom in the zone of the build's machine, and then asks for the zone's offset.
process.env.TZ = 'Europe/Berlin';
const directory = await mkdtemp(join(tmpdir(), 'routeslip-story-'));
try {
  const outfile = join(directory, 'story.mjs');
  await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: ['story.mjs'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { tell } = await import(pathToFileURL(outfile).href);
  const globals = await tell(await readFile(process.argv[2]));
  const ran = Object.entries(globals).filter(([name, global]) => name.startsWith('ran') && global.value === 1);
  console.log(JSON.stringify(ran.map(([name]) => name)));
} finally {
  await rm(directory, { recursive: true });
}
