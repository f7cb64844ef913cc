//! Random expressions that are valid in a scope, made from a string of bytes.

/// The names of the scope that [`expression`] uses, all of any type.
pub(super) const NAMES: [&str; 5] = ["a", "b", "total cost", "list", "ctx"];

/// Choices read from bytes; when they are used up, all are 0.
pub(super) struct Choices<'a>(pub(super) &'a [u8]);

impl Choices<'_> {
    fn below(&mut self, bound: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first).checked_rem(bound).unwrap_or(0)
    }

    fn one<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

/// An expression with every operation in parentheses.
pub(super) fn expression(choices: &mut Choices<'_>) -> String {
    let mut names: Vec<String> = NAMES.iter().map(|&name| name.to_owned()).collect();
    make(choices, 4, &mut names)
}

const LITERALS: [&str; 16] = [
    "0",
    "1",
    "2",
    "3",
    "2.50",
    "-1",
    "\"\"",
    "\"a\"",
    "\"b\\n\"",
    "true",
    "false",
    "null",
    "@\"2024-02-29\"",
    "@\"P1D\"",
    "@\"P2M\"",
    "@\"10:30:00\"",
];

fn leaf(choices: &mut Choices<'_>, names: &[String]) -> String {
    if choices.below(2) == 0 {
        let literal = choices.one(&LITERALS);
        return if literal.starts_with('-') { format!("({literal})") } else { literal.to_owned() };
    }
    names[choices.below(names.len())].clone()
}

fn make(choices: &mut Choices<'_>, depth: u32, names: &mut Vec<String>) -> String {
    if depth == 0 {
        return leaf(choices, names);
    }
    let visible = names.len();
    let below = depth.saturating_sub(1);
    let sub = |choices: &mut Choices<'_>, names: &mut Vec<String>| make(choices, below, names);
    let text = match choices.below(20) {
        0 | 1 => leaf(choices, names),
        2..=5 => {
            let left = sub(choices, names);
            let op = choices
                .one(&["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or"]);
            format!("({left} {op} {})", sub(choices, names))
        }
        6 => format!("(-{})", sub(choices, names)),
        7 => {
            let condition = sub(choices, names);
            let then = sub(choices, names);
            format!("(if {condition} then {then} else {})", sub(choices, names))
        }
        8 => {
            let domain = match choices.below(3) {
                0 => "1..3".to_owned(),
                1 => format!("[1, 2, {}]", sub(choices, names)),
                _ => sub(choices, names),
            };
            names.push("i".into());
            let second = if choices.below(3) == 0 {
                let inner = format!(", j in [i, {}]", sub(choices, names));
                names.push("j".into());
                inner
            } else {
                String::new()
            };
            let head = choices.one(&["for i in", "some i in", "every i in"]);
            let word = if head.starts_with("for") {
                names.push("partial".into());
                "return"
            } else {
                "satisfies"
            };
            format!("({head} {domain}{second} {word} {})", sub(choices, names))
        }
        9 => {
            let base = sub(choices, names);
            names.push("item".into());
            names.push("x".into());
            let predicate = sub(choices, names);
            format!("({base})[{predicate}]")
        }
        10 => format!("({}).{}", sub(choices, names), choices.one(&["x", "y", "days", "year"])),
        11 => {
            let first = sub(choices, names);
            format!("[{first}, {}]", sub(choices, names))
        }
        12 => {
            let first = sub(choices, names);
            names.push("x".into());
            format!("{{x: {first}, \"y z\": {}}}", sub(choices, names))
        }
        13 => {
            let argument = sub(choices, names);
            names.push("p".into());
            let body = sub(choices, names);
            match choices.below(2) {
                0 => format!("(function(p) {body})({argument})"),
                _ => format!("(function(p: number) {body})(p: {argument})"),
            }
        }
        14 => {
            let value = sub(choices, names);
            let from = sub(choices, names);
            format!("({value} between {from} and {})", sub(choices, names))
        }
        15 => {
            let value = sub(choices, names);
            let first = sub(choices, names);
            match choices.below(3) {
                0 => format!("({value} in ({first}, < {}))", sub(choices, names)),
                1 => format!("({value} in [{first}..{}])", sub(choices, names)),
                _ => format!("({value} in (>= {first}))"),
            }
        }
        16 => {
            let ty = choices.one(&["number", "list<number>", "context<x: string>", "Any", "date"]);
            format!("({} instance of {ty})", sub(choices, names))
        }
        17 => {
            let name =
                choices.one(&["count", "sum", "string", "not", "abs", "is defined", "date", "min"]);
            format!("{name}({})", sub(choices, names))
        }
        18 => {
            let name = choices.one(&[
                "concatenate",
                "list contains",
                "get or else",
                "get value",
                "append",
            ]);
            let first = sub(choices, names);
            format!("{name}({first}, {})", sub(choices, names))
        }
        _ => {
            let first = sub(choices, names);
            format!("get or else(default: {first}, value: {})", sub(choices, names))
        }
    };
    names.truncate(visible);
    text
}
