//! Values across the boundary.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::engine::Refused;
use crate::form::Input;
use crate::value::Decimal;
use crate::workflow::Rejection;

/// What was entered: null, a boolean, a number or a text. Anything else is a misuse.
pub(super) fn input(value: &JsValue) -> Result<Input, JsValue> {
    if value.is_null() || value.is_undefined() {
        return Ok(Input::Null);
    }
    if let Some(ticked) = value.as_bool() {
        return Ok(Input::Bool(ticked));
    }
    if let Some(text) = value.as_string() {
        return Ok(Input::Text(text.into()));
    }
    if value.is_object() {
        let text = js_sys::JSON::stringify(value).map(String::from).unwrap_or_default();
        let input = crate::json::parse(&text).0.and_then(|node| Input::from_json(&node));
        return input.ok_or_else(|| refusal("RS6401", "A field takes what JSON can hold.", None));
    }
    // JavaScript writes the shortest digits that stand for the number, which are those it was given as.
    let digits = value
        .dyn_ref::<js_sys::Number>()
        .map(|number| String::from(number.to_string_with_radix(10).unwrap_or_default()));
    match digits.and_then(|digits| Decimal::parse(&digits)) {
        Some(number) => Ok(Input::Number(number)),
        None => Err(refusal(
            "RS6401",
            "A field takes null, a boolean, a finite number or a string.",
            None,
        )),
    }
}

/// A refusal as the face expects it, which makes an error of it.
pub(super) fn refusal(code: &str, message: &str, help: Option<&str>) -> JsValue {
    let object = Object::new();
    for (name, text) in [("code", Some(code)), ("message", Some(message)), ("help", help)] {
        if let Some(text) = text {
            let set = Reflect::set(&object, &JsString::from(name), &JsString::from(text));
            debug_assert!(set.is_ok(), "a new object takes properties");
        }
    }
    object.into()
}

impl From<Rejection> for JsValue {
    fn from(rejection: Rejection) -> Self {
        refusal(&rejection.code.to_string(), &rejection.message, rejection.help.as_deref())
    }
}

impl From<Refused> for JsValue {
    fn from(refused: Refused) -> Self {
        let message = format!("Record {} of the log: {}", refused.seq, refused.message);
        let help = "Export the log and keep it, then erase the workspace's database to begin anew.";
        refusal(&refused.code.to_string(), &message, Some(help))
    }
}
