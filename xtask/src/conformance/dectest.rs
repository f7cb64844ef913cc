//! Runs the General Decimal Arithmetic test cases (`*.decTest`) against
//! [`routeslip::value::decimal`].
//!
//! A case gives operands, the result as it is to be written, and the conditions that are to be
//! raised. FEEL's numbers leave infinities and NaNs out: a case with such an operand passes where
//! reading that operand is refused, and a case with such a result passes where there is no result
//! and the conditions are the ones asked for.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "cases are counted, and digits are unpacked from ten bits each"
)]

use std::fs;
use std::io;
use std::path::Path;

use routeslip::value::Decimal;
use routeslip::value::decimal::{Arithmetic, Rounding, Status};

/// What became of the cases of one file.
#[derive(Debug, Default)]
pub(crate) struct FileResult {
    /// The name of the file, without its ending.
    pub(crate) name: String,
    /// The cases, those with a null operand (`#`) left out.
    pub(crate) total: usize,
    /// The cases that passed.
    pub(crate) passed: usize,
    /// Of those that passed, the ones whose operand was refused because it is an infinity or a NaN.
    pub(crate) refused: usize,
    /// The cases with a null operand, which no number can stand for.
    pub(crate) skipped: usize,
    /// One line for each case that failed.
    pub(crate) failures: Vec<String>,
}

/// Runs all files of a folder, in the order of their names.
///
/// # Errors
///
/// Where the folder or a file cannot be read.
pub(crate) fn run(folder: &Path) -> io::Result<Vec<FileResult>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "decTest") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| run_file(path)).collect()
}

fn run_file(path: &Path) -> io::Result<FileResult> {
    let text = fs::read_to_string(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut result = FileResult { name, ..FileResult::default() };
    let mut rounding = Rounding::default();
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() || line.starts_with("--") {
            continue;
        }
        let words = words(line);
        if let Some(directive) = words.first().and_then(|word| word.strip_suffix(':')) {
            read_directive(
                directive,
                words.get(1).map_or("", String::as_str),
                &mut rounding,
                &mut result,
            );
        } else {
            match Case::read(&words, rounding) {
                Some(case) if case.operands.contains(&"#") => result.skipped += 1,
                Some(case) => case.count(&mut result),
                None => result.failures.push(format!("not understood: {line}")),
            }
        }
    }
    Ok(result)
}

/// Follows a line `name: value`. The format is that of decimal128 throughout, so that only the
/// rounding mode changes.
fn read_directive(name: &str, value: &str, rounding: &mut Rounding, result: &mut FileResult) {
    let expected = match name.to_ascii_lowercase().as_str() {
        "rounding" => {
            match rounding_named(value) {
                Some(mode) => *rounding = mode,
                None => result.failures.push(format!("unknown rounding: {value}")),
            }
            return;
        }
        "version" => return,
        "extended" | "clamp" => "1",
        "precision" => "34",
        "maxexponent" => "6144",
        "minexponent" => "-6143",
        _ => "",
    };
    if value != expected {
        result.failures.push(format!("not decimal128: {name}: {value}"));
    }
}

fn rounding_named(name: &str) -> Option<Rounding> {
    Some(match name {
        "half_even" => Rounding::HalfEven,
        "half_up" => Rounding::HalfUp,
        "half_down" => Rounding::HalfDown,
        "up" => Rounding::Up,
        "down" => Rounding::Down,
        "ceiling" => Rounding::Ceiling,
        "floor" => Rounding::Floor,
        "05up" => Rounding::ZeroFiveUp,
        _ => return None,
    })
}

/// Splits a line at blanks; quotes hold a word together, two dashes begin a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("--") {
            break;
        }
        let (word, after) = if first == '\'' || first == '"' {
            let quoted = rest.get(1..).unwrap_or("");
            quoted.split_once(first).unwrap_or((quoted, ""))
        } else {
            rest.split_once(char::is_whitespace).unwrap_or((rest, ""))
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    words
}

/// One line `id operation operands -> result conditions`.
struct Case<'a> {
    id: &'a str,
    operation: &'a str,
    operands: Vec<&'a str>,
    result: &'a str,
    conditions: Status,
    rounding: Rounding,
}

impl<'a> Case<'a> {
    fn read(words: &'a [String], rounding: Rounding) -> Option<Self> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let arrow = words.iter().position(|word| *word == "->")?;
        let (head, tail) = words.split_at_checked(arrow)?;
        let [id, operation, operands @ ..] = head else { return None };
        let [_, result, conditions @ ..] = tail else { return None };
        let mut expected = Status::default();
        for name in conditions {
            expected |= condition_named(name)?;
        }
        Some(Self {
            id,
            operation,
            operands: operands.to_vec(),
            result,
            conditions: expected,
            rounding,
        })
    }

    fn count(&self, result: &mut FileResult) {
        result.total += 1;
        match self.check() {
            Ok(refused) => {
                result.passed += 1;
                result.refused += usize::from(refused);
            }
            Err(actual) => {
                let Self { id, operation, operands, result: wanted, conditions, .. } = self;
                result.failures.push(format!(
                    "{id} {operation} {} -> {wanted} {conditions:?}, but was {actual}",
                    operands.join(" ")
                ));
            }
        }
    }

