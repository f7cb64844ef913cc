/** The editor of decision tables: the page's parts, joined. The rules of rules are in the package, not here. */

import { init } from './routeslip/browser.js';
import { compileDecision, prepare } from './routeslip/rules.js';

import { keepOffline } from './app/offline.js';
import { address, lastPerson } from './app/place.js';
import { ColumnDialog } from './app/rules/column.js';
import { showFindings } from './app/rules/findings.js';
import { Grid } from './app/rules/grid.js';
import { checkText, checked, compiled } from './app/rules/judge.js';
import { Store } from './app/rules/store.js';
import * as edits from './app/rules/table.js';
import { read, save, written } from './app/rules/transfer.js';
import { TryOut } from './app/rules/tryout.js';
import { namesOf } from './app/rules/values.js';

const ORIGINAL = './bundles/discount.json';
const FIRST_CASE = { customer: 'business', 'order total': '1200', returning: 'true' };
/** Tables up to this many rules are explained and checked as soon as the browser has painted. */
const SMALL = 200;
const PAUSE = 400;

const find = (selector) => document.querySelector(selector);
const status = find('#status');
const policy = find('#policy');
const aggregation = find('#aggregation');

let names = [];
let decision;
let judged;
let fates = [];
let explaining;
let checking;

const store = new Store(changed);
const grid = new Grid(find('#table'), {
  edit: (row, column, text) => store.edit(edits.setCell(store.table, row, column, text)),
  check: (text, column) => checkText(text, column, names.map(({ name }) => name)),
  column: (column) => dialog.open(column, store.table[`${column.kind}s`].length),
  row: (what) => rowActions[what]?.(),
  gap: fill,
  moved: () => tellPlace(),
});
const tryOut = new TryOut(find('#fields'), find('#result'), {
  set: (name, text) => {
    store.setValue(name, text);
    decide();
  },
  remove: (name) => {
    store.edit(store.table, store.document.more.filter((other) => other !== name));
    find('#new-name').focus();
  },
});
const dialog = new ColumnDialog(find('#column-dialog'), {
  change: (column, properties) => store.edit(edits.changeColumn(store.table, column, properties)),
  move: (column, to) => {
    grid.column += to - column.at;
    store.edit(edits.moveColumn(store.table, column, to));
  },
  remove: (column) => store.edit(edits.removeColumn(store.table, column)),
  closed: () => grid.go(grid.row),
});

/** What can be done with the current rule; the current row may also be the head or a gap. */
const rowActions = {
  add: () => {
    const at = Math.min(grid.row + 1, store.table.rules.length);
    store.edit(edits.addRule(store.table, at));
    arrive(at, `Rule ${at + 1} added.`, Math.max(1, grid.column));
  },
  duplicate: () => onRule((at) => {
    store.edit(edits.duplicateRule(store.table, at));
    arrive(at + 1, `Rule ${at + 1} duplicated as rule ${at + 2}.`);
  }),
  remove: () => onRule((at) => {
    store.edit(edits.removeRule(store.table, at));
    arrive(Math.min(at, store.table.rules.length - 1), `Rule ${at + 1} deleted.`);
  }),
  up: () => onRule((at) => at > 0 && move(at, at - 1)),
  down: () => onRule((at) => at < store.table.rules.length - 1 && move(at, at + 1)),
};

const actions = {
  ...rowActions,
  undo: () => store.undo(),
  redo: () => store.redo(),
  input: () => addColumn('input'),
  output: () => addColumn('output'),
  column: () => {
    const column = grid.columns[grid.column];
    if (column.definition) dialog.open(column, store.table[`${column.kind}s`].length);
  },
  export: () => save(written(store.document), `${store.document.name}.json`),
  import: () => find('#file').click(),
  original: async () => {
    const { document, values } = await original();
    store.open(document, values);
    say('The example is back. Undo brings yours back.');
  },
};

await start();

async function start() {
  const main = find('main');
  try {
    await init();
    await prepare();
    await store.restore(original);
  } catch (error) {
    find('#trouble').hidden = false;
    find('#trouble p').textContent = `${error?.message ?? error}`;
    throw error;
  } finally {
    main.removeAttribute('aria-busy');
  }
  find('#workbench').hidden = false;
  for (const button of document.querySelectorAll('[data-act]')) {
    button.addEventListener('click', () => actions[button.dataset.act]());
  }
  for (const link of lastPerson() ? document.querySelectorAll('[data-view]') : []) {
    link.href = `./index.html${address(lastPerson(), link.dataset.view)}`;
  }
  policy.addEventListener('change', setPolicy);
  aggregation.addEventListener('change', setPolicy);
  find('#file').addEventListener('change', ({ target }) => open(target));
  find('#add-name').addEventListener('submit', addName);
  addEventListener('keydown', shortcut);
  keepOffline(find('#offline'));
}

async function original() {
  const response = await fetch(ORIGINAL);
  if (!response.ok) throw new Error(`The example could not be loaded (${response.status}).`);
  return { document: read(await response.text()), values: FIRST_CASE };
}

