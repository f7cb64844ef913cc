/** JSON Schema, through the package. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';
import { compileSchema } from 'routeslip/schema';

await init();

const order = {
  $id: 'https://example.com/order',
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', pattern: '^\\p{Lu}\\d+$' },
    total: { type: 'number', multipleOf: 0.01 },
    when: { format: 'date' },
    lines: { type: 'array', items: { $ref: '#/$defs/line' } },
  },
  $defs: { line: { properties: { article: { type: 'string', minLength: 2 } }, required: ['article'] } },
};

test('values and texts are validated', () => {
  const schema = compileSchema(order);
  assert.deepEqual(schema.diagnostics, []);
  const right = { id: 'Ä12', total: 19.99, lines: [{ article: '😀é' }] };
  assert.equal(schema.isValid(right), true);
  assert.equal(schema.isValidText(JSON.stringify(right)), true);
  assert.deepEqual(schema.validate(right), { valid: true, violations: [], diagnostics: [] });
  for (const wrong of [null, {}, { id: 'a1' }, { ...right, total: 19.999 }, { ...right, lines: [{ article: '😀' }] }]) {
    assert.equal(schema.isValid(wrong), false);
    assert.equal(schema.validate(wrong).valid, false);
  }
});

test('what is wrong has a code, both places and parameters', () => {
  const schema = compileSchema(order);
  const { violations } = schema.validate({ lines: [{ article: 'x' }] });
  assert.deepEqual(violations, [
    {
      code: 'RS2215',
      keyword: 'required',
      instanceLocation: '',
      keywordLocation: '/required',
      absoluteKeywordLocation: 'https://example.com/order#/required',
      message: 'Properties are missing: `id`.',
      expected: ['id'],
      missing: ['id'],
    },
    {
      code: 'RS2209',
      keyword: 'minLength',
      instanceLocation: '/lines/0/article',
      keywordLocation: '/properties/lines/items/$ref/properties/article/minLength',
      absoluteKeywordLocation: 'https://example.com/order#/$defs/line/properties/article/minLength',
      message: 'The string has fewer characters than 2.',
      expected: 2,
    },
  ]);
});

test('the output of the standard is given in every form', () => {
  const schema = compileSchema(order);
  assert.deepEqual(schema.validate({}, { output: 'flag' }), { valid: false });
  const { errors } = schema.validateText('{"id":1}', { output: 'basic' });
  assert.deepEqual(errors.map(({ keywordLocation, instanceLocation }) => [keywordLocation, instanceLocation]), [
    ['/properties/id/type', '/id'],
  ]);
  assert.equal(schema.validate(1, { output: 'detailed' }).keywordLocation, '/type');
  assert.equal(schema.validate({ id: 'A1' }, { output: 'verbose' }).valid, true);
});

test('formats and contents are asserted on request', () => {
  const named = { format: 'idn-hostname', contentEncoding: 'base64' };
  for (const [options, text, valid] of [
    [{}, 'a..b', true],
    [{ formats: true }, 'a..b', false],
    [{ formats: true }, 'bücher.example', true],
    [{ formats: true }, 'xn--bcher-kva.example', true],
    [{ content: true }, 'a..b', false],
    [{ content: true }, 'Zm9v', true],
  ]) {
    const schema = compileSchema(named, options);
    assert.equal(schema.isValid(text), valid, `${JSON.stringify(options)} ${text}`);
  }
});

test('schemas refer to documents that are given, and to the meta-schemas', () => {
  const schema = compileSchema({ items: { $ref: 'https://example.com/order' } }, { remotes: { 'https://example.com/order': order } });
  assert.equal(schema.isValid([{ id: 'A1' }]), true);
  assert.equal(schema.isValid([{}]), false);
  for (const $ref of ['https://json-schema.org/draft/2020-12/schema', 'http://json-schema.org/draft-07/schema#']) {
    const meta = compileSchema({ $ref });
    assert.deepEqual(meta.diagnostics, []);
    assert.equal(meta.isValid(order), true);
    assert.equal(meta.isValid({ properties: { a: { type: 'strin' } } }), false);
  }
  const old = compileSchema('{"items":[{"type":"null"}],"additionalItems":false}', { draft: 'draft-07' });
  assert.deepEqual([old.isValid([null]), old.isValid([null, 1])], [true, false]);
});

test('mistakes in a schema are told at once, and what has one is valid for nothing', () => {
  const schema = compileSchema('{"type":"strin",\n"propertis":{},"$ref":"other.json"}');
  const told = schema.diagnostics.map(({ code, severity, pointer, place, help }) => [code, severity, pointer, place.line, help]);
  assert.deepEqual(told, [
    ['RS0104', 'error', '/type', 1, 'Did you mean `string`?'],
    ['RS0101', 'warning', '/propertis', 2, 'Did you mean `properties`?'],
    ['RS0107', 'error', '/$ref', 2, undefined],
  ]);
  assert.equal(schema.isValid('a'), false);
  const none = compileSchema('{');
  assert.equal(none.diagnostics[0].code, 'RS0001');
  assert.equal(none.isValid({}), false);
  assert.deepEqual(none.validate({}).diagnostics, none.diagnostics);
});

test('what is not JSON, or leads too far, is refused and never valid', () => {
  const any = compileSchema(true);
  for (const [text, code] of [
    ['', 'RS0001'],
    ['"\\ud800"', 'RS0001'],
    ['['.repeat(100_000), 'RS0002'],
    ['{"a":1,"a":2}', 'RS0003'],
  ]) {
    assert.equal(any.isValidText(text), false);
    const { valid, diagnostics } = any.validateText(text);
    assert.deepEqual([valid, diagnostics[0].code], [false, code]);
    assert.deepEqual(any.validateText(text, { output: 'basic' }).diagnostics, diagnostics);
  }
  assert.equal(any.isValid(undefined), false);
  assert.equal(any.isValid('\ud800'), false);
});

test('the deepest documents and schemas do not run out of stack', () => {
  const tree = compileSchema({ $ref: '#/$defs/a', $defs: { a: { anyOf: [{ allOf: [{ items: { $ref: '#/$defs/a' } }] }, false] } } });
  for (let depth = 1; depth <= 512; depth *= 2) {
    const { valid, diagnostics } = tree.validateText('['.repeat(depth) + ']'.repeat(depth));
    assert.ok(valid || diagnostics[0].code === 'RS1102', `${depth}`);
  }
  const chain = { $ref: '#/$defs/0', $defs: {} };
  for (let link = 0; link < 5_000; link += 1) chain.$defs[link] = { allOf: [{ $ref: `#/$defs/${link + 1}` }] };
  chain.$defs[5_000] = { unevaluatedProperties: false };
  const long = compileSchema(chain);
  assert.equal(long.validate(1).diagnostics[0].code, 'RS1102');
  assert.equal(long.validate(1, { output: 'verbose' }).diagnostics[0].code, 'RS1102');
  const circle = compileSchema({ anyOf: [{ dependentSchemas: { a: { $ref: '#' } } }] });
  assert.equal(circle.validate({ a: 1 }).diagnostics[0].code, 'RS1102');
  const negated = compileSchema({ properties: { a: { not: { $ref: '#' } } } });
  assert.equal(typeof negated.isValidText('{"a":'.repeat(511) + '1' + '}'.repeat(511)), 'boolean');
});

test('a long string is counted, not trapped on', () => {
  const long = compileSchema({ maxLength: 25_000_000 });
  assert.equal(long.isValid('é'.repeat(25_000_000)), true);
  assert.equal(long.isValid('é'.repeat(25_000_001)), false);
});

test('a schema is freed at the end of its scope', () => {
  const schema = compileSchema(true);
  schema[Symbol.dispose]();
  assert.throws(() => schema.isValid(1));
});

test('schemas that were freed leave nothing behind', () => {
  const text = JSON.stringify(order);
  const fill = (times) => {
    for (let time = 0; time < times; time += 1) {
      const schema = compileSchema(text);
      schema.isValid({ id: 'A1' });
      schema.free();
    }
  };
  fill(500);
  const before = process.memoryUsage.rss();
  fill(20_000);
  const grown = process.memoryUsage.rss() - before;
  assert.ok(grown < 48 << 20, `grew by ${grown} bytes`);
});
