//! The crate as WebAssembly: a module for pages, the same for Node, and one for XML, with the JavaScript that wasm-bindgen
//! makes for them, in `npm/src/wasm/`.

mod arrange;
mod split;
mod story;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::build::Mode;
use crate::files;
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::progress;
use crate::repository;
use crate::tool::{CARGO, NODE, RUSTC, RUSTUP};

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

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
    /// For size, and cut in two, so that ordinary pages load less.
    Cut,
    /// For size, in one piece.
    Whole,
    /// For speed, in one piece, where nobody waits for bytes. It is the same program as the module of this name and has
    /// its JavaScript.
    Fast { twin: &'static str },
}

const PARTS: &[Part] = &[
    Part { name: "routeslip", feature: "page", target: "target", kind: Kind::Cut },
    Part { name: "routeslip-xml", feature: "xml", target: "target/xml", kind: Kind::Whole },
    Part {
        name: "routeslip-node",
        feature: "page",
        target: "target/node",
        kind: Kind::Fast { twin: "routeslip" },
    },
];

/// The files of the modules.
pub(crate) const FILES: &[&str] =
    &["routeslip.wasm", "routeslip-rest.wasm", "routeslip-xml.wasm", "routeslip-node.wasm"];

/// Compiles the crate and makes the JavaScript for it, unless that is done already.
pub(crate) fn build(mode: Mode) -> Result<()> {
    install_target()?;
    npm::install(&npm::package())?;
    fs::create_dir_all(output())?;
    PARTS.iter().try_for_each(|part| part.build(mode))
}

impl Part {
    fn build(&self, mode: Mode) -> Result<()> {
        let Self { name, kind, .. } = self;
        let module = output().join(format!("{name}.wasm"));
        if let (Mode::Development, Kind::Fast { twin }) = (mode, kind) {
            return files::copy(&output().join(format!("{twin}.wasm")), &module);
        }
        progress::doing(&format!("Compiling the crate to {name}.wasm"));
        let compiled = self.compile()?;
        let package = npm::package();
        let fingerprint = Fingerprint::of(&format!("wasm-{name}"))
            .option(mode == Mode::Development)
            .input(&compiled)?
            .input(&package.join("story"))?
            .input(&package.join("src/face"))?
            .input(&repository::path("www/bundles/leave-request.json"))?
            .input(&package.join("imported.mjs"))?
            .input(&repository::path("xtask/src/wasm"))?
            .input(&package.join("package-lock.json"))?;
        if fingerprint.is_current(&module) {
            return Ok(());
        }
        progress::doing("Making its JavaScript");
        let bound = self.bindgen(&compiled)?;
        let rest = output().join(format!("{name}-rest.wasm"));
        match (mode, kind) {
            (Mode::Release, Kind::Cut) => {
                progress::doing("Cutting it in two");
                let whole = fs::read(&bound)?;
                let parts = split::split(&whole, &story::tell(&whole)?)?;
                progress::doing("Optimising it for size");
                optimise(&parts.first, &module)?;
                optimise(&parts.rest, &rest)?;
            }
            (Mode::Release, Kind::Whole) => optimise(&fs::read(&bound)?, &module)?,
            (Mode::Release, Kind::Fast { .. }) => {
                progress::doing("Optimising it for speed");
                NODE.run(wasm_opt(FOR_SPEED).arg(&bound).arg("-o").arg(&module))?;
            }
            (Mode::Development, _) => {
                files::copy(&bound, &module)?;
                if *kind == Kind::Cut {
                    files::write(&rest, EMPTY)?;
                }
            }
        }
        fingerprint.remember()
    }

    /// Compiles the crate, and gives the place of the module.
    fn compile(&self) -> Result<PathBuf> {
        let root = repository::root();
        CARGO.run_online(
            &mut CARGO.command(root, &["fetch", "--quiet", "--locked", "--target", TARGET]),
        )?;
        let arguments = [
            "build",
            "--package=routeslip",
            "--lib",
            if self.is_small() { "--profile=wasm" } else { "--release" },
            "--no-default-features",
            "--features",
            self.feature,
            "--locked",
            "--target",
            TARGET,
            "--message-format=json-render-diagnostics",
        ];
        let mut command = CARGO.command(root, &arguments);
        command.arg("--target-dir").arg(repository::path(self.target));
        // The standard library as it comes is made for speed.
        if self.is_small() {
            if has_library_source()? {
                command.args(OWN_LIBRARY).env(BOOTSTRAP.0, BOOTSTRAP.1);
            } else {
                progress::doing("Without that source the module becomes a twentieth larger");
            }
        }
        let messages = CARGO.read(command.stdin(Stdio::null()))?;
        artifact(&messages).ok_or_else(|| anyhow!("cargo built no WebAssembly module"))
    }

