// Forms become schemas, and schemas forms.

import { exportJsonSchema, formFromSchema } from 'routeslip/schema';
import type { ExportedSchema, OpenedForm } from 'routeslip/schema';

const exported: ExportedSchema = exportJsonSchema({ pages: [{ fields: [{ name: 'a', type: 'text' }] }] });
const opened: OpenedForm = formFromSchema(exported.schema ?? true);

export const title: string | undefined = opened.form?.title;
export const code: string | undefined = opened.diagnostics[0]?.code;

// @ts-expect-error: a form is no number.
exportJsonSchema(3);
