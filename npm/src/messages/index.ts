/** The entry `routeslip/messages`: what forms say, in other languages and in the page's own words. */

export type { Catalogue, Complete, Key, Messages } from './catalogue.js';
export type { Of, Value } from './formats.js';
export type { Described, Localization, Measured } from './localization.js';
export type { Message, Parameter, Plural } from './message.js';
export type { LanguageOptions } from './speaker.js';
export { addCatalogue, loadCatalogue } from './catalogue.js';
export { default as english } from './en.js';
export { Speaker } from './speaker.js';
