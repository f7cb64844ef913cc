/** Broken bundles in the page: each mistake with its code, its place, a message and help. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { askForLeave, openDemo } from './demo.mjs';

let browser;
let server;
let bundle;

before(async () => {
  [browser, server, bundle] = await Promise.all([
    openBrowser(),
    serve('www'),
    readFile('www/bundles/leave-request.json', 'utf8'),
  ]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The bundle with one text replaced, which has to be there. */
function withText(text, other) {
  assert.ok(bundle.includes(text), text);
  return bundle.replace(text, other);
}

/** Each: what is wrong, the bundle, where the first mistake lies, and a word of its message or help. */
const BROKEN = [
  ['truncated JSON', () => bundle.slice(0, bundle.length / 2), /^\/?$|^\//, /./],
  ['a misspelt property', () => withText('"label": "Kind of leave", "required"', '"label": "Kind of leave", "requird"'), /^\/forms\/leave\/pages\/0\/fields\/0/, /required/],
  ['an unknown step', () => withText('"reject": "declined"', '"reject": "declind"'), /^\/workflows\/leave-request\/steps\/1\/outcomes\/reject/, /declined/],
  ['a cycle of computed fields', () => withText('{ "name": "days", "type": "number", "label": "Days", "compute": "(to - from).days + 1" }', '{ "name": "days", "type": "number", "label": "Days", "compute": "nights + 1" }, { "name": "nights", "type": "number", "label": "Nights", "compute": "days - 1" }'), /^\/forms\/leave\/pages\/1\/fields\/[23]/, /nights/],
  ['a dead-end branch', () => withText('"type": "task", "title": "Book the days"', '"type": "task", "to": "told", "title": "Book the days"').replace(/( *\{ "id": "told".*?\}),\n([\s\S]*?"status": "rejected" \})/, '$2,\n$1'), /^\/workflows\/leave-request\/steps\/5/, /not an end/],
  ['an approval with no one to take it', () => withText('"role": "= route.approver"', '"role": "astronaut"'), /^\/workflows\/leave-request\/steps\/1/, /astronaut/],
];

for (const [mistake, broken, pointer, word] of BROKEN) {
  test(`${mistake} is told with code, place, message and help`, async (t) => {
    const page = await openDemo(t, browser, `${server.url}/#/ana/definition`);
    const text = page.getByRole('textbox', { name: 'Bundle' });
    await text.fill(broken());
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('main').getByRole('status').filter({ hasText: /Found \d+ (error|warning)/ }).waitFor();
    const items = page.getByRole('list', { name: 'Diagnostics' }).getByRole('listitem');
    assert.match(await items.first().innerText(), /^RS\d{4} .+\n+.+\n+\//);
    const pointers = await items.getByRole('code').allInnerTexts();
    assert.ok(pointers.some((each) => pointer.test(each)), pointers.join(', '));
    assert.match((await items.allInnerTexts()).join('\n'), word);

    // The place leads into the text.
    await items.first().getByRole('button', { name: /^line \d+, column \d+$/ }).click();
    assert.equal(await text.evaluate((element) => element === document.activeElement), true);
  });
}

test('a broken bundle is not deployed, and what was deployed goes on', async (t) => {
  const page = await openDemo(t, browser, `${server.url}/#/ana/definition`);
  await page.getByRole('textbox', { name: 'Bundle' }).fill(bundle.slice(0, 400));
  await page.getByRole('button', { name: 'Deploy' }).click();
  await page.getByRole('main').getByRole('status').filter({ hasText: /Found/ }).waitFor();
  await askForLeave(page);
});

test('a changed bundle is deployed, and what is edited outlives a reload', async (t) => {
  const page = await openDemo(t, browser, `${server.url}/#/ana/definition`);
  await page.getByRole('textbox', { name: 'Bundle' }).fill(withText('"Kind of leave"', '"What for?"'));
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('main').getByRole('status').filter({ hasText: 'Nothing is wrong' }).waitFor();
  await page.getByRole('button', { name: 'Deploy' }).click();
  await page.getByRole('main').getByRole('status').filter({ hasText: 'Deployed' }).waitFor();
  await page.reload();
  assert.match(await page.getByRole('textbox', { name: 'Bundle' }).inputValue(), /What for\?/);
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: 'New leave request' }).click();
  await page.getByRole('radiogroup', { name: 'What for?' }).waitFor();
});
