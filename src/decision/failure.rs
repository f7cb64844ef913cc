//! Why a decision has no result.

use std::borrow::Cow;
use std::rc::Rc;

use super::table::HitPolicy;
use crate::diagnostic::Code;
use crate::feel::Fault;

/// Why a decision has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// An evaluation used up its budget.
    Fault(Fault),
    /// Rules match together although the hit policy does not allow it.
    Conflict(Conflict),
    /// An input has a value that is not allowed.
    Disallowed(Disallowed),
}

/// Rules of a table match the same inputs although the hit policy does not allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The hit policy: `unique`, or `any` where the two don't give the same.
    pub hit_policy: HitPolicy,
    /// The first of them, counted from 1.
    pub first: u32,
    /// The second of them, counted from 1.
    pub second: u32,
}

/// An input of a table has a value that its column does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disallowed {
    /// What people call the column.
    pub input: Rc<str>,
}

impl Failure {
    /// The stable diagnostic code.
    pub fn code(&self) -> Code {
        match self {
            Self::Fault(fault) => fault.code(),
            Self::Conflict(_) => Code::RuleConflict,
            Self::Disallowed(_) => Code::InputValue,
        }
    }

    /// What happened, as a sentence.
    pub fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Fault(fault) => fault.message().into(),
            Self::Conflict(Conflict { hit_policy, first, second }) => format!(
                "Rules {first} and {second} both match, which the hit policy `{}` does not allow.",
                hit_policy.word()
            )
            .into(),
            Self::Disallowed(Disallowed { input }) => {
                format!("The value of `{input}` is not one that its column allows.").into()
            }
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
