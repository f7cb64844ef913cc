/** The programming interface: what every entry of the package exports beside `init`. */

export type * from './bundle.js';
export type * from './types.js';
export { RouteslipError } from './error.js';
