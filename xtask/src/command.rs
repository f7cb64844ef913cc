//! What a command is, and how the one that was asked for is found.

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser};

/// One of the things that `cargo xtask` does.
pub(crate) struct Command {
    pub(crate) name: &'static str,
    /// The arguments, as the usage shows them.
    pub(crate) arguments: &'static str,
    /// What it does, in one line.
    pub(crate) about: &'static str,
    /// Reads the rest of the arguments and acts. An `Err` is for what went wrong in one line; a command that has
    /// already told its result in full answers with an exit code.
    pub(crate) run: fn(&mut Parser) -> Result<ExitCode>,
}

/// Runs the command that the process was started with.
pub(crate) fn dispatch(commands: &[Command]) -> Result<ExitCode> {
    let mut parser = Parser::from_env();
    match parser.next()? {
        Some(Arg::Value(name)) => match commands.iter().find(|command| name == command.name) {
            Some(command) => (command.run)(&mut parser),
            None => bail!(
                "there is no command `{}`; the commands are {}",
                name.display(),
                names(commands)
            ),
        },
        Some(Arg::Long("help") | Arg::Short('h')) | None => {
            print!("{}", usage(commands));
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn names(commands: &[Command]) -> String {
    commands.iter().map(|command| command.name).collect::<Vec<_>>().join(", ")
}

fn usage(commands: &[Command]) -> String {
    let synopsis = |command: &Command| format!("{} {}", command.name, command.arguments);
    let width = commands.iter().map(|command| synopsis(command).len()).max().unwrap_or(0);
    let mut usage = String::from("Usage: cargo xtask <command>\n\n");
    for command in commands {
        usage.push_str(&format!("  {:width$}  {}\n", synopsis(command), command.about));
    }
    usage
}
