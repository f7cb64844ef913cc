/**
 * JSON Schema: schemas compiled once, and documents validated against them. Call `init` of the package's main entry
 * first.
 */

export { prepare } from '../rules/prepare.js';
export * from './schema.js';
export type * from './types.js';
