/** The leave request of the examples, with a clock that stands still until it is moved. */

import { readFile } from 'node:fs/promises';

import { init } from 'routeslip';

export const bundle = await readFile(new URL('../../www/bundles/leave-request.json', import.meta.url), 'utf8');

const HOUR = 3_600_000;

/** A workspace with the leave request deployed, at noon of 2026-11-23 UTC. */
export async function leave() {
  const clock = { now: Date.UTC(2026, 10, 23, 12) };
  const workspace = await (await init()).open({ clock: () => clock.now });
  const { deployed } = await workspace.deploy(bundle);
  if (!deployed) throw new Error('the leave request is not fit to be deployed');
  return { workspace, pass: (hours) => (clock.now += hours * HOUR) };
}

/** Submits a request of Ana's, unless said otherwise. */
export async function request(workspace, values = {}, actor = 'ana') {
  const form = await workspace.begin('leave-request', { actor });
  const all = { kind: 'Holiday', from: '2026-12-07', to: '2026-12-11', ...values };
  for (const [field, value] of Object.entries(all)) form.set(field, value);
  const submitted = await form.submit();
  form.free();
  return submitted;
}

/** The words for what happened to a slip. */
export const kinds = (workspace, slip) => workspace.timeline(slip.id).map(({ kind }) => kind);
