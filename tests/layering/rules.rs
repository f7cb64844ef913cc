//! The rules: rows of modules, and paths that have one home or none.

/// The crate's modules in rows. A module imports from the rows above its own, and from nothing else.
const ROWS: &[&[&str]] = &[
    // Layer 0
    &["by_name", "pointer"],
    &["diagnostic"],
    &["json"],
    &["document", "host"],
    &["value"],
    // Layer 1
    &["feel"],
    // Layer 2
    &["schema", "decision"],
    // Layer 3
    &["form", "workflow"],
    // Layer 4
    &["process"],
    &["monitor", "interchange"],
    // Layer 5
    &["store"],
    &["engine"],
    // Layer 6
    &["browser"],
];

/// The only module that knows the web.
const WEB: &str = "browser";

/// Crates that only [`WEB`] may name. A star stands for any ending.
const WEB_CRATES: &[&str] =
    &["wasm_bindgen", "wasm_bindgen_futures", "js_sys", "web_sys", "serde_wasm_bindgen", "gloo*"];

/// What the crate does without: clock, files, network, threads and surroundings arrive as arguments.
const OUTSIDE: &[&[&str]] = &[
    &["std", "env"],
    &["std", "fs"],
    &["std", "net"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
];

/// Why a module may not name `path`, or `None` if it may. A path into this crate begins with `crate`.
pub(crate) fn refusal(module: &[String], path: &[String]) -> Option<String> {
    match path.split_first() {
        Some((root, rest)) if root == "crate" => refusal_inside(module, rest),
        Some((name, _)) => refusal_outside(module, name, path),
        None => None,
    }
}

fn refusal_inside(module: &[String], target: &[String]) -> Option<String> {
    // The crate's root only lists the modules.
    let home = module.first()?;
    let Some(target) = target.first() else {
        return Some("imports the crate's root, which hides what it uses".to_owned());
    };
    if home == target {
        return None;
    }
    match (row(home), row(target)) {
        (None, _) => {
            Some(format!("`{home}` is in no layer; give it a place in tests/layering/rules.rs"))
        }
        (_, None) => {
            Some(format!("`{target}` is in no layer; give it a place in tests/layering/rules.rs"))
        }
        (Some(home_row), Some(target_row)) if target_row < home_row => None,
        _ => Some(format!("`{home}` imports `{target}`, which is not below it")),
    }
}

fn refusal_outside(module: &[String], name: &str, path: &[String]) -> Option<String> {
    let is_web = WEB_CRATES.iter().any(|web| match web.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *web,
    });
    if is_web && module.first().is_none_or(|home| home != WEB) {
        return Some(format!("`{name}` may be named only in `{WEB}`"));
    }
    let reached = OUTSIDE.iter().find(|outside| {
        outside.len() <= path.len()
            && outside.iter().zip(path).all(|(outside, name)| outside == name)
    })?;
    Some(format!("`{}` reaches outside; it has to arrive as an argument", reached.join("::")))
}

fn row(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}