/** After any change: compiles and decides at once; how each rule fared and the check follow. */
function changed() {
  const { table } = store;
  names = namesOf(store.document);
  decision?.free();
  decision = compileDecision({ decisions: { it: table } }, 'it', { names: names.map(({ name }) => name) });
  const errors = compiled(decision.diagnostics);
  // What the last check found of rules may no longer be so; a small table is checked anew at once.
  judged = { ...errors, complete: true, undecided: 0 };
  tryOut.show(names, store.values);
  if (fates.length !== table.rules.length) fates = [];
  grid.show(table, judged, fates);
  decide();
  frame();
  clearTimeout(checking);
  checking = setTimeout(() => check(errors), table.rules.length <= SMALL ? 0 : PAUSE);
}

function decide() {
  const { outputs, rules } = store.table;
  const outcome = decision.decide(tryOut.values());
  tryOut.tell(outcome, outputs);
  clearTimeout(explaining);
  if (rules.length <= SMALL) {
    explain();
  } else {
    // Of the others it stays for a moment what was so before.
    const matched = new Set(outcome.matched);
    fates = rules.map((_, at) => (matched.has(at + 1) ? { status: 'fired' } : fates[at]?.status === 'fired' ? undefined : fates[at]));
    grid.mark(judged, fates);
    explaining = setTimeout(explain, PAUSE);
  }
}

function explain() {
  const details = decision.explain();
  fates = (details?.rules ?? []).map(({ matched, holds, failed }) => {
    const input = failed === undefined ? undefined : details.inputs[failed - 1];
    const why = input && `${input.label} is ${input.value === '' ? 'empty' : input.value}`;
    return { status: matched ? 'fired' : holds ? 'holds' : 'fails', why: why ?? '', failed: failed === undefined ? undefined : failed - 1 };
  });
  grid.mark(judged, fates);
}

function check(errors) {
  judged = checked(store.table, names.map(({ name }) => name), errors);
  grid.mark(judged, fates);
  showFindings(find('#findings'), find('#verdict'), judged, { show, fill });
}

/** What surrounds the table. */
function frame() {
  const { name, table } = store.document;
  find('h1').textContent = table.title || name;
  document.title = `${table.title || name} · Rules · Routeslip`;
  policy.value = table.hitPolicy ?? 'unique';
  aggregation.value = table.aggregation ?? '';
  aggregation.closest('.policy-field').hidden = policy.value !== 'collect';
  tellPlace();
}

function tellPlace() {
  const { rules } = store.table;
  const column = grid.columns?.[grid.column];
  const onRules = grid.row >= 0 && grid.row < rules.length;
  find('#current').textContent = onRules ? `Rule ${grid.row + 1}` : grid.row < 0 ? 'Columns' : 'A gap';
  for (const button of document.querySelectorAll('[data-act]')) {
    const { act } = button.dataset;
    const usable = { undo: store.canUndo, redo: store.canRedo, column: Boolean(column?.definition), duplicate: onRules, remove: onRules };
    const last = { up: onRules && grid.row > 0, down: onRules && grid.row < rules.length - 1 };
    button.disabled = !({ ...usable, ...last }[act] ?? true) && button !== document.activeElement;
  }
}

function onRule(act) {
  if (grid.row >= 0 && grid.row < store.table.rules.length) act(grid.row);
}

function move(from, to) {
  store.edit(edits.moveRule(store.table, from, to));
  arrive(to, `Rule ${from + 1} is now rule ${to + 1}.`);
}

/** Makes a row the current one, with the focus where it is in the grid already. */
function arrive(row, said, column = grid.column) {
  if (grid.element.contains(document.activeElement)) grid.go(row, column);
  else grid.point(row, column);
  say(said);
}

function show(rules) {
  grid.go(rules.at(-1) - 1, 0);
  grid.element.querySelectorAll('.shown').forEach((row) => row.classList.remove('shown'));
  for (const number of rules) grid.element.tBodies[0].rows[number - 1]?.classList.add('shown');
}

/** Adds a rule for inputs that none matches, and goes to its first output. */
function fill(example) {
  const at = store.table.rules.length;
  store.edit(edits.addRule(store.table, at, store.table.inputs.map((_, column) => example[column] ?? edits.ANYTHING)));
  grid.go(at, 1 + store.table.inputs.length);
  say(`Rule ${at + 1} added for the gap. Enter what it gives.`);
}

function addColumn(kind) {
  store.edit(edits.addColumn(store.table, kind));
  const at = store.table[`${kind}s`].length - 1;
  grid.point(-1, 1 + at + (kind === 'output' ? store.table.inputs.length : 0));
  actions.column();
}

function setPolicy() {
  store.edit(edits.setPolicy(store.table, policy.value, aggregation.value));
}

function addName(event) {
  event.preventDefault();
  const field = find('#new-name');
  const name = field.value.trim();
  if (name && !names.some((known) => known.name === name)) {
    store.edit(store.table, [...store.document.more, name]);
    field.value = '';
    say(`Cells may use ${name} now.`);
  }
}

async function open(input) {
  const [file] = input.files;
  input.value = '';
  if (!file) return;
  try {
    store.open(read(await file.text()));
    grid.point(0, 1);
    say(`${file.name} is open. Undo brings back what was there.`);
  } catch (error) {
    say(error.message);
  }
}

function shortcut(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.target.closest('input, select, dialog') || (key !== 'z' && key !== 'y')) return;
  event.preventDefault();
  key === 'y' || event.shiftKey ? store.redo() : store.undo();
}

function say(text) {
  status.textContent = text;
}
