//! The parts of a Web Annotation: its bodies, its target and what is ours.

use crate::web_annotation::{HASH, Made, Standing, WebAnnotation, read_state};
use crate::web_annotation_reader::article;
use crate::web_annotation_writer::listed;
use analect_model::{TagName, TextQuoteSelector, Timestamp};
use analect_text::{CodePointOffset, CodePointRange};
use serde_json::{Map, Value};

/// What kind of value this is, in words.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// `value` as a text; `what` names it.
pub(crate) fn text(value: Value, what: &str) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(format!("{what} is {}, not a text", kind(&other))),
    }
}

/// One text or several; `what` names each.
pub(crate) fn texts(value: Option<Value>, what: &str) -> Result<Vec<String>, String> {
    listed(value)
        .into_iter()
        .map(|one| text(one, what))
        .collect()
}

/// What an annotation says.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    pub(crate) notes: Vec<String>,
    pub(crate) tags: Vec<TagName>,
    /// What is neither.
    pub(crate) rest: Vec<Value>,
}

impl Bodies {
    pub(crate) fn note(&mut self, note: String) {
        if !note.is_empty() {
            self.notes.push(note);
        }
    }

    /// Adds a tag; whether it can be one.
    pub(crate) fn tag(&mut self, name: &str) -> bool {
        let tag = TagName::new(name);
        if let Some(tag) = tag.clone().filter(|tag| !self.tags.contains(tag)) {
            self.tags.push(tag);
        }
        tag.is_some()
    }
}

pub(crate) fn bodies(value: Option<Value>) -> Result<Bodies, String> {
    let mut found = Bodies::default();
    for body in listed(value) {
        let object = match body {
            Value::Object(object) => object,
            // The address of something that says it.
            Value::String(address) => {
                found.rest.push(address.into());
                continue;
            }
            other => return Err(format!("its body is {}", kind(&other))),
        };
        let said = object.get("value").or_else(|| object.get("chars"));
        let Some(said) = said.cloned() else {
            found.rest.push(object.into());
            continue;
        };
        let said = text(said, "the value of its body")?;
        match purpose(&object)? {
            Purpose::Tag if found.tag(&said) => {}
            Purpose::Note => found.note(said),
            Purpose::Tag | Purpose::Other => found.rest.push(object.into()),
        }
    }
    Ok(found)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Note,
    Tag,
    Other,
}

/// What a body with a value is for. One for classifying or linking is no note that a reader wrote.
fn purpose(body: &Map<String, Value>) -> Result<Purpose, String> {
    let given = texts(body.get("purpose").cloned(), "a purpose")?;
    let types = texts(body.get("type").cloned(), "a type")?;
    let has = |names: &[&str]| given.iter().any(|one| names.contains(&one.as_str()));
    let is_tag = types.iter().any(|one| one == "oa:Tag");
    Ok(if is_tag || has(&["tagging"]) {
        Purpose::Tag
    } else if has(&["classifying", "identifying", "linking", "highlighting"]) {
        Purpose::Other
    } else {
        Purpose::Note
    })
}

/// Reads what the annotation is on into `found`, and returns what else it says of it.
pub(crate) fn target(
    value: Option<Value>,
    found: &mut WebAnnotation,
) -> Result<Option<Value>, String> {
    let mut all = listed(value);
    if all.is_empty() {
        let known = found.address.is_some();
        return if known {
            Ok(None)
        } else {
            Err("there is no target".to_owned())
        };
    }
    let with_selector = all.iter().position(|one| one.get("selector").is_some());
    let first = match all.remove(with_selector.unwrap_or(0)) {
        Value::String(iri) => Map::from_iter([("source".to_owned(), Value::from(iri))]),
        Value::Object(object) => object,
        other => return Err(format!("the target is {}", kind(&other))),
    };
    let rest = on(first, found)?;
    Ok(match (rest.is_empty(), all.is_empty()) {
        (true, true) => None,
        (false, true) => Some(rest.into()),
        _ => {
            all.insert(0, rest.into());
            Some(all.into())
        }
    })
}

/// Reads one target; what is left of it comes back.
fn on(
    mut target: Map<String, Value>,
    found: &mut WebAnnotation,
) -> Result<Map<String, Value>, String> {
    target.shift_remove("type");
    if let Some(source) = source(&mut target)? {
        found.article = article(&source);
        if found.article.is_none() || found.address.is_none() {
            found.address = Some(source).filter(|source| article(source).is_none());
        }
    }
    if let Some(id) = target
        .get("scope")
        .and_then(Value::as_str)
        .and_then(article)
    {
        found.article = Some(id);
        target.shift_remove("scope");
    }
    if let Some(Value::String(_)) = target.get("dcterms:title") {
        let title = target.shift_remove("dcterms:title");
        found.title = title.and_then(|title| Some(title.as_str()?.to_owned()));
    }
    let cached = target.get("state").and_then(|state| state.get("cached"));
    if let Some(hash) = cached.and_then(Value::as_str).and_then(hash) {
        found.text = Some(hash);
        let state = target.shift_remove("state").unwrap_or_default();
        let date = state.get("sourceDate").and_then(Value::as_str);
        found.obtained = date.and_then(Timestamp::parse);
    }
    let selectors = listed(target.shift_remove("selector"));
    let mut rest = Vec::new();
    for selector in selectors {
        if !select(&selector, found)? {
            rest.push(selector);
        }
    }
    if !rest.is_empty() {
        target.insert("selector".to_owned(), rest.into());
    }
    Ok(target)
}

