/**
 * What every consumer of the packed package runs: a form is filled in, rules decide, somebody approves. It imports
 * nothing, so that each consumer decides how the package is found.
 */

const bundle = {
  routeslip: 1,
  people: { ana: { name: 'Ana' }, bo: { name: 'Bo', roles: ['buyer'] } },
  forms: {
    order: {
      title: 'Order',
      pages: [
        {
          fields: [
            { name: 'item', type: 'text', required: true },
            { name: 'price', type: 'number', required: true },
            { name: 'total', type: 'number', compute: 'price * 1.19' },
          ],
        },
      ],
    },
  },
  decisions: {
    buyer: {
      hitPolicy: 'first',
      inputs: [{ expression: 'total' }],
      outputs: [{ name: 'role' }],
      rules: [{ when: ['> 0'], then: ['"buyer"'] }],
    },
  },
  workflows: {
    order: {
      title: '{{item}}',
      form: 'order',
      steps: [
        { id: 'route', type: 'decision', decision: 'buyer', result: 'role' },
        { id: 'review', type: 'approval', assign: { role: '= role' }, outcomes: { approve: 'bought', reject: 'refused' } },
        { id: 'bought', type: 'end' },
        { id: 'refused', type: 'end', status: 'rejected' },
      ],
    },
  },
};

/** @param {typeof import('routeslip')} routeslip the whole of an entry */
export async function scenario({ init, RouteslipError }) {
  const routeslip = await init();
  const workspace = await routeslip.open();
  const { deployed } = await workspace.deploy(bundle);

  const form = await workspace.begin('order', { actor: 'ana' });
  const refused = await form.submit();
  form.set('item', 'Lamp');
  const changes = form.set('price', '1.10');
  const { slip } = await form.submit();
  form.free();

  const [task] = workspace.inbox('bo');
  const notYours = await workspace.act(task.id, { actor: 'ana', outcome: 'approve' }).catch((error) => error);
  const { status } = await workspace.act(task.id, { actor: 'bo', outcome: 'approve' });
  const events = workspace.timeline(slip.id).map(({ kind }) => kind);
  workspace.close();
  return {
    version: routeslip.version,
    deployed,
    wrong: refused.errors.map(({ field, code }) => `${field} ${code}`),
    total: changes.find(({ field }) => field === 'total')?.value,
    title: slip.title,
    refusal: notYours instanceof RouteslipError && notYours.code,
    status,
    events,
  };
}

/** What `scenario` answers. */
export const expected = {
  version: '0.1.0',
  deployed: true,
  wrong: ['item required', 'price required'],
  total: 1.309,
  title: 'Lamp',
  refusal: 'RS6104',
  status: 'completed',
  events: ['started', 'decided', 'assigned', 'answered', 'ended'],
};

/** The names that every entry exports. */
export const names = ['RouteslipError', 'init'];
