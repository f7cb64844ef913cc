/** `<routeslip-inbox>`: the tasks of a person, and answering them. Importing this registers nothing. */

import type { Localization, Outcome, Slip, Task } from '../face/index.js';
import { make } from './dom.js';
import { WorkspaceElement } from './follower.js';
import type { RouteslipFormElement } from './form.js';
import { list, type Surroundings } from './inbox/list.js';
import { OpenTask } from './inbox/task.js';

/**
 * The inbox of one person. Set `workspace` and `actor`; `task` is the id of the task that is open, if one is. A form that
 * was sent back is shown with `<routeslip-form>`, which has to be registered too.
 *
 * Events: `routeslip-open` with the id of the task that a person opened, or null when they went back to the list, and
 * `routeslip-act` with the slip, after a task was answered. Attribute: `heading-level`.
 */
export class RouteslipInboxElement extends WorkspaceElement {
  #actor: string | null = null;
  #task: string | null = null;
  #open: OpenTask | undefined;
  #form: RouteslipFormElement | undefined;
  #answering = false;
  readonly #status = make('p', { class: 'rs-status', role: 'status', tabindex: -1 });

  /** The id of the person whose inbox this is. */
  get actor(): string | null {
    return this.#actor;
  }

  set actor(actor: string | null) {
    this.#actor = actor;
    this.#free();
    this.#say('');
    this.redraw();
  }

  get task(): string | null {
    return this.#task;
  }

  set task(task: string | null) {
    if (task !== this.#task) {
      this.#task = task;
      this.redraw();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#free();
  }

  protected override draw(localization: Localization): void {
    const tasks = this.#tasks();
    const task = tasks.find(({ id }) => id === this.#task);
    // The same task in another language goes on where the person was.
    const before = this.#open?.task.id === task?.id ? this.#open : undefined;
    if (!before) {
      this.#free();
    }
    this.#open = undefined;
    if (task) {
      this.#open = this.#opened(task, localization, before?.comment);
      this.mark(this.#open.root);
      this.replaceChildren(this.#status, this.#open.root);
    } else {
      const root = list(tasks, this.#surroundings(localization), (task) => this.#choose(task.id));
      this.mark(root);
      this.replaceChildren(this.#status, root);
    }
  }

  protected override refresh(localization: Localization): void {
    if (!this.#open) {
      const focused = this.querySelector<HTMLElement>(':focus')?.dataset['task'];
      this.draw(localization);
      this.querySelectorAll<HTMLElement>('[data-task]').forEach((button) => {
        if (button.dataset['task'] === focused) {
          button.focus();
        }
      });
    } else if (!this.#answering && this.#open.task.kind !== 'revise' && !this.#has(this.#open.task)) {
      this.#leave(localization.text('inbox.gone'));
    }
  }

  #opened(task: Task, localization: Localization, comment = ''): OpenTask {
    const open = new OpenTask(task, {
      ...this.#surroundings(localization),
      comment,
      said: this.workspace?.timeline(task.slip).findLast(({ comment }) => comment),
      back: () => this.#choose(null),
      answer: (outcome, label, comment) => void this.#answer(open, localization, outcome, label, comment),
    });
    if (this.#form) {
      open.root.append(this.#form);
    } else if (task.kind === 'revise') {
      void this.#revise(open);
    }
    return open;
  }

  async #revise({ task, root }: OpenTask): Promise<void> {
    const session = await this.workspace?.revise(task.id, { actor: this.#actor ?? '' });
    if (!session) {
      return;
    }
    if (!root.isConnected) {
      session.free();
      return;
    }
    const form = document.createElement('routeslip-form') as RouteslipFormElement;
    this.#form = form;
    form.setAttribute('heading-level', String(this.headingLevel + 1));
    form.session = session;
    form.addEventListener('routeslip-submit', (event) => {
      const { title } = session.form;
      const done = this.localization?.text('inbox.acted', { outcome: title, title: task.slipTitle });
      this.#done(done ?? title, (event as CustomEvent<Slip>).detail);
    });
    root.append(form);
  }

  async #answer(
    open: OpenTask,
    localization: Localization,
    outcome: Outcome | undefined,
    label: string,
    comment: string,
  ): Promise<void> {
    const { task } = open;
    if (this.#answering || !this.workspace || !this.#actor) {
      return;
    }
    this.#answering = true;
    try {
      const slip = await this.workspace.act(task.id, {
        actor: this.#actor,
        ...(outcome && { outcome: outcome.name }),
        ...(comment && { comment }),
      });
      this.#done(localization.text('inbox.acted', { outcome: label, title: task.title }), slip);
    } catch (error) {
      open.tell(error instanceof Error ? error.message : String(error));
    } finally {
      this.#answering = false;
    }
  }

  #done(message: string, slip: Slip): void {
    this.#leave(message);
    this.dispatchEvent(new CustomEvent<Slip>('routeslip-act', { detail: slip, bubbles: true }));
  }

  /** Back to the list, with a word of why, which takes the focus. */
  #leave(message: string): void {
    this.#choose(null);
    this.#say(message);
    this.#status.focus();
  }

  /** What a person chose to see. */
  #choose(task: string | null): void {
    const before = this.#task;
    this.#say('');
    this.task = task;
    const top = this.#open?.top ?? this.querySelector<HTMLElement>(`[data-task="${CSS.escape(before ?? '')}"]`);
    (top ?? this.#status).focus();
    this.dispatchEvent(new CustomEvent<string | null>('routeslip-open', { detail: task, bubbles: true }));
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #tasks(): Task[] {
    return (this.#actor && this.workspace?.inbox(this.#actor)) || [];
  }

  #has({ id }: Task): boolean {
    return this.#tasks().some((task) => task.id === id);
  }

  #surroundings(localization: Localization): Surroundings {
    return {
      localization,
      level: this.headingLevel,
      nameOf: (actor) => this.nameOf(actor),
    };
  }

  #free(): void {
    const session = this.#form?.session;
    if (this.#form && session) {
      // The form lets go first: a field that loses the focus still tells its session.
      this.#form.session = null;
      session.free();
    }
    this.#form = undefined;
  }
}
