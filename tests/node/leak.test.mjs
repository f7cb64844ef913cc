/** Handles give back what they hold. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leave } from './leave.mjs';

test('100,000 sessions made and freed leave nothing behind', async () => {
  const { workspace } = await leave();
  const fill = async (times) => {
    for (let time = 0; time < times; time += 1) {
      const form = await workspace.begin('leave-request', { actor: 'ana' });
      form.set('kind', 'Other');
      await form.discard();
      form.free();
    }
  };
  await fill(1_000);
  const before = process.memoryUsage.rss();
  await fill(99_000);
  // A session that stayed behind would take a kilobyte or more.
  const grown = process.memoryUsage.rss() - before;
  assert.ok(grown < 64 << 20, `grew by ${grown} bytes`);
  workspace.close();
});
