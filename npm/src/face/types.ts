/** The types of the programming interface. */

import type { Messages } from '../messages/catalogue.js';
import type { Localization } from '../messages/localization.js';
import type { LanguageOptions, Speaker } from '../messages/speaker.js';
import type { FieldDefinition } from './bundle.js';
import type { Verify } from './verification.js';

export type { LanguageOptions, Localization, Messages, Speaker, Verify };

export interface Routeslip {
  readonly version: string;
  /** Compiles a bundle and says what is wrong with it; nothing is stored. */
  check(bundle: string | object): Diagnostic[];
  /**
   * The same, with what a look at each workflow as a whole finds: where it can come to a standstill, what is done twice
   * by mistake, ends that take away what still goes on, messages that nobody sends. It can take a while.
   */
  lint(bundle: string | object): Diagnostic[];
  open(options?: WorkspaceOptions): Promise<Workspace>;
  /** Deletes the database of a workspace with all that it holds; close the workspace first. */
  erase(name?: string): Promise<void>;
}

export interface WorkspaceOptions extends LanguageOptions {
  /** Where events are kept; in memory unless said otherwise. */
  store?: 'memory' | 'indexeddb';
  /** The name of the database. */
  name?: string;
  /** What a workspace in memory begins with: a log as `exportLog` gives it. One that was changed is refused. */
  log?: string;
  /** The time, in milliseconds since 1970 UTC. */
  clock?: () => number;
}

/**
 * Deployed definitions with their slips. Dispatches `change` after anything was stored, also by another tab, and
 * `effect` for what the outside is to do.
 */
export interface Workspace extends Speaker {
  deploy(bundle: string | object): Promise<Deployment>;
  readonly people: Person[];
  readonly workflows: WorkflowView[];
  /** Opens the form of a workflow; an unfinished draft of this actor is resumed. */
  begin(workflow: string, options: { actor: string } & SessionOptions): Promise<FormSession>;
  /** Opens a form that was sent back, with its values. */
  revise(task: string, options: { actor: string } & Omit<SessionOptions, 'values'>): Promise<FormSession>;
  inbox(actor: string): Task[];
  act(task: string, answer: { actor: string; outcome?: string; comment?: string; key?: string }): Promise<Slip>;
  /** What is asked of a slip by those who look after it. Who may ask it, the workspace does not judge. */
  order(slip: string, order: Order, options?: { actor?: string; key?: string }): Promise<Slip>;
  /** What of a slip can't move to the definitions that were deployed last; nothing where all can. */
  obstacles(slip: string, plan?: MigrationPlan): Obstacle[];
  /** Moves a slip to the definitions that were deployed last; refused where something can't move. */
  migrate(slip: string, plan?: MigrationPlan, options?: { actor?: string }): Promise<Slip>;
  /** Brings a message to the slip that has waited longest for it, or a signal to all; a workflow may begin with it. */
  deliver(message: Delivery, options: { actor: string }): Promise<void>;
  /** Runs a workflow on trial, with a clock of its own and answers as they are scripted. Nothing is stored. */
  simulate(script: Script): DryRunReport;
  /** Newest first: those that the actor submitted or acted on, or all when no actor is given. */
  slips(options?: { actor?: string }): Slip[];
  slip(id: string): Slip | undefined;
  timeline(id: string): Entry[];
  /** The decisions taken for a slip. */
  explain(id: string): DecisionExplanation[];
  /** Fires the timers that are due. */
  tick(): Promise<void>;
  /** The event log as NDJSON, one record a line, chained by hashes: for an archive, or to be replayed elsewhere by `log`. */
  exportLog(): string;
  close(): void;
  [Symbol.dispose](): void;
}

/** What the outside is to do because of something that was stored. */
export type Effect = PeopleEffect | AskEffect | MessageEffect;

/** People are to be told something. */
export interface PeopleEffect {
  kind: 'assigned' | 'notify' | 'remind' | 'escalate';
  slip: string;
  /** The ids of those it is for. */
  to: string[];
  text: string;
}

/** A `webhook` step is to be done; `order` brings the answer with a `reply` to its token. */
export interface AskEffect {
  kind: 'ask';
  slip: string;
  to: [];
  /** The step. */
  text: string;
  token: number;
  /** The address that is to be called, or the name of a service. */
  url?: string;
  service?: string;
  values: Values;
}

/** A message or a signal was sent. The slips of the workspace have got it already. */
export interface MessageEffect {
  kind: 'message' | 'signal';
  slip: string;
  to: [];
  /** Its name. */
  text: string;
  key?: Json;
  values: Values;
}

