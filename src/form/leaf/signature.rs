//! Signatures: the handle of a picture.

use super::file::{handle, handle_type};
use super::{Around, Leaf, LeafDefinition};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// A signature has no restrictions of its own. Its value is the handle of a picture: a context of `id`, `name`,
    /// `type` and `size`.
    pub struct SignatureField {}
}

impl LeafDefinition for SignatureField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Signature)
    }
}

/// The handle of a picture.
#[derive(Debug)]
struct Signature;

impl Leaf for Signature {
    fn ty(&self) -> Type {
        handle_type()
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        handle(&input.to_value()).ok_or_else(|| Problem::new("file"))
    }

    fn wanted(&self) -> &'static str {
        "a picture with `id`, `name`, `type` and `size`"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::json_table;

    #[test]
    fn a_signature_is_one_handle() {
        let picture = r#"{"id":"1","name":"a.png","type":"image/png","size":10}"#;
        json_table(
            "\"signature\"",
            &[(picture, picture), ("{}", "file"), ("\"Ana\"", "file"), ("null", "null")],
        );
    }
}
