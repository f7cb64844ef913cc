/** Importing a script that imports TypeScript: bundled into a temporary file first. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

import { plugins } from './plugins.mjs';

/** What the script at `path` exports. */
export async function imported(path) {
  const directory = await mkdtemp(join(tmpdir(), 'routeslip-'));
  try {
    const outfile = join(directory, 'script.mjs');
    await build({ entryPoints: [path], outfile, bundle: true, format: 'esm', platform: 'node', plugins, logLevel: 'warning' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(directory, { recursive: true });
  }
}