/** A value as JSON. What JSON has no form for is an object with `@`: a date is `{ "@": "2026-12-07" }`. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export type Values = { [name: string]: Json };

/** What is asked of a slip. A token has its number in `Slip.at`. */
export type Order =
  | { type: 'suspend' | 'resume' | 'cancel'; reason?: string }
  /** Tries again what an incident has stopped. */
  | { type: 'retry'; token: number }
  /** Lets what an incident has stopped count as done, with values for its names. */
  | { type: 'resolve'; token: number; values?: Values; reason?: string }
  /** Lets a token go on without its step being done. */
  | { type: 'skip'; token: number; reason?: string }
  /** Moves a token back to a step that was done before. */
  | { type: 'redo'; token: number; step: string; reason?: string }
  /** Moves a token to another step beside its own. */
  | { type: 'move'; token: number; to: string; reason?: string }
  /** Lets an event happen that a token waits for; 0 is the slip itself. */
  | { type: 'happen'; token: number; event: string }
  /** Gives the answer of a service, or the code of an error. */
  | { type: 'reply'; token: number; answer?: Json; error?: string }
  /** Adds items to an `each` that lasts. */
  | { type: 'add'; token: number; items: Json[] };

/** How a slip is moved to other definitions. */
export interface MigrationPlan {
  /** The workflow; the one of the same name unless said otherwise. */
  workflow?: string;
  /** The steps that have another id there: the old one with the new one. */
  steps?: Record<string, string>;
  reason?: string;
}

/** Something that can't move. */
export interface Obstacle {
  /** The number of the token; 0 is the slip itself. */
  token: number;
  step: string;
  reason: string;
}

/** What comes from outside. */
export type Delivery =
  | { type: 'message'; name: string; key?: Json; values?: Values }
  | { type: 'signal'; name: string; values?: Values };

/** What a dry run is told. */
export interface Script {
  workflow: string;
  actor: string;
  values?: Values;
  /** The event at which it begins, where it does not begin by itself. */
  at?: string;
  /** How often it is run, at most 10,000 times; once unless said otherwise. */
  runs?: number;
  /** The same choices for the same seed. */
  seed?: number;
  /** When it begins, in milliseconds since 1970 UTC. */
  start?: number;
  /**
   * By step, what can be answered. A step that is not named is answered at once, an approval with any of its outcomes;
   * an event that is not named happens only by its timer.
   */
  answers?: Record<string, ScriptedAnswer[]>;
}

export interface ScriptedAnswer {
  outcome?: string;
  /** What a service answers. */
  value?: Json;
  /** The code of the error with which a service fails. */
  error?: string;
  /** How long it takes, as `PT4H`. */
  after?: string;
  /** How long it takes at most; any time from `after` to this is as likely. */
  upTo?: string;
  /** How likely it is beside the others; 1 unless said otherwise. */
  weight?: number;
}

/** What dry runs come to. */
export interface DryRunReport {
  runs: number;
  /** How they ended; `running` of those that were left waiting for something that never comes. */
  statuses: { status: string; count: number }[];
  /** The ways that were gone, the most usual first, such as `review: approve > book`. */
  paths: { path: string; count: number }[];
  /** Where it was waited, and how long. */
  waiting: { step: string; count: number; durations?: Durations }[];
  durations?: Durations;
  incidents: { step?: string; code: string; message: string; count: number }[];
}

/** Lengths of time in milliseconds. */
export interface Durations {
  mean: number;
  median: number;
  p90: number;
  max: number;
}

export interface Deployment {
  deployed: boolean;
  hash?: string;
  diagnostics: Diagnostic[];
}

/** How a form is opened. */
export interface SessionOptions extends LanguageOptions {
  /**
   * What the fields begin with, where there is no draft: values by path, groups as objects, lists of rows as arrays of
   * objects. Texts as they stand in the parameters of a URL are fine for all types.
   */
  values?: { [path: string]: FieldValue } | undefined;
  /** The checks of the page by their names, for fields with `verify`. */
  verify?: Record<string, Verify> | undefined;
}

/** Why a field is as it is. */
export interface FieldExplanation {
  field: string;
  value: FieldValue;
  visible: boolean;
  enabled: boolean;
  readOnly: boolean;
  required: boolean;
  error?: ErrorView;
  /** Its own conditions, those of what holds it, and its checks. */
  conditions: {
    /** The property that it is written in; `that` of a check; `next` where the way does not lead to the page. */
    property: string;
    /** The path of the field that has it; absent where the page has it. */
    of?: string;
    page?: number;
    expression: string;
    value: FieldValue;
    /** What the parts gave, by their places in the expression. */
    steps: { start: number; end: number; value: FieldValue }[];
  }[];
}

/** Something of a draft or of given values that a form has no place for. */
export interface Misfit {
  /** Absent where the draft, or all of the values, are meant. */
  field?: string;
  value: FieldValue;
  reason: 'unreadable' | 'noField' | 'otherType' | 'noOption' | 'tooManyRows';
}

