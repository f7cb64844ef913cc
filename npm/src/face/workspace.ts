/** A workspace: the module's commands and views, with events for what was stored and a clock for what becomes due. */

import type { Workspace as Module } from '../wasm/routeslip.js';
import { asError, call } from './error.js';
import { text } from './routeslip.js';
import { OpenFormSession } from './session.js';
import type {
  DecisionExplanation,
  Deployment,
  Effect,
  Entry,
  FormSession,
  Person,
  Slip,
  Task,
  WorkflowView,
  Workspace,
} from './types.js';

/** The longest that a timer of the host waits: 2^31 − 1 milliseconds. */
const LONGEST = 0x7fff_ffff;

export class OpenWorkspace extends EventTarget implements Workspace {
  readonly #module: Module;
  /** Tells other tabs that have the same database open. */
  readonly #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** @internal */
  constructor(module: Module, database: string | undefined) {
    super();
    this.#module = module;
    if (database !== undefined && typeof BroadcastChannel === 'function') {
      this.#channel = new BroadcastChannel(`routeslip:${database}`);
      this.#channel.onmessage = () => void this.#refresh();
    }
    this.#watchClock();
  }

  async deploy(bundle: string | object): Promise<Deployment> {
    return (await this.#store(() => this.#module.deploy(text(bundle)))) as Deployment;
  }

  get people(): Person[] {
    return call(() => this.#module.people()) as Person[];
  }

  get workflows(): WorkflowView[] {
    return call(() => this.#module.workflows()) as WorkflowView[];
  }

  begin(workflow: string, { actor }: { actor: string }): Promise<FormSession> {
    return this.#fill(() => this.#module.begin(workflow, actor));
  }

  revise(task: string, { actor }: { actor: string }): Promise<FormSession> {
    return this.#fill(() => this.#module.revise(task, actor));
  }

  inbox(actor: string): Task[] {
    return call(() => this.#module.inbox(actor)) as Task[];
  }

  async act(
    task: string,
    { actor, outcome, comment, key }: { actor: string; outcome?: string; comment?: string; key?: string },
  ): Promise<Slip> {
    return (await this.#store(() => this.#module.act(task, actor, outcome, comment, key))) as Slip;
  }

  slips({ actor }: { actor?: string } = {}): Slip[] {
    return call(() => this.#module.slips(actor)) as Slip[];
  }

  slip(id: string): Slip | undefined {
    return call(() => this.#module.slip(id)) as Slip | undefined;
  }

  timeline(id: string): Entry[] {
    return call(() => this.#module.timeline(id)) as Entry[];
  }

  explain(id: string): DecisionExplanation[] {
    return call(() => this.#module.explain(id)) as DecisionExplanation[];
  }

  async tick(): Promise<void> {
    await this.#store(() => this.#module.tick());
  }

  exportLog(): string {
    return call(() => this.#module.export_log());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#module.free();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #fill(open: () => Promise<import('../wasm/routeslip.js').Session>): Promise<FormSession> {
    const session = await call(open).catch(refuse);
    return new OpenFormSession(session, () => this.#stored());
  }

  async #store(command: () => Promise<unknown>): Promise<unknown> {
    const answer = await call(command).catch(refuse);
    this.#stored();
    return answer;
  }

  /** Something was stored by this tab. */
  #stored(): void {
    this.#channel?.postMessage(null);
    this.#announce();
  }

  /** Another tab has stored something. */
  async #refresh(): Promise<void> {
    if (this.#closed) return;
    await this.#module.refresh();
    this.#announce();
  }

  /** Dispatches what has happened, now that the module holds no borrow. */
  #announce(): void {
    if (this.#closed) return;
    for (const effect of call(() => this.#module.take_effects()) as Effect[]) {
      this.dispatchEvent(new CustomEvent('effect', { detail: effect }));
    }
    this.dispatchEvent(new CustomEvent('change'));
    this.#watchClock();
  }

  /** Waits for the next reminder or due time. */
  #watchClock(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const wait = this.#module.next_timer();
    if (wait === undefined) return;
    this.#timer = setTimeout(() => void (this.#closed || this.tick()), Math.min(Math.max(wait, 0), LONGEST));
    // A program in Node should end although something is due in a month.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }
}

function refuse(caught: unknown): never {
  throw asError(caught);
}
