//! The declarations of document types.

/// Declares a struct that is a JSON object: each field with its type and the property's name.
///
/// A field whose type is optional (an option, a list, a boolean) has its default where it is not there, any other is
/// required. Behind `..` stands a field whose type takes further properties of the same
/// object.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        $(#[derive($($derived:ident),+)])?
        $vis:vis struct $name:ident {
            $($(#[doc = $field_doc:literal])+ pub $field:ident: $type:ty = $property:literal,)*
            $(.. $(#[doc = $more_doc:literal])+ pub $more:ident: $more_type:ty,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq $(, $($derived),+)?)]
        $vis struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)*
            $($(#[doc = $more_doc])+ pub $more: $more_type,)?
        }

        impl $crate::document::ReadProperties for $name {
            fn read_properties(
                &mut self,
                _properties: &mut $crate::document::Properties<'_>,
                _reading: &mut $crate::document::Reading<'_>,
            ) -> bool {
                true
                    $(& _properties.take($property, &mut self.$field, _reading))*
                    $(& $crate::document::ReadProperties::read_properties(&mut self.$more, _properties, _reading))?
            }
        }

        impl $crate::document::Read for $name {
            fn read(
                &mut self,
                node: &$crate::json::Node,
                reading: &mut $crate::document::Reading<'_>,
            ) -> bool {
                $crate::document::read_object(self, node, reading)
            }
        }

        impl $crate::document::WriteProperties for $name {
            fn write_properties(&self, _out: &mut $crate::json::Writer) {
                $($crate::document::write_property(_out, $property, &self.$field);)*
                $($crate::document::WriteProperties::write_properties(&self.$more, _out);)?
            }
        }

        impl $crate::document::Write for $name {
            fn write(&self, out: &mut $crate::json::Writer) {
                out.begin_object();
                $crate::document::WriteProperties::write_properties(self, out);
                out.end_object();
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::document::shape::Shaped for $name {
            fn shape() -> $crate::document::shape::Shape {
                $crate::document::shape::Shape::Record($crate::document::shape::Record {
                    name: stringify!($name),
                    doc: concat!($($doc),+),
                    properties: || vec![
                        $($crate::document::shape::Property::new::<$type>(
                            $property,
                            concat!($($field_doc),+),
                            !$crate::document::Read::is_optional(&<$type>::default()),
                        ),)*
                    ],
                    more: None $(.or(Some(<$more_type as $crate::document::shape::Shaped>::shape)))?,
                })
            }
        }
    };
}

/// Declares a struct that is written as a JSON object and never read: what leaves the core to be
/// shown. A property is left out only where it is none.
macro_rules! view {
    (
        $(#[doc = $doc:literal])+
        $(#[derive($($derived:ident),+)])?
        $vis:vis struct $name:ident {
            $($(#[doc = $field_doc:literal])+ pub $field:ident: $type:ty = $property:literal,)*
            $(.. $(#[doc = $more_doc:literal])+ pub $more:ident: $more_type:ty,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq $(, $($derived),+)?)]
        $vis struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)*
            $($(#[doc = $more_doc])+ pub $more: $more_type,)?
        }

        impl $crate::document::WriteProperties for $name {
            fn write_properties(&self, out: &mut $crate::json::Writer) {
                $($crate::document::write_known(out, $property, &self.$field);)*
                $($crate::document::WriteProperties::write_properties(&self.$more, out);)?
            }
        }

        impl $crate::document::Write for $name {
            fn write(&self, out: &mut $crate::json::Writer) {
                out.begin_object();
                $crate::document::WriteProperties::write_properties(self, out);
                out.end_object();
            }
        }
    };
}

/// Makes the first variant of an enum its default.
macro_rules! first {
    ($name:ident: $first:ident, $($more:tt)*) => {
        impl Default for $name {
            fn default() -> Self {
                Self::$first
            }
        }
    };
    ($name:ident: $first:ident($type:ty), $($more:tt)*) => {
        impl Default for $name {
            fn default() -> Self {
                Self::$first(<$type>::default())
            }
        }
    };
}

/// Declares an enum whose values are words; the first is its default.
macro_rules! words {
    (
        $(#[doc = $doc:literal])+
        $vis:vis enum $name:ident {
            $($(#[doc = $word_doc:literal])+ $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $vis enum $name {
            $($(#[doc = $word_doc])+ $variant,)+
        }

        impl $name {
            const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word that stands for it in a document.
            $vis fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        $crate::document::first! { $name: $($variant,)+ }

        impl $crate::document::Read for $name {
            fn read(
                &mut self,
                node: &$crate::json::Node,
                reading: &mut $crate::document::Reading<'_>,
            ) -> bool {
                let word = reading.word(node, Self::WORDS);
                let word = word.and_then(|at| [$(Self::$variant,)+].get(at).copied());
                word.map(|word| *self = word).is_some()
            }
        }

        impl $crate::document::Write for $name {
            fn write(&self, out: &mut $crate::json::Writer) {
                out.string(self.word());
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::document::shape::Shaped for $name {
            fn shape() -> $crate::document::shape::Shape {
                $crate::document::shape::Shape::Words($crate::document::shape::Words {
                    name: stringify!($name),
                    doc: concat!($($doc),+),
                    words: &[$(($word, concat!($($word_doc),+)),)+],
                })
            }
        }
    };
}

/// Declares an enum of records, of which one property says which it is; the first is its default.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $vis:vis enum $name:ident by $property:literal {
            $($(#[doc = $case_doc:literal])+ $variant:ident($type:ty) = $word:literal,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        $vis enum $name {
            $($(#[doc = $case_doc])+ $variant($type),)+
        }

        impl $name {
            const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word that says which it is.
            $vis fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $word,)+
                }
            }
        }

        $crate::document::first! { $name: $($variant($type),)+ }

        impl $crate::document::ReadProperties for $name {
            fn read_properties(
                &mut self,
                properties: &mut $crate::document::Properties<'_>,
                reading: &mut $crate::document::Reading<'_>,
            ) -> bool {
                let blank: &[fn() -> Self] = &[$(|| Self::$variant(<$type>::default()),)+];
                let chosen = properties.choose($property, Self::WORDS, reading);
                let Some(blank) = chosen.and_then(|chosen| blank.get(chosen)) else { return false };
                *self = blank();
                let chosen: &mut dyn $crate::document::ReadProperties = match self {
                    $(Self::$variant(chosen) => chosen,)+
                };
                chosen.read_properties(properties, reading)
            }
        }

        impl $crate::document::Read for $name {
            fn read(
                &mut self,
                node: &$crate::json::Node,
                reading: &mut $crate::document::Reading<'_>,
            ) -> bool {
                $crate::document::read_object(self, node, reading)
            }
        }

        impl $crate::document::WriteProperties for $name {
            fn write_properties(&self, out: &mut $crate::json::Writer) {
                out.name($property);
                out.string(self.word());
                match self {
                    $(Self::$variant(value) => $crate::document::WriteProperties::write_properties(value, out),)+
                }
            }
        }

        impl $crate::document::Write for $name {
            fn write(&self, out: &mut $crate::json::Writer) {
                out.begin_object();
                $crate::document::WriteProperties::write_properties(self, out);
                out.end_object();
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::document::shape::Shaped for $name {
            fn shape() -> $crate::document::shape::Shape {
                $crate::document::shape::Shape::Choice($crate::document::shape::Choice {
                    name: stringify!($name),
                    doc: concat!($($doc),+),
                    property: $property,
                    cases: || vec![$(($word, <$type as $crate::document::shape::Shaped>::shape()),)+],
                })
            }
        }
    };
}

pub(crate) use {choice, first, record, view, words};
