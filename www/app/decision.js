/** Why a decision came out as it did: the rules, what held of each, and the one that fired. */

import { make } from './dom.js';

export function decision({ title, sentence, inputs, outputs, rules }, index) {
  const id = `decision-${index}`;
  const heads = ['Rule', ...inputs.map(({ label }) => label), ...outputs.map(({ label }) => label)];
  const values = inputs.map(({ label, value }) => make('div', {}, make('dt', {}, label), make('dd', {}, value)));
  const table = make(
    'table',
    {},
    make('caption', { id }, `Rules of ${title}`),
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...rules.map(row)),
  );
  return make(
    'article',
    { class: 'decision' },
    make('p', { class: 'sentence' }, sentence),
    make('dl', { class: 'facts' }, ...values),
    // Wide tables scroll by themselves; the keyboard reaches what is out of view.
    make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': id }, table),
  );
}

function row({ number, matched, cells, outputs }) {
  const fired = matched ? [make('span', { class: 'fired' }, 'fired')] : [];
  return make(
    'tr',
    { class: matched ? 'matched' : undefined },
    make('th', { scope: 'row' }, `${number} `, ...fired),
    ...cells.map(({ text, holds }) =>
      make(
        'td',
        { class: holds ? 'holds' : 'fails' },
        make('code', {}, text),
        make('span', { class: 'rs-unseen' }, holds ? ' holds' : ' does not hold'),
      ),
    ),
    ...outputs.map((text) => make('td', {}, make('code', {}, text))),
  );
}
