//! Names with labels that are written from the right (RFC 5893).

use std::borrow::Cow;

use super::unicode::is_match;
use crate::host::TextHost;

/// What moves along with the character before it.
const MARK: &str = r"^\p{Mn}$";

/// Classes of the bidirectional algorithm, of the characters that labels may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// L
    Left,
    /// R
    Right,
    /// AL
    ArabicLetter,
    /// AN
    ArabicNumber,
    /// EN
    EuropeanNumber,
    /// NSM
    Mark,
    /// ES, ON and BN
    Neutral,
}

/// Whether labels may stand in one name: where one of them is written from the right, all keep the rule.
pub(super) fn may_be_together(labels: &[Cow<'_, str>], host: &dyn TextHost) -> bool {
    if labels.iter().all(|label| label.is_ascii()) {
        return true;
    }
    let classes = |label: &Cow<'_, str>| label.chars().map(|it| class(it, host)).collect();
    let classes: Vec<Vec<Class>> = labels.iter().map(classes).collect();
    let from_the_right = [Class::Right, Class::ArabicLetter, Class::ArabicNumber];
    let is_bidi = classes.iter().flatten().any(|class| from_the_right.contains(class));
    !is_bidi || classes.iter().all(|classes| keeps_the_rule(classes))
}

/// RFC 5893, 2.
fn keeps_the_rule(classes: &[Class]) -> bool {
    let has = |class| classes.contains(&class);
    let last = classes.iter().rev().find(|class| **class != Class::Mark);
    match classes.first() {
        Some(Class::Left) => {
            !has(Class::Right)
                && !has(Class::ArabicLetter)
                && !has(Class::ArabicNumber)
                && matches!(last, Some(Class::Left | Class::EuropeanNumber))
        }
        Some(Class::Right | Class::ArabicLetter) => {
            let has_two_numbers = has(Class::EuropeanNumber) && has(Class::ArabicNumber);
            let ends_neutrally = matches!(last, Some(Class::Neutral) | None);
            !(has(Class::Left) || has_two_numbers || ends_neutrally)
        }
        _ => false,
    }
}

fn class(character: char, host: &dyn TextHost) -> Class {
    let point = u32::from(character);
    match point {
        0x30..=0x39 | 0x06F0..=0x06F9 => Class::EuropeanNumber,
        0x0660..=0x0669 | 0x1_0D30..=0x1_0D49 => Class::ArabicNumber,
        // Marks among letters are told from them by the host.
        0x2D | 0xB7 | 0x0375 | 0x30FB | 0x200C..=0x200D => Class::Neutral,
        0x02B9..=0x02BA
        | 0x02C6..=0x02CF
        | 0x02EC
        | 0x0374
        | 0x2E2F
        | 0xA67F
        | 0xA717..=0xA71F
        | 0xA788 => Class::Neutral,
        // Marks that are written as letters are.
        0x0CBF | 0x0CC6 | 0x1_1A07..=0x1_1A08 | 0x1_1C3F => Class::Left,
        _ if point > 0x7F && is_match(MARK, character.encode_utf8(&mut [0; 4]), host) => {
            Class::Mark
        }
        0x0620..=0x064A
        | 0x066E..=0x066F
        | 0x0671..=0x06D5
        | 0x06E5..=0x06E6
        | 0x06EE..=0x06EF
        | 0x06FA..=0x0710
        | 0x0712..=0x072F
        | 0x074D..=0x07A5
        | 0x07B1
        | 0x0860..=0x088E
        | 0x08A0..=0x08C9
        | 0x1_0D00..=0x1_0D23
        | 0x1_0EC2..=0x1_0EC4
        | 0x1_0F30..=0x1_0F45
        | 0x1_EE00..=0x1_EEBB => Class::ArabicLetter,
        0x05D0..=0x05F4
        | 0x07C0..=0x07EA
        | 0x07F4..=0x07FA
        | 0x0800..=0x0815
        | 0x081A
        | 0x0824
        | 0x0828
        | 0x0840..=0x0858
        | 0xFB1D
        | 0xFB1F..=0xFB4F
        | 0x1_0800..=0x1_0A00
        | 0x1_0A10..=0x1_0A35
        | 0x1_0A60..=0x1_0AE4
        | 0x1_0B00..=0x1_0CF2
        | 0x1_0D4A..=0x1_0D4F
        | 0x1_0D6F..=0x1_0EA9
        | 0x1_0EB0..=0x1_0EB1
        | 0x1_0F00..=0x1_0F27
        | 0x1_0F70..=0x1_0F81
        | 0x1_0FB0..=0x1_0FF6
        | 0x1_E800..=0x1_E8C4
        | 0x1_E922..=0x1_E943
        | 0x1_E94B..=0x1_E959 => Class::Right,
        _ => Class::Left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::NativeHost;

    #[test]
    fn labels_from_the_right_keep_the_rule() {
        let host = NativeHost::new();
        let may = |labels: &[&str]| {
            let labels: Vec<Cow<'_, str>> =
                labels.iter().map(|label| Cow::Borrowed(*label)).collect();
            may_be_together(&labels, &host)
        };
        for labels in [
            &["0a", "b"][..],
            &["é", "0"],
            &["a", "אב"],
            &["א1"],
            &["ا\u{660}"],
            &["א\u{5B0}"],
            &["a1\u{301}", "א"],
        ] {
            assert!(may(labels), "{labels:?}");
        }
        for labels in [
            &["0a", "א"][..],
            &["0ا"],
            &["aא"],
            &["אa"],
            &["א0\u{660}"],
            &["א-"],
            &["\u{660}א"],
            &["a-", "א"],
        ] {
            assert!(!may(labels), "{labels:?}");
        }
    }
}
