//! Every model of the DMN TCK comes in, goes out, and comes in again as the same bundle.

use std::fs;
use std::path::{Path, PathBuf};

use routeslip::interchange::dmn::{export, import};

fn suite() -> Option<PathBuf> {
    let root = std::env::var_os("ROUTESLIP_CONFORMANCE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance"),
        PathBuf::from,
    );
    let suite = root.join("dmn-tck/TestCases");
    suite.is_dir().then_some(suite)
}

fn sorted(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn what_is_imported_round_trips() {
    let Some(suite) = suite() else {
        eprintln!("skipped: the DMN TCK is not here");
        return;
    };
    let mut models = 0;
    for folder in sorted(&suite).iter().flat_map(|level| sorted(level)) {
        let is_model = |path: &PathBuf| path.extension().is_some_and(|it| it == "dmn");
        let paths: Vec<PathBuf> = sorted(&folder).into_iter().filter(is_model).collect();
        for path in &paths {
            let others = paths.iter().filter(|other| *other != path);
            let texts: Vec<String> = std::iter::once(path)
                .chain(others)
                .map(|path| fs::read_to_string(path).unwrap())
                .collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let first = import(&texts).bundle.unwrap();
            let exported = export(&first);
            assert_eq!(exported.diagnostics, [], "{}", path.display());
            let again: Vec<&str> = exported.models.iter().map(|model| &*model.xml).collect();
            let imported = import(&again);
            assert_eq!(imported.diagnostics, [], "{}", path.display());
            assert_eq!(imported.bundle.unwrap(), first, "{}", path.display());
            models += 1;
        }
    }
    assert!(models >= 100, "the suite has {models} models");
}
