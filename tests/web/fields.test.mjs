/** Each type of field is filled in with the keyboard, and its value arrives. */

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

/** Focuses a control and types. */
async function type(locator, text) {
  await locator.focus();
  await locator.page().keyboard.type(text);
}

/** Focuses a control and presses keys, one after the other. */
async function press(locator, ...keys) {
  await locator.focus();
  for (const key of keys) {
    await locator.page().keyboard.press(key);
  }
}

test('texts arrive', async (t) => {
  const page = await openFields(t, browser, server.url);
  await type(page.getByLabel('First name'), ' Ana ');
  assert.equal(await page.getByLabel('What people call you').inputValue(), 'Ana');
  await type(page.getByLabel('Last name'), 'Arnold');
  await type(page.getByLabel('E-mail'), 'ana@example.org');
  await type(page.getByLabel('Telephone'), '030 123456');
  await type(page.getByLabel('Web page'), 'https://example.org');
  await type(page.getByLabel('Password'), 'correct horse');
  await type(page.getByLabel('About you'), 'One.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two.');
  await type(page.getByLabel('Number plate'), 'ab12cd');
  assert.equal(await page.getByLabel('Number plate').inputValue(), 'ab-12-cd');
  await type(page.getByLabel('IBAN'), 'de89370400440532013000');
  assert.equal(await page.getByLabel('IBAN').inputValue(), 'DE89 3704 0044 0532 0130 00');
  await type(page.getByLabel('Card number'), '378282246310005');
  assert.equal(await page.getByLabel('Card number').inputValue(), '3782 822463 10005');
  await page.keyboard.press('Tab');

  const entered = await values(page);
  assert.deepEqual(entered.person, { given: ' Ana ', family: 'Arnold' });
  assert.equal(entered.nickname, 'Ana');
  assert.equal(entered.email, 'ana@example.org');
  assert.equal(entered.site, 'https://example.org');
  assert.equal(entered.secret, 'correct horse');
  assert.equal(entered.about, 'One.\nTwo.');
  assert.equal(entered.plate, 'ab-12-cd');
  assert.equal(await page.locator('.rs-error').count(), 0);
});

test('a mask keeps the caret where a person corrects', async (t) => {
  const page = await openFields(t, browser, server.url);
  const plate = page.getByLabel('Number plate');
  await type(plate, 'ab12cd');
  await press(plate, 'Home', 'ArrowRight', 'Backspace');
  await page.keyboard.type('x');
  assert.equal(await plate.inputValue(), 'xb-12-cd');
  assert.equal(await plate.evaluate((input) => input.selectionStart), 1);
});

test('the browser is told what to fill in and which keypad to show', async (t) => {
  const page = await openFields(t, browser, server.url);
  const attributes = (name, ...names) =>
    page.getByLabel(name).evaluate((input, names) => names.map((name) => input.getAttribute(name)), names);
  assert.deepEqual(await attributes('First name', 'autocomplete', 'type'), ['given-name', 'text']);
  assert.deepEqual(await attributes('E-mail', 'autocomplete', 'type'), ['email', 'email']);
  assert.deepEqual(await attributes('Telephone', 'autocomplete', 'type'), ['tel', 'tel']);
  assert.deepEqual(await attributes('Web page', 'type'), ['url']);
  assert.deepEqual(await attributes('Password', 'autocomplete', 'type'), ['new-password', 'password']);
  assert.deepEqual(await attributes('Card number', 'autocomplete', 'inputmode'), ['cc-number', 'numeric']);
  await turnTo(page, 'Numbers and dates');
  assert.deepEqual(await attributes('Seats', 'inputmode'), ['numeric']);
  assert.deepEqual(await attributes('Price of a seat', 'inputmode'), ['decimal']);
});

