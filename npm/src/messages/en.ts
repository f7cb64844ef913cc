/** What forms say in English: what is wrong with a field, and what was answered. */

import type { Answer, FieldValue, FieldView } from '../face/types.js';

type Labelled = Pick<FieldView, 'type' | 'label'>;

/** What to do about an error with this code, where its author does not say it. */
export function message(code: string, field: Labelled, limit?: FieldValue): string {
  const { label, type } = field;
  const it = within(label);
  const date = type === 'date';
  const shown = text(limit ?? null);
  switch (code) {
    case 'required':
      if (type === 'select' || type === 'radio') return `Choose ${it}.`;
      return type === 'checkbox' ? `Tick “${label}”.` : `Enter ${it}.`;
    case 'type':
      return wrongType(field);
    case 'integer':
      return `${label} must be a whole number, such as 12.`;
    case 'option':
      return `Choose one of the options for ${it}.`;
    case 'minLength':
      return `${label} must have at least ${counted(limit, 'character')}.`;
    case 'maxLength':
      return `${label} must have at most ${counted(limit, 'character')}.`;
    case 'min':
      return `${label} must be ${shown} or ${date ? 'later' : 'more'}.`;
    case 'max':
      return `${label} must be ${shown} or ${date ? 'earlier' : 'less'}.`;
    case 'step': {
      const places = decimalPlaces(shown);
      return places === undefined
        ? `${label} must be a multiple of ${shown}.`
        : `${label} must have at most ${counted(places, 'decimal place')}.`;
    }
    default:
      return `${label} is not valid.`;
  }
}

/** The value of an answer as people read it. */
export function answer({ value, options, unit }: Answer): string {
  const shown = options ? options.map(({ label }) => label).join(', ') : text(value);
  return unit === undefined ? shown : `${shown} ${unit}`;
}

function wrongType({ label, type }: Labelled): string {
  switch (type) {
    case 'integer':
      return `${label} must be a whole number, such as 12.`;
    case 'number':
      return `${label} must be a number, such as 12.5.`;
    case 'date':
      return `${label} must be a date, such as 2026-01-31.`;
    case 'checkbox':
      return `“${label}” must be ticked or not.`;
    default:
      return `${label} must be a text.`;
  }
}

function counted(count: FieldValue | undefined, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The decimal places that multiples of 0.1, 0.01 and so on have. */
function decimalPlaces(step: string): number | undefined {
  const places = /^0\.(0*1)$/.exec(step)?.[1]?.length;
  return places ?? (/^1e-(\d+)$/i.test(step) ? Number(step.slice(3)) : undefined);
}

function text(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const shown = String(value ?? '');
  if (!/^\d{4}-\d\d-\d\d$/.test(shown)) return shown;
  // A date has no zone: it is read and written in the same one.
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(shown).toLocaleDateString('en-GB', style);
}

/**
 * A label within a sentence: with a small first letter, unless it may be an abbreviation; in quotes where it is a sentence
 * of its own.
 */
function within(label: string): string {
  if (/[?.!:]$/.test(label)) return `“${label}”`;
  return /^.[\p{Ll}-]+( |$)/u.test(label) ? label.replace(/^./u, (first) => first.toLowerCase()) : label;
}
