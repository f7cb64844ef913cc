/**
 * JSON Schema: schemas compiled once, and documents validated against them. Call `init` of the package's main entry
 * first.
 */

export { prepare } from '../rules/prepare.js';
export { exportJsonSchema, formFromSchema } from './forms.js';
export { CompiledSchema, compileSchema } from './schema.js';
export type * from './types.js';
