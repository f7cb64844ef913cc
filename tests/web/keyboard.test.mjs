/** The whole way of a request with the keyboard alone. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { hasFocus, inDays, openDemo, timeline } from './demo.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Presses Tab until the element has the focus. */
async function tabTo(locator, key = 'Tab') {
  await locator.waitFor();
  const page = locator.page();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await locator.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  assert.fail(`${locator} can't be reached with ${key}`);
}

/** Types a date as the American form of the control takes it: month, day, year. */
async function typeDate(page, date) {
  const [year, month, day] = date.split('-');
  await page.keyboard.type(month + day + year);
}

test('a request is made, sent back, changed and approved without a mouse', async (t) => {
  const page = await openDemo(t, browser, server.url);
  const { keyboard } = page;
  const button = (name) => page.getByRole('button', { name });

  await keyboard.press('Tab');
  await hasFocus(page.getByRole('link', { name: 'Skip to the content' }));
  await keyboard.press('Enter');
  await tabTo(page.getByRole('link', { name: 'New leave request' }));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('heading', { level: 1, name: 'Leave request' }));

  await tabTo(page.getByRole('radio', { name: 'Holiday' }));
  await keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('radio', { name: 'Sick' }).isChecked(), true);
  await keyboard.press('ArrowUp');
  assert.equal(await page.getByRole('radio', { name: 'Holiday' }).isChecked(), true);
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('heading', { name: 'When' }));

  await tabTo(page.getByLabel('First day'));
  await typeDate(page, inDays(9));
  await tabTo(button('Submit'));
  await keyboard.press('Enter');
  const problem = page.getByRole('alert').getByRole('link');
  await tabTo(problem);
  await keyboard.press('Enter');
  await hasFocus(page.getByLabel('Last day'));
  await typeDate(page, inDays(13));
  await tabTo(button('Submit'));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('heading', { level: 1, name: /^Ana: 5 days/ }));

  const person = page.getByRole('combobox', { name: 'Acting as' });
  await tabTo(person, 'Shift+Tab');
  await keyboard.type('Bo');
  await tabTo(page.getByRole('link', { name: /^Inbox/ }));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('heading', { name: 'Inbox of Bo' }));
  await tabTo(button('Leave for Ana'));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('heading', { name: 'Leave for Ana' }));
  await tabTo(button('Send back'));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('textbox', { name: 'Comment' }));
  await keyboard.type('A day later, please.');
  await tabTo(button('Send back'));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('status').filter({ hasText: 'Leave for Ana' }));

  await tabTo(person, 'Shift+Tab');
  await keyboard.type('Ana');
  await hasFocus(page.getByRole('heading', { name: 'Inbox of Ana' }));
  await tabTo(page.getByRole('main').getByRole('button').first());
  await keyboard.press('Enter');
  await tabTo(button('Continue'));
  await keyboard.press('Enter');
  await tabTo(button('Submit'));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('status').filter({ hasText: 'Ana' }));

  await tabTo(person, 'Shift+Tab');
  await keyboard.type('Bo');
  await tabTo(button('Leave for Ana'));
  await keyboard.press('Enter');
  await tabTo(button('Approve'));
  await keyboard.press('Enter');
  await hasFocus(page.getByRole('status').filter({ hasText: 'Leave for Ana' }));

  await tabTo(page.getByRole('link', { name: 'Requests', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page.getByRole('link', { name: /^Ana: 5 days/ }));
  await keyboard.press('Enter');
  await page.getByRole('list', { name: 'Timeline' }).waitFor();
  assert.ok((await timeline(page)).some((entry) => entry.includes('A day later, please.')));
});
