/** Patterns of fields: a definition is refused for those, and only those, that JavaScript refuses. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createForm, init } from 'routeslip/form';

await init();

const PARTS = ['a', 'b', '1', '-', ',', '[', ']', '(', ')', '{', '}', '*', '+', '?', '|', '^', '$', '.', '\\', '(?:', '(?=', '(?!', '(?<=', '(?<n>', '\\d', '\\b', '\\B', '\\w', '\\/', '\\u{61}', '\\x41', '{1}', '{2,1}', '{1,}', '[a-', '[^', '\\1', '\\n'];

/** The same numbers each time (mulberry32). */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function isPattern(source) {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

test('a definition is refused for what is no pattern', async () => {
  const roll = dice(7);
  const counts = { true: 0, false: 0 };
  for (let at = 0; at < 3_000; at += 1) {
    const pattern = Array.from({ length: 1 + roll(7) }, () => PARTS[roll(PARTS.length)]).join('');
    const { session, diagnostics } = await createForm({ pages: [{ fields: [{ name: 'a', type: 'text', pattern }] }] });
    session?.free();
    const expected = isPattern(pattern);
    counts[expected] += 1;
    assert.equal(session !== undefined, expected, `${pattern} ${JSON.stringify(diagnostics)}`);
    if (!expected) assert.equal(diagnostics[0].code, 'RS2014');
  }
  assert.ok(counts.true > 300 && counts.false > 300, JSON.stringify(counts));
});
