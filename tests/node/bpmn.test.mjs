/** BPMN models through the package, and what other tools read of them: by the library with which bpmn.io reads. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { BpmnModdle } from 'bpmn-moddle';
import { init } from 'routeslip';
import { initBpmn, readBpmn, writeBpmn } from 'routeslip/bpmn';

await initBpmn();

const root = join(import.meta.dirname, '../..');
const suites = process.env.ROUTESLIP_CONFORMANCE ?? join(root, '../shared/conformance');
const models = join(suites, 'bpmn-execution/models');

/** What a tool reads of a model, after it was sure that nothing in it is unknown or leads nowhere. */
async function opened(xml) {
  const { rootElement, warnings, references } = await new BpmnModdle().fromXML(xml);
  assert.deepEqual(warnings, []);
  for (const { element, property } of references) assert.ok(element.get(property), property);
  return rootElement;
}

/** All flow elements in a container, with those in sub-processes. */
function elements(container) {
  return (container.flowElements ?? []).flatMap((element) => [element, ...elements(element)]);
}

/** Everything is drawn, once, and what is drawn is there. */
async function isDrawn(xml) {
  const definitions = await opened(xml);
  const processes = definitions.rootElements.filter(({ $type }) => $type === 'bpmn:Process');
  const drawn = new Map(definitions.diagrams.flatMap(({ plane }) => plane.planeElement).map((it) => [it.bpmnElement, it]));
  for (const element of processes.flatMap(elements)) {
    const isFlow = element.$type === 'bpmn:SequenceFlow';
    assert.equal(drawn.get(element)?.$type, isFlow ? 'bpmndi:BPMNEdge' : 'bpmndi:BPMNShape', element.id);
    if (isFlow) assert.ok(element.sourceRef && element.targetRef && drawn.get(element).waypoint.length > 1, element.id);
  }
  return processes;
}

async function texts(folder, extension) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]));
}

test('a workflow becomes a model that tools open, and a workflow again', async () => {
  const bundle = await readFile(join(root, 'www/bundles/leave-request.json'), 'utf8');
  const { xml, diagnostics } = writeBpmn(bundle, 'leave-request');
  assert.deepEqual(diagnostics, []);
  const [process] = await isDrawn(xml);
  assert.equal(process.id, 'leave-request');
  const review = process.flowElements.find(({ id }) => id === 'review');
  assert.deepEqual([review.$type, review.name], ['bpmn:UserTask', 'Leave for {{submitter.name}}']);

  const again = readBpmn(xml);
  assert.deepEqual(again.diagnostics, []);
  const workspace = await (await init()).open();
  const { people, decisions } = JSON.parse(bundle);
  const deployed = await workspace.deploy({ ...again.bundle, people, decisions });
  assert.deepEqual(deployed.diagnostics, []);
  workspace.close();
  assert.deepEqual(readBpmn(writeBpmn(again.bundle).xml), again);
});

test('a drawn process becomes a workflow that can be deployed and run', async () => {
  const model = `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://example.com">
      <process id="order" isExecutable="true">
        <startEvent id="start"/><parallelGateway id="fork"/><manualTask id="pack"/><manualTask id="bill"/>
        <parallelGateway id="join"/><endEvent id="over"/>
        <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
        <sequenceFlow id="f2" sourceRef="fork" targetRef="pack"/><sequenceFlow id="f3" sourceRef="fork" targetRef="bill"/>
        <sequenceFlow id="f4" sourceRef="pack" targetRef="join"/><sequenceFlow id="f5" sourceRef="bill" targetRef="join"/>
        <sequenceFlow id="f6" sourceRef="join" targetRef="over"/>
      </process>
    </definitions>`;
  const { bundle, diagnostics } = readBpmn(model);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(Object.keys(bundle.workflows), ['order']);
  const routeslip = await init();
  assert.deepEqual(routeslip.lint(bundle).filter(({ severity }) => severity === 'error'), []);
  const broken = readBpmn('<definitions>');
  assert.equal(broken.bundle, undefined);
  assert.equal(broken.diagnostics[0].severity, 'error');
});

test('what can not be written is told', () => {
  const { xml, diagnostics } = writeBpmn({ routeslip: 1, workflows: { order: { form: 'f', steps: [] } } }, 'ordre');
  assert.equal(xml, undefined);
  assert.match(diagnostics[0].help, /order/);
  assert.equal(writeBpmn('{').diagnostics.length, 1);
});

test('several workflows become pools beside each other', async () => {
  const steps = [{ id: 'note', type: 'task', assign: { person: 'submitter' } }, { id: 'end', type: 'end' }];
  const { xml } = writeBpmn({ routeslip: 1, workflows: { one: { form: 'f', steps }, 'Nr. 2': { form: 'f', steps } } });
  assert.equal((await isDrawn(xml)).length, 2);
  const { participants } = (await opened(xml)).rootElements.find(({ $type }) => $type === 'bpmn:Collaboration');
  assert.deepEqual(participants.map(({ processRef }) => processRef.id), ['one', 'Nr._2']);
  assert.deepEqual(Object.keys(readBpmn(xml).bundle.workflows), ['one', 'Nr. 2']);
});

test('tools open the workflows of all patterns', async () => {
  for (const [name, text] of await texts(join(root, 'tests/patterns'), '.json')) {
    const { xml } = writeBpmn({ routeslip: 1, workflows: { [name]: JSON.parse(text).workflow } });
    await isDrawn(xml);
  }
});

test('models come in, go out, and come in as the same', { skip: !existsSync(models) && 'the suite is not here' }, async () => {
  for (const [name, text] of await texts(models, '.bpmn')) {
    const { bundle } = readBpmn(text);
    const { xml } = writeBpmn(bundle);
    if (Object.keys(bundle.workflows).length === 0) continue;
    await isDrawn(xml);
    assert.deepEqual(readBpmn(xml).bundle, bundle, name);
  }
});
