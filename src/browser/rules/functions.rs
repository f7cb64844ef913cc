//! Functions that the page gives to expressions.

use std::borrow::Cow;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::document::{from_text, to_text};
use crate::feel::Functions;
use crate::value::Value;

#[wasm_bindgen]
extern "C" {
    /// The functions of the page, as `npm/src/rules/resident.ts` gives them.
    pub type HostFunctions;

    /// Calls a function with a JSON array of arguments; nothing where there is none of that name or it threw.
    #[wasm_bindgen(method)]
    fn call(this: &HostFunctions, name: &str, arguments: &str) -> Option<String>;
}

impl Functions for HostFunctions {
    fn call(&self, name: &str, arguments: &[Value]) -> Result<Value, Cow<'static, str>> {
        let result = HostFunctions::call(self, name, &to_text(&arguments.to_vec()));
        let value = result.and_then(|result| from_text(&result).0);
        value.ok_or(Cow::Borrowed("The function of the page gave no result."))
    }
}
