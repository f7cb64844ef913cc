//! A bundle, compiled: everything that instances run by.

use std::rc::Rc;

use super::Env;
use super::bundle::Bundle;
use super::library::Library;
use crate::by_name::ByName;
use crate::decision;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Named, Reading, to_text};
use crate::feel::Scope;
use crate::form::{self, Form};
use crate::json::{self, Lines, Node};
use crate::pointer::Pointer;
use crate::process::{self, Process, STATUS, Surroundings};
use crate::sort::sort_by_key;
use crate::store::Digest;
use crate::value::Type;
use crate::workflow::{self, Graph, People, WorkflowDefinition};

/// The version of the bundle format that this engine knows.
const FORMAT: u32 = 1;

/// A compiled bundle.
#[derive(Debug)]
pub struct Deployment {
    pub(super) hash: Digest,
    pub(super) text: Rc<str>,
    pub(super) people: People,
    pub(super) library: Library,
    pub(super) workflows: ByName<Rc<Workflow>>,
    pub(super) processes: ByName<Process>,
}

/// A compiled workflow with its form.
#[derive(Debug)]
pub struct Workflow {
    /// Its name in the bundle.
    pub name: Rc<str>,
    /// What people call it: the heading of its form.
    pub title: Rc<str>,
    /// The form that begins an instance.
    pub form: Rc<Form>,
    /// The SHA-256 of the form's definition, in hexadecimal digits.
    pub form_hash: Rc<str>,
    pub(super) graph: Graph,
}

impl Deployment {
    /// The SHA-256 of the bundle's text.
    pub fn hash(&self) -> Digest {
        self.hash
    }

    /// What the kernel is told when it runs by these definitions.
    pub(super) fn kernel<'a>(&'a self, env: &Env<'a>) -> workflow::Env<'a> {
        workflow::Env {
            now: env.now,
            zone: env.zone.clone(),
            host: env.host,
            directory: &self.people,
            decisions: &self.library,
            workflows: self,
            simulation: None,
        }
    }

    /// The decisions, with what they require.
    pub fn decisions(&self) -> &Rc<decision::Graph> {
        self.library.graph()
    }

    /// The people.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The workflow called `name`.
    pub fn workflow(&self, name: &str) -> Option<&Rc<Workflow>> {
        self.workflows.get(name)
    }

    /// The workflows, by name.
    pub fn workflows(&self) -> impl Iterator<Item = &Rc<Workflow>> {
        self.workflows.things()
    }
}

impl workflow::Workflows for Deployment {
    fn graph(&self, name: &str) -> Option<&Graph> {
        self.workflow(name).map(|workflow| &workflow.graph)
    }
}

/// Compiles a bundle. What could be compiled is there even when there are mistakes; only a bundle
/// without an error is fit to be deployed.
pub fn compile(text: &str) -> (Option<Deployment>, Vec<Diagnostic>) {
    let (root, mut diagnostics) = json::parse(text);
    let Some(root) = root else { return (None, diagnostics) };
    let mut reading = Reading::new(text);
    let bundle: Option<Bundle> = reading.read(&root);
    let lost = reading.lost().to_vec();
    diagnostics.append(&mut reading.into_diagnostics());
    let deployment = bundle.map(|bundle| {
        let mut compiler = Compiler { bundle: &bundle, lost, diagnostics: &mut diagnostics };
        compiler.bundle(text)
    });
    locate(&mut diagnostics, &root, text);
    (deployment, diagnostics)
}

