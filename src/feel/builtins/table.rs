//! The registration of every built-in function.

use super::{Builtin, Form, Returns, Run};
use super::{
    boolean, context, conversion, list, numeric, ranges, regex, sorting, statistics, string,
    temporal,
};
use Returns::{
    Any, Boolean, Context, Date, DateTime, List, Number, Numbers, String, Strings, Time,
    YearsDuration,
};

const fn pure(name: &'static str, forms: &'static [Form], returns: Returns, run: Run) -> Builtin {
    Builtin { name, forms, returns, pure: true, run }
}

/// One that reads the environment: the clock, identifiers.
const fn impure(name: &'static str, forms: &'static [Form], returns: Returns, run: Run) -> Builtin {
    Builtin { name, forms, returns, pure: false, run }
}

const NUMBER: &[Form] = &[Form(&["number"])];
const ROUND: &[Form] = &[Form(&["n", "scale?"])];
const SCALED: &[Form] = &[Form(&["n", "scale"])];
const STRING: &[Form] = &[Form(&["string"])];
const MATCH: &[Form] = &[Form(&["string", "match"])];
const LIST: &[Form] = &[Form(&["list"])];
const SPREAD: &[Form] = &[Form(&["list"]), Form(&["list..."])];
const DATE: &[Form] = &[Form(&["date"])];
const RANGES: &[Form] = &[Form(&["range1", "range2"])];
const POINT_IN_RANGE: &[Form] = &[Form(&["point", "range"]), Form(&["range1", "range2"])];
const RANGE_OF_POINT: &[Form] = &[Form(&["range", "point"]), Form(&["range1", "range2"])];
const POINTS_OR_RANGES: &[Form] = &[
    Form(&["point1", "point2"]),
    Form(&["point", "range"]),
    Form(&["range", "point"]),
    Form(&["range1", "range2"]),
];
const NONE: &[Form] = &[Form(&[])];

