/**
 * Validating a submission by JSON Schema, from JSON text to a verdict, through the package in Node. The peer is
 * `JSON.parse` with a function that Ajv generated before, so this is our module against code made for the schema alone.
 * Compiling is measured against Ajv's compiling. Then many submissions of a form, from their bytes to what is wrong with
 * the bad ones: the peer decodes, parses and asks Ajv for all errors.
 */

import assert from 'node:assert/strict';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { init } from 'routeslip';
import { validateMany } from 'routeslip/form';
import { compileSchema } from 'routeslip/schema';

import { compare } from './measure.mjs';

await init();

const $schema = 'https://json-schema.org/draft/2020-12/schema';

const leave = {
  $schema,
  type: 'object',
  required: ['kind', 'from', 'to', 'days'],
  additionalProperties: false,
  properties: {
    kind: { enum: ['Holiday', 'Sick', 'Other'] },
    why: { type: 'string', minLength: 1, maxLength: 500 },
    from: { type: 'string', maxLength: 10 },
    to: { type: 'string', maxLength: 10 },
    days: { type: 'integer', minimum: 1, maximum: 60 },
    paid: { type: 'boolean' },
  },
};

const order = {
  $schema,
  $defs: {
    address: {
      type: 'object',
      required: ['street', 'city', 'country'],
      properties: { street: { type: 'string', minLength: 1 }, city: { type: 'string', minLength: 1 }, zip: { type: 'string', maxLength: 12 }, country: { type: 'string', minLength: 2, maxLength: 2 } },
    },
    line: {
      type: 'object',
      required: ['article', 'quantity', 'price'],
      properties: {
        article: { type: 'string', minLength: 3, maxLength: 40 },
        quantity: { type: 'integer', minimum: 1 },
        price: { type: 'number', exclusiveMinimum: 0 },
        note: { type: ['string', 'null'] },
        tags: { type: 'array', items: { type: 'string', maxLength: 20 }, maxItems: 10 },
        delivery: { oneOf: [{ properties: { by: { const: 'post' }, days: { type: 'integer' } }, required: ['by', 'days'] }, { properties: { by: { const: 'shop' }, shop: { type: 'string' } }, required: ['by', 'shop'] }] },
      },
      unevaluatedProperties: false,
    },
  },
  type: 'object',
  required: ['id', 'customer', 'lines'],
  properties: {
    id: { type: 'string', minLength: 8, maxLength: 64 },
    customer: { type: 'object', required: ['name', 'address'], properties: { name: { type: 'string', minLength: 1 }, address: { $ref: '#/$defs/address' }, billing: { $ref: '#/$defs/address' } } },
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/line' } },
    total: { type: 'number', minimum: 0 },
  },
};

const submission = { kind: 'Other', why: 'Moving house, and the new one needs some paint', from: '2026-12-07', to: '2026-12-11', days: 5, paid: true };

const line = (number) => ({
  article: `article ${number} of the long list`,
  quantity: 1 + (number % 7),
  price: 3 + number / 4,
  note: number % 3 === 0 ? null : 'wrapped as a gift, please, with the blue paper',
  tags: ['office', 'furniture', 'sale'].slice(number % 3),
  delivery: number % 2 === 0 ? { by: 'post', days: 3 } : { by: 'shop', shop: 'Görlitz' },
});

const orderOf = (lines) => ({
  id: 'order-2026-000123',
  customer: { name: 'Ana Example', address: { street: 'Long Street 1', city: 'Görlitz', zip: '02826', country: 'DE' } },
  lines: Array.from({ length: lines }, (_, number) => line(number)),
  total: 1234.5,
});

const cases = [
  { size: 'small', schema: leave, value: submission, wrong: { ...submission, days: 0 } },
  { size: 'medium', schema: order, value: orderOf(10), wrong: { ...orderOf(10), total: -1 } },
  { size: 'large', schema: order, value: orderOf(1_000), wrong: { ...orderOf(1_000), total: -1 } },
];

for (const { size, schema, value, wrong } of cases) {
  const ours = compileSchema(schema);
  assert.deepEqual(ours.diagnostics, []);
  const peer = new Ajv({ strict: false }).compile(schema);
  for (const [what, it, isValid] of [['valid', value, true], ['wrong at its end', wrong, false]]) {
    const text = JSON.stringify(it);
    assert.equal(ours.isValidText(text), isValid);
    assert.equal(peer(JSON.parse(text)), isValid);
    const kilobytes = (Buffer.byteLength(text) / 1000).toFixed(1);
    await compare({ what: `${size} document, ${kilobytes} KB, ${what}`, ours: () => ours.isValidText(text), peer: () => peer(JSON.parse(text)), peerName: 'JSON.parse + Ajv' });
  }
  const text = JSON.stringify(schema);
  await compare({
    what: `compiling the schema of the ${size} document`,
    ours: () => {
      const compiled = compileSchema(text);
      const found = compiled.diagnostics.length;
      compiled.free();
      return found;
    },
    peer: () => new Ajv({ strict: false }).compile(JSON.parse(text)),
    peerName: 'Ajv',
  });
  ours.free();
}

const fields = [
  { name: 'kind', type: 'radio', required: true, options: ['Holiday', 'Sick', 'Other'] },
  { name: 'why', type: 'textarea', maxLength: 500 },
  { name: 'from', type: 'date', required: true },
  { name: 'to', type: 'date', required: true },
  { name: 'days', type: 'integer', required: true, min: 1, max: 60 },
  { name: 'mail', type: 'email', required: true },
  { name: 'paid', type: 'checkbox' },
];
const ofForm = {
  $schema,
  type: 'object',
  required: ['kind', 'from', 'to', 'days', 'mail'],
  additionalProperties: false,
  properties: { ...leave.properties, from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' }, mail: { type: 'string', format: 'email' } },
};

/** What is wrong with one in twenty. */
const wrongs = [{ days: 0 }, { kind: 'Long' }, { from: '2026-02-30' }, { mail: 'nobody' }, { why: 'x'.repeat(501) }, { to: undefined }];
const ROWS = 100_000;
const rows = Array.from({ length: ROWS }, (_, at) => ({
  ...submission,
  why: at % 3 === 0 ? undefined : submission.why,
  days: 1 + (at % 60),
  mail: `person-${at}@example.org`,
  ...(at % 20 === 7 && wrongs[((at - 7) / 20) % wrongs.length]),
}));

const manyPeer = addFormats(new Ajv({ strict: false, allErrors: true })).compile(ofForm);
function ajvOfMany(bytes) {
  const failures = [];
  let row = 0;
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line === '') continue;
    row += 1;
    if (!manyPeer(JSON.parse(line))) failures.push({ row, errors: manyPeer.errors });
  }
  return failures;
}

const dependent = structuredClone(fields);
dependent[1].visible = 'kind = "Other"';
dependent[3].min = '= from';
for (const [what, form, format] of [
  ['as NDJSON', fields, 'ndjson'],
  ['as NDJSON, two conditions', dependent, 'ndjson'],
]) {
  const bytes = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n'));
  const ours = async () => (await validateMany({ pages: [{ fields: form }] }, bytes, { format, limit: ROWS })).report.failures;
  const numbers = (failures) => failures.map(({ row }) => row);
  assert.deepEqual(numbers(await ours()), numbers(ajvOfMany(bytes)));
  const megabytes = (bytes.length / 1e6).toFixed(1);
  await compare({ what: `${ROWS.toLocaleString('en')} submissions ${what}, ${megabytes} MB, 5 % bad`, ours, peer: async () => ajvOfMany(bytes), peerName: 'decode + JSON.parse + Ajv' });
}
