/** DMN models as XML (DMN 1.5, 12), to bundles and back. */

import type { Bundle } from '../face/bundle.js';
import type { Diagnostic } from '../face/types.js';
import { exportDmn, importDmn } from '../wasm/routeslip-xml.js';

export type { Bundle, Diagnostic };

/** What reading a model gives. */
export interface DmnBundle {
  /** The bundle; nothing where the text is no model of DMN. Whether its expressions hold is told when it is deployed. */
  bundle?: Bundle;
  /**
   * Everything that is wrong, and everything that a bundle has no word for. Pointers lead into the bundle, places into
   * the XML.
   */
  diagnostics: Diagnostic[];
}

/** What writing a bundle gives. */
export interface DmnModels {
  /** The model of the bundle's own decisions; nothing where the text is no bundle. */
  xml?: string;
  /** The models that it imports from, by the names that the bundle gives them. */
  imports: Record<string, string>;
  /** Everything that is wrong, and what DMN has no word for. Pointers and places lead into the bundle. */
  diagnostics: Diagnostic[];
}

/**
 * Reads a model of DMN 1.1 to 1.6. Where it imports others, pass all of them by names of your own, such as those of their
 * files: the first is read, with those of the others that it imports, also through one another. (Names that are whole
 * numbers come first, whatever the order in which they are written.)
 */
export function readDmn(xml: string | Readonly<Record<string, string>>): DmnBundle {
  const texts = typeof xml === 'string' ? [xml] : Object.values(xml);
  return JSON.parse(importDmn(JSON.stringify(texts))) as DmnBundle;
}

/**
 * Writes the decisions of a bundle as models of DMN 1.5. A decision that does not say what it `requires` is taken to
 * require every name that stands in its expressions.
 */
export function writeDmn(bundle: string | Bundle): DmnModels {
  const text = typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
  const { models, diagnostics } = JSON.parse(exportDmn(text)) as Exported;
  const [own, ...others] = models;
  const imports = Object.fromEntries(others.map(({ name, xml }) => [name, xml]));
  return { ...(own && { xml: own.xml }), imports, diagnostics };
}

/** How the module gives models: the bundle's own first. */
interface Exported {
  models: { name: string; xml: string }[];
  diagnostics: Diagnostic[];
}
