//! The numbers of the parts of a form.

/// Declares a number by which something stands in a list.
macro_rules! id {
    ($(#[$meta:meta])* $vis:vis $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name(pub(crate) u32);

        impl $name {
            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            pub(crate) fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// A field of a form, by its place among all fields.
    pub FieldId
}

id! {
    /// The place of a cell in the graph of its form.
    pub(crate) CellId
}

id! {
    /// A list of rows of a form.
    pub(crate) RepeatId
}