test('numbers and dates arrive, and what follows from them is shown', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Numbers and dates');
  await page.getByLabel('Seats').fill('3');
  await page.getByLabel('Price of a seat').fill('1,024.50');
  await type(page.getByLabel('Discount'), '60');
  await page.keyboard.press('Tab');
  await page.getByText('That is more than half.').waitFor();
  assert.equal(await page.getByLabel('Discount').getAttribute('aria-invalid'), null);
  assert.equal(await page.getByLabel('Total').innerText(), '€1,229.40');
  await type(page.getByLabel('Luggage'), '12.5');
  const comfort = page.getByRole('slider', { name: 'Temperature you like' });
  assert.equal((await values(page)).comfort, undefined);
  await press(comfort, 'Home', 'ArrowRight', 'ArrowRight');
  assert.equal(await comfort.getAttribute('aria-valuetext'), '18 °C');
  await type(page.getByLabel('Day'), '12312099');
  await type(page.getByLabel('Time'), '0930AM');
  await type(page.getByLabel('When may we call you?'), '12312099');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0445PM');
  await page.getByLabel('Pass valid until').fill('2030-05');

  const entered = await values(page);
  assert.equal(entered.seats, 3);
  assert.equal(entered.price, 1024.5);
  assert.equal(entered.total, 1229.4);
  assert.equal(entered.discount, 60);
  assert.equal(entered.weight, 12.5);
  assert.equal(entered.comfort, 18);
  assert.equal(entered.day, '2099-12-31');
  assert.match(entered.hour, /^09:30/);
  assert.match(entered.call, /^2099-12-31T16:45/);
  assert.equal(entered.expires, '2030-05');
});

test('choices arrive', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const meal = page.getByLabel('Meal');
  assert.deepEqual(await meal.locator('optgroup').evaluateAll((groups) => groups.map(({ label }) => label)), ['Warm', 'Cold']);
  await type(meal, 'A s');
  await type(page.getByLabel('Where from?'), 'Switz');
  await press(page.getByRole('radio', { name: 'Small' }), 'ArrowDown');
  await press(page.getByRole('checkbox', { name: 'Thursday' }), 'Space');
  await press(page.getByRole('checkbox', { name: 'Saturday' }), 'Space');
  const favourite = page.getByRole('radiogroup', { name: 'Favourite day' });
  assert.deepEqual(await favourite.getByRole('radio').evaluateAll((inputs) => inputs.map(({ value }) => value)), ['Thursday', 'Saturday']);
  await press(favourite.getByRole('radio', { name: 'Saturday' }), 'Space');
  await press(page.getByRole('switch', { name: 'Send me news' }), 'Space');
  await press(page.getByRole('checkbox', { name: 'I keep to the house rules' }), 'Space');

  const entered = await values(page);
  assert.equal(entered.meal, 'sandwich');
  assert.equal(entered.land, 'CH');
  assert.equal(entered.shirt, 'Medium');
  assert.deepEqual(entered.days, ['Thursday', 'Saturday']);
  assert.equal(entered.favourite, 'Saturday');
  assert.equal(entered.news, true);
  assert.equal(entered.agree, true);
});

test('several are chosen from a list that opens, is searched and closes', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const topics = page.getByRole('button', { name: /^Topics/ });
  await press(topics, 'Enter');
  assert.equal(await topics.getAttribute('aria-expanded'), 'true');
  await hasFocus(page.getByRole('searchbox', { name: 'Search' }));
  await page.keyboard.type('da');
  assert.equal(await page.getByRole('checkbox', { name: 'Graphs' }).isVisible(), false);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await hasFocus(topics);
  assert.equal(await topics.getAttribute('aria-expanded'), 'false');
  assert.deepEqual((await values(page)).topics, ['Databases']);
  assert.match(await topics.innerText(), /Databases/);
  await press(topics, 'ArrowDown');
  await press(page.getByRole('checkbox', { name: 'Forms' }), 'Space');
  await page.keyboard.press('Tab');
  assert.equal(await topics.getAttribute('aria-expanded'), 'false');
  assert.deepEqual((await values(page)).topics, ['Databases', 'Forms']);
});

test('a rating is given and taken back', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const rating = page.getByRole('radiogroup', { name: 'How was the last one?' });
  await press(rating.getByRole('radio', { name: '1 of 5 stars' }), 'ArrowRight', 'ArrowRight');
  assert.equal((await values(page)).stars, 3);
  await press(rating.getByRole('button', { name: 'Clear' }), 'Enter');
  assert.equal((await values(page)).stars, undefined);
  await hasFocus(rating.getByRole('radio', { name: '1 of 5 stars' }));
});

