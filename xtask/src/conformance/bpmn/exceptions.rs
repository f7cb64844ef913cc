//! The cases that are known to fail, each with its reason.

use crate::conformance::Exception;

pub(crate) const EXCEPTIONS: &[Exception] = &[];
