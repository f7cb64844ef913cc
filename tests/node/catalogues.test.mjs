/** The catalogues of all languages: complete, with the same parameters, and with nothing left in English. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import { english } from 'routeslip/messages';

const languages = ['ar', 'de', 'es', 'fr', 'ja', 'pt', 'zh'];
const catalogues = [english, ...(await Promise.all(languages.map(async (tag) => (await import(`routeslip/messages/${tag}`)).default)))];

/** Texts that are the same in both languages: cognates, and what consists of parameters. */
const alike = {
  de: [],
  es: ['form.no', 'form.error', 'form.titlePrefix'],
  fr: [],
  pt: [],
  ar: [],
  ja: [],
  zh: [],
};

const forms = (message) => (typeof message === 'string' ? [message] : Object.values(message));
const parameters = (message) => new Set(forms(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []));
/** `{it}` is how English says a label within a sentence. */
const same = (message) => [...parameters(message)].map((name) => (name === '{it}' ? '{label}' : name)).toSorted();
const words = (text) => text.replace(/\{\w+\}/g, '');

test('there is a catalogue for each entry of the package, and none is forgotten here', async () => {
  const { exports } = JSON.parse(await readFile(new URL('../../npm/package.json', import.meta.url), 'utf8'));
  const entries = Object.keys(exports).flatMap((entry) => /^\.\/messages\/(.*)$/.exec(entry)?.[1] ?? []);
  assert.deepEqual(entries.toSorted(), languages);
  assert.deepEqual(catalogues.map(({ locale }) => locale), ['en', ...languages]);
});

for (const { locale, messages } of catalogues) {
  test(`${locale} says all that there is to say`, () => {
    assert.deepEqual(Object.keys(messages).toSorted(), Object.keys(english.messages).toSorted());
    for (const [key, message] of Object.entries(messages)) {
      for (const text of forms(message)) {
        assert.match(text, /\S/, key);
        assert.doesNotMatch(words(text), /[{}]/, `${key}: a parameter is \`{name}\``);
      }
    }
  });

  test(`${locale} has the parameters of English`, () => {
    for (const [key, message] of Object.entries(english.messages)) {
      assert.deepEqual(same(messages[key]), same(message), key);
    }
  });

  test(`${locale} has the plural forms of its language`, () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const [key, message] of Object.entries(english.messages)) {
      assert.equal(typeof messages[key], typeof message, key);
      if (typeof message === 'object') assert.deepEqual(Object.keys(messages[key]).toSorted(), categories, key);
    }
  });

  if (locale === 'en') continue;

  test(`nothing in ${locale} is left in English`, () => {
    const left = Object.keys(messages).filter((key) => {
      const other = forms(english.messages[key]);
      return forms(messages[key]).some((text) => /\p{L}/u.test(words(text)) && other.includes(text));
    });
    assert.deepEqual(left, alike[locale]);
  });

  test(`${locale} is written in its own letters`, () => {
    const script = { ar: /\p{sc=Arab}/u, ja: /[\p{sc=Hira}\p{sc=Kana}\p{sc=Hani}]/u, zh: /\p{sc=Hani}/u }[locale] ?? /\p{sc=Latn}/u;
    for (const [key, message] of Object.entries(messages)) {
      for (const text of forms(message)) {
        // What consists of parameters has no letters.
        if (/\p{L}/u.test(words(text))) assert.match(words(text), script, key);
      }
    }
  });
}
