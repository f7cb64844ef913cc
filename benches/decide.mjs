/**
 * One decision by a table of 10 to 10,000 rows, with a column of equality, a column of ranges and two outputs, of which
 * exactly one row matches: ours against engines that look at row after row, and against code generated for the table, which
 * is the limit of that. Inputs are random rows, and for the largest share of the work the last one.
 */

import assert from 'node:assert/strict';

import { ZenEngine } from '@gorules/zen-engine';
import { evaluate as feelin } from 'feelin';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import { init } from 'routeslip';
import { compileDecision } from 'routeslip/rules';

import { compare } from './measure.mjs';

/** How many different inputs there are; a power of two. */
const INPUTS = 1024;
/** How many rows share a key. */
const BANDS = 5;

await init();

/** A row: its key, the range `[from..to)` of its amounts, and what it gives. */
function tableOf(size) {
  return Array.from({ length: size }, (_, at) => ({
    key: `key ${Math.floor(at / BANDS)}`,
    from: (at % BANDS) * 100,
    to: (at % BANDS) * 100 + 100,
    approver: `person ${at}`,
    days: at % 30,
  }));
}

/** Inputs that each match the row that `pick` names. */
function inputsFor(rows, pick) {
  return Array.from({ length: INPUTS }, (_, at) => {
    const row = rows[pick(at)];
    return { key: row.key, amount: row.from + ((at * 37) % 100) };
  });
}

/** The same numbers on each run: a linear congruential generator. */
function random(size) {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}

const result = ({ approver, days }) => ({ approver, days });

function ours(rows) {
  const table = {
    hitPolicy: 'first',
    inputs: [{ expression: 'key' }, { expression: 'amount' }],
    outputs: [{ name: 'approver' }, { name: 'days' }],
    rules: rows.map(({ key, from, to, approver, days }) => ({ when: [`"${key}"`, `[${from}..${to})`], then: [`"${approver}"`, `${days}`] })),
  };
  const decision = compileDecision({ decisions: { it: table } }, 'it', { names: ['key', 'amount'] });
  assert.deepEqual(decision.diagnostics, []);
  return decision;
}

/** The engine has no notion of the first rule: rules of a falling priority, which the first that succeeds stops. */
function rulesEngine(rows) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  rows.forEach((row, at) => {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'key', operator: 'equal', value: row.key },
          { fact: 'amount', operator: 'greaterThanInclusive', value: row.from },
          { fact: 'amount', operator: 'lessThan', value: row.to },
        ],
      },
      event: { type: 'row', params: result(row) },
      // One priority for all: the engine runs those of one priority at once, and is slower with thousands of priorities.
      priority: 1,
      name: String(at),
    });
  });
  return async (input) => (await engine.run(input)).events[0].params;
}

function logic(rows) {
  const branches = rows.flatMap((row) => [
    { and: [{ '===': [{ var: 'key' }, row.key] }, { '<=': [row.from, { var: 'amount' }] }, { '<': [{ var: 'amount' }, row.to] }] },
    { literal: result(row) },
  ]);
  jsonLogic.add_operation('literal', (value) => value);
  const rule = { if: [...branches, null] };
  return (input) => jsonLogic.apply(rule, input);
}

function feel(rows) {
  const branch = ({ key, from, to, approver, days }) =>
    `{ key: "${key}", from: ${from}, to: ${to}, result: { approver: "${approver}", days: ${days} } }`;
  const context = { rows: feelin(`[${rows.map(branch).join(', ')}]`).value };
  const source = 'rows[item.key = k and amount >= item.from and amount < item.to][1].result';
  return ({ key, amount }) => feelin(source, { ...context, k: key, amount }).value;
}

function zen(rows) {
  const column = (id, field) => ({ id, field, name: field });
  const table = {
    hitPolicy: 'first',
    inputs: [column('k', 'key'), column('a', 'amount')],
    outputs: [column('p', 'approver'), column('d', 'days')],
    rules: rows.map(({ key, from, to, approver, days }, at) => ({
      _id: String(at),
      k: `"${key}"`,
      a: `[${from}..${to})`,
      p: `"${approver}"`,
      d: String(days),
    })),
  };
  const node = (id, type, content) => ({ id, name: id, type, position: { x: 0, y: 0 }, ...(content && { content }) });
  const graph = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [node('in', 'inputNode'), node('it', 'decisionTableNode', table), node('out', 'outputNode')],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'it', type: 'edge' },
      { id: 'b', sourceId: 'it', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(graph);
  return async (input) => (await decision.evaluate(input)).result;
}

/** A chain of conditions. */
function chain(rows) {
  const lines = rows.map(
    ({ key, from, to, approver, days }) =>
      `if (key === "${key}" && amount >= ${from} && amount < ${to}) return { approver: "${approver}", days: ${days} };`,
  );
  return new Function('{ key, amount }', `${lines.join('\n')} return null;`);
}

/** A function for each row: the engine never compiles a chain of thousands. */
function closures(rows) {
  const functions = rows.map(
    ({ key, from, to, approver, days }) =>
      (input) =>
        input.key === key && input.amount >= from && input.amount < to ? { approver, days } : null,
  );
  return (input) => {
    for (const test of functions) {
      const found = test(input);
      if (found !== null) return found;
    }
    return null;
  };
}

const peers = [
  { peerName: 'json-rules-engine', of: rulesEngine },
  { peerName: 'json-logic-js', of: logic },
  { peerName: 'feelin', of: feel, most: 1_000 },
  { peerName: 'ZEN', of: zen },
  { peerName: 'generated chain', of: chain },
  { peerName: 'generated closures', of: closures },
];

for (const size of [10, 100, 1_000, 10_000]) {
  const rows = tableOf(size);
  const decision = ours(rows);
  const isPeer = ({ most = size }) => size <= most;
  const picks = [
    ['random rows', inputsFor(rows, random(size))],
    ['last row', inputsFor(rows, () => size - 1)],
  ];
  const built = peers.filter(isPeer).map(({ peerName, of }) => ({ peerName, take: of(rows) }));
  for (const [which, inputs] of picks) {
    const input = (call) => inputs[call % INPUTS];
    for (const { peerName, take } of built) {
      for (let call = 0; call < INPUTS; call += 97) {
        const { value } = decision.decide(input(call));
        assert.deepEqual(await take(input(call)), value, `${peerName}, ${size} rows, ${JSON.stringify(input(call))}`);
        assert.equal(value.approver, result(rows.find(({ key, from, to }) => key === input(call).key && from <= input(call).amount && input(call).amount < to)).approver);
      }
    }
    const ways = [
      ['all passed', (call) => decision.decide(input(call))],
      ['one set', (call) => decision.set({ amount: input(call).amount }).decide()],
      ['resident', () => decision.decide()],
    ];
    // What passing costs shows against one peer; each peer gets what is asked of us most: all values.
    const name = size.toLocaleString('en');
    for (const { peerName, take } of built) {
      const isLimit = peerName === 'generated closures';
      for (const [way, run] of isLimit ? ways : ways.slice(0, 1)) {
        await compare({ what: `${name} rows, ${which}, ${way}`, ours: run, peer: (call) => take(input(call)), peerName });
      }
    }
  }
  decision.free();
}
