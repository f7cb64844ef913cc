/**
 * Expressions and decisions of their own, for editors and for pages that only need rules. Call `init` of the package's
 * main entry first.
 */

export * from './decision.js';
export * from './expression.js';
export * from './prepare.js';
export type { Functions, Result, Value, Values } from './values.js';
