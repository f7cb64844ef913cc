/** Times for people: how long ago or ahead, with the full date at hand. */

import { make } from './dom.js';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A `<time>` that reads "3 minutes ago" or "in 2 days" and has the full date and time as its title. */
export function time(iso: string, locale: string): HTMLTimeElement {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const element = make('time', { datetime: iso, title: full.format(new Date(iso)) });
  retell(element, locale);
  return element;
}

/** Brings the text of a `<time>` made here up to date. */
export function retell(element: HTMLTimeElement, locale: string): void {
  const seconds = (Date.parse(element.dateTime) - Date.now()) / 1000;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Infinity];
  element.textContent = relative.format(Math.round(seconds / length), unit);
}
