/** The package in a page, under the page's policy. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve, troublesOf } from '../browser.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the server sends the policy', async () => {
  const page = await browser.newPage();
  const response = await page.goto(server.url);
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  await page.close();
});

test('init shares one load among concurrent calls, and a failed one can be tried again', async () => {
  const page = await browser.newPage();
  const troubles = troublesOf(page);
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Blank</title>' }));
  await page.goto(`${server.url}/blank`);
  let loads = 0;
  await page.route('**/routeslip.wasm', (route) => {
    loads += 1;
    return loads === 1 ? route.fulfill({ status: 200, contentType: 'application/wasm', body: 'broken' }) : route.continue();
  });
  const result = await page.evaluate(async () => {
    const { init } = await import('/routeslip/browser.js');
    const failure = await init().then(() => 'none', (error) => error.name);
    const [first, second] = [init(), init()];
    const { version } = await first;
    await second;
    return { failure, same: first === second, version };
  });
  assert.deepEqual({ ...result, version: typeof result.version }, { failure: 'CompileError', same: true, version: 'string' });
  assert.equal(loads, 2);
  assert.deepEqual(troubles, []);
  await page.close();
});
