/** The measuring of the benchmarks: its ratios must be true. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compare } from '../../benches/measure.mjs';

/** Work that takes time in proportion to `steps` and can't be foreseen. */
function work(steps, call) {
  let state = call | 1;
  for (let step = 0; step < steps; step += 1) state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + step;
  return state;
}

test('work that is ten times longer is measured as about ten times longer', (context) => {
  context.mock.method(console, 'log', () => {});
  const { ours, peer, ratio, unit, spread } = compare({
    what: 'work',
    ours: (call) => work(1_000, call),
    peer: (call) => work(10_000, call),
    peerName: 'longer work',
  });
  assert.ok(ratio > 6 && ratio < 16, `the ratio is ${ratio}`);
  assert.ok(ours > 0 && peer > ours && spread >= 0 && unit === 'µs');
});

test('a function that returns nothing is refused', () => {
  assert.throws(() => compare({ what: 'nothing', ours: () => {}, peer: () => 1, peerName: 'one' }), TypeError);
});
