//! `cargo xtask size`: what the package weighs on the wire, and whether that is within its budget.

mod figures;
mod measure;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::Result;
use lexopt::{Arg, Parser};
use serde_json::json;

use crate::build::{self, Mode};
use crate::command::Command;
use crate::files;
use crate::package;
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
    gate: u64,
    aim: u64,
}

const EVERYTHING: Budget = Budget {
    name: "a page with everything",
    entries: package::PAGE_ENTRIES,
    gate: 150_000,
    aim: 120_000,
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
    let budget = &EVERYTHING;
    let loaded = package::loaded_with(budget.entries)?;
    let page: Vec<_> = shipped.iter().filter(|(file, _)| loaded.contains(file)).cloned().collect();
    let rest = shipped.iter().find(|(file, _)| file == REST);
    let rest = rest.map_or_else(Size::default, |(_, size)| *size);
    let figures = Figures::of(&page, rest);
    let total = figures.total();

    if is_json {
        let file = |(file, size): &(String, Size)| json!({ "file": file, "size": size.json() });
        let files: Vec<_> = shipped.iter().map(file).collect();
        println!(
            "{:#}",
            json!({
                "files": files,
                "loads": [
                    { "what": budget.name, "size": total.json(), "gate": budget.gate, "aim": budget.aim },
                    { "what": WITH_REST, "size": total.and(rest).json() },
                ],
            })
        );
    } else {
        print!("{}", table(&shipped, &[(budget.name, total), (WITH_REST, total.and(rest))]));
    }

    let readme = repository::path("README.md");
    let is_told =
        if writes { figures.write(&readme).map(|()| true)? } else { figures.are_in(&readme) };
    Ok(if is_within(budget, total, &figures) && is_told {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
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

/// Whether the budget holds. If it does not, says what to do; if only the aim is missed, says so.
fn is_within(budget: &Budget, total: Size, figures: &Figures) -> bool {
    let Budget { name, gate, aim, .. } = budget;
    if total.brotli > *gate {
        eprintln!("error: {name} loads {} bytes of brotli, over the gate of {gate}", total.brotli);
        for line in figures.growth(&repository::path("README.md")) {
            eprintln!("  {line}");
        }
        eprintln!(
            "  What the module consists of: `twiggy top target/wasm32-unknown-unknown/wasm/routeslip.wasm`"
        );
        eprintln!(
            "  (`cargo install twiggy`). Look for generics of the standard library made many times over."
        );
        eprintln!(
            "  What the scripts consist of: `npx esbuild npm/dist/browser.js --bundle --analyze`."
        );
        return false;
    }
    if total.brotli > *aim {
        eprintln!(
            "note: {name} loads {} bytes of brotli, over the aim of {aim}, within the gate of {gate}",
            total.brotli
        );
    }
    true
}
