/** The leave request from form to end, without a page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init, RouteslipError } from 'routeslip';

import { kinds, leave, request } from './leave.mjs';

test('a request is decided, approved and booked', async () => {
  const { workspace } = await leave();
  const { slip } = await request(workspace);
  assert.equal(slip.title, 'Ana: 5 days from 2026-12-07');
  assert.deepEqual(slip.at, [{ token: 1, kind: 'approval', step: 'review', title: 'Leave for Ana', waitingFor: ['bo'] }]);

  const [why] = workspace.explain(slip.id);
  assert.deepEqual(why.matched, [2]);
  assert.deepEqual(why.rules.map(({ matched }) => matched), [false, true, false]);
  assert.deepEqual(why.outputs, [{ label: 'Approver', value: 'team-lead' }, { label: 'Due', value: 'P2D' }]);
  assert.match(why.sentence, /Rule 2 fired, because Days is 5 \(<= 10\)/);

  const [review] = workspace.inbox('bo');
  assert.equal(review.due, '2026-11-25T12:00:00.000Z');
  assert.deepEqual(review.outcomes.map(({ name, kind }) => [name, kind]), [
    ['approve', 'agree'],
    ['reject', 'other'],
    ['changes', 'sendBack'],
  ]);
  await workspace.act(review.id, { actor: 'bo', outcome: 'approve', comment: 'Enjoy!' });
  assert.deepEqual(workspace.inbox('bo'), []);
  const [book] = workspace.inbox('cy');
  const done = await workspace.act(book.id, { actor: 'cy' });
  assert.equal(done.status, 'completed');
  assert.deepEqual(done.at, []);
  assert.deepEqual(kinds(workspace, slip), [
    'started',
    'decided',
    'assigned',
    'answered',
    'assigned',
    'answered',
    'notified',
    'ended',
    'handedOn',
  ]);
  assert.equal(workspace.timeline(slip.id)[3].comment, 'Enjoy!');
});

test('a rejected request ends there', async () => {
  const { workspace } = await leave();
  const { slip } = await request(workspace);
  const [review] = workspace.inbox('bo');
  assert.equal((await workspace.act(review.id, { actor: 'bo', outcome: 'reject' })).status, 'rejected');
  assert.deepEqual(workspace.inbox('cy'), []);
  assert.equal(workspace.slip(slip.id).status, 'rejected');
});

test('a request that is sent back keeps its values, and is decided anew', async () => {
  const { workspace } = await leave();
  const { slip } = await request(workspace);
  const [review] = workspace.inbox('bo');
  await workspace.act(review.id, { actor: 'bo', outcome: 'changes', comment: 'Three weeks, please' });

  const [task] = workspace.inbox('ana');
  assert.equal(task.kind, 'revise');
  const form = await workspace.revise(task.id, { actor: 'ana' });
  const value = (name) => form.state.fields.find(({ field }) => field === name).value;
  assert.deepEqual(['kind', 'from', 'to', 'days'].map(value), ['Holiday', '2026-12-07', '2026-12-11', 5]);
  form.set('to', '2026-12-25');
  await form.submit();
  form.free();

  assert.deepEqual(workspace.inbox('ana'), []);
  assert.deepEqual(workspace.explain(slip.id).map(({ matched }) => matched), [[2], [3]]);
  assert.deepEqual(workspace.slip(slip.id).at[0].waitingFor, ['cy']);
  assert.equal(workspace.slip(slip.id).title, 'Ana: 19 days from 2026-12-07');
});

test('what nobody answers is reminded of, and escalated', async () => {
  const { workspace, pass } = await leave();
  const told = [];
  workspace.addEventListener('effect', ({ detail }) => told.push(`${detail.kind} ${detail.to}`));
  const { slip } = await request(workspace);
  pass(25);
  await workspace.tick();
  pass(24);
  await workspace.tick();
  assert.deepEqual(told, ['assigned bo', 'remind bo', 'escalate cy']);
  assert.equal(workspace.inbox('cy')[0].overdue, true);
  assert.deepEqual(kinds(workspace, slip).slice(-2), ['reminded', 'overdue']);
});

test('asking twice does it once', async () => {
  const { workspace } = await leave();
  const form = await workspace.begin('leave-request', { actor: 'ana' });
  for (const [field, value] of [['kind', 'Sick'], ['from', '2026-12-07'], ['to', '2026-12-08']]) form.set(field, value);
  const [first, second] = await Promise.all([form.submit('k1'), form.submit('k1')]);
  assert.equal(first.slip.id, second.slip.id);
  const [task] = workspace.inbox('cy');
  const answer = { actor: 'cy', outcome: 'approve', key: 'k2' };
  await Promise.all([workspace.act(task.id, answer), workspace.act(task.id, answer)]);
  assert.equal(kinds(workspace, first.slip).filter((kind) => kind === 'answered').length, 1);
});

test('misuse throws an error with a code and a next step', async () => {
  const { workspace } = await leave();
  const form = await workspace.begin('leave-request', { actor: 'ana' });
  const cases = [
    [() => form.set('kindd', 'Sick'), 'RS6403', 'Did you mean `kind`?'],
    [() => form.set('kind', () => 'no value'), 'RS6401', undefined],
    [() => workspace.begin('leave-requests', { actor: 'ana' }), 'RS6202', 'Did you mean `leave-request`?'],
    [() => workspace.begin('leave-request', { actor: 'anna' }), 'RS6112', 'Did you mean `ana`?'],
    [() => workspace.act('nothing.1', { actor: 'bo' }), 'RS6102', undefined],
    [() => workspace.timeline('nothing'), 'RS6203', undefined],
  ];
  for (const [misuse, code, help] of cases) {
    const error = await (async () => misuse())().then(assert.fail, (caught) => caught);
    assert.ok(error instanceof RouteslipError, String(error));
    assert.deepEqual([error.name, error.code], ['RouteslipError', code]);
    if (help) assert.equal(error.help, help);
  }
});

test('an exported log gives the same workspace elsewhere, and one that was changed is refused', async () => {
  const { workspace } = await leave();
  const { slip } = await request(workspace);
  await workspace.act(`${slip.id}.1`, { actor: 'bo', outcome: 'approve' });
  const log = workspace.exportLog();
  const routeslip = await init();
  const other = await routeslip.open({ log });
  assert.deepEqual(other.slip(slip.id), workspace.slip(slip.id));
  assert.equal(other.exportLog(), log);
  const refused = (text) => assert.rejects(routeslip.open({ log: text }), { name: 'RouteslipError', code: 'RS6301', message: /Record 3 / });
  const lines = log.split('\n');
  await refused(lines.map((line, at) => (at === 2 ? line.replace('Holiday', 'Sick') : line)).join('\n'));
  await refused(lines.filter((_, at) => at !== 2).join('\n'));
  await refused(lines.map((line, at) => (at === 2 ? 'nonsense' : line)).join('\n'));
});
