/** The leave request from the form to the end, with several people, reloads, and every outcome. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { actAs, askForLeave, inDays, openDemo, openTab, openTask, timeline } from './demo.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a request is sent back, changed, approved and booked, with reloads in the middle', async (t) => {
  const page = await openDemo(t, browser, server.url);
  const from = inDays(9);

  // The form, left and taken up again.
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('radio', { name: 'Other' }).check();
  await page.getByLabel('Tell us more').fill('Moving house');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('First day').fill(from);
  await page.reload();
  assert.equal(await page.getByLabel('First day').inputValue(), from);
  await page.getByRole('button', { name: 'Back' }).click();
  assert.equal(await page.getByLabel('Tell us more').inputValue(), 'Moving house');
  assert.equal(await page.getByRole('radio', { name: 'Other' }).isChecked(), true);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Last day').fill(inDays(13));
  await page.getByRole('button', { name: 'Submit' }).click();

  // Where it went, and why.
  await page.getByRole('heading', { level: 1, name: `Ana: 5 days from ${from}` }).waitFor();
  assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), ['Rule', 'Kind of leave', 'Days', 'Approver', 'Due']);
  const fired = page.getByRole('row', { name: /fired/ });
  assert.equal(await fired.count(), 1);
  assert.match(await fired.innerText(), /^2\s+fired[\s\S]*<= 10[\s\S]*team-lead/);
  const first = page.getByRole('row', { name: /^1 / });
  await first.getByRole('cell', { name: '"Sick" does not hold' }).waitFor();
  await first.getByRole('cell', { name: '- holds' }).waitFor();
  assert.match(await page.getByRole('region', { name: 'Where it is now' }).innerText(), /In progress[\s\S]*Leave for Ana[\s\S]*Bo/);

  // Bo sends it back, which needs a word of why.
  await actAs(page, 'bo');
  assert.match(await page.getByRole('link', { name: /^Inbox/ }).innerText(), /1/);
  await openTask(page, 'Leave for Ana');
  const answers = page.getByRole('article');
  assert.match(await answers.innerText(), /Tell us more\s+Moving house/);
  await page.getByRole('button', { name: 'Send back' }).click();
  const comment = page.getByRole('textbox', { name: 'Comment' });
  assert.equal(await comment.getAttribute('aria-invalid'), 'true');
  await comment.fill('Could you start a day later?');
  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByRole('main').getByRole('status').filter({ hasText: 'Leave for Ana' }).waitFor();
  await page.getByText('Nothing waits for you.').waitFor();

  // Ana finds her values, and what Bo wrote.
  await actAs(page, 'ana');
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByText('Could you start a day later?').waitFor();
  assert.equal(await page.getByLabel('Tell us more').inputValue(), 'Moving house');
  await page.getByRole('button', { name: 'Continue' }).click();
  assert.equal(await page.getByLabel('First day').inputValue(), from);
  await page.getByLabel('First day').fill(inDays(10));
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('Nothing waits for you.').waitFor();

  // Bo approves, Cy books.
  await actAs(page, 'bo');
  await openTask(page, 'Leave for Ana');
  await page.reload();
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(inDays(10)));
  assert.match(await answers.innerText(), new RegExp(`First day\\s+${day}`));
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  await actAs(page, 'cy');
  await openTask(page, 'Book the days');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Nothing waits for you.').waitFor();

  // The whole trail, for Ana, after a reload.
  await actAs(page, 'ana');
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: /^Ana: 4 days/ }).click();
  await page.reload();
  await page.getByText('Completed', { exact: true }).waitFor();
  const trail = await timeline(page);
  const told = trail.join('\n');
  for (const [who, what] of [['Ana', 'submit'], ['Bo', 'Could you start a day later'], ['Ana', 'submit'], ['Bo', 'approve'], ['Cy', 'Book the days']]) {
    assert.ok(trail.some((entry) => entry.includes(who) && entry.toLowerCase().includes(what.toLowerCase())), `${who}: ${what}\n${told}`);
  }
  const times = await page.getByRole('list', { name: 'Timeline' }).getByRole('time').all();
  assert.equal(times.length, trail.length);
  for (const time of times) {
    assert.ok(Date.parse(await time.getAttribute('datetime')) <= Date.now());
    assert.match(await time.getAttribute('title'), /\d{4}/);
  }
});

test('a request is rejected with a comment', async (t) => {
  const page = await openDemo(t, browser, server.url);
  await askForLeave(page);
  await actAs(page, 'bo');
  await openTask(page, 'Leave for Ana');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Not this month.');
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.getByText('Nothing waits for you.').waitFor();
  await actAs(page, 'ana');
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'Rejected' }).getByRole('link').click();
  await page.getByRole('region', { name: 'Where it is now' }).getByText('Rejected').waitFor();
  assert.ok((await timeline(page)).some((entry) => entry.includes('Bo') && entry.includes('Not this month.')));
});

test('sick leave goes to HR, by another rule', async (t) => {
  const page = await openDemo(t, browser, server.url);
  await askForLeave(page, { kind: 'Sick' });
  assert.match(await page.getByRole('row', { name: /fired/ }).innerText(), /^1\s/);
  await actAs(page, 'cy');
  await openTask(page, 'Leave for Ana');
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await actAs(page, 'bo');
  await page.getByText('Nothing waits for you.').waitFor();
});

test('two people in two tabs see what the other does, without a reload', async (t) => {
  const ana = await openDemo(t, browser, server.url);
  const bo = await openTab(t, ana.context(), `${server.url}/#/bo/inbox`);
  await bo.getByText('Nothing waits for you.').waitFor();
  await askForLeave(ana);
  await bo.getByRole('button', { name: 'Leave for Ana' }).click();
  await bo.getByRole('button', { name: 'Approve' }).click();
  await ana.getByRole('region', { name: 'Where it is now' }).getByText('Book the days').waitFor();
  await ana.getByRole('list', { name: 'Timeline' }).getByText('Bo', { exact: true }).waitFor();
});

test('a draft is discarded, and the demo data is reset, only when asked for', async (t) => {
  const page = await openDemo(t, browser, server.url);
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('radio', { name: 'Sick' }).check();
  await page.getByRole('button', { name: 'Discard this draft' }).click();
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('radio', { name: 'Sick' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Sick' }).isChecked(), false);
  await askForLeave(page);

  await page.getByRole('button', { name: 'Reset the demo data' }).click();
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: /^Ana: 5 days/ }).waitFor();
  await page.getByRole('button', { name: 'Reset the demo data' }).click();
  await page.getByRole('button', { name: 'Delete and start over' }).click();
  await page.getByText('You have not asked for anything yet.').waitFor();
});