/// The address a target is on. Of a source that is described, the description goes.
fn source(target: &mut Map<String, Value>) -> Result<Option<String>, String> {
    let source = target
        .shift_remove("source")
        .or_else(|| target.shift_remove("id"));
    Ok(match source {
        None | Some(Value::Null) => None,
        Some(Value::Object(mut described)) => {
            let id = described.shift_remove("id");
            id.map(|id| text(id, "the id of its source")).transpose()?
        }
        Some(other) => Some(text(other, "its source")?),
    })
}

/// Reads a selector, if it is one of text; whether nothing of it is left.
fn select(selector: &Value, found: &mut WebAnnotation) -> Result<bool, String> {
    let object = match selector {
        Value::Object(object) => object,
        Value::String(_) => return Ok(false),
        other => return Err(format!("a selector is {}", kind(other))),
    };
    let types = texts(object.get("type").cloned(), "the type of a selector")?;
    let is = |name: &str| {
        types
            .iter()
            .any(|one| one.strip_prefix("oa:").unwrap_or(one) == name)
    };
    if is("TextQuoteSelector") {
        let quote = quote(object)?;
        let first = found.quote.is_none();
        found.quote.get_or_insert(quote);
        return Ok(first);
    }
    if is("TextPositionSelector") {
        let position = position(object)?.ok_or("its position has no start and end")?;
        let first = found.position.is_none();
        found.position.get_or_insert(position);
        return Ok(first);
    }
    let refined = object.get("refinedBy").filter(|one| one.is_object());
    if let Some(refined) = refined.filter(|_| !found.is_highlight()) {
        select(refined, found)?;
    }
    Ok(false)
}

fn quote(object: &Map<String, Value>) -> Result<TextQuoteSelector, String> {
    let part = |key: &str| match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => text(value.clone(), &format!("the {key} of its quote")).map(Some),
    };
    Ok(TextQuoteSelector {
        exact: part("exact")?.ok_or("its quote has no words")?,
        prefix: part("prefix")?.unwrap_or_default(),
        suffix: part("suffix")?.unwrap_or_default(),
    })
}

fn position(object: &Map<String, Value>) -> Result<Option<CodePointRange>, String> {
    let end = |key: &str| {
        let value = object.get(key).filter(|value| !value.is_null());
        let offset = |value: &Value| {
            let number = value.as_u64().and_then(|at| u32::try_from(at).ok());
            let bad = || format!("the {key} of its position is no number of characters");
            number.map(CodePointOffset::new).ok_or_else(bad)
        };
        value.map(offset).transpose()
    };
    let (Some(start), Some(end)) = (end("start")?, end("end")?) else {
        return Ok(None);
    };
    let range = CodePointRange::new(start, end);
    Ok(Some(range.ok_or("its position ends before it starts")?))
}

/// Reads what is ours into `found`; returns the name another service gave the annotation.
pub(crate) fn own(value: Value, found: &mut WebAnnotation) -> Result<Option<String>, String> {
    let Value::Object(mut terms) = value else {
        return Err(format!("what Analect says of it is {}", kind(&value)));
    };
    found.own = true;
    let said = |terms: &mut Map<String, Value>, key: &str| {
        let value = terms.shift_remove(key);
        value
            .map(|value| text(value, &format!("its {key}")))
            .transpose()
    };
    found.label = said(&mut terms, "label")?;
    let foreign = said(&mut terms, "id")?;
    let state = said(&mut terms, "state")?;
    let score = terms.get("score").and_then(Value::as_f64);
    if let Some((state, score)) = state.as_deref().and_then(read_state).zip(score) {
        found.standing = Some(Standing {
            state,
            score: thousandths(score),
            settled: terms.get("settled").and_then(Value::as_bool) == Some(true),
            made: terms.get("made").map(made).transpose()?,
        });
    }
    Ok(foreign)
}

fn made(value: &Value) -> Result<Made, String> {
    let object = value
        .as_object()
        .ok_or("the passage it was made on is no object")?;
    let text = object.get("text").and_then(Value::as_str);
    Ok(Made {
        quote: quote(object)?,
        position: position(object)?,
        text: text.and_then(hash),
    })
}

fn thousandths(share: f64) -> u16 {
    let nearest = |part: &u16| (f64::from(*part) / 1000.0 - share).abs() < 0.000_5;
    (0..=1000).find(nearest).unwrap_or(0)
}

fn hash(name: &str) -> Option<[u8; 32]> {
    let digits = name.strip_prefix(HASH)?;
    let mut bytes = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}
