/** Values on their way into the module and out of it. */

import { Host } from '../face/host.js';
import { Slots } from '../wasm/routeslip.js';
import type { Functions, Result, Value, Values } from './values.js';

/** The kinds of values that cross without JSON, as the module numbers them. */
const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const STRING = 4;
const OTHER = 5;

/** A number with more digits behind the point crosses as text. */
const MOST_DIGITS = 4;
/** A decimal of at most 15 digits is the only one of so few that its double stands for. */
const MOST_UNITS = 1e15;

/** The module keeps so many strings, of so many UTF-16 code units. */
const MOST_TEXTS = 4096;
const LONGEST_TEXT = 64;

/** The values of names, which stay in the module between runs, and what was made of them last. */
export class Resident {
  readonly module: Slots;
  readonly #slots = new Map<string, number>();
  /** What each slot holds, where it crossed without JSON: what stays the same need not cross again. */
  readonly #held: Value[] = [];
  /** The numbers of the strings that the module keeps: most come again. */
  readonly #texts = new Map<string, number>();

  constructor(functions: HostFunctions | undefined) {
    this.module = new Slots(new Host(), functions);
  }

  /** Says which names the slots are for; of names that are the same the last counts. */
  name(names: readonly string[]): void {
    names.forEach((name, slot) => {
      this.#slots.set(name, slot);
      this.#held.push(null);
    });
  }

  /** Sets values; those of other names are passed over. */
  set(values: Values): void {
    for (const name of Object.keys(values)) {
      const slot = this.#slots.get(name);
      const value = values[name] ?? null;
      if (slot === undefined || value === this.#held[slot]) continue;
      this.#put(slot, value);
    }
  }

  #put(slot: number, value: Value): void {
    const { module } = this;
    this.#held[slot] = typeof value === 'object' && value !== null ? undefined : value;
    if (typeof value === 'string') return this.#putText(slot, value);
    if (typeof value === 'boolean') return module.put(slot, value ? TRUE : FALSE, 0, 0);
    if (typeof value === 'number') {
      for (let scale = 0, unit = 1; scale <= MOST_DIGITS; scale += 1, unit *= 10) {
        const units = Math.round(value * unit);
        if (Math.abs(units) > MOST_UNITS) break;
        if (units / unit === value) return module.put(slot, NUMBER, units, scale);
      }
    }
    if (value === null) return module.put(slot, NULL, 0, 0);
    module.putJson(slot, write(value));
  }

  #putText(slot: number, text: string): void {
    const { module } = this;
    const number = this.#texts.get(text);
    if (number !== undefined) return module.put(slot, STRING, number, 0);
    const isKept = text.length <= LONGEST_TEXT && this.#texts.size < MOST_TEXTS;
    if (isKept) this.#texts.set(text, this.#texts.size);
    module.putText(slot, text, isKept);
  }

  /** What was given last, which is of this kind. */
  result(kind: number): Result {
    if (kind === NUMBER) return this.module.number();
    if (kind === STRING) return this.module.text();
    if (kind === OTHER) return this.json();
    return kind === TRUE ? true : kind === FALSE ? false : null;
  }

  /** What was given last, which is JSON. */
  json<T = Result>(): T {
    return JSON.parse(this.module.text()) as T;
  }
}

/** A copy of a result, which then belongs to whoever gets it. */
export function copy(result: Result): Result {
  if (Array.isArray(result)) return result.map(copy);
  if (typeof result !== 'object' || result === null) return result;
  const made = { ...result };
  for (const name in made) {
    const value = made[name];
    if (typeof value === 'object' && value !== null) made[name] = copy(value);
  }
  return made;
}

/** Values as the module reads them. */
function write(value: Value): string {
  return JSON.stringify(value ?? null, marked);
}

/** A `Date` has a `toJSON` that runs before a replacer sees it, so the value is looked up in its holder. */
function marked(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key];
  return original instanceof Date ? { '@': original.toISOString() } : value;
}

/** Functions as the module calls them. */
export class HostFunctions {
  readonly #functions: Functions;

  constructor(functions: Functions) {
    this.#functions = functions;
  }

  /** Each function that is called by its own name, followed by names for its parameters. */
  get signatures(): string[][] {
    const named = Object.entries(this.#functions).filter(([name]) => !name.includes('('));
    return named.map(([name, { length }]) => [name, ...Array.from({ length }, (_, at) => `value ${at + 1}`)]);
  }

  call(name: string, values: string): string | undefined {
    const body = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    try {
      return body && write(body(...(JSON.parse(values) as Result[])));
    } catch {
      return undefined;
    }
  }
}
