//! Characters that join others or keep them apart (RFC 5892, appendix A.1, A.2).

use super::unicode::is_match;
use crate::host::TextHost;

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';
/// What joins pass over.
const TRANSPARENT: &str = r"^[\p{Mn}\p{Me}\p{Cf}\u{1E94B}]$";

/// Whether each joiner follows a virama, and each non-joiner too or parts letters that would join.
pub(super) fn are_joiners_right(label: &str, host: &dyn TextHost) -> bool {
    label.char_indices().all(|(at, character)| {
        let (before, behind) = label.split_at(at);
        match character {
            NON_JOINER | JOINER if before.chars().next_back().is_some_and(is_virama) => true,
            NON_JOINER => {
                let first = neighbour(before.chars().rev(), host);
                let second = neighbour(behind.chars().skip(1), host);
                first.is_some_and(joins_to_the_left) && second.is_some_and(joins_to_the_right)
            }
            JOINER => false,
            _ => true,
        }
    })
}

/// The first character that joins do not pass over.
fn neighbour(mut characters: impl Iterator<Item = char>, host: &dyn TextHost) -> Option<char> {
    characters.find(|it| !is_match(TRANSPARENT, it.encode_utf8(&mut [0; 4]), host))
}

/// Whether a letter joins what follows it (`Joining_Type` L or D).
fn joins_to_the_left(letter: char) -> bool {
    is_dual(letter) || matches!(letter, '\u{A872}' | '\u{10ACD}' | '\u{10AD7}' | '\u{10D00}')
}

/// Whether a letter joins what comes before it (`Joining_Type` R or D).
fn joins_to_the_right(letter: char) -> bool {
    is_dual(letter) || is_right(letter)
}

/// `Joining_Type` D, of the letters that labels may have.
fn is_dual(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0x0620 | 0x0626 | 0x0628 | 0x062A..=0x062E | 0x0633..=0x063F | 0x0641..=0x0647
        | 0x0649..=0x064A | 0x066E..=0x066F | 0x0678..=0x0687 | 0x069A..=0x06BF | 0x06C1..=0x06C2
        | 0x06CC | 0x06CE | 0x06D0..=0x06D1 | 0x06FA..=0x06FF | 0x0712..=0x0714 | 0x071A..=0x071D
        | 0x071F..=0x0727 | 0x0729 | 0x072B | 0x072D..=0x072E | 0x074E..=0x0758 | 0x075C..=0x076A
        | 0x076D..=0x0770 | 0x0772 | 0x0775..=0x0777 | 0x077A..=0x077F | 0x07CA..=0x07EA
        | 0x0841..=0x0845 | 0x0848 | 0x084A..=0x0853 | 0x0855 | 0x0860 | 0x0862..=0x0865 | 0x0868
        | 0x0886 | 0x0889..=0x088D | 0x08A0..=0x08A9 | 0x08AF..=0x08B0 | 0x08B3..=0x08B8
        | 0x08BA..=0x08C8 | 0x1820..=0x1878 | 0x1887..=0x18A8 | 0x18AA | 0xA840..=0xA871
        | 0x1_0AC0..=0x1_0AC4 | 0x1_0AD3..=0x1_0AD6 | 0x1_0AD8..=0x1_0ADC | 0x1_0ADE..=0x1_0AE0
        | 0x1_0B80 | 0x1_0B82 | 0x1_0B86..=0x1_0B88 | 0x1_0B8A..=0x1_0B8B | 0x1_0B8D | 0x1_0B90
        | 0x1_0D01..=0x1_0D21 | 0x1_0D23 | 0x1_0EC3..=0x1_0EC4 | 0x1_0F30..=0x1_0F32
        | 0x1_0F34..=0x1_0F44 | 0x1_0F70..=0x1_0F73 | 0x1_0F76..=0x1_0F81 | 0x1_0FB0
        | 0x1_0FB2..=0x1_0FB3 | 0x1_0FB8 | 0x1_0FBB..=0x1_0FBC | 0x1_0FBE..=0x1_0FBF | 0x1_0FC1
        | 0x1_0FC4 | 0x1_E922..=0x1_E943
    )
}

