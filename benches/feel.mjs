/**
 * Single conditions and calculations: ours against expression engines, each in its fastest documented use. Where a peer
 * has a compiled form it is compiled before; where it keeps dates as objects these are made before. The data of each call
 * is another, of which ours is given what changes, and in the second row of each nothing: it has all already.
 */

import assert from 'node:assert/strict';

import { evaluateExpressionSync } from '@gorules/zen-engine';
import { date, evaluate as feelin } from 'feelin';
import jsonLogic from 'json-logic-js';
import { init } from 'routeslip';
import { compileExpression } from 'routeslip/rules';

import { compare } from './measure.mjs';

/** How many different data there are; a power of two. */
const DATA = 1024;

await init();

const pad = (number) => String(number).padStart(2, '0');
const amounts = (at) => Array.from({ length: 10 }, (_, item) => ((at + item) * 7) % 100);

/** `as` turns the data into those of a peer. */
const cases = [
  {
    what: 'condition',
    data: (at) => ({ amount: (at * 37) % 200, kind: at % 3 ? 'a' : 'b' }),
    feel: 'amount > 100 and kind = "a"',
    logic: { and: [{ '>': [{ var: 'amount' }, 100] }, { '===': [{ var: 'kind' }, 'a'] }] },
    zen: 'amount > 100 and kind == "a"',
  },
  {
    what: 'arithmetic',
    data: (at) => ({ price: at % 90, count: at % 7, shipping: at % 5 }),
    feel: 'price * count + shipping - 3',
    logic: { '-': [{ '+': [{ '*': [{ var: 'price' }, { var: 'count' }] }, { var: 'shipping' }] }, 3] },
    zen: 'price * count + shipping - 3',
  },
  {
    what: 'string function',
    data: (at) => ({ name: `${at % 2 ? 'routeslip' : 'slip'} ${at % 16}` }),
    feel: 'starts with(name, "route")',
    // It has no operation for the beginning of a text.
    logic: { '===': [{ substr: [{ var: 'name' }, 0, 5] }, 'route'] },
    zen: 'startsWith(name, "route")',
  },
  {
    what: 'date comparison',
    data: (at) => ({ first: `2026-03-${pad(1 + (at % 28))}`, last: `2026-03-${pad(1 + ((at * 5) % 28))}` }),
    as: {
      ours: ({ first, last }) => ({ first: { '@': first }, last: { '@': last } }),
      feelin: ({ first, last }) => ({ first: date(first), last: date(last) }),
    },
    feel: 'last >= first',
    // It has no dates; as texts they have the same order.
    logic: { '>=': [{ var: 'last' }, { var: 'first' }] },
    zen: 'd(last) >= d(first)',
  },
  {
    what: 'sum of ten',
    data: (at) => ({ amounts: amounts(at) }),
    feel: 'sum(amounts)',
    logic: { reduce: [{ var: 'amounts' }, { '+': [{ var: 'accumulator' }, { var: 'current' }] }, 0] },
    zen: 'sum(amounts)',
  },
];

const same = (data) => data;

for (const { what, data, as = {}, feel, logic, zen } of cases) {
  const every = Array.from({ length: DATA }, (_, at) => data(at));
  const own = every.map(as.ours ?? same);
  const ofFeelin = every.map(as.feelin ?? same);
  const expression = compileExpression(feel, { names: Object.keys(every[0]) });
  assert.deepEqual(expression.diagnostics, []);

  const peers = [
    ['feelin', (call) => feelin(feel, ofFeelin[call % DATA]).value],
    ['json-logic-js', (call) => jsonLogic.apply(logic, every[call % DATA])],
    ['ZEN', (call) => evaluateExpressionSync(zen, every[call % DATA])],
  ];
  for (const [peerName, take] of peers) {
    for (let at = 0; at < DATA; at += 1) {
      assert.deepEqual(take(at), expression.evaluate(own[at]), `${what}, ${peerName}, ${JSON.stringify(every[at])}`);
    }
    await compare({ what: `${what}, all passed`, ours: (call) => expression.evaluate(own[call % DATA]), peer: take, peerName });
    await compare({ what: `${what}, resident`, ours: () => expression.evaluate(), peer: take, peerName });
  }
  expression.free();
}
