//! Values by slot, kept in the module so that they cross only when they change, and what was made of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::functions::HostFunctions;
use crate::browser::host::{Host, WebHost};
use crate::document::{Write, from_text, view};
use crate::feel::{Env, Memory};
use crate::json::Writer;
use crate::value::{Decimal, Value};

/// The values of the names that an expression or a decision reads, by their slots, and what it gave last.
#[wasm_bindgen]
pub struct Slots(Rc<Kept>);

/// What stays in the module between runs.
pub(super) struct Kept {
    host: WebHost,
    functions: Option<HostFunctions>,
    /// A run has them as they were when it began: a function of the page that it calls may set others.
    slots: RefCell<Rc<Vec<Value>>>,
    result: RefCell<Value>,
    /// Strings that crossed, by their numbers: what comes again need not cross again.
    texts: RefCell<Vec<Rc<str>>>,
    memory: Cell<Option<Box<Memory>>>,
}

#[wasm_bindgen]
impl Slots {
    /// No slots; what is made for them adds those that it needs.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host, functions: Option<HostFunctions>) -> Self {
        Self(Rc::new(Kept {
            host: WebHost::new(host),
            functions,
            slots: RefCell::default(),
            result: RefCell::default(),
            texts: RefCell::default(),
            memory: Cell::default(),
        }))
    }

    /// Puts a value without its text: the number `coefficient / 10^scale`, the string of the number `coefficient`, a
    /// boolean, or null.
    pub fn put(&self, slot: u32, kind: u8, coefficient: f64, scale: i32) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the face gives safe integers; any other number saturates"
        )]
        let coefficient = coefficient as i64;
        self.0.put(
            slot,
            match kind {
                NUMBER => {
                    let (sign, size) = (coefficient < 0, coefficient.unsigned_abs());
                    Decimal::from_parts(sign, size.into(), scale.saturating_neg()).into()
                }
                FALSE | TRUE => Value::Bool(kind == TRUE),
                STRING => {
                    let number = usize::try_from(coefficient).unwrap_or(usize::MAX);
                    self.0.texts.borrow().get(number).map(Rc::clone).into()
                }
                _ => Value::Null,
            },
        );
    }

    /// Puts a string, and keeps it for [`Slots::put`] under the next number, from 0, if `keep` says so.
    #[wasm_bindgen(js_name = putText)]
    pub fn put_text(&self, slot: u32, text: &str, keep: bool) {
        let text = Rc::from(text);
        if keep {
            self.0.texts.borrow_mut().push(Rc::clone(&text));
        }
        self.0.put(slot, Value::String(text));
    }

    /// Puts any value, as JSON.
    #[wasm_bindgen(js_name = putJson)]
    pub fn put_json(&self, slot: u32, json: &str) {
        self.0.put(slot, from_text(json).0.unwrap_or_default());
    }

    /// What was given last, a number.
    pub fn number(&self) -> f64 {
        self.0.result.borrow().as_number().map_or(f64::NAN, Decimal::to_f64)
    }

    /// What was given last: a string as it is, anything else as JSON.
    pub fn text(&self) -> String {
        match &*self.0.result.borrow() {
            Value::String(text) => text.as_ref().to_owned(),
            other => other.to_json(),
        }
    }
}

impl Slots {
    pub(super) fn kept(&self) -> Rc<Kept> {
        Rc::clone(&self.0)
    }
}

impl Kept {
    /// Makes room for the values of so many names.
    pub(super) fn resize(&self, count: usize) {
        Rc::make_mut(&mut self.slots.borrow_mut()).resize(count, Value::Null);
    }

    fn put(&self, slot: u32, value: Value) {
        if let Some(place) = Rc::make_mut(&mut self.slots.borrow_mut()).get_mut(slot as usize) {
            *place = value;
        }
    }

    /// Keeps what was given, and tells its kind.
    pub(super) fn give(&self, value: Value) -> u8 {
        let kind = match &value {
            Value::Null => 0,
            Value::Bool(false) => FALSE,
            Value::Bool(true) => TRUE,
            Value::Number(_) => NUMBER,
            Value::String(_) => STRING,
            _ => 5,
        };
        self.result.replace(value);
        kind
    }

    /// Runs something on the values. The machine's memory is kept for the next run.
    pub(super) fn run<T>(&self, run: impl FnOnce(&[Value], &mut Env<'_>) -> T) -> T {
        let new_id = || self.host.new_id().to_string();
        let clock = || self.host.date_time();
        let memory = self.memory.take().unwrap_or_default();
        let mut env = Env::with_clock(&self.host, &clock, memory);
        env.new_id = Some(&new_id);
        if let Some(functions) = &self.functions {
            env.functions = Some(functions);
        }
        let slots = Rc::clone(&self.slots.borrow());
        let result = run(&slots, &mut env);
        self.memory.set(Some(env.into_memory()));
        result
    }
}

const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const STRING: u8 = 4;

/// A value that leaves as plain JSON: dates and durations as their text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plain(pub(super) Value);

impl Write for Plain {
    fn write(&self, out: &mut Writer) {
        self.0.write_json(out);
    }
}

view! {
    /// Why there is no value.
    pub(super) struct FaultView {
        /// Its code.
        pub code: String = "code",
        /// What happened.
        pub message: String = "message",
    }
}
