/** What the module asks of the place it runs in: the clock, ids, time zones, regular expressions. */

/** No digit or letter that is mistaken for another one. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: 80 random bits. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => ALPHABET[byte % 32]).join('');
}

export class Host {
  readonly now: () => number;
  readonly newId = newId;
  /** One format for each zone that was asked for; none for what is no zone. */
  readonly #formats = new Map<string, Intl.DateTimeFormat | undefined>();

  constructor(clock: () => number = Date.now) {
    this.now = clock;
  }

  zone(): string {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** The offset of a zone from UTC, both in seconds. */
  offset(zone: string, seconds: number): number | undefined {
    const parts = this.#format(zone)?.formatToParts(seconds * 1000);
    if (!parts) return undefined;
    const figure = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const wall = Date.UTC(
      figure('year'),
      figure('month') - 1,
      figure('day'),
      figure('hour'),
      figure('minute'),
      figure('second'),
    );
    return wall / 1000 - seconds;
  }

  pattern(source: string, flags: string): Pattern | undefined {
    try {
      return new Pattern(new RegExp(source, `${flags}udg`));
    } catch {
      return undefined;
    }
  }

  composed(text: string): string {
    return text.normalize();
  }

  #format(zone: string): Intl.DateTimeFormat | undefined {
    if (!this.#formats.has(zone)) this.#formats.set(zone, zoneFormat(zone));
    return this.#formats.get(zone);
  }
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    return undefined;
  }
}

class Pattern {
  readonly #regExp: RegExp;

  constructor(regExp: RegExp) {
    this.#regExp = regExp;
  }

  test(text: string): boolean {
    this.#regExp.lastIndex = 0;
    return this.#regExp.test(text);
  }

  /** The bounds of the first match behind `from`, then those of its groups; −1 for a group that took no part. */
  find(text: string, from: number): Int32Array {
    this.#regExp.lastIndex = from;
    const indices: ([number, number] | undefined)[] = this.#regExp.exec(text)?.indices ?? [];
    return Int32Array.from(indices.flatMap((bounds) => bounds ?? [-1, -1]));
  }
}
