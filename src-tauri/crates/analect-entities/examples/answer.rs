//! Finds the names of many texts: JSON Lines of `{"id", "text"}` in, JSON Lines of
//! `{"id", "entities": [{"name", "type", "aliases", "mentions": [{"start", "end", "text", "score"}]}]}`
//! out, offsets in code points. `--shown` leaves only the names that are sure enough to be painted.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use analect_entities::{Group, Name, group, names};
use analect_import::blocks_in_place;
use analect_model::EntityKind;
use analect_text::{OffsetMap, slice};
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let shown = std::env::args().any(|argument| argument == "--shown");
    match answer_all(shown) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("answer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer_all(shown: bool) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line.get("text").and_then(Value::as_str).unwrap_or_default();
        let id = line.get("id").cloned().unwrap_or_default();
        let answer = json!({ "id": id, "entities": entities(text, shown) });
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn entities(text: &str, shown: bool) -> Vec<Value> {
    let document = blocks_in_place(text);
    let map = OffsetMap::new(text);
    let groups = group(&document, &names(&document));
    let entity = |group: &Group| entity(text, &map, group, shown);
    groups.iter().filter_map(entity).collect()
}

fn entity(text: &str, map: &OffsetMap<'_>, group: &Group, shown: bool) -> Option<Value> {
    let kept = group
        .mentions
        .iter()
        .filter(|mention| mention.name.shown || !shown);
    let mentions: Vec<Value> = kept
        .filter_map(|one| mention(text, map, &one.name))
        .collect();
    let entity = json!({
        "name": group.name,
        "type": kind(group.kind),
        "aliases": group.aliases,
        "mentions": mentions,
    });
    (!mentions.is_empty()).then_some(entity)
}

fn mention(text: &str, map: &OffsetMap<'_>, name: &Name) -> Option<Value> {
    let range = map.code_points(name.range)?;
    Some(json!({
        "start": range.start().get(),
        "end": range.end().get(),
        "text": slice(text, name.range)?,
        "score": (f64::from(name.confidence) * 1000.0).round() / 1000.0,
    }))
}

const fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PERSON",
        EntityKind::Organization => "ORG",
        EntityKind::Place => "PLACE",
        EntityKind::Nationality => "NORP",
        EntityKind::Event => "EVENT",
        EntityKind::Work => "WORK",
        EntityKind::Other => "OTHER",
    }
}
