/**
 * One edit of a form with 100, 1,000 and 10,000 fields, of which a tenth is shown by a condition and a fifth adds up to a
 * total: ours against SurveyJS, and against Ajv, which has no notion of an edit and validates the whole form. The edited
 * field is one that others depend upon in the same number at every size.
 */

import Ajv from 'ajv';
import { init } from 'routeslip';
import { Model } from 'survey-core';

import { compare } from './measure.mjs';

const names = (count) => Array.from({ length: count }, (_, at) => `f${at}`);
const isConditional = (at) => at % 10 === 5;
const isAdded = (at) => at % 5 === 1;

/** The field that is edited: nothing but its own validity depends on it. */
const EDITED = 'f2';

const routeslip = await init();

async function session(count) {
  const fields = names(count).map((name, at) => ({
    name,
    type: 'number',
    min: 0,
    max: 1_000_000,
    ...(isConditional(at) && { visible: `f${at - 5} > 10` }),
  }));
  const added = names(count).filter((_, at) => isAdded(at));
  fields.push({ name: 'total', type: 'number', compute: `sum([${added}])` });
  const bundle = {
    routeslip: 1,
    people: { ana: { name: 'Ana' } },
    forms: { form: { pages: [{ fields }] } },
    workflows: { all: { form: 'form', steps: [{ id: 'end', type: 'end' }] } },
  };
  const workspace = await routeslip.open();
  const { deployed, diagnostics } = await workspace.deploy(bundle);
  if (!deployed) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return workspace.begin('all', { actor: 'ana' });
}

function survey(count) {
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
  return new Model({ elements });
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
  const model = survey(count);
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
  form.free();
}
