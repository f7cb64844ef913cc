/** Opening a consumer's page in Chromium. */

import assert from 'node:assert/strict';

import { openBrowser, troublesOf } from '../browser.mjs';
import { expected } from './expected.mjs';

/** Opens `url`, and requires that the scenario answered there as it should and that nothing went wrong. */
export async function visit(url) {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const troubles = troublesOf(page);
    const loaded = [];
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
    await page.goto(url);
    const shown = await page
      .waitForFunction(() => document.documentElement.dataset.answer, undefined, { timeout: 60_000 })
      .catch((error) => assert.fail([error.message, ...troubles].join('\n')));
    assert.deepEqual(JSON.parse(await shown.jsonValue()), expected);
    assert.deepEqual(troubles, []);
    return loaded;
  } finally {
    await browser.close();
  }
}
