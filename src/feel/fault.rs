//! Why an evaluation ended without a value.

use std::fmt;

use crate::diagnostic::Code;

/// A bound of the evaluation was reached. What is wrong in an expression itself never is a fault:
/// it gives null and a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The budget of steps is used up.
    Steps,
    /// Functions call each other too deeply.
    Depth,
    /// A text or a list is larger than allowed.
    Size,
}

impl Fault {
    /// The stable diagnostic code.
    pub fn code(self) -> Code {
        match self {
            Self::Steps => Code::EvaluationSteps,
            Self::Depth => Code::EvaluationDepth,
            Self::Size => Code::EvaluationSize,
        }
    }

    /// What happened, as a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Steps => "The expression takes more steps than it may.",
            Self::Depth => "The functions of the expression call each other too deeply.",
            Self::Size => "A text or a list of the expression becomes larger than it may.",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.message())
    }
}

impl std::error::Error for Fault {}

/// Why an operation gave no value of its own.
#[derive(Clone, Debug)]
pub(crate) enum Stop {
    /// The result is null, for this reason.
    Null(std::borrow::Cow<'static, str>),
    /// A bound was reached.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A null with its reason.
pub(crate) fn null<T>(reason: &'static str) -> Result<T, Stop> {
    Err(Stop::Null(reason.into()))
}
