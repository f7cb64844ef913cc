/** The demo page as its tests meet it: by roles and names, with every trouble counted as a failure. */

import assert from 'node:assert/strict';

import { troublesOf } from '../browser.mjs';

/** Opens the page in a context of its own, and fails the test if anything goes wrong in it meanwhile. */
export async function openDemo(t, browser, url, options = {}) {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Berlin', ...options });
  t.after(() => context.close());
  // A refused policy is an event of the document, wherever the browser also tells of it.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`refused by ${violatedDirective}: ${blockedURI} ${sample}`);
    });
  });
  return openTab(t, context, url);
}

/** Another tab of the same browser profile. */
export async function openTab(t, context, url) {
  const page = await context.newPage();
  const troubles = troublesOf(page);
  t.after(() => assert.deepEqual(troubles, []));
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Goes on as another person. */
export async function actAs(page, person) {
  await page.getByRole('combobox', { name: 'Acting as' }).selectOption(person);
}

/** A date some days from now, as HTML writes it. */
export function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Fills in the form and submits it, and leaves the page at the request. */
export async function askForLeave(page, { kind = 'Holiday', from = inDays(9), to = inDays(13) } = {}) {
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('First day').fill(from);
  await page.getByLabel('Last day').fill(to);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'How it was routed' }).waitFor();
}

/** Opens the first task of the given name in the inbox of the person at the page. */
export async function openTask(page, name) {
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('main').getByRole('button', { name }).first().click();
}

/** What happened to the request in view, as the timeline tells it. */
export async function timeline(page) {
  return page.getByRole('list', { name: 'Timeline' }).getByRole('listitem').allInnerTexts();
}

/** Waits until an element has the focus. */
export async function hasFocus(locator) {
  const handle = await locator.elementHandle();
  await locator.page().waitForFunction((element) => element === document.activeElement, handle);
}
