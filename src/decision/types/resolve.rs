//! Type definitions to types: names of types are followed through a model and those it imports.

use std::rc::Rc;

use super::{ItemType, Parts};
use crate::by_name::ByName;
use crate::decision::definition::{FunctionTypeDefinition, ItemDefinition, TypeDefinition};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Expression, Named};
use crate::feel::{self, Program, Scope};
use crate::pointer::Pointer;
use crate::value::{FunctionType, Type};

/// How deep types may be made of each other.
const MAX_DEPTH: usize = 40;

/// A model whose types are resolved.
pub(in crate::decision) struct Model<'a> {
    pub(in crate::decision) types: &'a Named<TypeDefinition>,
    /// The names of its imports, with the numbers of the models.
    pub(in crate::decision) imports: Vec<(Option<Rc<str>>, usize)>,
    /// Where its types stand.
    pub(in crate::decision) at: Pointer,
}

/// The names of the types that a model may use.
#[derive(Debug, Default)]
pub(in crate::decision) struct TypeNames {
    known: ByName<Rc<ItemType>>,
    /// Knows the types.
    scope: Scope,
}

impl TypeNames {
    /// The types that a scope knows.
    pub(in crate::decision) fn of(scope: &Scope) -> Self {
        let mut scope = scope.clone();
        scope.truncate(0);
        Self { known: ByName::new(), scope }
    }

    /// A scope that knows the types, and nothing else.
    pub(in crate::decision) fn scope(&self) -> Scope {
        self.scope.clone()
    }

