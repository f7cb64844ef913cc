// Work in a workspace: what must be given, and what comes back.

import type { FormSession, Workspace } from 'routeslip';

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
