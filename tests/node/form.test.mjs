/** A form on its own, through the package. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createForm, init, RouteslipError } from 'routeslip/form';

await init();

const order = {
  title: 'Order',
  pages: [
    {
      fields: [
        { name: 'pieces', type: 'integer', label: 'Pieces', required: true, min: 1 },
        { name: 'price', type: 'number', label: 'Price', required: true },
        { name: 'total', type: 'number', label: 'Total', compute: 'pieces * price' },
        { name: 'why', type: 'text', label: 'Why so much?', visible: 'total > 1000', required: true },
      ],
    },
  ],
};

test('a form is filled in and gives its values', async () => {
  const { session, diagnostics } = await createForm(order);
  assert.deepEqual(diagnostics, []);
  session.set('pieces', 0);
  const refused = await session.submit();
  assert.deepEqual(refused.errors.map(({ field }) => field), ['pieces', 'price']);
  session.set('pieces', 3);
  assert.ok(session.set('price', '400.10').some(({ field, visible }) => field === 'why' && visible));
  assert.deepEqual((await session.submit()).errors.map(({ field }) => field), ['why']);
  session.set('why', 'Stock');
  await session.setLocale('de');
  const { submission, form, locale, duration } = await session.submit();
  assert.deepEqual(submission, { pieces: 3, price: 400.1, total: 1200.3, why: 'Stock' });
  assert.match(form, /^[0-9a-f]{64}$/);
  assert.equal(locale, 'de');
  assert.ok(duration >= 0 && duration < 60_000);
  session.free();
});

test('what is wrong with a definition is told, and there is nothing to fill in', async () => {
  const { session, diagnostics } = await createForm({ pages: [{ fields: [{ name: 'a', type: 'number', label: 'A', visible: 'b > 1' }] }] });
  assert.equal(session, undefined);
  assert.deepEqual(diagnostics.map(({ severity, pointer }) => [severity, pointer]), [['error', '/pages/0/fields/0/visible']]);
  assert.equal((await createForm('{')).session, undefined);
});

test('a draft is kept and taken up again', async () => {
  const kept = [];
  const { session } = await createForm(order, { keep: (draft) => kept.push(draft) });
  session.set('pieces', 7);
  session.free();
  assert.equal(kept.length, 1);
  const { session: again } = await createForm(order, { draft: kept[0], keep: (draft) => kept.push(draft) });
  assert.equal(again.state.fields[0].value, 7);
  again.set('price', 1);
  assert.deepEqual((await again.submit()).submission.total, 7);
  assert.equal(kept.at(-1), undefined);
  again.free();
});

test('the clock is the page\'s, and misuse is thrown', async () => {
  const fields = [{ name: 'day', type: 'date', label: 'Day', default: '= today()' }];
  const { session } = await createForm({ pages: [{ fields }] }, { clock: () => Date.UTC(2026, 1, 3, 12) });
  assert.equal(session.state.fields[0].value, '2026-02-03');
  assert.throws(() => session.set('dya', null), (error) => error instanceof RouteslipError && /day/.test(error.help));
  session.free();
});

test('values that are nested too deep are told, not passed over', async () => {
  let nested = 1;
  for (let depth = 0; depth < 1_000; depth += 1) nested = [nested];
  const { session } = await createForm({ pages: [{ fields: [{ name: 'a', type: 'text' }] }] }, { values: { a: nested } });
  assert.deepEqual(session.misfits, [{ value: null, reason: 'unreadable' }]);
  session.free();
});
