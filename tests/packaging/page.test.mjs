/** The package in a plain page, without any tool, under the policy that it promises to work under. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { serve } from '../browser.mjs';
import { page, project, script } from './project.mjs';
import { visit } from './visit.mjs';

test('a static page with relative addresses', async (context) => {
  const style = '<link rel="stylesheet" href="./node_modules/routeslip/dist/routeslip.css">';
  const directory = await project(context, {
    'index.html': page('./main.js', style),
    'main.js': script('./node_modules/routeslip/dist/browser.js', './node_modules/routeslip/dist/elements.js'),
  });
  const server = await serve(directory);
  context.after(() => server.stop());
  const loaded = await visit(server.url);
  assert.ok(loaded.some((path) => path.endsWith('/dist/routeslip.wasm')), 'the module is a file of its own');
});