/// What compiling a bundle finds, and a look at each of its workflows as a whole besides.
pub fn lint(text: &str) -> Vec<Diagnostic> {
    let (deployment, mut diagnostics) = compile(text);
    let Some(deployment) = deployment else { return diagnostics };
    let (Some(root), _) = json::parse(text) else { return diagnostics };
    let mut reading = Reading::new(text);
    let Some(bundle) = reading.read::<Bundle>(&root) else { return diagnostics };
    let graphs = deployment.workflows.things();
    let sent: Vec<Rc<str>> =
        graphs.flat_map(|workflow| workflow::messages_sent(&workflow.graph)).collect();
    let callable: Vec<Rc<str>> = bundle.workflows.names().map(Rc::from).collect();
    for (name, definition) in bundle.workflows.iter() {
        let Some(compiled) = deployment.workflow(name) else { continue };
        let names: Vec<(Rc<str>, Type)> =
            compiled.form.names().map(|(name, ty)| (Rc::clone(name), ty)).collect();
        let around = workflow::Surroundings {
            pointer: Pointer::root().name("workflows").name(name),
            fields: &names,
            people: &deployment.people,
            decisions: &deployment.library,
            workflows: &callable,
        };
        diagnostics.extend(workflow::lint(definition, &around, &sent));
    }
    locate(&mut diagnostics, &root, text);
    diagnostics
}

/// Gives each finding line and column, and puts them in the order of the text.
fn locate(diagnostics: &mut [Diagnostic], root: &Node, text: &str) {
    let lines = Lines::new(text);
    for finding in diagnostics.iter_mut() {
        let nearest = root.nearest(&finding.pointer);
        finding.place.get_or_insert_with(|| lines.place(nearest.start as usize));
    }
    sort_by_key(diagnostics, |finding| finding.place.map(|place| (place.line, place.column)));
}

