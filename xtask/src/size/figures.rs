//! The figures as the README tells them, between `<!-- size -->` and `<!-- /size -->`.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::measure::Size;

const BEGIN: &str = "<!-- size -->";
const END: &str = "<!-- /size -->";

/// How far a figure may be off before it is called untrue, as a part of it: compilers differ between machines.
const TOLERANCE: f64 = 0.02;

/// What a page loads, by kind: the names of the scripts change with their content.
pub(super) struct Figures {
    kinds: [(&'static str, Size); 3],
    /// The module's second part, which a page loads when it calls something in it.
    rest: Size,
}

impl Figures {
    pub(super) fn of(page: &[(String, Size)], rest: Size) -> Self {
        let sum = |extension: &str| {
            let of_kind = page.iter().filter(|(file, _)| file.ends_with(extension));
            of_kind.fold(Size::default(), |sum, (_, size)| sum.and(*size))
        };
        Self {
            kinds: [
                ("WebAssembly", sum(".wasm")),
                ("JavaScript", sum(".js")),
                ("CSS", sum(".css")),
            ],
            rest,
        }
    }

    pub(super) fn total(&self) -> Size {
        self.kinds.iter().fold(Size::default(), |sum, (_, size)| sum.and(*size))
    }

    /// Puts the figures between the marks.
    pub(super) fn write(&self, readme: &Path) -> Result<()> {
        let text = fs::read_to_string(readme).context("can't read README.md")?;
        let Some((before, _, after)) = split(&text) else {
            bail!("README.md has no place for the figures; mark one with `{BEGIN}` and `{END}`");
        };
        fs::write(readme, format!("{before}{BEGIN}\n{self}{END}{after}"))
            .context("can't write README.md")
    }

    /// Whether the figures between the marks are these; if not, says so.
    pub(super) fn are_in(&self, readme: &Path) -> bool {
        let text = fs::read_to_string(readme).unwrap_or_default();
        let is_true = split(&text).is_some_and(|(_, told, _)| agree(told, &self.to_string()));
        if !is_true {
            eprintln!(
                "error: README.md does not tell these figures; run `cargo xtask size --write`"
            );
        }
        is_true
    }

    /// What grew since the figures were told, a line for each kind.
    pub(super) fn growth(&self, readme: &Path) -> Vec<String> {
        let text = fs::read_to_string(readme).unwrap_or_default();
        let Some((_, told, _)) = split(&text) else { return Vec::new() };
        let line = |(kind, size): &(&str, Size)| {
            let row = told.lines().find(|line| line.starts_with(&format!("| {kind} ")))?;
            let before = row.trim_end_matches([' ', '|']).rsplit('|').next()?.trim();
            Some(format!(
                "{kind}: {before} when the README was written, now {}",
                kilobytes(size.brotli)
            ))
        };
        self.kinds.iter().filter_map(line).collect()
    }
}

impl Display for Figures {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "| KB | raw | gzip | brotli |")?;
        writeln!(formatter, "|---|--:|--:|--:|")?;
        let total = self.total();
        let sums = [("Everything", total), ("With the module's second part", total.and(self.rest))];
        let rows = self.kinds.into_iter().chain(sums);
        for (kind, Size { raw, gzip, brotli }) in rows {
            let [raw, gzip, brotli] = [raw, gzip, brotli].map(kilobytes);
            writeln!(formatter, "| {kind} | {raw} | {gzip} | {brotli} |")?;
        }
        Ok(())
    }
}

/// The text before, between and after the marks.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (between, after) = rest.split_once(END)?;
    Some((before, between, after))
}

/// Whether two texts have the same words, and figures that are close.
fn agree(told: &str, measured: &str) -> bool {
    let (told, measured): (Vec<_>, Vec<_>) =
        (told.split_whitespace().collect(), measured.split_whitespace().collect());
    told.len() == measured.len()
        && told.into_iter().zip(measured).all(|(told, measured)| are_close(told, measured))
}

fn are_close(told: &str, measured: &str) -> bool {
    match (told.parse::<f64>(), measured.parse::<f64>()) {
        // Figures are told to a tenth, so that is always allowed.
        (Ok(told), Ok(measured)) => (told - measured).abs() <= (measured * TOLERANCE).max(0.1001),
        _ => told == measured,
    }
}

/// Thousands of bytes, to a tenth.
#[expect(clippy::cast_precision_loss, reason = "no file has more than 2^52 bytes")]
fn kilobytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(wasm: u64) -> Figures {
        let size = |raw| Size { raw, gzip: raw / 2, brotli: raw / 3 };
        Figures::of(
            &[
                ("a.js".to_owned(), size(3_000)),
                ("routeslip.wasm".to_owned(), size(wasm)),
                ("b.js".to_owned(), size(6_000)),
                ("routeslip.css".to_owned(), size(300)),
            ],
            size(30_100),
        )
    }

    #[test]
    fn files_are_summed_by_kind() {
        let expected = "| KB | raw | gzip | brotli |\n|---|--:|--:|--:|\n| WebAssembly | 90.0 | 45.0 | 30.0 |\n\
            | JavaScript | 9.0 | 4.5 | 3.0 |\n| CSS | 0.3 | 0.1 | 0.1 |\n| Everything | 99.3 | 49.6 | 33.1 |\n\
            | With the module's second part | 129.4 | 64.7 | 43.1 |\n";
        assert_eq!(figures(90_000).to_string(), expected);
    }

    #[test]
    fn figures_may_be_slightly_off_and_no_more() {
        let told = figures(90_000).to_string();
        assert!(agree(&told, &figures(90_000).to_string()));
        assert!(agree(&told, &figures(91_000).to_string()));
        assert!(!agree(&told, &figures(95_000).to_string()));
        assert!(!agree("", &told));
    }

    #[test]
    fn a_readme_keeps_what_is_around_the_marks() {
        let text = "before <!-- size --> old <!-- /size --> after";
        assert_eq!(split(text), Some(("before ", " old ", " after")));
        assert_eq!(split("before <!-- size --> old"), None);
    }
}
