/** What is wrong with a table, sorted by where it is to be shown. */

import { checkTable, compileExpression } from '../../routeslip/rules.js';

const ABOVE = '/decisions/it';
const BADGES = { RS2003: 'never fires', RS2006: 'overlaps', RS2008: 'duplicate' };
const GAP = 'RS2007';
const PARTS = { type: 'Type', values: 'Allowed values', default: 'Default' };

/** Nothing is wrong. `cells` is by rule, kind and column, `columns` by kind and column, `rules` by rule. */
function nothing() {
  return { cells: new Map(), columns: new Map(), rules: new Map(), gaps: [], findings: [] };
}

/** The key of a cell or, without a rule, of a column. */
export function keyOf({ kind, at }, number) {
  return number === undefined ? `${kind}/${at}` : `${number}/${kind}/${at}`;
}

/** The mistakes that compiling told: those of the table as a whole are left to `checked`. */
export function compiled(diagnostics) {
  const found = nothing();
  for (const diagnostic of diagnostics) {
    const pointer = diagnostic.pointer.startsWith(ABOVE) ? diagnostic.pointer.slice(ABOVE.length) : diagnostic.pointer;
    if (!(diagnostic.code in BADGES) && !put(found, pointer, diagnostic)) found.findings.push({ diagnostic, rules: [], example: [] });
  }
  return found;
}

/** What a look at the table as a whole adds to what compiling told. */
export function checked(table, names, errors) {
  const report = checkTable(table, { names });
  const found = { ...nothing(), complete: report.complete, undecided: report.undecided };
  for (const finding of report.findings.filter(({ diagnostic }) => diagnostic.severity === 'warning')) {
    const { diagnostic, rules, example } = finding;
    found.findings.push(finding);
    put(found, diagnostic.pointer, diagnostic);
    if (diagnostic.code === GAP) found.gaps.push(example);
    for (const number of diagnostic.code in BADGES ? rules : []) {
      // Of rules that have the same conditions, or of which one is hidden, only the lower one is to be marked.
      if (diagnostic.code === 'RS2006' || diagnostic.pointer === `/rules/${number - 1}`) {
        const others = rules.filter((other) => other !== number).join(', ');
        const text = diagnostic.code === 'RS2006' ? `overlaps ${others}` : BADGES[diagnostic.code];
        found.rules.set(number - 1, [...(found.rules.get(number - 1) ?? []), text]);
      }
    }
  }
  return {
    cells: new Map([...found.cells, ...errors.cells]),
    columns: new Map([...found.columns, ...errors.columns]),
    rules: found.rules,
    gaps: found.gaps,
    findings: [...errors.findings, ...found.findings],
    complete: found.complete,
    undecided: found.undecided,
  };
}

/** What is wrong with a text that is still being written in a cell. */
export function checkText(text, { kind }, names) {
  if (kind !== 'input' && kind !== 'output') return undefined;
  const expression = compileExpression(text.trim() || (kind === 'input' ? '-' : 'null'), { names, unary: kind === 'input' });
  const { diagnostics } = expression;
  expression.free();
  return diagnostics[0];
}

/** Puts a diagnostic at its cell or column; whether it has one. The first one there, the most telling, stays. */
function put({ cells, columns }, pointer, diagnostic) {
  const [, list, first, part, second] = /^\/(\w+)\/(\d+)(?:\/(\w+)(?:\/(\d+))?)?/.exec(pointer) ?? [];
  if (list === 'rules' && second !== undefined) {
    const key = keyOf({ kind: part === 'when' ? 'input' : 'output', at: second }, first);
    if (!cells.has(key)) cells.set(key, diagnostic);
    return true;
  }
  if (list === 'inputs' || list === 'outputs') {
    const key = keyOf({ kind: list === 'inputs' ? 'input' : 'output', at: first });
    const message = PARTS[part] ? `${PARTS[part]}: ${diagnostic.message}` : diagnostic.message;
    if (!columns.has(key)) columns.set(key, { ...diagnostic, message });
    return true;
  }
  return false;
}
