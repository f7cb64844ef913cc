/** One task, opened: the submission, what was said, and what a person can answer. */

import type { Entry, Outcome, Task } from '../../face/index.js';
import { answer } from '../../messages/en.js';
import { heading, make, set, uniqueId } from '../dom.js';
import { about, type Surroundings } from './list.js';

export interface Answering extends Surroundings {
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

  constructor(task: Task, around: Answering) {
    this.task = task;
    this.#around = around;
    const { strings, level, said, nameOf } = around;
    const back = make('button', { class: 'rs-back', type: 'button' }, strings.back);
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
      const who = make('p', { class: 'rs-meta' }, strings.said(nameOf(said.by ?? '')));
      this.root.append(make('div', { class: 'rs-said' }, who, make('blockquote', { class: 'rs-comment' }, said.comment)));
    }
    if (task.kind !== 'revise') {
      this.root.append(...this.#answers(), this.#reply());
    }
  }

  /** Says why an answer was not taken. */
  tell(problem: string): void {
    this.#problem.textContent = problem;
  }

  #answers(): HTMLElement[] {
    const { strings, level } = this.#around;
    const rows = this.task.values.map((given) =>
      make('div', {}, make('dt', {}, given.label), make('dd', {}, answer(given) || strings.noAnswer)),
    );
    return [heading(level + 1, { class: 'rs-subtitle' }, strings.answers), make('dl', { class: 'rs-answers' }, ...rows)];
  }

  #reply(): HTMLElement {
    const { strings, answer } = this.#around;
    const { outcomes } = this.task;
    const sendsBack = outcomes.filter(({ kind }) => kind === 'sendBack').length;
    const id = uniqueId();
    const comment = make('textarea', { id, rows: 3 });
    const hint = make('p', { id: `${id}-hint`, class: 'rs-hint' }, strings.commentHint);
    const described = sendsBack ? `${hint.id} ${this.#problem.id}` : this.#problem.id;
    set(comment, 'aria-describedby', described);

    const actions = make('div', { class: 'rs-actions' });
    const choices: (Outcome | undefined)[] = outcomes.length > 0 ? outcomes : [undefined];
    for (const outcome of choices) {
      const kind = outcome?.kind ?? 'agree';
      // Where only one answer sends the form back, it says so, whatever its name is.
      const label = kind === 'sendBack' && sendsBack === 1 ? strings.sendBack : (outcome?.label ?? strings.done);
      const style = kind === 'agree' ? 'rs-button rs-primary' : 'rs-button';
      const button = make('button', { class: style, type: 'button' }, label);
      button.addEventListener('click', () => {
        const text = comment.value.trim();
        const missing = kind === 'sendBack' && !text;
        set(comment, 'aria-invalid', missing ? 'true' : null);
        this.tell(missing ? strings.commentMissing : '');
        if (missing) {
          comment.focus();
        } else {
          answer(outcome, label, text);
        }
      });
      actions.append(button);
    }
    const label = make('label', { for: id }, strings.comment);
    const field = make('div', { class: 'rs-field' }, label, ...(sendsBack ? [hint] : []), this.#problem, comment);
    return make('div', { class: 'rs-reply' }, field, actions);
  }
}
