/** The catalogues that are known, one for each language, and loading those that the package has. */

import english from './en.js';
import type { Message } from './message.js';

/** A message: a code of errors, where it matters with the type of the field; or a text of the elements. */
export type Key = keyof typeof english.messages;

/** Texts in place of others: a part of a catalogue. */
export type Messages = { readonly [Name in Key]?: Message };

/** All texts of a language. */
export type Complete = { readonly [Name in Key]: Message };

/** What is said in one language; what is missing is said in English. */
export interface Catalogue {
  /** The language as a tag of BCP 47. */
  readonly locale: string;
  readonly messages: Messages;
}

/** Those that the package has, each loaded when it is asked for. */
const packaged: Record<string, () => Promise<{ default: Catalogue }>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  ja: () => import('./ja.js'),
  pt: () => import('./pt.js'),
  zh: () => import('./zh.js'),
};

const known = new Map<string, Messages>([['en', english.messages]]);

/** Makes a catalogue known, of the package or of the page's own. What it says counts before what was known. */
export function addCatalogue({ locale, messages }: Catalogue): void {
  known.set(locale, { ...known.get(locale), ...messages });
}

/**
 * Has the package's catalogue for a language there: `de-CH` is served by `de`. A language that the package does not have
 * is no mistake.
 */
export async function loadCatalogue(locale: string): Promise<void> {
  const load = missing(locale);
  if (!load) return;
  const { locale: tag, messages } = (await load()).default;
  // What the page itself says counts before.
  known.set(tag, { ...messages, ...known.get(tag) });
}

/** How the catalogue of a language is loaded, if that is to be done yet. */
export function missing(locale: string): (() => Promise<{ default: Catalogue }>) | undefined {
  const tag = lookup(locale).find((tag) => tag in packaged);
  const isThere = tag === undefined || Object.keys(known.get(tag) ?? {}).length >= Object.keys(english.messages).length;
  return isThere ? undefined : packaged[tag];
}

/** What is known in a language, the best first; nothing where it is not known at all. */
export function messagesFor(locale: string): Messages[] {
  return lookup(locale).flatMap((tag) => known.get(tag) ?? []);
}

/** A tag as BCP 47 writes it; nothing where it is none. */
export function canonical(locale: string | null | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale || undefined)[0];
  } catch {
    return undefined;
  }
}

/** A tag, and what is left as its last parts are taken off (RFC 4647, 3.4). */
function lookup(locale: string): string[] {
  const parts = locale.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}
