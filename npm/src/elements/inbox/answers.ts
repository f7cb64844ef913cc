/** What was answered in a form: groups and rows as answers within answers. */

import type { Answer, Localization } from '../../face/index.js';
import { make } from '../dom.js';

/** Answers hold each other no deeper than the fields of a form do, which is bounded. */
export function list(answers: readonly Answer[], localization: Localization): HTMLDListElement {
  const items = answers.map((answer) =>
    make('div', {}, make('dt', {}, localization.label(answer)), make('dd', {}, shown(answer, localization))),
  );
  return make('dl', { class: 'rs-answers' }, ...items);
}

function shown(answer: Answer, localization: Localization): Node | string {
  if (answer.answers?.length) return list(answer.answers, localization);
  if (answer.rows?.length) {
    const rows = answer.rows.map((row) => make('li', {}, list(row, localization)));
    return make('ol', { class: 'rs-answer-rows' }, ...rows);
  }
  return localization.answer(answer) || localization.text('inbox.noAnswer');
}
