// Work in a workspace: what must be given, and what comes back.

import type { DryRunReport, Effect, FormSession, Workspace } from 'routeslip';

export async function request(workspace: Workspace): Promise<string> {
  using form: FormSession = await workspace.begin('leave-request', { actor: 'ana' });
  form.set('days', 5);
  form.set('days', null);

  // @ts-expect-error: a value is text, a number, a truth value or nothing.
  form.set('days', new Date());

  // @ts-expect-error: somebody fills a form in.
  await workspace.begin('leave-request');

  const submitted = await form.submit();

  // @ts-expect-error: whether there is a slip has to be looked at first.
  submitted.slip;

  return 'slip' in submitted ? submitted.slip.id : submitted.errors.map(({ message }) => message).join('\n');
}

export async function answer(workspace: Workspace, task: string): Promise<void> {
  await workspace.act(task, { actor: 'bo', outcome: 'approve', comment: 'Enjoy!' });

  // @ts-expect-error: a task is answered by somebody.
  await workspace.act(task, { outcome: 'approve' });

  // @ts-expect-error: the people are read, not set.
  workspace.people = [];
}

export async function lookAfter(workspace: Workspace, slip: string): Promise<void> {
  await workspace.order(slip, { type: 'suspend', reason: 'holidays' }, { actor: 'bo' });
  for (const { token, kind } of workspace.slip(slip)?.at ?? []) {
    if (kind === 'incident') await workspace.order(slip, { type: 'resolve', token, values: { paid: true } });
  }
  await workspace.deliver({ type: 'message', name: 'parcel', key: 7, values: { weight: 3 } }, { actor: 'ana' });

  // @ts-expect-error: a token is moved to a step.
  await workspace.order(slip, { type: 'move', token: 1 });

  // @ts-expect-error: no slip can be asked to sleep.
  await workspace.order(slip, { type: 'sleep' });

  // @ts-expect-error: somebody begins what begins with a message.
  await workspace.deliver({ type: 'message', name: 'parcel' });
}

export function tried(workspace: Workspace): DryRunReport['paths'] {
  // @ts-expect-error: somebody begins it.
  workspace.simulate({ workflow: 'order' });

  return workspace.simulate({ workflow: 'order', actor: 'ana', runs: 10, answers: { review: [{ outcome: 'approve', weight: 3 }] } }).paths;
}

export function asked(effect: Effect): string | undefined {
  // @ts-expect-error: only what is to be done has an address.
  effect.url;

  return effect.kind === 'ask' ? effect.url : undefined;
}
