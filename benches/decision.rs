//! What one decision costs, by the rows of its table, and what compiling and checking the table costs.
//!
//! Three kinds of columns: a key that few rows share, bands of numbers, and a word that a
//! quarter of the rows has each. `wide` tables have words only, so that no column leaves few rows.

#![expect(
    missing_docs,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "a benchmark that can't be set up has to stop"
)]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use routeslip::decision::{Decision, DecisionDefinition, check, compile};
use routeslip::document::from_text;
use routeslip::feel::{Env, Scope};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::{Date, DateTime, Decimal, Type, Value};

const SIZES: [usize; 5] = [10, 100, 1_000, 10_000, 100_000];

/// Rows of a key, a band of ten numbers, and one of three words.
fn selective(row: usize) -> String {
    let band = row / 4 * 10;
    format!(
        r#"{{ "when": ["\"key {}\"", "[{band}..{})", "\"word {}\""], "then": ["{row}"] }}"#,
        row / 4,
        band + 10,
        row % 4
    )
}

/// Rows of words, so that each column alone leaves many.
fn wide(row: usize) -> String {
    format!(
        r#"{{ "when": ["\"key {}\"", "< {}", "not(\"word {}\")"], "then": ["{row}"] }}"#,
        row % 7,
        row % 11 * 10,
        row % 3
    )
}

/// Rows of which each matches what it is bigger than.
fn nested(row: usize) -> String {
    format!(r#"{{ "when": ["-", ">= {row}", "-"], "then": ["{row}"] }}"#)
}

fn definition(policy: &str, rows: usize, rule: fn(usize) -> String) -> DecisionDefinition {
    let mut text = format!(
        r#"{{ "hitPolicy": "{policy}", "outputs": [{{ "name": "result" }}],
        "inputs": [{{ "expression": "key" }}, {{ "expression": "amount" }}, {{ "expression": "word" }}],
        "rules": ["#
    );
    for row in 0..rows {
        let _ = write!(text, "{}{}", if row > 0 { "," } else { "" }, rule(row));
    }
    text.push_str("] }");
    from_text(&text).0.expect("a definition")
}

fn scope() -> Scope {
    let mut scope = Scope::new();
    for (name, ty) in [("key", Type::String), ("amount", Type::Number), ("word", Type::String)] {
        scope.declare(name, ty);
    }
    scope
}

fn decision(definition: &DecisionDefinition) -> Decision {
    compile("bench", definition, &scope(), &Pointer::root()).0.expect("a decision")
}

/// Values of the names that a decision reads, in the order of the scope.
fn inputs(key: usize, amount: usize, word: usize) -> [Value; 3] {
    let amount = u32::try_from(amount).expect("a small number");
    [
        Value::from(format!("key {key}")),
        Value::Number(Decimal::from(amount)),
        Value::from(format!("word {word}")),
    ]
}

fn decide(bench: &mut Criterion) {
    let host = NativeHost::new();
    let now = DateTime::at_midnight_utc(Date::new(2026, 5, 4).expect("a date"));
    let mut env = Env::new(&host, now);
    let mut run =
        |name: &str, policy: &str, rule: fn(usize) -> String, at: fn(usize) -> [Value; 3]| {
            let mut group = bench.benchmark_group(name);
            for rows in SIZES {
                let decision = decision(&definition(policy, rows, rule));
                let inputs = at(rows - 1);
                let outcome = decision.decide(&inputs, &mut env).expect("an outcome");
                assert_ne!(outcome.matched, [0; 0], "{name} {rows}: nothing matches");
                group.bench_function(BenchmarkId::from_parameter(rows), |bench| {
                    bench.iter(|| {
                        env.renew();
                        decision.decide(black_box(&inputs), &mut env)
                    });
                });
            }
            group.finish();
        };
    run("selective", "unique", selective, |row| inputs(row / 4, row / 4 * 10 + 3, row % 4));
    run("wide", "first", wide, |row| inputs(row % 7, 0, row % 3 + 1));
    run("nested", "first", nested, |row| inputs(0, row / 2, 0));
}

fn compiling(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("compile");
    group.sample_size(10);
    for rows in [100, 10_000] {
        let definition = definition("unique", rows, selective);
        group.bench_function(BenchmarkId::from_parameter(rows), |bench| {
            bench.iter(|| decision(black_box(&definition)));
        });
    }
    group.finish();
    let mut group = bench.benchmark_group("check");
    group.sample_size(10);
    for (name, rule) in [("selective", selective as fn(usize) -> String), ("nested", nested)] {
        let definition = definition("first", 10_000, rule);
        group.bench_function(name, |bench| {
            bench.iter(|| check(black_box(&definition.logic.table), &scope(), &Pointer::root()));
        });
    }
    group.finish();
}

criterion_group!(benches, decide, compiling);
criterion_main!(benches);
