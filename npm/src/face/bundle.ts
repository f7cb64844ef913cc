// Made by `cargo xtask generate` from the crate's definition types. Do not edit.

/** A FEEL expression. */
export type Expression = string;

/** Text with `{{ expression }}`. */
export type Text = string;

/** A literal, or `= expression`. */
export type Dynamic<T> = T | `=${string}`;

/** What becomes of the outputs that a table collects: what FEEL's function of that name gives. */
export type Aggregation = 'sum' | 'min' | 'max' | 'count';

/** A task whose outcome says where the slip goes. */
export interface ApprovalStep {
  /** What it is called in the inbox. */
  title?: Text;
  /** Who can decide. */
  assign: Assignment;
  /** Who can't, though assigned: `submitter`, or the id of a step whose doer it is. */
  exclude?: Array<string>;
  /** How many must agree; `any` when it is not said. */
  quorum?: Quorum;
  /** How long after its beginning it is due. */
  due?: Dynamic<string>;
  /** How long after its beginning those who can decide are reminded. */
  remind?: Array<string>;
  /** What happens when it is due and not decided. */
  onOverdue?: OverdueDefinition;
  /** What can be answered, and where each answer leads. The first is the one that agrees. */
  outcomes?: Record<string, string | SendBack>;
}

/** Who a task is for: exactly one of the properties is said. */
export interface Assignment {
  /** Everybody who holds this role. */
  role?: Dynamic<string>;
  /** This person: a name of the bundle's people, or `submitter`. */
  person?: Dynamic<string>;
  /** The manager of this person. */
  managerOf?: Dynamic<string>;
}

/** A bundle of definitions. */
export interface Bundle {
  /** The JSON Schema that editors check the document against. */
  $schema?: string;
  /** The version of the format, which is 1. */
  routeslip: number;
  /** The people who act, by their ids. */
  people?: Record<string, PersonDefinition>;
  /** The forms, by name. */
  forms?: Record<string, FormDefinition>;
  /** The workflows, by name. */
  workflows?: Record<string, WorkflowDefinition>;
  /** The processes, by name. */
  processes?: Record<string, ProcessDefinition>;
  /** Models of their own names, from which others import. */
  models?: Record<string, ModelDefinition>;
  /** What it is called. */
  name?: string;
  /** The URI that it is known by. */
  namespace?: string;
  /** A remark for people. */
  description?: string;
  /** The models from which it uses definitions. */
  imports?: Array<ImportDefinition>;
  /** The types, by name. */
  types?: Record<string, string | ItemDefinition>;
  /** What is known before deciding, by name. */
  inputData?: Record<string, InputDataDefinition>;
  /** The decisions, by name. */
  decisions?: Record<string, DecisionDefinition>;
  /** The business knowledge models, which are functions, by name. */
  knowledge?: Record<string, KnowledgeDefinition>;
  /** The decision services, by name. */
  decisionServices?: Record<string, ServiceDefinition>;
}

/** A rule over several fields. */
export interface CheckDefinition {
  /** What must hold. Where it is false the check fails; where it is null, because a value is missing, it says nothing. */
  that: Expression;
  /** The name of the field at which the message is shown; the page when it is not said. */
  at?: string;
  /** What people are told. */
  message: Text;
}

/** A box to tick has no restrictions of its own. */
export interface CheckboxField {}

/** What can be chosen from. */
export interface ChoiceField {
  /** The options, in order. */
  options?: Array<string | LabelledOption>;
}

/** One of two values (DMN 1.5, 10.2.1.8). */
export interface ConditionalDefinition {
  /** The condition. */
  if: Expression | LogicDefinition;
  /** The value when it holds. */
  then: Expression | LogicDefinition;
  /** The value otherwise. */
  else: Expression | LogicDefinition;
}

/** What a date can be restricted to. */
export interface DateField {
  /** The first day allowed. */
  min?: Dynamic<string | number | boolean>;
  /** The last day allowed. */
  max?: Dynamic<string | number | boolean>;
}

