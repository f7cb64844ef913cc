/** The module's second part: not loaded by an ordinary page, and there when it is needed. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve, troublesOf } from '../browser.mjs';
import { actAs, askForLeave, openDemo, openTask } from './demo.mjs';

/** Without the service worker, which keeps all files of the page for the time without a network. */
const ordinary = { serviceWorkers: 'block' };

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a request from the form to the end needs the first part only', async (t) => {
  const page = await openDemo(t, browser, server.url, ordinary);
  const requests = requestsOf(page);
  await askForLeave(page);
  await actAs(page, 'bo');
  await openTask(page, 'Leave for Ana');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  await actAs(page, 'cy');
  await openTask(page, 'Book the days');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  await page.reload();
  await page.getByText('Nothing waits for you.').waitFor();
  assert.deepEqual(requests, ['routeslip.wasm']);
});

test('what needs the second part gets it, without blocking where it can wait', async (t) => {
  const context = await browser.newContext(ordinary);
  t.after(() => context.close());
  const deployed = await inBlankPage(context, async () => {
    const { init } = await import('/routeslip/browser.js');
    const bundle = {
      routeslip: 1,
      people: { ana: { name: 'Ana' } },
      forms: { f: { pages: [{ fields: [{ name: 'spread', type: 'number', compute: 'stddev([2, 4, 4, 4, 5, 5, 7, 9])' }] }] } },
      workflows: { w: { form: 'f', steps: [{ id: 'end', type: 'end' }] } },
    };
    const workspace = await (await init()).open();
    const { diagnostics } = await workspace.deploy(bundle);
    const form = await workspace.begin('w', { actor: 'ana' });
    return [diagnostics, String(form.state.fields[0].value).slice(0, 6)];
  });
  assert.deepEqual(deployed, { result: [[], '2.1380'], requests: ['routeslip.wasm', 'fetch routeslip-rest.wasm'] });

  const checked = await inBlankPage(context, async () => {
    const { init } = await import('/routeslip/browser.js');
    return (await init()).check('{').map(({ code }) => code);
  });
  assert.equal(checked.result.length, 1);
  assert.deepEqual(checked.requests, ['routeslip.wasm', 'xhr routeslip-rest.wasm']);
});

/** What a script gives in a page without anything else, and the requests for WebAssembly that it makes. */
async function inBlankPage(context, script) {
  const page = await context.newPage();
  const troubles = troublesOf(page);
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Blank</title>' }));
  await page.goto(`${server.url}/blank`);
  const requests = requestsOf(page);
  const result = await page.evaluate(script);
  assert.deepEqual(troubles, []);
  await page.close();
  return { result, requests };
}

/** The requests for WebAssembly of a page from now on: the second part's with how it was asked for. */
function requestsOf(page) {
  const requests = [];
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.split('/').at(-1);
    if (name === 'routeslip-rest.wasm') requests.push(`${request.resourceType()} ${name}`);
    else if (name.endsWith('.wasm') && !requests.includes(name)) requests.push(name);
  });
  return requests;
}