test('options are put in order, and the focus goes along', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const ranking = page.getByRole('group', { name: 'What matters most?' });
  const button = (name) => ranking.getByRole('button', { name });
  await press(button('Rank Food'), 'Enter');
  await hasFocus(button('Rank Talks'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  assert.deepEqual((await values(page)).order, ['Food', 'Talks', 'People']);
  await press(button('Move Food down'), 'Enter');
  assert.deepEqual((await values(page)).order, ['Talks', 'Food', 'People']);
  await hasFocus(button('Move Food down'));
  await page.keyboard.press('Enter');
  await hasFocus(button('Move Food up'));
  await page.getByRole('status').filter({ hasText: 'Food is now 3 of 3.' }).waitFor({ state: 'attached' });
  await press(button('Remove Talks'), 'Enter');
  assert.deepEqual((await values(page)).order, ['People', 'Food']);
});

test('a colour is typed, or chosen', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const color = page.getByLabel('Colour of your badge');
  await type(color, '#0B6');
  const swatch = page.getByLabel('Pick a colour');
  assert.equal(await swatch.inputValue(), '#00bb66');
  await swatch.fill('#123456');
  assert.equal(await color.inputValue(), '#123456');
  assert.equal((await values(page)).badge, '#123456');
});

test('words are added with Enter, a comma and on leaving, and taken away', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const tags = page.getByLabel('Your words');
  await type(tags, 'one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two, three');
  await page.keyboard.press('Tab');
  assert.deepEqual((await values(page)).tags, ['one', 'two', 'three']);
  await press(page.getByRole('button', { name: 'Remove two' }), 'Enter');
  assert.deepEqual((await values(page)).tags, ['one', 'three']);
  await hasFocus(tags);
  await page.keyboard.press('Backspace');
  await hasFocus(page.getByRole('button', { name: 'Remove three' }));
});

test('an address and a group arrive as objects, and a matrix by its questions', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Groups and rows');
  const address = page.getByRole('group', { name: 'Address' });
  await type(address.getByLabel('Street and number'), 'Main Street 1');
  await type(address.getByLabel('Postal code'), '8001');
  await type(address.getByLabel('Town or city'), 'Zürich');
  await type(address.getByLabel('Country'), 'Swi');
  const contact = page.getByRole('group', { name: 'In an emergency' });
  await type(contact.getByLabel('Whom do we call?'), 'Bo');
  await type(contact.getByLabel('Their number'), '044 668 18 00');
  const rooms = page.getByRole('radiogroup', { name: 'the rooms' });
  await press(rooms.getByRole('radio', { name: 'Bad' }), 'ArrowRight', 'ArrowRight');

  const entered = await values(page);
  assert.deepEqual(entered.home, { line1: 'Main Street 1', postcode: '8001', city: 'Zürich', country: 'CH' });
  assert.deepEqual(entered.contact, { who: 'Bo', number: '044 668 18 00' });
  assert.deepEqual(entered.views, { rooms: 'Good' });
});

test('files are handles, the page gets what they hold, and they can be taken away', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Files and signature');
  await page.evaluate(() => {
    globalThis.handed = [];
    document.addEventListener('routeslip-file', ({ detail }) => globalThis.handed.push([detail.field, detail.handle.name, detail.file?.size]));
  });
  const papers = page.getByRole('group', { name: 'Papers' });
  const chooser = page.waitForEvent('filechooser');
  await press(papers.getByRole('button', { name: 'Choose files' }), 'Enter');
  await (await chooser).setFiles([
    { name: 'pass.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2000) },
    { name: 'me.png', mimeType: 'image/png', buffer: Buffer.alloc(300) },
  ]);
  const { papers: handles } = await values(page);
  assert.deepEqual(handles.map(({ name, type, size }) => [name, type, size]), [['pass.pdf', 'application/pdf', 2000], ['me.png', 'image/png', 300]]);
  assert.equal(new Set(handles.map(({ id }) => id)).size, 2);
  await press(papers.getByRole('button', { name: 'Remove pass.pdf' }), 'Enter');
  await hasFocus(papers.getByRole('button', { name: 'Choose files' }));
  assert.deepEqual((await values(page)).papers.map(({ name }) => name), ['me.png']);
  assert.deepEqual(await page.evaluate(() => globalThis.handed), [['papers', 'pass.pdf', 2000], ['papers', 'me.png', 300], ['papers', 'pass.pdf', undefined]]);
});

