/** Rows are added, moved and taken away; the focus and what was entered stay with them. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { hasFocus } from './demo.mjs';
import { openFields, turnTo, values } from './fields.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve('www')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('cards keep their values and the focus', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  const children = page.getByRole('group', { name: 'Children' });
  const child = (number) => children.getByRole('group', { name: `Child ${number}` });
  const add = children.getByRole('button', { name: 'Add a child' });
  for (const [index, name] of ['Cleo', 'Dan', 'Eve'].entries()) {
    await add.focus();
    await page.keyboard.press('Enter');
    await hasFocus(child(index + 1).getByLabel('Name'));
    await page.keyboard.type(name);
  }
  const names = async () => (await values(page)).children?.map(({ name }) => name);
  assert.deepEqual(await names(), ['Cleo', 'Dan', 'Eve']);

  await child(3).getByRole('button', { name: 'Move Child 3 up' }).focus();
  await page.keyboard.press('Enter');
  await hasFocus(child(2).getByRole('button', { name: 'Move Child 2 up' }));
  await page.keyboard.press('Enter');
  // The first can't go further up.
  await hasFocus(child(1).getByRole('button', { name: 'Move Child 1 down' }));
  assert.deepEqual(await names(), ['Eve', 'Cleo', 'Dan']);
  assert.equal(await child(1).getByLabel('Name').inputValue(), 'Eve');

  await child(2).getByRole('button', { name: 'Remove Child 2' }).focus();
  await page.keyboard.press('Enter');
  await hasFocus(child(2).getByRole('button', { name: 'Remove Child 2' }));
  assert.deepEqual(await names(), ['Eve', 'Dan']);
  assert.equal(await child(2).getByLabel('Name').inputValue(), 'Dan');
  await page.keyboard.press('Enter');
  await hasFocus(child(1).getByRole('button', { name: 'Remove Child 1' }));
  await page.keyboard.press('Enter');
  await hasFocus(add);
  assert.equal(await names(), undefined);
});

test('a list takes no more rows than it may have', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  const add = page.getByRole('button', { name: 'Add a child' });
  for (let rows = 0; rows < 4; rows += 1) {
    await add.click();
  }
  assert.equal(await add.isVisible(), false);
  await page.getByRole('button', { name: 'Remove Child 4' }).click();
  await add.waitFor();
});

test('a table computes its rows and its total, and keeps its least number of rows', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  const table = page.getByRole('table', { name: 'From the shop' });
  assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), ['Article', 'Quantity', 'Each', 'Sum']);
  const row = (number) => table.getByRole('row').nth(number);
  assert.equal(await page.getByRole('button', { name: 'Remove Line 1' }).count(), 0);
  await row(1).getByLabel('Article').selectOption('Mug');
  await row(1).getByLabel('Quantity').fill('3');
  assert.equal(await row(1).getByLabel('Sum').innerText(), '€28.50');
  await page.getByRole('button', { name: 'Add a line' }).focus();
  await page.keyboard.press('Enter');
  await hasFocus(row(2).getByLabel('Article'));
  await page.keyboard.type('Poster');
  assert.equal(await page.getByLabel('Shop in total').innerText(), '€42.50');
  await page.getByRole('button', { name: 'Move Line 2 up' }).focus();
  await page.keyboard.press('Enter');
  await hasFocus(page.getByRole('button', { name: 'Move Line 1 down' }));
  assert.deepEqual((await values(page)).lines.map(({ article, sum }) => [article, sum]), [['Poster', 14], ['Mug', 28.5]]);
  await page.getByRole('button', { name: 'Remove Line 1' }).click();
  assert.equal(await page.getByLabel('Shop in total').innerText(), '€28.50');
});

test('the summary says in which row something is wrong, and leads there', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  await page.getByLabel('Article').selectOption('Mug');
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  const link = page.getByRole('alert').getByRole('link');
  assert.deepEqual(await link.allInnerTexts(), ['Line 2: Choose article.']);
  await link.click();
  const article = page.getByRole('table').getByRole('row').nth(2).getByLabel('Article');
  await hasFocus(article);
  await page.keyboard.type('Sticker');
  await link.waitFor({ state: 'detached' });
});

test('a row that was removed comes back with what was in it', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  const child = page.getByRole('group', { name: 'Child 1' });
  await page.getByRole('button', { name: 'Add a child' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cleo');
  await page.getByRole('button', { name: 'Remove Child 1' }).focus();
  await page.keyboard.press('Enter');
  await child.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  assert.equal(await child.getByLabel('Name').inputValue(), 'Cleo');
});

test('rows outlive turning the page', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  await page.getByRole('button', { name: 'Add a child' }).click();
  await page.keyboard.type('Cleo');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  assert.equal(await page.getByRole('group', { name: 'Child 1' }).getByLabel('Name').inputValue(), 'Cleo');
});