    fn is_small(&self) -> bool {
        !matches!(self.kind, Kind::Fast { .. })
    }

    /// Makes the module that fits wasm-bindgen's JavaScript, and that JavaScript; gives the module's place.
    fn bindgen(&self, compiled: &Path) -> Result<PathBuf> {
        let folder = repository::scratch().join("bindgen").join(self.name);
        let script = match self.kind {
            Kind::Fast { twin } => twin,
            Kind::Cut | Kind::Whole => self.name,
        };
        Bindgen::new()
            .input_path(compiled)
            .out_name(script)
            .web(true)?
            // The loaders say where the module is; a default place would make every bundler copy the module for all of
            // them.
            .omit_default_module_path(true)
            .typescript(true)
            // The split reads the names; the optimiser takes them out.
            .remove_name_section(false)
            .remove_producers_section(true)
            .generate(&folder)
            .context("wasm-bindgen can't read the compiled module")?;
        let made = folder.join(format!("{script}.js"));
        let mut text = fs::read_to_string(&made)?;
        if self.kind != Kind::Whole {
            text = connected(&text)?;
        }
        let used = output().join(format!("{script}.js"));
        if let Kind::Fast { twin } = self.kind {
            let same = fs::read_to_string(used)? == text;
            ensure!(same, "{} does not have the JavaScript of {twin}", self.name);
        } else {
            files::write(&used, text.as_bytes())?;
            let types = format!("{script}.d.ts");
            files::copy(&folder.join(&types), &output().join(&types))?;
        }
        Ok(folder.join(format!("{script}_bg.wasm")))
    }
}

/// Installs Rust's standard library for WebAssembly, if it is missing.
pub(crate) fn install_target() -> Result<()> {
    let library = RUSTC.read(
        &mut RUSTC.command(repository::root(), &["--print", "target-libdir", "--target", TARGET]),
    )?;
    if Path::new(library.trim()).exists() {
        return Ok(());
    }
    progress::doing("Installing Rust's WebAssembly target");
    RUSTUP
        .run_online(&mut RUSTUP.command(repository::root(), &["target", "add", TARGET]))
        .with_context(|| format!("Rust's target {TARGET} is missing"))
}

/// What compiles the standard library along with the crate, for size, and makes of a panic a trap at once: pages never
/// see one, but its messages and their formatting would be a twentieth of the module. The switches are not stable, hence
/// [`BOOTSTRAP`].
const OWN_LIBRARY: &[&str] = &[
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config",
    "target.wasm32-unknown-unknown.rustflags=['-Zunstable-options', '-Cpanic=immediate-abort']",
];

/// The variable that lets a stable compiler take unstable switches.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Whether the standard library's source is there, or could be installed.
fn has_library_source() -> Result<bool> {
    let root = repository::root();
    let sysroot = RUSTC.read(&mut RUSTC.command(root, &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(true);
    }
    progress::doing("Installing the source of Rust's standard library");
    let install = &mut RUSTUP.command(root, &["component", "add", "rust-src"]);
    Ok(RUSTUP.run_online(install).is_ok())
}

/// The `.wasm` file that cargo's messages tell of.
fn artifact(messages: &str) -> Option<PathBuf> {
    let files = messages.lines().filter_map(|line| {
        let mut message = serde_json::from_str::<Value>(line).ok()?;
        match message.get_mut("filenames")?.take() {
            Value::Array(files) => Some(files),
            _ => None,
        }
    });
    files
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|it| it == "wasm"))
}

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
fn connected(script: &str) -> Result<String> {
    const IMPORTS: &str = "\"./routeslip_bg.js\": import0,";
    let (before, after) = script
        .split_once(IMPORTS)
        .context("wasm-bindgen writes imports in another way than it did")?;
    let rest = split::REST;
    let import = "import { load } from '../face/rest.ts';\n";
    Ok(format!("{import}{before}{IMPORTS}\n        \"{rest}\": {{ load }},{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_cargos_messages() {
        let messages = "{\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/libserde.rlib\"]}\n\
            {\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/routeslip.wasm\",\"/t/librouteslip.rlib\"]}\n\
            {\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(artifact(messages), Some(PathBuf::from("/t/routeslip.wasm")));
        assert_eq!(artifact("{\"reason\":\"build-finished\",\"success\":true}\n"), None);
    }
}