struct Compiler<'a> {
    bundle: &'a Bundle,
    /// Where something could not be read.
    lost: Vec<Pointer>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn bundle(&mut self, text: &str) -> Deployment {
        let root = Pointer::root();
        if self.bundle.routeslip != FORMAT {
            let message = format!(
                "Version {} of the bundle format is not known here.",
                self.bundle.routeslip
            );
            let finding = Diagnostic::error(Code::UnknownVersion, message)
                .with_help("This engine knows version 1.")
                .with_pointer(root.name("routeslip"));
            self.diagnostics.push(finding);
        }
        let (people, findings) = People::compile(&self.bundle.people, &root.name("people"));
        self.diagnostics.extend(findings);
        let forms = self.forms(&root.name("forms"));
        let library = self.decisions(&forms);
        let workflows = self.workflows(&forms, &people, &library, &root.name("workflows"));
        let processes = self.processes(&forms, &root.name("processes"));
        Deployment {
            hash: Digest::of(&[text.as_bytes()]),
            text: text.into(),
            people,
            library,
            workflows,
            processes,
        }
    }

    fn forms(&mut self, at: &Pointer) -> ByName<Rc<Form>> {
        let mut forms = ByName::new();
        for (name, definition) in self.bundle.forms.iter() {
            let at = at.name(name);
            let (form, findings) = form::compile(name, definition, &at);
            self.take(findings, &at);
            forms.insert(Rc::clone(name), Rc::new(form));
        }
        forms
    }

    fn decisions(&mut self, forms: &ByName<Rc<Form>>) -> Library {
        let provided = self.provided(forms);
        let definitions = &self.bundle.decisions;
        let (graph, findings) = decision::Graph::compile(definitions, &provided, &Pointer::root());
        for finding in findings {
            // The definition that it is about: `/decisions/name`, below `/models/name` or not.
            let mut at = finding.pointer.clone();
            let steps = at.steps().count();
            let own = if at.is_below(&Pointer::root().name("models")) { 4 } else { 2 };
            for _ in own..steps {
                at.pop();
            }
            self.take(vec![finding], &at);
        }
        Library::new(graph)
    }

    /// What a decision may read: every field of every form, and every result of a step. Whether
    /// the workflow that takes it provides what it reads is checked there.
    fn provided(&self, forms: &ByName<Rc<Form>>) -> Vec<(Rc<str>, Type)> {
        let mut names: ByName<Type> = ByName::new();
        for (name, ty) in forms.things().flat_map(|form| form.names()) {
            let same = names.get(name).is_none_or(|known| *known == ty);
            names.insert(Rc::clone(name), if same { ty } else { Type::Any });
        }
        for (_, workflow) in self.bundle.workflows.iter() {
            for name in workflow::given_names(workflow) {
                names.insert(name, Type::Any);
            }
        }
        names.insert("submitter".into(), Type::Any);
        names.iter().map(|(name, ty)| (Rc::clone(name), ty.clone())).collect()
    }

    fn workflows(
        &mut self,
        forms: &ByName<Rc<Form>>,
        people: &People,
        library: &Library,
        at: &Pointer,
    ) -> ByName<Rc<Workflow>> {
        let mut workflows = ByName::new();
        let callable: Vec<Rc<str>> = self.bundle.workflows.names().map(Rc::from).collect();
        for (name, definition) in self.bundle.workflows.iter() {
            let at = at.name(name);
            let Some(form) = self.form_of(definition, forms, &at) else { continue };
            let names: Vec<(Rc<str>, Type)> =
                form.names().map(|(name, ty)| (Rc::clone(name), ty)).collect();
            let surroundings = workflow::Surroundings {
                pointer: at.clone(),
                fields: &names,
                people,
                decisions: library,
                workflows: &callable,
            };
            let (graph, findings) = workflow::compile(definition, &surroundings);
            self.take(findings, &at);
            let form_hash = self
                .bundle
                .forms
                .get(&definition.form)
                .map(|form| to_text(form))
                .unwrap_or_default();
            let form_hash = Digest::of(&[form_hash.as_bytes()]).to_string().into();
            let workflow = Workflow {
                name: Rc::clone(name),
                title: form.title().into(),
                form,
                form_hash,
                graph,
            };
            workflows.insert(Rc::clone(name), Rc::new(workflow));
        }
        workflows
    }

    fn form_of(
        &mut self,
        definition: &WorkflowDefinition,
        forms: &ByName<Rc<Form>>,
        at: &Pointer,
    ) -> Option<Rc<Form>> {
        let form = forms.get(&definition.form).cloned();
        if !self.bundle.forms.mentions(&definition.form) {
            let finding = Diagnostic::error(
                Code::UnknownReference,
                format!("There is no form `{}`.", definition.form),
            )
            .with_help("Name one of the bundle's `forms`.")
            .with_suggestion(&definition.form, self.bundle.forms.names())
            .with_pointer(at.name("form"));
            self.diagnostics.push(finding);
        }
        form
    }

    fn processes(&mut self, forms: &ByName<Rc<Form>>, at: &Pointer) -> ByName<Process> {
        let mut processes = ByName::new();
        let surroundings = Workflows { definitions: &self.bundle.workflows, forms };
        for (name, definition) in self.bundle.processes.iter() {
            let at = at.name(name);
            let (process, findings) = process::compile(name, definition, &surroundings, &at);
            self.take(findings, &at);
            processes.insert(Rc::clone(name), process);
        }
        processes
    }

    /// Takes over what was found in the definition at `at`. Where a part of it could not be read,
    /// nothing is certain: what seems to be missing may be that part, and places are shifted.
    fn take(&mut self, findings: Vec<Diagnostic>, at: &Pointer) {
        if !self.lost.iter().any(|lost| lost.is_below(at)) {
            self.diagnostics.extend(findings);
        }
    }
}

/// What processes are compiled among.
struct Workflows<'a> {
    definitions: &'a Named<WorkflowDefinition>,
    forms: &'a ByName<Rc<Form>>,
}

impl Surroundings for Workflows<'_> {
    fn workflows(&self) -> Vec<&str> {
        self.definitions.names().collect()
    }

    fn names_after(&self, workflow: &str) -> Option<Scope> {
        let form = self.forms.get(&self.definitions.get(workflow)?.form)?;
        let mut scope = Scope::new();
        scope.declare(STATUS, Type::String);
        for (name, ty) in form.names() {
            scope.declare(name, ty);
        }
        Some(scope)
    }
}