/** A decision: a table of rules (`inputs`, `outputs`, `rules`), or logic of another kind. */
export interface DecisionDefinition {
  /** What people call it. */
  title?: Text;
  /** A remark for people. */
  description?: string;
  /** The question that it answers. */
  question?: string;
  /** The answers that it may give, in words. */
  allowedAnswers?: string;
  /** The names that it may read; all that the bundle provides when it is not said. */
  requires?: Array<string>;
  /** The type that the result is made to fit, or null where it can't be. */
  type?: string;
  /** The logic as one expression. */
  expression?: Expression | LogicDefinition;
  /** Named values, each of which may use those before it (DMN 1.5, 10.2.1.4). */
  context?: Record<string, Expression | LogicDefinition>;
  /** What a `context` is for: the value in place of the context itself. */
  result?: Expression | LogicDefinition;
  /** The items of a list (DMN 1.5, 10.2.1.5). */
  list?: Array<Expression | LogicDefinition>;
  /** A list of contexts that have the same names (DMN 1.5, 10.2.1.6). */
  relation?: RelationDefinition;
  /** The call of a function with arguments by name (DMN 1.5, 10.2.1.3). */
  invoke?: InvocationDefinition;
  /** A function (DMN 1.5, 10.2.1.7). */
  function?: FunctionDefinition;
  /** One of two values, by a condition (DMN 1.5, 10.2.1.8). */
  conditional?: ConditionalDefinition;
  /** The items of a list for which a condition holds (DMN 1.5, 10.2.1.9). */
  filter?: FilterDefinition;
  /** A value for each item of a list (DMN 1.5, 10.2.1.10). */
  for?: ForDefinition;
  /** Whether a condition holds for an item of a list (DMN 1.5, 10.2.1.10). */
  some?: QuantifiedDefinition;
  /** Whether a condition holds for every item of a list (DMN 1.5, 10.2.1.10). */
  every?: QuantifiedDefinition;
  /** What to do when several rules match; `unique` when it is not said (DMN 1.5, 8.2.8). */
  hitPolicy?: HitPolicy;
  /** What becomes of the outputs that the hit policy `collect` collects. */
  aggregation?: Aggregation;
  /** The table's input columns. */
  inputs?: Array<InputDefinition>;
  /** The table's output columns. */
  outputs?: Array<OutputDefinition>;
  /** The table's rows. */
  rules?: Array<RuleDefinition>;
}

