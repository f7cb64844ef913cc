/** A form session as drawn on the page: a page is built when it is first shown, and then follows the lists of changes. */

import type {
  Change,
  FieldError,
  FieldState,
  FileHandle,
  Filled,
  FormSession,
  Localization,
  PageState,
  Slip,
  Submission,
} from '../../face/index.js';
import { heading, make, set, uniqueId } from '../dom.js';
import { find } from './find.js';
import { Leaf } from './leaf.js';
import { type Problem, Summary } from './summary.js';
import { OpenTree } from './tree.js';
import { asked } from './undo.js';

export interface Surroundings {
  localization: Localization;
  /** The level of the form's heading. */
  level: number;
  changed(changes: Change[]): void;
  /** A file was chosen, or, without it, is needed no more. */
  handed(field: string, handle: FileHandle, file?: File): void;
  submitted(result: Slip | Submission): void;
  /** Whether there are errors in the summary. */
  failed(failed: boolean): void;
}

/** Why it did not go on: what is wrong, or that submitting failed for another reason. */
export type Failure = FieldError[] | 'sending';

export class Sheet {
  readonly root: HTMLFormElement;
  readonly session: FormSession<Filled>;
  readonly #around: Surroundings;
  readonly #id = uniqueId();
  readonly #tree: OpenTree;
  readonly #leaves = new Map<number, Leaf>();
  readonly #pages: PageState[];
  readonly #title: HTMLElement;
  readonly #description = make('p', { class: 'rs-description' });
  readonly #step = make('p', { class: 'rs-step', id: `${this.#id}-step` });
  readonly #progress = make('progress', { class: 'rs-progress', 'aria-hidden': 'true' });
  /** What is said to those who can't see what has happened. */
  readonly #status = make('p', { class: 'rs-unseen', role: 'status' });
  readonly #next: HTMLButtonElement;
  readonly #back: HTMLButtonElement;
  #current: number;
  #leaf: Leaf;
  #summary: Summary | undefined;
  #failure: Failure | undefined;
  #submitting = false;
  #closed = false;

