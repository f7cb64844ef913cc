//! `date-time` of RFC 3339, 5.6.

use super::{date, time};

pub(super) fn accepts(text: &str) -> bool {
    let rest = date::date(text).and_then(|rest| rest.strip_prefix(['T', 't']));
    rest.is_some_and(time::accepts)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_date_and_a_time_have_a_t_between_them() {
        for date_time in ["1963-06-19T08:30:06.283185Z", "1963-06-19t08:30:06+00:20"] {
            assert!(super::accepts(date_time), "{date_time}");
        }
        for other in
            ["1963-06-19", "1963-06-19 08:30:06Z", "1963-06-19T08:30:06", "1963-02-30T08:30:06Z"]
        {
            assert!(!super::accepts(other), "{other}");
        }
    }
}