/** A decision that is taken by rules. */
export interface DecisionStep {
  /** The decision's name in the bundle. */
  decision: string;
  /** The name under which later steps find its result; the step's id when it is not said. */
  result?: string;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** The end of the instance. */
export interface EndStep {
  /** How it ended; `completed` when it is not said. */
  status?: string;
}

/** A field of a form. */
export type FieldDefinition = {
  /** The name under which the submission has its value, as in HTML; unique in the form. */
  name: string;
  /** What people call it; the name when it is not said. */
  label?: Text;
  /** Help that stands below the label. */
  hint?: Text;
  /** Whether it must be filled in while it is visible. */
  required?: Dynamic<boolean>;
  /** Whether it is shown; always, when it is not said. */
  visible?: Expression;
  /** Whether it can be changed; always, when it is not said. */
  enabled?: Expression;
  /** What its value is computed by; people can't change it then. */
  compute?: Expression;
  /** The value it begins with. */
  default?: Dynamic<string | number | boolean>;
  /** What becomes of its value while it is hidden; `exclude` when it is not said. */
  whenHidden?: WhenHidden;
} & FieldKind;

/** The kinds of fields. */
export type FieldKind =
  | ({ type: 'text' } & TextField)
  | ({ type: 'textarea' } & TextField)
  | ({ type: 'number' } & NumberField)
  | ({ type: 'integer' } & NumberField)
  | ({ type: 'date' } & DateField)
  | ({ type: 'select' } & ChoiceField)
  | ({ type: 'radio' } & ChoiceField)
  | ({ type: 'checkbox' } & CheckboxField);

/** The items of a list for which a condition holds (DMN 1.5, 10.2.1.9). */
export interface FilterDefinition {
  /** The list. */
  in: Expression | LogicDefinition;
  /** The condition, which reads the item as `item` and its entries by their names. */
  match: Expression | LogicDefinition;
}

/** A value for each item of a list (DMN 1.5, 10.2.1.10). */
export interface ForDefinition {
  /** The name of the item. */
  variable: string;
  /** The list. */
  in: Expression | LogicDefinition;
  /** The value, which may read the values before it as `partial`. */
  return: Expression | LogicDefinition;
}

/** A form. */
export interface FormDefinition {
  /** The heading above it. */
  title?: Text;
  /** An introduction below the heading. */
  description?: Text;
  /** Its pages, in order. */
  pages?: Array<PageDefinition>;
  /** Rules over all of its pages. */
  checks?: Array<CheckDefinition>;
}

/** A function: its parameters, and its logic beside them (DMN 1.5, 10.2.1.7). */
export interface FunctionDefinition {
  /** What kind of logic it has; `feel` when it is not said. */
  kind?: FunctionKind;
  /** The parameters, in order. */
  parameters?: Array<ParameterDefinition>;
  /** The type that the result is made to fit, or null where it can't be. */
  type?: string;
  /** The logic as one expression. */
  expression?: Expression | LogicDefinition;
  /** Named values, each of which may use those before it (DMN 1.5, 10.2.1.4). */
  context?: Record<string, Expression | LogicDefinition>;
  /** What a `context` is for: the value in place of the context itself. */
  result?: Expression | LogicDefinition;
  /** The items of a list (DMN 1.5, 10.2.1.5). */
  list?: Array<Expression | LogicDefinition>;
  /** A list of contexts that have the same names (DMN 1.5, 10.2.1.6). */
  relation?: RelationDefinition;
  /** The call of a function with arguments by name (DMN 1.5, 10.2.1.3). */
  invoke?: InvocationDefinition;
  /** A function (DMN 1.5, 10.2.1.7). */
  function?: FunctionDefinition;
  /** One of two values, by a condition (DMN 1.5, 10.2.1.8). */
  conditional?: ConditionalDefinition;
  /** The items of a list for which a condition holds (DMN 1.5, 10.2.1.9). */
  filter?: FilterDefinition;
  /** A value for each item of a list (DMN 1.5, 10.2.1.10). */
  for?: ForDefinition;
  /** Whether a condition holds for an item of a list (DMN 1.5, 10.2.1.10). */
  some?: QuantifiedDefinition;
  /** Whether a condition holds for every item of a list (DMN 1.5, 10.2.1.10). */
  every?: QuantifiedDefinition;
  /** What to do when several rules match; `unique` when it is not said (DMN 1.5, 8.2.8). */
  hitPolicy?: HitPolicy;
  /** What becomes of the outputs that the hit policy `collect` collects. */
  aggregation?: Aggregation;
  /** The table's input columns. */
  inputs?: Array<InputDefinition>;
  /** The table's output columns. */
  outputs?: Array<OutputDefinition>;
  /** The table's rows. */
  rules?: Array<RuleDefinition>;
}

/** What kind of logic a function has (DMN 1.5, 6.3.9). */
export type FunctionKind = 'feel' | 'java' | 'pmml';

/** The type of a function (DMN 1.5, 7.3.3: function items). */
export interface FunctionTypeDefinition {
  /** Its parameters, in order. */
  parameters?: Array<ParameterDefinition>;
  /** The type of its result. */
  type?: string;
}

/** When an instance of one workflow has ended, an instance of another begins. */
export interface HandOffDefinition {
  /** The workflow that has ended. */
  after: string;
  /** What must hold; always, when it is not said. */
  if?: Expression;
  /** The workflow that begins. */
  start: string;
}

/** What a table does when several of its rules match (DMN 1.5, 8.2.8). */
export type HitPolicy = 'unique' | 'any' | 'priority' | 'first' | 'rule order' | 'output order' | 'collect';

/** The use of another model's definitions (DMN 1.5, 6.3.3). */
export interface ImportDefinition {
  /** What stands before their names, with a dot; nothing when it is not said. */
  name?: string;
  /** The name of the model. */
  model: string;
}

/** Input data: a value that is known before deciding (DMN 1.5, 6.3.11). */
export interface InputDataDefinition {
  /** What people call it. */
  title?: Text;
  /** A remark for people. */
  description?: string;
  /** The type that the value is made to fit, or null where it can't be. */
  type?: string;
}

/** An input column. */
export interface InputDefinition {
  /** What the column's cells are tested against. */
  expression: Expression;
  /** The type that its value is made to fit, or null where it can't be. */
  type?: string;
  /** What people call it; the expression's text when it is not said. */
  label?: string;
  /** Unary tests for the values that there may be. Any other is a failure, null too unless it is one of them. */
  values?: Expression;
}

/** The call of a function (DMN 1.5, 10.2.1.3). */
export interface InvocationDefinition {
  /** What is called. */
  function: Expression | LogicDefinition;
  /** The arguments, by the names of the parameters. */
  with?: Record<string, Expression | LogicDefinition>;
}

/** A type with parts or constraints (DMN 1.5, 7.3.3). */
export interface ItemDefinition {
  /** The type that it is made of; for a collection, that of its items. */
  type?: string;
  /** Whether it is a list of what is said here. */
  collection?: boolean;
  /** The entries of a context. */
  components?: Record<string, string | ItemDefinition>;
  /** The parameters and the result of a function. */
  function?: FunctionTypeDefinition;
  /** Unary tests that a value must pass; for a collection, each of its items. */
  allowedValues?: Expression;
  /** Unary tests that the value as a whole must pass. */
  typeConstraint?: Expression;
  /** A remark for people. */
  description?: string;
}

/** A business knowledge model: a function by the name of which decisions call it (DMN 1.5, 6.3.9). */
export interface KnowledgeDefinition {
  /** What people call it. */
  title?: Text;
  /** A remark for people. */
  description?: string;
  /** The names that it may read beside its parameters; all that the bundle provides when it is not said. */
  requires?: Array<string>;
  /** What kind of logic it has; `feel` when it is not said. */
  kind?: FunctionKind;
  /** The parameters, in order. */
  parameters?: Array<ParameterDefinition>;
  /** The type that the result is made to fit, or null where it can't be. */
  type?: string;
  /** The logic as one expression. */
  expression?: Expression | LogicDefinition;
  /** Named values, each of which may use those before it (DMN 1.5, 10.2.1.4). */
  context?: Record<string, Expression | LogicDefinition>;
  /** What a `context` is for: the value in place of the context itself. */
  result?: Expression | LogicDefinition;
  /** The items of a list (DMN 1.5, 10.2.1.5). */
  list?: Array<Expression | LogicDefinition>;
  /** A list of contexts that have the same names (DMN 1.5, 10.2.1.6). */
  relation?: RelationDefinition;
  /** The call of a function with arguments by name (DMN 1.5, 10.2.1.3). */
  invoke?: InvocationDefinition;
  /** A function (DMN 1.5, 10.2.1.7). */
  function?: FunctionDefinition;
  /** One of two values, by a condition (DMN 1.5, 10.2.1.8). */
  conditional?: ConditionalDefinition;
  /** The items of a list for which a condition holds (DMN 1.5, 10.2.1.9). */
  filter?: FilterDefinition;
  /** A value for each item of a list (DMN 1.5, 10.2.1.10). */
  for?: ForDefinition;
  /** Whether a condition holds for an item of a list (DMN 1.5, 10.2.1.10). */
  some?: QuantifiedDefinition;
  /** Whether a condition holds for every item of a list (DMN 1.5, 10.2.1.10). */
  every?: QuantifiedDefinition;
  /** What to do when several rules match; `unique` when it is not said (DMN 1.5, 8.2.8). */
  hitPolicy?: HitPolicy;
  /** What becomes of the outputs that the hit policy `collect` collects. */
  aggregation?: Aggregation;
  /** The table's input columns. */
  inputs?: Array<InputDefinition>;
  /** The table's output columns. */
  outputs?: Array<OutputDefinition>;
  /** The table's rows. */
  rules?: Array<RuleDefinition>;
}

/** An option with a label of its own. */
export interface LabelledOption {
  /** What the submission has. */
  value: string;
  /** What people see. */
  label: Text;
}

/** Logic of one kind: an `expression`, a table (`inputs`, `outputs`, `rules`), a `context`, a `list`, a `relation`, an invocation, a `function`, a `conditional`, a `filter` or an iteration. */
export interface LogicDefinition {
  /** The type that the result is made to fit, or null where it can't be. */
  type?: string;
  /** The logic as one expression. */
  expression?: Expression | LogicDefinition;
  /** Named values, each of which may use those before it (DMN 1.5, 10.2.1.4). */
  context?: Record<string, Expression | LogicDefinition>;
  /** What a `context` is for: the value in place of the context itself. */
  result?: Expression | LogicDefinition;
  /** The items of a list (DMN 1.5, 10.2.1.5). */
  list?: Array<Expression | LogicDefinition>;
  /** A list of contexts that have the same names (DMN 1.5, 10.2.1.6). */
  relation?: RelationDefinition;
  /** The call of a function with arguments by name (DMN 1.5, 10.2.1.3). */
  invoke?: InvocationDefinition;
  /** A function (DMN 1.5, 10.2.1.7). */
  function?: FunctionDefinition;
  /** One of two values, by a condition (DMN 1.5, 10.2.1.8). */
  conditional?: ConditionalDefinition;
  /** The items of a list for which a condition holds (DMN 1.5, 10.2.1.9). */
  filter?: FilterDefinition;
  /** A value for each item of a list (DMN 1.5, 10.2.1.10). */
  for?: ForDefinition;
  /** Whether a condition holds for an item of a list (DMN 1.5, 10.2.1.10). */
  some?: QuantifiedDefinition;
  /** Whether a condition holds for every item of a list (DMN 1.5, 10.2.1.10). */
  every?: QuantifiedDefinition;
  /** What to do when several rules match; `unique` when it is not said (DMN 1.5, 8.2.8). */
  hitPolicy?: HitPolicy;
  /** What becomes of the outputs that the hit policy `collect` collects. */
  aggregation?: Aggregation;
  /** The table's input columns. */
  inputs?: Array<InputDefinition>;
  /** The table's output columns. */
  outputs?: Array<OutputDefinition>;
  /** The table's rows. */
  rules?: Array<RuleDefinition>;
}

/** A figure of a workflow, and what it should be. */
export interface MeasureDefinition {
  /** What people call it. */
  name: string;
  /** The workflow whose instances are measured. */
  workflow: string;
  /** What of each instance is measured. */
  of: Quantity;
  /** How the instances' figures become one. */
  statistic: Statistic;
  /** Unary tests that the figure should meet. */
  target?: Expression;
}

/** A model of decisions (DMN 1.5, 6.3.2). */
export interface ModelDefinition {
  /** What it is called. */
  name?: string;
  /** The URI that it is known by. */
  namespace?: string;
  /** A remark for people. */
  description?: string;
  /** The models from which it uses definitions. */
  imports?: Array<ImportDefinition>;
  /** The types, by name. */
  types?: Record<string, string | ItemDefinition>;
  /** What is known before deciding, by name. */
  inputData?: Record<string, InputDataDefinition>;
  /** The decisions, by name. */
  decisions?: Record<string, DecisionDefinition>;
  /** The business knowledge models, which are functions, by name. */
  knowledge?: Record<string, KnowledgeDefinition>;
  /** The decision services, by name. */
  decisionServices?: Record<string, ServiceDefinition>;
}

/** A message that somebody is told. */
export interface NotifyStep {
  /** Who is told: `submitter`, a step's id for its doer, or a person or role by `= expression`. */
  to: Dynamic<string>;
  /** What they are told. */
  text: Text;
  /** The step it goes on to; the next in the list when it is not said. (`to` is taken.) */
  next?: string;
}

/** What a number can be restricted to. */
export interface NumberField {
  /** The least value. */
  min?: Dynamic<string | number | boolean>;
  /** The greatest value. */
  max?: Dynamic<string | number | boolean>;
  /** What it must be a multiple of, exactly. */
  step?: string | number | boolean;
  /** What stands behind it, such as a unit. */
  unit?: Text;
}

/** An output column. */
export interface OutputDefinition {
  /** The name under which the result has this column's value. */
  name: string;
  /** The type that its value is made to fit, or null where it can't be. */
  type?: string;
  /** What people call it; the name when it is not said. */
  label?: string;
  /** Unary tests for the values that there may be, in the order of their priority. */
  values?: Expression;
  /** The value when no rule matches. */
  default?: Expression;
}

/** What happens when a task is due and not done. */
export interface OverdueDefinition {
  /** Who can do it from then on, besides those who could before. */
  escalate: Assignment;
}

/** A page of a form. */
export interface PageDefinition {
  /** The heading above it. */
  title?: Text;
  /** Whether it is part of the form at the moment; always, when it is not said. */
  visible?: Expression;
  /** Its fields, in order. */
  fields?: Array<FieldDefinition>;
  /** Rules over several of its fields. */
  checks?: Array<CheckDefinition>;
}

/** A name with a type. */
export interface ParameterDefinition {
  /** The name. */
  name: string;
  /** The type; anything when it is not said. */
  type?: string;
}

/** A person. */
export interface PersonDefinition {
  /** What people call them. */
  name: string;
  /** The roles they hold. */
  roles?: Array<string>;
  /** The person who manages them. */
  manager?: string;
}

/** A process: several workflows of several departments that serve one goal together. */
export interface ProcessDefinition {
  /** What people call it. */
  title?: Text;
  /** What all of it is for. */
  goal?: Text;
  /** The workflows of each department. */
  departments?: Record<string, Array<string>>;
  /** What starts when something ends. */
  handOffs?: Array<HandOffDefinition>;
  /** What shows whether the goal is met. */
  measures?: Array<MeasureDefinition>;
}

/** A condition on the items of a list (DMN 1.5, 10.2.1.10). */
export interface QuantifiedDefinition {
  /** The name of the item. */
  variable: string;
  /** The list. */
  in: Expression | LogicDefinition;
  /** The condition. */
  satisfies: Expression | LogicDefinition;
}

/** What of an instance is measured. */
export type Quantity = 'cycleTime';

/** How many of those who can decide must agree. */
export type Quorum = 'any' | 'all' | 'majority';

/** A list of contexts, written as rows (DMN 1.5, 10.2.1.6). */
export interface RelationDefinition {
  /** The names, each with the type of its values. */
  columns?: Array<ParameterDefinition>;
  /** The contexts: one expression for each column. */
  rows?: Array<Array<Expression | LogicDefinition>>;
}

/** A row: when all tests of `when` hold, `then` are the outputs. */
export interface RuleDefinition {
  /** One cell of unary tests for each input column; `-` matches anything. */
  when?: Array<Expression>;
  /** One expression for each output column. */
  then?: Array<Expression>;
  /** A remark for people. */
  note?: string;
}

/** An answer that gives the form back. */
export interface SendBack {
  /** Who gets it; only `submitter` can. */
  sendBack: string;
}

/** A decision service: decisions taken together, as a function (DMN 1.5, 6.3.10). Its parameters are its input data and, after them, its input decisions (DMN 1.5, 10.4). */
export interface ServiceDefinition {
  /** What people call it. */
  title?: Text;
  /** A remark for people. */
  description?: string;
  /** The type that the result is made to fit, or null where it can't be. */
  type?: string;
  /** The decisions whose results it gives. */
  outputDecisions?: Array<string>;
  /** The decisions that it takes on the way. */
  encapsulatedDecisions?: Array<string>;
  /** The decisions whose results it is given. */
  inputDecisions?: Array<string>;
  /** The input data that it is given. */
  inputData?: Array<string>;
}

/** How many figures become one. */
export type Statistic = 'count' | 'mean' | 'median' | 'p90' | 'max';

/** A step of a workflow. */
export type StepDefinition = {
  /** Its name; unique in the workflow. */
  id: string;
} & StepKind;

/** The types of steps. */
export type StepKind =
  | ({ type: 'task' } & TaskStep)
  | ({ type: 'approval' } & ApprovalStep)
  | ({ type: 'decision' } & DecisionStep)
  | ({ type: 'notify' } & NotifyStep)
  | ({ type: 'end' } & EndStep);

/** Work that one person does. */
export interface TaskStep {
  /** What it is called in the inbox. */
  title?: Text;
  /** Who can do it. */
  assign: Assignment;
  /** Who can't, though assigned: `submitter`, or the id of a step whose doer it is. */
  exclude?: Array<string>;
  /** How long after its beginning it is due. */
  due?: Dynamic<string>;
  /** How long after its beginning those who can do it are reminded. */
  remind?: Array<string>;
  /** What happens when it is due and not done. */
  onOverdue?: OverdueDefinition;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What a text can be restricted to. Lengths count Unicode characters. */
export interface TextField {
  /** The least number of characters. */
  minLength?: number;
  /** The greatest number of characters. */
  maxLength?: number;
  /** What the browser may fill in, as in HTML. */
  autocomplete?: string;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** What becomes of the value of a hidden field. */
export type WhenHidden = 'exclude' | 'keep' | 'clear';

/** A workflow: how people act to get one specific job done. */
export interface WorkflowDefinition {
  /** What an instance of it is called in lists. */
  title?: Text;
  /** The form whose submission begins an instance. */
  form: string;
  /** Its steps. Each goes on to the next in this list unless it says otherwise. */
  steps?: Array<StepDefinition>;
}
