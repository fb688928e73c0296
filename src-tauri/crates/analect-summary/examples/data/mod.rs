//! Reading documents with reference summaries from JSON Lines.

use analect_import::blocks_in_place;
use analect_summary::training::Example;
use serde_json::Value;
use std::path::Path;

/// What the data calls a document, and what is learnt from it.
pub(crate) type Item = (String, Example);

/// The documents of `path`: lines of `{"id", "text", "title"?, "reference" or "references"}`, where a
/// reference is a string or a list of sentences.
pub(crate) fn read(path: &Path) -> Result<Vec<Item>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| item(line).map_err(|error| failed(&error)))
        .collect()
}

fn item(line: &str) -> Result<Item, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let string = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let required = |name: &str| string(name).ok_or(format!("a line has no “{name}”"));
    let references = match (value.get("references"), value.get("reference")) {
        (Some(Value::Array(all)), _) if !all.is_empty() => all.iter().map(joined).collect(),
        (_, Some(one)) => vec![joined(one)],
        _ => return Err("a line has no reference".into()),
    };
    let example = Example {
        document: blocks_in_place(&required("text")?),
        title: string("title"),
        references,
    };
    Ok((required("id")?, example))
}

fn joined(reference: &Value) -> String {
    match reference {
        Value::Array(parts) => parts.iter().map(joined).collect::<Vec<_>>().join("\n"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
