//! The register of diagnostic codes. A code is never reused and never changes its meaning.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal,)+) => {
        /// A stable diagnostic code. The thousands say the layer: 0 documents, 1 expressions,
        /// 2 decisions and schemas, 3 forms, 4 workflows, 5 processes, 6 the engine.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $name = $number,)+
        }

        impl Code {
            /// Every code, in the order of their numbers, with its meaning.
            pub const ALL: &'static [(Code, &'static str)] =
                &[$((Code::$name, concat!($($doc),+)),)+];
        }
    };
}

codes! {
    /// The text is not JSON (RFC 8259).
    JsonSyntax = 1,
    /// The JSON is nested deeper than the reader's bound.
    JsonDepth = 2,
    /// An object has the same member twice.
    JsonDuplicate = 3,
    /// The document is larger than the reader's bound.
    JsonSize = 4,
    /// The text is not CSV (RFC 4180).
    CsvSyntax = 5,
    /// An object has a property that is not known there.
    UnknownProperty = 101,
    /// A required property is missing.
    MissingProperty = 102,
    /// A value has another JSON type than is expected there.
    WrongType = 103,
    /// A word is not one of those that are allowed there.
    UnknownWord = 104,
    /// A value is outside of what is allowed there.
    OutOfRange = 105,
    /// A name is given twice.
    DuplicateName = 106,
    /// A text refers to something that is not defined.
    UnknownReference = 107,
    /// The document says a format version that this engine does not know.
    UnknownVersion = 108,
    /// An expression does not follow the grammar.
    ExpressionSyntax = 1001,
    /// An expression is nested deeper than the compiler's bound.
    ExpressionDepth = 1002,
    /// A text in an expression is not closed.
    UnclosedText = 1003,
    /// A literal in an expression has no value: a number too large, a date that is none.
    InvalidLiteral = 1004,
    /// An expression uses a name that is not in its scope.
    UnknownName = 1005,
    /// An expression names a type that does not exist.
    UnknownType = 1006,
    /// A function is called with arguments that it does not take.
    WrongArguments = 1007,
    /// An operation does not fit the types of its operands.
    TypeMismatch = 1008,
    /// A value has no property of that name.
    UnknownPath = 1009,
    /// A context has the same key twice.
    DuplicateEntry = 1010,
    /// What is called is not a function.
    NotAFunction = 1011,
    /// A part of an expression is null whatever the values are.
    AlwaysNull = 1012,
    /// A placeholder in a text is not closed.
    UnclosedPlaceholder = 1013,
    /// An expression is longer than the compiler's bound.
    ExpressionSize = 1014,
    /// An evaluation took more steps than it may.
    EvaluationSteps = 1101,
    /// The functions of an expression call each other too deeply.
    EvaluationDepth = 1102,
    /// A text or a list of an evaluation became larger than it may.
    EvaluationSize = 1103,
    /// A decision is neither a table nor an expression, or both.
    DecisionLogic = 2001,
    /// A rule or a row has not one cell for each column.
    RuleWidth = 2002,
    /// A rule can never fire, because others come before it wherever it matches.
    MaskedRule = 2003,
    /// An aggregation stands where nothing is collected, or several outputs are.
    Aggregation = 2004,
    /// The values of an output are not literals, or a hit policy needs them and there are none.
    OutputValues = 2005,
    /// Rules match the same inputs although the hit policy does not allow it.
    RuleOverlap = 2006,
    /// There are inputs that no rule of a table matches.
    RuleGap = 2007,
    /// Two rules have the same conditions.
    DuplicateRule = 2008,
    /// No value at all passes a cell, or one of its tests.
    EmptyCell = 2009,
    /// A cell compares with a literal of another type than its input has.
    CellType = 2010,
    /// A JSON Schema needs a vocabulary that is not supported.
    UnsupportedKeyword = 2011,
    /// A cell has a literal that is not one of the values that its column allows.
    CellValue = 2012,
    /// A schema refers to itself for the same value, so validating never ends.
    EndlessSchema = 2013,
    /// A text is not a regular expression of ECMA-262 in Unicode mode.
    WrongPattern = 2014,
    /// A text is not a URI of the kind that is needed there.
    WrongUri = 2015,
    /// Decisions require each other in a circle.
    DecisionCycle = 2021,
    /// Types are made of each other in a circle.
    TypeCycle = 2022,
    /// Logic or types are nested deeper than the compiler's bound.
    LogicDepth = 2023,
    /// A text is not XML, or has a document type definition.
    XmlSyntax = 2031,
    /// An XML document is larger or deeper than the reader's bound.
    XmlSize = 2032,
    /// An XML document is not a DMN model.
    NotDmn = 2033,
    /// Something in another format has no place in a bundle, and is left out.
    LeftOut = 2034,
    /// Something in another format can't be taken over, and what depends on it will not work.
    NotSupported = 2035,
    /// An XML document is not a BPMN model.
    NotBpmn = 2036,
    /// Another format can't say something of a form, so what it describes is more than the form takes.
    LeftOpen = 2037,
    /// Several rules match, or give different results, although the hit policy does not allow it.
    RuleConflict = 2101,
    /// An input of a decision table has a value that its column does not allow.
    InputValue = 2102,
    /// A schema allows no value here.
    ValueNever = 2201,
    /// The schema has a mistake at what says whether a value is valid.
    ValueUndecided = 2202,
    /// A value has another type than its schema asks for.
    ValueType = 2203,
    /// A value is not the one that its schema asks for.
    ValueConst = 2204,
    /// A value is none of those that its schema lists.
    ValueEnum = 2205,
    /// A number is less than its schema allows.
    NumberTooSmall = 2206,
    /// A number is greater than its schema allows.
    NumberTooLarge = 2207,
    /// A number is not a multiple of what its schema says.
    NumberNoMultiple = 2208,
    /// A string has too few characters.
    StringTooShort = 2209,
    /// A string has too many characters.
    StringTooLong = 2210,
    /// An array has too few items.
    ArrayTooShort = 2211,
    /// An array has too many items.
    ArrayTooLong = 2212,
    /// An object has too few properties.
    ObjectTooSmall = 2213,
    /// An object has too many properties.
    ObjectTooLarge = 2214,
    /// An object lacks properties that its schema requires.
    PropertyMissing = 2215,
    /// An object lacks properties that another one of its properties requires.
    DependentMissing = 2216,
    /// A string does not match the pattern of its schema.
    StringPattern = 2217,
    /// A string is not of the format that its schema names.
    StringFormat = 2218,
    /// A string does not hold content as its schema says.
    StringContent = 2219,
    /// An object has a property that its schema does not allow.
    PropertyNotAllowed = 2220,
    /// An array has an item that its schema does not allow.
    ItemNotAllowed = 2221,
    /// An array has too few items as its schema asks for.
    ItemsLacking = 2222,
    /// An array has too many items of a kind.
    ItemsExceeding = 2223,
    /// Two items of an array are equal.
    ItemsEqual = 2224,
    /// None of the alternatives of a schema fits.
    NoAlternative = 2225,
    /// More than one of the alternatives of a schema fits.
    ManyAlternatives = 2226,
    /// A value is as its schema says that it must not be.
    ValueExcluded = 2227,
    /// A form has no field.
    FormEmpty = 3001,
    /// Two fields of a form have the same name.
    FieldDuplicate = 3002,
    /// The name of a field can't be read in expressions.
    FieldName = 3003,
    /// A check has its message at a field that the form does not have.
    FieldUnknown = 3004,
    /// There is nothing to choose from.
    OptionsEmpty = 3005,
    /// Two options of a field have the same value.
    OptionDuplicate = 3006,
    /// A literal is not of the field's type.
    LiteralType = 3007,
    /// The least value is greater than the greatest.
    LimitsCrossed = 3008,
    /// An expression gives another type than what it is for.
    ExpressionType = 3009,
    /// Expressions of a form depend on each other in a circle.
    FormCycle = 3010,
    /// An expression stands in a text that does not change.
    TextExpression = 3011,
    /// Something is said that has no effect on a computed field.
    ComputedField = 3012,
    /// A page or a field is never visible.
    NeverVisible = 3013,
    /// A check always or never fails.
    CheckConstant = 3014,
    /// Fields hold each other deeper than is allowed.
    FieldDepth = 3015,
    /// A message is given for a code that no problem of a field has.
    ProblemUnknown = 3016,
    /// Something is said that has no effect on such a kind of field.
    PropertyUnused = 3017,
    /// A page leads to one that is not there.
    PageUnknown = 3018,
    /// A page leads to itself or to one before it.
    PageBackward = 3019,
    /// Two pages have the same name.
    PageDuplicate = 3020,
    /// Two steps of a workflow have the same id.
    DuplicateStep = 4001,
    /// A step leads to a step that is not there.
    UnknownStep = 4002,
    /// A way through a workflow stops before an end is reached.
    DeadEnd = 4003,
    /// No way leads to a step.
    UnreachableStep = 4004,
    /// A workflow has no end.
    NoEnd = 4005,
    /// A loop of steps has none that waits for somebody, so it would never stop.
    EndlessLoop = 4006,
    /// A workflow has more steps than are allowed.
    TooManySteps = 4007,
    /// An approval has nothing that can be answered.
    NoOutcome = 4008,
    /// A form is sent back to somebody else than the submitter.
    SendBackTarget = 4009,
    /// An assignment does not say exactly one of the ways to find people.
    AmbiguousAssignment = 4010,
    /// A task is assigned to a role that nobody holds.
    NobodyHoldsRole = 4011,
    /// A task is assigned to a person who is not there.
    UnknownPerson = 4012,
    /// Nobody can ever do a task: those who are assigned are all excluded, or there are none.
    NobodyCanTake = 4013,
    /// An exclusion names neither the submitter nor a step that somebody does.
    UnknownExclusion = 4014,
    /// A text is not a duration in the form of ISO 8601.
    InvalidDuration = 4015,
    /// A step takes a decision that is not there.
    UnknownDecision = 4016,
    /// A decision reads a name that nothing provides.
    UnprovidedName = 4017,
    /// A step reads a result before any step has given it.
    ResultTooLate = 4018,
    /// Two things of a workflow would have the same name in its expressions.
    NameCollision = 4019,
    /// What happens to an overdue task is said, but the task is never due.
    NeverOverdue = 4020,
    /// An expression gives another type of value than is needed where it stands.
    WrongResultType = 4021,
    /// A step leads to one in another block.
    LeadsAcross = 4022,
    /// Not exactly one thing is said that is waited for, or that happens.
    AmbiguousEvent = 4023,
    /// An `each` does not say exactly one of a list and a number.
    AmbiguousEach = 4024,
    /// A join waits for more branches than there are.
    JoinTooLarge = 4025,
    /// When no condition holds, there is no way on.
    NoDefault = 4026,
    /// A step that is made of branches has none.
    NoBranch = 4027,
    /// A join waits for a branch that never comes.
    Standstill = 4028,
    /// Two branches come to a step that does not join them.
    NotSynchronised = 4029,
    /// An end takes away what still goes on.
    EndsEarly = 4030,
    /// A message is waited for that no workflow sends.
    MessageNobodySends = 4031,
    /// A decision that was taken has no result that a workflow can go on with.
    DecisionFailed = 4101,
    /// When a task came into being, there was nobody who could do it.
    Unassignable = 4102,
    /// Nobody can be told a message.
    NobodyToTell = 4103,
    /// A task's due time could not be worked out.
    DueUnknown = 4104,
    /// A command leads through more steps than are allowed.
    StepBudget = 4105,
    /// A step leads nowhere.
    NothingFollows = 4106,
    /// No way out of a step has a condition that holds.
    NoWay = 4107,
    /// The time that is waited for could not be worked out.
    TimeUnknown = 4108,
    /// An error was thrown that nothing catches.
    UncaughtError = 4109,
    /// Steps would be done more often than is allowed.
    TooManyTurns = 4110,
    /// A workflow can't be called: it is not there, or the calls are too deep.
    CallFailed = 4111,
    /// The outside could not do what it was asked for.
    ServiceFailed = 4112,
    /// A process refers to a workflow that its bundle does not have.
    ForeignWorkflow = 5001,
    /// A command does not fit where its instance stands: begun already, not begun, or over.
    WrongPhase = 6101,
    /// A command names a task that is not there.
    UnknownTask = 6102,
    /// A task is done already.
    TaskDone = 6103,
    /// A task is not one that the actor can do.
    NotYourTask = 6104,
    /// The actor has answered already.
    AnsweredAlready = 6105,
    /// An answer is not one of a task's outcomes.
    UnknownOutcome = 6106,
    /// A comment is longer than allowed.
    CommentTooLong = 6107,
    /// A form that was sent back must be submitted again, not answered; any other task the other
    /// way round.
    WrongKindOfAnswer = 6108,
    /// Only the submitter can do this.
    SubmitterOnly = 6109,
    /// A command names an incident that is not there.
    UnknownIncident = 6110,
    /// A command must say who gives it.
    NoActor = 6111,
    /// The directory does not know the actor.
    UnknownActor = 6112,
    /// A submission is larger or deeper than can be stored.
    SubmissionTooLarge = 6113,
    /// A command's idempotency key is longer than allowed.
    KeyTooLong = 6114,
    /// Nothing waits for what a command brings.
    NobodyWaits = 6115,
    /// An instance stands still.
    Suspended = 6116,
    /// A command names a step that can't be meant there.
    UnknownTarget = 6117,
    /// Something of the instance can't move to the other version.
    CantMigrate = 6118,
    /// Nothing is deployed yet.
    NothingDeployed = 6201,
    /// A request names a workflow that is not deployed.
    UnknownWorkflow = 6202,
    /// A request names an instance that is not there.
    UnknownInstance = 6203,
    /// A record does not follow from those before it: it was changed, moved or lost.
    BrokenLog = 6301,
    /// A record can't be read.
    UnreadableRecord = 6302,
    /// A record says something that can't have happened.
    UnfitRecord = 6303,
}

impl Code {
    /// The number, which is what stays stable.
    pub fn number(self) -> u16 {
        self as u16
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RS{:04}", self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_written_with_four_digits_and_stand_in_order() {
        assert_eq!(Code::JsonSyntax.to_string(), "RS0001");
        for pair in Code::ALL.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} stands before {}", pair[0].0, pair[1].0);
        }
    }
}
