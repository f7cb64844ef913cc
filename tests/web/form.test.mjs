/** How the form behaves: what appears, what is computed, and how it tells what is wrong. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { hasFocus, inDays, openDemo } from './demo.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openForm(t) {
  const page = await openDemo(t, browser, server.url);
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('radio', { name: 'Holiday' }).waitFor();
  return page;
}

async function toTheSecondPage(page) {
  await page.getByRole('radio', { name: 'Holiday' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'When' }).waitFor();
}

/** What assistive technology says of a control beside its name. */
function description(locator) {
  return locator.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id).textContent).join(' ');
  });
}

test('a field appears when it is asked for', async (t) => {
  const page = await openForm(t);
  const why = page.getByLabel('Tell us more');
  assert.equal(await why.isVisible(), false);
  await page.getByRole('radio', { name: 'Other' }).check();
  await why.waitFor();
  assert.equal(await why.getAttribute('aria-required'), 'true');
  await page.getByRole('radio', { name: 'Holiday' }).check();
  await why.waitFor({ state: 'hidden' });
});

test('an error of a page is told at the field, in a summary with a link, and in the title', async (t) => {
  const page = await openForm(t);
  const title = await page.title();
  await page.getByRole('button', { name: 'Continue' }).click();

  const group = page.getByRole('radiogroup', { name: 'Kind of leave' });
  assert.equal(await group.getAttribute('aria-invalid'), 'true');
  assert.equal(await group.getAttribute('aria-required'), 'true');
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await hasFocus(summary.locator('..'));
  const link = summary.getByRole('link');
  assert.equal(await link.count(), 1);
  assert.equal(await description(group), `Error: ${await link.innerText()}`);
  assert.equal(await page.title(), `Error: ${title}`);

  await link.click();
  await hasFocus(page.getByRole('radio', { name: 'Holiday' }));
  await page.keyboard.press('Space');
  await summary.waitFor({ state: 'detached' });
  assert.equal(await group.getAttribute('aria-invalid'), null);
  assert.equal(await page.title(), title);
});

test('pages have a progress, and the focus moves to the heading of the page', async (t) => {
  const page = await openForm(t);
  await page.getByText('Step 1 of 2').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Back' }).isVisible(), false);
  await toTheSecondPage(page);
  const heading = page.getByRole('heading', { name: 'When' });
  await hasFocus(heading);
  assert.equal(await description(heading), 'Step 2 of 2');
  await page.getByRole('button', { name: 'Back' }).click();
  await hasFocus(page.getByRole('heading', { name: 'What' }));
});

test('the days are computed as the dates are entered', async (t) => {
  const page = await openForm(t);
  await toTheSecondPage(page);
  const days = page.getByLabel('Days');
  assert.equal(await days.innerText(), '');
  await page.getByLabel('First day').fill(inDays(9));
  await page.getByLabel('Last day').fill(inDays(13));
  assert.equal(await days.innerText(), '5');
  await page.getByLabel('Last day').fill(inDays(9));
  assert.equal(await days.innerText(), '1');
});

test('a check across fields is told at its field and goes when it is mended', async (t) => {
  const page = await openForm(t);
  await toTheSecondPage(page);
  const last = page.getByLabel('Last day');
  await page.getByLabel('First day').fill(inDays(13));
  await last.fill(inDays(9));
  await page.getByRole('button', { name: 'Submit' }).click();
  const message = "The last day can't be before the first.";
  await page.getByRole('alert').getByRole('link', { name: message }).click();
  await hasFocus(last);
  assert.equal(await description(last), `Error: ${message}`);
  await last.fill(inDays(14));
  assert.equal(await last.getAttribute('aria-invalid'), null);
  assert.equal(await page.getByText(message).count(), 0);
});

test('a field is judged when it is left, and not while it is typed in', async (t) => {
  const page = await openForm(t);
  await toTheSecondPage(page);
  const first = page.getByLabel('First day');
  await first.fill(inDays(-30));
  assert.equal(await first.getAttribute('aria-invalid'), null);
  await page.getByLabel('Last day').focus();
  assert.equal(await first.getAttribute('aria-invalid'), 'true');
  assert.match(await first.getAttribute('min'), /^\d{4}-\d\d-\d\d$/);
});

test('importing a class registers nothing, and importing all of them registers each', async (t) => {
  const dist = await serve('npm/dist');
  t.after(() => dist.stop());
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Blank</title>' }));
  await page.goto(`${dist.url}/blank`);
  const names = await page.evaluate(async () => {
    const { RouteslipFormElement } = await import('/elements/form.js');
    const { RouteslipInboxElement } = await import('/elements/inbox.js');
    const { RouteslipTimelineElement } = await import('/elements/timeline.js');
    const registered = () =>
      [RouteslipFormElement, RouteslipInboxElement, RouteslipTimelineElement].map((element) => customElements.getName(element));
    const before = registered();
    await import('/elements.js');
    return [before, registered()];
  });
  assert.deepEqual(names, [[null, null, null], ['routeslip-form', 'routeslip-inbox', 'routeslip-timeline']]);
});