    /// Whether the case passed by refusing an operand, or what happened instead of what is asked
    /// for.
    fn check(&self) -> Result<bool, String> {
        let mut reading = Arithmetic::new(self.rounding);
        let mut numbers = Vec::new();
        for operand in &self.operands {
            match reading.parse(operand) {
                Some(_) if is_special(operand) => {
                    return Err(format!("{operand} read as a number"));
                }
                Some(number) => numbers.push(number),
                None if is_special(operand)
                    && reading.status().contains(Status::CONVERSION_SYNTAX) =>
                {
                    return Ok(true);
                }
                None => return Err(format!("{operand} refused: {:?}", reading.status())),
            }
        }
        let mut arithmetic = Arithmetic::new(self.rounding);
        let result = self.operate(&mut arithmetic, &numbers)?;
        let wanted = match self.result.strip_prefix('#') {
            Some(encoding) => Some(decode(encoding).ok_or("an encoding that cannot be read")?),
            None if is_special(self.result) => None,
            None => Some(self.result.to_owned()),
        };
        // A case's operands are exact, and its result is clamped. Here an operand is clamped when
        // it is read.
        let clamped = Status::CLAMPED;
        let mut conditions = arithmetic.status();
        if self.conditions.contains(clamped) && reading.status().contains(clamped) {
            conditions |= clamped;
        }
        let written = result.map(Decimal::to_scientific);
        if written == wanted && conditions == self.conditions {
            Ok(false)
        } else {
            Err(format!("{} {:?}", written.as_deref().unwrap_or("no number"), conditions))
        }
    }

    fn operate(
        &self,
        arithmetic: &mut Arithmetic,
        numbers: &[Decimal],
    ) -> Result<Option<Decimal>, String> {
        Ok(match (self.operation, numbers) {
            ("abs", [number]) => arithmetic.abs(*number),
            ("plus" | "apply", [number]) => arithmetic.plus(*number),
            ("minus", [number]) => arithmetic.minus(*number),
            ("reduce", [number]) => arithmetic.reduce(*number),
            ("tointegralx", [number]) => arithmetic.to_integral(*number),
            ("add", [left, right]) => arithmetic.add(*left, *right),
            ("subtract", [left, right]) => arithmetic.subtract(*left, *right),
            ("multiply", [left, right]) => arithmetic.multiply(*left, *right),
            ("divide", [left, right]) => arithmetic.divide(*left, *right),
            ("divideint", [left, right]) => arithmetic.divide_integer(*left, *right),
            ("remainder", [left, right]) => arithmetic.remainder(*left, *right),
            ("quantize", [left, right]) => arithmetic.quantize(*left, *right),
            ("max", [left, right]) => arithmetic.max(*left, *right),
            ("min", [left, right]) => arithmetic.min(*left, *right),
            ("compare", [left, right]) => Some(Decimal::from(left.cmp(right) as i32)),
            ("comparetotal", [left, right]) => {
                Some(Decimal::from(left.compare_total(*right) as i32))
            }
            (operation, _) => return Err(format!("unknown operation {operation}")),
        })
    }
}

/// Whether a text names an infinity or a NaN.
fn is_special(text: &str) -> bool {
    let name = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    name.starts_with("inf") || name.trim_start_matches('s').starts_with("nan")
}

fn condition_named(name: &str) -> Option<Status> {
    Some(match name.to_ascii_lowercase().as_str() {
        "clamped" => Status::CLAMPED,
        "conversion_syntax" => Status::CONVERSION_SYNTAX,
        "division_by_zero" => Status::DIVISION_BY_ZERO,
        "division_impossible" => Status::DIVISION_IMPOSSIBLE,
        "division_undefined" => Status::DIVISION_UNDEFINED,
        "inexact" => Status::INEXACT,
        "invalid_operation" => Status::INVALID_OPERATION,
        "overflow" => Status::OVERFLOW,
        "rounded" => Status::ROUNDED,
        "subnormal" => Status::SUBNORMAL,
        "underflow" => Status::UNDERFLOW,
        _ => return None,
    })
}

/// The number that a decimal128 in its densely packed encoding (32 hexadecimal digits) stands for.
fn decode(encoding: &str) -> Option<String> {
    let bits = u128::from_str_radix(encoding, 16).ok()?;
    let combination = (bits >> 122) & 0x1f;
    let (exponent_high, first) = match (combination >> 3, combination & 7) {
        (0b11, rest) => ((rest >> 1) & 3, 8 + (rest & 1)),
        (high, digit) => (high, digit),
    };
    let exponent = i32::try_from((exponent_high << 12) | ((bits >> 110) & 0xfff)).ok()? - 6176;
    let mut coefficient = first;
    for group in (0..11).rev() {
        coefficient = coefficient * 1000 + declet((bits >> (group * 10)) & 0x3ff);
    }
    Some(Decimal::from_parts(bits >> 127 == 1, coefficient, exponent)?.to_scientific())
}

/// The three digits of ten bits, densely packed.
fn declet(bits: u128) -> u128 {
    let bit = |index: u32| (bits >> index) & 1;
    let (pqr, stu, wxy) = (bits >> 7, (bits >> 4) & 7, bits & 7);
    let st = (bits >> 4) & 6;
    let large = |last: u128| 8 + last;
    let (hundreds, tens, ones) = match (bit(3), (bit(2), bit(1)), (bit(6), bit(5))) {
        (0, ..) => (pqr, stu, wxy),
        (_, (0, 0), _) => (pqr, stu, large(bit(0))),
        (_, (0, _), _) => (pqr, large(bit(4)), st | bit(0)),
        (_, (_, 0), _) => (large(bit(7)), stu, (pqr & 6) | bit(0)),
        (_, _, (0, 0)) => (large(bit(7)), large(bit(4)), (pqr & 6) | bit(0)),
        (_, _, (0, _)) => (large(bit(7)), (pqr & 6) | bit(4), large(bit(0))),
        (_, _, (_, 0)) => (pqr, large(bit(4)), large(bit(0))),
        _ => (large(bit(7)), large(bit(4)), large(bit(0))),
    };
    hundreds * 100 + tens * 10 + ones
}
