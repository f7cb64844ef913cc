/** The types of the programming interface. */

export interface Routeslip {
  readonly version: string;
  /** Compiles a bundle and says what is wrong with it; nothing is stored. */
  check(bundle: string | object): Diagnostic[];
  open(options?: WorkspaceOptions): Promise<Workspace>;
  /** Deletes the database of a workspace with all that it holds; close the workspace first. */
  erase(name?: string): Promise<void>;
}

export interface WorkspaceOptions {
  /** Where events are kept; in memory unless said otherwise. */
  store?: 'memory' | 'indexeddb';
  /** The name of the database. */
  name?: string;
  /** The time, in milliseconds since 1970 UTC. */
  clock?: () => number;
}

/**
 * Deployed definitions with their slips. Dispatches `change` after anything was stored, also by another tab, and
 * `effect` for what the outside is to do.
 */
export interface Workspace extends EventTarget {
  deploy(bundle: string | object): Promise<Deployment>;
  readonly people: Person[];
  readonly workflows: WorkflowView[];
  /** Opens the form of a workflow; an unfinished draft of this actor is resumed. */
  begin(workflow: string, options: { actor: string }): Promise<FormSession>;
  /** Opens a form that was sent back, with its values. */
  revise(task: string, options: { actor: string }): Promise<FormSession>;
  inbox(actor: string): Task[];
  act(task: string, answer: { actor: string; outcome?: string; comment?: string; key?: string }): Promise<Slip>;
  /** Newest first: those that the actor submitted or acted on, or all when no actor is given. */
  slips(options?: { actor?: string }): Slip[];
  slip(id: string): Slip | undefined;
  timeline(id: string): Entry[];
  /** The decisions taken for a slip. */
  explain(id: string): DecisionExplanation[];
  /** Fires the timers that are due. */
  tick(): Promise<void>;
  /** The event log as NDJSON, one record a line, chained by hashes: for an archive, or to be replayed elsewhere. */
  exportLog(): string;
  close(): void;
  [Symbol.dispose](): void;
}

/** What the outside is to do because of something that was stored. */
export interface Effect {
  kind: 'assigned' | 'notify' | 'remind' | 'escalate';
  slip: string;
  /** The ids of those it is for. */
  to: string[];
  text: string;
}

export interface Deployment {
  deployed: boolean;
  hash?: string;
  diagnostics: Diagnostic[];
}

/** One person filling in one form. */
export interface FormSession {
  readonly form: FormView;
  readonly state: FormState;
  readonly page: number;
  /** Text as it was typed is fine for numbers and dates. */
  set(field: string, value: FieldValue): Change[];
  blur(field: string): Change[];
  next(): Change[];
  back(): Change[];
  goTo(page: number): Change[];
  submit(key?: string): Promise<Submitted>;
  /** Forgets the draft. */
  discard(): Promise<void>;
  free(): void;
  [Symbol.dispose](): void;
}

export type FieldValue = null | boolean | number | string;

export type Submitted = { slip: Slip } | { errors: FieldError[]; changes: Change[] };

export interface FormView {
  name: string;
  title: string;
  description?: string;
  pages: PageView[];
}

export interface PageView {
  title?: string;
  fields: FieldView[];
}

export interface FieldView {
  name: string;
  type: 'text' | 'textarea' | 'number' | 'integer' | 'date' | 'select' | 'radio' | 'checkbox';
  label: string;
  hint?: string;
  computed: boolean;
  options?: { value: string; label: string }[];
  minLength?: number;
  maxLength?: number;
  autocomplete?: string;
  placeholder?: string;
  step?: string;
  unit?: string;
}

export interface FormState {
  page: number;
  pages: PageState[];
  fields: FieldState[];
  submittable: boolean;
}

export interface PageState {
  visible: boolean;
  valid: boolean;
  /** Messages of checks that belong to the page as a whole and are to be shown. */
  errors: string[];
}

export interface FieldState {
  name: string;
  value: FieldValue;
  visible: boolean;
  enabled: boolean;
  required: boolean;
  min?: FieldValue;
  max?: FieldValue;
  /** Present only when it is to be shown: the field was left, its page was tried, or submitting was tried. */
  error?: ErrorView;
}

export interface ErrorView {
  /** Stable. */
  code: string;
  /** What the value does not keep to: the length, the least or greatest value, the step. */
  limit?: FieldValue;
  /** What the author says about it; otherwise who shows it says it by the code. */
  message?: string;
}

export interface FieldError extends ErrorView {
  field?: string;
  page: number;
}

/** A change of one field: only what changed. */
export type FieldChange = { field: string } & Partial<Omit<FieldState, 'name' | 'error'>> & { error?: ErrorView | null };

/** A change of one page: only what changed. */
export type PageChange = { page: number } & Partial<PageState>;

/** Only what changed; `current` is the page now in view. */
export type Change = FieldChange | PageChange | { current: number };

export interface Task {
  id: string;
  slip: string;
  title: string;
  slipTitle: string;
  step: string;
  kind: 'task' | 'approval' | 'revise';
  outcomes: Outcome[];
  /** ISO 8601 */
  since: string;
  /** ISO 8601 */
  due?: string;
  overdue: boolean;
  submitter: string;
  form: string;
  values: Answer[];
}

export interface Outcome {
  name: string;
  label: string;
  kind: 'agree' | 'sendBack' | 'other';
}

/** A value of the submission, with what people need to read it. */
export interface Answer {
  field: string;
  type: FieldView['type'];
  label: string;
  value: FieldValue;
  /** Those that were chosen. */
  options?: { value: string; label: string }[];
  unit?: string;
}

export interface Slip {
  id: string;
  workflow: string;
  title: string;
  status: 'running' | (string & {});
  submitter: string;
  since: string;
  ended?: string;
  at: { step: string; title: string; waitingFor: string[] }[];
}

export interface Entry {
  seq: number;
  at: string;
  by?: string;
  kind: string;
  title: string;
  comment?: string;
  detail?: string;
}

export interface DecisionExplanation {
  step: string;
  decision: string;
  title: string;
  inputs: { label: string; value: string }[];
  outputs: { label: string; value: string }[];
  matched: number[];
  failure?: string;
  rules: {
    number: number;
    matched: boolean;
    holds: boolean;
    failed?: number;
    cells: { text: string; holds: boolean }[];
    outputs: string[];
  }[];
  sentence: string;
}

export interface Person {
  id: string;
  name: string;
  roles: string[];
}

export interface WorkflowView {
  name: string;
  title: string;
  form: string;
}

export interface Diagnostic {
  code: string;
  severity: 'error' | 'warning';
  /** A JSON pointer into the bundle. */
  pointer: string;
  /** Inside the expression at the pointer, in UTF-16 code units. */
  range?: { start: number; end: number };
  place?: { line: number; column: number };
  message: string;
  help?: string;
}
