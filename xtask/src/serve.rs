//! `cargo xtask serve`: builds everything and serves the page.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::build::{self, Mode};
use crate::command::Command;
use crate::repository;
use crate::server::Server;

pub(crate) const COMMAND: Command = Command {
    name: "serve",
    arguments: "[--port N] [--dir DIR]",
    about: "build everything and serve www/; with --dir, serve that directory as it is",
    run,
};

const PORT: u16 = 8080;
/// How many ports to try from the usual one on.
const TRIES: u16 = 100;

fn run(parser: &mut Parser) -> Result<ExitCode> {
    let mut port = None;
    let mut directory: Option<PathBuf> = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("port") => port = Some(parser.value()?.parse()?),
            Arg::Long("dir") => directory = Some(parser.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let directory = match directory {
        Some(directory) if directory.is_dir() => directory,
        Some(missing) => bail!("there is no directory {}", missing.display()),
        None => {
            build::all(Mode::Release)?;
            repository::path("www")
        }
    };
    let server = bind(port)?;
    println!("Serving {} at http://localhost:{}", repository::shown(&directory), server.port());
    server.run(&directory)?;
    Ok(ExitCode::SUCCESS)
}

/// Listens on the port asked for, or else on the first free one from the usual one on.
fn bind(asked: Option<u16>) -> Result<Server> {
    let ports = match asked {
        Some(port) => port..=port,
        None => PORT..=PORT.saturating_add(TRIES),
    };
    for port in ports.clone() {
        if let Some(server) = Server::bind(port)? {
            return Ok(server);
        }
    }
    match asked {
        Some(port) => bail!("port {port} is taken; choose another with `--port`"),
        None => bail!(
            "the ports {} to {} are taken; choose another with `--port`",
            ports.start(),
            ports.end()
        ),
    }
}
