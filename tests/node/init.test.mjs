/** Starting the module in Node. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';
import * as inline from 'routeslip/inline';

const published = (await import('routeslip/package.json', { with: { type: 'json' } })).default;

test('init gives the same promise each time, before and after it is kept', async () => {
  const first = init();
  assert.equal(init(), first);
  await first;
  assert.equal(init(), first);
});

test('two entries in one program share one module', async () => {
  assert.equal(inline.init(), init());
});

test('the module is that of the package', async () => {
  const { version } = await init();
  assert.equal(version, published.version);
});