    /// The type that a text names; any type where it names none, which is then reported.
    pub(in crate::decision) fn get(
        &self,
        text: &str,
        at: &Pointer,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Rc<ItemType> {
        match self.known.get(text) {
            Some(known) => Rc::clone(known),
            None => parsed(text, &self.scope, at, diagnostics),
        }
    }

    fn insert(&mut self, name: Rc<str>, ty: Rc<ItemType>) {
        self.scope.define_type(&name, ty.ty().clone());
        self.known.insert(name, ty);
    }
}

/// Resolves the types of all models; gives the names that each may use.
pub(in crate::decision) fn resolve(
    models: &[Model<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TypeNames> {
    let done = models.iter().map(|_| ByName::new()).collect();
    let mut resolver = Resolver { models, done, open: Vec::new(), diagnostics };
    for (number, model) in models.iter().enumerate() {
        for (name, _) in model.types.iter() {
            resolver.named(number, name);
        }
    }
    let done = resolver.done;
    models.iter().enumerate().map(|(number, model)| visible(number, model, &done)).collect()
}

/// The names that a model may use: those of its imports, and its own, which count more.
fn visible(number: usize, model: &Model<'_>, done: &[ByName<Rc<ItemType>>]) -> TypeNames {
    let mut names = TypeNames::default();
    for (import, imported) in &model.imports {
        for (name, ty) in done.get(*imported).into_iter().flat_map(ByName::iter) {
            names.insert(super::super::qualified(import.as_ref(), name), Rc::clone(ty));
        }
    }
    for (name, ty) in done.get(number).into_iter().flat_map(ByName::iter) {
        names.insert(Rc::clone(name), Rc::clone(ty));
    }
    names
}

fn parsed(
    text: &str,
    scope: &Scope,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Rc<ItemType> {
    let (ty, findings) = feel::parse_type(text, scope);
    diagnostics.extend(findings.into_iter().map(|finding| finding.with_pointer(at.clone())));
    Rc::new(ItemType::plain(ty.unwrap_or_default()))
}

struct Resolver<'a> {
    models: &'a [Model<'a>],
    /// By model: the types that are resolved.
    done: Vec<ByName<Rc<ItemType>>>,
    /// The types that are being resolved, the innermost last.
    open: Vec<(usize, Rc<str>)>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Resolver<'a> {
    /// The type that a model defines under this name; none where it defines none.
    fn named(&mut self, model: usize, name: &Rc<str>) -> Option<Rc<ItemType>> {
        let home: &'a Model<'a> = self.models.get(model)?;
        let definition = home.types.get(name)?;
        if let Some(known) = self.done.get(model)?.get(name) {
            return Some(Rc::clone(known));
        }
        let at = home.at.name(name);
        let key = (model, Rc::clone(name));
        if let Some(first) = self.open.iter().position(|open| *open == key) {
            let mut path: Vec<&str> =
                self.open.iter().skip(first).map(|(_, name)| &**name).collect();
            path.push(name);
            let message = ["These types are made of each other: ", &path.join(" → "), "."].concat();
            let finding = Diagnostic::error(Code::TypeCycle, message).with_help(
                "Give one of them a type that is not made of the others, such as `Any`.",
            );
            self.diagnostics.push(finding.with_pointer(at));
            return Some(Rc::default());
        }
        if self.open.len() >= MAX_DEPTH {
            self.report_depth(at);
            return Some(Rc::default());
        }
        self.open.push(key);
        let ty = self.definition(model, definition, &at, 0);
        self.open.pop();
        if let Some(done) = self.done.get_mut(model) {
            done.insert(Rc::clone(name), Rc::clone(&ty));
        }
        Some(ty)
    }

    fn definition(
        &mut self,
        model: usize,
        definition: &TypeDefinition,
        at: &Pointer,
        depth: usize,
    ) -> Rc<ItemType> {
        match definition {
            TypeDefinition::Named(text) => self.text(model, text, at),
            TypeDefinition::Item(_) if depth >= MAX_DEPTH => {
                self.report_depth(at.clone());
                Rc::default()
            }
            TypeDefinition::Item(item) => self.item(model, item, at, depth),
        }
    }

    fn item(
        &mut self,
        model: usize,
        item: &ItemDefinition,
        at: &Pointer,
        depth: usize,
    ) -> Rc<ItemType> {
        let base = if let Some(function) = &item.function {
            self.function(model, function, &at.name("function"))
        } else if !item.components.is_empty() {
            self.components(model, item, &at.name("components"), depth)
        } else {
            match &item.base {
                Some(text) => self.text(model, text, &at.name("type")),
                None => Rc::default(),
            }
        };
        let tests = self.tests(item.allowed_values.as_ref(), base.ty(), at, "allowedValues");
        let mut ty = match tests {
            None => base,
            Some(test) => constrained(&base, test),
        };
        if item.collection {
            let parts = match ty.constraint {
                Some(_) => Parts::Items(Rc::clone(&ty)),
                None => Parts::Any,
            };
            ty = Rc::new(ItemType::new(Type::list(ty.ty().clone()), Vec::new(), parts));
        }
        match self.tests(item.type_constraint.as_ref(), ty.ty(), at, "typeConstraint") {
            None => ty,
            Some(test) => constrained(&ty, test),
        }
    }

    fn components(
        &mut self,
        model: usize,
        item: &ItemDefinition,
        at: &Pointer,
        depth: usize,
    ) -> Rc<ItemType> {
        let mut types = Vec::new();
        let mut constrained = Vec::new();
        for (name, component) in item.components.iter() {
            let entry = self.definition(model, component, &at.name(name), depth.saturating_add(1));
            types.push((Rc::clone(name), entry.ty().clone()));
            if entry.constraint.is_some() {
                constrained.push((Rc::clone(name), entry));
            }
        }
        let parts = if constrained.is_empty() { Parts::Any } else { Parts::Entries(constrained) };
        Rc::new(ItemType::new(Type::Context(types.into()), Vec::new(), parts))
    }

    fn function(
        &mut self,
        model: usize,
        function: &FunctionTypeDefinition,
        at: &Pointer,
    ) -> Rc<ItemType> {
        let mut parameters = Vec::new();
        for (index, parameter) in function.parameters.iter().enumerate() {
            let at = at.name("parameters").index(index).name("type");
            let ty = parameter.ty.as_ref().map(|text| self.text(model, text, &at));
            parameters.push(ty.map_or(Type::Any, |ty| ty.ty().clone()));
        }
        let result = function.result.as_ref().map(|text| self.text(model, text, &at.name("type")));
        let result = result.map_or(Type::Any, |ty| ty.ty().clone());
        let ty = Type::Function(Rc::new(FunctionType { parameters, result }));
        Rc::new(ItemType::plain(ty))
    }

    /// The type that a text of a model names.
    fn text(&mut self, model: usize, text: &Rc<str>, at: &Pointer) -> Rc<ItemType> {
        if let Some(ty) = self.named(model, text).or_else(|| self.imported(model, text)) {
            return ty;
        }
        let mut scope = Scope::new();
        if text.contains('<') {
            // The types that it may be made of.
            for (name, _) in self.models.get(model).into_iter().flat_map(|home| home.types.iter()) {
                if text.contains(&**name)
                    && let Some(ty) = self.named(model, name)
                {
                    scope.define_type(name, ty.ty().clone());
                }
            }
        }
        parsed(text, &scope, at, self.diagnostics)
    }

    fn imported(&mut self, model: usize, text: &str) -> Option<Rc<ItemType>> {
        let home: &'a Model<'a> = self.models.get(model)?;
        home.imports.iter().find_map(|(import, imported)| {
            let name = match import {
                Some(import) => text.strip_prefix(&**import)?.strip_prefix('.')?,
                None => text,
            };
            self.named(*imported, &Rc::from(name))
        })
    }

    fn tests(
        &mut self,
        tests: Option<&Expression>,
        ty: &Type,
        at: &Pointer,
        property: &str,
    ) -> Option<Program> {
        let mut scope = Scope::new();
        scope.declare("?", ty.clone());
        let (program, findings) = feel::compile_unary_tests(tests?.source(), &scope);
        let at = at.name(property);
        self.diagnostics
            .extend(findings.into_iter().map(|finding| finding.with_pointer(at.clone())));
        program
    }

    fn report_depth(&mut self, at: Pointer) {
        let finding = Diagnostic::error(Code::LogicDepth, "These types are nested too deeply.")
            .with_help("Make types of fewer levels.");
        self.diagnostics.push(finding.with_pointer(at));
    }
}

/// A type with one more test on its values.
fn constrained(base: &Rc<ItemType>, test: Program) -> Rc<ItemType> {
    let (mut tests, parts) = match &base.constraint {
        Some(constraint) => (constraint.tests.clone(), constraint.parts.clone()),
        None => (Vec::new(), Parts::Any),
    };
    tests.push(test);
    Rc::new(ItemType::new(base.ty().clone(), tests, parts))
}