pub(super) static ALL: &[Builtin] = &[
    // Conversion.
    pure("date", &[Form(&["from"]), Form(&["year", "month", "day"])], Date, conversion::date),
    pure(
        "time",
        &[Form(&["from"]), Form(&["hour", "minute", "second", "offset?"])],
        Time,
        conversion::time,
    ),
    pure(
        "date and time",
        &[Form(&["from"]), Form(&["date", "time"]), Form(&["date", "timezone"])],
        DateTime,
        conversion::date_and_time,
    ),
    pure("duration", &[Form(&["from"])], Any, conversion::duration),
    pure(
        "years and months duration",
        &[Form(&["from", "to"])],
        YearsDuration,
        conversion::years_and_months_duration,
    ),
    pure("string", &[Form(&["from"])], String, conversion::string),
    pure(
        "number",
        &[Form(&["from"]), Form(&["from", "grouping separator", "decimal separator"])],
        Number,
        conversion::number,
    ),
    pure("range", &[Form(&["from"])], Any, conversion::range),
    // Booleans and questions about values.
    pure("not", &[Form(&["negand"])], Boolean, boolean::not),
    pure("all", SPREAD, Boolean, boolean::all),
    pure("any", SPREAD, Boolean, boolean::any),
    pure("is", &[Form(&["value1?", "value2?"])], Boolean, boolean::is),
    pure("is defined", &[Form(&["value"])], Boolean, boolean::is_defined),
    pure("get or else", &[Form(&["value", "default"])], Any, boolean::get_or_else),
    pure("assert", &[Form(&["value", "condition", "cause?"])], Any, boolean::assert),
    // Strings.
    pure("substring", &[Form(&["string", "start position", "length?"])], String, string::substring),
    pure("string length", STRING, Number, string::string_length),
    pure("upper case", STRING, String, string::upper_case),
    pure("lower case", STRING, String, string::lower_case),
    pure("substring before", MATCH, String, string::substring_before),
    pure("substring after", MATCH, String, string::substring_after),
    pure("contains", MATCH, Boolean, string::contains),
    pure("starts with", MATCH, Boolean, string::starts_with),
    pure("ends with", MATCH, Boolean, string::ends_with),
    pure("trim", STRING, String, string::trim),
    pure("is blank", STRING, Boolean, string::is_blank),
    pure(
        "string join",
        &[Form(&["list", "delimiter?"]), Form(&["list", "delimiter", "prefix", "suffix"])],
        String,
        string::string_join,
    ),
    pure("matches", &[Form(&["input", "pattern", "flags?"])], Boolean, regex::matches),
    pure(
        "replace",
        &[Form(&["input", "pattern", "replacement", "flags?"])],
        String,
        regex::replace,
    ),
    pure("split", &[Form(&["string", "delimiter"])], Strings, regex::split),
    pure("extract", &[Form(&["input", "pattern", "flags?"])], Strings, regex::extract),
    impure("uuid", NONE, String, string::uuid),
    // Numbers.
    pure("decimal", SCALED, Number, numeric::decimal),
    pure("floor", ROUND, Number, numeric::floor),
    pure("ceiling", ROUND, Number, numeric::ceiling),
    pure("round up", SCALED, Number, numeric::round_up),
    pure("round down", SCALED, Number, numeric::round_down),
    pure("round half up", SCALED, Number, numeric::round_half_up),
    pure("round half down", SCALED, Number, numeric::round_half_down),
    pure("abs", &[Form(&["n"])], Any, numeric::abs),
    pure("modulo", &[Form(&["dividend", "divisor"])], Number, numeric::modulo),
    pure("sqrt", NUMBER, Number, numeric::sqrt),
    pure("log", NUMBER, Number, numeric::log),
    pure("exp", NUMBER, Number, numeric::exp),
    pure("even", NUMBER, Boolean, numeric::even),
    pure("odd", NUMBER, Boolean, numeric::odd),
    // Lists.
    pure("list contains", &[Form(&["list", "element"])], Boolean, list::contains),
    pure("count", LIST, Number, list::count_of),
    pure("is empty", LIST, Boolean, list::is_empty),
    pure("sublist", &[Form(&["list", "start position", "length?"])], List, list::sublist),
    pure("append", &[Form(&["list", "item..."])], List, list::append),
    pure("concatenate", &[Form(&["list..."])], List, list::concatenate),
    pure("insert before", &[Form(&["list", "position", "newItem"])], List, list::insert_before),
    pure("remove", &[Form(&["list", "position"])], List, list::remove),
    pure(
        "list replace",
        &[Form(&["list", "position", "newItem"]), Form(&["list", "match", "newItem"])],
        List,
        list::replace,
    ),
    pure("reverse", LIST, List, list::reverse),
    pure("index of", &[Form(&["list", "match"])], Numbers, list::index_of),
    pure("union", &[Form(&["list..."])], List, list::union),
    pure("distinct values", LIST, List, list::distinct_values),
    pure("duplicate values", LIST, List, list::duplicate_values),
    pure("flatten", LIST, List, list::flatten),
    pure("partition", &[Form(&["list", "size"])], List, list::partition),
    pure("sort", &[Form(&["list", "precedes?"])], List, sorting::sort),
    pure("min", SPREAD, Any, statistics::min),
    pure("max", SPREAD, Any, statistics::max),
    pure("sum", SPREAD, Number, statistics::sum),
    pure("product", SPREAD, Number, statistics::product),
    pure("mean", SPREAD, Number, statistics::mean),
    pure("median", SPREAD, Number, statistics::median),
    pure("stddev", SPREAD, Number, statistics::stddev),
    pure("mode", SPREAD, Numbers, statistics::mode),
    // Dates and times.
    impure("now", NONE, DateTime, temporal::now),
    impure("today", NONE, Date, temporal::today),
    pure("day of year", DATE, Number, temporal::day_of_year),
    pure("day of week", DATE, String, temporal::day_of_week),
    pure("month of year", DATE, String, temporal::month_of_year),
    pure("week of year", DATE, Number, temporal::week_of_year),
    pure("last day of month", DATE, Date, temporal::last_day_of_month),
    // Contexts.
    pure(
        "get value",
        &[Form(&["m", "key"]), Form(&["context", "key"]), Form(&["context", "keys"])],
        Any,
        context::get_value,
    ),
    pure("get entries", &[Form(&["m"]), Form(&["context"])], List, context::get_entries),
    pure("context", &[Form(&["entries"])], Context, context::context),
    pure(
        "context put",
        &[Form(&["context", "key", "value"]), Form(&["context", "keys", "value"])],
        Context,
        context::put,
    ),
    pure("context merge", &[Form(&["contexts"])], Context, context::merge),
    // Points and ranges.
    pure("before", POINTS_OR_RANGES, Boolean, ranges::before),
    pure("after", POINTS_OR_RANGES, Boolean, ranges::after),
    pure("meets", RANGES, Boolean, ranges::meets),
    pure("met by", RANGES, Boolean, ranges::met_by),
    pure("overlaps", RANGES, Boolean, ranges::overlaps),
    pure("overlaps before", RANGES, Boolean, ranges::overlaps_before),
    pure("overlaps after", RANGES, Boolean, ranges::overlaps_after),
    pure("finishes", POINT_IN_RANGE, Boolean, ranges::finishes),
    pure("finished by", RANGE_OF_POINT, Boolean, ranges::finished_by),
    pure("includes", RANGE_OF_POINT, Boolean, ranges::includes),
    pure("during", POINT_IN_RANGE, Boolean, ranges::during),
    pure("starts", POINT_IN_RANGE, Boolean, ranges::starts),
    pure("started by", RANGE_OF_POINT, Boolean, ranges::started_by),
    pure(
        "coincides",
        &[Form(&["point1", "point2"]), Form(&["range1", "range2"])],
        Boolean,
        ranges::coincides,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_registered_once() {
        let mut names: Vec<&str> = ALL.iter().map(|builtin| builtin.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
