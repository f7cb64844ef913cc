//! The Chromium that the browser tests run in: the machine's, or else one that is installed for them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::progress;
use crate::repository;
use crate::tool::{APT, NODE};

/// The names that Chromium goes by on the PATH.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The program named by `CHROMIUM`, one on the PATH, or a newly installed one.
pub(crate) fn find_or_install() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        if runs(&named) {
            return Ok(named);
        }
        bail!("CHROMIUM names {}, which does not run", named.display());
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    match install_by_apt() {
        Some(installed) => Ok(installed),
        None => install_by_playwright(),
    }
}

fn on_path() -> Option<PathBuf> {
    let directories = env::var_os("PATH")?;
    let candidates = NAMES
        .iter()
        .flat_map(|name| env::split_paths(&directories).map(move |directory| directory.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file() && runs(candidate))
}

/// Some systems have a placeholder of the right name that only says how to install the browser.
fn runs(program: &Path) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Installs the system's own package where that is possible: it brings the libraries that the browser needs.
fn install_by_apt() -> Option<PathBuf> {
    if !is_administrator() {
        return None;
    }
    progress::doing("Installing Chromium with apt-get");
    let root = repository::root();
    let apt = |arguments: &[&str]| {
        APT.run_online(APT.command(root, arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let installed = apt(&["update"])
        .and_then(|()| apt(&["install", "--yes", "--no-install-recommends", "chromium"]));
    if let Err(error) = installed {
        eprintln!("  {error:#}");
    }
    on_path()
}

/// Whether system packages may be installed. `id` answers so on every Unix; elsewhere there is no apt-get either.
fn is_administrator() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

fn install_by_playwright() -> Result<PathBuf> {
    progress::doing("Installing Chromium with Playwright");
    let tests = repository::path("tests");
    let playwright = "node_modules/playwright-core/cli.js";
    NODE.run_online(&mut NODE.command(&tests, &[playwright, "install", "chromium"]))
        .context("no Chromium was found; install it, or name one in CHROMIUM")?;
    let print =
        "import { chromium } from 'playwright-core'; console.log(chromium.executablePath())";
    let place = NODE.read(&mut NODE.command(&tests, &["--input-type=module", "--eval", print]))?;
    let program = PathBuf::from(place.trim());
    if runs(&program) {
        return Ok(program);
    }
    bail!(
        "{} does not run, as libraries of the system are missing; install Chromium with the system's packages",
        program.display()
    )
}
