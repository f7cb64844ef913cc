//! The 43 control-flow patterns of van der Aalst, ter Hofstede, Russell and others: each document of
//! `tests/patterns` is a pattern by number and name, a bundle's workflow that shows it, and a run with the
//! events that must come of it. `docs/patterns.md` lists them.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers in tests are small; one that overflows fails its test"
)]

#[cfg(test)]
#[path = "workflow"]
mod workflow {
    #[path = "scenario.rs"]
    #[expect(dead_code, reason = "the tests of the workflow use the rest")]
    mod scenario;

    use std::path::{Path, PathBuf};
    use std::rc::Rc;

    use routeslip::document::to_text;
    #[cfg(feature = "bpmn")]
    use routeslip::interchange::bpmn::{export, import};
    use routeslip::json::Node;
    use routeslip::workflow::{Command, Event, Phase, Request, Rest};

    use scenario::{HOUR, Instance, Scenario, parse, read};

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/patterns")
    }

    fn patterns() -> Vec<(String, Node)> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let read = |file: &PathBuf| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            (name, parse(&std::fs::read_to_string(file).unwrap()))
        };
        files.iter().map(read).collect()
    }

    #[test]
    fn every_pattern_is_there_and_listed() {
        let list = std::fs::read_to_string(folder().join("../../docs/patterns.md")).unwrap();
        let mut numbers = Vec::new();
        for (file, pattern) in patterns() {
            let number: u32 = read(pattern.get("pattern").expect("a number"));
            let name: String = read(pattern.get("name").expect("a name"));
            let written: String = read(pattern.get("written").expect("how it is written"));
            assert!(file.starts_with(&format!("{number:02}-")), "{file}");
            let line = format!("| {number} | {name} | {written} | [{file}]");
            assert!(list.contains(&line), "docs/patterns.md lacks: {line}");
            numbers.push(number);
        }
        assert!(numbers.iter().copied().eq(1..=43), "{numbers:?}");
    }

    #[test]
    fn every_pattern_gives_its_events() {
        let failures: Vec<String> = patterns()
            .iter()
            .filter_map(|(name, pattern)| Some(format!("{name}\n{}", run(pattern).err()?)))
            .collect();
        assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
    }

    #[cfg(feature = "bpmn")]
    #[test]
    fn every_pattern_gives_its_events_when_it_was_drawn() {
        let failures: Vec<String> = patterns()
            .iter()
            .filter_map(|(name, pattern)| {
                let mut scenario = Scenario::of(pattern);
                let written = to_text(&scenario.definition);
                let bundle = format!(r#"{{"workflows":{{"pattern":{written}}}}}"#);
                let exported = export(&bundle, None);
                if !exported.diagnostics.is_empty() {
                    // What it does otherwise, it tells.
                    assert_eq!(name, "17-interleaved-parallel-routing");
                    return None;
                }
                let imported = import(&exported.xml.unwrap());
                assert_eq!(imported.diagnostics, [], "{name}");
                let bundle = parse(&imported.bundle.unwrap());
                let drawn = bundle.get("workflows").and_then(|it| it.get("pattern"));
                scenario.definition = read(drawn.expect("the workflow"));
                assert!(scenario.definition.flows.is_some(), "{name}");
                Some(format!("{name}\n{}", run_in(pattern, &scenario, &sorted).err()?))
            })
            .collect();
        assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
    }

    fn run(pattern: &Node) -> Result<(), String> {
        run_in(pattern, &Scenario::of(pattern), &str::to_owned)
    }

    /// What has happened, where the order of what happens at the same time does not matter.
    #[cfg(feature = "bpmn")]
    fn sorted(events: &str) -> String {
        let mut events: Vec<&str> = events.split(", ").collect();
        events.sort_unstable();
        events.join(", ")
    }

    fn run_in(
        pattern: &Node,
        scenario: &Scenario,
        seen: &dyn Fn(&str) -> String,
    ) -> Result<(), String> {
        let mut instance = Instance::new(scenario, scenario.graph());
        for (number, step) in pattern.get("run").expect("a run").items().iter().enumerate() {
            let command = command(&mut instance, step)?;
            let given = match instance.give(&command) {
                Ok(events) => events.iter().map(told).collect::<Vec<_>>().join(", "),
                Err(rejection) => rejection.code.to_string(),
            };
            let expected: String = step.get("gives").map(read).unwrap_or_default();
            if seen(&given) != seen(&expected) {
                return Err(format!(
                    "command {number}:\n  gave     {given}\n  expected {expected}"
                ));
            }
        }
        let ended = pattern.get("ends").map(read::<Rc<str>>);
        let phase = instance.state.phase();
        match ended {
            Some(status) if *phase == Phase::Ended(Rc::clone(&status)) => Ok(()),
            None if *phase == Phase::Running => Ok(()),
            _ => Err(format!("it is {phase:?}")),
        }
    }

    /// An event in short: its word, and the step.
    fn told(event: &Event) -> String {
        let node = parse(&to_text(&event.kind));
        let text = |name: &str| node.get(name).and_then(Node::as_str);
        let word = text("type").expect("a type");
        let about = ["event", "step", "message", "status"].into_iter().find_map(text);
        let inside = node.get("kind").and_then(Node::as_str).filter(|_| word == "opened");
        [Some(word), about, inside].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn command(instance: &mut Instance<'_>, step: &Node) -> Result<Command, String> {
        let text = |name: &str| step.get(name).map(read::<Rc<str>>);
        let token_at = |wanted: &str, is_it: &dyn Fn(&Rest) -> bool| {
            let mut tokens = instance.state.tokens();
            let found = tokens.find(|token| *token.step == *wanted && is_it(&token.rest));
            found.map(|token| token.number).ok_or_else(|| format!("no token rests at `{wanted}`"))
        };
        if let Some(hours) = step.get("hours") {
            instance.now += read::<u64>(hours) * HOUR;
            return Ok(Command { by: None, key: None, request: Request::Tick });
        }
        let values = step.get("values").map(read).unwrap_or_default();
        let request = if let Some(values) = step.get("start") {
            Request::Start { submission: read(values), at: None }
        } else if let Some(at) = text("does") {
            let task = token_at(&at, &|rest| matches!(rest, Rest::Task(_)))?;
            Request::Answer { task, outcome: text("outcome"), comment: None }
        } else if let Some(name) = text("message") {
            Request::Message { name, key: step.get("key").map(read), values }
        } else if let Some(name) = text("signal") {
            Request::Signal { name, values }
        } else if let Some(at) = text("reply") {
            let token = token_at(&at, &|rest| matches!(rest, Rest::Answer))?;
            let error = text("error");
            let value = step.get("value").map(read).unwrap_or_default();
            Request::Reply { token, answer: error.map_or(Ok(value), Err) }
        } else if let Some(at) = text("add") {
            let token = token_at(&at, &|rest| matches!(rest, Rest::Scope(_)))?;
            Request::Add { token, items: read(step.get("items").expect("items")) }
        } else {
            assert!(step.get("cancel").is_some(), "a command is said");
            Request::Cancel { reason: None }
        };
        Ok(Command { by: Some(text("by").unwrap_or_else(|| "ana".into())), key: None, request })
    }
}
