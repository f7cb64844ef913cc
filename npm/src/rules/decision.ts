/** Decisions: tables of rules and other logic, compiled once and taken many times. */

import { view } from '../face/error.js';
import type { DecisionDefinition } from '../face/bundle.js';
import type { DecisionExplanation, Diagnostic } from '../face/types.js';
import { Decision as Module } from '../wasm/routeslip.js';
import { copy, HostFunctions, Resident } from './resident.js';
import type { Functions, Result, Values } from './values.js';

/** Decisions as a bundle has them: by name, with the types, input data and functions that they use. */
export interface Definitions {
  decisions: { readonly [name: string]: DecisionDefinition };
  readonly [more: string]: unknown;
}

export interface DecisionOptions {
  /** The names that the decisions may read beside each other and their input data. */
  names?: readonly string[];
  /** Functions that expressions may call. */
  functions?: Functions;
}

/** What a decision came to. */
export interface Outcome {
  /** The value of a single output, an object of several, an array of these where the hit policy gives one. */
  value: Result;
  /** The rules of the table that gave it, from 1. */
  matched: number[];
  /** Why there is no value, where rules match that may not match together, or an evaluation reached a bound. */
  failure?: { code: string; message: string };
}

/** How a decision came out, for people to read. */
export type DecisionDetails = Omit<DecisionExplanation, 'step' | 'decision' | 'title' | 'sentence'>;

/** What was found in a table. */
export interface TableReport {
  findings: TableFinding[];
  /** Whether that is all: of a kind of mistake only the first are told, and a check has a bound. */
  complete: boolean;
  /** How many cells have tests that say nothing before there is an input. */
  undecided: number;
}

export interface TableFinding {
  diagnostic: Diagnostic;
  /** The rules concerned, from 1. */
  rules: number[];
  /** Inputs for which it goes wrong, as a cell for each input column. */
  example: string[];
}

/** What the module says where there is more than a value of one rule. */
const OUTCOME = 7;

/**
 * A compiled decision with the values of what it reads, which stay in the module between runs: setting what has changed
 * and deciding is cheaper than passing everything.
 */
export class Decision {
  /** Everything that is wrong with the definitions. */
  readonly diagnostics: Diagnostic[];
  /** What it reads, itself or through the decisions that it requires. */
  readonly reads: string[];
  /** The FEEL type of its result as far as it is certain. */
  readonly type: string | undefined;
  /** Whether a rule always gives the same. */
  readonly #isLiteral: boolean;
  /** What rules that always give the same gave, by their numbers. */
  readonly #literals: Result[] = [];
  readonly #resident: Resident;
  readonly #module: Module;

  /** @internal */
  constructor(definitions: Definitions, name: string, { names = [], functions }: DecisionOptions) {
    const host = functions && new HostFunctions(functions);
    this.#resident = new Resident(host);
    this.#module = new Module(this.#resident.module, JSON.stringify(definitions), name, JSON.stringify(names));
    const about = view<{ diagnostics: Diagnostic[]; reads: string[]; type?: string; literal: boolean }>(() => this.#module.about());
    this.diagnostics = about.diagnostics;
    this.reads = about.reads;
    this.type = about.type;
    this.#isLiteral = about.literal;
    this.#resident.name(this.reads);
  }

  /** Sets values; the others stay as they are, at first null. */
  set(values: Values): this {
    this.#resident.set(values);
    return this;
  }

  /** Takes the decision, after setting `values`. */
  decide(values?: Values): Outcome {
    if (values) this.set(values);
    const taken = this.#module.decide();
    const kind = taken & 7;
    if (kind === OUTCOME) return this.#resident.json<Outcome>();
    const rule = taken >>> 3;
    if (rule === 0) return { value: this.#resident.result(kind), matched: [] };
    if (!this.#isLiteral) return { value: this.#resident.result(kind), matched: [rule] };
    return { value: copy((this.#literals[rule] ??= this.#resident.result(kind))), matched: [rule] };
  }

  /** Takes the decision and says how each rule fared; nothing where the definition does not allow it. */
  explain(values?: Values): DecisionDetails | undefined {
    if (values) this.set(values);
    const details = this.#module.explain();
    return details === undefined ? undefined : (JSON.parse(details) as DecisionDetails);
  }

  free(): void {
    this.#module.free();
    this.#resident.module.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

/** Compiles one of several decisions with those that it requires. `free` it when it is not needed any more. */
export function compileDecision(definitions: Definitions, name: string, options: DecisionOptions = {}): Decision {
  return new Decision(definitions, name, options);
}

/** Compiles a decision by itself, which may read the names of `values`, and takes it once. */
export function decide(definition: DecisionDefinition, values: Values, options: DecisionOptions = {}): Outcome & { diagnostics: Diagnostic[] } {
  return once(definition, values, options, (decision) => ({ ...decision.decide(values), diagnostics: decision.diagnostics }));
}

/** As `decide`, and says how each rule fared. */
export function explain(definition: DecisionDefinition, values: Values, options: DecisionOptions = {}): DecisionDetails | undefined {
  return once(definition, values, options, (decision) => decision.explain(values));
}

function once<T>(definition: DecisionDefinition, values: Values, options: DecisionOptions, take: (decision: Decision) => T): T {
  const decision = new Decision({ decisions: { it: definition } }, 'it', { names: Object.keys(values), ...options });
  try {
    return take(decision);
  } finally {
    decision.free();
  }
}

/**
 * Looks for mistakes in the table of a decision as a whole: rules that meet, rules that never fire, inputs that no rule matches, cells
 * that no input passes. Its expressions may read `names`.
 */
export function checkTable(table: DecisionDefinition, { names = [] }: { names?: readonly string[] } = {}): TableReport {
  return view<TableReport>(() => Module.check(JSON.stringify(table), JSON.stringify(names)));
}
