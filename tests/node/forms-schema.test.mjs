/** Forms as JSON Schemas, and JSON Schemas as forms, through the package. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';
import { compileSchema, exportJsonSchema, formFromSchema } from 'routeslip/schema';

await init();

const form = {
  title: 'Leave',
  pages: [
    {
      fields: [
        { name: 'kind', type: 'radio', required: true, options: ['Holiday', 'Other'] },
        { name: 'why', type: 'text', visible: 'kind = "Other"', required: true },
        { name: 'from', type: 'date', min: '= today()' },
      ],
    },
  ],
};

test('the schema of a form accepts what the form submits', () => {
  const { schema, diagnostics } = exportJsonSchema(form);
  assert.deepEqual(diagnostics.map(({ code, pointer }) => [code, pointer]), [['RS2037', '/pages/0/fields/2/min']]);
  const compiled = compileSchema(schema, { formats: true });
  assert.equal(compiled.isValid({ kind: 'Holiday', from: null }), true);
  assert.equal(compiled.isValid({ kind: 'Other' }), false);
  assert.equal(compiled.isValid({ kind: 'Other', why: 'x', from: '2026-02-28' }), true);
  assert.equal(compiled.isValid({ kind: 'Holiday', why: 'x' }), false);
  compiled.free();
});

test('a form that was made of its schema has the same schema', () => {
  const { schema } = exportJsonSchema(JSON.stringify(form));
  const opened = formFromSchema(schema);
  assert.deepEqual(opened.diagnostics, []);
  assert.equal(opened.form.pages[0].fields[1].visible, 'kind = "Other"');
  assert.deepEqual(exportJsonSchema(opened.form).schema, schema);
});

test('mistakes and what is left out are told', () => {
  const wrong = exportJsonSchema({ pages: [{ fields: [{ name: 'a', type: 'txt' }] }] });
  assert.equal(wrong.schema, undefined);
  assert.equal(wrong.diagnostics[0].code, 'RS0104');
  const opened = formFromSchema({ properties: { a: { type: 'string', format: 'uuid' } } });
  assert.deepEqual(opened.form.pages[0].fields, [{ name: 'a', type: 'text' }]);
  assert.deepEqual(opened.diagnostics.map(({ code, pointer }) => [code, pointer]), [['RS2034', '/properties/a/format']]);
  assert.equal(formFromSchema('{').form, undefined);
  assert.ok(formFromSchema(true).form);
});
