//! Types as expressions write them: `list<number>`, `context<a: string>`, `days and time
//! duration` (rules 61, 63).

use std::rc::Rc;

use super::Parser;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::feel::token::Kind;
use crate::value::{FunctionType, Type};

/// The types with a name of their own. Longer names stand before those that they begin with.
const NAMED: [&str; 15] = [
    "days and time duration",
    "dayTimeDuration",
    "years and months duration",
    "yearMonthDuration",
    "date and time",
    "dateTime",
    "date",
    "time",
    "number",
    "string",
    "boolean",
    "list",
    "range",
    "Any",
    "Null",
];

impl Parser<'_> {
    pub(super) fn type_reference(&mut self) -> Type {
        if self.depth >= super::MAX_DEPTH {
            self.error_at_depth();
            return Type::Any;
        }
        self.depth = self.depth.saturating_add(1);
        let ty = self.type_body();
        self.depth = self.depth.saturating_sub(1);
        ty
    }

    fn error_at_depth(&mut self) {
        // Reports through the same bound as expressions.
        self.nested(Self::error_node);
    }

    fn type_body(&mut self) -> Type {
        if self.kind() != Kind::Word {
            self.unexpected("the name of a type");
            return Type::Any;
        }
        let parameterised = self.ahead(1).kind == Kind::Less;
        match (self.text_ahead(0), parameterised) {
            ("list", true) => self.element_type(Type::list),
            ("range", true) => self.element_type(|ends| Type::Range(Rc::new(ends))),
            ("context", true) => self.context_type(),
            ("function", true) => self.function_type(),
            _ => self.named_type(),
        }
    }

    fn element_type(&mut self, build: fn(Type) -> Type) -> Type {
        self.skip(2);
        let element = self.type_reference();
        self.expect(Kind::Greater, "`>`");
        build(element)
    }

    fn context_type(&mut self) -> Type {
        self.skip(2);
        let mut fields = Vec::new();
        while self.kind() != Kind::Greater {
            let name = self.new_name(|kind, _| kind == Kind::Colon);
            self.expect(Kind::Colon, "`:`");
            fields.push((name, self.type_reference()));
            if !self.continues(Kind::Greater, "`,` or `>`") {
                break;
            }
        }
        self.expect(Kind::Greater, "`>`");
        Type::Context(fields.into())
    }

    fn function_type(&mut self) -> Type {
        self.skip(2);
        let mut parameters = Vec::new();
        while self.kind() != Kind::Greater {
            parameters.push(self.type_reference());
            if !self.continues(Kind::Greater, "`,` or `>`") {
                break;
            }
        }
        self.expect(Kind::Greater, "`>`");
        self.expect(Kind::Arrow, "`->`");
        let result = self.type_reference();
        Type::Function(Rc::new(FunctionType { parameters, result }))
    }

    fn named_type(&mut self) -> Type {
        let start = self.span();
        let known = NAMED
            .iter()
            .find_map(|name| Some((self.rest().match_words(name)?, Type::named(name)?)));
        if let Some((length, ty)) = known {
            self.skip(length);
            return ty;
        }
        let name = self.qualified_words();
        if let Some(ty) = self.scope.type_named(&name) {
            return ty.clone();
        }
        if let Some(ty) = Type::named(&name) {
            return ty;
        }
        let span = self.since(start);
        let message = ["There is no type `", &name, "`."].concat();
        let near = did_you_mean(&name, NAMED.into_iter().chain(self.scope.type_names()));
        let help = match near {
            Some(near) => ["Did you mean `", near, "`?"].concat(),
            None => {
                String::from("Use number, string, boolean, date, list<…> or another FEEL type.")
            }
        };
        let range = self.utf16.range(span);
        let found = Diagnostic::error(Code::UnknownType, message).with_range(range).with_help(help);
        self.diagnostics.push(found);
        Type::Any
    }

    /// Words and dots, as names of imported types have them.
    fn qualified_words(&mut self) -> Rc<str> {
        let mut name = String::from(self.text_ahead(0));
        self.skip(1);
        loop {
            let next = self.token();
            if self.is_plain_word(next) {
                name.push(' ');
                name.push_str(self.text_ahead(0));
                self.skip(1);
            } else if next.kind == Kind::Dot && self.ahead(1).kind == Kind::Word {
                name.push('.');
                name.push_str(self.text_ahead(1));
                self.skip(2);
            } else {
                return Rc::from(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_hides_a_longer_one() {
        for (at, name) in NAMED.iter().enumerate() {
            assert!(Type::named(name).is_some(), "{name}");
            let hidden = NAMED
                .iter()
                .skip(at + 1)
                .any(|later| later.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
            assert!(!hidden, "{name}");
        }
    }
}
