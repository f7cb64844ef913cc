/** Many submissions of a form at once: what is asked and what is told. */

import type { FormDefinition } from '../face/bundle.js';
import type { Diagnostic, FieldError } from '../face/types.js';

/** Submissions as bytes: whole, or as they come. */
export type ManySource =
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

export interface ManyOptions {
  /** The form's name. */
  name?: string;
  /**
   * How the submissions are written: an object a line, an array of objects, or comma-separated values with the paths of
   * the fields in the first line. Where it is not said, a text that begins with `[` is an array, any other has an object a
   * line.
   */
  format?: 'ndjson' | 'json' | 'csv';
  /** What stands between the cells of CSV: a character of ASCII; a comma when it is not said. */
  delimiter?: string;
  /** Of how many submissions what is wrong is told; of 1,000 when it is not said. The others are counted. */
  limit?: number;
  /** Lets pass what the form has no field for; otherwise it is wrong, as `noField`. */
  ignoreUnknown?: boolean;
  /** The time that `now()` and `today()` go by, in milliseconds since 1970 UTC. */
  clock?: () => number;
  /** Called after each piece of the text. */
  progress?: (progress: ManyProgress) => void;
  /** Stops between two pieces; what is thrown then is the signal's reason. */
  signal?: AbortSignal;
}

/** How far it is. */
export interface ManyProgress {
  bytes: number;
  rows: number;
  valid: number;
}

/** What came out. */
export interface ManyReport {
  /** How many submissions there are. */
  rows: number;
  valid: number;
  invalid: number;
  /** How many of the valid ones have a value that a check of the page (`verify`) would still judge. */
  unverified: number;
  /** What is wrong with those that are not valid, in their order, for as many as `limit` says. */
  failures: RowFailure[];
  /** How many more are not valid. */
  untold: number;
  /** What is wrong with the text as a whole: an array that does not end, a column that the form has no field for. */
  diagnostics: Diagnostic[];
}

/** A submission that is not valid. */
export interface RowFailure {
  /** Its number among all, from 1. */
  row: number;
  /** The byte at which it begins, from 0. */
  offset: number;
  /**
   * What is wrong, as a session tells it. Rows of lists are told by their places, from 0: `lines/0/price`. `noField` is
   * what the form has no field for.
   */
  errors: FieldError[];
  /** How many more errors it has: of one submission 100 are told. */
  untold: number;
  /** Why it can't be read at all. */
  diagnostic?: Diagnostic;
}

/** What became of many submissions. */
export interface ValidatedMany {
  /** What came out; nothing where the definition has an error. */
  report?: ManyReport;
  /** Everything that is wrong with the definition. */
  diagnostics: Diagnostic[];
}

/** Judges many submissions of a form. */
export type ValidateMany = (
  definition: string | FormDefinition,
  source: ManySource,
  options?: ManyOptions,
) => Promise<ValidatedMany>;
