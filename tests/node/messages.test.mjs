/** What is said in one language: sentences about errors, values, and texts in place of others. */

import assert from 'node:assert/strict';
import test from 'node:test';

import { addCatalogue, loadCatalogue, Speaker } from 'routeslip/messages';

const speaker = new Speaker();
const english = speaker.localization('en');

/** What is said about an error of a field called `It`, unless said otherwise. */
const said = (localization, code, type, limit, field = {}) =>
  localization.error({ code, limit }, { label: 'It', type, ...field });

test('labels stand in English sentences', () => {
  for (const [label, sentence] of [
    ['Last day', 'Enter last day.'],
    ['VAT number', 'Enter VAT number.'],
    ['E-mail', 'Enter e-mail.'],
    ['What is your name?', 'Enter “What is your name?”.'],
    ['O', 'Enter O.'],
  ]) {
    assert.equal(said(english, 'required', 'text', undefined, { label }), sentence);
  }
  assert.equal(said(english, 'required', 'text', undefined, { label: '', term: 'postcode' }), 'Enter postal code.');
});

test('a sentence depends on the type of the field', () => {
  for (const [code, type, sentence, limit] of [
    ['required', 'radio', 'Choose it.'],
    ['required', 'checkboxes', 'Choose at least one option for it.'],
    ['required', 'checkbox', 'Tick “It”.'],
    ['required', 'switch', 'Turn on “It”.'],
    ['required', 'file', 'Choose a file for it.'],
    ['required', 'repeat', 'Add at least one entry to it.'],
    ['minRows', 'table', 'Add at least 2 entries to it.', 2],
    ['maxRows', 'repeat', 'It must have at most 1 entry.', 1],
    ['type', 'money', 'It must be a number, such as 12.5.'],
    ['type', 'integer', 'It must be a whole number, such as 12.'],
    ['type', 'time', 'It must be a time, such as 14:30.'],
    ['unheard-of', 'text', 'Check it.'],
  ]) {
    assert.equal(said(english, code, type, limit), sentence, `${code} of ${type}`);
  }
});

test('limits are written as people read them', () => {
  const british = speaker.localization('en-GB');
  for (const [code, type, limit, sentence, field] of [
    ['min', 'date', '2026-03-01', 'It must be 1 March 2026 or later.'],
    ['max', 'month', '2026-03', 'It must be March 2026 or earlier.'],
    ['min', 'time', '09:30:00', 'It must be 09:30 or later.'],
    ['max', 'number', 12_345.5, 'It must be 12,345.5 or less.'],
    ['max', 'number', '12345678901234567890.5', 'It must be 12,345,678,901,234,567,890.5 or less.'],
    ['max', 'money', 5, 'It must be €5.00 or less.', { currency: 'EUR' }],
    ['max', 'percent', 12.5, 'It must be 12.5% or less.'],
    ['minLength', 'text', 1, 'It must have at least 1 character.'],
    ['maxLength', 'text', 3, 'It must have at most 3 characters.'],
    ['minItems', 'checkboxes', 2, 'Choose at least 2 options for it.'],
    ['maxItems', 'tags', 1, 'It must have at most 1 entry.'],
    ['step', 'number', 0.01, 'It must have at most 2 decimal places.'],
    ['step', 'number', 1e-8, 'It must have at most 8 decimal places.'],
    ['step', 'number', 5, 'It must be a multiple of 5.'],
    ['step', 'money', 1, 'It must be a whole number, such as 12.', { currency: 'JPY' }],
    ['mask', 'text', '##-@@', 'It must be written like 12-CD.'],
    ['maxSize', 'file', 2_500_000, 'Choose a file of at most 2.5 MB for it.'],
    ['accept', 'file', '.pdf, image/*', 'Choose a file of one of these types for it: .pdf, image/*.'],
  ]) {
    assert.equal(said(british, code, type, limit, field), sentence, `${code} of ${type}`);
  }
});

test('what concerns the form as a whole needs no field', () => {
  assert.equal(
    english.error({ code: 'maxBytes', limit: 1_000_000 }),
    'Your answers are too long to be sent: shorten them to 1 MB in all.',
  );
});

test('what the author says counts', () => {
  assert.equal(english.error({ code: 'required', message: 'We need this.' }, { label: 'It', type: 'text' }), 'We need this.');
});