test('a name is signed by typing or by drawing, and can be taken back', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Files and signature');
  const signature = page.getByRole('group', { name: 'Signature' });
  const signed = async (yes) => {
    await signature.getByRole('img', { name: yes ? 'Signed' : 'Sign here' }).waitFor();
    await page.waitForFunction((yes) => document.querySelector('#values').textContent.includes('image/png') === yes, yes);
  };
  await signed(false);
  await type(signature.getByRole('textbox', { name: 'Or type your name' }), 'Ana');
  await signed(true);
  await press(signature.getByRole('button', { name: 'Clear' }), 'Enter');
  await signed(false);
  await hasFocus(signature.getByRole('textbox', { name: 'Or type your name' }));
  const { x, y } = await signature.getByRole('img').boundingBox();
  await page.mouse.move(x + 40, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 70, { steps: 4 });
  await page.mouse.up();
  await signed(true);
  assert.deepEqual(Object.keys((await values(page)).signature), ['id', 'name', 'type', 'size']);
});

test('a check of the page is under way, then tells what is wrong', async (t) => {
  const page = await openFields(t, browser, server.url);
  const name = page.getByLabel('What people call you');
  await name.fill('Bo');
  await page.getByText('Checking…').waitFor();
  await page.keyboard.press('Tab');
  await page.getByText('Somebody is called Bo already.').waitFor();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  assert.equal(await page.getByText('Checking…').count(), 0);
  await name.fill('Bob');
  await page.getByText('Checking…').waitFor();
  await page.getByText('Checking…').waitFor({ state: 'detached' });
  assert.equal(await name.getAttribute('aria-invalid'), null);
});

test('what was chosen is taken back and done again by keys, and text is left to the browser', async (t) => {
  const page = await openFields(t, browser, server.url);
  await turnTo(page, 'Choices');
  const medium = page.getByRole('radio', { name: 'Medium' });
  await press(medium, 'Space');
  await press(page.getByRole('switch', { name: 'Send me news' }), 'Space', 'Control+z');
  assert.equal((await values(page)).news, false);
  await page.keyboard.press('Control+z');
  assert.equal(await medium.isChecked(), false);
  await page.keyboard.press('Control+Shift+z');
  assert.equal(await medium.isChecked(), true);
  await page.keyboard.press('Control+y');
  assert.equal((await values(page)).news, true);
  const words = page.getByLabel('Colour of your badge');
  await type(words, '#1');
  await page.keyboard.press('Control+z');
  assert.equal((await values(page)).news, true);
});

test('the whole form is filled in and sent, and what arrives is brought into one form', async (t) => {
  const page = await openFields(t, browser, server.url);
  await page.getByLabel('Telephone').fill('030 / 123 456');
  await page.getByLabel('IBAN').fill('de89 3704 0044 0532 0130 00');
  await page.getByLabel('Card number').fill('3782-822463-10005');
  await page.getByLabel('About you').fill('  Cafe\u0301  ');
  await turnTo(page, 'Files and signature');
  assert.equal(await page.getByLabel('Your code').evaluate((input) => input.readOnly), true);
  assert.equal(await page.getByLabel('People in all').innerText(), '2');
  await page.getByRole('button', { name: 'Submit' }).click();
  const problem = page.getByRole('alert').getByRole('link', { name: 'Sign in “Signature”.' });
  await problem.click();
  await page.keyboard.type('Ana');
  await problem.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Sent' }).waitFor();
  const sent = await values(page);
  assert.deepEqual(sent.person, { given: 'Ana', family: 'Arnold' });
  assert.equal(sent.phone, '+4930123456');
  assert.equal(sent.account, 'DE89370400440532013000');
  assert.equal(sent.about, 'Caf\u00e9');
  assert.deepEqual(sent.lines, [{ article: 'Mug', quantity: 1, each: 9.5, sum: 9.5 }]);
});
