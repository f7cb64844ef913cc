/** Without the server: everything goes on, a reload included, and a newer page is found when the server is back. */

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { openBrowser, serve } from '../browser.mjs';
import { actAs, askForLeave, openDemo, openTask } from './demo.mjs';

const KEPT = 'This page works offline';

let browser;

before(async () => {
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
});

test('the page goes on and opens again when the server has stopped', async (t) => {
  const server = await serve('www');
  let stopped = false;
  t.after(() => stopped || server.stop());
  const page = await openDemo(t, browser, server.url);
  await page.getByText(KEPT).waitFor();

  await page.context().setOffline(true);
  await server.stop();
  stopped = true;

  await askForLeave(page);
  await page.reload();
  await page.getByRole('heading', { name: 'How it was routed' }).waitFor();
  await page.getByText(KEPT).waitFor();
  await actAs(page, 'bo');
  await openTask(page, 'Leave for Ana');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.reload();
  await page.getByText('Nothing waits for you.').waitFor();

  const another = await page.context().newPage();
  await another.goto(`${server.url}/#/cy/inbox`);
  await another.getByRole('button', { name: 'Book the days' }).waitFor();
});

test('a newer page is offered, and is there after a reload', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'routeslip-'));
  t.after(() => rm(directory, { recursive: true }));
  await cp('www', directory, { recursive: true });
  const server = await serve(directory);
  t.after(() => server.stop());

  const page = await openDemo(t, browser, server.url);
  await page.getByText(KEPT).waitFor();
  const index = join(directory, 'index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace('Skip to the content', 'Skip to what is newer'));
  const assets = join(directory, 'routeslip/assets.json');
  await writeFile(assets, JSON.stringify({ ...JSON.parse(await readFile(assets, 'utf8')), version: 'newer' }));

  await page.reload();
  await page.getByText('A newer version of this page is ready').waitFor();
  assert.equal(await page.getByText('Skip to the content').count(), 1);
  await page.reload();
  await page.getByText(KEPT).waitFor();
  assert.equal(await page.getByText('Skip to what is newer').count(), 1);
});
