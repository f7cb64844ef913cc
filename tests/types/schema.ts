// JSON Schemas.

import { compileSchema, type CompiledSchema, type OutputUnit, type Report, type Violation } from 'routeslip/schema';

using schema: CompiledSchema = compileSchema({ type: 'object' }, { draft: 'draft-07', formats: true, remotes: { 'https://a.b/c': true } });
export const isValid: boolean = schema.isValid({}) && schema.isValidText('{}');
export const report: Report = schema.validate(1);
export const violations: Violation[] = schema.validateText('1').violations;
export const unit: OutputUnit = schema.validate(1, { output: 'basic' });
compileSchema('{}').free();
compileSchema(true);

// @ts-expect-error: a form of the standard's output.
schema.validate(1, { output: 'short' });

// @ts-expect-error: one of the drafts.
compileSchema({}, { draft: 'draft-04' });

// @ts-expect-error: a text is a string.
schema.validateText({});

// @ts-expect-error: the standard's output has errors, a report has violations.
schema.validate(1, { output: 'flag' }).violations;
