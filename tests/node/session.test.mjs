/** Form sessions in the face: what they tell beside the core's own tests. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createForm, init } from 'routeslip/form';

await init();

async function open(fields, options) {
  const { session, diagnostics } = await createForm({ pages: [{ fields }] }, options);
  assert.deepEqual(diagnostics, []);
  return session;
}

const state = (session, path) => session.state.fields.find(({ field }) => field === path);

test('rows are named by ids that stay', async () => {
  const session = await open([
    { name: 'lines', type: 'repeat', minRows: 1, fields: [{ name: 'qty', type: 'number', required: true }] },
    { name: 'total', type: 'number', compute: 'sum(lines.qty)' },
  ]);
  session.addRow('lines', 0);
  assert.deepEqual(state(session, 'lines').rows, [2, 1]);
  session.set('lines/1/qty', '3');
  session.set('lines/2/qty', 4);
  session.moveRow('lines/1', 0);
  assert.deepEqual(state(session, 'lines').rows, [1, 2]);
  assert.equal(state(session, 'total').value, 7);
  session.removeRow('lines/2');
  assert.throws(() => session.set('lines/2/qty', 1), { name: 'RouteslipError', code: 'RS6403' });
  session.undo();
  assert.equal(state(session, 'lines/2/qty').value, 4);
  assert.deepEqual((await session.submit()).submission, { lines: [{ qty: 3 }, { qty: 4 }], total: 7 });
});

test('what is done can be undone and redone', async () => {
  const session = await open([{ name: 'a', type: 'text' }]);
  assert.deepEqual([session.undoable, session.redoable, session.dirty('a'), session.touched('a')], [false, false, false, false]);
  session.set('a', 'x');
  session.blur('a');
  assert.deepEqual([session.undoable, session.dirty('a'), session.touched('a')], [true, true, true]);
  assert.deepEqual(session.undo(), [{ field: 'a', value: null }]);
  assert.deepEqual(session.redo(), [{ field: 'a', value: 'x' }]);
});

test('values open a form, as texts of a URL too, and what does not fit is told', async () => {
  const values = { ...Object.fromEntries(new URLSearchParams('n=2.5&day=2026-01-31&home/city=Graz&gone=x')), tags: ['a'] };
  const session = await open(
    [
      { name: 'n', type: 'number' },
      { name: 'day', type: 'date' },
      { name: 'home', type: 'group', fields: [{ name: 'city', type: 'text' }] },
      { name: 'tags', type: 'tags' },
    ],
    { values },
  );
  assert.deepEqual(session.misfits, [{ field: 'gone', value: 'x', reason: 'noField' }]);
  const { submission } = await session.submit();
  assert.deepEqual(submission, { n: 2.5, day: '2026-01-31', home: { city: 'Graz' }, tags: ['a'] });
});

test('a check of the page is asked for the latest value, and a submit waits for it', async () => {
  const asked = [];
  const verify = {
    free: async (value, signal) => {
      asked.push(value);
      await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(signal.aborted, false);
      return value === 'ana' ? 'That name is taken' : undefined;
    },
  };
  const session = await open([{ name: 'name', type: 'text', verify: 'free' }], { verify });
  for (const name of ['a', 'an', 'ana']) session.set('name', name);
  const refused = await session.submit();
  assert.deepEqual(asked, ['ana']);
  assert.deepEqual(refused.errors, [{ field: 'name', page: 0, code: 'verify', message: 'That name is taken' }]);
  session.set('name', 'anna');
  assert.deepEqual((await session.submit()).submission, { name: 'anna' });
});

test('a check that answers by itself tells its changes', async () => {
  const session = await open([{ name: 'name', type: 'text', verify: 'free' }], { verify: { free: () => 'Taken' } });
  session.set('name', 'ana');
  session.blur('name');
  const { detail } = await new Promise((resolve) => session.addEventListener('change', resolve, { once: true }));
  assert.deepEqual(detail[0], { field: 'name', error: { code: 'verify', message: 'Taken' }, verify: null });
});

test('a field is explained by its conditions', async () => {
  const session = await open([
    { name: 'a', type: 'number' },
    { name: 'b', type: 'text', visible: 'a > 2 and a < 5' },
  ]);
  session.set('a', 7);
  const { visible, conditions } = session.explain('b');
  assert.equal(visible, false);
  const [{ property, expression, value, steps }] = conditions;
  assert.deepEqual([property, expression, value], ['visible', 'a > 2 and a < 5', false]);
  const parts = steps.map(({ start, end, value }) => [expression.slice(start, end), value]);
  assert.ok(parts.some(([part, value]) => part === 'a < 5' && value === false), JSON.stringify(parts));
});
