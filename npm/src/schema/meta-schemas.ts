/** The meta-schemas of the drafts, which the module does not have: few schemas refer to one. */

import draft07 from 'meta-schemas:draft-07.json';
import draft202012 from 'meta-schemas:2020-12.json';

/** A reference to a meta-schema. */
const REFERENCE = /"\$(?:ref|dynamicRef)"\s*:\s*"https?:\\?\/\\?\/json-schema\.org\\?\//;

/** The meta-schemas, as documents to refer to, where one of the texts refers to one. */
export function metaSchemas(texts: readonly string[]): { uri: string; text: string }[] {
  if (!texts.some((text) => REFERENCE.test(text))) return [];
  return [...draft07, ...draft202012].map((document) => ({ uri: document.$id, text: JSON.stringify(document) }));
}
