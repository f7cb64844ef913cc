/** The package with webpack and no loader. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promisify } from 'node:util';
import webpack from 'webpack';

import { serve } from '../browser.mjs';
import { page, project, script } from './project.mjs';
import { visit } from './visit.mjs';

for (const [mode, hasOwnModule] of [['production', true], ['development', false]]) {
  test(`a ${mode} build`, async (context) => {
    const directory = await project(context, { 'dist/index.html': page('./main.js'), 'main.js': script('routeslip') });
    const compiler = webpack({
      mode,
      context: directory,
      entry: './main.js',
      // The usual source map of the development mode is made with `eval`.
      devtool: false,
      performance: false,
      output: { path: `${directory}/dist` },
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
    const server = await serve(`${directory}/dist`);
    context.after(() => server.stop());
    const loaded = await visit(server.url);
    assert.equal(loaded.some((path) => path.endsWith('.wasm')), hasOwnModule);
  });
}
