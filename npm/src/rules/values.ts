/** The values of expressions, as JavaScript has them. */

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
