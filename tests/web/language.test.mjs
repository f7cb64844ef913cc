/** Elements in other languages: those of the page, those they are told, and a change while a form is open. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { openBrowser, serve, troublesOf } from '../browser.mjs';
import { hasFocus } from './demo.mjs';

const POLICY = "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let browser;
let server;
let axe;

before(async () => {
  const source = createRequire(import.meta.url).resolve('axe-core');
  [browser, server, axe] = await Promise.all([openBrowser(), serve('npm/dist'), readFile(source, 'utf8')]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const bundle = {
  routeslip: 1,
  people: { ana: { name: 'Ana', roles: ['engineer'], manager: 'bo' }, bo: { name: 'Bo', roles: ['team-lead'] } },
  forms: {
    trip: {
      title: 'رحلة',
      pages: [
        {
          title: 'الوجهة',
          fields: [
            { name: 'city', type: 'text', label: 'المدينة', required: true, minLength: 3 },
            { name: 'cost', type: 'money', label: 'Cost', max: 1500, currency: 'EUR' },
            { name: 'from', type: 'date', label: 'From', required: true, min: '2030-03-01' },
            { name: 'kind', type: 'radio', label: 'Kind', required: true, options: ['A', 'B'] },
            { name: 'twice', type: 'number', label: 'Twice', compute: 'cost * 2' },
            { name: 'who', type: 'name', label: 'Who' },
          ],
        },
        { fields: [{ name: 'more', type: 'textarea', label: 'More' }] },
      ],
    },
  },
  workflows: {
    trip: {
      title: 'Trip',
      form: 'trip',
      steps: [
        {
          id: 'review',
          type: 'approval',
          title: 'Review',
          assign: { role: 'team-lead' },
          outcomes: { approve: 'end', changes: { sendBack: 'submitter' } },
        },
        { id: 'end', type: 'end' },
      ],
    },
  },
};

/** A page in a language, with a workspace and an open form in `window`. */
async function openPage(t, lang, { context: options = {}, element = '', workspace = {}, prepare } = {}) {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Berlin', ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const troubles = troublesOf(page);
  const requested = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await prepare?.(page);
  const body = `<!doctype html><html lang="${lang}"><title>Trips</title><meta name="viewport" content="width=device-width">
    <link rel="stylesheet" href="/routeslip.css"><link rel="icon" href="data:,"><main><routeslip-form ${element}></routeslip-form></main>`;
  await page.route('**/page', (route) =>
    route.fulfill({ contentType: 'text/html', body, headers: { 'content-security-policy': POLICY } }),
  );
  await page.goto(`${server.url}/page`);
  await page.evaluate(
    async ([bundle, options]) => {
      const [{ init }] = await Promise.all([import('/browser.js'), import('/elements.js')]);
      window.workspace = await (await init()).open(options);
      await workspace.deploy(bundle);
      window.session = await workspace.begin('trip', { actor: 'ana' });
      window.form = document.querySelector('routeslip-form');
      form.session = session;
    },
    [bundle, workspace],
  );
  await page.locator('form').waitFor();
  return { page, troubles, catalogues: () => requested.filter((path) => path.startsWith('/messages/')) };
}

const setLang = (page, lang) => page.evaluate((lang) => void (document.documentElement.lang = lang), lang);
/** What was answered to a question, as a task shows it. */
const answer = (page, label) => page.locator('.rs-answers > div').filter({ has: page.locator('dt', { hasText: label }) }).locator('dd').first().innerText();
const button = (page, name) => page.getByRole('button', { name, exact: true });

test('a form speaks the language of the page, and loads no other', async (t) => {
  const { page, catalogues, troubles } = await openPage(t, 'de-AT');
  await button(page, 'Weiter').click();
  const summary = page.getByRole('alert').filter({ hasText: 'Es gibt ein Problem' });
  await summary.getByRole('link', { name: 'Wählen Sie bei „Kind“ etwas aus.' }).waitFor();
  assert.equal(await page.title(), 'Fehler: Trips');
  assert.equal(await page.getByText('Schritt 1 von 2').count(), 1);
  assert.equal(await page.locator('form').getAttribute('dir'), 'ltr');
  assert.deepEqual(catalogues(), ['/messages/de.js']);
  assert.deepEqual(troubles, []);
});

