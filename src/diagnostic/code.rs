//! The register of diagnostic codes. A code is never reused and never changes its meaning.

use std::fmt;

use serde::{Serialize, Serializer};

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

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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
