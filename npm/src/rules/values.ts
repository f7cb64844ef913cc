/** Values on their way into the module. */

/** What an expression computes with. A `Date` becomes a date and time in UTC; `{ '@': '2026-01-31' }` any FEEL at-literal. */
export type Value = null | undefined | boolean | number | string | Date | { '@': string } | readonly Value[] | { readonly [name: string]: Value };

/** Values by the names that expressions use. */
export type Values = Readonly<Record<string, Value>>;

/** What an expression gives: dates, times and durations as ISO 8601 text, ranges and functions as null. */
export type Result = null | boolean | number | string | Result[] | { [name: string]: Result };

/**
 * Functions that expressions may call. `{ twice: (n) => 2 * n }` is called as `twice(21)`; a name such as
 * `'Math.twice(int)'` is what an `external` definition of class `Math` and signature `twice(int)` stands for.
 */
export type Functions = Readonly<Record<string, (...values: Result[]) => Value>>;

/** Values as the module reads them. */
export function write(value: Value): string {
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
