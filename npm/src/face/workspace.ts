/** A workspace: commands that are stored before they count, views, and events for what was stored. */

import { type LanguageOptions, Speaker } from '../messages/speaker.js';
import { type Pending, type Session, Workspace as Module } from '../wasm/routeslip.js';
import { call, RouteslipError, view } from './error.js';
import { Host } from './host.js';
import { rest } from '../rest/page.js';
import { OpenFormSession } from './session.js';
import { ROW } from './store/memory.js';
import type { Store } from './store/store.js';
import { text } from './text.js';
import type {
  DecisionExplanation,
  Delivery,
  Deployment,
  DryRunReport,
  Effect,
  Entry,
  FormSession,
  MigrationPlan,
  Obstacle,
  Order,
  Person,
  Script,
  SessionOptions,
  Slip,
  Task,
  WorkflowView,
  Workspace,
} from './types.js';

/** The longest that a timer of the host waits: 2^31 − 1 milliseconds. */
const LONGEST = 0x7fff_ffff;

/** How often a command is decided again because another tab was faster. */
const ATTEMPTS = 20;

/** How many rows cross into the module at a time. */
const ROWS = ROW * 0x8000;

export class OpenWorkspace extends Speaker implements Workspace {
  readonly #module: Module;
  readonly #store: Store;
  /** Tells other tabs that have the same database open. */
  readonly #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  private constructor(
    module: Module,
    store: Store,
    channel: string | undefined,
    messages: LanguageOptions['messages'],
  ) {
    super(messages);
    this.#module = module;
    this.#store = store;
    if (channel !== undefined && typeof BroadcastChannel === 'function') {
      this.#channel = new BroadcastChannel(channel);
      this.#channel.onmessage = () => void this.#catchUp().then(() => this.#announce([]));
    }
  }

  /** @internal */
  static async open(
    module: Module,
    store: Store,
    channel: string | undefined,
    { locale, messages }: LanguageOptions = {},
  ): Promise<OpenWorkspace> {
    const workspace = new OpenWorkspace(module, store, channel, messages);
    await workspace.setLocale(locale);
    await workspace.#catchUp();
    workspace.#watchClock();
    return workspace;
  }

  async deploy(bundle: string | object): Promise<Deployment> {
    const source = text(bundle);
    await rest.prepare(() => {
      const trial = new Module(new Host());
      trial.check(source);
      trial.free();
    });
    const deployment = view<Deployment>(() => this.#module.check(source));
    if (deployment.deployed) await this.#run(() => this.#module.deploy(source));
    return deployment;
  }

  get people(): Person[] {
    return view<Person[]>(() => this.#module.people());
  }

  get workflows(): WorkflowView[] {
    return view<WorkflowView[]>(() => this.#module.workflows());
  }

  begin(workflow: string, { actor, ...options }: { actor: string } & SessionOptions): Promise<FormSession> {
    const values = options.values && JSON.stringify(options.values);
    return this.#fill(`begin ${workflow} ${actor}`, options, (draft) => this.#module.begin(workflow, actor, draft, values));
  }

  revise(task: string, { actor, ...options }: { actor: string } & SessionOptions): Promise<FormSession> {
    return this.#fill(`revise ${task} ${actor}`, options, (draft) => this.#module.revise(task, actor, draft));
  }

  inbox(actor: string): Task[] {
    return view<Task[]>(() => this.#module.inbox(actor));
  }

  async act(
    task: string,
    { actor, outcome, comment, key }: { actor: string; outcome?: string; comment?: string; key?: string },
  ): Promise<Slip> {
    return (await this.#run(() => this.#module.act(task, actor, outcome, comment, key))) as Slip;
  }

  async order(slip: string, order: Order, { actor, key }: { actor?: string; key?: string } = {}): Promise<Slip> {
    return (await this.#run(() => this.#module.order(slip, JSON.stringify(order), actor, key))) as Slip;
  }

  obstacles(slip: string, plan: MigrationPlan = {}): Obstacle[] {
    return view<Obstacle[]>(() => this.#module.obstacles(slip, JSON.stringify(plan)));
  }

  async migrate(slip: string, plan: MigrationPlan = {}, { actor }: { actor?: string } = {}): Promise<Slip> {
    return (await this.#run(() => this.#module.migrate(slip, JSON.stringify(plan), actor))) as Slip;
  }

  async deliver(message: Delivery, { actor }: { actor: string }): Promise<void> {
    await this.#run(() => this.#module.deliver(JSON.stringify(message), actor));
  }

  simulate(script: Script): DryRunReport {
    return view<DryRunReport>(() => this.#module.simulate(JSON.stringify(script)));
  }

  slips({ actor }: { actor?: string } = {}): Slip[] {
    return view<Slip[]>(() => this.#module.slips(actor));
  }

  slip(id: string): Slip | undefined {
    const slip = call(() => this.#module.slip(id));
    return slip === undefined ? undefined : (JSON.parse(slip) as Slip);
  }

  timeline(id: string): Entry[] {
    return view<Entry[]>(() => this.#module.timeline(id));
  }

  explain(id: string): DecisionExplanation[] {
    return view<DecisionExplanation[]>(() => this.#module.explain(id));
  }

  async tick(): Promise<void> {
    await this.#run(() => this.#module.tick());
  }

  exportLog(): string {
    return call(() => this.#module.export_log());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#store.close();
    this.#module.free();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #fill(
    key: string,
    options: SessionOptions,
    open: (draft: string | undefined) => Session,
  ): Promise<FormSession> {
    const draft = await this.#store.draft(key);
    const module = call(() => open(draft));
    const around = {
      keep: (draft: string | undefined) => this.#store.keepDraft(key, draft),
      submit: async (key: string) => ({ slip: (await this.#run(() => module.decide(key))) as Slip }),
    };
    const session = new OpenFormSession(module, around, options, this);
    try {
      await session.setLocale(options.locale);
    } catch (error) {
      session.free();
      throw error;
    }
    return session;
  }

  /**
   * Decides, stores, commits; decides again when another tab has stored something first. Gives the slip that the command
   * was about.
   */
  async #run(decide: () => Pending | undefined): Promise<Slip | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const pending = call(decide);
      if (!pending) return undefined;
      const rows = pending.rows();
      if (rows === '') {
        const slip = pending.slip();
        pending.free();
        return slip === undefined ? undefined : this.slip(slip);
      }
      if (await this.#store.append(pending.after(), rows.split('\n'))) {
        const { effects, slip } = view<{ effects: Effect[]; slip?: Slip }>(() => this.#module.commit(pending));
        this.#channel?.postMessage(null);
        this.#announce(effects);
        return slip;
      }
      pending.free();
      await this.#catchUp();
    }
    throw new RouteslipError({ code: 'RS6402', message: 'Other tabs are storing so much that this could not be stored.' });
  }

  /** Takes in what was stored by others, or earlier. */
  async #catchUp(): Promise<void> {
    const after = this.#module.seq();
    const rows = await this.#store.read(after);
    for (let at = 0; at < rows.length && !this.#closed; at += ROWS) {
      const some = rows.slice(at, at + ROWS).join('\n');
      call(() => this.#module.replay(after + at / ROW, some));
    }
  }

  /** Dispatches what has happened, now that the module holds no borrow. */
  #announce(effects: Effect[]): void {
    if (this.#closed) return;
    for (const effect of effects) this.dispatchEvent(new CustomEvent('effect', { detail: effect }));
    this.dispatchEvent(new CustomEvent('change'));
    this.#watchClock();
  }

  /** Waits for the next reminder or due time. */
  #watchClock(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const wait = this.#module.next_timer();
    if (wait === undefined) return;
    this.#timer = setTimeout(() => void (this.#closed || this.tick()), Math.min(wait, LONGEST));
    // A program in Node should end although something is due in a month.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }
}