test('an English page loads no catalogue', async (t) => {
  const { page, catalogues } = await openPage(t, 'en');
  await button(page, 'Continue').click();
  assert.deepEqual(catalogues(), []);
});

test('a form that is open is told again in another language: values, errors and the focus stay', async (t) => {
  const { page, troubles } = await openPage(t, 'en');
  const city = page.getByRole('textbox', { name: 'المدينة' });
  await city.fill('X');
  await page.getByLabel('Cost').fill('1600.5');
  await page.getByLabel('From').fill('2030-02-01');
  await button(page, 'Continue').click();
  assert.equal(await page.title(), 'Error: Trips');
  await page.getByLabel('Cost').focus();

  await setLang(page, 'ar');
  await button(page, 'متابعة').waitFor();
  await hasFocus(page.getByLabel('Cost'));
  assert.equal(await city.inputValue(), 'X');
  assert.equal(await page.getByLabel('Cost').inputValue(), '1600.5');
  assert.equal(await page.getByLabel('From').inputValue(), '2030-02-01');
  assert.equal(await page.title(), 'خطأ: Trips');
  const form = page.locator('form');
  assert.equal(await form.getAttribute('dir'), 'rtl');
  assert.equal(await form.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  const [maximum, first] = await page.evaluate(() => [
    new Intl.NumberFormat('ar', { style: 'currency', currency: 'EUR', maximumFractionDigits: 20 }).format(1500),
    new Date('2030-03-01').toLocaleDateString('ar', { dateStyle: 'long', timeZone: 'UTC' }),
  ]);
  const links = page.getByRole('alert').getByRole('link');
  assert.deepEqual(await links.allInnerTexts(), [
    'يجب ألا يقل طول «المدينة» عن 3 أحرف.',
    `يجب ألا تزيد قيمة «\u2068Cost\u2069» على \u2068${maximum}\u2069.`,
    `يجب ألا يكون «\u2068From\u2069» قبل ${first}.`,
    'اختر في «\u2068Kind\u2069».',
  ]);
  const shown = await page.locator('.rs-field').first().locator('.rs-error').textContent();
  assert.equal(shown, 'خطأ: يجب ألا يقل طول «المدينة» عن 3 أحرف.');

  await city.fill('Xyz');
  assert.equal(await links.count(), 3);
  await setLang(page, 'ja');
  await button(page, '次へ').waitFor();
  assert.equal(await links.count(), 3, 'what was mended stays mended');
  assert.equal(await form.getAttribute('dir'), 'ltr');

  await setLang(page, 'en');
  await button(page, 'Continue').waitFor();
  assert.equal(await page.title(), 'Error: Trips');
  await page.getByLabel('Cost').fill('1500');
  await page.getByLabel('From').fill('2030-03-01');
  await page.getByRole('radio', { name: 'B' }).check();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  assert.equal(await page.title(), 'Trips');
  await button(page, 'Continue').click();
  await setLang(page, 'fr');
  await page.getByText('Étape 2 sur 2').waitFor();
  assert.deepEqual(troubles, []);
});

test('another language shows no error that was not shown', async (t) => {
  const { page } = await openPage(t, 'en');
  await page.getByRole('textbox', { name: 'المدينة' }).focus();
  await page.keyboard.type('X');
  await setLang(page, 'de');
  await button(page, 'Weiter').waitFor();
  await hasFocus(page.getByRole('textbox', { name: 'المدينة' }));
  assert.equal(await page.locator('.rs-error').count(), 0);
});

test('numbers are written as the language writes them', async (t) => {
  const { page } = await openPage(t, 'de');
  await page.getByLabel('Cost').fill('1234.5');
  const twice = page.getByLabel('Twice');
  assert.equal(await twice.innerText(), '2.469');
  await setLang(page, 'en');
  await button(page, 'Continue').waitFor();
  assert.equal(await twice.innerText(), '2,469');
});

test('what is told counts before the language of the page', async (t) => {
  const { page } = await openPage(t, 'en', { element: 'lang="fr"' });
  await button(page, 'Continuer').waitFor();
  await page.evaluate(() => workspace.setLocale('es'));
  const form = page.locator('form');
  await button(page, 'Continuar').waitFor();
  assert.equal(await form.getAttribute('lang'), 'es');
  await page.evaluate(() => session.setLocale('zh'));
  await button(page, '继续').waitFor();
  await page.evaluate(() => session.setLocale(undefined));
  await button(page, 'Continuar').waitFor();
  await page.evaluate(() => workspace.setLocale(undefined));
  await button(page, 'Continuer').waitFor();
  assert.equal(await form.getAttribute('lang'), null);
  await page.evaluate(() => form.removeAttribute('lang'));
  await button(page, 'Continue').waitFor();
});

test('texts can be replaced, for a workspace and for an element', async (t) => {
  const workspace = { messages: { 'form.next': 'On we go', required: 'Do fill in {label}.' } };
  const { page } = await openPage(t, 'en', { workspace });
  await button(page, 'On we go').click();
  await page.getByRole('link', { name: 'Do fill in From.' }).waitFor();
  await page.evaluate(() => void (form.messages = { 'form.next': 'Forward', 'form.problem': 'Nearly there' }));
  await button(page, 'Forward').waitFor();
  await page.getByRole('heading', { name: 'Nearly there' }).waitFor();
});

test('where a catalogue can’t be loaded, it is English, in the direction of the page', async (t) => {
  const prepare = (page) => page.route('**/messages/de.js', (route) => route.abort());
  const { page, troubles } = await openPage(t, 'de', { prepare });
  await button(page, 'Continue').waitFor();
  assert.equal(await page.locator('form').getAttribute('dir'), null);
  assert.ok(troubles.some((trouble) => trouble.includes('messages/de.js')), `it is told on the console: ${troubles}`);
});

test('a task keeps the comment that was typed, and a form that was sent back what was filled in', async (t) => {
  const { page, troubles } = await openPage(t, 'en');
  await page.evaluate(async () => {
    session.set('city', 'Rome');
    session.set('from', '2030-04-01');
    session.set('kind', 'A');
    session.set('who/given', 'Ada');
    await session.submit();
    const inbox = document.createElement('routeslip-inbox');
    form.replaceWith(inbox);
    Object.assign(inbox, { workspace, actor: 'bo' });
    window.inbox = inbox;
  });
  await button(page, 'Review').click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('Why?');
  assert.equal(await answer(page, 'Who'), 'First name\nAda');
  await setLang(page, 'ar');
  await hasFocus(page.getByRole('textbox', { name: 'تعليق' }));
  assert.equal(await answer(page, 'Who'), 'الاسم الأول\nAda');
  assert.equal(await page.getByRole('textbox', { name: 'تعليق' }).inputValue(), 'Why?');
  assert.equal(await page.getByRole('article').getAttribute('dir'), 'rtl');
  await button(page, 'إعادة').click();
  await page.getByText('لا شيء في انتظارك.').waitFor();

  await page.evaluate(() => void (inbox.actor = 'ana'));
  await page.getByRole('list').getByRole('button').click();
  await page.getByRole('textbox', { name: 'المدينة' }).fill('Milan');
  await setLang(page, 'de');
  await button(page, 'Weiter').waitFor();
  await page.getByText('Bo schrieb:').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'المدينة' }).inputValue(), 'Milan');
  await hasFocus(page.getByRole('textbox', { name: 'المدينة' }));
  assert.deepEqual(troubles, []);
});

for (const [what, context] of [['telephone', PHONE], ['desk', { viewport: { width: 1280, height: 900 } }]]) {
  test(`from right to left, a form is accessible and fits a ${what}`, async (t) => {
    const { page } = await openPage(t, 'ar', { context });
    await button(page, 'متابعة').click();
    await page.getByRole('alert').waitFor();
    await page.screenshot({ path: `tests/web/output/arabic-${what}.png`, fullPage: true });
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(fits, 'nothing has to be scrolled to the side');
    const label = await page.locator('label').first().boundingBox();
    const { width } = page.viewportSize();
    assert.ok(label.x + label.width > width * 0.8, 'labels begin at the right');
    await page.evaluate(`(() => { ${axe}; window.axe = axe; })()`);
    const { violations } = await page.evaluate(() => axe.run('form'));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`), []);
  });
}
