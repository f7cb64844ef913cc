/**
 * Workflows: whole instances of 2 to 1,000 steps, one step, approvals that are rejected again and again, parallel tasks,
 * instances that wait, replays, and long histories. Through the package ours stores what happens, in memory, with its hash
 * chain, keeps inboxes, and gives the slip as people see it; a state machine (XState) stores nothing by itself, so it is
 * measured as it is and with a snapshot as text after each event, and an engine for BPMN (bpmn-engine) with its state in
 * memory. What a command takes in the kernel alone, a dry run tells: it decides commands one after the other, each with its
 * events, and stores nothing.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';

import { Engine } from 'bpmn-engine';
import { init } from 'routeslip';
import { createActor, createMachine, getNextSnapshot } from 'xstate';

import { compare, median, tell } from './measure.mjs';

const routeslip = await init();
const count = (size) => size.toLocaleString('en');
const range = (size) => Array.from({ length: size }, (_, at) => at);

/** A bundle with one workflow, which one person does alone. */
function bundleOf(steps) {
  return {
    routeslip: 1,
    people: { ana: { name: 'Ana', roles: ['all'] } },
    forms: { note: { title: 'Note', pages: [{ fields: [{ name: 'text', type: 'text', label: 'Text' }] }] } },
    workflows: { it: { form: 'note', steps } },
  };
}

const task = (id) => ({ id, type: 'task', assign: { person: 'ana' } });
const approval = (id, agreed, rejected) => ({ id, type: 'approval', assign: { person: 'ana' }, outcomes: { approve: agreed, reject: rejected } });

/** How many commands a dry run gives that would go on for ever. */
const LONGEST_RUN = 10_000;

/** Tasks one after another. */
const line = (size) => bundleOf([...range(size).map((at) => task(`s${at}`)), { id: 'over', type: 'end' }]);
/** One approval that, when it rejects, leads back to a task and so to itself. */
const loop = bundleOf([task('draft'), approval('review', 'over', 'draft'), { id: 'over', type: 'end' }]);
/** Tasks beside each other. */
const parallel = (size) =>
  bundleOf([{ id: 'all', type: 'parallel', branches: range(size).map((at) => ({ steps: [task(`s${at}`)] })) }, { id: 'over', type: 'end' }]);

async function open(bundle) {
  const workspace = await routeslip.open();
  const { deployed, diagnostics } = await workspace.deploy(bundle);
  assert.ok(deployed, JSON.stringify(diagnostics));
  return workspace;
}

async function begin(workspace) {
  const form = await workspace.begin('it', { actor: 'ana' });
  const { slip } = await form.submit();
  form.free();
  return slip.id;
}

/** The first task is 1, each that follows has the next number. */
const act = (workspace, slip, number, outcome) => workspace.act(`${slip}.${number}`, { actor: 'ana', ...(outcome && { outcome }) });

/** Instances of one workspace. Its bundle is deployed once, as a state machine is made once. */
async function instances(bundle, run) {
  const workspace = await open(bundle);
  return async () => {
    const slip = await begin(workspace);
    await run(workspace, slip);
    assert.equal(workspace.slip(slip).status, 'completed');
  };
}

// What the state machine does.

const machineOf = (size) =>
  createMachine({
    initial: 's0',
    states: {
      ...Object.fromEntries(range(size).map((at) => [`s${at}`, { on: { done: at + 1 === size ? 'over' : `s${at + 1}` } }])),
      over: { type: 'final' },
    },
  });

const loopMachine = createMachine({
  initial: 'draft',
  states: { draft: { on: { done: 'review' } }, review: { on: { approve: 'over', reject: 'draft' } }, over: { type: 'final' } },
});

const parallelMachine = (size) =>
  createMachine({
    initial: 'all',
    states: {
      all: {
        type: 'parallel',
        states: Object.fromEntries(range(size).map((at) => [`s${at}`, { initial: 'open', states: { open: { on: { [`done${at}`]: 'over' } }, over: { type: 'final' } } }])),
        onDone: 'over',
      },
      over: { type: 'final' },
    },
  });

