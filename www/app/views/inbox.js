/** What waits for a person. */

import { make } from '../dom.js';
import { go } from '../place.js';

export function inbox({ workspace, actor, id, nameOf }) {
  const element = make('routeslip-inbox', { 'heading-level': '2' });
  element.workspace = workspace;
  element.actor = actor;
  element.task = id ?? null;
  element.addEventListener('routeslip-open', ({ detail: task }) => go(actor, 'inbox', task));
  const root = make('div', { class: 'view narrow' }, make('h1', {}, `Inbox of ${nameOf(actor)}`), element);
  return {
    title: `Inbox of ${nameOf(actor)}`,
    root,
    open(task) {
      element.task = task ?? null;
    },
  };
}
