// A form on its own.

import { createForm, init, validateMany, type FormSession, type Submission, type SubmittedForm } from 'routeslip/form';
import type { RouteslipFormElement } from 'routeslip/elements/form';

await init();
const { session } = await createForm({ pages: [{ fields: [{ name: 'age', type: 'number', label: 'Age' }] }] }, { clock: Date.now });

// @ts-expect-error: where the definition has an error, there is no session.
session.set('age', 1);

// @ts-expect-error: a form has pages, not steps.
createForm({ steps: [] });

export async function fill(element: RouteslipFormElement, session: FormSession<{ submission: Submission }>): Promise<Submission> {
  element.session = session;
  const submitted = await session.submit();

  // @ts-expect-error: whether it was submitted has to be looked at first.
  submitted.submission;

  // @ts-expect-error: a form on its own makes no slip.
  submitted.slip;

  return 'submission' in submitted ? submitted.submission : {};
}

export const told = ({ locale, duration, form }: SubmittedForm): string => `${locale ?? form} ${duration / 1000}`;

const { report } = await validateMany({ pages: [] }, new Uint8Array(), { format: 'csv', delimiter: ';', limit: 10, signal: AbortSignal.timeout(1) });

// @ts-expect-error: where the definition has an error, there is no report.
report.valid;

report?.failures[0]?.errors[0]?.code satisfies string | undefined;

// @ts-expect-error: submissions are bytes.
await validateMany({ pages: [] }, '{}');

// @ts-expect-error: there are three formats.
await validateMany({ pages: [] }, [], { format: 'xml' });
