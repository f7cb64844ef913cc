//! Postal addresses.

use std::rc::Rc;

use super::Short;
use crate::document::{Dynamic, Named, Text, record, words};
use crate::form::definition::{CountryField, FieldDefinition, FieldKind, TextField};
use crate::pointer::Pointer;

record! {
    /// A postal address: a group of texts that browsers can fill in.
    pub struct AddressField {
        /// Its parts, in order; all of them when none is said.
        pub parts: Vec<AddressPart> = "parts",
        /// What people call the parts, where it is not the usual.
        pub labels: Named<Text> = "labels",
        /// The countries that are offered, by their two letters; all when none is said.
        pub countries: Vec<Rc<str>> = "countries",
    }
}

words! {
    /// A part of a postal address.
    pub enum AddressPart {
        /// Street and number.
        Line1 = "line1",
        /// What does not fit the first line. It is never required.
        Line2 = "line2",
        /// The postal code.
        Postcode = "postcode",
        /// The city.
        City = "city",
        /// The state, province or county. It is never required.
        Region = "region",
        /// The country.
        Country = "country",
    }
}

/// The parts with their tokens of HTML's `autocomplete`, in their usual order.
const PARTS: [(AddressPart, &str); 6] = [
    (AddressPart::Line1, "address-line1"),
    (AddressPart::Line2, "address-line2"),
    (AddressPart::Postcode, "postal-code"),
    (AddressPart::City, "address-level2"),
    (AddressPart::Region, "address-level1"),
    (AddressPart::Country, "country"),
];

impl Short for AddressField {
    fn fields(&self, whole: &FieldDefinition, at: &Pointer) -> Vec<(FieldDefinition, Pointer)> {
        let wanted = |part: &AddressPart| self.parts.is_empty() || self.parts.contains(part);
        let mut parts: Vec<(AddressPart, &str)> =
            PARTS.into_iter().filter(|(part, _)| wanted(part)).collect();
        let place = |part: &AddressPart| self.parts.iter().position(|wanted| wanted == part);
        crate::sort::sort_by_key(&mut parts, |(part, _)| place(part));
        let field = |(part, token): (AddressPart, &str)| {
            let autocomplete = Some(Rc::from(token));
            let kind = match part {
                AddressPart::Country => FieldKind::Country(CountryField {
                    countries: self.countries.clone(),
                    autocomplete,
                    placeholder: None,
                }),
                _ => FieldKind::Text(TextField { autocomplete, ..TextField::default() }),
            };
            let mut field = FieldDefinition::plain(part.word(), kind);
            field.label = self.labels.get(part.word()).cloned();
            if !matches!(part, AddressPart::Line2 | AddressPart::Region) {
                field.required.clone_from(&whole.required);
            }
            (field, at.clone())
        };
        parts.into_iter().map(field).collect()
    }
}

impl FieldDefinition {
    /// A field of which nothing but its name and kind is said.
    pub(super) fn plain(name: &str, kind: FieldKind) -> Self {
        Self {
            name: Some(name.into()),
            label: None,
            hint: None,
            required: Dynamic::default(),
            visible: None,
            enabled: None,
            read_only: Dynamic::default(),
            compute: None,
            default: None,
            when_hidden: None,
            validate_on: None,
            checks: Vec::new(),
            messages: Named::default(),
            verify: None,
            width: None,
            kind,
        }
    }
}
