//! Laws and tables of the values.

mod value {
    mod sizes;
}
