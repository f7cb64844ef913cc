use routeslip::value::{Decimal, Value};

#[test]
fn values_stay_small() {
    assert_eq!(size_of::<Decimal>(), 24);
    assert_eq!(size_of::<Value>(), 24);
}
