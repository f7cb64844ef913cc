//! Mistakes of tables as a whole.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use routeslip::decision::TableFinding;
use routeslip::diagnostic::Code;
use routeslip::document::to_text;

use super::support::check;

/// A table of these inputs with rules of these cells; the last cell is the output.
fn table(head: &str, inputs: &[&str], rules: &[&[&str]]) -> String {
    let quoted = |text: &&str| format!("\"{}\"", text.replace('"', "\\\""));
    let inputs: Vec<String> = inputs
        .iter()
        .map(|input| match input.split_once(" in ") {
            Some((name, values)) => {
                format!("{{ \"expression\": \"{name}\", \"values\": {} }}", quoted(&values))
            }
            None => format!("{{ \"expression\": \"{input}\" }}"),
        })
        .collect();
    let rules: Vec<String> = rules
        .iter()
        .map(|cells| {
            let (then, when) = cells.split_last().unwrap();
            let when: Vec<String> = when.iter().map(quoted).collect();
            format!("{{ \"when\": [{}], \"then\": [{}] }}", when.join(", "), quoted(then))
        })
        .collect();
    let head = if head.contains("outputs") {
        head.to_owned()
    } else {
        format!(r#"{head} "outputs": [{{ "name": "o" }}],"#)
    };
    let (inputs, rules) = (inputs.join(", "), rules.join(", "));
    format!(r#"{{ {head} "inputs": [{inputs}], "rules": [{rules}] }}"#)
}

/// Each finding in one line: its code, place, rules, and example or message.
fn found(text: &str) -> Vec<String> {
    let line = |finding: &TableFinding| {
        let TableFinding { diagnostic, rules, example } = finding;
        assert!(diagnostic.help.is_some());
        let tail = match example.is_empty() {
            true => diagnostic.message.clone(),
            false => example.join(" | "),
        };
        format!("{:?} {} {rules:?} {tail}", diagnostic.code, diagnostic.pointer)
    };
    check(text).findings.iter().map(line).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_complete_table_has_no_findings() {
    let rules: &[&[&str]] = &[
        &["< 18", "-", "1"],
        &[">= 18", "\"low\"", "2"],
        &["[18..65]", "not(\"low\")", "3"],
        &["> 65", "not(\"low\")", "4"],
    ];
    assert_eq!(found(&table("", &["n", "s"], rules)), NOTHING);
    let report = check(&table("", &["n", "s"], rules));
    assert!(report.complete);
    assert_eq!(report.undecided, 0);
}

#[test]
fn rules_that_meet_under_unique_are_told_with_where() {
    let rules: &[&[&str]] = &[
        &["<= 18", "-", "1"],
        &["[18..30)", "\"a\", \"b\"", "2"],
        &["> 18", "not(\"b\")", "3"],
        &[">= 30", "\"b\"", "4"],
    ];
    let expected = [
        "RuleOverlap /rules/1 [1, 2] 18 | \"a\", \"b\"",
        "RuleOverlap /rules/2 [2, 3] (18..30) | \"a\"",
    ];
    assert_eq!(found(&table("", &["n", "s"], rules)), expected);
    let report = check(&table("", &["n", "s"], rules));
    assert_eq!(
        report.findings[0].diagnostic.message,
        "Rules 1 and 2 both match where `n` is `18` and `s` is `\"a\", \"b\"`."
    );
}

#[test]
fn rules_that_meet_under_any_may_give_the_same() {
    let rules: &[&[&str]] =
        &[&["<= 18", "1"], &[">= 18", "1.0"], &["> 30", "2"], &["> 40", "n - n + 1"]];
    let any = table(r#""hitPolicy": "any","#, &["n"], rules);
    assert_eq!(found(&any), ["RuleOverlap /rules/2 [2, 3] > 30"]);
    for policy in ["collect", "rule order"] {
        let policy = format!(r#""hitPolicy": "{policy}","#);
        assert_eq!(found(&table(&policy, &["n"], rules)), NOTHING);
    }
}

#[test]
fn inputs_that_no_rule_matches_are_told_as_cells() {
    let rules: &[&[&str]] =
        &[&["[0..10)", "\"a\"", "1"], &["(10..20]", "\"a\", \"c\"", "2"], &["> 50", "-", "3"]];
    let expected = [
        "RuleGap /rules [] < 0, 10, (20..50] | -",
        "RuleGap /rules [] [0..10) | not(\"a\")",
        "RuleGap /rules [] (10..20] | not(\"a\", \"c\")",
    ];
    assert_eq!(found(&table("", &["n", "s"], rules)), expected);
}

#[test]
fn gaps_keep_to_the_values_that_are_allowed() {
    let rules: &[&[&str]] = &[&["<= 65", "\"a\"", "1"], &["-", "\"b\"", "2"]];
    let inputs = ["n in [18..120]", "s in \"a\", \"b\""];
    assert_eq!(found(&table("", &inputs, rules)), ["RuleGap /rules [] (65..120] | \"a\""]);
    let rules: &[&[&str]] = &[&["true", "1"]];
    assert_eq!(found(&table("", &["b"], rules)), ["RuleGap /rules [] false"]);
    assert_eq!(
        found(&table("", &["b in null, true, false"], rules)),
        ["RuleGap /rules [] null, false"]
    );
}

#[test]
fn a_table_that_gives_something_anyway_has_no_gap() {
    let rules: &[&[&str]] = &[&["< 1", "1"]];
    let default = r#""outputs": [{ "name": "o", "default": "0" }],"#;
    assert_eq!(found(&table(default, &["n"], rules)), NOTHING);
    assert_eq!(found(&table(r#""hitPolicy": "collect","#, &["n"], rules)), NOTHING);
    assert_eq!(found(&table("", &["n"], rules)), ["RuleGap /rules [] >= 1"]);
    assert_eq!(found(&table("", &["n"], &[])), ["RuleGap /rules [] -"]);
}

#[test]
fn an_input_of_any_type_is_expected_to_be_what_the_cells_speak_of() {
    let rules: &[&[&str]] = &[&["\"a\"", "1"], &["not(\"a\")", "2"]];
    assert_eq!(found(&table("", &["x"], rules)), NOTHING);
    let rules: &[&[&str]] = &[&["\"a\"", "1"], &["> @\"2026-01-31\"", "2"]];
    let expected = ["RuleGap /rules [] not(\"a\"), <= @\"2026-01-31\""];
    let loose = found(&table("", &["x"], rules));
    assert_eq!(loose.len(), 1, "{loose:?}");
    assert!(loose == expected || loose[0].starts_with("RuleGap /rules []"), "{loose:?}");
    assert_eq!(found(&table("", &["x"], &[&["true", "1"]])), ["RuleGap /rules [] false"]);
}

#[test]
fn the_type_of_a_column_says_what_is_expected() {
    let text = r#"{ "inputs": [{ "expression": "x", "type": "boolean" }],
        "outputs": [{ "name": "o" }], "rules": [
        { "when": ["true"], "then": ["1"] }, { "when": ["\"yes\""], "then": ["2"] } ] }"#;
    let expected = [
        "CellType /rules/1/when/0 [2] `\"yes\"` never compares with `x`, which is of type `boolean`.",
        "RuleGap /rules [] false",
    ];
    assert_eq!(found(text), expected);
}

#[test]
fn rules_below_those_that_cover_them_never_fire() {
    let first = |rules: &[&[&str]]| found(&table(r#""hitPolicy": "first","#, &["n", "s"], rules));
    let expected = [
        "MaskedRule /rules/2 [2, 3] Rule 3 never fires: rule 2 comes before it wherever it matches.",
    ];
    let rules: &[&[&str]] =
        &[&["< 5", "\"a\"", "1"], &["-", "\"b\"", "2"], &["> 7", "\"b\"", "3"], &["-", "-", "4"]];
    assert_eq!(first(rules), expected);
    let together: &[&[&str]] = &[
        &["< 5", "-", "1"],
        &[">= 4", "\"a\"", "2"],
        &["[3..6]", "\"a\"", "3"],
        &["> 3", "not(\"a\")", "4"],
        &["null", "-", "5"],
        &["-", "-", "6"],
    ];
    let expected = [
        "MaskedRule /rules/2 [1, 2, 3] Rule 3 never fires: rules 1, 2 come before it wherever it matches.",
    ];
    assert_eq!(first(together)[..1], expected);
}

#[test]
fn a_rule_for_null_below_others_may_fire() {
    let rules: &[&[&str]] = &[&["< 5", "1"], &[">= 5", "2"], &["-", "3"]];
    assert_eq!(found(&table(r#""hitPolicy": "first","#, &["n"], rules)), NOTHING);
    let rules: &[&[&str]] = &[&["< 5", "1"], &[">= 5", "2"], &["null", "3"], &["-", "4"]];
    let expected = [
        "MaskedRule /rules/3 [1, 2, 3, 4] Rule 4 never fires: rules 1, 2, 3 come before it wherever it matches.",
    ];
    assert_eq!(found(&table(r#""hitPolicy": "first","#, &["n"], rules)), expected);
}

#[test]
fn what_only_evaluating_tells_masks_nothing_but_can_be_masked() {
    let rules: &[&[&str]] = &[&["m", "1"], &["> 5", "2"], &["-", "3"], &["m + 1", "4"]];
    let text = table(r#""hitPolicy": "first","#, &["n"], rules);
    let expected = [
        "MaskedRule /rules/3 [3, 4] Rule 4 never fires: rule 3 comes before it wherever it matches.",
    ];
    assert_eq!(found(&text), expected);
    assert_eq!(check(&text).undecided, 2);
    let unique: &[&[&str]] = &[&["m", "1"], &["> 5", "2"], &["<= 5", "3"]];
    assert_eq!(found(&table("", &["n"], unique)), NOTHING);
}

#[test]
fn priority_masks_by_the_order_of_outputs() {
    let head = r#""hitPolicy": "priority", "outputs": [{ "name": "o", "values": "1, 2, 3" }],"#;
    let rules: &[&[&str]] =
        &[&["> 5", "2"], &["> 4", "1"], &["-", "3"], &["> 6", "n"], &["> 7", "null"]];
    let expected = [
        "MaskedRule /rules/0 [2, 1] Rule 1 never fires: rule 2 comes before it wherever it matches.",
        "MaskedRule /rules/4 [1, 5] Rule 5 never fires: rule 1 comes before it wherever it matches.",
    ];
    assert_eq!(found(&table(head, &["n"], rules)), expected);
    // The same conditions, but other outputs.
    let rules: &[&[&str]] = &[&["> 5", "2"], &["> 5", "1"], &["-", "3"]];
    assert_eq!(found(&table(head, &["n"], rules)), expected[..1]);
    let always = [
        "MaskedRule /rules/1 [1, 2] Rule 2 never fires: rule 1 comes before it wherever it matches.",
    ];
    assert_eq!(found(&table(head, &[], &[&["1"], &["2"]])), always);
}

#[test]
fn rules_with_the_same_conditions_are_told_once() {
    let rules: &[&[&str]] = &[
        &["1, 2", "\"a\"", "1"],
        &["-", "not(\"a\")", "5"],
        &["2.0, 1", "\"a\" ", "1"],
        &["not(1, 2)", "\"a\"", "7"],
        &["null", "\"a\"", "7"],
    ];
    let message = "DuplicateRule /rules/2 [1, 3] Rules 1 and 3 have the same conditions.";
    assert_eq!(found(&table("", &["n", "s"], rules))[0], message);
    for policy in ["first", "any", "collect"] {
        let policy = format!(r#""hitPolicy": "{policy}","#);
        let found = found(&table(&policy, &["n", "s"], rules));
        assert_eq!(found[0], message);
        assert!(!found.iter().any(|line| line.contains("Masked") && line.contains("Rule 3")));
    }
    let differ: &[&[&str]] = &[&["m", "1"], &[" m ", "2"], &["m", "1"]];
    let same = ["DuplicateRule /rules/2 [1, 3] Rules 1 and 3 have the same conditions."];
    assert_eq!(found(&table(r#""hitPolicy": "collect","#, &["n"], differ)), same);
}

#[test]
fn cells_that_no_input_passes_are_told() {
    let rules: &[&[&str]] = &[
        &["[5..1]", "-", "1"],
        &["\"5\"", "-", "2"],
        &["7, \"8\", > 200", "\"d\"", "3"],
        &["-", "-", "4"],
    ];
    let inputs = ["n in [0..100]", "s in \"a\", \"b\""];
    let expected = [
        "EmptyCell /rules/0/when/0 [1] No value passes `[5..1]`.",
        "CellType /rules/1/when/0 [2] `\"5\"` never compares with `n`, which is of type `number`.",
        "CellType /rules/2/when/0 [3] `\"8\"` never compares with `n`, which is of type `number`.",
        "CellValue /rules/2/when/0 [3] `> 200` is not one of the values that `n` may have.",
        "CellValue /rules/2/when/1 [3] `\"d\"` is not one of the values that `s` may have.",
    ];
    assert_eq!(found(&table(r#""hitPolicy": "first","#, &inputs, rules)), expected);
    let none: &[&[&str]] = &[&["not(true, false, null)", "1"], &["-", "2"]];
    let expected = ["EmptyCell /rules/0/when/0 [1] No value passes `not(true, false, null)`."];
    assert_eq!(found(&table("", &["b"], none)), expected);
}

#[test]
fn outputs_that_are_not_allowed_are_told() {
    let head = r#""outputs": [{ "name": "o", "values": "\"low\", \"high\"" }],"#;
    let rules: &[&[&str]] = &[&["1", "\"hihg\""], &["2", "null"], &["not(1, 2)", "s"]];
    let expected =
        ["CellValue /rules/0/then/0 [1] `\"hihg\"` is not one of the values that `o` may have."];
    assert_eq!(found(&table(head, &["n"], rules)), expected);
}

#[test]
fn a_table_with_errors_is_not_checked_further() {
    let text = table("", &["n"], &[&["> 5", "1"], &["> 6", "amout"]]);
    let report = check(&text);
    assert!(!report.complete);
    let codes: Vec<Code> = report.findings.iter().map(|found| found.diagnostic.code).collect();
    assert_eq!(codes, [Code::UnknownName]);
}

#[test]
fn a_check_ends_and_says_when_it_gave_up() {
    // Each rule meets all others, and each column is cut in three thousand parts.
    let rows: Vec<[String; 3]> = (0..3_000)
        .map(|row| [format!("!= {row}"), format!("!= {}", row * 7 % 3_000), "1".to_owned()])
        .collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let report = check(&table(r#""hitPolicy": "first","#, &["n", "m"], &rows));
    assert!(!report.complete);
}

#[test]
fn of_a_kind_of_mistake_the_first_are_told() {
    let rows: Vec<String> = (0..40).map(|row| format!("> {row}")).collect();
    let rows: Vec<[&str; 2]> = rows.iter().map(|row| [row.as_str(), "1"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let report = check(&table("", &["n"], &rows));
    assert!(!report.complete);
    assert_eq!(report.findings.len(), 20 + 1, "overlaps, and the gap below 0");
}

#[test]
fn a_report_is_written_for_an_editor() {
    let report = check(&table("", &["n"], &[&["< 1", "1"], &["[0..5]", "2"]]));
    let text = to_text(&report);
    assert!(text.contains(r#""rules":[1,2],"example":["[0..1)"]"#), "{text}");
    assert!(text.contains(r#""complete":true,"undecided":0"#), "{text}");
}

const CELLS: [&str; 12] =
    ["-", "1", "2", "< 2", "<= 1", "> 1", ">= 3", "[1..2]", "(1..3)", "not(2)", "1, 3", "[2..1]"];

/// Numbers on and between the literals of `CELLS`.
const NUMBERS: [f32; 7] = [0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0];

fn accepts(cell: &str, n: f32) -> bool {
    match cell {
        "-" => true,
        "1" => n == 1.0,
        "2" => n == 2.0,
        "< 2" => n < 2.0,
        "<= 1" => n <= 1.0,
        "> 1" => n > 1.0,
        ">= 3" => n >= 3.0,
        "[1..2]" => (1.0..=2.0).contains(&n),
        "(1..3)" => n > 1.0 && n < 3.0,
        "not(2)" => n != 2.0,
        "1, 3" => n == 1.0 || n == 3.0,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Against trying every input that makes a difference.
    #[test]
    fn it_finds_what_trying_every_input_finds(
        rows in vec((select(&CELLS[..]), select(&CELLS[..])), 0..7),
    ) {
        let matching: Vec<Vec<usize>> = NUMBERS
            .iter()
            .flat_map(|n| NUMBERS.iter().map(move |m| (*n, *m)))
            .map(|(n, m)| {
                let holds = |(a, b): &(&str, &str)| accepts(a, n) && accepts(b, m);
                (0..rows.len()).filter(|row| holds(&rows[*row])).collect()
            })
            .collect();
        let rules: Vec<[&str; 3]> = rows.iter().map(|(a, b)| [*a, *b, "1"]).collect();
        let rules: Vec<&[&str]> = rules.iter().map(|rule| &rule[..]).collect();
        // Numbers that are all there may be: no null.
        let inputs = ["n in >= -99", "m in >= -99"];
        let with = |head: &str| check(&table(head, &inputs, &rules)).findings;
        let of = |findings: &[TableFinding], codes: &[Code]| -> Vec<Vec<usize>> {
            let found = findings.iter().filter(|finding| codes.contains(&finding.diagnostic.code));
            found.map(|finding| finding.rules.iter().map(|rule| *rule as usize - 1).collect()).collect()
        };

        let unique = with("");
        let gap = matching.iter().any(Vec::is_empty);
        prop_assert_eq!(!of(&unique, &[Code::RuleGap]).is_empty(), gap);
        let mut told = of(&unique, &[Code::RuleOverlap, Code::DuplicateRule]);
        let meets = |pair: &[usize]| matching.iter().any(|rows| pair.iter().all(|row| rows.contains(row)));
        for row in 0..rows.len() {
            let empty = !matching.iter().any(|rows| rows.contains(&row));
            for other in row + 1..rows.len() {
                let duplicate = told.contains(&vec![row, other]) && !meets(&[row, other]);
                // Of rules with the same conditions only the first is compared.
                let same = (0..other).any(|first| rows[first] == rows[other])
                    || (0..row).any(|first| rows[first] == rows[row]);
                prop_assert!(!duplicate || empty, "{} and {} don't meet", row, other);
                prop_assert!(same || !meets(&[row, other]) || told.contains(&vec![row, other]), "{} and {}", row, other);
            }
        }
        told.dedup();

        let first = with(r#""hitPolicy": "first","#);
        let masked = of(&first, &[Code::MaskedRule, Code::DuplicateRule]);
        for row in 0..rows.len() {
            let fires = matching.iter().any(|rows| rows.first() == Some(&row));
            let matches = matching.iter().any(|rows| rows.contains(&row));
            let told = masked.iter().any(|rules| rules.last() == Some(&row));
            prop_assert!(!(told && fires), "{} fires", row);
            prop_assert!(told || fires || !matches, "{} never fires", row);
        }
    }
}
