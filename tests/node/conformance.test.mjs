/** The scripts that answer what suites ask of the module, so that `cargo xtask conformance … --wasm` finds all it imports. */

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { imported } from '../../npm/imported.mjs';

const folder = new URL('../../npm/conformance/', import.meta.url);
const scripts = (await readdir(folder)).filter((name) => name !== 'run.mjs');

test('there are scripts', () => assert.ok(scripts.length > 0));

for (const script of scripts) {
  test(script, async () => {
    const { answers } = await imported(fileURLToPath(new URL(script, folder)));
    assert.equal(typeof answers, 'function');
  });
}
