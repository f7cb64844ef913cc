/** Numbers as people of a language type them, and as they are read. */

import type { FieldValue } from '../../../face/index.js';

interface Habits {
  /** What stands before the decimal places. */
  point: string;
  /** The digits from 0 to 9. */
  digits: string[];
  /** What stands between thousands; people type a plain space for any space. */
  grouped: RegExp;
  between: RegExp;
}

const known = new Map<string, Habits>();

function habitsOf(locale: string): Habits {
  let habits = known.get(locale);
  if (!habits) {
    const parts = new Intl.NumberFormat(locale).formatToParts(-12345678.5);
    const part = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    const group = part('group').replace(/\s|^$/, '\\s').replace(/[.’']/, '\\$&');
    const format = new Intl.NumberFormat(locale, { useGrouping: false });
    habits = {
      point: part('decimal') || '.',
      digits: [...format.format(9876543210)].reverse(),
      grouped: new RegExp(`^[-+]?\\d{1,3}(${group}\\d{2,3})*${group}\\d{3}(?!\\d)`),
      between: new RegExp(group, 'g'),
    };
    known.set(locale, habits);
  }
  return habits;
}

/** A number as it was typed in digits and a point; what is no number stays as it was typed. */
export function plain(typed: string, locale: string): string {
  const { point, digits, grouped, between } = habitsOf(locale);
  let text = typed.trim().replace('−', '-');
  if (digits[0] !== '0') {
    text = text.replace(/\D/gu, (letter) => {
      const digit = digits.indexOf(letter);
      return digit < 0 ? letter : String(digit);
    });
  }
  if (grouped.test(text)) {
    text = text.replace(between, '');
  }
  const decimal = text.replace(point, '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(decimal) ? decimal : typed;
}

/** A number in the digits of the language, as it is typed: without a mark between thousands. */
export function digits(value: FieldValue, locale: string): string {
  const text = value === null ? '' : String(value);
  if (!/^-?\d*\.?\d*$/.test(text)) {
    return text;
  }
  const { point, digits } = habitsOf(locale);
  return text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit).replace('.', point);
}
