//! A form, as far as it stays the same while it is filled in.

use std::rc::Rc;

use crate::document::view;

view! {
    /// A form, as far as it stays the same while it is filled in.
    pub struct FormView {
        /// The name in the bundle.
        pub name: Rc<str> = "name",
        /// The heading; empty where it changes.
        pub title: Rc<str> = "title",
        /// The introduction below the heading.
        pub description: Option<Rc<str>> = "description",
        /// The pages, in order.
        pub pages: Vec<PageView> = "pages",
    }
}

view! {
    /// A page, as far as it stays the same.
    pub struct PageView {
        /// The name by which others lead to it.
        pub name: Option<Rc<str>> = "name",
        /// The heading.
        pub title: Option<Rc<str>> = "title",
        /// The fields, in order.
        pub fields: Vec<FieldView> = "fields",
    }
}

view! {
    /// A field, as far as it stays the same.
    #[derive(Default)]
    pub struct FieldView {
        /// The name: what its path ends in. Of a field that was given none it is `#` and a number.
        pub name: Rc<str> = "name",
        /// The type, as the definition writes it.
        pub kind: &'static str = "type",
        /// What people call it; empty where that changes, or where there is a `term`.
        pub label: Rc<str> = "label",
        /// The word for it that who shows it knows in all languages: a part of an address or a name, where its author
        /// gave no label.
        pub term: Option<&'static str> = "term",
        /// Help below the label.
        pub hint: Option<Rc<str>> = "hint",
        /// The text of a note.
        pub text: Option<Rc<str>> = "text",
        /// How far below the heading of the page a heading stands.
        pub level: Option<u32> = "level",
        /// How wide it is shown.
        pub width: Option<&'static str> = "width",
        /// Whether its value is computed, so that nobody can change it.
        pub computed: bool = "computed",
        /// The fields of a section, of a group, or of each row.
        pub fields: Option<Vec<FieldView>> = "fields",
        /// What can be chosen; of tags what is offered.
        pub options: Option<Vec<OptionView>> = "options",
        /// What can be chosen of the countries.
        pub countries: Option<Vec<Rc<str>>> = "countries",
        /// The least number of characters.
        pub min_length: Option<u32> = "minLength",
        /// The greatest number of characters.
        pub max_length: Option<u32> = "maxLength",
        /// How it is written.
        pub mask: Option<Rc<str>> = "mask",
        /// What the browser may fill in.
        pub autocomplete: Option<Rc<str>> = "autocomplete",
        /// An example that stands in the empty field.
        pub placeholder: Option<Rc<str>> = "placeholder",
        /// What the number must be a multiple of.
        pub step: Option<Rc<str>> = "step",
        /// The unit of the number.
        pub unit: Option<Rc<str>> = "unit",
        /// The currency of the amount.
        pub currency: Option<Rc<str>> = "currency",
        /// The country of a telephone number.
        pub country: Option<Rc<str>> = "country",
        /// The best rating.
        pub stars: Option<u32> = "stars",
        /// The least number of items.
        pub min_items: Option<u32> = "minItems",
        /// The greatest number of items.
        pub max_items: Option<u32> = "maxItems",
        /// The files that are accepted.
        pub accept: Option<Vec<Rc<str>>> = "accept",
        /// The greatest size of a file, in bytes.
        pub max_size: Option<u64> = "maxSize",
        /// The greatest number of files.
        pub max_files: Option<u32> = "maxFiles",
        /// The least number of rows.
        pub min_rows: Option<u32> = "minRows",
        /// The greatest number of rows.
        pub max_rows: Option<u32> = "maxRows",
        /// What the button says that adds a row.
        pub add_label: Option<Rc<str>> = "addLabel",
        /// What people call a row.
        pub row_label: Option<Rc<str>> = "rowLabel",
    }
}

view! {
    /// An option of a field.
    pub struct OptionView {
        /// The value.
        pub value: Rc<str> = "value",
        /// What people see.
        pub label: Rc<str> = "label",
        /// The heading that it stands below.
        pub group: Option<Rc<str>> = "group",
    }
}
