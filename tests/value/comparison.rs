//! FEEL's equality and order, and the bounds of nesting.

use std::rc::Rc;

use routeslip::host::BundledZones;
use routeslip::value::{
    Comparison, Context, DateTime, Decimal, List, MAX_DEPTH, Range, Time, Type, Value,
};

fn number(text: &str) -> Value {
    Decimal::parse(text).unwrap().into()
}

fn context(entries: &[(&str, Value)]) -> Value {
    entries.iter().map(|(name, value)| (Rc::from(*name), value.clone())).collect::<Context>().into()
}

fn interval(start: &str, end: &str) -> Range {
    Range::Interval {
        start: number(start),
        start_included: true,
        end: number(end),
        end_included: false,
    }
}

#[test]
fn equality_has_three_answers() {
    let list =
        |items: &[&str]| Value::from(items.iter().map(|item| number(item)).collect::<List>());
    for (left, right, equal) in [
        (Value::Null, Value::Null, Some(true)),
        (Value::Null, Value::Bool(false), Some(false)),
        (Value::Bool(true), number("1"), None),
        (number("1.0"), number("1.00"), Some(true)),
        (number("-0"), number("0"), Some(true)),
        ("foo".into(), "Foo".into(), Some(false)),
        ("100".into(), number("100"), None),
        (list(&["1", "2"]), list(&["1", "2.0"]), Some(true)),
        (list(&["1", "1"]), list(&["1"]), Some(false)),
        (list(&[]), number("0"), None),
        (context(&[]), list(&[]), None),
        (
            context(&[("a", number("1")), ("b", number("2"))]),
            context(&[("b", number("2")), ("a", number("1"))]),
            Some(true),
        ),
        (context(&[("a", number("1"))]), context(&[("a", "1".into())]), Some(false)),
        (context(&[("a", number("1"))]), context(&[("b", number("1"))]), Some(false)),
        (interval("1", "10").into(), interval("1", "10.0").into(), Some(true)),
        (interval("1", "10").into(), interval("2", "10").into(), Some(false)),
    ] {
        assert_eq!(left.feel_eq(&right), equal, "{left:?} = {right:?}");
        assert_eq!(right.feel_eq(&left), equal, "{right:?} = {left:?}");
    }
}

#[test]
fn temporal_equality_is_to_the_second_and_order_is_not() {
    let zones = BundledZones::new();
    let date_time = |text: &str| Value::from(DateTime::parse(text, &zones).unwrap());
    let time = |text: &str| Value::from(Time::parse(text, &zones).unwrap());
    for (left, right, equal) in [
        (date_time("2018-12-08"), date_time("2018-12-08T00:00:00"), true),
        (date_time("2018-12-08T00:00:00.0001"), date_time("2018-12-08T00:00:00.0000"), true),
        (
            date_time("2018-10-08T00:00:00+02:00"),
            date_time("2018-10-08T00:00:00@Europe/Paris"),
            true,
        ),
        (
            date_time("2002-04-02T12:00:00@Australia/Melbourne"),
            date_time("2002-04-02T12:00:00@Australia/Sydney"),
            true,
        ),
        (date_time("2002-04-02T23:00:00-04:00"), date_time("2002-04-03T02:00:00-01:00"), true),
        (date_time("2018-12-08T00:00:00"), date_time("2018-12-08T00:00:00Z"), false),
        (time("10:30:00Z"), time("10:30:00+00:00"), true),
        (time("10:30:00@Europe/Paris"), time("10:30:00@Europe/Paris"), true),
        (time("10:30:00@Europe/Paris"), time("10:30:00@Asia/Dhaka"), false),
        (time("10:30:00"), time("10:30:00Z"), false),
        (time("10:30:01"), time("10:30:00"), false),
    ] {
        assert_eq!(left.feel_eq(&right), Some(equal), "{left:?} = {right:?}");
    }
    let early = date_time("2018-12-08T00:00:00.1");
    assert!(early.feel_cmp(&date_time("2018-12-08T00:00:00.2")).is_some_and(|order| order.is_lt()));
    assert_eq!(early.feel_cmp(&date_time("2018-12-08T00:00:00Z")), None);
    assert_eq!(time("10:30:00").feel_cmp(&date_time("2018-12-08")), None);
}

