//! Reading documents with marked names from JSON Lines, and lists of names.

use analect_entities::training::{Example, NameLists};
use analect_import::blocks_in_place;
use analect_model::EntityKind;
use analect_text::TextRange;
use serde_json::Value;
use std::path::Path;

/// The documents of `path`: lines of `{"id", "text", "source", "entities": [{"start", "end", "type"}]}`,
/// offsets in code points.
pub(crate) fn read(path: &Path) -> Result<Vec<Example>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| example(line).map_err(|error| failed(&error)))
        .collect()
}

fn example(line: &str) -> Result<Example, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let string = |name: &str| {
        let found = value.get(name).and_then(Value::as_str).map(str::to_owned);
        found.ok_or(format!("a line has no “{name}”"))
    };
    let text = string("text")?;
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect();
    let marked = value.get("entities").and_then(Value::as_array);
    let names = marked
        .into_iter()
        .flatten()
        .filter_map(|name| self::name(name, &starts))
        .collect();
    let id = string("id")?;
    let source = string("source")?;
    Ok(Example {
        id,
        source,
        document: blocks_in_place(&text),
        names,
    })
}

/// A name; `starts` holds the byte at which each character starts, and the end of the text.
fn name(value: &Value, starts: &[usize]) -> Option<(TextRange, EntityKind)> {
    let offset = |name: &str| {
        let number = value.get(name)?.as_u64()?;
        starts.get(usize::try_from(number).ok()?).copied()
    };
    let kind = match value.get("type")?.as_str()? {
        "PERSON" => EntityKind::Person,
        "ORG" => EntityKind::Organization,
        "PLACE" => EntityKind::Place,
        "NORP" => EntityKind::Nationality,
        "EVENT" => EntityKind::Event,
        "WORK" => EntityKind::Work,
        _ => return None,
    };
    Some((TextRange::of(offset("start")?, offset("end")?)?, kind))
}

/// The lists of names in `folder`.
pub(crate) fn lists(folder: &Path) -> Result<NameLists, String> {
    let file = |name: &str| {
        let path = folder.join(name).with_extension("txt");
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let mut lists = NameLists::default();
    for name in NameLists::files() {
        lists.add(name, &file(name)?);
    }
    lists.add_lower(&file("lower")?);
    Ok(lists)
}