test('values are written as people read them', async () => {
  await loadCatalogue('de');
  const german = speaker.localization('de');
  for (const [value, field, text] of [
    [null, { type: 'text' }, ''],
    [true, { type: 'checkbox' }, 'Ja'],
    [1234.5, { type: 'number', unit: 'km' }, '1.234,5 km'],
    [1234.5, { type: 'money', currency: 'EUR' }, '1.234,50\u00a0€'],
    ['1.2x', { type: 'number' }, '1.2x'],
    ['2026-03-01', { type: 'date' }, '1. März 2026'],
    ['2026-03-01T14:30:00', { type: 'datetime' }, '1. März 2026 um 14:30'],
    ['2026-03-01T14:30:15Z', { type: 'computed' }, '1. März 2026 um 14:30:15 (UTC)'],
    ['2026-03-01', { type: 'text' }, '2026-03-01'],
    ['12026-03-01', { type: 'date' }, '12026-03-01'],
    [['a', 'b', 'c'], { type: 'tags' }, 'a, b und c'],
    ['AT', { type: 'country' }, 'Österreich'],
    ['DE89370400440532013000', { type: 'iban' }, 'DE89 3704 0044 0532 0130 00'],
    [4, { type: 'rating', stars: 5 }, '4 von 5 Sternen'],
    [[{ id: '1', name: 'a.pdf', type: 'application/pdf', size: 9 }], { type: 'file' }, 'a.pdf'],
  ]) {
    assert.equal(german.value(value, field), text);
  }
  const options = [{ value: 'a', label: 'Erste' }, { value: 'b', label: 'Zweite' }];
  assert.equal(german.answer({ field: 'x', type: 'checkboxes', label: 'X', value: ['a', 'b'], options }), 'Erste und Zweite');
});

test('words of the other direction are isolated', async () => {
  await loadCatalogue('ar');
  const arabic = speaker.localization('ar');
  assert.equal(arabic.direction, 'rtl');
  assert.equal(said(arabic, 'required', 'text', undefined, { label: 'E-mail' }), 'املأ «\u2068E-mail\u2069».');
  assert.equal(said(arabic, 'required', 'text', undefined, { label: 'الاسم' }), 'املأ «الاسم».');
  assert.equal(said(arabic, 'minLength', 'text', 2, { label: 'الاسم' }), 'يجب ألا يقل طول «الاسم» عن حرفين.');
  assert.equal(said(english, 'required', 'text', undefined, { label: 'الاسم' }), 'Enter \u2068الاسم\u2069.');
});

test('a language is served by the nearest catalogue, and unknown ones in English throughout', async () => {
  assert.equal(speaker.localization('nl').text('form.back'), 'Back');
  assert.equal(speaker.localization('nl').locale, 'en');
  await loadCatalogue('pt-PT');
  const portuguese = speaker.localization('pt-PT');
  assert.equal(portuguese.text('form.back'), 'Voltar');
  assert.equal(portuguese.locale, 'pt-PT');

  addCatalogue({ locale: 'nl', messages: { 'form.back': 'Terug' } });
  assert.equal(speaker.localization('nl-BE').text('form.back'), 'Terug');
  assert.equal(speaker.localization('nl-BE').text('form.next'), 'Continue');
  assert.equal(speaker.localization('nl-BE').value(1.5, { type: 'number' }), '1,5');
});

test('what a page adds to a catalogue of the package stays when that is loaded', async () => {
  addCatalogue({ locale: 'fr', messages: { 'form.back': 'Précédent' } });
  await loadCatalogue('fr');
  assert.equal(speaker.localization('fr').text('form.back'), 'Précédent');
  assert.equal(speaker.localization('fr').text('form.next'), 'Continuer');
});

test('texts in place of others count from the inside out, whatever the type', () => {
  const outer = new Speaker({ required: 'Missing: {label}', 'form.next': 'On', 'form.back': 'Off' });
  const inner = new Speaker((locale) => ({ 'form.next': `Next (${locale})` }), outer);
  const localization = inner.localization('en-GB', { 'form.submit': 'Send' });
  assert.equal(localization.text('form.submit'), 'Send');
  assert.equal(localization.text('form.next'), 'Next (en-GB)');
  assert.equal(localization.text('form.back'), 'Off');
  assert.equal(said(localization, 'required', 'radio'), 'Missing: It');
});

test('a speaker tells of another language, and of the language around it', async () => {
  const outer = new Speaker();
  const inner = new Speaker(undefined, outer);
  const told = [];
  inner.addEventListener('locale', () => told.push(inner.locale));
  await outer.setLocale('de');
  await inner.setLocale('es');
  await inner.setLocale('es');
  await inner.setLocale(undefined);
  assert.deepEqual(told, ['de', 'es', 'de']);
  assert.equal(inner.localization('fr').text('form.back'), 'Zurück');
});

test('the language that was told last counts, whichever is loaded first', async () => {
  const hasty = new Speaker();
  await Promise.all([hasty.setLocale('ja'), hasty.setLocale('en')]);
  assert.equal(hasty.locale, 'en');
});

test('what is no tag of a language is refused', async () => {
  const mute = new Speaker();
  await assert.rejects(mute.setLocale('not a tag'), { name: 'RouteslipError', code: 'RS6404' });
  assert.equal(mute.locale, undefined);
});
