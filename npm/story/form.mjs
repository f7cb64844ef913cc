/** What pages commonly do that have a form and nothing else, so that they find it in the first part of its module. */

import { finishLeave, order, startLeave, unexpected } from './entries.mjs';
import ordinary from './ordinary.json' with { type: 'json' };
import leave from '../../www/bundles/leave-request.json' with { type: 'json' };
import { createForm } from '../src/form/form.ts';
import { start } from '../src/form/start.ts';
import instantiate from '../src/wasm/routeslip-form.js';

const clock = () => Date.UTC(2026, 10, 23, 12);

/** Tells the story with `module`, and gives what the module exports. */
export async function tell(module) {
  await start(() => module, { now: () => module });
  let draft;
  const keep = (kept) => void (draft = kept);
  const begun = await open(leave.forms.leave, { keep });
  await startLeave(begun);
  begun.free();
  const restored = await open(leave.forms.leave, { keep, draft });
  await submitted(restored, finishLeave);
  await submitted(await open(ordinary.forms.order, { values: { title: 'Chairs' } }), order);
  return instantiate();
}

async function open(definition, options) {
  const { session, diagnostics } = await createForm(definition, { clock, ...options });
  if (!session) throw unexpected(diagnostics);
  return session;
}

async function submitted(session, fill) {
  const { submission, errors } = await fill(session);
  if (!submission) throw unexpected(errors);
  session.free();
}
