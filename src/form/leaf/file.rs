//! Files: handles of them, never what they hold.

use std::rc::Rc;

use super::{Around, Leaf, LeafDefinition, bounds};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::form::view::FieldView;
use crate::pointer::Pointer;
use crate::value::{Context, Decimal, List, Type, Value};

record! {
    /// What files can be restricted to. The value is a list of handles: contexts of `id`, `name`, `type` (the
    /// media type) and `size` (in bytes). What the files hold stays with the page.
    pub struct FileField {
        /// What is accepted, as in HTML: extensions such as `.pdf`, media types such as `image/png` or `image/*`.
        pub accept: Vec<Rc<str>> = "accept",
        /// The greatest size of one file, in bytes.
        pub max_size: Option<u64> = "maxSize",
        /// How many there can be at most; one when it is not said.
        pub max_files: Option<u32> = "maxFiles",
    }
}

impl LeafDefinition for FileField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Files {
            accept: self.accept.clone(),
            max_size: self.max_size,
            max_files: self.max_files.unwrap_or(1),
        })
    }
}

/// Handles of files.
#[derive(Debug)]
struct Files {
    accept: Vec<Rc<str>>,
    max_size: Option<u64>,
    max_files: u32,
}

impl Leaf for Files {
    fn ty(&self) -> Type {
        Type::list(handle_type())
    }

    fn nothing(&self) -> Value {
        List::default().into()
    }

    fn is_empty(&self, value: &Value) -> bool {
        value.as_list().is_none_or(|files| files.is_empty())
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let Input::List(files) = input else { return Err(Problem::new("file")) };
        let handles = files.iter().map(handle).collect::<Option<Vec<Value>>>();
        handles.map(Value::from).ok_or_else(|| Problem::new("file"))
    }

    fn judge(&self, value: &Value, _around: &Around<'_>) -> Option<Problem> {
        let files = value.as_list()?;
        if let Some(problem) = bounds::count(files.len(), ("", 0), ("maxFiles", self.max_files)) {
            return Some(problem);
        }
        for file in files.iter().filter_map(Value::as_context) {
            let text = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or_default();
            let accepted = |rule: &Rc<str>| accepts(rule, text("name"), text("type"));
            if !self.accept.is_empty() && !self.accept.iter().any(accepted) {
                return Some(Problem::with_limit("accept", self.accept.join(", ").into()));
            }
            let size = file.get("size").and_then(Value::as_number);
            let most = self.max_size.and_then(|most| Decimal::from_i128(most.into()));
            if let Some(most) = most
                && size.is_some_and(|size| size > most)
            {
                return Some(Problem::with_limit("maxSize", most.into()));
            }
        }
        None
    }

    fn show(&self, view: &mut FieldView) {
        view.accept = (!self.accept.is_empty()).then(|| self.accept.clone());
        view.max_size = self.max_size;
        view.max_files = Some(self.max_files);
    }

    fn wanted(&self) -> &'static str {
        "a list of files, each with `id`, `name`, `type` and `size`"
    }
}

/// What a handle has.
const PARTS: [(&str, Type); 4] =
    [("id", Type::String), ("name", Type::String), ("type", Type::String), ("size", Type::Number)];

/// The type of a handle.
pub(super) fn handle_type() -> Type {
    Type::Context(PARTS.into_iter().map(|(name, ty)| (Rc::from(name), ty)).collect())
}

/// A handle with its parts and no others; none where one is missing.
pub(super) fn handle(value: &Value) -> Option<Value> {
    let given = value.as_context()?;
    let mut handle = Context::with_capacity(PARTS.len());
    for (name, ty) in PARTS {
        let part = given.get(name).filter(|part| ty.accepts(part))?;
        handle.insert(name.into(), part.clone());
    }
    Some(handle.into())
}

/// Whether a file of that name and media type is one that `rule` accepts (HTML, `accept`).
fn accepts(rule: &str, name: &str, media_type: &str) -> bool {
    let (rule, name) = (rule.trim().to_ascii_lowercase(), name.to_ascii_lowercase());
    let media_type = media_type.to_ascii_lowercase();
    match rule.strip_suffix("/*") {
        Some(family) => media_type.split('/').next() == Some(family),
        None if rule.starts_with('.') => name.ends_with(&rule),
        None => media_type == rule,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::json_table;

    #[test]
    fn handles_are_restricted_by_type_size_and_number() {
        let file = |name: &str, media_type: &str, size: u32| {
            format!(r#"{{"id":"1","name":"{name}","type":"{media_type}","size":{size}}}"#)
        };
        let list = |file: &str| format!("[{file}]");
        let pdf = file("a.PDF", "application/pdf", 10);
        json_table(
            "\"file\", \"accept\": [\".pdf\", \"image/*\"], \"maxSize\": 10, \"maxFiles\": 2",
            &[
                (&list(&pdf), &list(&pdf)),
                (&list(&file("a", "image/png", 10)), &list(&file("a", "image/png", 10))),
                (&list(&file("a.txt", "text/plain", 1)), "accept"),
                (&list(&file("a.pdf", "", 11)), "maxSize"),
                (&format!("[{pdf},{pdf},{pdf}]"), "maxFiles"),
                (r#"[{"id":"1","name":"a.pdf"}]"#, "file"),
                ("\"a.pdf\"", "file"),
                ("[]", "[]"),
            ],
        );
        json_table("\"file\"", &[(&format!("[{pdf},{pdf}]"), "maxFiles")]);
    }
}
