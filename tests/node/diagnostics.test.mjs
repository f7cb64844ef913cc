/** Broken bundles: every mistake is told, with its place, and nothing traps. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';

import { bundle } from './leave.mjs';

const routeslip = await init();

/** The leave request with one thing replaced. */
const broken = (from, to) => {
  assert.ok(bundle.includes(from), `the bundle has ${from}`);
  return bundle.replace(from, to);
};

const cases = {
  'truncated JSON': [bundle.slice(0, 700), ['RS0001']],
  'a misspelt property': [broken('"maxLength"', '"maxLenght"'), ['RS0101 /forms/leave/pages/0/fields/1/maxLenght']],
  'an unknown step type': [broken('"type": "approval"', '"type": "aproval"'), ['RS0104 /workflows/leave-request/steps/1/type']],
  'a misspelt name': [broken('"compute": "(to - from).days + 1"', '"compute": "(too - from).days + 1"'), ['RS1005 /forms/leave/pages/1/fields/2/compute']],
  'an approval with no one to take it': [broken('"assign": { "role": "= route.approver" }', '"assign": { "role": "boss" }'), ['RS4011 /workflows/leave-request/steps/1/assign/role']],
  'a step that is not there': [broken('"approve": "book"', '"approve": "boook"'), ['RS4002 /workflows/leave-request/steps/1/outcomes/approve']],
  'a dead end': [broken('{ "id": "declined", "type": "end", "status": "rejected" }', '{ "id": "declined", "type": "notify", "to": "submitter", "text": "No." }'), ['RS4003 /workflows/leave-request/steps/5']],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(name, async () => {
    const found = routeslip.check(text);
    for (const wanted of expected) {
      const [code, pointer] = wanted.split(' ');
      const finding = found.find((it) => it.code === code && (pointer === undefined || it.pointer === pointer));
      assert.ok(finding, `${wanted} is among ${JSON.stringify(found, null, 1)}`);
      assert.equal(finding.severity, 'error');
      assert.ok(finding.place.line > 0 && finding.message.endsWith('.') && finding.help, JSON.stringify(finding));
    }
    const workspace = await routeslip.open();
    const { deployed, diagnostics } = await workspace.deploy(text);
    assert.equal(deployed, false);
    assert.deepEqual(diagnostics, found);
    workspace.close();
  });
}

test('a cycle of computed fields is named', () => {
  const fields = [
    { name: 'a', type: 'number', compute: 'b + 1' },
    { name: 'b', type: 'number', compute: 'a * 2' },
  ];
  const [finding] = routeslip.check({ routeslip: 1, forms: { loop: { pages: [{ fields }] } } });
  assert.match(finding.code, /^RS3/);
  assert.match(finding.message, /a.*b.*a/);
});

test('the bundle of the page has no error, and one warning about another department', () => {
  const found = routeslip.check(bundle);
  assert.deepEqual([...new Set(found.map(({ code, severity }) => `${code} ${severity}`))], ['RS5001 warning']);
});

test('all mistakes of a bundle come at once', () => {
  const text = broken('"maxLength"', '"maxLenght"').replace('"approve": "book"', '"approve": "boook"').replace('"days" }', '"dais" }');
  const codes = routeslip.check(text).map(({ code }) => code);
  for (const code of ['RS0101', 'RS4002', 'RS1005']) assert.ok(codes.includes(code), `${code} in ${codes}`);
});
