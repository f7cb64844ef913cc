/**
 * What every consumer of the packed package runs: a request for leave, from the form to the end of its way. It imports
 * nothing but the bundle, so that each consumer decides how the package is found.
 */

import bundle from './bundle.mjs';

/** A Monday morning, so that the answer is the same on every day. */
const clock = () => Date.UTC(2026, 0, 5, 9);

/** @param {typeof import('routeslip')} routeslip the whole of an entry */
export async function scenario({ init, RouteslipError }) {
  const routeslip = await init();
  const workspace = await routeslip.open({ clock });
  const { deployed, diagnostics } = await workspace.deploy(bundle);

  const form = await workspace.begin('leave-request', { actor: 'ana' });
  form.set('kind', 'Holiday');
  form.set('from', '2026-02-02');
  form.set('to', '2026-02-01');
  const refused = await form.submit();
  form.set('to', '2026-02-06');
  const { slip } = await form.submit();
  form.free();

  const [why] = workspace.explain(slip.id);
  const [review] = workspace.inbox('bo');
  const wrong = await workspace.act(review.id, { actor: 'ana', outcome: 'approve' }).catch((error) => error);
  await workspace.act(review.id, { actor: 'bo', outcome: 'approve', comment: 'Enjoy!' });
  const [book] = workspace.inbox('cy');
  await workspace.act(book.id, { actor: 'cy' });

  const answer = {
    version: routeslip.version,
    deployed,
    mistakes: diagnostics.filter(({ severity }) => severity === 'error'),
    refused: refused.errors.map(({ field, message }) => ({ field, message })),
    title: slip.title,
    matched: why.matched,
    wrongIsRefused: wrong instanceof RouteslipError,
    status: workspace.slip(slip.id).status,
    left: ['ana', 'bo', 'cy'].flatMap((actor) => workspace.inbox(actor)),
  };
  workspace.close();
  return answer;
}