#[test]
fn ranges_hold_what_lies_between_their_ends() {
    let range = interval("1", "10");
    assert_eq!(range.contains(&number("1")), Some(true));
    assert_eq!(range.contains(&number("10")), Some(false));
    assert_eq!(range.contains(&"5".into()), None);
    assert_eq!(range.contains(&Value::Null), None);

    let below = Range::Comparison { operator: Comparison::Less, endpoint: number("10") };
    let open = Range::Interval {
        start: Value::Null,
        start_included: false,
        end: number("10"),
        end_included: false,
    };
    assert_eq!(below.contains(&number("9")), Some(true));
    assert_eq!(open.contains(&number("9")), Some(true));
    assert_eq!(Value::from(below.clone()).feel_eq(&open.into()), Some(false));
    assert_eq!(
        (below.start(), below.end(), below.end_included()),
        (&Value::Null, &number("10"), false)
    );

    let other = Range::Comparison { operator: Comparison::NotEqual, endpoint: number("10") };
    assert_eq!(other.contains(&number("9")), Some(true));
    assert_eq!(Comparison::GreaterOrEqual.symbol(), ">=");
}

#[test]
fn types_accept_their_values() {
    let named = |name: &str| Type::named(name).unwrap_or_else(|| panic!("{name} is a type"));
    assert!(named("number").accepts(&number("1")));
    assert!(!named("number").accepts(&Value::Null));
    assert!(!named("Any").accepts(&Value::Null));
    assert!(named("Null").accepts(&Value::Null));
    assert!(named("number").allows(&Value::Null));
    assert!(!named("number").allows(&"1".into()));
    assert!(named("list").accepts(&vec![number("1"), Value::Null, "x".into()].into()));
    let numbers = Type::list(Type::Number);
    assert!(numbers.accepts(&vec![number("1"), Value::Null].into()));
    assert!(!numbers.accepts(&vec![number("1"), "x".into()].into()));
    assert!(numbers.conforms_to(&named("list")));
    assert!(!named("list").conforms_to(&numbers));
    assert_eq!(numbers.to_string(), "list<number>");

    let person = Type::Context(Rc::from([(Rc::from("age"), Type::Number)]));
    assert_eq!(person.to_string(), "context<age: number>");
    assert!(person.accepts(&context(&[("age", number("3")), ("name", "Bo".into())])));
    assert!(person.accepts(&context(&[("age", Value::Null)])));
    assert!(!person.accepts(&context(&[("name", "Bo".into())])));
    assert!(person.conforms_to(&named("context")));
    assert!(Type::Range(Rc::new(Type::Number)).accepts(&interval("1", "2").into()));
    assert!(!Type::Range(Rc::new(Type::String)).accepts(&interval("1", "2").into()));
    assert_eq!(Type::named("dateTime"), Some(Type::DateTime));
    assert_eq!(Type::named("colour"), None);
}

#[test]
fn contexts_keep_their_order_and_find_every_name() {
    let mut context = Context::new();
    for index in (0..100_u32).rev() {
        context.insert(format!("name {index}").into(), Decimal::from(index).into());
    }
    context.insert("name 50".into(), Value::Bool(true));
    assert_eq!(context.len(), 100);
    assert_eq!(context.get("name 50"), Some(&Value::Bool(true)));
    assert_eq!(context.get("name 7"), Some(&number("7")));
    assert_eq!(context.get("name"), None);
    assert_eq!(context.iter().next().map(|(name, _)| &**name), Some("name 99"));
    for index in 0..95 {
        assert!(context.remove(&format!("name {index}")).is_some());
        assert!(!context.contains(&format!("name {index}")));
    }
    assert_eq!(context.len(), 5);
    assert_eq!(context.get("name 97"), Some(&number("97")));
    context.insert("new".into(), Value::Null);
    assert!(context.contains("new"));
}

#[test]
fn nesting_ends_in_null() {
    let mut value = Value::Null;
    for _ in 0..100_000 {
        value = Value::from(vec![value]);
    }
    assert_eq!(value.depth(), MAX_DEPTH);
    let mut depth = 0;
    while let Value::List(items) = &value {
        let inner = items[0].clone();
        value = inner;
        depth += 1;
    }
    assert!(depth <= MAX_DEPTH);
    assert!(value.is_null());
}
