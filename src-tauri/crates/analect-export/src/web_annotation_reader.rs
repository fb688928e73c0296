//! W3C Web Annotations and their relatives, as they are found in files.
//!
//! Read are single annotations, lists, pages and collections with their pages in them, JSON Lines,
//! and what Hypothesis exports or answers. What has no place in a [`WebAnnotation`] is kept in its
//! `extra`. A file is read as a whole or not at all.

use crate::web_annotation::{Beside, CONTEXT, OWN, UUID, WebAnnotation, is_iri};
use crate::web_annotation_parts::{Bodies, bodies, kind, own, target, text, texts};
use crate::web_annotation_writer::{generator, listed, own_terms};
use analect_model::{ArticleId, Timestamp};
use serde_json::{Map, Value};

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no JSON.
    #[error("is not JSON: {0}")]
    Syntax(String),
    /// A line of it is no JSON.
    #[error("is not JSON in line {line}: {cause}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        cause: String,
    },
    /// It holds nothing.
    #[error("is empty")]
    Empty,
    /// An annotation is malformed.
    #[error("cannot be read: in annotation {number} {cause}")]
    Annotation {
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        cause: String,
    },
}

/// The annotations in `file`, in their order.
pub fn read_web_annotations(file: &str) -> Result<Vec<WebAnnotation>, ReadError> {
    let mut found = Vec::new();
    for value in values(file.trim_start_matches('\u{feff}'))? {
        collect(value, &mut found)?;
    }
    let read = |(at, object)| {
        annotation(object).map_err(|cause| ReadError::Annotation {
            number: at + 1,
            cause,
        })
    };
    found.into_iter().enumerate().map(read).collect()
}

/// The JSON values of a file: one, or one a line.
fn values(file: &str) -> Result<Vec<Value>, ReadError> {
    if file.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let whole = match serde_json::from_str(file) {
        Ok(value) => return Ok(vec![value]),
        Err(error) => ReadError::Syntax(said(&error)),
    };
    let lines = file.lines().enumerate();
    let mut lines = lines.filter(|(_, line)| !line.trim().is_empty()).peekable();
    let is_value = |line: &str| serde_json::from_str::<Map<String, Value>>(line).is_ok();
    if !lines.peek().is_some_and(|(_, first)| is_value(first)) {
        return Err(whole);
    }
    let read = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| ReadError::Line {
            line: at + 1,
            cause: said(&error),
        })
    };
    lines.map(read).collect()
}

fn said(error: &serde_json::Error) -> String {
    let said = error.to_string();
    if said.contains("recursion limit") {
        "it is nested too deeply".to_owned()
    } else {
        said
    }
}

/// The annotations in `value`. The recursion is bounded: JSON is not read deeper than 128 levels.
fn collect(value: Value, found: &mut Vec<Map<String, Value>>) -> Result<(), ReadError> {
    let malformed = |found: &[Map<String, Value>], cause: String| {
        Err(ReadError::Annotation {
            number: found.len() + 1,
            cause,
        })
    };
    let mut object = match value {
        Value::Array(all) => return all.into_iter().try_for_each(|one| collect(one, found)),
        Value::Object(object) => object,
        other => {
            let cause = format!("there is {}, not an object", kind(&other));
            return malformed(found, cause);
        }
    };
    if is_annotation(&object) {
        found.push(object);
        return Ok(());
    }
    let parts = ["items", "first", "annotations", "rows", "@graph"];
    let parts: Vec<Value> = parts
        .iter()
        .filter_map(|key| object.shift_remove(*key))
        .collect();
    if parts.iter().any(Value::is_string) {
        let cause = "the page of the collection lies elsewhere; give the page itself";
        return malformed(found, cause.to_owned());
    }
    let empty = object.get("total").and_then(Value::as_u64) == Some(0);
    if parts.is_empty() && !empty {
        return malformed(found, "the object is no annotation".to_owned());
    }
    parts.into_iter().try_for_each(|part| collect(part, found))
}

fn is_annotation(object: &Map<String, Value>) -> bool {
    let of = |key: &str| listed(object.get(key).cloned());
    let named = |name: &Value| {
        let name = name.as_str().unwrap_or_default();
        matches!(name, "Annotation" | "oa:Annotation")
    };
    object.contains_key("target") || of("type").iter().chain(&of("@type")).any(named)
}

