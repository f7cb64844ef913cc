//! What is said of a keyword that does not hold.

use super::word::Word;
use crate::diagnostic::Code;

/// The code and the sentence for a keyword. In the sentence `{}` stands for the keyword's value.
pub(super) fn of(word: Word) -> (Code, &'static str) {
    match word {
        Word::Type => (Code::ValueType, "The value is not of the type {}."),
        Word::Const => (Code::ValueConst, "The value is not {}."),
        Word::Enum => (Code::ValueEnum, "The value is none of {}."),
        Word::Minimum => (Code::NumberTooSmall, "The number is less than {}."),
        Word::ExclusiveMinimum => (Code::NumberTooSmall, "The number is not greater than {}."),
        Word::Maximum => (Code::NumberTooLarge, "The number is greater than {}."),
        Word::ExclusiveMaximum => (Code::NumberTooLarge, "The number is not less than {}."),
        Word::MultipleOf => (Code::NumberNoMultiple, "The number is not a multiple of {}."),
        Word::MinLength => (Code::StringTooShort, "The string has fewer characters than {}."),
        Word::MaxLength => (Code::StringTooLong, "The string has more characters than {}."),
        Word::MinItems => (Code::ArrayTooShort, "The array has fewer items than {}."),
        Word::MaxItems => (Code::ArrayTooLong, "The array has more items than {}."),
        Word::MinProperties => (Code::ObjectTooSmall, "The object has fewer properties than {}."),
        Word::MaxProperties => (Code::ObjectTooLarge, "The object has more properties than {}."),
        Word::Required => (Code::PropertyMissing, "Properties are missing:"),
        Word::DependentRequired | Word::Dependencies => {
            (Code::DependentMissing, "Properties are missing that others ask for:")
        }
        Word::Pattern => (Code::StringPattern, "The string does not match the pattern {}."),
        Word::Format => (Code::StringFormat, "The string is not of the format {}."),
        Word::ContentEncoding => (Code::StringContent, "The string is not content in {}."),
        Word::ContentMediaType => (Code::StringContent, "The string is not content of {}."),
        Word::ContentSchema => (Code::StringContent, "The content of the string is not valid."),
        Word::Properties
        | Word::PatternProperties
        | Word::AdditionalProperties
        | Word::UnevaluatedProperties
        | Word::PropertyNames => {
            (Code::PropertyNotAllowed, "A property of this name is not allowed here.")
        }
        Word::PrefixItems | Word::Items | Word::AdditionalItems | Word::UnevaluatedItems => {
            (Code::ItemNotAllowed, "An item is not allowed at this place.")
        }
        Word::Contains => (Code::ItemsLacking, "No item is as `contains` asks."),
        Word::MinContains => (Code::ItemsLacking, "Fewer items than {} are as `contains` asks."),
        Word::MaxContains => (Code::ItemsExceeding, "More items than {} are as `contains` asks."),
        Word::UniqueItems => (Code::ItemsEqual, "Two items are equal."),
        Word::AnyOf | Word::OneOf => (Code::NoAlternative, "None of the alternatives fits."),
        Word::Not => (Code::ValueExcluded, "The value is as it must not be."),
        _ => (Code::ValueNever, "No value is allowed here."),
    }
}
