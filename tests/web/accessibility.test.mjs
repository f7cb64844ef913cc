/** Every view, light and dark, on a telephone and on a desk: no finding of axe, no sideways scrolling, no jumping. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { actAs, inDays, openDemo, openTask } from './demo.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 900 } };

let browser;
let server;
let axe;

before(async () => {
  const source = createRequire(import.meta.url).resolve('axe-core');
  [browser, server, axe] = await Promise.all([openBrowser(), serve('www'), readFile(source, 'utf8')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Goes through every view of the page and calls `look` in each. */
async function everyView(page, look) {
  await look('no requests');
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await look('the form with an error');
  await page.getByRole('radio', { name: 'Other' }).check();
  await page.getByLabel('Tell us more').fill('x'.repeat(120));
  await look('the form with a field that appeared');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('First day').fill(inDays(13));
  await page.getByLabel('Last day').fill(inDays(9));
  await page.getByRole('button', { name: 'Submit' }).click();
  await look('the second page with an error');
  await page.getByLabel('Last day').fill(inDays(17));
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'How it was routed' }).waitFor();
  await look('a request');
  await actAs(page, 'bo');
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('button', { name: 'Leave for Ana' }).waitFor();
  await look('the inbox');
  await openTask(page, 'Leave for Ana');
  await page.getByRole('button', { name: 'Send back' }).click();
  await look('a task with an error');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Later, please.');
  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  await look('the empty inbox');
  await actAs(page, 'ana');
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await look('a form that was sent back');
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: /^Ana: 5 days/ }).waitFor();
  await look('the requests');
  await page.getByRole('link', { name: 'Definition' }).click();
  const text = page.getByRole('textbox', { name: 'Bundle' });
  await text.fill((await text.inputValue()).replace('"label"', '"labl"'));
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('list', { name: 'Diagnostics' }).getByRole('listitem').first().waitFor();
  await look('the definition with a mistake');
  await page.getByRole('button', { name: 'Reset the demo data' }).click();
  await look('the question before a reset');
}

for (const colorScheme of ['light', 'dark']) {
  for (const [name, device] of [['telephone', PHONE], ['desk', DESK]]) {
    test(`every view is accessible on a ${name} in ${colorScheme} colours`, async (t) => {
      const page = await openDemo(t, browser, server.url, { ...device, colorScheme, reducedMotion: 'reduce' });
      await everyView(page, async (view) => {
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
          return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
        });
        assert.deepEqual(violations, [], view);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${view} scrolls sideways`);
      });
    });
  }
}

test('nothing jumps while the page loads', async (t) => {
  const page = await openDemo(t, browser, server.url, DESK);
  await page.context().addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) {
        globalThis.shift += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const view of ['requests', 'new/leave-request', 'inbox', 'definition']) {
    await page.goto(`${server.url}/#/ana/${view}`);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(300);
    assert.ok((await page.evaluate(() => globalThis.shift)) < 0.01, view);
  }
});
