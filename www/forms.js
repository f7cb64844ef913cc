/** Every type of field in one form, with the values that come of it beside it. */

import { init } from './routeslip/browser.js';
import './routeslip/elements.js';

import { entered, submitted } from './app/forms/values.js';
import { keepOffline } from './app/offline.js';
import { address, lastPerson } from './app/place.js';

const BUNDLE = './bundles/every-field.json';
const PERSON = 'ana';
const TAKEN = ['bo', 'cy'];

const find = (selector) => document.querySelector(selector);
const form = find('routeslip-form');
/** What the files hold that were chosen, by the ids of their handles: the form knows the handles alone. */
const files = new Map();
let workspace;

form.addEventListener('routeslip-change', () => show(entered(form.session.state.fields)));
form.addEventListener('routeslip-file', ({ detail: { handle, file } }) => {
  if (file) {
    files.set(handle.id, file);
  } else {
    files.delete(handle.id);
  }
});
form.addEventListener('routeslip-submit', ({ detail: slip }) => {
  const task = workspace.inbox(PERSON).find((task) => task.slip === slip.id);
  show(submitted(task.values));
  form.hidden = true;
  find('#sent').hidden = false;
  find('#sent').focus();
});
find('#again').addEventListener('click', begin);
for (const link of lastPerson() ? document.querySelectorAll('[data-view]') : []) {
  link.href = `./index.html${address(lastPerson(), link.dataset.view)}`;
}

try {
  const [routeslip, bundle] = await Promise.all([init(), loaded()]);
  workspace = await routeslip.open();
  await workspace.deploy(bundle);
  await begin();
  find('#bench').hidden = false;
} catch (error) {
  find('#trouble').hidden = false;
  find('#trouble p').textContent = `${error?.message ?? error}`;
  throw error;
} finally {
  find('main').removeAttribute('aria-busy');
}
keepOffline(find('#offline'));

async function loaded() {
  const response = await fetch(BUNDLE);
  if (!response.ok) throw new Error(`The form could not be loaded (${response.status}).`);
  return response.text();
}

async function begin() {
  const before = form.session;
  form.session = await workspace.begin('every-field', { actor: PERSON, verify: { free } });
  before?.free();
  find('#sent').hidden = true;
  form.hidden = false;
  show(entered(form.session.state.fields));
}

/** A check that takes its time, as asking a server would. */
async function free(name) {
  await new Promise((done) => setTimeout(done, 300));
  return TAKEN.includes(name.toLowerCase()) ? `Somebody is called ${name} already.` : undefined;
}

function show(values) {
  find('#values').textContent = JSON.stringify(values, undefined, 2);
}
