/**
 * One edit of a form with 100, 1,000 and 10,000 fields, of which a tenth is shown by a condition and a fifth adds up to a
 * total: ours against SurveyJS, against the core of form.io, which evaluates the whole form, and against Ajv, which has no
 * notion of an edit and validates the whole form. The edited field is one that others depend upon in the same number at
 * every size. Then what compiling a form costs, and the memory of an open one.
 *
 * form-js is not here: it computes conditions and expressions while it draws its components, so that without a browser its
 * state has no total; and with a stand-in for the browser's document a form of 1,000 fields is not open after minutes.
 */

import { processSync, ProcessTargets } from '@formio/core';
import Ajv from 'ajv';
import { init } from 'routeslip';
import * as forms from 'routeslip/form';
import { Model } from 'survey-core';

import { compare } from './measure.mjs';

/** The memory of the module that was started last. */
let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  memory = (made.instance ?? made).exports.memory;
  return made;
};

const names = (count) => Array.from({ length: count }, (_, at) => `f${at}`);
const isConditional = (at) => at % 10 === 5;
const isAdded = (at) => at % 5 === 1;

/** The field that is edited: nothing but its own validity depends on it. */
const EDITED = 'f2';

const routeslip = await init();

function definition(count) {
  const fields = names(count).map((name, at) => ({
    name,
    type: 'number',
    min: 0,
    max: 1_000_000,
    ...(isConditional(at) && { visible: `f${at - 5} > 10` }),
  }));
  const added = names(count).filter((_, at) => isAdded(at));
  fields.push({ name: 'total', type: 'number', compute: `sum([${added}])` });
  return { pages: [{ fields }] };
}

const bundle = (count) => ({
  routeslip: 1,
  people: { ana: { name: 'Ana' } },
  forms: { form: definition(count) },
  workflows: { all: { form: 'form', steps: [{ id: 'end', type: 'end' }] } },
});

async function session(count) {
  const workspace = await routeslip.open();
  const { deployed, diagnostics } = await workspace.deploy(bundle(count));
  if (!deployed) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return workspace.begin('all', { actor: 'ana' });
}

function questions(count) {
  const elements = names(count).map((name, at) => ({
    type: 'text',
    inputType: 'number',
    name,
    min: 0,
    max: 1_000_000,
    ...(isConditional(at) && { visibleIf: `{f${at - 5}} > 10` }),
  }));
  const added = names(count).filter((_, at) => isAdded(at));
  elements.push({ type: 'expression', name: 'total', expression: added.map((name) => `{${name}}`).join(' + ') });
  return { elements };
}

/** The whole form evaluated by form.io, with the values in it. */
function formio(count, data) {
  const components = names(count).map((key, at) => ({
    type: 'number',
    key,
    input: true,
    validate: { min: 0, max: 1_000_000 },
    ...(isConditional(at) && {
      conditional: { show: true, conjunction: 'all', conditions: [{ component: `f${at - 5}`, operator: 'greaterThan', value: 10 }] },
    }),
  }));
  const added = names(count).filter((_, at) => isAdded(at));
  components.push({ type: 'number', key: 'total', input: true, calculateValue: { '+': added.map((name) => ({ var: `data.${name}` })) } });
  return () => {
    const context = { form: { components }, components, data, processors: ProcessTargets.evaluator, scope: {}, config: {} };
    processSync(context);
    return context.scope.errors.length + context.data.total;
  };
}

function schema(count) {
  const number = { type: 'number', minimum: 0, maximum: 1_000_000 };
  // A form shows all that is wrong; and without it Ajv's code for 10,000 properties overflows the stack.
  return new Ajv({ allErrors: true }).compile({
    type: 'object',
    properties: Object.fromEntries(names(count).map((name) => [name, number])),
  });
}

for (const count of [100, 1_000, 10_000]) {
  const form = await session(count);
  const ours = (call) => form.set(EDITED, call % 1_000);
  for (const name of names(count)) form.set(name, 20);

  const validate = schema(count);
  const data = Object.fromEntries(names(count).map((name) => [name, 20]));
  const size = count.toLocaleString('en');
  await compare({
    what: `one edit, ${size} fields`,
    ours,
    peer: (call) => {
      data[EDITED] = call % 1_000;
      return validate(data);
    },
    peerName: 'Ajv, whole form',
  });

  // Filling ten thousand questions one by one takes SurveyJS minutes, so it gets its values at once.
  const model = new Model(questions(count));
  model.data = { ...data };
  await compare({
    what: `one edit, ${size} fields`,
    ours,
    peer: (call) => {
      model.setValue(EDITED, call % 1_000);
      return model.getValue(EDITED);
    },
    peerName: 'SurveyJS',
  });

  // At ten thousand fields one evaluation takes it minutes.
  if (count < 10_000) {
    const values = { ...data };
    const evaluate = formio(count, values);
    await compare({
      what: `one edit, ${size} fields`,
      ours,
      peer: (call) => {
        values[EDITED] = call % 1_000;
        return evaluate();
      },
      peerName: 'form.io, whole form',
    });
  }
  form.free();
}

{
  const [text, json] = [JSON.stringify(bundle(1_000)), JSON.stringify(questions(1_000))];
  await compare({
    what: 'compiling a form, 1,000 fields',
    ours: () => routeslip.check(text).length,
    peer: () => new Model(JSON.parse(json)).getAllQuestions().length,
    peerName: 'SurveyJS',
  });
}

await forms.init();
for (const count of [100, 1_000]) {
  const open = 10_000 / count;
  const [text, json] = [JSON.stringify(definition(count)), questions(count)];
  const many = (make) => Array.from({ length: open }, make);
  await forms.createForm(text);
  const before = memory.buffer.byteLength;
  const ours = await Promise.all(many(async () => (await forms.createForm(text)).session));
  const grown = memory.buffer.byteLength - before;
  globalThis.gc();
  const heap = process.memoryUsage().heapUsed;
  const peers = many(() => new Model(json));
  globalThis.gc();
  const used = process.memoryUsage().heapUsed - heap;
  if (ours.length !== peers.length) throw new Error('as many of both');
  const [oursSize, peerSize] = [grown, used].map((bytes) => bytes / open / 1000);
  const what = `memory of an open form, ${count.toLocaleString('en')} fields`;
  console.log(JSON.stringify({ what, ours: oursSize, peer: peerSize, peerName: 'SurveyJS', unit: 'KB', ratio: peerSize / oursSize, spread: 0 }));
  for (const session of ours) session.free();
}
