//! Internationalised domain names (IDNA 2008: RFC 5890 to 5893).

mod bidi;
mod joining;
mod punycode;
mod unicode;

use std::borrow::Cow;

use crate::host::TextHost;

/// How a label that is Unicode begins in its ASCII form (RFC 5890, 2.3.2.5).
const PREFIX: &str = "xn--";
/// The most octets of a label and of a whole name in ASCII (RFC 1035, 2.3.4; RFC 1123, 2.1).
const LONGEST_LABEL: usize = 63;
const LONGEST_NAME: usize = 253;

/// Whether the labels of a name are labels of host names, in the form that may be Unicode only where
/// that is allowed, and may stand in one name together.
pub(super) fn is_name<'a>(
    labels: impl Iterator<Item = &'a str>,
    may_be_unicode: bool,
    host: &dyn TextHost,
) -> bool {
    let mut length = 0_usize;
    let mut unicode: Vec<Cow<'_, str>> = Vec::new();
    for label in labels {
        if !may_be_unicode && !label.is_ascii() {
            return false;
        }
        let Some((form, octets)) = label_form(label, host) else { return false };
        // A dot between two labels.
        length = length.saturating_add(octets).saturating_add(usize::from(!unicode.is_empty()));
        unicode.push(form);
    }
    !unicode.is_empty() && length <= LONGEST_NAME && bidi::may_be_together(&unicode, host)
}

/// A label as Unicode, and how long it is as ASCII; none where it is no label.
fn label_form<'a>(label: &'a str, host: &dyn TextHost) -> Option<(Cow<'a, str>, usize)> {
    // More characters never become fewer octets.
    if label.is_empty() || label.len() > LONGEST_LABEL.checked_mul(4)? {
        return None;
    }
    if !label.is_ascii() {
        let octets = PREFIX.len().saturating_add(punycode::encode(label)?.len());
        return (octets <= LONGEST_LABEL && is_unicode_label(label, host))
            .then_some((Cow::Borrowed(label), octets));
    }
    if label.len() > LONGEST_LABEL || !is_ldh(label) {
        return None;
    }
    let lower = label.to_ascii_lowercase();
    let Some(encoded) = lower.strip_prefix(PREFIX) else {
        return Some((Cow::Borrowed(label), label.len()));
    };
    let decoded = punycode::decode(encoded)?;
    let is_right = !decoded.is_ascii()
        && is_unicode_label(&decoded, host)
        && punycode::encode(&decoded).as_deref() == Some(encoded);
    is_right.then_some((Cow::Owned(decoded), label.len()))
}

/// Letters, digits and hyphens, which do not stand outside (RFC 1123, 2.1).
fn is_ldh(label: &str) -> bool {
    label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && has_no_outer_hyphen(label)
}

fn has_no_outer_hyphen(label: &str) -> bool {
    !label.starts_with('-') && !label.ends_with('-')
}

/// RFC 5891, 4.2.
fn is_unicode_label(label: &str, host: &dyn TextHost) -> bool {
    let has_reserved_hyphens = label.chars().skip(2).take(2).eq("--".chars());
    has_no_outer_hyphen(label)
        && !has_reserved_hyphens
        && host.composed(label) == label
        && unicode::is_allowed(label, host)
        && joining::are_joiners_right(label, host)
}
