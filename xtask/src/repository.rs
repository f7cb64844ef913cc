//! Where things are in the repository.

use std::path::{Path, PathBuf};

/// The repository's first directory.
pub(crate) fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// A path inside the repository.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// The built npm package.
pub(crate) fn dist() -> PathBuf {
    path("npm/dist")
}

/// What the commands remember between runs, and their intermediate files. It may be deleted at any time.
pub(crate) fn scratch() -> PathBuf {
    path("target/xtask")
}

/// `path` as a reader of the repository would write it.
pub(crate) fn shown(path: &Path) -> String {
    let relative = path.strip_prefix(root()).unwrap_or(path);
    relative.to_string_lossy().replace('\\', "/")
}
