/** What validating takes and gives, and what forms become schemas with. */

import type { FormDefinition } from '../face/bundle.js';
import type { Diagnostic } from '../face/types.js';

/** A schema: an object, a boolean, or the JSON text of one. */
export type Schema = string | boolean | object;

export interface SchemaOptions {
  /** The draft of a schema that does not say its own with `$schema`; 2020-12 if it is not told. */
  draft?: '2020-12' | '2019-09' | 'draft-07';
  /** Documents that the schema may refer to, by their URIs. Nothing is fetched. */
  remotes?: Readonly<Record<string, Schema>>;
  /** Whether `format` is asserted; it only annotates otherwise, as the standard says. */
  formats?: boolean;
  /** Whether `contentEncoding`, `contentMediaType` and `contentSchema` are asserted. */
  content?: boolean;
}

/** A keyword that does not hold. */
export interface Violation {
  /** `RS` and four digits, the same for all keywords that are broken in the same way. */
  code: string;
  /** The keyword; `false` for a schema that allows nothing. */
  keyword: string;
  /** A JSON pointer to the value in the document. */
  instanceLocation: string;
  /** A JSON pointer to the keyword, through references. */
  keywordLocation: string;
  /** The keyword's own place: the URI of its resource with a pointer. */
  absoluteKeywordLocation: string;
  /** What is wrong, as a sentence. */
  message: string;
  /** The keyword's value, where it is short and no schema. */
  expected?: unknown;
  /** The properties that are missing. */
  missing?: string[];
  /** Of alternatives the one that came closest, from 0; what is wrong with it follows in the list. */
  closest?: number;
  /** Of alternatives those that fit although only one may, from 0. */
  matched?: number[];
}

/** What is wrong with a document. */
export interface Report {
  valid: boolean;
  /** The keywords that do not hold; of alternatives only those of the one that was meant. */
  violations: Violation[];
  /** Why there is no verdict, and so `valid` is false: the text is not JSON, or a bound was reached. */
  diagnostics: Diagnostic[];
}

/** How much is told by the standard's output (Core 12.4). */
export type Output = 'flag' | 'basic' | 'detailed' | 'verbose';

/** A result in the standard's output; a flag has `valid` alone. */
export interface OutputUnit {
  valid: boolean;
  keywordLocation?: string;
  absoluteKeywordLocation?: string;
  instanceLocation?: string;
  error?: string;
  annotation?: unknown;
  errors?: OutputUnit[];
  annotations?: OutputUnit[];
  /** Of the whole, why there is no verdict. */
  diagnostics?: Diagnostic[];
}

/** A form as a schema. */
export interface ExportedSchema {
  /** The schema; none where the form has mistakes. */
  schema?: Record<string, unknown>;
  /** What the schema leaves open, with pointers into the form; or the form's mistakes. */
  diagnostics: Diagnostic[];
}

/** A schema as a form. */
export interface OpenedForm {
  /** The form, as it stands in a bundle; none where there is no schema. */
  form?: FormDefinition;
  /** What of the schema is left out, with pointers into it. */
  diagnostics: Diagnostic[];
}
