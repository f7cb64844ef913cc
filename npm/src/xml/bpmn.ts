/** BPMN models as XML (BPMN 2.0.2, 15), to bundles and back. */

import type { Bundle } from '../face/bundle.js';
import type { Diagnostic } from '../face/types.js';
import { exportBpmn, importBpmn } from '../wasm/routeslip-bpmn.js';

export type { Bundle, Diagnostic };

/** What reading a model gives. */
export interface BpmnBundle {
  /** The bundle; nothing where the text is no model of BPMN. Its people are missing, and whether it holds is told when it is deployed. */
  bundle?: Bundle;
  /**
   * Everything that is wrong, and each element that a bundle has no word for. Pointers lead into the bundle, places into
   * the XML.
   */
  diagnostics: Diagnostic[];
}

/** Reads the processes of a model of BPMN 2.0 as workflows, as bpmn.io, Camunda and Flowable draw them. */
export function readBpmn(xml: string): BpmnBundle {
  return JSON.parse(importBpmn(xml)) as BpmnBundle;
}

/** What writing workflows gives. */
export interface BpmnModel {
  /** The model, with its drawing; nothing where the text is no bundle, or has no such workflow. */
  xml?: string;
  /** Everything that is wrong, and what BPMN says otherwise. Pointers and places lead into the bundle. */
  diagnostics: Diagnostic[];
}

/**
 * Writes the workflows of a bundle, or only the one of a name, as a model of BPMN 2.0 with a drawing that is laid out anew,
 * for bpmn.io and its like. What BPMN has no word for stands in extension elements, which `readBpmn` takes back. Steps in a
 * list become a drawn graph that does the same, so that reading the model gives a workflow with `flows`. The forms with which
 * the workflows begin come along; decisions, people and processes of the bundle do not.
 */
export function writeBpmn(bundle: string | Bundle, workflow?: string): BpmnModel {
  const text = typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
  return JSON.parse(exportBpmn(text, workflow)) as BpmnModel;
}