/// `Joining_Type` R, of the letters that labels may have.
fn is_right(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0x0622..=0x0625 | 0x0627 | 0x0629 | 0x062F..=0x0632 | 0x0648 | 0x0671..=0x0673
        | 0x0675..=0x0677 | 0x0688..=0x0699 | 0x06C0 | 0x06C3..=0x06CB | 0x06CD | 0x06CF
        | 0x06D2..=0x06D5 | 0x06EE..=0x06EF | 0x0710 | 0x0715..=0x0719 | 0x071E | 0x0728 | 0x072A
        | 0x072C | 0x072F | 0x074D | 0x0759..=0x075B | 0x076B..=0x076C | 0x0771 | 0x0773..=0x0774
        | 0x0778..=0x0779 | 0x0840 | 0x0846..=0x0847 | 0x0849 | 0x0854 | 0x0856..=0x0858 | 0x0867
        | 0x0869..=0x0882 | 0x088E | 0x08AA..=0x08AC | 0x08AE | 0x08B1..=0x08B2 | 0x08B9
        | 0x1_0AC5 | 0x1_0AC7..=0x1_0ACA | 0x1_0ACE..=0x1_0AD2 | 0x1_0ADD | 0x1_0AE1 | 0x1_0AE4
        | 0x1_0B81 | 0x1_0B83..=0x1_0B85 | 0x1_0B89 | 0x1_0B8C | 0x1_0B8E..=0x1_0B8F | 0x1_0B91
        | 0x1_0D22 | 0x1_0EC2 | 0x1_0F33 | 0x1_0F74..=0x1_0F75 | 0x1_0FB4..=0x1_0FB6
        | 0x1_0FB9..=0x1_0FBA | 0x1_0FBD | 0x1_0FC2..=0x1_0FC3
    )
}

/// Whether a character is one of `Canonical_Combining_Class` Virama.
fn is_virama(character: char) -> bool {
    matches!(
        u32::from(character),
        0x094D | 0x09CD | 0x0A4D | 0x0ACD | 0x0B4D | 0x0BCD | 0x0C4D | 0x0CCD | 0x0D3B..=0x0D3C
        | 0x0D4D | 0x0DCA | 0x0E3A | 0x0EBA | 0x0F84 | 0x1039..=0x103A | 0x1714..=0x1715 | 0x1734
        | 0x17D2 | 0x1A60 | 0x1B44 | 0x1BAA..=0x1BAB | 0x1BF2..=0x1BF3 | 0x2D7F | 0xA806 | 0xA82C
        | 0xA8C4 | 0xA953 | 0xA9C0 | 0xAAF6 | 0xABED | 0x1_0A3F | 0x1_1046 | 0x1_1070 | 0x1_107F
        | 0x1_10B9 | 0x1_1133..=0x1_1134 | 0x1_11C0 | 0x1_1235 | 0x1_12EA | 0x1_134D
        | 0x1_13CE..=0x1_13D0 | 0x1_1442 | 0x1_14C2 | 0x1_15BF | 0x1_163F | 0x1_16B6 | 0x1_172B
        | 0x1_1839 | 0x1_193D..=0x1_193E | 0x1_19E0 | 0x1_1A34 | 0x1_1A47 | 0x1_1A99 | 0x1_1C3F
        | 0x1_1D44..=0x1_1D45 | 0x1_1D97 | 0x1_1F41..=0x1_1F42 | 0x1_612F
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::NativeHost;

    #[test]
    fn viramas_are_those_of_unicode() {
        let class = unicode_normalization::char::canonical_combining_class;
        for character in '\0'..=char::MAX {
            assert_eq!(is_virama(character), class(character) == 9, "{character:?}");
        }
    }

    #[test]
    fn joiners_stand_where_they_do_something() {
        let host = NativeHost::new();
        for label in ["क्\u{200D}ष", "क्\u{200C}ष", "بي\u{200C}بي", "ب\u{64B}\u{200C}\u{64B}ا"]
        {
            assert!(are_joiners_right(label, &host), "{label}");
        }
        for label in [
            "क\u{200D}ष",
            "\u{200D}ष",
            "a\u{200C}b",
            "ا\u{200C}ب",
            "ب\u{200C}",
            "क्\u{200C}षx\u{200C}y",
        ] {
            assert!(!are_joiners_right(label, &host), "{label}");
        }
    }
}
