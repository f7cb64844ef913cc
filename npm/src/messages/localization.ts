/** What is said, in one language: texts, what is wrong with a field, and values as people read them. */

import type { Answer, ErrorView } from '../face/types.js';
import { type Key, type Messages, messagesFor } from './catalogue.js';
import english from './en.js';
import { Formats, type Of, type Value } from './formats.js';
import { fill, type Parameters, type ParametersOf } from './message.js';

/** A field as far as sentences need to know it. */
export interface Described extends Of {
  readonly label: string;
  /** The word for it in the catalogue, where it has no label of its own. */
  readonly term?: string | undefined;
}

/** A field as far as its values need to know it. */
export interface Measured extends Of {
  readonly unit?: string | undefined;
  /** The best rating. */
  readonly stars?: number | undefined;
}

/** The parameters that a text needs, where it needs any. */
type Needed<Name extends Key> = [ParametersOf<(typeof english.messages)[Name]>] extends [never]
  ? []
  : [Readonly<Record<ParametersOf<(typeof english.messages)[Name]>, Parameters[string]>>];

/** Types of fields that are spoken of in the same way. */
const FAMILIES: Record<string, string> = {
  select: 'choice',
  radio: 'choice',
  country: 'choice',
  color: 'choice',
  multiselect: 'choices',
  checkboxes: 'choices',
  checkbox: 'box',
  switch: 'box',
  month: 'date',
  datetime: 'date',
  time: 'date',
  tags: 'list',
  repeat: 'list',
  table: 'list',
  money: 'number',
  percent: 'number',
  range: 'number',
  rating: 'integer',
};

const RTL_SCRIPTS = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm)$/;
const RTL_LETTERS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

export class Localization {
  /** The language as a tag of BCP 47: the one that was asked for where something is known in it, otherwise English. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly #layers: readonly Messages[];
  readonly #formats: Formats;

  /** `texts` are said in place of the catalogue's, those of the first one before those of the others. */
  constructor(locale: string, texts: readonly Messages[] = []) {
    const known = messagesFor(locale);
    this.locale = known.length > 0 ? locale : english.locale;
    this.direction = RTL_SCRIPTS.test(new Intl.Locale(this.locale).maximize().script ?? '') ? 'rtl' : 'ltr';
    this.#layers = [...texts, ...known, english.messages];
    this.#formats = new Formats(this.locale);
  }

  /** A text of the catalogue with its parameters. */
  text<Name extends Key>(key: Name, ...[parameters]: Needed<Name>): string {
    return this.#say([key], parameters ?? {});
  }

  /** What a person is told to do about an error, of a field unless it concerns the whole form; what its author says, where they do. */
  error({ code, limit, message }: ErrorView, field: Described = { type: 'form', label: '' }): string {
    return message ?? this.#tell(code, limit ?? null, field);
  }

  /** What people call a field. */
  label({ label, term }: Described): string {
    return term ? this.#say([`term.${term}`], {}) : label;
  }

  /** A value as people read it. */
  value(value: Value, field: Measured): string {
    const { type, unit, stars } = field;
    if (typeof value === 'boolean') return this.text(value ? 'form.yes' : 'form.no');
    if (type === 'signature' && value) return this.text('form.signed');
    const text = this.#formats.value(value, field);
    if (type === 'rating' && text && stars) return this.text('form.stars', { stars: text, count: stars });
    return text && unit ? `${text} ${this.#show(unit)}` : text;
  }

  /** What was answered, as people read it. */
  answer(answer: Answer): string {
    return answer.options ? this.list(answer.options.map(({ label }) => label)) : this.value(answer.value, answer);
  }

  /** A size of a file. */
  bytes(bytes: number): string {
    return this.#formats.bytes(bytes);
  }

  /** Texts in a list. */
  list(items: readonly string[]): string {
    return this.#formats.list(items);
  }

  #tell(told: string, limit: Value, field: Described): string {
    const { type } = field;
    // Rows are entries of a list, as tags are.
    const code = told.replace('Rows', 'Items');
    const family = FAMILIES[type] ?? type;
    // A number that is none and a number that is not whole are mended in the same way.
    const isWhole = code === 'step' ? Number(limit) === 1 : code === 'type' && family === 'integer';
    const places = code === 'step' && !isWhole ? decimalPlaces(String(limit)) : undefined;
    const key = isWhole ? 'integer' : places === undefined ? code : 'step.places';
    const label = quoted(this.label(field));
    const shown = this.#formats.limit(code, limit, field);
    return this.#say([`${key}.${type}`, `${key}.${family}`, key, 'invalid'], {
      label,
      it: this.locale.startsWith('en') ? small(label) : label,
      limit: shown,
      count: places ?? Number(limit),
    });
  }

  /** The first message that there is for one of the keys; texts in place of others are looked through first. */
  #say(keys: string[], parameters: Parameters): string {
    for (const layer of this.#layers as readonly Readonly<Record<string, Messages[Key]>>[]) {
      for (const key of keys) {
        const message = layer[key];
        if (message === undefined) continue;
        const text =
          typeof message === 'string'
            ? message
            : (message[this.#formats.plural(Number(parameters['count']))] ?? message.other);
        return fill(text, (name) => this.#show(parameters[name]));
      }
    }
    return '';
  }

  #show(value: Parameters[string] | undefined): string | undefined {
    if (typeof value === 'number') return this.#formats.number(value);
    const text = typeof value === 'object' ? this.list(value) : value;
    // Words of the other direction would mix up the order of those around them.
    const isForeign = text && RTL_LETTERS.test(text) !== (this.direction === 'rtl');
    return isForeign ? `\u2068${text}\u2069` : text;
  }
}

/** The decimal places that multiples of 0.1, 0.01 and so on have. */
function decimalPlaces(step: string): number | undefined {
  const places = /^0\.(0*1)$/.exec(step)?.[1]?.length;
  return places ?? (/^1e-(\d+)$/i.test(step) ? Number(step.slice(3)) : undefined);
}

/** A label that is a sentence of its own stands in quotes. */
function quoted(label: string): string {
  return /[?.!:]$/.test(label) ? `“${label}”` : label;
}

/** A label within an English sentence: with a small first letter, unless it may be an abbreviation. */
function small(label: string): string {
  return /^.[\p{Ll}-]+( |$)/u.test(label) ? label.replace(/^./u, (first) => first.toLowerCase()) : label;
}
