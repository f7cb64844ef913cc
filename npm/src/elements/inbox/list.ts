/** The tasks that wait for a person. */

import type { Localization, Task } from '../../face/index.js';
import { heading, make } from '../dom.js';
import { time } from '../time.js';

export interface Surroundings {
  localization: Localization;
  /** The level of the first heading. */
  level: number;
  nameOf(actor: string): string;
}

export function list(tasks: Task[], around: Surroundings, open: (task: Task) => void): HTMLElement {
  const { localization, level } = around;
  if (tasks.length === 0) {
    return make('p', { class: 'rs-empty' }, localization.text('inbox.empty'));
  }
  const items = tasks.map((task) => {
    const button = make('button', { class: 'rs-task-link', type: 'button', 'data-task': task.id }, task.title);
    button.addEventListener('click', () => open(task));
    const title = heading(level, { class: 'rs-task-title' }, '');
    title.append(button);
    return make('li', { class: 'rs-task' }, title, make('p', {}, task.slipTitle), about(task, around));
  });
  return make('ul', { class: 'rs-tasks', 'aria-label': localization.text('inbox.tasks') }, ...items);
}

/** From whom a task comes, since when it waits, and until when. */
export function about({ submitter, since, due, overdue }: Task, around: Surroundings): HTMLElement {
  const { localization, nameOf } = around;
  const { locale } = localization;
  const from = localization.text('inbox.from', { name: nameOf(submitter) });
  const line = make('p', { class: 'rs-meta' }, from, ' · ', time(since, locale));
  if (due) {
    line.append(` · ${localization.text('inbox.due')} `, time(due, locale));
  }
  if (overdue) {
    line.append(' ', make('strong', { class: 'rs-overdue' }, localization.text('inbox.overdue')));
  }
  return line;
}