/** One person filling in one form. Dispatches `change` with the changes that a check of the page made. What submitting it gives is up to who opened it: a workspace gives a slip. */
export interface FormSession<Submitted = { slip: Slip }> extends Speaker {
  readonly form: FormView;
  readonly state: FormState;
  readonly page: number;
  /** Text as it was typed is fine for numbers and dates. */
  set(field: string, value: FieldValue): Change[];
  blur(field: string): Change[];
  /** Adds a row to a list, at the end unless a place is given. */
  addRow(list: string, place?: number): Change[];
  /** Removes a row, such as `lines/3`. */
  removeRow(row: string): Change[];
  /** Moves a row to another place of its list, the places counted from 0. */
  moveRow(row: string, place: number): Change[];
  /** Takes back what was done last: an input, or a row that was added, moved or removed. */
  undo(): Change[];
  redo(): Change[];
  readonly undoable: boolean;
  readonly redoable: boolean;
  /** Whether what is wrong with a field is shown: it was left, or its page or submitting was tried. */
  touched(field: string): boolean;
  /** Whether a field has another value than it began with. */
  dirty(field: string): boolean;
  /** Why a field is as it is: the conditions that decide it, with what their parts gave. */
  explain(field: string): FieldExplanation;
  /** What of the draft, or of the values that the form was opened with, does not fit its definition. */
  readonly misfits: Misfit[];
  /**
   * Answers a check of the page: what is wrong, or nothing. Only needed where no function is given for the check by
   * `verify`; the answer to an older question changes nothing.
   */
  verified(field: string, ticket: number, wrong?: string): Change[];
  next(): Change[];
  back(): Change[];
  goTo(page: number): Change[];
  submit(key?: string): Promise<Submitted | Refused>;
  /** Forgets the draft. */
  discard(): Promise<void>;
  free(): void;
  [Symbol.dispose](): void;
}

/** A value as it is shown: a date is its ISO text; several things are a list, a file or a signature is a handle. */
export type FieldValue = null | boolean | number | string | FieldValue[] | { [part: string]: FieldValue };

/** What stands for a file: what it holds stays with the page. */
export type FileHandle = { id: string; name: string; type: string; size: number };

/** What prevented a submission, and what is shown now that it was tried. */
export interface Refused {
  errors: FieldError[];
  changes: Change[];
}

export type Submitted = { slip: Slip } | Refused;

/** The values of a form, by field. */
export type Submission = Record<string, FieldValue>;

/** What a session gives when it is submitted: the slip, or the values where the form is on its own. */
export type Filled = { slip: Slip } | { submission: Submission };

/** A form, as far as it stays the same while it is filled in. */
export interface FormView {
  name: string;
  /** Empty where it changes, then it is part of the state; so are descriptions, titles of pages, labels, hints and notes. */
  title: string;
  description?: string;
  pages: PageView[];
}

export interface PageView {
  name?: string;
  title?: string;
  fields: FieldView[];
}

export type FieldType = FieldDefinition['type'];

/** A field, as far as it stays the same. Fields that hold others have them in `fields`. */
export interface FieldView {
  /** What its path ends in; of a field that was given no name it is `#` and a number. */
  name: string;
  type: FieldType;
  /** Empty where it changes, or where there is a `term`. */
  label: string;
  /** The word for it that the catalogue knows: a part of an address or of a name whose author gave it no label. */
  term?: Term;
  hint?: string;
  /** The text of a note. */
  text?: string;
  /** How far below the heading of the page a heading stands, from 1. */
  level?: number;
  width?: 'full' | 'half' | 'third' | 'quarter';
  computed: boolean;
  /** The fields of a section, of a group, or of each row. */
  fields?: FieldView[];
  /** What can be chosen; of tags what is offered. */
  options?: OptionView[];
  /** What can be chosen of the countries, by their two letters. */
  countries?: string[];
  minLength?: number;
  maxLength?: number;
  /** `#` stands for a digit, `@` for a letter, `*` for either. */
  mask?: string;
  autocomplete?: string;
  placeholder?: string;
  step?: string;
  unit?: string;
  currency?: string;
  country?: string;
  stars?: number;
  minItems?: number;
  maxItems?: number;
  accept?: string[];
  maxSize?: number;
  maxFiles?: number;
  minRows?: number;
  maxRows?: number;
  addLabel?: string;
  rowLabel?: string;
}

export type Term =
  | 'line1'
  | 'line2'
  | 'postcode'
  | 'city'
  | 'region'
  | 'country'
  | 'prefix'
  | 'given'
  | 'additional'
  | 'family'
  | 'suffix';

export interface OptionView {
  value: string;
  label: string;
  /** The heading that it stands below. */
  group?: string;
}

