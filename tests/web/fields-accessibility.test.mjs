/** Every type of field, light and dark, on a telephone and on a desk, also where the policy of the page is strict. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { openDemo } from './demo.mjs';
import { openFields, PAGES, turnTo } from './fields.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 900 } };
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types routeslip-demo";

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

/** What is open, chosen and wrong on a page, as far as it looks different then. */
const BUSY = {
  Texts: async (page) => page.getByRole('button', { name: 'Continue' }).click(),
  'Numbers and dates': async (page) => {
    await page.getByLabel('Seats').fill('99');
    await page.getByLabel('Discount').fill('60');
    await page.getByRole('button', { name: 'Continue' }).click();
  },
  Choices: async (page) => {
    await page.getByRole('button', { name: 'Rank Food' }).click();
    await page.getByRole('radio', { name: '3 of 5 stars' }).check();
    await page.getByLabel('Your words').fill('one, two,');
    await page.getByRole('switch').check();
    await page.getByRole('button', { name: /^Topics/ }).click();
  },
  'Groups and rows': async (page) => {
    await page.getByRole('button', { name: 'Add a child' }).click();
    await page.getByRole('button', { name: 'Add a child' }).click();
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  },
  'Files and signature': async (page) => {
    await page.locator('input[type=file]').setInputFiles([{ name: 'pass.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2000) }]);
    await page.getByRole('button', { name: 'Submit' }).click();
  },
};

for (const colorScheme of ['light', 'dark']) {
  for (const [name, device] of [['telephone', PHONE], ['desk', DESK]]) {
    test(`every type of field is accessible on a ${name} in ${colorScheme} colours`, async (t) => {
      for (const title of PAGES) {
        const page = await openFields(t, browser, server.url, { ...device, colorScheme, reducedMotion: 'reduce' });
        await turnTo(page, title);
        await look(page, title);
        await BUSY[title](page);
        await look(page, `${title}, busy`);
        await page.close();
      }
    });
  }
}

async function look(page, view) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  assert.deepEqual(violations, [], view);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${view} scrolls sideways`);
}

test('on a telephone, what is pressed is large enough', async (t) => {
  const page = await openFields(t, browser, server.url, PHONE);
  for (const title of PAGES) {
    await turnTo(page, title);
    const small = await page.locator('routeslip-form').locator('button, select, input:not([type=hidden]), textarea').evaluateAll((elements) =>
      elements.flatMap((element) => {
        const target = element.closest('.rs-option, label') ?? element;
        const { width, height } = target.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${target.outerHTML} ${width}×${height}`] : [];
      }),
    );
    assert.deepEqual(small, [], title);
  }
});

test('a strict policy for styles, scripts and markup is kept', async (t) => {
  const strict = {
    newContext: async (options) => {
      const context = await browser.newContext(options);
      await context.route('**/forms.html', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': STRICT } });
      });
      return context;
    },
  };
  const page = await openDemo(t, strict, `${server.url}/forms.html`, DESK);
  for (const title of PAGES) {
    await turnTo(page, title);
    await BUSY[title](page);
  }
});
