/** What `<routeslip-form>` itself says. */

export interface FormStrings {
  next: string;
  back: string;
  submit: string;
  step(step: number, steps: number): string;
  optional: string;
  /** The option of a select that stands for no choice. */
  choose: string;
  yes: string;
  no: string;
  /** Stands before the message at a field, for those who hear it. */
  error: string;
  /** The heading of the list of errors. */
  problem: string;
  /** Stands before the title of the page while there are errors; may be empty. */
  titlePrefix: string;
  /** Submitting failed for a reason that is no mistake in the form. */
  failed: string;
}

export const english: FormStrings = {
  next: 'Continue',
  back: 'Back',
  submit: 'Submit',
  step: (step, steps) => `Step ${step} of ${steps}`,
  optional: '(optional)',
  choose: 'Choose…',
  yes: 'Yes',
  no: 'No',
  error: 'Error:',
  problem: 'There is a problem',
  titlePrefix: 'Error: ',
  failed: 'Your answers could not be sent. They are kept: try again in a moment.',
};
