//! What one edit costs, by the size of the form, and what compiling a form costs.
//!
//! A tenth of the fields is conditional, and a total runs over a fifth of them.

#![expect(
    missing_docs,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a benchmark that can't be set up has to stop"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::rc::Rc;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use routeslip::document::from_text;
use routeslip::form::{Form, FormDefinition, Input, Options, Session, compile};
use routeslip::host::NativeHost;
use routeslip::pointer::Pointer;
use routeslip::value::DateTime;

const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Fields `f0`, `f1` and so on, ten on a page: of each ten the first decides whether the second
/// is visible, the third and the eighth are summed up.
fn definition(fields: usize) -> FormDefinition {
    let mut text = String::from(r#"{ "pages": ["#);
    for at in 0..fields {
        if at % 10 == 0 {
            text.push_str(if at == 0 { r#"{ "fields": ["# } else { r#"] }, { "fields": ["# });
        } else {
            text.push(',');
        }
        let more = match at % 10 {
            1 => format!(r#", "visible": "f{} > 50", "required": true"#, at - 1),
            2 | 7 => r#", "min": 0, "max": 100000"#.to_owned(),
            _ => String::new(),
        };
        let _ =
            write!(text, r#"{{ "name": "f{at}", "type": "number", "label": "Field {at}"{more} }}"#);
    }
    let summed: Vec<String> =
        (0..fields).filter(|at| matches!(at % 10, 2 | 7)).map(|at| format!("f{at}")).collect();
    let _ = write!(
        text,
        r#", {{ "name": "total", "type": "number", "compute": "sum([{}])" }} ] }} ] }}"#,
        summed.join(", ")
    );
    from_text(&text).0.expect("a definition")
}

fn form(fields: usize) -> Rc<Form> {
    let (form, findings) = compile("bench", &definition(fields), &Pointer::root());
    assert_eq!(findings, []);
    Rc::new(form)
}

fn session(form: &Rc<Form>) -> Session {
    let host = NativeHost::new();
    let now = DateTime::parse("2026-11-22T09:00:00Z", &host).expect("a date and time");
    let options = Options { now, host: Rc::new(host), form_hash: "hash".into() };
    let mut session = Session::new(Rc::clone(form), options);
    for (name, _) in form.names() {
        let id = form.field(name).expect("a field");
        session.set(id, Input::Text("1".into()));
    }
    session
}

/// Two inputs in turn, so that each edit changes something.
fn edits(bench: &mut Criterion, name: &str, field: &str, inputs: [&str; 2]) {
    let mut group = bench.benchmark_group(name);
    for size in SIZES {
        let form = form(size);
        let mut session = session(&form);
        let inputs = inputs.map(|text| Input::Text(text.into()));
        let mut turn = 0_usize;
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            bench.iter(|| {
                turn += 1;
                let field = form.field(field).expect("a field");
                black_box(session.set(field, inputs[turn % 2].clone()))
            });
        });
    }
    group.finish();
}

fn edit(bench: &mut Criterion) {
    edits(bench, "edit: nothing reads it", "f5", ["12.5", "13.5"]);
    edits(bench, "edit: a condition reads it", "f0", ["49", "51"]);
    edits(bench, "edit: the total reads it", "f2", ["12.5", "13.5"]);
}

fn compiling(bench: &mut Criterion) {
    let definition = definition(1_000);
    bench.bench_function("compile a form of 1,000 fields", |bench| {
        bench.iter(|| black_box(compile("bench", &definition, &Pointer::root())));
    });
    let form = form(1_000);
    bench.bench_function("open a form of 1,000 fields", |bench| {
        bench.iter_batched(|| (), |()| session(&form), BatchSize::PerIteration);
    });
}

criterion_group!(benches, edit, compiling);
criterion_main!(benches);
