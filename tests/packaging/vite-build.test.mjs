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
  const modules = loaded.filter((path) => path.endsWith('.wasm')).map((path) => path.replace(/-[\w-]{8}\.wasm$/, ''));
  // The second part is there when something called it.
  assert.deepEqual(modules.filter((path) => path !== '/assets/routeslip-rest'), ['/assets/routeslip']);
});
