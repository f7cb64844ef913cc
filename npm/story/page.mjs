/** What pages commonly do that have a whole workspace, so that they find it in the module's first part. */

import { finishLeave, order, startLeave, unexpected } from './entries.mjs';
import ordinary from './ordinary.json' with { type: 'json' };
import leave from '../../www/bundles/leave-request.json' with { type: 'json' };
import { Host } from '../src/face/host.ts';
import { MemoryStore } from '../src/face/store/memory.ts';
import { OpenWorkspace } from '../src/face/workspace.ts';
import { start } from '../src/loaders/start.ts';
import instantiate, { Workspace } from '../src/wasm/routeslip.js';

const HOUR = 3_600_000;

/** Tells the story with `module`, and gives what the module exports. */
export async function tell(module) {
  const routeslip = await start(() => module, { now: () => module });
  routeslip.version;
  await leaveRequest();
  await ordinaryForm();
  return instantiate();
}

/** A workspace in a store that can be opened again, with a clock that can be put forward. */
async function open(bundle) {
  let now = Date.UTC(2026, 10, 23, 12);
  const store = new MemoryStore();
  const opened = () => OpenWorkspace.open(new Workspace(new Host(() => now)), store, undefined);
  const workspace = await opened();
  const { deployed, diagnostics } = await workspace.deploy(JSON.stringify(bundle));
  if (!deployed) throw unexpected(diagnostics);
  return { workspace, opened, pass: (hours) => (now += hours * HOUR) };
}

async function leaveRequest() {
  const { workspace, opened, pass } = await open(leave);
  await workspace.tick();
  look(workspace, undefined);

  const form = await workspace.begin('leave-request', { actor: 'ana' });
  await startLeave(form);
  form.free();
  const restored = await workspace.begin('leave-request', { actor: 'ana' });
  const { slip } = await finishLeave(restored);
  restored.free();
  look(workspace, slip);

  await answer(workspace, 'bo', 'changes', 'A day later?');
  const [revision] = workspace.inbox('ana');
  const revised = await workspace.revise(revision.id, { actor: 'ana' });
  revised.set('to', '2026-12-24');
  await revised.submit();
  revised.free();
  await answer(workspace, 'cy', 'approve');
  await answer(workspace, 'cy');
  look(workspace, slip);

  await request(workspace, { kind: 'Sick', from: '2026-12-01', to: '2026-12-02' });
  await answer(workspace, 'cy', 'reject', 'No');
  await request(workspace, { kind: 'Holiday', from: '2026-12-01', to: '2026-12-02' });
  pass(25);
  await workspace.tick();
  pass(24);
  await workspace.tick();

  const again = await opened();
  look(again, slip);
  again.exportLog();
  again.close();
  workspace.close();
}

/** The common kinds of fields, and the expressions, tables and steps that most bundles have. */
async function ordinaryForm() {
  const { workspace } = await open(ordinary);
  const form = await workspace.begin('purchase', { actor: 'ana' });
  const { slip, errors } = await order(form);
  if (!slip) throw unexpected(errors);
  form.free();
  look(workspace, slip);
  await answer(workspace, 'bo', 'approve');
  await answer(workspace, 'cy', 'approve');
  await answer(workspace, 'cy');
  look(workspace, slip);
  workspace.close();
}

async function request(workspace, values) {
  const form = await workspace.begin('leave-request', { actor: 'ana' });
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  await form.submit();
  form.free();
}

async function answer(workspace, actor, outcome, comment) {
  const [task] = workspace.inbox(actor);
  if (!task) throw new Error(`nothing waits for ${actor}`);
  await workspace.act(task.id, { actor, outcome, comment });
}

/** Everything that a page shows. */
function look(workspace, slip) {
  workspace.people;
  workspace.workflows;
  for (const actor of ['ana', 'bo', 'cy']) workspace.inbox(actor);
  workspace.slips();
  workspace.slips({ actor: 'ana' });
  if (!slip) return;
  workspace.slip(slip.id);
  workspace.slip('nobody knows');
  workspace.timeline(slip.id);
  workspace.explain(slip.id);
}
