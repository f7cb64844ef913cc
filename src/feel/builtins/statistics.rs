//! Smallest, largest and other numbers about lists.

use std::cmp::Ordering;

use super::arguments::{Arguments, in_range};
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::sort::sort;
use crate::value::{Decimal, Value};

const NO_ELEMENTS: &str = "The list has no elements.";

pub(super) fn min(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    extreme(arguments, Ordering::Less, env)
}

pub(super) fn max(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    extreme(arguments, Ordering::Greater, env)
}

fn extreme(arguments: Arguments<'_>, wanted: Ordering, env: &mut Env<'_>) -> Result<Value, Stop> {
    let items = arguments.spread()?;
    env.spend(items.len())?;
    let Some(mut best) = items.first() else { return null(NO_ELEMENTS) };
    for item in items.iter() {
        match item.feel_cmp(best) {
            Some(order) if order == wanted => best = item,
            Some(_) => {}
            None => return null("Not all elements can be compared."),
        }
    }
    Ok(best.clone())
}

/// The numbers; none is a reason for null.
fn some_numbers(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Vec<Decimal>, Stop> {
    let numbers = arguments.numbers()?;
    env.spend(numbers.len())?;
    if numbers.is_empty() { null(NO_ELEMENTS) } else { Ok(numbers) }
}

fn total(numbers: &[Decimal]) -> Option<Decimal> {
    numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.add(*number))
}

fn average(numbers: &[Decimal]) -> Option<Decimal> {
    total(numbers)?.divide(Decimal::from_usize(numbers.len()))
}

pub(super) fn sum(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    in_range(total(&some_numbers(arguments, env)?))
}

pub(super) fn product(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let numbers = some_numbers(arguments, env)?;
    in_range(numbers.iter().try_fold(Decimal::ONE, |product, number| product.multiply(*number)))
}

pub(super) fn mean(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    in_range(average(&some_numbers(arguments, env)?))
}

pub(super) fn median(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut numbers = some_numbers(arguments, env)?;
    sort(&mut numbers);
    let middle = numbers.len() / 2;
    let low = middle.saturating_sub(usize::from(numbers.len().is_multiple_of(2)));
    in_range(numbers.get(low..=middle).and_then(average))
}

/// Of a sample.
pub(super) fn stddev(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let numbers = some_numbers(arguments, env)?;
    let Some(freedom) = numbers.len().checked_sub(1).filter(|freedom| *freedom > 0) else {
        return null("The deviation of one number is not defined.");
    };
    let deviation = || {
        let mean = average(&numbers)?;
        let squares = numbers.iter().try_fold(Decimal::ZERO, |sum, number| {
            let distance = number.subtract(mean)?;
            sum.add(distance.multiply(distance)?)
        });
        squares?.divide(Decimal::from_usize(freedom))?.sqrt()
    };
    in_range(deviation())
}

/// The most frequent numbers, ascending.
pub(super) fn mode(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut numbers = arguments.numbers()?;
    env.spend(numbers.len())?;
    sort(&mut numbers);
    let runs: Vec<&[Decimal]> = numbers.chunk_by(|left, right| left == right).collect();
    let most = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    let modes = runs.iter().filter(|run| run.len() == most).filter_map(|run| run.first());
    Ok(modes.map(|number| Value::Number(*number)).collect::<Vec<_>>().into())
}
