//! Figures of many instances made into one.

use crate::process::Statistic;

/// What a statistic makes of figures, which must be in order, the least first; none where it needs figures and there are none.
///
/// The percentile is the nearest rank: the least figure that at least nine of ten do not exceed.
pub fn statistic(statistic: Statistic, figures: &[u64]) -> Option<u64> {
    let count = figures.len();
    let at_rank = |share: usize| {
        let rank = count.checked_mul(share)?.div_ceil(100);
        figures.get(rank.checked_sub(1)?).copied()
    };
    match statistic {
        Statistic::Count => u64::try_from(count).ok(),
        Statistic::Mean => {
            let sum: u128 = figures.iter().map(|figure| u128::from(*figure)).sum();
            u64::try_from(sum.checked_div(count as u128)?).ok()
        }
        Statistic::Median => at_rank(50),
        Statistic::P90 => at_rank(90),
        Statistic::Max => figures.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics_are_those_of_the_textbook() {
        let figures: Vec<u64> = (1..=10).collect();
        let of = |which| statistic(which, &figures);
        assert_eq!(of(Statistic::Count), Some(10));
        assert_eq!(of(Statistic::Mean), Some(5));
        assert_eq!(of(Statistic::Median), Some(5));
        assert_eq!(of(Statistic::P90), Some(9));
        assert_eq!(of(Statistic::Max), Some(10));
        assert_eq!(statistic(Statistic::Count, &[]), Some(0));
        assert_eq!(statistic(Statistic::Mean, &[]), None);
        assert_eq!(statistic(Statistic::P90, &[]), None);
        assert_eq!(statistic(Statistic::Mean, &[u64::MAX, u64::MAX]), Some(u64::MAX));
    }
}
