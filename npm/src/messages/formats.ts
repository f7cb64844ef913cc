/** Numbers, amounts, dates and lists as a language writes them, by `Intl`. */

/** A value of a field, as it leaves the module. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** What a value is of. */
export interface Of {
  readonly type: string;
  readonly currency?: string | undefined;
}

const NUMBERS = /^(number|integer|range|rating|money|percent)$/;
const POINTS = /^(date|time|datetime|month|computed|hidden)$/;

/** A month or a date, a time with or without seconds, and a zone: as FEEL writes them (DMN 1.5, 10.3.4.1). */
const POINT = /^((\d{4}-\d\d)(-\d\d)?)?T?((\d\d:\d\d)(:\d\d(\.\d+)?)?)?@?(.*)$/;

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

export class Formats {
  readonly #locale: string;
  /** Making one takes longer than using it a hundred times. */
  readonly #made = new Map<string, unknown>();

  constructor(locale: string) {
    this.#locale = locale;
  }

  plural(count: number): Intl.LDMLPluralRule {
    return this.#format(Intl.PluralRules, {}).select(count);
  }

  list(items: readonly string[]): string {
    return this.#format(Intl.ListFormat, {}).format(items);
  }

  /** A number with all its digits; one that has more of them than JavaScript's numbers hold comes as text. */
  number(number: number | string, options?: Intl.NumberFormatOptions): string {
    return this.#format(Intl.NumberFormat, { maximumFractionDigits: 20, ...options }).format(number as number);
  }

  /** What a value does not keep to. */
  limit(code: string, limit: Value, of: Of): string {
    if (code === 'mask') return example(String(limit));
    return /^max(Size|Bytes|FileBytes)$/.test(code) ? this.bytes(Number(limit)) : this.value(limit, of);
  }

  /** A value that is no boolean. */
  value(value: Value, of: Of): string {
    if (value === null) return '';
    if (value instanceof Array) return this.list(value.map((item) => this.value(item, of)));
    // A handle of a file.
    if (typeof value === 'object') return String(value['name'] ?? '');
    const text = String(value);
    if (NUMBERS.test(of.type) || typeof value === 'number') {
      return Number.isFinite(Number(text)) ? this.#amount(text, of) : text;
    }
    if (of.type === 'country') return this.region(text);
    if (/^(iban|card)$/.test(of.type)) return text.replace(/.{4}(?=.)/g, '$& ');
    return POINTS.test(of.type) ? this.#point(text) : text;
  }

  /** The name of a country, by its two letters. */
  region(code: string): string {
    const isCode = /^[a-z]{2}$/i.test(code);
    return (isCode && this.#format(Intl.DisplayNames, { type: 'region' }).of(code.toUpperCase())) || code;
  }

  #amount(number: string, { type, currency }: Of): string {
    if (type === 'percent') return this.number(number, { style: 'unit', unit: 'percent' });
    const isKnown = type === 'money' && currency && /^[a-z]{3}$/i.test(currency);
    return this.number(number, isKnown ? { style: 'currency', currency } : {});
  }

  #point(text: string): string {
    const [, date, , day, time, , seconds, , zone] = POINT.exec(text) ?? [];
    const at = new Date(`${date || '1970'}T${time?.slice(0, 8) || '00:00'}Z`);
    if (!(date || time) || Number.isNaN(Number(at))) return text;
    // It is read and written in the same zone.
    const style: Intl.DateTimeFormatOptions = { timeZone: 'UTC' };
    if (day) style.dateStyle = 'long';
    else if (date) Object.assign(style, { year: 'numeric', month: 'long' });
    if (time) style.timeStyle = Number(seconds?.slice(1)) ? 'medium' : 'short';
    const shown = this.#format(Intl.DateTimeFormat, style).format(at);
    return zone ? `${shown} (${zone === 'Z' ? 'UTC' : zone})` : shown;
  }

  /** A size of a file. */
  bytes(bytes: number): string {
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), BYTES.length - 1);
    return this.number(bytes / 1000 ** power, {
      style: 'unit',
      unit: BYTES[power] as string,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    });
  }

  #format<Options, Made>(Format: new (locale: string, options: Options) => Made, options: Options): Made {
    const key = Format.name + JSON.stringify(options);
    if (!this.#made.has(key)) this.#made.set(key, new Format(this.#locale, options));
    return this.#made.get(key) as Made;
  }
}

/** A text that fits a mask, in which `#` is a digit, `@` a letter and `*` either. */
function example(mask: string): string {
  let next = 0;
  return mask.replace(/[#@*]/g, (place) => (place === '@' ? 'ABCDEFGHIJ' : '1234567890').charAt(next++ % 10));
}
