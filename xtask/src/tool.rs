//! Running the tools that the commands are made of, and saying in one line what to do when one is missing or offline.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Error, Result, anyhow, bail};

/// A program that has to be on the machine.
pub(crate) struct Tool {
    program: &'static str,
    /// What to do when it is missing, as the end of a sentence.
    advice: &'static str,
}

pub(crate) const CARGO: Tool =
    Tool { program: "cargo", advice: "install Rust from https://rustup.rs" };
pub(crate) const RUSTC: Tool =
    Tool { program: "rustc", advice: "install Rust from https://rustup.rs" };
pub(crate) const RUSTUP: Tool =
    Tool { program: "rustup", advice: "install it from https://rustup.rs" };
pub(crate) const NODE: Tool =
    Tool { program: "node", advice: "install Node.js 20.19 or later from https://nodejs.org" };
pub(crate) const NPM: Tool = Tool {
    program: if cfg!(windows) { "npm.cmd" } else { "npm" },
    advice: "install Node.js 20.19 or later, which brings npm, from https://nodejs.org",
};
pub(crate) const APT: Tool = Tool { program: "apt-get", advice: "install Chromium by hand" };

/// Signs, in what a tool says, that it could not reach the network.
const OFFLINE: &[&str] = &[
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ENETUNREACH",
    "ETIMEDOUT",
    "could not download",
    "dns error",
    "failed to download",
    "Could not resolve",
    "Temporary failure resolving",
];

impl Tool {
    /// The tool with `arguments`, to be run in `directory`.
    pub(crate) fn command(&self, directory: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.program);
        command.current_dir(directory).args(arguments);
        command
    }

    /// Runs `command` with its output shown, and fails unless it succeeds.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        let status = command.status().map_err(|error| self.unavailable(&error))?;
        if status.success() { Ok(()) } else { bail!("`{}` failed, as told above", line(command)) }
    }

    /// Runs `command`, which needs the network, and shows what it said only when it failed for another reason.
    pub(crate) fn run_online(&self, command: &mut Command) -> Result<()> {
        let output = command.output().map_err(|error| self.unavailable(&error))?;
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
        let said = String::from_utf8_lossy(&said);
        if OFFLINE.iter().any(|sign| said.contains(sign)) {
            bail!("`{}` could not reach the network; connect, and run this again", line(command));
        }
        eprintln!("{}", said.trim_end());
        bail!("`{}` failed, as told above", line(command))
    }

    /// Runs `command` and gives what it wrote to standard output; its errors are shown.
    pub(crate) fn read(&self, command: &mut Command) -> Result<String> {
        let Output { status, stdout, .. } =
            command.stderr(Stdio::inherit()).output().map_err(|error| self.unavailable(&error))?;
        if !status.success() {
            bail!("`{}` failed, as told above", line(command));
        }
        String::from_utf8(stdout)
            .map_err(|_| anyhow!("`{}` wrote something that is not text", line(command)))
    }

    /// The error for a `command` that could not even be started.
    pub(crate) fn unavailable(&self, error: &io::Error) -> Error {
        match error.kind() {
            ErrorKind::NotFound => {
                anyhow!("`{}` is not on the PATH; {}", self.program, self.advice)
            }
            _ => anyhow!("`{}` can't be started: {error}", self.program),
        }
    }
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
