// Made by `cargo xtask generate` from the crate's definition types. Do not edit.

/** A FEEL expression. */
export type Expression = string;

/** Text with `{{ expression }}`. */
export type Text = string;

/** A literal, or `= expression`. */
export type Dynamic<T> = T | `=${string}`;

/** A postal address: a group of texts that browsers can fill in. */
export interface AddressField {
  /** Its parts, in order; all of them when none is said. */
  parts?: Array<AddressPart>;
  /** What people call the parts, where it is not the usual. */
  labels?: Record<string, Text>;
  /** The countries that are offered, by their two letters; all when none is said. */
  countries?: Array<string>;
}

/** A part of a postal address. */
export type AddressPart = 'line1' | 'line2' | 'postcode' | 'city' | 'region' | 'country';

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

/** A way from a page to a later one. */
export interface BranchDefinition {
  /** When it is taken; always, when it is not said. */
  if?: Expression;
  /** The name of the page that it leads to. */
  to: string;
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

/** Another workflow, or this one again, done as a step (BPMN 2.0, 10.3.6). */
export interface CallStep {
  /** The workflow. */
  workflow: string;
  /** The values of its form's fields. */
  values?: Record<string, Expression>;
  /** The name under which later steps find what it has left: the values of its names, and its `status`; the step's id when it is not said. */
  result?: string;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** The number of a payment card has no restrictions of its own. Its value is its digits; drafts don't keep it. */
export interface CardField {}

/** A way of a choice. */
export interface CaseDefinition {
  /** The condition on which it is gone. */
  if: Expression;
  /** The step that is next. */
  to: string;
}

/** A rule over one or several fields. */
export interface CheckDefinition {
  /** What must hold. Where it is false the check fails; where it is null, because a value is missing, it says nothing. */
  that: Expression;
  /** The field at which the message is shown, by its name, or by a path such as `address/city`; the field or the page that has the check when it is not said. */
  at?: string;
  /** What people are told. */
  message: Text;
  /** How much it weighs; `error` when it is not said. */
  severity?: CheckSeverity;
}

/** How much a check that fails weighs. */
export type CheckSeverity = 'error' | 'warning';

/** A box to tick has no restrictions of its own. */
export interface CheckboxField {}

/** What can be chosen from. */
export interface ChoiceField {
  /** The options, in order; or an expression that gives a list of texts, or of contexts with `value`, `label` and `group`. */
  options?: Dynamic<Array<string | LabelledOption | OptionGroup>>;
  /** What the browser may fill in, as in HTML. */
  autocomplete?: string;
  /** What stands for no choice. */
  placeholder?: Text;
}

/** A colour has no restrictions of its own. Its value is a text such as `#1a2b3c`, as in HTML. */
export interface ColorField {}

/** One of two values (DMN 1.5, 10.2.1.8). */
export interface ConditionalDefinition {
  /** The condition. */
  if: Expression | LogicDefinition;
  /** The value when it holds. */
  then: Expression | LogicDefinition;
  /** The value otherwise. */
  else: Expression | LogicDefinition;
}

/** What countries can be chosen. The value is the country's two letters (ISO 3166-1); who shows it knows their names. */
export interface CountryField {
  /** The countries that are offered, in order; all when none is said. */
  countries?: Array<string>;
  /** What the browser may fill in, as in HTML; `country` when it is not said. */
  autocomplete?: string;
  /** What stands for no choice. */
  placeholder?: Text;
}

/** What a date can be restricted to. */
export interface DateField {
  /** The first day allowed. */
  min?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** The last day allowed. */
  max?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
}

/** What a date with a time can be restricted to. */
export interface DateTimeField {
  /** The first date and time allowed. */
  min?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** The last date and time allowed. */
  max?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
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

/** Steps that are done for each item of a list (BPMN 2.0, 10.3.8). */
export interface EachStep {
  /** The list. */
  in?: Expression;
  /** How often, where there is no list. */
  times?: Dynamic<number>;
  /** The name under which its steps find the item; `item` when it is not said. */
  as?: string;
  /** Whether one is done after the other. */
  oneAtATime?: boolean;
  /** How many must be done before it goes on; all when it is not said. With 0 it goes on at once. */
  join?: number;
  /** What happens to those that are not waited for; `ignore` when it is not said. */
  rest?: Rest;
  /** A condition on which no more is waited for; asked after each. It can read `done` and `total`. */
  until?: Expression;
  /** What each time leaves. */
  collect?: Expression;
  /** The name of the list of what each time has left; the step's id when it is not said. */
  result?: string;
  /** Whether items can be added while it lasts. */
  more?: boolean;
  /** Its steps. */
  steps?: Array<StepDefinition>;
  /** Where its steps lead, if not to the next in the list. */
  flows?: Array<FlowDefinition>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What an e-mail address can be restricted to. */
export interface EmailField {
  /** The greatest number of characters. */
  maxLength?: number;
  /** What the browser may fill in, as in HTML; `email` when it is not said. */
  autocomplete?: string;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** The end of the instance. */
export interface EndStep {
  /** How it ended; `completed` when it is not said. */
  status?: string;
  /** Whether only what leads here ends; the instance is over when nothing is left to do. */
  branch?: boolean;
}

/** A field of a form. */
export type FieldDefinition = {
  /** The name under which the value is found, as in HTML; unique among the fields beside it. Sections, notes and headings need none. */
  name?: string;
  /** What people call it; the name when it is not said. */
  label?: Text;
  /** Help that stands below the label. */
  hint?: Text;
  /** Whether it must be filled in while it is visible. */
  required?: Dynamic<boolean>;
  /** Whether it is shown; always, when it is not said. */
  visible?: Expression;
  /** Whether it can be used; always, when it is not said. */
  enabled?: Expression;
  /** Whether its value can be read and not changed. */
  readOnly?: Dynamic<boolean>;
  /** What its value is computed by; people can't change it then. */
  compute?: Expression;
  /** The value it begins with. */
  default?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** What becomes of its value while it is hidden; what is said of the field that holds it, or `exclude`, when it is not said. */
  whenHidden?: WhenHidden;
  /** When what is wrong is shown first; `blur` when it is not said. */
  validateOn?: ValidateOn;
  /** Rules about its value; of a group or of rows about the values in it, which then are known by their names. */
  checks?: Array<CheckDefinition>;
  /** What people are told in place of the usual message, by its code. */
  messages?: Record<string, Text>;
  /** The name of a check of the page, which may take its time. */
  verify?: string;
  /** How wide it is shown; as wide as it likes, when it is not said. */
  width?: Width;
} & FieldKind;

/** The kinds of fields. */
export type FieldKind =
  | ({ type: 'text' } & TextField)
  | ({ type: 'textarea' } & TextField)
  | ({ type: 'email' } & EmailField)
  | ({ type: 'url' } & UrlField)
  | ({ type: 'tel' } & TelField)
  | ({ type: 'password' } & TextField)
  | ({ type: 'number' } & NumberField)
  | ({ type: 'integer' } & NumberField)
  | ({ type: 'money' } & MoneyField)
  | ({ type: 'percent' } & NumberField)
  | ({ type: 'date' } & DateField)
  | ({ type: 'time' } & TimeField)
  | ({ type: 'datetime' } & DateTimeField)
  | ({ type: 'month' } & MonthField)
  | ({ type: 'select' } & ChoiceField)
  | ({ type: 'multiselect' } & SeveralField)
  | ({ type: 'radio' } & ChoiceField)
  | ({ type: 'checkboxes' } & SeveralField)
  | ({ type: 'checkbox' } & CheckboxField)
  | ({ type: 'switch' } & CheckboxField)
  | ({ type: 'range' } & NumberField)
  | ({ type: 'rating' } & RatingField)
  | ({ type: 'ranking' } & RankingField)
  | ({ type: 'color' } & ColorField)
  | ({ type: 'tags' } & TagsField)
  | ({ type: 'file' } & FileField)
  | ({ type: 'signature' } & SignatureField)
  | ({ type: 'iban' } & IbanField)
  | ({ type: 'card' } & CardField)
  | ({ type: 'country' } & CountryField)
  | ({ type: 'hidden' } & OpenField)
  | ({ type: 'computed' } & OpenField)
  | ({ type: 'note' } & NoteField)
  | ({ type: 'heading' } & HeadingField)
  | ({ type: 'section' } & SectionField)
  | ({ type: 'group' } & GroupField)
  | ({ type: 'repeat' } & RepeatField)
  | ({ type: 'table' } & RepeatField)
  | ({ type: 'address' } & AddressField)
  | ({ type: 'name' } & NameField)
  | ({ type: 'matrix' } & MatrixField);

/** What files can be restricted to. The value is a list of handles: contexts of `id`, `name`, `type` (the media type) and `size` (in bytes). What the files hold stays with the page. */
export interface FileField {
  /** What is accepted, as in HTML: extensions such as `.pdf`, media types such as `image/png` or `image/*`. */
  accept?: Array<string>;
  /** The greatest size of one file, in bytes. */
  maxSize?: number;
  /** How many there can be at most; one when it is not said. */
  maxFiles?: number;
}

/** The items of a list for which a condition holds (DMN 1.5, 10.2.1.9). */
export interface FilterDefinition {
  /** The list. */
  in: Expression | LogicDefinition;
  /** The condition, which reads the item as `item` and its entries by their names. */
  match: Expression | LogicDefinition;
}

/** A way from a step to another (BPMN 2.0, 7.6.1). */
export interface FlowDefinition {
  /** Its name. */
  id?: string;
  /** The step that it leads from. */
  from: string;
  /** The step that it leads to. */
  to: string;
  /** The condition on which it is taken. */
  if?: Expression;
  /** Whether it is taken when no other is. */
  otherwise?: boolean;
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
  /** How much a submission may hold. */
  limits?: LimitsDefinition;
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

/** The kinds of gateways (BPMN 2.0, 10.6). */
export type GatewayKind = 'exclusive' | 'parallel' | 'inclusive' | 'complex' | 'event';

/** A gateway, in a workflow that says its `flows`. */
export interface GatewayStep {
  /** What kind of gateway it is. */
  kind: GatewayKind;
  /** How many ways in a complex gateway waits for; all when it is not said. */
  join?: number;
  /** What a complex gateway does with those that come after; `ignore` when it is not said. */
  rest?: Rest;
  /** The step it goes on to, where there are no `flows`. */
  to?: string;
}

/** Fields whose values are one context. Their expressions know each other by their names. */
export interface GroupField {
  /** The fields, in order. */
  fields?: Array<FieldDefinition>;
}

/** The kinds of groups. */
export type GroupKind = 'plain' | 'transaction' | 'anyOrder';

/** Steps that belong together (BPMN 2.0, 10.3.5). */
export interface GroupStep {
  /** What kind of group it is; `plain` when it is not said. */
  kind?: GroupKind;
  /** Whether only one step is done at a time, in any order. */
  oneAtATime?: boolean;
  /** A condition on which a group in any order is over before each step is done. */
  until?: Expression;
  /** Its steps. */
  steps?: Array<StepDefinition>;
  /** Where its steps lead, if not to the next in the list. */
  flows?: Array<FlowDefinition>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
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

/** Steps that are done when something happens: an event sub-process (BPMN 2.0, 10.3.5). The first is a `start`. */
export interface HandlerStep {
  /** Its steps. */
  steps?: Array<StepDefinition>;
  /** Where its steps lead, if not to the next in the list. */
  flows?: Array<FlowDefinition>;
}

/** A heading between the fields: its label. */
export interface HeadingField {
  /** How far below the heading of the page it stands, from 1; 1 when it is not said. */
  level?: number;
}

/** What a table does when several of its rules match (DMN 1.5, 8.2.8). */
export type HitPolicy = 'unique' | 'any' | 'priority' | 'first' | 'rule order' | 'output order' | 'collect';

/** What an IBAN can be restricted to (ISO 13616). Its value has capital letters and no spaces. */
export interface IbanField {
  /** The countries that are allowed, by their two letters; all when none is said. */
  countries?: Array<string>;
}

/** The use of another model's definitions (DMN 1.5, 6.3.3). */
export interface ImportDefinition {
  /** What stands before their names, with a dot; nothing when it is not said. */
  name?: string;
  /** The name of the model. */
  model: string;
}

/** Those branches whose conditions hold, at the same time. */
export interface InclusiveStep {
  /** The branches; one without a condition is always gone. */
  branches?: Array<BranchDefinition>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
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

/** How much a submission may hold. */
export interface LimitsDefinition {
  /** How many rows all lists together may have; 10,000 when it is not said, which is the most. */
  rows?: number;
  /** How many bytes its JSON may have; 4 MiB when it is not said. */
  bytes?: number;
  /** How many bytes all files together may have. */
  fileBytes?: number;
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

/** Questions with the same options: a group of one choice for each. */
export interface MatrixField {
  /** The questions: names with labels. */
  rows?: Array<string | LabelledOption | OptionGroup>;
  /** What can be chosen for each. */
  options?: Array<string | LabelledOption | OptionGroup>;
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

/** What happens to times that passed while nobody looked at the clock. */
export type Missed = 'once' | 'each';

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

/** What an amount of money can be restricted to. Its value is a number. */
export interface MoneyField {
  /** The currency by its three letters (ISO 4217). */
  currency: Dynamic<string>;
  /** The least value. */
  min?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** The greatest value. */
  max?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** What it must be a multiple of, exactly; the smallest coin of the currency when it is not said and the amount is not computed. */
  step?: string | number | boolean | Array<unknown> | Record<string, unknown>;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** What a month can be restricted to. Its value is a text such as `2026-01`. */
export interface MonthField {
  /** The first month allowed. */
  min?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** The last month allowed. */
  max?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
}

/** The name of a person: a group of texts that browsers can fill in. */
export interface NameField {
  /** Its parts, in order; `given` and `family` when none is said. */
  parts?: Array<NamePart>;
  /** What people call the parts, where it is not the usual. */
  labels?: Record<string, Text>;
}

/** A part of a name. */
export type NamePart = 'prefix' | 'given' | 'additional' | 'family' | 'suffix';

/** A text between the fields. */
export interface NoteField {
  /** The text. */
  text: Text;
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

/** What a number can be restricted to. A percentage is the number as it is typed: 12.5 is 12.5 %. */
export interface NumberField {
  /** The least value. */
  min?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** The greatest value. */
  max?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** What it must be a multiple of, exactly. */
  step?: string | number | boolean | Array<unknown> | Record<string, unknown>;
  /** What stands behind it, such as a unit. */
  unit?: Text;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** Something that breaks into a step while it lasts: a boundary event (BPMN 2.0, 10.5.4). */
export interface OnDefinition {
  /** Its name; unique in the workflow. What is not named can't be named by others. */
  id?: string;
  /** Whether the step goes on all the same; otherwise it is broken off. */
  beside?: boolean;
  /** The step that is next. */
  to?: string;
  /** A length of time. */
  after?: Dynamic<string>;
  /** A date and time. */
  at?: Expression;
  /** A length of time, again and again, as `PT1H`; `R3/PT1H` stops after the third. */
  every?: string;
  /** What happens to times that passed while nobody looked at the clock; `once` when it is not said. */
  missed?: Missed;
  /** A message of this name. It goes to one who waits for it. */
  message?: string;
  /** What the key of the message must be, so that it is the one meant for this instance. */
  key?: Expression;
  /** Whether a message that came earlier counts. */
  kept?: boolean;
  /** A signal of this name. It goes to all who wait for it. */
  signal?: string;
  /** A condition that becomes true. */
  when?: Expression;
  /** An error with this code; `*` is any. */
  error?: string;
  /** An escalation with this code; `*` is any. */
  escalation?: string;
  /** That what was done is undone. */
  compensation?: boolean;
  /** That the transaction is cancelled. */
  cancel?: boolean;
  /** A link of this name, to which a `throw` leads. */
  link?: string;
}

/** A value that the page or an expression gives. */
export interface OpenField {
  /** The type of the value; any when it is not said. */
  valueType?: ValueType;
}

/** Options below a heading. */
export interface OptionGroup {
  /** The heading. */
  label: Text;
  /** The options, in order; they can't be grouped again. */
  options?: Array<string | LabelledOption | OptionGroup>;
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
  /** The name by which others lead to it. */
  name?: string;
  /** The heading above it. */
  title?: Text;
  /** Whether it is part of the form at the moment; always, when it is not said. */
  visible?: Expression;
  /** Its fields, in order. */
  fields?: Array<FieldDefinition>;
  /** Rules over several of its fields. */
  checks?: Array<CheckDefinition>;
  /** Which page follows: the first of these whose condition holds, or else the next one. The pages between are not part of the form then. */
  next?: Array<BranchDefinition>;
  /** Whether the form ends with this page; never, when it is not said. */
  terminate?: Expression;
}

/** Branches that go on at the same time. */
export interface ParallelStep {
  /** The branches. */
  branches?: Array<BranchDefinition>;
  /** How many branches must have come to their end before it goes on; all when it is not said. With 0 each branch goes on by itself. */
  join?: number;
  /** What happens to the branches that are not waited for; `ignore` when it is not said. */
  rest?: Rest;
  /** Whether only one step of all the branches is done at a time. */
  oneAtATime?: boolean;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** A name with a type. */
export interface ParameterDefinition {
  /** The name. */
  name: string;
  /** The type; anything when it is not said. */
  type?: string;
}

/** Nothing but a place that is passed. */
export interface PassStep {
  /** How often it goes on for each time that it is come to. */
  split?: number;
  /** How often it must be come to, from wherever, to go on once. */
  merge?: number;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
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

/** A branch that begins with an event. */
export interface RaceBranchDefinition {
  /** The name of the event; what is not named can't be named by others. */
  id?: string;
  /** Its steps. */
  steps?: Array<StepDefinition>;
  /** A length of time. */
  after?: Dynamic<string>;
  /** A date and time. */
  at?: Expression;
  /** A length of time, again and again, as `PT1H`; `R3/PT1H` stops after the third. */
  every?: string;
  /** What happens to times that passed while nobody looked at the clock; `once` when it is not said. */
  missed?: Missed;
  /** A message of this name. It goes to one who waits for it. */
  message?: string;
  /** What the key of the message must be, so that it is the one meant for this instance. */
  key?: Expression;
  /** Whether a message that came earlier counts. */
  kept?: boolean;
  /** A signal of this name. It goes to all who wait for it. */
  signal?: string;
  /** A condition that becomes true. */
  when?: Expression;
  /** An error with this code; `*` is any. */
  error?: string;
  /** An escalation with this code; `*` is any. */
  escalation?: string;
  /** That what was done is undone. */
  compensation?: boolean;
  /** That the transaction is cancelled. */
  cancel?: boolean;
  /** A link of this name, to which a `throw` leads. */
  link?: string;
}

/** Branches of which only one is gone: that whose event happens first. */
export interface RaceStep {
  /** The branches. */
  branches?: Array<RaceBranchDefinition>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What can be put in order. The value is a list of texts, the most preferred first. */
export interface RankingField {
  /** The options; or an expression that gives a list of texts, or of contexts with `value` and `label`. */
  options?: Dynamic<Array<string | LabelledOption | OptionGroup>>;
  /** How many must be put in order at least; all of them when it is not said. */
  minItems?: number;
}

/** How many stars there are. The value is a whole number from 1 on. */
export interface RatingField {
  /** The best rating; 5 when it is not said. */
  stars?: number;
}

/** A list of contexts, written as rows (DMN 1.5, 10.2.1.6). */
export interface RelationDefinition {
  /** The names, each with the type of its values. */
  columns?: Array<ParameterDefinition>;
  /** The contexts: one expression for each column. */
  rows?: Array<Array<Expression | LogicDefinition>>;
}

/** Rows of the same fields. In their expressions the fields of the row come first, then `row`, the number of the row from 1, unless a field is called so, then what is around. */
export interface RepeatField {
  /** The fields of a row, in order. */
  fields?: Array<FieldDefinition>;
  /** How many rows there must be at least; so many are there from the beginning. */
  minRows?: number;
  /** How many rows there can be at most. */
  maxRows?: number;
  /** What the button says that adds a row. */
  addLabel?: Text;
  /** What people call a row. */
  rowLabel?: Text;
}

/** Steps that are done again and again (BPMN 2.0, 10.3.8). */
export interface RepeatStep {
  /** The condition on which they are done once more; asked before each time. `index` is how often they were done. */
  while?: Expression;
  /** The condition on which they are not done again; asked after each time. */
  until?: Expression;
  /** How often at most. */
  most?: number;
  /** Its steps. */
  steps?: Array<StepDefinition>;
  /** Where its steps lead, if not to the next in the list. */
  flows?: Array<FlowDefinition>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What happens to the branches that are not waited for. */
export type Rest = 'ignore' | 'cancel';

/** A row: when all tests of `when` hold, `then` are the outputs. */
export interface RuleDefinition {
  /** One cell of unary tests for each input column; `-` matches anything. */
  when?: Array<Expression>;
  /** One expression for each output column. */
  then?: Array<Expression>;
  /** A remark for people. */
  note?: string;
}

/** Fields that stand together. */
export interface SectionField {
  /** The fields, in order. */
  fields?: Array<FieldDefinition>;
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

/** Values that are given names. */
export interface SetStep {
  /** The names with their values. */
  values?: Record<string, Expression>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What several things can be chosen from. The value is a list of texts in the order of the options. */
export interface SeveralField {
  /** The options, in order; or an expression that gives a list of texts, or of contexts with `value`, `label` and `group`. */
  options?: Dynamic<Array<string | LabelledOption | OptionGroup>>;
  /** How many must be chosen at least. */
  minItems?: number;
  /** How many can be chosen at most. */
  maxItems?: number;
}

/** A signature has no restrictions of its own. Its value is the handle of a picture: a context of `id`, `name`, `type` and `size`. */
export interface SignatureField {}

/** Where something begins because something happens: an instance, or a `handler` (BPMN 2.0, 10.5.2). */
export interface StartStep {
  /** Whether a handler goes on beside what it is in; otherwise that is broken off. */
  beside?: boolean;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
  /** A length of time. */
  after?: Dynamic<string>;
  /** A date and time. */
  at?: Expression;
  /** A length of time, again and again, as `PT1H`; `R3/PT1H` stops after the third. */
  every?: string;
  /** What happens to times that passed while nobody looked at the clock; `once` when it is not said. */
  missed?: Missed;
  /** A message of this name. It goes to one who waits for it. */
  message?: string;
  /** What the key of the message must be, so that it is the one meant for this instance. */
  key?: Expression;
  /** Whether a message that came earlier counts. */
  kept?: boolean;
  /** A signal of this name. It goes to all who wait for it. */
  signal?: string;
  /** A condition that becomes true. */
  when?: Expression;
  /** An error with this code; `*` is any. */
  error?: string;
  /** An escalation with this code; `*` is any. */
  escalation?: string;
  /** That what was done is undone. */
  compensation?: boolean;
  /** That the transaction is cancelled. */
  cancel?: boolean;
  /** A link of this name, to which a `throw` leads. */
  link?: string;
}

/** How many figures become one. */
export type Statistic = 'count' | 'mean' | 'median' | 'p90' | 'max';

/** A step of a workflow. */
export type StepDefinition = {
  /** Its name; unique in the workflow. */
  id: string;
  /** What breaks into it while it lasts. */
  on?: Array<OnDefinition>;
  /** The step that undoes what this one has done. It is done only for that. */
  undo?: string;
  /** The names of messages that are sent when it is done. */
  send?: Array<string>;
  /** The name of a section that only one token at a time can be in. */
  critical?: string;
  /** The step that must be waiting for this one to be done; when it goes on, this one is broken off. */
  milestone?: string;
} & StepKind;

/** The types of steps. */
export type StepKind =
  | ({ type: 'task' } & TaskStep)
  | ({ type: 'approval' } & ApprovalStep)
  | ({ type: 'decision' } & DecisionStep)
  | ({ type: 'notify' } & NotifyStep)
  | ({ type: 'end' } & EndStep)
  | ({ type: 'switch' } & SwitchStep)
  | ({ type: 'parallel' } & ParallelStep)
  | ({ type: 'inclusive' } & InclusiveStep)
  | ({ type: 'race' } & RaceStep)
  | ({ type: 'each' } & EachStep)
  | ({ type: 'repeat' } & RepeatStep)
  | ({ type: 'call' } & CallStep)
  | ({ type: 'wait' } & WaitStep)
  | ({ type: 'group' } & GroupStep)
  | ({ type: 'handler' } & HandlerStep)
  | ({ type: 'webhook' } & WebhookStep)
  | ({ type: 'set' } & SetStep)
  | ({ type: 'throw' } & ThrowStep)
  | ({ type: 'start' } & StartStep)
  | ({ type: 'gateway' } & GatewayStep)
  | ({ type: 'pass' } & PassStep);

/** A choice between ways: the first whose condition holds is gone. */
export interface SwitchStep {
  /** The ways, in order. */
  cases?: Array<CaseDefinition>;
  /** The step that is next when no condition holds. */
  otherwise?: string;
}

/** What tags can be restricted to. The value is a list of texts, each once. */
export interface TagsField {
  /** How many there must be at least. */
  minItems?: number;
  /** How many there can be at most. */
  maxItems?: number;
  /** The greatest number of characters of one. */
  maxLength?: number;
  /** What is offered; others can be entered too. */
  suggestions?: Array<string>;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

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

/** How a telephone number is read. Its value is in the form of E.164, such as `+493012345`. */
export interface TelField {
  /** The country of numbers without a country code, by its two letters (ISO 3166-1): a literal or an expression. Where none is known, such numbers stay as they were typed. */
  country?: Dynamic<string>;
  /** What the browser may fill in, as in HTML; `tel` when it is not said. */
  autocomplete?: string;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** What a text can be restricted to. Lengths count Unicode characters. */
export interface TextField {
  /** The least number of characters. */
  minLength?: number;
  /** The greatest number of characters. */
  maxLength?: number;
  /** A regular expression of ECMAScript (ECMA-262, with the flag `u`) that the whole text must match. */
  pattern?: string;
  /** How it is written: `#` stands for a digit, `@` for a letter, `*` for either, all else for itself. */
  mask?: string;
  /** What the browser may fill in, as in HTML. */
  autocomplete?: string;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** Letting something happen (BPMN 2.0, 10.5.3 and 10.5.4). */
export interface ThrowStep {
  /** A message of this name. */
  message?: string;
  /** The key of the message, by which it finds the instance that it is meant for. */
  key?: Expression;
  /** What the message or signal brings. */
  values?: Record<string, Expression>;
  /** A signal of this name. */
  signal?: string;
  /** An error with this code; what is in the way outward is broken off. */
  error?: string;
  /** An escalation with this code. */
  escalation?: string;
  /** Undo what this step has done; `*` is everything around. */
  compensate?: string;
  /** Cancel the transaction. */
  cancel?: boolean;
  /** End everything around. */
  terminate?: boolean;
  /** Go on at the `wait` with this link. */
  link?: string;
  /** Break off these steps. */
  stop?: Array<string>;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What a time of day can be restricted to. */
export interface TimeField {
  /** The first time allowed. */
  min?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
  /** The last time allowed. */
  max?: Dynamic<string | number | boolean | Array<unknown> | Record<string, unknown>>;
}

/** What a URL can be restricted to. */
export interface UrlField {
  /** The schemes that are allowed, such as `["https"]`; any when none is said. */
  schemes?: Array<string>;
  /** The greatest number of characters. */
  maxLength?: number;
  /** What the browser may fill in, as in HTML; `url` when it is not said. */
  autocomplete?: string;
  /** An example that stands in the empty field. */
  placeholder?: Text;
}

/** When what is wrong with a field is shown first. From then on it is told with every change. */
export type ValidateOn = 'blur' | 'change' | 'submit';

/** The type of a value. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'datetime' | 'list' | 'context';

/** Waiting until something happens (BPMN 2.0, 10.5.4). */
export interface WaitStep {
  /** The name under which later steps find what a message brought. */
  result?: string;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
  /** A length of time. */
  after?: Dynamic<string>;
  /** A date and time. */
  at?: Expression;
  /** A length of time, again and again, as `PT1H`; `R3/PT1H` stops after the third. */
  every?: string;
  /** What happens to times that passed while nobody looked at the clock; `once` when it is not said. */
  missed?: Missed;
  /** A message of this name. It goes to one who waits for it. */
  message?: string;
  /** What the key of the message must be, so that it is the one meant for this instance. */
  key?: Expression;
  /** Whether a message that came earlier counts. */
  kept?: boolean;
  /** A signal of this name. It goes to all who wait for it. */
  signal?: string;
  /** A condition that becomes true. */
  when?: Expression;
  /** An error with this code; `*` is any. */
  error?: string;
  /** An escalation with this code; `*` is any. */
  escalation?: string;
  /** That what was done is undone. */
  compensation?: boolean;
  /** That the transaction is cancelled. */
  cancel?: boolean;
  /** A link of this name, to which a `throw` leads. */
  link?: string;
}

/** Something that the outside does, and answers. */
export interface WebhookStep {
  /** The address that is called. */
  url?: Text;
  /** The service that does it, where it is no address. */
  service?: string;
  /** What it is given. */
  values?: Record<string, Expression>;
  /** The name under which later steps find the answer; the step's id when it is not said. */
  result?: string;
  /** The step it goes on to; the next in the list when it is not said. */
  to?: string;
}

/** What becomes of the value of a hidden field. */
export type WhenHidden = 'exclude' | 'keep' | 'clear';

/** How wide a field is shown. */
export type Width = 'full' | 'half' | 'third' | 'quarter';

/** A workflow: how people act to get one specific job done. */
export interface WorkflowDefinition {
  /** What an instance of it is called in lists. */
  title?: Text;
  /** The form whose submission begins an instance. */
  form: string;
  /** Its steps. Each goes on to the next in this list unless it says otherwise. */
  steps?: Array<StepDefinition>;
  /** Where its steps lead. Where they are said, they and nothing else say it. */
  flows?: Array<FlowDefinition>;
}
