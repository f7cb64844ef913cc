//! The npm packages that the build and the tests use, each directory's own, from its lock file.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use crate::fingerprint::Fingerprint;
use crate::progress;
use crate::repository;
use crate::tool::{NODE, NPM};

/// The oldest Node.js that runs the tools: the first of 20 that imports ES modules with `require`.
const OLDEST: (u32, u32) = (20, 19);

/// The directory of the package that is published.
pub(crate) fn package() -> PathBuf {
    repository::path("npm")
}

/// Installs what `directory` locks, unless that is there already.
pub(crate) fn install(directory: &Path) -> Result<()> {
    let step = format!("npm-{}", repository::shown(directory).replace('/', "-"));
    let fingerprint = Fingerprint::of(&step).input(&directory.join("package-lock.json"))?;
    if fingerprint.is_current(&directory.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    check_node()?;
    progress::doing(&format!("Installing npm packages in {}/", repository::shown(directory)));
    NPM.run_online(
        &mut NPM.command(
            directory,
            &["ci", "--no-audit", "--no-fund", "--fetch-retry-maxtimeout=10000"],
        ),
    )?;
    fingerprint.remember()
}

fn check_node() -> Result<()> {
    let version = NODE.read(&mut NODE.command(repository::root(), &["--version"]))?;
    let found = version.trim();
    match parse_version(found)
        .ok_or_else(|| anyhow!("`node --version` says `{found}`, which is no version"))?
    {
        version if version < OLDEST => {
            bail!("Node.js {found} is too old; install 20.19 or later from https://nodejs.org")
        }
        _ => Ok(()),
    }
}

/// Major and minor number of a version such as `v20.19.0`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_compared_as_numbers() {
        assert!(parse_version("v9.20.1").is_some_and(|version| version < OLDEST));
        assert!(parse_version("v20.9.0").is_some_and(|version| version < OLDEST));
        assert!(parse_version("v20.19.0").is_some_and(|version| version >= OLDEST));
        assert!(parse_version("v100.0.0").is_some_and(|version| version >= OLDEST));
        assert_eq!(parse_version("banana"), None);
    }
}
