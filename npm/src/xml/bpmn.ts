/** BPMN models as XML (BPMN 2.0.2, 15), to bundles. */

import type { Bundle } from '../face/bundle.js';
import type { Diagnostic } from '../face/types.js';
import { importBpmn } from '../wasm/routeslip-xml.js';

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
