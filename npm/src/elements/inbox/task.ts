/** One task, opened: the submission, what was said, and what a person can answer. */

import type { Entry, Outcome, Task } from '../../face/index.js';
import { heading, make, set, uniqueId } from '../dom.js';
import { list as answers } from './answers.js';
import { about, type Surroundings } from './list.js';

export interface Answering extends Surroundings {
  /** What was typed before as a comment. */
  comment: string;
  /** The last entry of the timeline that has a comment. */
  said: Entry | undefined;
  back(): void;
  /** `outcome` is absent for a task that only has to be done; `label` is what the button said. */
  answer(outcome: Outcome | undefined, label: string, comment: string): void;
}

export class OpenTask {
  readonly task: Task;
  readonly root: HTMLElement;
  /** What takes the focus when the task is opened. */
  readonly top: HTMLElement;
  readonly #around: Answering;
  readonly #problem: HTMLElement;
  readonly #comment = make('textarea', { id: uniqueId(), rows: 3 });

  constructor(task: Task, around: Answering) {
    this.task = task;
    this.#around = around;
    this.#comment.value = around.comment;
    const { localization, level, said, nameOf } = around;
    const back = make('button', { class: 'rs-back', type: 'button' }, localization.text('inbox.back'));
    back.addEventListener('click', () => around.back());
    this.top = heading(level, { class: 'rs-title', tabindex: -1 }, task.title);
    this.#problem = make('p', { class: 'rs-error', id: uniqueId(), role: 'alert' });
    this.root = make(
      'article',
      { class: 'rs-task-open' },
      back,
      this.top,
      ...(task.slipTitle === task.title ? [] : [make('p', { class: 'rs-description' }, task.slipTitle)]),
      about(task, around),
    );
    if (said?.comment) {
      const who = make('p', { class: 'rs-meta' }, localization.text('inbox.said', { name: nameOf(said.by ?? '') }));
      this.root.append(make('div', { class: 'rs-said' }, who, make('blockquote', { class: 'rs-comment' }, said.comment)));
    }
    if (task.kind !== 'revise') {
      this.root.append(...this.#answers(), this.#reply());
    }
  }

  /** What is typed as a comment. */
  get comment(): string {
    return this.#comment.value;
  }

  /** Says why an answer was not taken. */
  tell(problem: string): void {
    this.#problem.textContent = problem;
  }

  #answers(): HTMLElement[] {
    const { localization, level } = this.#around;
    const title = heading(level + 1, { class: 'rs-subtitle' }, localization.text('inbox.answers'));
    return [title, answers(this.task.values, localization)];
  }

  #reply(): HTMLElement {
    const { localization, answer } = this.#around;
    const { outcomes } = this.task;
    const sendsBack = outcomes.filter(({ kind }) => kind === 'sendBack').length;
    const comment = this.#comment;
    const { id } = comment;
    const hint = make('p', { id: `${id}-hint`, class: 'rs-hint' }, localization.text('inbox.commentHint'));
    const described = sendsBack ? `${hint.id} ${this.#problem.id}` : this.#problem.id;
    set(comment, 'aria-describedby', described);

    const actions = make('div', { class: 'rs-actions' });
    const choices: (Outcome | undefined)[] = outcomes.length > 0 ? outcomes : [undefined];
    for (const outcome of choices) {
      const kind = outcome?.kind ?? 'agree';
      // Where only one answer sends the form back, it says so, whatever its name is.
      const sendsThisBack = kind === 'sendBack' && sendsBack === 1;
      const label = sendsThisBack ? localization.text('inbox.sendBack') : (outcome?.label ?? localization.text('inbox.done'));
      const style = kind === 'agree' ? 'rs-button rs-primary' : 'rs-button';
      const button = make('button', { class: style, type: 'button' }, label);
      button.addEventListener('click', () => {
        const text = comment.value.trim();
        const missing = kind === 'sendBack' && !text;
        set(comment, 'aria-invalid', missing ? 'true' : null);
        this.tell(missing ? localization.text('inbox.commentMissing') : '');
        if (missing) {
          comment.focus();
        } else {
          answer(outcome, label, text);
        }
      });
      actions.append(button);
    }
    const label = make('label', { for: id }, localization.text('inbox.comment'));
    const field = make('div', { class: 'rs-field' }, label, ...(sendsBack ? [hint] : []), this.#problem, comment);
    return make('div', { class: 'rs-reply' }, field, actions);
  }
}
