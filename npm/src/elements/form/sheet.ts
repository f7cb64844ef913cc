/** A form session as drawn on the page: a page is built when it is first shown, and then follows the lists of changes. */

import type {
  Change,
  FieldState,
  FileHandle,
  Filled,
  FormSession,
  Localization,
  PageState,
  Slip,
  Submission,
} from '../../face/index.js';
import { heading, make, uniqueId } from '../dom.js';
import { errorsOn, type Failure, Failures } from './failures.js';
import { Leaf } from './leaf.js';
import { Steps } from './steps.js';
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

export class Sheet {
  readonly root: HTMLFormElement;
  readonly session: FormSession<Filled>;
  readonly #around: Surroundings;
  readonly #id = uniqueId();
  readonly #tree: OpenTree;
  readonly #steps: Steps;
  readonly #failures: Failures;
  readonly #leaves = new Map<number, Leaf>();
  readonly #pages: PageState[];
  readonly #title: HTMLElement;
  readonly #description = make('p', { class: 'rs-description' });
  /** What is said to those who can't see what has happened. */
  readonly #status = make('p', { class: 'rs-unseen', role: 'status' });
  #current: number;
  #leaf: Leaf;
  #submitting = false;
  #closed = false;
  /** Shows what follows from the answer to a check of the page, which came by itself. */
  readonly #answered = (event: Event) => this.#edit(() => (event as CustomEvent<Change[]>).detail);

  constructor(session: FormSession<Filled>, around: Surroundings) {
    this.session = session;
    this.#around = around;
    const { state, form } = session;
    const { localization, level, handed, failed } = around;
    this.#pages = state.pages;
    this.#current = session.page;
    this.#tree = new OpenTree({
      localization,
      say: (text) => (this.#status.textContent = text),
      hand: handed,
      edit: (edit) => this.#edit(() => edit(session)),
    });
    const go = (page: number, field: string) => this.#go(page, field);
    const place = this.#id;
    this.#failures = new Failures({ form, tree: this.#tree, localization, level: level + 1, place, go, failed });
    this.#steps = new Steps(`${this.#id}-step`, localization, this.#pages);
    this.#title = heading(level, { id: this.#id, class: 'rs-title', tabindex: -1 }, '');
    this.#head(state.title ?? form.title, state.description ?? form.description);
    this.#leaf = this.#build(this.#current, state.fields);
    const { line, progress, next, back } = this.#steps;
    this.root = make(
      'form',
      { class: 'rs-form', novalidate: true, 'aria-labelledby': this.#id },
      this.#title,
      this.#description,
      line,
      progress,
      this.#leaf.root,
      make('div', { class: 'rs-actions' }, next, back),
      this.#status,
    );
    this.#steps.tell(this.#current);
    this.#listen();
  }

  /** What the summary tells. */
  get failure(): Failure | undefined {
    return this.#failures.failure;
  }

  /** Tells in a summary why it did not go on. */
  fail(failure: Failure): void {
    this.#failures.tell(failure, this.root);
  }

  /** Takes it off the page. A control that loses the focus by that was not left by a person. */
  close(): void {
    this.#closed = true;
    this.session.removeEventListener('change', this.#answered);
    this.root.remove();
  }

  #listen(): void {
    this.session.addEventListener('change', this.#answered);
    this.root.addEventListener('input', ({ target }) => this.#typed(target));
    this.root.addEventListener('focusout', ({ target, relatedTarget }) => this.#left(target, relatedTarget));
    this.root.addEventListener('keydown', (event) => {
      const wanted = asked(event);
      if (wanted) {
        event.preventDefault();
        this.#edit(() => this.session[wanted]());
      }
    });
    // A press on a button must not take the focus from a field: the error that leaving the field shows would push the
    // button away from under the pointer.
    this.root.addEventListener('mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) {
        event.preventDefault();
      }
    });
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#goOn();
    });
    this.#steps.back.addEventListener('click', () => {
      this.#failures.clear();
      this.#apply(this.session.back());
    });
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
    if (!this.#steps.isLast(this.#current)) {
      const before = this.session.page;
      const changes = this.session.next();
      if (this.session.page === before) {
        this.#apply(changes);
        this.#refuse(errorsOn(before, this.#leaf.root, this.#pages[before], this.#tree));
      } else {
        this.#failures.clear();
        this.#apply(changes);
      }
    } else if (!this.#submitting) {
      this.#submitting = true;
      this.#steps.busy(true);
      try {
        await this.#submit();
      } catch (error) {
        this.#refuse('sending');
        reportError(error);
      } finally {
        this.#submitting = false;
        this.#steps.busy(false);
      }
    }
  }

  async #submit(): Promise<void> {
    const submitted = await this.session.submit();
    if (!('errors' in submitted)) {
      this.#failures.clear();
      this.#around.submitted('slip' in submitted ? submitted.slip : submitted.submission);
      return;
    }
    this.#apply(submitted.changes);
    this.#refuse(submitted.errors);
  }

  #refuse(failure: Failure): void {
    this.#failures.tell(failure, this.root)?.focus();
  }

  #apply(changes: Change[], typing?: string): void {
    this.#tree.apply(changes, typing);
    let pages = false;
    for (const change of changes) {
      if ('field' in change) {
        if (change.error === null) {
          this.#failures.mended(change.field);
        }
      } else if ('page' in change) {
        const { page, ...state } = change;
        const known = this.#pages[page];
        if (known) {
          Object.assign(known, state);
          this.#leaves.get(page)?.tell(known);
          pages = true;
        }
      } else if (!('current' in change)) {
        this.#head(change.title, change.description);
      }
    }
    if (this.session.page !== this.#current) {
      this.#turn(this.session.page);
    } else if (pages) {
      this.#steps.tell(this.#current);
    }
  }

  #go(page: number, field: string): void {
    if (page !== this.session.page) {
      this.#apply(this.session.goTo(page));
    }
    (this.#tree.part(field) ?? this.#top()).focus();
  }

  /** Brings another page into view, and the focus to its top. */
  #turn(page: number): void {
    this.#current = page;
    const leaf = this.#leaves.get(page) ?? this.#build(page, this.session.state.fields);
    this.#leaf.root.replaceWith(leaf.root);
    this.#leaf = leaf;
    this.#steps.tell(page);
    this.#top().focus({ preventScroll: true });
    if (this.root.getBoundingClientRect().top < 0) {
      this.root.scrollIntoView();
    }
  }

  #build(page: number, states: FieldState[]): Leaf {
    const view = this.session.form.pages[page] ?? { fields: [] };
    const known = this.#pages[page] ?? { visible: true, valid: true, errors: [] };
    const leaf = new Leaf(view, known, states, this.#tree, this.#around.level + 1, this.#steps.line.id);
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
}
