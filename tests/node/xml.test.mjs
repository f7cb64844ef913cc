/** DMN models as XML, through the package. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { init } from 'routeslip';
import { initXml, readDmn, writeDmn } from 'routeslip/xml';

await initXml();

const fares = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Fares" namespace="https://example.com/fares" id="f">
  <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
  <decision id="fare" name="fare">
    <variable name="fare" typeRef="number"/>
    <informationRequirement id="r"><requiredInput href="#age"/></informationRequirement>
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i"><inputExpression id="e"><text>age</text></inputExpression></input>
      <output id="o"/>
      <rule id="r1"><inputEntry id="c1"><text>&lt; 6</text></inputEntry><outputEntry id="v1"><text>0</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="c2"><text>-</text></inputEntry><outputEntry id="v2"><text>2.80</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

const trips = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Trips" namespace="https://example.com/trips" id="t">
  <import name="fares" namespace="https://example.com/fares" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
  <inputData id="rides" name="rides"><variable name="rides" typeRef="number"/></inputData>
  <decision id="total" name="total">
    <variable name="total" typeRef="number"/>
    <informationRequirement id="r1"><requiredInput href="#rides"/></informationRequirement>
    <informationRequirement id="r2"><requiredDecision href="https://example.com/fares#fare"/></informationRequirement>
    <literalExpression id="e"><text>rides * fares.fare</text></literalExpression>
  </decision>
</definitions>`;

const errors = (diagnostics) => diagnostics.filter(({ severity }) => severity === 'error');

test('a model becomes a bundle that can be deployed, and a model again', async () => {
  const { bundle, diagnostics } = readDmn(fares);
  assert.deepEqual(errors(diagnostics), []);
  const { fare } = bundle.decisions;
  assert.deepEqual([fare.hitPolicy, fare.requires, fare.type], ['first', ['age'], 'number']);
  assert.deepEqual(fare.rules, [
    { when: ['< 6'], then: ['0'] },
    { when: ['-'], then: ['2.80'] },
  ]);
  const workspace = await (await init()).open();
  assert.deepEqual(errors((await workspace.deploy(bundle)).diagnostics), []);
  workspace.close();

  const written = writeDmn(bundle);
  assert.deepEqual([written.diagnostics, written.imports], [[], {}]);
  assert.match(written.xml, /&lt; 6/);
  assert.deepEqual(readDmn(written.xml), { bundle, diagnostics: [] });
  assert.deepEqual(writeDmn(JSON.stringify(bundle)), written);
});

test('a model brings those that it imports', () => {
  const { bundle, diagnostics } = readDmn({ 'trips.dmn': trips, 'fares.dmn': fares });
  assert.deepEqual(errors(diagnostics), []);
  assert.deepEqual(Object.keys(bundle.decisions), ['total']);
  const [name] = Object.keys(bundle.models);
  assert.deepEqual(Object.keys(bundle.models[name].decisions), ['fare']);

  const { xml, imports } = writeDmn(bundle);
  assert.deepEqual(Object.keys(imports), [name]);
  assert.deepEqual(readDmn({ own: xml, ...imports }).bundle, bundle);
});

test('what is wrong is told with its place', () => {
  for (const text of ['<definitions>', '<p/>', '']) {
    const { bundle, diagnostics } = readDmn(text);
    assert.equal(bundle, undefined, text);
    assert.ok(errors(diagnostics).length > 0, text);
    assert.ok(diagnostics.every(({ code, message }) => /^RS\d{4}$/.test(code) && message), text);
  }
  assert.deepEqual(readDmn('\n <p/>').diagnostics[0].place, { line: 2, column: 2 });
  const { xml, imports, diagnostics } = writeDmn('{');
  assert.deepEqual([xml, imports], [undefined, {}]);
  assert.equal(errors(diagnostics).length, 1);
});

test('starting twice starts once', () => {
  assert.equal(initXml(), initXml());
});
