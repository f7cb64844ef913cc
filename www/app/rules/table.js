/** What can be done to a table. Nothing is changed in place: a rule that stays as it was stays the same object. */

export const ANYTHING = '-';
const NOTHING = 'null';

/** The columns of the grid, from the rule's number to its note. */
export function columns({ inputs, outputs }) {
  return [
    { kind: 'number' },
    ...inputs.map((definition, at) => ({ kind: 'input', at, definition, name: definition.label || definition.expression })),
    ...outputs.map((definition, at) => ({ kind: 'output', at, definition, name: definition.label || definition.name })),
    { kind: 'fate', name: 'In this case' },
    { kind: 'note', name: 'Note' },
  ];
}

/** The text of a rule in a column. */
export function cellText(rule, { kind, at }) {
  return { input: () => rule.when[at], output: () => rule.then[at], note: () => rule.note ?? '' }[kind]?.() ?? '';
}

export function setCell(table, number, { kind, at }, text) {
  const rule = { ...table.rules[number] };
  const trimmed = text.trim();
  if (kind === 'input') rule.when = rule.when.with(at, trimmed || ANYTHING);
  if (kind === 'output') rule.then = rule.then.with(at, trimmed || NOTHING);
  if (kind === 'note') {
    delete rule.note;
    if (trimmed) rule.note = trimmed;
  }
  return { ...table, rules: table.rules.with(number, rule) };
}

/** Adds a rule before the one of that number, at first for any input, or for those of `when`. */
export function addRule(table, number, when = table.inputs.map(() => ANYTHING)) {
  return insert(table, number, { when, then: table.outputs.map(() => NOTHING) });
}

export function duplicateRule(table, number) {
  return insert(table, number + 1, { ...table.rules[number] });
}

export function removeRule(table, number) {
  return { ...table, rules: table.rules.toSpliced(number, 1) };
}

export function moveRule(table, from, to) {
  return { ...table, rules: moved(table.rules, from, to) };
}

export function addColumn(table, kind) {
  const list = kind === 'input' ? 'inputs' : 'outputs';
  const taken = new Set([...table.inputs.map(({ expression }) => expression), ...table.outputs.map(({ name }) => name)]);
  let count = table[list].length + 1;
  while (taken.has(`${kind} ${count}`)) count += 1;
  const name = `${kind} ${count}`;
  const column = kind === 'input' ? { expression: name } : { name };
  const added = { ...table, [list]: [...table[list], column] };
  return everyRule(added, kind, (cells) => [...cells, kind === 'input' ? ANYTHING : NOTHING]);
}

/** Gives a column other properties; one that is empty is left out. */
export function changeColumn(table, { kind, at, definition }, properties) {
  const list = kind === 'input' ? 'inputs' : 'outputs';
  const entries = Object.entries({ ...definition, ...properties }).filter(([, value]) => value !== '');
  return { ...table, [list]: table[list].with(at, Object.fromEntries(entries)) };
}

export function removeColumn(table, { kind, at }) {
  const list = kind === 'input' ? 'inputs' : 'outputs';
  return everyRule({ ...table, [list]: table[list].toSpliced(at, 1) }, kind, (cells) => cells.toSpliced(at, 1));
}

export function moveColumn(table, { kind, at }, to) {
  const list = kind === 'input' ? 'inputs' : 'outputs';
  return everyRule({ ...table, [list]: moved(table[list], at, to) }, kind, (cells) => moved(cells, at, to));
}

/** Only `collect` may aggregate. */
export function setPolicy(table, hitPolicy, aggregation) {
  const { aggregation: _, ...rest } = table;
  return { ...rest, hitPolicy, ...(hitPolicy === 'collect' && aggregation ? { aggregation } : {}) };
}

/** A table as this page needs it: each rule with a text for each column, whatever else it has left as it is. */
export function complete(definition) {
  const [inputs, outputs, rules] = [definition.inputs ?? [], definition.outputs ?? [], definition.rules ?? []];
  const fill = (cells, { length }, empty) => Array.from({ length }, (_, at) => String(cells?.[at] ?? empty));
  const whole = rules.map((rule) => ({ ...rule, when: fill(rule.when, inputs, ANYTHING), then: fill(rule.then, outputs, NOTHING) }));
  return { ...definition, inputs, outputs, rules: whole };
}

function insert(table, number, rule) {
  return { ...table, rules: table.rules.toSpliced(number, 0, rule) };
}

function everyRule(table, kind, change) {
  const cells = kind === 'input' ? 'when' : 'then';
  return { ...table, rules: table.rules.map((rule) => ({ ...rule, [cells]: change(rule[cells]) })) };
}

function moved(list, from, to) {
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]);
}
