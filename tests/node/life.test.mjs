/** What those who look after slips do, what the outside answers, and dry runs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';

const HOUR = 3_600_000;

const bundle = {
  routeslip: 1,
  people: { ana: { name: 'Ana' }, bo: { name: 'Bo' } },
  forms: { order: { title: 'Order', pages: [{ fields: [{ name: 'amount', type: 'number', label: 'Amount' }] }] } },
  workflows: {
    order: {
      form: 'order',
      steps: [
        { id: 'check', type: 'task', assign: { person: 'bo' }, due: 'P2D' },
        { id: 'pay', type: 'webhook', service: 'bank', values: { sum: 'amount' }, result: 'paid' },
        { id: 'review', type: 'approval', assign: { person: 'bo' }, outcomes: { approve: 'arrived', reject: 'check' } },
        { id: 'arrived', type: 'wait', message: 'parcel', key: 'amount', result: 'parcel' },
        { id: 'tell', type: 'throw', message: 'thanks', values: { receipt: 'paid.receipt', weight: 'parcel.weight' } },
        { id: 'done', type: 'end' },
      ],
    },
  },
};

async function order(amount = 12) {
  const clock = { now: Date.UTC(2026, 10, 23, 12) };
  const workspace = await (await init()).open({ clock: () => clock.now });
  const { deployed, diagnostics } = await workspace.deploy(bundle);
  assert.ok(deployed, JSON.stringify(diagnostics));
  const effects = [];
  workspace.addEventListener('effect', ({ detail }) => effects.push(detail));
  const form = await workspace.begin('order', { actor: 'ana' });
  form.set('amount', amount);
  const { slip } = await form.submit();
  form.free();
  return { workspace, slip: slip.id, effects };
}

const at = (slip) => slip.at.map(({ kind, step }) => `${kind} ${step}`);

test('a service is asked, its answer is read, a message comes and another one goes out', async () => {
  const { workspace, slip, effects } = await order();
  await workspace.act(`${slip}.1`, { actor: 'bo' });
  const asked = effects.at(-1);
  assert.deepEqual(asked, { kind: 'ask', slip, to: [], text: 'pay', token: 2, service: 'bank', values: { sum: 12 } });
  const paid = await workspace.order(slip, { type: 'reply', token: asked.token, answer: { receipt: 'R1' } });
  assert.deepEqual(at(paid), ['approval review']);
  await workspace.act(`${slip}.${paid.at[0].token}`, { actor: 'bo', outcome: 'approve' });
  const parcel = { type: 'message', name: 'parcel', key: 12, values: { weight: 3 } };
  await assert.rejects(workspace.deliver({ ...parcel, key: 13 }, { actor: 'ana' }), { name: 'RouteslipError' });
  await workspace.deliver(parcel, { actor: 'ana' });
  assert.equal(workspace.slip(slip).status, 'completed');
  const told = effects.at(-1);
  assert.deepEqual(told, { kind: 'message', slip, to: [], text: 'thanks', values: { receipt: 'R1', weight: 3 } });
});

test('a service that fails is an incident, which is tried again or resolved', async () => {
  const { workspace, slip } = await order();
  await workspace.act(`${slip}.1`, { actor: 'bo' });
  const failed = await workspace.order(slip, { type: 'reply', token: 2, error: 'closed' });
  assert.deepEqual(at(failed), ['incident pay']);
  const again = await workspace.order(slip, { type: 'retry', token: failed.at[0].token });
  assert.deepEqual(at(again), ['answer pay']);
  const still = await workspace.order(slip, { type: 'reply', token: again.at[0].token, error: 'closed' });
  const values = { paid: { receipt: 'by hand' } };
  const resolved = await workspace.order(slip, { type: 'resolve', token: still.at[0].token, values, reason: 'paid in cash' }, { actor: 'bo' });
  assert.deepEqual(at(resolved), ['approval review']);
  assert.ok(workspace.exportLog().includes('paid in cash'));
});

test('slips stand still, go on, and end early; steps are passed over, done again, and tokens moved', async () => {
  const { workspace, slip } = await order();
  const give = (order) => workspace.order(slip, order, { actor: 'bo' });
  assert.equal((await give({ type: 'suspend', reason: 'holidays' })).suspended, true);
  await assert.rejects(workspace.act(`${slip}.1`, { actor: 'bo' }), { name: 'RouteslipError' });
  assert.equal((await give({ type: 'resume' })).suspended, false);
  await assert.rejects(give({ type: 'redo', token: 1, step: 'check' }), /Nobody has done the step `check` yet/);
  await workspace.act(`${slip}.1`, { actor: 'bo' });
  const skipped = await give({ type: 'skip', token: 2, reason: 'for free' });
  assert.deepEqual(at(skipped), ['approval review']);
  const redone = await give({ type: 'redo', token: skipped.at[0].token, step: 'check' });
  assert.deepEqual(at(redone), ['task check']);
  const moved = await give({ type: 'move', token: redone.at[0].token, to: 'review' });
  assert.deepEqual(at(moved), ['approval review']);
  await assert.rejects(give({ type: 'move', token: moved.at[0].token, to: 'reviews' }), { help: 'Did you mean `review`?' });
  await assert.rejects(give({ type: 'sleep' }), { name: 'RouteslipError' });
  const over = await give({ type: 'cancel', reason: 'never mind' });
  assert.equal(over.status, 'cancelled');
});

test('a dry run tells ways, waits and lengths, and is the same for the same seed', async () => {
  const { workspace } = await order();
  const log = workspace.exportLog();
  const script = {
    workflow: 'order',
    actor: 'ana',
    values: { amount: 5 },
    runs: 200,
    seed: 7,
    answers: {
      check: [{ after: 'PT1H', upTo: 'PT3H' }],
      pay: [{ value: { receipt: 'R' } }],
      review: [{ outcome: 'approve', weight: 3, after: 'PT2H' }, { outcome: 'reject', after: 'PT1H' }],
      arrived: [{ after: 'P1D' }],
    },
  };
  const report = workspace.simulate(script);
  assert.equal(workspace.exportLog(), log);
  assert.equal(report.runs, 200);
  assert.deepEqual(report.statuses, [{ status: 'completed', count: 200 }]);
  assert.deepEqual(report.incidents, []);
  assert.equal(report.paths[0].path, 'check > review: approve');
  assert.ok(report.paths[0].count > 120 && report.paths[0].count < 180, `${report.paths[0].count}`);
  const check = report.waiting.find(({ step }) => step === 'check');
  assert.ok(check.durations.max <= 3 * HOUR && check.durations.mean > HOUR);
  assert.ok(report.durations.median >= 27 * HOUR);
  assert.deepEqual(workspace.simulate(script), report);
  assert.notDeepEqual(workspace.simulate({ ...script, seed: 8 }), report);
  const waiting = workspace.simulate({ ...script, runs: 1, answers: {} });
  assert.deepEqual(waiting.statuses, [{ status: 'running', count: 1 }]);
});

test('a look at a bundle as a whole finds what can come to a standstill, and says how', async () => {
  const routeslip = await init();
  const task = (id) => ({ id, type: 'task', assign: { person: 'ana' } });
  const drawn = {
    ...bundle,
    workflows: {
      drawn: {
        form: 'order',
        steps: [{ id: 'way', type: 'gateway', kind: 'exclusive' }, task('a'), task('b'), { id: 'join', type: 'gateway', kind: 'parallel' }],
        flows: [
          { from: 'way', to: 'a', if: 'amount > 1' },
          { from: 'way', to: 'b', otherwise: true },
          { from: 'a', to: 'join' },
          { from: 'b', to: 'join' },
        ],
      },
    },
  };
  assert.deepEqual(routeslip.check(drawn), []);
  const [found, ...others] = routeslip.lint(drawn);
  assert.deepEqual(others, []);
  assert.equal(found.code, 'RS4028');
  assert.equal(found.pointer, '/workflows/drawn/steps/3');
  assert.match(found.message, /`join` waits for a branch that never comes. It happens after: `way`, `a`./);
  const [message] = routeslip.lint(bundle);
  assert.match(message.message, /No workflow of the bundle sends the message `parcel`/);
});

test('a slip moves to definitions that were deployed later, when all of it can', async () => {
  const { workspace, slip } = await order();
  const text = JSON.stringify(bundle).replaceAll('"check"', '"look"');
  await workspace.deploy(text);
  const [obstacle, ...others] = workspace.obstacles(slip);
  assert.deepEqual(others, []);
  assert.deepEqual(obstacle, { token: 1, step: 'check', reason: 'The step is not there any more.' });
  await assert.rejects(workspace.migrate(slip), { name: 'RouteslipError', code: 'RS6118' });
  const plan = { steps: { check: 'look' }, reason: 'a clearer name' };
  assert.deepEqual(workspace.obstacles(slip, plan), []);
  assert.deepEqual(at(await workspace.migrate(slip, plan, { actor: 'bo' })), ['task look']);
  assert.deepEqual(at(await workspace.act(`${slip}.1`, { actor: 'bo' })), ['answer pay']);
});