/** An actor that is sent events; `isStored` where its snapshot is taken as text after each. */
function machineRun(machine, events, isStored) {
  return async () => {
    const actor = createActor(machine).start();
    let stored = '';
    for (const type of events) {
      actor.send({ type });
      if (isStored) stored = JSON.stringify(actor.getPersistedSnapshot());
    }
    assert.equal(actor.getSnapshot().status, 'done');
    return stored.length;
  };
}

// What the engine for BPMN does.

function bpmnOf(nodes, flows) {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="bench">
<process id="p" isExecutable="true"><startEvent id="start"/>${nodes}<endEvent id="over"/>
${flows.map(([from, to, condition], at) => `<sequenceFlow id="f${at}" sourceRef="${from}" targetRef="${to}">${condition ?? ''}</sequenceFlow>`).join('\n')}
</process></definitions>`;
}

const userTask = (id) => `<userTask id="${id}"/>`;
const bpmnLine = (size) =>
  bpmnOf(
    range(size)
      .map((at) => userTask(`s${at}`))
      .join(''),
    [['start', 's0'], ...range(size).map((at) => [`s${at}`, at + 1 === size ? 'over' : `s${at + 1}`])],
  );
const bpmnParallel = (size) =>
  bpmnOf(
    `<parallelGateway id="fork"/>${range(size)
      .map((at) => userTask(`s${at}`))
      .join('')}<parallelGateway id="join"/>`,
    [['start', 'fork'], ...range(size).flatMap((at) => [['fork', `s${at}`], [`s${at}`, 'join']]), ['join', 'over']],
  );
const again = '<conditionExpression xsi:type="tFormalExpression">${environment.services.again()}</conditionExpression>';
const bpmnLoop = bpmnOf('<userTask id="draft"/><userTask id="review"/><exclusiveGateway id="way" default="f3"/>', [
  ['start', 'draft'],
  ['draft', 'review'],
  ['review', 'way'],
  ['way', 'over'],
  ['way', 'draft', again],
]);

/** Runs a model whose tasks are done as they come. */
function bpmnRun(source, services = {}) {
  return () =>
    new Promise((resolve, reject) => {
      const engine = new Engine({ name: 'bench', source, services });
      const listener = new EventEmitter();
      listener.on('activity.wait', (api) => {
        // Later: otherwise long models overflow its stack.
        setImmediate(() => api.signal());
      });
      engine.once('end', () => resolve('completed'));
      engine.once('error', reject);
      engine.execute({ listener }, (error) => error && reject(error));
    });
}

/** Runs that are too long for rounds of calls: each side a few times, in turns. `times` is how often a run does the thing. */
async function compareRuns({ what, ours, peer, peerName, runs = 5, times: each = 1 }) {
  const times = [[], []];
  for (let run = 0; run < runs; run += 1) {
    for (const [side, call] of [ours, peer].entries()) {
      globalThis.gc?.();
      const start = performance.now();
      await call();
      times[side].push((1000 * (performance.now() - start)) / each);
    }
  }
  const [mine, other] = times.map(median);
  return tell({ what, ours: mine, peer: other, peerName, unit: 'µs', ratio: other / mine });
}

// One human command: an instance that goes on and on.
const actor = createActor(loopMachine).start();
const sent = (call) => {
  actor.send({ type: call % 2 === 0 ? 'done' : 'reject' });
  return actor.getSnapshot().value.length;
};
const sentAndStored = (call) => {
  sent(call);
  return JSON.stringify(actor.getPersistedSnapshot()).length;
};
const machines = [
  ['XState, in memory only', sent],
  ['XState, with a snapshot', sentAndStored],
];
{
  const workspace = await open(loop);
  const slip = await begin(workspace);
  let number = 0;
  const ours = async () => {
    number += 1;
    const { at } = await act(workspace, slip, number, number % 2 === 0 ? 'reject' : undefined);
    return at.length;
  };
  for (const [peerName, run] of machines) {
    await compare({ what: 'one human command, stored', ours, peer: run, peerName, crowd: 1 });
  }

  // The kernel alone, in the module: a dry run decides each command, with its events, and keeps the state; it stores and shows
  // nothing. The state machine is sent as many events, one after the other, and stores nothing either.
  const rejecting = { workflow: 'it', actor: 'ana', answers: { review: [{ outcome: 'reject' }] } };
  const kernel = () => workspace.simulate(rejecting).runs;
  for (const [peerName, run] of machines) {
    const peer = () => {
      let seen = 0;
      for (let call = 0; call < LONGEST_RUN; call += 1) seen += run(call);
      return seen;
    };
    const what = 'one human command in the kernel, with its events';
    await compareRuns({ what, ours: kernel, peer, peerName, runs: 9, times: LONGEST_RUN });
  }
  workspace.close();
}

// Whole instances.
const perStep = [];
for (const size of [2, 10, 100, 1_000]) {
  const run = await instances(line(size), async (workspace, slip) => {
    for (let number = 1; number <= size; number += 1) await act(workspace, slip, number);
  });
  const what = `an instance of ${count(size)} steps`;
  const done = range(size).map(() => 'done');
  const machine = machineOf(size);
  const { ours } = await compareRuns({ what, ours: run, peer: machineRun(machine, done, false), peerName: 'XState, in memory only', runs: 9 });
  await compareRuns({ what, ours: run, peer: machineRun(machine, done, true), peerName: 'XState, with snapshots', runs: 9 });
  await compareRuns({ what, ours: run, peer: bpmnRun(bpmnLine(size)), peerName: 'bpmn-engine', runs: size > 10 ? 1 : 5 });
  perStep.push([size, ours / size]);
}
const [, [, ofTen]] = perStep;
for (const [size, ours] of perStep.slice(2)) {
  tell({ what: `a step of an instance of ${count(size)}`, ours, peer: ofTen, peerName: 'a step of 10', unit: 'µs', ratio: ofTen / ours });
}

// Approvals that are rejected.
const rejected = [];
for (const times of [40, 400]) {
  const run = await instances(loop, async (workspace, slip) => {
    for (let round = 1; round <= times; round += 1) {
      await act(workspace, slip, 2 * round - 1);
      await act(workspace, slip, 2 * round, round === times ? 'approve' : 'reject');
    }
  });
  const events = range(times).flatMap((round) => ['done', round + 1 === times ? 'approve' : 'reject']);
  const what = `${count(times)} approvals, all but one rejected`;
  const { ours } = await compareRuns({ what, ours: run, peer: machineRun(loopMachine, events, true), peerName: 'XState, with snapshots' });
  rejected.push(ours / times);
  // What it costs there grows as the square: 400 take minutes.
  if (times > 40) continue;
  const bpmn = () => {
    let reviews = 0;
    const again = () => {
      reviews += 1;
      return reviews < times;
    };
    return bpmnRun(bpmnLoop, { again })();
  };
  await compareRuns({ what, ours: run, peer: bpmn, peerName: 'bpmn-engine', runs: 1 });
}
tell({ what: 'an approval of 400', ours: rejected[1], peer: rejected[0], peerName: 'an approval of 40', unit: 'µs', ratio: rejected[0] / rejected[1] });

// Tasks beside each other. A state machine of 1,000 parallel regions takes minutes for all of them, so that 20 are done.
for (const [size, done] of [
  [100, 100],
  [1_000, 20],
]) {
  const bundle = parallel(size);
  const run = async () => {
    const workspace = await open(bundle);
    const slip = await begin(workspace);
    const first = Number(workspace.inbox('ana')[0].id.split('.').at(-1));
    for (let at = 0; at < done; at += 1) await act(workspace, slip, first + at);
    assert.equal(workspace.slip(slip).status, done === size ? 'completed' : 'running');
    workspace.close();
  };
  const machine = parallelMachine(size);
  const machineDoes = async () => {
    const actor = createActor(machine).start();
    for (let at = 0; at < done; at += 1) actor.send({ type: `done${at}` });
    assert.equal(actor.getSnapshot().status, done === size ? 'done' : 'active');
  };
  const what = done === size ? `${count(size)} parallel tasks` : `${count(done)} of ${count(size)} parallel tasks`;
  await compareRuns({ what, ours: run, peer: machineDoes, peerName: 'XState, in memory only', runs: done === size ? 5 : 1 });
  if (done === size) await compareRuns({ what, ours: run, peer: bpmnRun(bpmnParallel(size)), peerName: 'bpmn-engine', runs: 1 });
}

// A command behind a long history.
{
  const sides = [];
  for (const length of [10, 10_000]) {
    const workspace = await open(loop);
    const slip = await begin(workspace);
    let number = 0;
    const next = async () => {
      number += 1;
      return (await act(workspace, slip, number, number % 2 === 0 ? 'reject' : undefined)).at.length;
    };
    while (number < length / 2) await next();
    sides.push({ length, next, workspace });
  }
  const [short, long] = sides;
  const what = `a command behind ${count(long.length)} events`;
  await compare({ what, ours: long.next, peer: short.next, peerName: `behind ${count(short.length)} or more`, crowd: 1 });
  for (const { workspace } of sides) workspace.close();
}

/** How many events a log has: those of commands, and that an instance was created. */
const eventsOf = (bodies) => bodies.reduce((sum, body) => sum + (JSON.parse(body).events?.length ?? 1), 0);

/** A log with as many instances as wished, from one that has one: each has the records of that, under another name. */
function manyOf(log, slip, size) {
  const bodies = log
    .trim()
    .split('\n')
    .map((line) => JSON.stringify(JSON.parse(line).body));
  const [deployed, ...of] = bodies;
  const lines = [];
  let hash = Buffer.alloc(32);
  const add = (body) => {
    hash = createHash('sha256').update(hash).update(body).digest();
    lines.push(`{"seq":${lines.length + 1},"hash":"${hash.toString('hex')}","body":${body}}\n`);
  };
  add(deployed);
  for (let at = 0; at < size; at += 1) for (const body of of) add(body.replaceAll(slip, `${slip}${at}`));
  return { log: lines.join(''), events: 1 + size * eventsOf(of) };
}

// Instances that wait, and what it takes to have them again.
{
  const workspace = await open(line(2));
  const slip = await begin(workspace);
  const idle = manyOf(workspace.exportLog(), slip, 100_000);
  workspace.close();
  const used = () => {
    globalThis.gc?.();
    return process.memoryUsage().rss;
  };
  const before = used();
  const start = performance.now();
  const all = await routeslip.open({ log: idle.log });
  const seconds = (performance.now() - start) / 1000;
  const ours = (used() - before) / 100_000;
  assert.equal(all.slips().length, 100_000);
  all.close();

  const machine = machineOf(2);
  const heap = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const empty = heap();
  const actors = range(100_000).map(() => createActor(machine).start());
  const peer = (heap() - empty) / actors.length;
  tell({ what: '100,000 instances that wait, each with its log', ours, peer, peerName: 'XState, without a log', unit: 'B', ratio: peer / ours });
  actors.length = 0;

  const texts = range(100_000).map((at) => JSON.stringify({ type: at % 2 === 0 ? 'done' : 'reject' }));
  const from = performance.now();
  let snapshot = createActor(loopMachine).getSnapshot();
  for (const event of texts) snapshot = getNextSnapshot(loopMachine, snapshot, JSON.parse(event));
  const rate = texts.length / ((performance.now() - from) / 1000);
  assert.equal(snapshot.status, 'active');
  const replayed = idle.events / seconds;
  tell({ what: 'replay of a log, with its hashes', ours: replayed, peer: rate, peerName: 'XState, events as JSON', unit: 'events/s', ratio: replayed / rate });
}
