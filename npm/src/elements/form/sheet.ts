/** A form session as drawn on the page: a page is built when it is first shown, and then follows the lists of changes. */

import type { Change, FieldError, FieldState, Filled, FormSession, Localization, PageState, Slip, Submission } from '../../face/index.js';
import { heading, make, set, uniqueId } from '../dom.js';
import { Field } from './field.js';
import { type Problem, Summary } from './summary.js';

export interface Surroundings {
  localization: Localization;
  /** The level of the form's heading. */
  level: number;
  changed(changes: Change[]): void;
  submitted(result: Slip | Submission): void;
  /** Whether there are errors in the summary. */
  failed(failed: boolean): void;
}

/** Why it did not go on: what is wrong, or that submitting failed for another reason. */
export type Failure = FieldError[] | 'sending';

/** A page of the form that has been built. */
interface Leaf {
  root: HTMLElement;
  /** What takes the focus when the page comes into view. */
  top: HTMLElement;
  errors: HTMLElement;
}

export class Sheet {
  readonly root: HTMLFormElement;
  readonly session: FormSession<Filled>;
  readonly #around: Surroundings;
  readonly #id = uniqueId();
  readonly #fields = new Map<string, Field>();
  readonly #leaves = new Map<number, Leaf>();
  readonly #pages: PageState[];
  readonly #title: HTMLElement;
  readonly #step = make('p', { class: 'rs-step', id: `${this.#id}-step` });
  readonly #progress = make('progress', { class: 'rs-progress', 'aria-hidden': 'true' });
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
    this.#title = heading(level, { id: this.#id, class: 'rs-title', tabindex: -1 }, title);
    this.#next = make('button', { class: 'rs-button rs-primary' });
    this.#back = make('button', { class: 'rs-button', type: 'button' }, localization.text('form.back'));
    const actions = make('div', { class: 'rs-actions' }, this.#next, this.#back);
    this.#leaf = this.#build(this.#current, state.fields);
    this.root = make(
      'form',
      { class: 'rs-form', novalidate: true, 'aria-labelledby': this.#id },
      this.#title,
      ...(description ? [make('p', { class: 'rs-description' }, description)] : []),
      this.#step,
      this.#progress,
      this.#leaf.root,
      actions,
    );
    this.#guide();

    this.root.addEventListener('input', ({ target }) => this.#typed(target));
    this.root.addEventListener('focusout', ({ target, relatedTarget }) => this.#left(target, relatedTarget));
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
    actions.addEventListener('mousedown', (event) => event.preventDefault());
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
    const field = this.#fieldOf(target);
    if (field) {
      const { name } = field.view;
      const changes = this.session.set(name, field.value);
      this.#apply(changes, name);
      this.#around.changed(changes);
    }
  }

  #left(target: EventTarget | null, to: EventTarget | null): void {
    const field = this.#fieldOf(target);
    if (field && !this.#closed && !(to instanceof Node && field.root.contains(to))) {
      this.#apply(this.session.blur(field.view.name));
    }
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
    for (const { name } of this.session.form.pages[page]?.fields ?? []) {
      const { error, root } = this.#fields.get(name) ?? {};
      if (error && !root?.hidden) {
        errors.push({ ...error, field: name, page });
      }
    }
    for (const message of this.#pages[page]?.errors ?? []) {
      errors.push({ code: 'check', message, page });
    }
    return errors;
  }

  #problem(error: FieldError): Problem {
    const { field = '', page, message = '' } = error;
    const view = this.session.form.pages[page]?.fields.find(({ name }) => name === field);
    return {
      message: view ? this.#around.localization.error(error, view) : message,
      field: error.field,
      place: this.#fields.get(field)?.id ?? this.#id,
      go: () => {
        if (page !== this.session.page) {
          this.#apply(this.session.goTo(page));
        }
        (this.#fields.get(field) ?? this.#leaf.top).focus();
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
    let pages = false;
    for (const change of changes) {
      if ('field' in change) {
        this.#fields.get(change.field)?.update(change, change.field === typing);
        if (change.error === null) {
          this.#mended(change.field);
        }
      } else if ('page' in change) {
        const { page, ...state } = change;
        Object.assign(this.#pages[page] ?? {}, state);
        this.#tell(page);
        pages = true;
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
    leaf.top.focus({ preventScroll: true });
    if (this.root.getBoundingClientRect().top < 0) {
      this.root.scrollIntoView();
    }
  }

  #build(page: number, states: FieldState[]): Leaf {
    const { localization, level } = this.#around;
    const { title, fields = [] } = this.session.form.pages[page] ?? {};
    const root = make('div', { class: 'rs-page' });
    let top = this.#title;
    if (title) {
      top = heading(level + 1, { class: 'rs-page-title', tabindex: -1, 'aria-describedby': this.#step.id }, title);
      root.append(top);
    }
    const stateOf = new Map(states.map((state) => [state.field, state]));
    for (const view of fields) {
      const state = stateOf.get(view.name);
      if (state) {
        const field = new Field(view, state, { id: `${this.#id}-${this.#fields.size}`, localization });
        this.#fields.set(view.name, field);
        root.append(field.root);
      }
    }
    const errors = make('div', { class: 'rs-page-errors' });
    root.append(errors);
    const leaf = { root, top, errors };
    this.#leaves.set(page, leaf);
    this.#tell(page);
    return leaf;
  }

  /** Shows the messages that belong to a page as a whole. */
  #tell(page: number): void {
    const messages = this.#pages[page]?.errors ?? [];
    this.#leaves.get(page)?.errors.replaceChildren(...messages.map((text) => make('p', { class: 'rs-error' }, text)));
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

  #fieldOf(target: EventTarget | null): Field | undefined {
    const name = target instanceof Element ? target.getAttribute('name') : null;
    return name === null ? undefined : this.#fields.get(name);
  }
}
