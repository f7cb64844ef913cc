//! The built-in functions, by family.

use super::support::{equal, null};

#[test]
fn conversion() {
    equal(&[
        ("string(1.50)", "\"1.50\""),
        ("string([1, \"a\", null, {b c: @\"P1D\"}])", "\"[1, \\\"a\\\", null, {b c: P1D}]\""),
        ("string([1..2))", "\"[1..2)\""),
        ("number(\"1 000,5\", \" \", \",\")", "1000.5"),
        ("number(\"12\")", "12"),
        ("number(from: \"1,000\", grouping separator: \",\", decimal separator: \".\")", "1000"),
        ("range(\"[1..3)\") = [1..3)", "true"),
        ("duration(\"P1Y2M\")", "@\"P14M\""),
    ]);
    null(&[
        "string(null)",
        "number(\"a\")",
        "number(\"1\", \".\", \".\")",
        "number(\"1\", \".\")",
        "range(\"[3..1]\")",
        "range(\"[null..null]\")",
        "range(\"[1..count([1])]\")",
        "duration(\"1D\")",
        "date(\"2026-02-30\")",
    ]);
}

#[test]
fn strings() {
    equal(&[
        ("substring(\"foobar\", 3)", "\"obar\""),
        ("substring(\"foobar\", -2, 1)", "\"a\""),
        ("substring(start position: 2, string: \"🐎bc\")", "\"bc\""),
        ("string length(\"🐎é\")", "2"),
        ("upper case(\"straße\")", "\"STRASSE\""),
        ("upper case([\"a\"])", "\"A\""),
        ("substring before(\"foobar\", \"bar\")", "\"foo\""),
        ("substring after(\"foobar\", \"x\")", "\"\""),
        ("contains(\"foobar\", \"ob\")", "true"),
        ("string join([\"a\", null, \"b\"], \"-\")", "\"a-b\""),
        ("string join([\"a\", \"b\"], \", \", \"[\", \"]\")", "\"[a, b]\""),
        ("trim(\"  a \")", "\"a\""),
        ("is blank(\" \")", "true"),
        ("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""),
        ("replace(\"a.b\", \".\", \"x\", \"q\")", "\"axb\""),
        ("split(\"a;b;;\", \";\")", "[\"a\", \"b\", \"\", \"\"]"),
        ("extract(\"a1b22\", \"[0-9]+\")", "[\"1\", \"22\"]"),
        ("matches(\"x\", \"[a-z-[aeiou]]\")", "true"),
        ("matches(\"é\", \"^\\p{L}$\")", "true"),
    ]);
    null(&[
        "substring(\"abc\", 0)",
        "substring(\"abc\", 1, 0)",
        "string join([1], \",\")",
        "matches(\"a\", \"(\")",
        "matches(\"a\", \"a\", \"p\")",
        "replace(\"abc\", \"x*\", \"-\")",
        "replace(\"abc\", \"b\", \"$\")",
        "upper case(1)",
        "uuid()",
    ]);
}

#[test]
fn numbers() {
    equal(&[
        ("decimal(2.5, 0)", "2"),
        ("decimal(1/3, 2)", "0.33"),
        ("floor(-1.56, 1)", "-1.6"),
        ("ceiling(-1.5)", "-1"),
        ("round up(5.5, 0)", "6"),
        ("round down(-5.5, 0)", "-5"),
        ("round half up(-2.5, 0)", "-3"),
        ("round half down(2.5, 0)", "2"),
        ("abs(-@\"P1D\")", "@\"P1D\""),
        ("modulo(-10, 4)", "2"),
        ("modulo(10.1, -4.5)", "-3.4"),
        ("sqrt(16)", "4"),
        ("odd(-1)", "true"),
        ("even(1.5)", "false"),
        ("exp(0)", "1"),
        ("log(1)", "0"),
    ]);
    null(&[
        "sqrt(-1)",
        "log(0)",
        "modulo(1, 0)",
        "round up(1, 6177)",
        "floor(1, null)",
        "abs(\"a\")",
    ]);
}

#[test]
fn lists() {
    equal(&[
        ("list contains([1, null], null)", "true"),
        ("min(1, 2, 3)", "1"),
        ("max([\"a\", \"c\", \"b\"])", "\"c\""),
        ("sum([1.5, 2])", "3.5"),
        ("mean([1, 2])", "1.5"),
        ("median([8, 2, 5, 7])", "6"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
        ("product(2, 3)", "6"),
        ("all([true, null, false])", "false"),
        ("any([])", "false"),
        ("sublist([1, 2, 3], -2)", "[2, 3]"),
        ("append([1], 2, [3])", "[1, 2, [3]]"),
        ("concatenate([1], [2, 3])", "[1, 2, 3]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("remove([1, 2, 3], -1)", "[1, 2]"),
        ("list replace([1, 2, 3], function(item, new) item > 1, 0)", "[1, 0, 0]"),
        ("reverse([1, 2])", "[2, 1]"),
        ("index of([1, 2, 1], 1)", "[1, 3]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("distinct values([1, 1.0, null, null])", "[1, null]"),
        ("duplicate values([1, 2, 1, 1])", "[1]"),
        ("flatten([1, [[2], 3]])", "[1, 2, 3]"),
        ("partition([1, 2, 3], 2)", "[[1, 2], [3]]"),
        ("sort([2, 3, 1])", "[1, 2, 3]"),
        ("is empty([])", "true"),
        ("count(5)", "1"),
    ]);
    null(&[
        "min([])",
        "min([1, \"a\"])",
        "sum([1, \"a\"])",
        "stddev([1])",
        "product([])",
        "count(null)",
        "sublist([1], 2)",
        "sublist([1], 1, 2)",
        "remove([1], 2)",
        "partition([1], 0)",
        "sort([1, 2], function(x) true)",
    ]);
}

#[test]
fn contexts_and_any_value() {
    equal(&[
        ("get value({a: 1}, \"a\")", "1"),
        ("get value({a: {b: 2}}, [\"a\", \"b\"])", "2"),
        ("get entries({a: 1})", "[{key: \"a\", value: 1}]"),
        ("context([{key: \"a\", value: 1}])", "{a: 1}"),
        ("context put({a: {b: 1}}, [\"a\", \"c\"], 2)", "{a: {b: 1, c: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
        ("get or else(null, 1)", "1"),
        ("is defined(null)", "false"),
        ("assert(1, true)", "1"),
        ("is(@\"10:00:00Z\", @\"10:00:00+00:00\")", "true"),
    ]);
    null(&[
        "get value({a: 1}, \"b\")",
        "context([{key: \"a\"}])",
        "context put({}, [], 1)",
        "context put(context: {a: {}}, key: [\"a\", \"b\"], value: 2)",
        "{a: 1, a: 2}",
        "assert(1, false, \"no\")",
    ]);
}

#[test]
fn points_and_ranges() {
    equal(&[
        ("before(1, [2..3])", "true"),
        ("before([1..2], (2..3])", "true"),
        ("after(4, [2..3])", "true"),
        ("meets([1..2], [2..3])", "true"),
        ("met by([2..3], [1..2))", "false"),
        ("overlaps([1..3], [3..5])", "true"),
        ("overlaps before([1..3], (2..5])", "true"),
        ("overlaps after([3..8], [1..5])", "true"),
        ("finishes(10, [1..10])", "true"),
        ("finished by([1..10], [5..10])", "true"),
        ("includes([1..10], [4..6])", "true"),
        ("during((1..5], (1..10])", "true"),
        ("starts([1..5], [1..10])", "true"),
        ("started by([1..10], 1)", "true"),
        ("coincides([1..5], [1..5])", "true"),
        ("before(@\"2026-01-01\", [@\"2026-01-02\"..@\"2026-01-03\"])", "true"),
        ("includes((< 10), 3)", "true"),
    ]);
    null(&["before(1, \"a\")", "meets(1, [1..2])", "coincides(1, [1..1])"]);
}
