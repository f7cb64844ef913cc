/** Expressions: compiled once, run many times. */

import { view } from '../face/error.js';
import type { Diagnostic } from '../face/types.js';
import { Expression as Module } from '../wasm/routeslip.js';
import { HostFunctions, Resident } from './resident.js';
import type { Functions, Result, Values } from './values.js';

export interface ExpressionOptions {
  /** The names that the expression may use; unary tests also have `?`, the input. */
  names?: readonly string[];
  /** Whether it is the tests of a table's cell, such as `< 10, "a"`. */
  unary?: boolean;
  /** Functions that the expression may call. */
  functions?: Functions;
}

/** A sub-result of an evaluation. */
export interface Step {
  /** Where its text stands in the expression, in UTF-16 code units. */
  start: number;
  end: number;
  /** What it gave, as FEEL writes it. */
  value: string;
}

/** Something that became null, and why. */
export interface Note {
  start: number;
  end: number;
  reason: string;
}

/** Why an expression has its value. */
export interface Explanation {
  value: Result;
  /** The value as FEEL writes it, with all of its digits. */
  text: string;
  /** What the parts gave, in the order in which they were computed. */
  steps: Step[];
  notes: Note[];
  /** The bound that was reached, where one was: steps, depth or size. The value is null then. */
  fault?: { code: string; message: string };
}

/** What is less is no result, but tells the kind of one. */
const SMALLEST_NORMAL = 2 ** -1022;

interface About {
  diagnostics: Diagnostic[];
  reads: string[];
  type?: string;
}

/**
 * A compiled expression with the values of its names, which stay in the module between runs: setting what has changed and
 * running is cheaper than passing everything.
 */
export class Expression {
  /** Everything that is wrong with it. It runs unless the text does not follow the grammar; mistakes give null. */
  readonly diagnostics: Diagnostic[];
  /** What it reads, as deep as it names it, such as `order.total`. */
  readonly reads: string[];
  /** The FEEL type of its value as far as it is certain, such as `number`. */
  readonly type: string | undefined;
  readonly #resident: Resident;
  readonly #module: Module;

  /** @internal */
  constructor(source: string, { names = [], unary = false, functions }: ExpressionOptions) {
    const known = unary ? ['?', ...names] : names;
    const host = functions && new HostFunctions(functions);
    const signatures = JSON.stringify(host?.signatures ?? []);
    this.#resident = new Resident(host);
    this.#resident.name(known);
    this.#module = new Module(this.#resident.module, source, JSON.stringify(known), signatures, unary);
    const about = view<About>(() => this.#module.about());
    this.diagnostics = about.diagnostics;
    this.reads = about.reads;
    this.type = about.type;
  }

  /** Sets values; the others stay as they are, at first null. */
  set(values: Values): this {
    this.#resident.set(values);
    return this;
  }

  /** The value, after setting `values`. Null also where a bound was reached; `explain` tells. */
  evaluate(values?: Values): Result {
    if (values) this.set(values);
    const given = this.#module.run();
    return Math.abs(given) < SMALLEST_NORMAL ? this.#resident.result(given / Number.MIN_VALUE) : given;
  }

  /** The value with all sub-results, and why something became null. */
  explain(values?: Values): Explanation {
    if (values) this.set(values);
    return view<Explanation>(() => this.#module.explain());
  }

  /** The expression in one way of writing; nothing where it does not follow the grammar. */
  format(): string | undefined {
    return this.#module.format();
  }

  free(): void {
    this.#module.free();
    this.#resident.module.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

/** Compiles an expression. `free` it when it is not needed any more. */
export function compileExpression(source: string, options: ExpressionOptions = {}): Expression {
  return new Expression(source, options);
}

/** What an expression comes to. */
export interface Evaluation extends Explanation {
  diagnostics: Diagnostic[];
}

/** Compiles an expression, runs it once, and tells everything about it. */
export function evaluate(source: string, values: Values = {}, options: ExpressionOptions = {}): Evaluation {
  const expression = new Expression(source, { names: Object.keys(values), ...options });
  try {
    return { ...expression.explain(values), diagnostics: expression.diagnostics };
  } finally {
    expression.free();
  }
}

/** Whether a value passes unary tests: the value of `?`, among `values`. */
export function unaryTest(tests: string, values: Values, options: ExpressionOptions = {}): Evaluation {
  return evaluate(tests, values, { ...options, unary: true, names: Object.keys(values).filter((name) => name !== '?') });
}
