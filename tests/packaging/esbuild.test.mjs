/** The inline entry with esbuild, which copies no assets: one script is everything. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

import { serve } from '../browser.mjs';
import { page, project, script } from './project.mjs';
import { visit } from './visit.mjs';

test('one script', async (context) => {
  const directory = await project(context, {
    'dist/index.html': page('./main.js'),
    'main.js': script('routeslip/inline'),
  });
  await build({ absWorkingDir: directory, entryPoints: ['main.js'], outdir: 'dist', bundle: true, format: 'esm', logLevel: 'warning' });
  const server = await serve(`${directory}/dist`);
  context.after(() => server.stop());
  const loaded = await visit(server.url);
  assert.deepEqual(loaded, ['/', '/main.js']);
});
