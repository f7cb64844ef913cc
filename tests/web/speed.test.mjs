/** A form of a thousand fields: how long it takes to be there, to follow a key, and to hide half of it. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve, troublesOf } from '../browser.mjs';

/** Milliseconds. */
const MOUNT = 300;
const HIDE = 150;
/** Times the work of a plain form. */
const KEY = 1.2;
/** No more digits than a number holds exactly. */
const KEYS = 15;
const ROUNDS = 5;

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page with a form of a thousand fields: a tenth are conditional, a fifth are summed, half are hidden at once. */
async function openLarge(t) {
  const page = await browser.newPage();
  t.after(() => page.close());
  const troubles = troublesOf(page);
  t.after(() => assert.deepEqual(troubles, []));
  const body = '<!doctype html><html lang="en"><title>Large</title><link rel="stylesheet" href="/routeslip/routeslip.css"><body></body></html>';
  await page.route('**/large', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${server.url}/large`);
  await page.evaluate(async () => {
    const { init } = await import('/routeslip/browser.js');
    await import('/routeslip/elements.js');
    const field = (index) => ({
      name: `f${index}`,
      type: index % 5 === 0 ? 'number' : 'text',
      label: `Field ${index}`,
      ...(index >= 500 ? { visible: 'hide != true' } : index % 10 === 1 ? { visible: `f${index - 1} != 13` } : {}),
    });
    const numbers = Array.from({ length: 200 }, (_, index) => `f${index * 5}`);
    const fields = [
      { name: 'hide', type: 'checkbox', label: 'Hide half of it' },
      ...Array.from({ length: 998 }, (_, index) => field(index)),
      { name: 'total', type: 'number', label: 'Total', compute: `sum([${numbers.filter((name) => Number(name.slice(1)) < 998)}])` },
    ];
    const bundle = {
      routeslip: 1,
      people: { ana: { name: 'Ana', roles: ['guest'] } },
      forms: { large: { title: 'Large', pages: [{ fields }] } },
      workflows: { large: { title: 'Large', form: 'large', steps: [{ id: 'end', type: 'end' }] } },
    };
    const workspace = await (await init()).open();
    const { diagnostics } = await workspace.deploy(bundle);
    if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics[0]));
    globalThis.begin = () => workspace.begin('large', { actor: 'ana' });
  });
  return page;
}

/** Shows the form, and gives what that took, with the layout. */
async function mount(page) {
  await page.evaluate(async () => {
    document.body.replaceChildren();
    globalThis.session?.free();
    globalThis.session = await globalThis.begin();
    document.body.append(document.createElement('routeslip-form'));
  });
  return work(page, () =>
    page.evaluate(() => {
      document.querySelector('routeslip-form').session = globalThis.session;
      void document.body.offsetHeight;
    }),
  );
}

/** The least of some measurements: what disturbs one only ever adds to it. */
async function least(measure) {
  const figures = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.push(await measure());
  }
  return Math.min(...figures);
}

/** What the main thread of the page does meanwhile, in milliseconds of its own time: scripts, layout and painting. */
async function work(page, act) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const done = async () => {
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const before = await done();
  await act();
  const took = (await done()) - before;
  await client.detach();
  return took;
}

test('a thousand fields are there in time', async (t) => {
  const page = await openLarge(t);
  const took = await least(() => mount(page));
  t.diagnostic(`1,000 fields are mounted in ${took.toFixed(1)} ms`);
  assert.equal(await page.locator('.rs-field').count(), 1000);
  assert.ok(took <= MOUNT, `${took} ms`);
});

test('half of a thousand fields are hidden in time', async (t) => {
  const page = await openLarge(t);
  await mount(page);
  const box = page.getByRole('checkbox', { name: 'Hide half of it' });
  const hidden = page.locator('.rs-field[hidden]');
  const took = await least(async () => {
    await box.uncheck();
    const before = await hidden.count();
    const took = await work(page, () => box.evaluate((box) => box.click()));
    assert.equal((await hidden.count()) - before, 498);
    return took;
  });
  t.diagnostic(`500 fields are hidden in ${took.toFixed(1)} ms`);
  assert.ok(took <= HIDE, `${took} ms`);
});

test('a key costs hardly more than in a plain form', async (t) => {
  const page = await openLarge(t);
  await mount(page);
  const ours = await least(() => typing(page));
  // The same elements with a listener of their own, which adds up what is entered.
  await page.evaluate(() => {
    const form = document.querySelector('form').cloneNode(true);
    document.querySelector('form').replaceWith(form);
    const numbers = [...form.querySelectorAll('.rs-number input')];
    const output = form.querySelector('output');
    form.addEventListener('input', () => {
      output.textContent = String(numbers.reduce((sum, { value }) => sum + Number(value), 0));
    });
  });
  const plain = await least(() => typing(page));
  t.diagnostic(`a key costs ${ours.toFixed(2)} ms, in a plain form ${plain.toFixed(2)} ms`);
  assert.ok(ours <= plain * KEY, `${ours} ms, plain ${plain} ms`);
});

/** What one key in a number takes. */
async function typing(page) {
  const input = page.locator('input[name=f5]');
  await input.fill('');
  await input.focus();
  const took = await work(page, async () => {
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press('1');
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  });
  return took / KEYS;
}
