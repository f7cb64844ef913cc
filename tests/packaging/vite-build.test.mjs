/** The package built with Vite and no plugin. (A file of its own: Vite's development server changes NODE_ENV for good.) */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'vite';

import { serve } from '../browser.mjs';
import { page, project, script } from './project.mjs';
import { visit } from './visit.mjs';

test('a build', async (context) => {
  const root = await project(context, {
    'index.html': page('/main.js'),
    'main.js': `import 'routeslip/routeslip.css';${script('routeslip')}`,
  });
  await build({ root, configFile: false, logLevel: 'warn' });
  const server = await serve(`${root}/dist`);
  context.after(() => server.stop());
  const loaded = await visit(server.url);
  assert.equal(loaded.filter((path) => /^\/assets\/routeslip-[^/]+\.wasm$/.test(path)).length, 1);
});
