/** The programming interface: what every entry of the package exports beside `init`. */

export type * from './types.js';
