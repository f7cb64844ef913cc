/** The package in Node, imported and required. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { project, run } from './project.mjs';
import { expected, names } from './expected.mjs';

const main = `
import * as routeslip from 'routeslip';
import { scenario } from './scenario.mjs';
console.log(JSON.stringify({ answer: await scenario(routeslip), names: Object.keys(routeslip) }));
`;

test('import', async (context) => {
  const directory = await project(context, { 'main.js': main });
  assert.deepEqual(JSON.parse(await run(directory, process.execPath, 'main.js')), { answer: expected, names });
});

test('import under the development condition is still the loader for Node', async (context) => {
  const resolve = "console.log(import.meta.resolve('routeslip'));";
  const directory = await project(context, { 'main.js': main, 'resolve.js': resolve });
  const condition = '--conditions=development';
  assert.match(await run(directory, process.execPath, condition, 'resolve.js'), /\/dist\/node\.js$/m);
  assert.deepEqual(JSON.parse(await run(directory, process.execPath, condition, 'main.js')), { answer: expected, names });
});

test('require, as there is no top-level await in the package', async (context) => {
  const main = `
    const routeslip = require('routeslip');
    import('./scenario.mjs')
      .then(({ scenario }) => scenario(routeslip))
      .then((answer) => console.log(JSON.stringify(answer)));
  `;
  const directory = await project(context, { 'main.cjs': main });
  assert.deepEqual(JSON.parse(await run(directory, process.execPath, 'main.cjs')), expected);
});

test('the inline entry needs no file', async (context) => {
  const directory = await project(context, { 'main.js': main.replace("'routeslip'", "'routeslip/inline'") });
  assert.deepEqual(JSON.parse(await run(directory, process.execPath, 'main.js')), { answer: expected, names });
});

test('a form on its own', async (context) => {
  const main = `
    import { createForm, init } from 'routeslip/form';
    await init();
    const { session } = await createForm({ pages: [{ fields: [{ name: 'age', type: 'number', label: 'Age', min: 18 }] }] });
    session.set('age', '17');
    const refused = await session.submit();
    session.set('age', '18');
    console.log(JSON.stringify([refused.errors.length, (await session.submit()).submission]));
  `;
  const directory = await project(context, { 'main.js': main });
  assert.deepEqual(JSON.parse(await run(directory, process.execPath, 'main.js')), [1, { age: 18 }]);
});
