//! The methods of the JDK that the suite's external functions name, as functions of the host.

use std::borrow::Cow;

use routeslip::feel::Functions;
use routeslip::value::{Decimal, Value};

/// A few methods of `java.lang`.
pub(super) struct Jdk;

impl Functions for Jdk {
    fn call(&self, name: &str, arguments: &[Value]) -> Result<Value, Cow<'static, str>> {
        let name: String = name.chars().filter(|character| !character.is_whitespace()).collect();
        let value = match (name.as_str(), arguments) {
            (
                "java.lang.Math.max(double,double)"
                | "java.lang.Math.max(float,float)"
                | "java.lang.Math.max(int,int)"
                | "java.lang.Math.max(long,long)",
                [Value::Number(left), Value::Number(right)],
            ) => Some(Value::Number(*left.max(right))),
            ("java.lang.Math.cos(double)", [Value::Number(angle)]) => cosine(*angle),
            (
                "java.lang.Short.valueOf(short)" | "java.lang.Byte.valueOf(byte)",
                [number @ Value::Number(_)],
            ) => Some(number.clone()),
            ("java.lang.String.valueOf(char)", [Value::String(text)])
                if text.chars().count() == 1 =>
            {
                Some(Value::String(text.clone()))
            }
            (
                "java.lang.Integer.valueOf(java.lang.String)"
                | "java.lang.Float.valueOf(java.lang.String)"
                | "java.lang.Double.valueOf(java.lang.String)",
                [Value::String(text)],
            ) => Decimal::parse(text).map(Value::Number),
            (
                "java.lang.String.format(java.lang.String,[Ljava.lang.Object;)",
                [Value::String(format), arguments @ ..],
            ) => Some(formatted(format, arguments)),
            _ => None,
        };
        value.ok_or(Cow::Borrowed("There is no such method, or it fails."))
    }
}

fn cosine(angle: Decimal) -> Option<Value> {
    let angle: f64 = angle.to_string().parse().ok()?;
    Decimal::parse(&angle.cos().to_string()).map(Value::Number)
}

/// Puts the arguments in the places of `%s`.
fn formatted(format: &str, arguments: &[Value]) -> Value {
    let mut text = format.to_owned();
    for argument in arguments {
        text = text.replacen("%s", &argument.display(), 1);
    }
    Value::from(text)
}
