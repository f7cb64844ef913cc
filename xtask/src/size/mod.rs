//! `cargo xtask size`: what the package weighs on the wire, and whether that is within its budget.

mod figures;
mod measure;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::Result;
use lexopt::{Arg, Parser};
use serde_json::{Value, json};

use crate::build::{self, Mode};
use crate::command::Command;
use crate::files;
use crate::package::{self, Loaded};
use crate::repository;
use crate::table::Table;
use figures::Figures;
use measure::Size;

pub(crate) const COMMAND: Command = Command {
    name: "size",
    arguments: "[--json] [--write]",
    about: "measure the package against its budget; with --write, put the figures into README.md",
    run,
};

/// What a page that uses a part of the package may weigh, in bytes of brotli.
struct Budget {
    name: &'static str,
    /// The files that the page names itself.
    entries: &'static [&'static str],
    /// Where the module among them is compiled.
    compiled: &'static str,
    gate: u64,
    aim: u64,
}

const EVERYTHING: Budget = Budget {
    name: "a page with everything",
    entries: package::PAGE_ENTRIES,
    compiled: "target/wasm32-unknown-unknown/wasm/routeslip.wasm",
    gate: 150_000,
    aim: 120_000,
};

const FORM: Budget = Budget {
    name: "a page with a form on its own",
    entries: &["form.js", "elements/form.js", "routeslip.css", "routeslip-form.wasm"],
    compiled: "target/form/wasm32-unknown-unknown/wasm/routeslip.wasm",
    gate: 110_000,
    aim: 90_000,
};

const XML: Budget = Budget {
    name: "the module for DMN",
    entries: &["routeslip-xml.wasm"],
    compiled: "target/xml/wasm32-unknown-unknown/wasm/routeslip.wasm",
    gate: 80_000,
    aim: 70_000,
};

const BPMN: Budget = Budget {
    name: "the module for BPMN",
    entries: &["routeslip-bpmn.wasm"],
    compiled: "target/bpmn/wasm32-unknown-unknown/wasm/routeslip.wasm",
    gate: 80_000,
    aim: 70_000,
};

/// The module's second part, which a page loads when it calls something in it.
const REST: &str = "routeslip-rest.wasm";

/// What such a page loads that calls something in the second part too.
const WITH_REST: &str = "the same, with the module's second part";

fn run(parser: &mut Parser) -> Result<ExitCode> {
    let mut is_json = false;
    let mut writes = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("json") => is_json = true,
            Arg::Long("write") => writes = true,
            other => return Err(other.unexpected().into()),
        }
    }
    build::all(Mode::Release)?;
    let shipped = measure::all(&shipped()?)?;
    let page = loaded(&EVERYTHING, &shipped)?;
    let rest = shipped.iter().find(|(file, _)| file == REST);
    let rest = rest.map_or_else(Size::default, |(_, size)| *size);
    let figures = Figures::of(&page, rest);
    let total = figures.total();
    let all = |budget| -> Result<Size> {
        let files = loaded(budget, &shipped)?;
        Ok(files.iter().fold(Size::default(), |sum, (_, size)| sum.and(*size)))
    };
    let (form, xml, bpmn) = (all(&FORM)?, all(&XML)?, all(&BPMN)?);

    if is_json {
        let file = |(file, size): &(String, Size)| json!({ "file": file, "size": size.json() });
        let files: Vec<_> = shipped.iter().map(file).collect();
        println!(
            "{:#}",
            json!({
                "files": files,
                "loads": [
                    EVERYTHING.json(total),
                    { "what": WITH_REST, "size": total.and(rest).json() },
                    FORM.json(form),
                    XML.json(xml),
                    BPMN.json(bpmn),
                ],
            })
        );
    } else {
        let loads = [
            (EVERYTHING.name, total),
            (WITH_REST, total.and(rest)),
            (FORM.name, form),
            (XML.name, xml),
            (BPMN.name, bpmn),
        ];
        print!("{}", table(&shipped, &loads));
    }

    let readme = repository::path("README.md");
    let is_told =
        if writes { figures.write(&readme).map(|()| true)? } else { figures.are_in(&readme) };
    let growth = figures.growth(&repository::path("README.md"));
    let are_within = [
        EVERYTHING.is_kept(total, &growth),
        FORM.is_kept(form, &[]),
        XML.is_kept(xml, &[]),
        BPMN.is_kept(bpmn, &[]),
    ];
    Ok(if !are_within.contains(&false) && is_told { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The files among those shipped that a page loads which names the budget's.
fn loaded(budget: &Budget, shipped: &[(String, Size)]) -> Result<Vec<(String, Size)>> {
    let loaded = package::loaded_with(budget.entries, Loaded::AtOnce)?;
    Ok(shipped.iter().filter(|(file, _)| loaded.contains(file)).cloned().collect())
}

/// The files of the package, without the types, which no program loads.
fn shipped() -> Result<BTreeSet<String>> {
    let dist = repository::dist();
    let files = files::under(&dist)?;
    let paths = files.iter().filter_map(|file| file.strip_prefix(&dist).ok());
    Ok(paths
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| !path.ends_with(".d.ts"))
        .collect())
}

fn table(shipped: &[(String, Size)], loads: &[(&str, Size)]) -> Table<4> {
    let mut table = Table::new(["bytes", "raw", "gzip", "brotli"]);
    let row = |what: &str, size: Size| {
        [what.to_owned(), size.raw.to_string(), size.gzip.to_string(), size.brotli.to_string()]
    };
    for (file, size) in shipped {
        table.row(row(file, *size));
    }
    for (what, size) in loads {
        table.row(row(what, *size));
    }
    table
}

impl Budget {
    fn json(&self, size: Size) -> Value {
        json!({ "what": self.name, "size": size.json(), "gate": self.gate, "aim": self.aim })
    }

    /// Whether it is kept. If it is not, says what grew and what to do; if only the aim is missed, says so.
    fn is_kept(&self, Size { brotli, .. }: Size, growth: &[String]) -> bool {
        let Self { name, compiled, gate, aim, .. } = self;
        if brotli > *gate {
            eprintln!("error: {name}: {brotli} bytes of brotli, over the gate of {gate}");
            for line in growth {
                eprintln!("  {line}");
            }
            eprintln!("  What the module consists of: `twiggy top {compiled}`");
            eprintln!(
                "  (`cargo install twiggy`). Look for generics of the standard library made many times over."
            );
            eprintln!(
                "  What the scripts consist of: `npx esbuild npm/dist/browser.js --bundle --analyze`."
            );
        } else if brotli > *aim {
            eprintln!(
                "note: {name}: {brotli} bytes of brotli, over the aim of {aim}, within the gate of {gate}"
            );
        }
        brotli <= *gate
    }
}
