/** Forms as JSON Schemas, and JSON Schemas as forms. */

import type { FormDefinition } from '../face/bundle.js';
import { view } from '../face/error.js';
import { text } from '../face/text.js';
import { exportJsonSchema as exportText, formFromSchema as openText } from '../wasm/routeslip.js';
import type { ExportedSchema, OpenedForm, Schema } from './types.js';
import { write } from './schema.js';

/**
 * The JSON Schema (2020-12) that accepts what a form can submit; a property that is missing means the same as null. What JSON
 * Schema has no word for, such as a limit that is computed, is left open and told: the schema then accepts more than the
 * form.
 */
export function exportJsonSchema(form: FormDefinition | string): ExportedSchema {
  return view(() => exportText(text(form)));
}

/**
 * A form that asks for what a JSON Schema (2020-12 or draft-07) describes. What a form has no word for is left out and told.
 * References are followed within the schema; nothing is fetched.
 */
export function formFromSchema(schema: Schema): OpenedForm {
  return view(() => openText(write(schema)));
}