fn annotation(mut object: Map<String, Value>) -> Result<WebAnnotation, String> {
    let mut take = |key: &str| object.shift_remove(key).filter(|value| !value.is_null());
    let mut found = WebAnnotation::default();
    let mut extra = Map::new();
    let mut keep = |key: &str, values: Vec<Value>| {
        if !values.is_empty() {
            extra.insert(key.to_owned(), values.into());
        }
    };
    keep("@context", contexts(take("@context")));
    keep("type", types([take("type"), take("@type")]));
    let mut beside = Beside::default();
    let foreign = match take(OWN) {
        Some(terms) => own(terms, &mut found, &mut beside)?,
        None => None,
    };
    let id = match (take("id"), take("@id")) {
        (Some(id), _) | (None, Some(id)) => Some(identifier(id)?),
        (None, None) => None,
    };
    found.id = id
        .as_deref()
        .and_then(|id| id.strip_prefix(UUID)?.parse().ok());
    let foreign = foreign.or_else(|| id.filter(|_| found.id.is_none()));
    keep("motivation", motivations(take("motivation"))?);
    found.created = moment(take("created"), "created")?;
    found.modified = moment(take("modified"), "modified")?;
    let written_by = take("generator").filter(|by| *by != generator());
    let mut said = bodies(take("body"))?;
    if let Some(value) = take("bodyValue") {
        said.note(text(value, "its bodyValue")?, Map::new());
    }
    let on = take("target");
    let page = take("uri");
    if let Some(uri) = &page {
        found.address = Some(text(uri.clone(), "its uri")?);
        hypothesis(&mut take, &mut found, &mut said)?;
    }
    keep("body", std::mem::take(&mut said.rest));
    found.tags = std::mem::take(&mut said.tags);
    found.body = said.note_and_rest(&mut beside);
    let rest = target(on, &mut found, &mut beside)?;
    let canonical = take("canonical");
    let repeated = foreign
        .as_deref()
        .is_some_and(|id| is_iri(id) && canonical.as_ref().and_then(Value::as_str) == Some(id));
    let single = [
        ("id", foreign.map(Value::from)),
        ("generator", written_by),
        ("uri", page),
        ("canonical", canonical.filter(|_| !repeated)),
        ("target", rest),
        (OWN, beside.into_value()),
    ];
    for (key, value) in single {
        if let Some(value) = value {
            extra.insert(key.to_owned(), value);
        }
    }
    extra.extend(object);
    extra.sort_keys();
    found.extra = (!extra.is_empty()).then(|| Value::Object(extra).to_string());
    Ok(found)
}

/// What Hypothesis says beside the target, in words of its own.
fn hypothesis(
    take: &mut impl FnMut(&str) -> Option<Value>,
    found: &mut WebAnnotation,
    said: &mut Bodies,
) -> Result<(), String> {
    let updated = moment(take("updated"), "updated")?;
    found.modified = found.modified.or(updated);
    if let Some(note) = take("text") {
        said.note(text(note, "its text")?, Map::new());
    }
    for tag in texts(take("tags"), "a tag")? {
        said.tag(&tag, Map::new());
    }
    Ok(())
}

fn identifier(id: Value) -> Result<String, String> {
    match id {
        Value::Number(number) => Ok(number.to_string()),
        other => text(other, "its id"),
    }
}

/// The types beside that of an annotation.
fn types(given: [Option<Value>; 2]) -> Vec<Value> {
    let mut all: Vec<Value> = given.into_iter().flat_map(listed).collect();
    all.retain(|one| !matches!(one.as_str(), Some("Annotation" | "oa:Annotation")));
    all
}

/// The contexts beside that of the model and ours.
fn contexts(value: Option<Value>) -> Vec<Value> {
    let mut all = listed(value);
    all.retain(|one| one.as_str() != Some(CONTEXT) && *one != own_terms());
    all
}

/// The motivations beside those that follow from the rest.
fn motivations(value: Option<Value>) -> Result<Vec<Value>, String> {
    let mut all = texts(value, "a motivation")?;
    all.retain(|one| !matches!(one.as_str(), "highlighting" | "commenting" | "tagging"));
    Ok(all.into_iter().map(Value::from).collect())
}

/// A moment; one in another form than RFC 3339 counts as none.
fn moment(value: Option<Value>, name: &str) -> Result<Option<Timestamp>, String> {
    let said = value.map(|value| text(value, &format!("its “{name}”")));
    Ok(said.transpose()?.as_deref().and_then(Timestamp::parse))
}

/// The article an IRI names.
pub(crate) fn article(iri: &str) -> Option<ArticleId> {
    iri.strip_prefix(UUID)?.parse().ok()
}
