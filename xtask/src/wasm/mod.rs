//! The crate as WebAssembly: a module for pages, the same for Node, one for forms, one for DMN and one for BPMN, with the JavaScript that
//! wasm-bindgen makes for them, in `npm/src/wasm/`.

mod arrange;
mod compile;
mod data;
mod doors;
mod split;
mod story;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::Mode;
use crate::files;
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::progress;
use crate::repository;
use crate::tool::NODE;
pub(crate) use compile::{TARGET, install_target};
use compile::{Way, compile};
use data::Data;

/// What rustc's `wasm32-unknown-unknown` may use, so that the optimiser keeps to it. Every browser since 2022 has them.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module with nothing in it: a development build has everything in the first part.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// Where the compiled module and its JavaScript go.
pub(crate) fn output() -> PathBuf {
    repository::path("npm/src/wasm")
}

/// A module that the crate becomes.
struct Part {
    name: &'static str,
    /// The cargo feature that has its exports; what no export needs is not in the module.
    feature: &'static str,
    /// Where it is compiled. Cargo gives all modules one name, so each has a directory to itself.
    target: &'static str,
    kind: Kind,
}

/// What a module is optimised for, and so what becomes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// For size, and cut in two, so that ordinary pages load less: those of which the story of this name tells. The script
    /// of the name in `npm/src/rest/` has the second part loaded.
    Cut { story: &'static str },
    /// For size, in one piece.
    Whole,
    /// For speed, in one piece, where nobody waits for bytes. It is the same program as the module of this name and has
    /// its JavaScript.
    Fast { twin: &'static str },
}

/// The modules, one after the other.
const PAGE_AND_XML: &[Part] = &[
    Part {
        name: "routeslip",
        feature: "page",
        target: "target",
        kind: Kind::Cut { story: "page" },
    },
    Part { name: "routeslip-xml", feature: "xml", target: "target/xml", kind: Kind::Whole },
    Part { name: "routeslip-bpmn", feature: "bpmn", target: "target/bpmn", kind: Kind::Whole },
];

/// The modules that are made meanwhile.
const FORM_AND_NODE: &[Part] = &[
    Part {
        name: "routeslip-form",
        feature: "form",
        target: "target/form",
        kind: Kind::Cut { story: "form" },
    },
    Part {
        name: "routeslip-node",
        feature: "page",
        target: "target/node",
        kind: Kind::Fast { twin: "routeslip" },
    },
];

/// The files of the modules.
pub(crate) const FILES: &[&str] = &[
    "routeslip.wasm",
    "routeslip-rest.wasm",
    "routeslip-form.wasm",
    "routeslip-form-rest.wasm",
    "routeslip-xml.wasm",
    "routeslip-bpmn.wasm",
    "routeslip-node.wasm",
];

/// Compiles the crate and makes the JavaScript for it, unless that is done already.
pub(crate) fn build(mode: Mode) -> Result<()> {
    install_target()?;
    npm::install(&npm::package())?;
    fs::create_dir_all(output())?;
    thread::scope(|scope| {
        let beside = scope.spawn(|| FORM_AND_NODE.iter().try_for_each(|part| part.build(mode)));
        let result = PAGE_AND_XML.iter().try_for_each(|part| part.build(mode));
        beside.join().map_err(|_| anyhow!("making a module came to a sudden end"))?.and(result)
    })?;
    PAGE_AND_XML.iter().chain(FORM_AND_NODE).try_for_each(|part| part.join_twin(mode))
}

impl Part {
    fn build(&self, mode: Mode) -> Result<()> {
        let Self { name, kind, .. } = self;
        let module = output().join(format!("{name}.wasm"));
        if let (Mode::Development, Kind::Fast { .. }) = (mode, kind) {
            return Ok(());
        }
        let switches = match (mode, kind) {
            (Mode::Release, Kind::Cut { story }) => self.cutting(story)?,
            _ => Vec::new(),
        };
        progress::doing(&format!("Compiling the crate to {name}.wasm"));
        let way = match kind {
            Kind::Fast { .. } => Way::Fast,
            Kind::Cut { .. } | Kind::Whole => Way::Small,
        };
        let compiled = compile(self.feature, way, self.target, &switches)?;
        let fingerprint = Fingerprint::of(&format!("wasm-{name}"))
            .option(mode == Mode::Development)
            .input(&compiled)?
            .input(&npm::package().join("package-lock.json"))?;
        let fingerprint = story::inputs(fingerprint)?;
        if fingerprint.is_current(&module) {
            return Ok(());
        }
        progress::doing(&format!("Making the JavaScript of {name}.wasm"));
        let bound = self.bindgen(&compiled)?;
        let rest = output().join(format!("{name}-rest.wasm"));
        match (mode, kind) {
            (Mode::Release, Kind::Cut { story }) => {
                progress::doing(&format!("Cutting {name}.wasm in two"));
                let whole = fs::read(&bound)?;
                let parts = split::split(
                    &whole,
                    &story::tell(story, &whole)?,
                    &Data::read(&fs::read(&compiled)?)?,
                )?;
                progress::doing(&format!("Optimising {name}.wasm for size"));
                optimise(&parts.first, &module)?;
                optimise(&parts.rest, &rest)?;
            }
            (Mode::Release, Kind::Whole) => optimise(&fs::read(&bound)?, &module)?,
            (Mode::Release, Kind::Fast { .. }) => {
                progress::doing(&format!("Optimising {name}.wasm for speed"));
                NODE.run(wasm_opt(FOR_SPEED).arg(&bound).arg("-o").arg(&module))?;
            }
            (Mode::Development, _) => {
                files::copy(&bound, &module)?;
                if let Kind::Cut { .. } = kind {
                    files::write(&rest, EMPTY)?;
                }
            }
        }
        fingerprint.remember()
    }

    /// Makes sure that a module fits the JavaScript of its twin. In a development build it is the twin.
    fn join_twin(&self, mode: Mode) -> Result<()> {
        let Self { name, kind: Kind::Fast { twin }, .. } = self else { return Ok(()) };
        if mode == Mode::Development {
            let [twin, module] = [twin, name].map(|name| output().join(format!("{name}.wasm")));
            return files::copy(&twin, &module);
        }
        let [own, used] = [name, twin].map(|part| bound(part).join(format!("{twin}.js")));
        let is_same = fs::read_to_string(own)? == fs::read_to_string(used)?;
        ensure!(is_same, "{name} does not have the JavaScript of {twin}");
        Ok(())
    }

    /// What has the compiler keep apart what an ordinary page runs and what it doesn't.
    fn cutting(&self, story: &str) -> Result<Vec<String>> {
        let Self { name, feature, target, .. } = self;
        progress::doing(&format!("Compiling the crate to {name}.wasm, to tell it its story"));
        let switches = ["-Zinline-llvm=no".to_owned()];
        let compiled = compile(feature, Way::Small, &format!("{target}/story"), &switches)?;
        let list = repository::scratch().join(format!("seldom-{story}.csv"));
        let step = Fingerprint::of(&format!("seldom-{story}"));
        let fingerprint = story::inputs(step.input(&compiled)?)?;
        if !fingerprint.is_current(&list) {
            let unused = story::unused(story, &fs::read(self.bindgen(&compiled)?)?)?;
            let lines = unused.iter().map(|name| format!("{name},noinline\n{name},cold\n"));
            files::write(&list, lines.collect::<String>().as_bytes())?;
            fingerprint.remember()?;
        }
        // Cargo sees by the name that the list is another one.
        let named = repository::scratch().join(format!("seldom-{}.csv", files::hash(&list)?));
        files::copy(&list, &named)?;
        let list = named.display();
        Ok(vec![
            data::RELOCATIONS.to_owned(),
            format!("-Cllvm-args=-forceattrs-csv-path={list} {SPLITTING}"),
        ])
    }

    /// Makes the module that fits wasm-bindgen's JavaScript, and that JavaScript; gives the module's place.
    fn bindgen(&self, compiled: &Path) -> Result<PathBuf> {
        let folder = bound(self.name);
        let script = match self.kind {
            Kind::Fast { twin } => twin,
            Kind::Cut { .. } | Kind::Whole => self.name,
        };
        Bindgen::new()
            .input_path(compiled)
            .out_name(script)
            .web(true)?
            // The loaders say where the module is; a default place would make every bundler copy the module for all of
            // them.
            .omit_default_module_path(true)
            .typescript(true)
            // The split reads the names as the linker wrote them; the optimiser takes them out.
            .remove_name_section(false)
            .demangle(false)
            .remove_producers_section(true)
            .generate(&folder)
            .context("wasm-bindgen can't read the compiled module")?;
        let made = folder.join(format!("{script}.js"));
        let text = fs::read_to_string(&made)?;
        match self.kind {
            Kind::Fast { .. } => return Ok(folder.join(format!("{script}_bg.wasm"))),
            Kind::Cut { story } => {
                let text = connected(&text, story)?;
                files::write(&output().join(format!("{script}.js")), text.as_bytes())?;
            }
            Kind::Whole => files::copy(&made, &output().join(format!("{script}.js")))?,
        }
        let types = format!("{script}.d.ts");
        files::copy(&folder.join(&types), &output().join(&types))?;
        Ok(folder.join(format!("{script}_bg.wasm")))
    }
}

/// Where wasm-bindgen puts what it makes of a module.
fn bound(name: &str) -> PathBuf {
    repository::scratch().join("bindgen").join(name)
}

/// What has LLVM make functions of code that leads to functions which don't run, so that it needn't be loaded either.
const SPLITTING: &str = "-hot-cold-split -hotcoldsplit-max-params=12 -hotcoldsplit-threshold=0";

/// Small functions alike compress better than large ones, in which each copy uses other locals.
const FOR_COMPRESSION: &[&str] = &[
    // The stack comes first, and a stack that is nearly full is an error already.
    "--low-memory-unused",
    "--always-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
];

const FOR_SPEED: &[&str] =
    &["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"];

fn optimise(module: &[u8], to: &Path) -> Result<()> {
    let from = repository::scratch().join(to.file_name().context("a module has a name")?);
    files::write(&from, module)?;
    let mut command =
        wasm_opt(&["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"]);
    NODE.run(command.args(FOR_COMPRESSION).arg(&from).arg("-o").arg(to))?;

    files::write(&from, &arrange::named(&fs::read(to)?)?)?;
    let mut command = wasm_opt(&["--reorder-functions-by-name", "--strip-debug"]);
    NODE.run(command.arg(&from).arg("-o").arg(to))
}

fn wasm_opt(passes: &[&str]) -> Command {
    let mut command = NODE.command(&npm::package(), &["node_modules/binaryen/bin/wasm-opt"]);
    command.args(passes).args(FEATURES);
    command
}

/// The module's JavaScript so that it answers the first part when that asks for the rest.
fn connected(script: &str, story: &str) -> Result<String> {
    const IMPORTS: &str = "_bg.js\": import0,";
    let (before, after) = script
        .split_once(IMPORTS)
        .context("wasm-bindgen writes imports in another way than it did")?;
    let module = split::REST;
    let import = format!("import {{ rest }} from '../rest/{story}.ts';\n");
    let load = format!("{{ {}: () => rest.load() }}", split::LOAD);
    Ok(format!("{import}{before}{IMPORTS}\n        \"{module}\": {load},{after}"))
}
