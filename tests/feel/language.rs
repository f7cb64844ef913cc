//! Grammar and operators.

use routeslip::feel::{Limits, Scope, format};
use routeslip::value::{Type, Value};

use super::support::{equal, null, passes, run, run_with};

#[test]
fn literals() {
    equal(&[
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("1.2e3", "1200"),
        ("-0", "0"),
        (r#""a\"b\\c\n""#, r#""a\u0022b\u005Cc\u000A""#),
        (r#""\uD83D\uDC0E""#, r#""\U01F40E""#),
        ("@\"2026-05-04\"", "date(2026, 5, 4)"),
        ("@\"P1DT2H\"", "duration(\"PT26H\")"),
        ("1 /* one */ + // two\n 2", "3"),
        ("{\"a b\": 1, c: a b + 1}.c", "2"),
        ("{foo+bar: 1, c: foo + bar}.c", "1"),
        ("[]", "[ ]"),
    ]);
}

#[test]
fn precedence() {
    equal(&[
        ("1 + 2 * 3 ** 2", "19"),
        ("-3 ** 2", "9"),
        ("3 ** 4 ** 5", "(3 ** 4) ** 5"),
        ("10 - 3 - 2", "5"),
        ("true or false and false", "true"),
        ("1 + 1 = 2 and 2 < 3", "true"),
        ("--10", "10"),
        ("-1 instance of number", "true"),
        ("1 between 0 and 2 and true", "true"),
        ("1 in [0..2] and false", "false"),
        ("-{a: [1, 2]}.a[2]", "-2"),
    ]);
}

#[test]
fn logic_has_three_values() {
    equal(&[
        ("false and null", "false"),
        ("null and false", "false"),
        ("true or null", "true"),
        ("null or true", "true"),
        ("null = null", "true"),
        ("0 = null", "false"),
    ]);
    for source in [
        "true and null",
        "false or null",
        "null and null",
        "true and 1",
        "not(null)",
        "1 = \"1\"",
        "null < 1",
    ] {
        assert_eq!(run(source).0, Value::Null, "{source}");
    }
}

#[test]
fn arithmetic() {
    equal(&[
        ("1.1 + 2.4", "3.5"),
        ("0.1 + 0.2", "0.3"),
        ("1 / 3 * 3", "0.9999999999999999999999999999999999"),
        ("\"a\" + \"b\"", "\"ab\""),
        ("2 ** -1", "0.5"),
        ("12 * @\"P1M\"", "@\"P1Y\""),
        ("@\"P1D\" / 2", "@\"PT12H\""),
        ("@\"P10D\" / @\"P5D\"", "2"),
    ]);
    null(&["1 / 0", "1 + \"1\"", "\"a\" - \"b\"", "-\"a\"", "[1] + 1", "9e6144 * 10"]);
}

#[test]
fn ranges_and_tests() {
    equal(&[
        ("5 in (5..10]", "false"),
        ("5 in ]4..6[", "true"),
        ("5 in (< 6)", "true"),
        ("5 in < 6", "true"),
        ("5 in (1, > 4)", "true"),
        ("5 in (1, 2)", "false"),
        ("5 in !=5", "false"),
        ("1 in [[2..4], [1..3]]", "true"),
        ("[1..5[.start included", "true"),
        ("(>= 10).start", "10"),
        ("[1..5[ = [1..5)", "true"),
        ("(< 10) = (null..10)", "false"),
        ("\"b\" in [\"a\"..\"c\"]", "true"),
    ]);
    null(&["5 in [null..10]", "null in [1..2]", "[1..\"a\"]", "null between 1 and 2"]);
}

#[test]
fn lists_and_filters() {
    equal(&[
        ("[1, 2, 3][2]", "2"),
        ("[1, 2, 3][-1]", "3"),
        ("[1, 2, 3][4]", "null"),
        ("[1, 2, 3][item > 1]", "[2, 3]"),
        ("[{x: 1}, {x: 2}][x > 1].x", "[2]"),
        ("[{x: 1}, {y: 2}][x = 1]", "[{x: 1}]"),
        ("[{x: 1}, {y: 2}].y", "[null, 2]"),
        ("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"),
        ("100[1]", "100"),
        ("100[true]", "[100]"),
        ("[1, 2, 3][count([1, 1])]", "2"),
        ("[][1]", "null"),
        ("[][item > 1]", "[]"),
        ("[{a: {b: 1}}, {a: {b: 2}}].a.b", "[1, 2]"),
        ("[[1, 2], [3]][item[1] = 3]", "[[3]]"),
        ("[{first name: \"Ana\", n: 1}][first name = \"Ana\"].n", "[1]"),
    ]);
    null(&["null[1]", "null.a", "{a: 1}.b"]);
}

#[test]
fn iterations() {
    equal(&[
        ("for i in [1, 2], j in [i, 10] return i + j", "[2, 11, 4, 12]"),
        ("for i in 3..1 return i", "[3, 2, 1]"),
        ("for i in 1..0 return i", "[1, 0]"),
        ("for i in (1..4) return i", "[2, 3]"),
        ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
        ("for d in @\"2026-02-28\"..@\"2026-03-01\" return d.day", "[28, 1]"),
        ("for i in 5 return i", "[5]"),
        ("for my item in [1] return my item", "[1]"),
        ("some i in [1, 2] satisfies i = 2", "true"),
        ("every i in [] satisfies false", "true"),
        ("some i in [] satisfies true", "false"),
        ("every i in [1, 2], j in [3] satisfies i < j", "true"),
        ("some i in [null, 1] satisfies i > 0", "true"),
        ("count(for i in [1..3] return for j in 1..i return j)", "3"),
    ]);
    assert_eq!(run("every i in [null, 1] satisfies i > 0").0, Value::Null);
    null(&[
        "for i in null return i",
        "for i in \"a\"..\"z\" return i",
        "for i in [2..1] return i",
        "some x in null satisfies true",
    ]);
}

#[test]
fn functions() {
    equal(&[
        ("(function(a, b: number) a - b)(3, 1)", "2"),
        ("(function(a, b) a - b)(b: 3, a: 1)", "-2"),
        ("{f: function(x) x * 2, r: f(f(3))}.r", "12"),
        ("{n: 10, f: function(x) x + n, r: f(1)}.r", "11"),
        ("{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(5)}.r", "120"),
        ("(function(f) f(4))(sqrt)", "2"),
        ("(function(a) function(b) a + b)(1)(2)", "3"),
        ("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"),
        ("(function(a: string) a)([\"x\"])", "\"x\""),
        ("for f in [function(x) x, function(x) x + 1] return f(1)", "[1, 2]"),
    ]);
    null(&[
        "(function(a: number) a)(\"x\")",
        "(function(a) a)()",
        "(function(a) a)(b: 1)",
        "1(2)",
        "nothing(1)",
    ]);
}

#[test]
fn names_of_several_words_and_with_operators() {
    let number = |text: &str| run(text).0;
    let names = [
        ("a", number("1")),
        ("a b", number("2")),
        ("a-b", number("3")),
        ("b", number("4")),
        ("days in weekend", run("[\"sat\", \"sun\"]").0),
        ("if needed", number("5")),
        ("it's", number("6")),
    ];
    for (source, expected) in [
        ("a", "1"),
        ("a b", "2"),
        ("a - b", "3"),
        ("a + b", "5"),
        ("a  b*b", "8"),
        ("for d in days in weekend return d", "[\"sat\", \"sun\"]"),
        ("if needed + 1", "6"),
        ("it's + 1", "7"),
        ("[1, 2][a-b < item]", "[]"),
    ] {
        let (value, notes) = run_with(source, &names, Limits::default());
        assert_eq!(value.feel_eq(&run(expected).0), Some(true), "{source} is {value:?} {notes:?}");
    }
}

#[test]
fn instance_of_takes_every_type() {
    equal(&[
        ("[1, 2] instance of list<number>", "true"),
        ("[1, \"a\"] instance of list<number>", "false"),
        ("{a: 1} instance of context<a: number>", "true"),
        ("[1..2] instance of range<number>", "true"),
        ("(function(a) a) instance of function<number> -> number", "true"),
        ("@\"P1D\" instance of days and time duration", "true"),
        ("null instance of Any", "false"),
        ("null instance of Null", "true"),
        ("@\"2026-05-04T00:00:00\" instance of date and time", "true"),
    ]);
}

#[test]
fn unary_tests() {
    for (tests, input, expected) in [
        ("-", "1", Some(true)),
        ("<= 10", "10", Some(true)),
        ("< limit", "100", Some(false)),
        ("\"a\", \"b\"", "\"b\"", Some(true)),
        ("not(\"a\", \"b\")", "\"b\"", Some(false)),
        ("not(1)", "2", Some(true)),
        ("not([1..2))", "2", Some(true)),
        ("not([1..2), 5)", "1", Some(false)),
        ("not((1..2], ]5..6[)", "6", Some(true)),
        ("? in ([1..2), 5)", "5", Some(true)),
        ("? in (]1..2[, 5)", "2", Some(false)),
        ("? in ([1, 2])", "2", Some(true)),
        ("[1..5], > 9", "10", Some(true)),
        ("]1..5[", "1", Some(false)),
        ("? > 5 and ? < 7", "6", Some(true)),
        ("starts with(?, \"x\")", "\"xy\"", Some(true)),
        ("[1, 2, 3]", "2", Some(true)),
        ("null", "null", Some(true)),
        ("true", "false", Some(false)),
        ("limit > 50", "1", Some(true)),
        ("every i in ? satisfies i > 0", "[1, 2]", Some(true)),
        ("not(? = 1) or false", "1", Some(false)),
        ("@\"2026-05-04\"", "date(\"2026-05-04\")", Some(true)),
        ("< 10", "\"a\"", None),
    ] {
        assert_eq!(passes(tests, input).as_bool(), expected, "{input} against {tests}");
    }
}

#[test]
fn an_expression_is_formatted_in_one_way() {
    let mut scope = Scope::new();
    scope.declare("first day", Type::Date);
    for (source, expected) in [
        ("((1+2))*3", "(1 + 2) * 3"),
        ("1+(2*3)", "1 + 2 * 3"),
        ("if(true)then(1)else 2", "if true then 1 else 2"),
        ("first   day . year", "first day.year"),
        ("]1..2[", "(1..2)"),
    ] {
        assert_eq!(format(source, &scope).as_deref(), Some(expected));
    }
    assert_eq!(format("1 +", &scope), None);
}
