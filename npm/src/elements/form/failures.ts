/** Why a form did not go on, told in a summary that shrinks as things are mended. */

import type { FieldError, FormView, Localization, PageState } from '../../face/index.js';
import { find } from './find.js';
import { type Problem, Summary } from './summary.js';
import type { OpenTree } from './tree.js';

/** Why it did not go on: what is wrong, or that submitting failed for another reason. */
export type Failure = FieldError[] | 'sending';

export interface Surroundings {
  form: FormView;
  tree: OpenTree;
  localization: Localization;
  /** The level of the summary's heading. */
  level: number;
  /** Where a message leads that is about no field in view. */
  place: string;
  /** Brings the page into view, and the focus to the field, or to the top where there is none. */
  go(page: number, field: string): void;
  /** Whether there are errors in the summary. */
  failed(failed: boolean): void;
}

export class Failures {
  readonly #around: Surroundings;
  #summary: Summary | undefined;
  #failure: Failure | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** What the summary tells. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Tells in a summary at the top of `root` why it did not go on; gives the summary, if there is anything to tell. */
  tell(failure: Failure, root: HTMLElement): HTMLElement | undefined {
    if (failure.length === 0) {
      return undefined;
    }
    const { localization, level, failed } = this.#around;
    const problems =
      failure === 'sending'
        ? [{ message: localization.text('form.failed') }]
        : failure.map((error) => this.#problem(error));
    this.#failure = failure;
    this.#summary?.root.remove();
    this.#summary = new Summary(localization.text('form.problem'), level, problems);
    root.prepend(this.#summary.root);
    failed(true);
    return this.#summary.root;
  }

  clear(): void {
    this.#summary?.root.remove();
    this.#summary = this.#failure = undefined;
    this.#around.failed(false);
  }

  /** Takes out what is no longer wrong. */
  mended(field: string): void {
    if (this.#failure instanceof Array) {
      this.#failure = this.#failure.filter((error) => error.field !== field);
    }
    if (this.#summary?.mended(field) === false) {
      this.clear();
    }
  }

  #problem(error: FieldError): Problem {
    const { field = '', page } = error;
    const { form, tree, localization, place, go } = this.#around;
    const part = tree.part(field);
    const view = find(form.pages[page]?.fields ?? [], field);
    const shown = view && part?.label ? { ...view, label: part.label, term: undefined } : view;
    const message = localization.error(error, shown);
    // Of several rows, the message says which.
    const row = part?.root.closest<HTMLElement>('[data-row]')?.dataset['row'];
    return {
      message: row ? `${row}: ${message}` : message,
      field: error.field,
      place: part?.id ?? place,
      go: () => go(page, field),
    };
  }
}

/** What is wrong on a page, in the order of the page. */
export function errorsOn(page: number, root: HTMLElement, state: PageState | undefined, tree: OpenTree): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, { error, root: element }] of tree.partsIn(root)) {
    if (error && !element.closest('[hidden]')) {
      errors.push({ ...error, field, page });
    }
  }
  for (const message of state?.errors ?? []) {
    errors.push({ code: 'check', message, page });
  }
  return errors;
}