export interface FormState {
  page: number;
  /** Only where it changes, as is the description. */
  title?: string;
  description?: string;
  pages: PageState[];
  /** The fields of all pages, in order; those of rows behind the list that has them, row by row. */
  fields: FieldState[];
  submittable: boolean;
}

export interface PageState {
  visible: boolean;
  valid: boolean;
  /** Messages of checks that belong to the page as a whole and are to be shown. */
  errors: string[];
  /** The same of checks that do not prevent a submit. */
  warnings?: string[];
  /** Only where it changes. */
  title?: string;
}

/** What can change of a field. */
export interface FieldState {
  /** Its path: `name`, in a group `group/name`, in a row `list/3/name`, where 3 is the id of the row; a row is `list/3`. */
  field: string;
  /** What was typed, as far as it could not be read. Fields that hold others have none. */
  value?: FieldValue;
  visible: boolean;
  enabled: boolean;
  readOnly: boolean;
  required: boolean;
  min?: FieldValue;
  max?: FieldValue;
  /** The ids of the rows of a list, in order. An id is never given to another row. */
  rows?: number[];
  /** Only where it changes; of a row its own label. So are hint and text. */
  label?: string;
  hint?: string;
  text?: string;
  /** What can be chosen, where that changes. */
  options?: OptionView[];
  /** The currency, or the country of a telephone number, where that changes. */
  code?: string;
  /** Present only when it is to be shown: the field was left, its page was tried, or submitting was tried. */
  error?: ErrorView;
  /** What is doubtful. It does not prevent a submit. */
  warning?: ErrorView;
  /** What a check of the page is to judge. */
  verify?: VerifyView;
}

/** A question to a check of the page; `verified` answers it by its ticket. */
export interface VerifyView {
  check: string;
  ticket: number;
  value: FieldValue;
}

/** The stable codes of what can be wrong. The limit is what the value does not keep to, see the table in the documentation. */
export type ErrorCode =
  | 'required'
  | 'type'
  | 'integer'
  | 'option'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'mask'
  | 'min'
  | 'max'
  | 'step'
  | 'minItems'
  | 'maxItems'
  | 'minRows'
  | 'maxRows'
  | 'email'
  | 'url'
  | 'tel'
  | 'country'
  | 'month'
  | 'color'
  | 'iban'
  | 'ibanCountry'
  | 'ibanLength'
  | 'card'
  | 'file'
  | 'accept'
  | 'maxSize'
  | 'maxFiles'
  | 'check'
  | 'verify'
  | 'maxBytes'
  | 'maxFileBytes';

export interface ErrorView {
  code: ErrorCode;
  /** What the value does not keep to: the length, the least or greatest value, the step. */
  limit?: FieldValue;
  /** What the author says about it; otherwise who shows it says it by the code. */
  message?: string;
}

export interface FieldError extends ErrorView {
  /** The path; absent where the page or the form as a whole is concerned. */
  field?: string;
  page: number;
}

/** What can be absent, and is null in a change where it is absent from then on. */
type Optional = 'min' | 'max' | 'code' | 'error' | 'warning' | 'verify';

/** A change of one field: only what changed; of the fields of a new row everything. */
export type FieldChange = { field: string } & Partial<Omit<FieldState, 'field' | Optional>> & {
    [property in Optional]?: FieldState[property] | null;
  };

/** A change of one page: only what changed. */
export type PageChange = { page: number } & Partial<PageState>;

/** A change of the form itself: only what changed. */
export type FormChange = { title?: string; description?: string };

/** Only what changed; `current` is the page now in view. */
export type Change = FieldChange | PageChange | FormChange | { current: number };

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
  type: FieldType;
  label: string;
  term?: Term;
  /** Null of what holds others. */
  value: FieldValue;
  /** Those that were chosen. */
  options?: OptionView[];
  unit?: string;
  currency?: string;
  /** The answers in a group. */
  answers?: Answer[];
  /** The answers in each row of a list. */
  rows?: Answer[][];
}

export interface Slip {
  id: string;
  workflow: string;
  title: string;
  status: 'running' | (string & {});
  submitter: string;
  since: string;
  ended?: string;
  /** Whether it stands still. */
  suspended: boolean;
  /** Where its tokens are. */
  at: SlipPlace[];
}

/** A place at which a slip is. */
export interface SlipPlace {
  /** The number of the token, by which an `Order` names it. */
  token: number;
  /** What it waits for: people, somebody who looks at what went wrong, an event, an answer of the outside, or its turn. */
  kind: 'task' | 'approval' | 'revise' | 'incident' | 'event' | 'answer' | 'turn';
  step: string;
  /** What is to be done there, or what went wrong. */
  title: string;
  waitingFor: string[];
}

export interface Entry {
  /** The number of its record in the log; what followed from one command shares it. */
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
