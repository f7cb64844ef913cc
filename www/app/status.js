/** The status of a slip, as a word with a colour. */

import { make } from './dom.js';

const WORDS = { running: 'In progress', completed: 'Completed', rejected: 'Rejected' };

export function status({ status }) {
  return make('span', { class: 'status', 'data-status': status }, WORDS[status] ?? status);
}
