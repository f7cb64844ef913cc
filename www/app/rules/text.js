/** Text for people. */

import { make } from '../dom.js';

/** Text in which what stands between backquotes is code. */
export function marked(text) {
  return text.split('`').map((part, at) => (at % 2 ? make('code', {}, part) : part));
}

/** Numbers as a list in a sentence; of many only the first. */
export function listed(numbers, most = 20) {
  if (numbers.length > most) return `${numbers.slice(0, most).join(', ')} …`;
  return numbers.length > 1 ? `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}` : String(numbers[0]);
}
