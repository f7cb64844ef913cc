/** The list of what is wrong, shown after a failed attempt to go on. */

import { heading, make, uniqueId } from '../dom.js';

export interface Problem {
  message: string;
  /** Leads to where it can be mended; without it, the message is plain text. */
  go?: () => void;
  /** The id of that place. */
  place?: string;
}

export function summary(title: string, level: number, problems: Problem[]): HTMLElement {
  const id = uniqueId();
  const items = problems.map(({ message, go, place = '' }) => {
    if (!go) {
      return make('li', {}, message);
    }
    const link = make('a', { href: `#${place}` }, message);
    link.addEventListener('click', (event) => {
      // The address stays what it was: a page may route by its hash.
      event.preventDefault();
      go();
    });
    return make('li', {}, link);
  });
  return make(
    'div',
    { class: 'rs-summary', tabindex: -1, 'aria-labelledby': id },
    make('div', { role: 'alert' }, heading(level, { id }, title), make('ul', {}, ...items)),
  );
}