  constructor(session: FormSession<Filled>, around: Surroundings) {
    this.session = session;
    this.#around = around;
    const { title, description } = session.form;
    const { state } = session;
    this.#pages = state.pages;
    this.#current = session.page;

    const { localization, level } = around;
    this.#tree = new OpenTree({
      localization,
      say: (text) => (this.#status.textContent = text),
      hand: around.handed,
      edit: (edit) => this.#edit(() => edit(session)),
    });
    this.#title = heading(level, { id: this.#id, class: 'rs-title', tabindex: -1 }, '');
    this.#head(state.title ?? title, state.description ?? description);
    this.#next = make('button', { class: 'rs-button rs-primary' });
    this.#back = make('button', { class: 'rs-button', type: 'button' }, localization.text('form.back'));
    const actions = make('div', { class: 'rs-actions' }, this.#next, this.#back);
    this.#leaf = this.#build(this.#current, state.fields);
    this.root = make(
      'form',
      { class: 'rs-form', novalidate: true, 'aria-labelledby': this.#id },
      this.#title,
      this.#description,
      this.#step,
      this.#progress,
      this.#leaf.root,
      actions,
      this.#status,
    );
    this.#guide();

    this.root.addEventListener('input', ({ target }) => this.#typed(target));
    this.root.addEventListener('focusout', ({ target, relatedTarget }) => this.#left(target, relatedTarget));
    this.root.addEventListener('keydown', (event) => {
      const wanted = asked(event);
      if (wanted) {
        event.preventDefault();
        this.#edit(() => session[wanted]());
      }
    });
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#goOn();
    });
    this.#back.addEventListener('click', () => {
      this.#clear();
      this.#apply(session.back());
    });
    // A press on a button must not take the focus from a field: the error that leaving the field shows would push the
    // button away from under the pointer.
    this.root.addEventListener('mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) {
        event.preventDefault();
      }
    });
  }

  /** What the summary tells. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Takes it off the page. A control that loses the focus by that was not left by a person. */
  close(): void {
    this.#closed = true;
    this.root.remove();
  }

  /** Tells in a summary why it did not go on. */
  fail(failure: Failure): void {
    if (failure.length === 0) {
      return;
    }
    const { localization, level, failed } = this.#around;
    const problems =
      failure === 'sending'
        ? [{ message: localization.text('form.failed') }]
        : failure.map((error) => this.#problem(error));
    this.#failure = failure;
    this.#summary?.root.remove();
    this.#summary = new Summary(localization.text('form.problem'), level + 1, problems);
    this.root.prepend(this.#summary.root);
    failed(true);
  }

  #typed(target: EventTarget | null): void {
    const [path, part] = this.#tree.partsAt(target)[0] ?? [];
    const value = part?.value;
    if (path !== undefined && value !== undefined) {
      this.#edit(() => this.session.set(path, value), path);
    }
  }

  /** A field was left, and with it all that it stands in and that the focus is no longer in. */
  #left(target: EventTarget | null, to: EventTarget | null): void {
    for (const [path, { root }] of this.#closed ? [] : this.#tree.partsAt(target)) {
      if (to instanceof Node && root.contains(to)) {
        return;
      }
      this.#apply(this.session.blur(path));
    }
  }

  #edit(edit: () => Change[], typing?: string): void {
    const changes = edit();
    this.#apply(changes, typing);
    this.#around.changed(changes);
  }

  async #goOn(): Promise<void> {
    if (!this.#isLast()) {
      const before = this.session.page;
      const changes = this.session.next();
      if (this.session.page === before) {
        this.#apply(changes);
        this.#refuse(this.#errors(before));
      } else {
        this.#clear();
        this.#apply(changes);
      }
    } else if (!this.#submitting) {
      this.#submitting = true;
      set(this.#next, 'aria-disabled', 'true');
      try {
        await this.#submit();
      } catch (error) {
        this.#refuse('sending');
        reportError(error);
      } finally {
        this.#submitting = false;
        set(this.#next, 'aria-disabled', null);
      }
    }
  }

  async #submit(): Promise<void> {
    const submitted = await this.session.submit();
    if (!('errors' in submitted)) {
      this.#clear();
      this.#around.submitted('slip' in submitted ? submitted.slip : submitted.submission);
      return;
    }
    this.#apply(submitted.changes);
    this.#refuse(submitted.errors);
  }

  #refuse(failure: Failure): void {
    this.fail(failure);
    this.#summary?.root.focus();
  }

  /** What is wrong on a page, in the order of the page. */
  #errors(page: number): FieldError[] {
    const errors: FieldError[] = [];
    for (const [field, { error, root }] of this.#tree.partsIn(this.#leaf.root)) {
      if (error && !root.closest('[hidden]')) {
        errors.push({ ...error, field, page });
      }
    }
    for (const message of this.#pages[page]?.errors ?? []) {
      errors.push({ code: 'check', message, page });
    }
    return errors;
  }

  #problem(error: FieldError): Problem {
    const { field = '', page } = error;
    const { localization } = this.#around;
    const part = this.#tree.part(field);
    const view = find(this.session.form.pages[page]?.fields ?? [], field);
    const message = localization.error(error, view && part?.label ? { ...view, label: part.label, term: undefined } : view);
    // Of several rows, the message says which.
    const row = part?.root.closest<HTMLElement>('[data-row]')?.dataset['row'];
    return {
      message: row ? `${row}: ${message}` : message,
      field: error.field,
      place: part?.id ?? this.#id,
      go: () => {
        if (page !== this.session.page) {
          this.#apply(this.session.goTo(page));
        }
        (this.#tree.part(field) ?? this.#top()).focus();
      },
    };
  }

  #clear(): void {
    this.#summary?.root.remove();
    this.#summary = this.#failure = undefined;
    this.#around.failed(false);
  }

  #mended(field: string): void {
    if (this.#failure instanceof Array) {
      this.#failure = this.#failure.filter((error) => error.field !== field);
    }
    if (this.#summary?.mended(field) === false) {
      this.#clear();
    }
  }

  #apply(changes: Change[], typing?: string): void {
    this.#tree.apply(changes, typing);
    let pages = false;
    for (const change of changes) {
      if ('field' in change) {
        if (change.error === null) {
          this.#mended(change.field);
        }
      } else if ('page' in change) {
        const { page, ...state } = change;
        Object.assign(this.#pages[page] ?? {}, state);
        this.#leaves.get(page)?.tell(this.#pages[page] ?? {});
        pages = true;
      } else if (!('current' in change)) {
        this.#head(change.title, change.description);
      }
    }
    if (this.session.page !== this.#current) {
      this.#turn(this.session.page);
    } else if (pages) {
      this.#guide();
    }
  }

  /** Brings another page into view, and the focus to its top. */
  #turn(page: number): void {
    this.#current = page;
    const leaf = this.#leaves.get(page) ?? this.#build(page, this.session.state.fields);
    this.#leaf.root.replaceWith(leaf.root);
    this.#leaf = leaf;
    this.#guide();
    this.#top().focus({ preventScroll: true });
    if (this.root.getBoundingClientRect().top < 0) {
      this.root.scrollIntoView();
    }
  }

  #build(page: number, states: FieldState[]): Leaf {
    const view = this.session.form.pages[page];
    const leaf = new Leaf(view, this.#pages[page], states, this.#tree, this.#around.level + 1, this.#step.id);
    this.#leaves.set(page, leaf);
    return leaf;
  }

  /** What takes the focus when the page comes into view. */
  #top(): HTMLElement {
    return this.#leaf.heading.hidden ? this.#title : this.#leaf.heading;
  }

  #head(title: string | undefined, description: string | undefined): void {
    this.#title.textContent = title ?? this.#title.textContent;
    this.#description.textContent = description ?? this.#description.textContent;
    this.#description.hidden = !this.#description.textContent;
  }

  /** Says which step this is, and names the buttons after what they do. */
  #guide(): void {
    const { localization } = this.#around;
    const steps = this.#visible();
    const step = steps.indexOf(this.#current) + 1;
    this.#step.textContent = localization.text('form.step', { step, steps: steps.length });
    this.#progress.max = steps.length;
    this.#progress.value = step;
    this.#step.hidden = this.#progress.hidden = steps.length < 2;
    this.#back.hidden = step < 2;
    this.#next.textContent = localization.text(this.#isLast() ? 'form.submit' : 'form.next');
  }

  #visible(): number[] {
    return [...this.#pages.keys()].filter((page) => this.#pages[page]?.visible);
  }

  #isLast(): boolean {
    return this.#visible().at(-1) === this.#current;
  }
}
