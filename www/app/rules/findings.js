/** What was found in the table, in words, with what can be done about it. */

import { make } from '../dom.js';
import { listed, marked } from './text.js';

const GAP = 'RS2007';

/** `actions`: `show(rules, finding)` brings rules into view, `fill(example)` adds a rule for a gap. */
export function showFindings(list, verdict, { findings, cells, columns, complete, undecided }, actions) {
  const errors = [...cells.values(), ...columns.values()].filter(({ severity }) => severity === 'error').length;
  verdict.textContent = sentence(errors, findings.length, complete, undecided);
  list.replaceChildren(...findings.map((finding) => item(finding, actions)));
  list.hidden = findings.length === 0;
}

function item(finding, { show, fill }) {
  const { diagnostic, rules, example } = finding;
  const buttons = [];
  if (diagnostic.code === GAP) {
    buttons.push(button('Add a rule for this gap', () => fill(example)));
  } else if (rules.length > 0) {
    buttons.push(button(`Show ${rules.length === 1 ? 'rule' : 'rules'} ${listed(rules)}`, () => show(rules)));
  }
  return make(
    'li',
    { class: 'diagnostic', 'data-severity': diagnostic.severity },
    make('p', { class: 'message' }, ...marked(diagnostic.message)),
    make('p', { class: 'where' }, ...marked(diagnostic.help ?? '')),
    ...(buttons.length > 0 ? [make('div', { class: 'finding-actions' }, ...buttons)] : []),
  );
}

function button(text, act) {
  const element = make('button', { type: 'button', class: 'rs-button small' }, text);
  element.addEventListener('click', act);
  return element;
}

function sentence(errors, findings, complete, undecided) {
  const parts = [];
  if (errors > 0) {
    parts.push(`${errors === 1 ? 'One cell or column has a mistake' : `${errors} cells or columns have mistakes`}: what is wrong stands below it. The table as a whole is checked when that is mended.`);
  } else if (findings === 0) {
    parts.push('Every case has its rule, and no rules get in each other’s way.');
  } else {
    parts.push(findings === 1 ? 'One thing to look at.' : `${findings} things to look at.`);
    if (!complete) parts.push('There may be more.');
  }
  if (undecided > 0) {
    parts.push(`${undecided === 1 ? 'One cell' : `${undecided} cells`} can only be judged with values, so rules with it were left out.`);
  }
  return parts.join(' ');
}
