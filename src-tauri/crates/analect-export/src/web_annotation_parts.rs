//! The parts of a Web Annotation: its bodies, its target and what is ours.

use crate::web_annotation::{Beside, CAME, HASH, Made, Said, Standing, WebAnnotation};
use crate::web_annotation_reader::article;
use crate::web_annotation_writer::listed;
use analect_model::{AnchoringState, TagName, TextQuoteSelector, Timestamp};
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
    /// The notes, each with what else its body says.
    notes: Vec<(String, Map<String, Value>)>,
    pub(crate) tags: Vec<TagName>,
    /// What else the bodies of tags say, by tag.
    of_tags: Map<String, Value>,
    /// What is neither.
    pub(crate) rest: Vec<Value>,
}

impl Bodies {
    pub(crate) fn note(&mut self, note: String, said: Map<String, Value>) {
        if !note.is_empty() || !said.is_empty() {
            self.notes.push((note, said));
        }
    }

    /// Adds a tag; whether it is one that was not there.
    pub(crate) fn tag(&mut self, name: &str, mut said: Map<String, Value>) -> bool {
        let Some(tag) = TagName::new(name).filter(|tag| !self.tags.contains(tag)) else {
            return false;
        };
        if tag.as_str() != name {
            said.insert("value".to_owned(), name.into());
        }
        if !said.is_empty() {
            self.of_tags.insert(tag.as_str().to_owned(), said.into());
        }
        self.tags.push(tag);
        true
    }

    /// The notes as one; what else was said of them and the tags goes into `beside`.
    pub(crate) fn note_and_rest(self, beside: &mut Beside) -> String {
        let words: Vec<&str> = self.notes.iter().map(|(note, _)| note.as_str()).collect();
        let note = joined(words.into_iter());
        let several = self.notes.len() > 1;
        let plain = self.notes.iter().all(|(_, said)| said.is_empty());
        if several || !plain {
            let whole = |(note, mut said): (String, Map<String, Value>)| {
                if several {
                    said.insert("value".to_owned(), note.into());
                }
                Value::Object(said)
            };
            beside.keep(
                "notes",
                self.notes.into_iter().map(whole).collect::<Vec<_>>(),
            );
        }
        beside.keep("tags", self.of_tags);
        note
    }
}

/// Notes as one.
pub(crate) fn joined<'n>(notes: impl Iterator<Item = &'n str>) -> String {
    let notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
    notes.join("\n\n")
}

/// `object` without the keys that say what they say in what we write.
fn without(mut object: Map<String, Value>, usual: &[(&str, &str)]) -> Map<String, Value> {
    for (key, value) in usual {
        if object.get(*key).and_then(Value::as_str) == Some(value) {
            object.shift_remove(*key);
        }
    }
    object
}

pub(crate) fn bodies(value: Option<Value>) -> Result<Bodies, String> {
    let mut found = Bodies::default();
    for body in listed(value) {
        let mut object = match body {
            Value::Object(object) => object,
            Value::String(address) => {
                found.rest.push(described(address.into()));
                continue;
            }
            other => return Err(format!("its body is {}", kind(&other))),
        };
        let purpose = purpose(&object)?;
        let key = ["value", "chars"]
            .into_iter()
            .find(|key| object.contains_key(*key));
        let Some(key) = key.filter(|_| purpose != Purpose::Other) else {
            found.rest.push(object.into());
            continue;
        };
        let whole = object.clone();
        let said = text(
            object.shift_remove(key).unwrap_or_default(),
            "the value of its body",
        )?;
        let object = without(object, &[("type", "TextualBody")]);
        if purpose == Purpose::Note {
            let usual = [("format", "text/markdown"), ("purpose", "commenting")];
            found.note(said, without(object, &usual));
        } else if !found.tag(&said, without(object, &[("purpose", "tagging")])) {
            found.rest.push(whole.into());
        }
    }
    Ok(found)
}

/// A body that is only the address of something, as an object: in a list, not every reader takes an
/// address alone.
pub(crate) fn described(body: Value) -> Value {
    match body {
        Value::String(address) => Map::from_iter([("id".to_owned(), address.into())]).into(),
        other => other,
    }
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
    beside: &mut Beside,
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
    let rest = on(first, found, beside)?;
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
    beside: &mut Beside,
) -> Result<Map<String, Value>, String> {
    take_one(&mut target, "type", |one| {
        one.as_str()
            .filter(|one| *one == "SpecificResource")
            .map(|_| ())
    });
    if let Some(source) = source(&mut target)? {
        found.article = article(&source);
        if found.article.is_none() || found.address.is_none() {
            found.address = Some(source).filter(|source| article(source).is_none());
        }
    }
    let scope = take_one(&mut target, "scope", |one| one.as_str().and_then(article));
    found.article = scope.or(found.article);
    found.title = take_one(&mut target, "dcterms:title", |one| {
        one.as_str().map(str::to_owned)
    });
    let text = |state: &Value| {
        let hash = state.get("cached").and_then(Value::as_str).and_then(hash)?;
        Some((hash, state.as_object()?.clone()))
    };
    if let Some((hash, mut state)) = take_one(&mut target, "state", text) {
        found.text = Some(hash);
        let date = state.get("sourceDate").and_then(Value::as_str);
        found.obtained = date.and_then(Timestamp::parse);
        state.shift_remove("cached");
        if found.obtained.is_some() {
            state.shift_remove("sourceDate");
        }
        beside.keep("state", without(state, &[("type", "TimeState")]));
    }
    let selectors = listed(target.shift_remove("selector"));
    let mut rest = Vec::new();
    for selector in selectors {
        if !select(&selector, found, beside)? {
            rest.push(selector);
        }
    }
    if !rest.is_empty() {
        target.insert("selector".to_owned(), rest.into());
    }
    Ok(target)
}

/// Takes the first of the values under `key` that `read` understands; the others stay.
fn take_one<T>(
    object: &mut Map<String, Value>,
    key: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Option<T> {
    let mut all = listed(object.shift_remove(key));
    let mut numbered = all.iter().enumerate();
    let found = numbered.find_map(|(at, one)| Some((at, read(one)?)));
    if let Some((at, _)) = &found {
        all.remove(*at);
    }
    if let Some(rest) = one_or_all(all) {
        object.insert(key.to_owned(), rest);
    }
    found.map(|(_, found)| found)
}

/// The only one of several values, or a list of them; `None` where there are none.
pub(crate) fn one_or_all(mut all: Vec<Value>) -> Option<Value> {
    match all.len() {
        0 => None,
        1 => all.pop(),
        _ => Some(all.into()),
    }
}

/// The address a target is on. Of a source that is described, the description stays.
fn source(target: &mut Map<String, Value>) -> Result<Option<String>, String> {
    let source = target
        .shift_remove("source")
        .or_else(|| target.shift_remove("id"));
    Ok(match source {
        None | Some(Value::Null) => None,
        Some(Value::Object(mut described)) => {
            let id = described.shift_remove("id");
            if !described.is_empty() {
                target.insert("source".to_owned(), described.into());
            }
            id.map(|id| text(id, "the id of its source")).transpose()?
        }
        Some(other) => Some(text(other, "its source")?),
    })
}

/// Reads a selector, if it is one of text; whether nothing of it is left.
fn select(
    selector: &Value,
    found: &mut WebAnnotation,
    beside: &mut Beside,
) -> Result<bool, String> {
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
        if found.quote.is_some() {
            return Ok(false);
        }
        found.quote = Some(quote);
        let known = ["exact", "prefix", "suffix"];
        beside.keep("quote", rest_of(object, "TextQuoteSelector", &known));
        return Ok(true);
    }
    if is("TextPositionSelector") {
        let position = position(object)?.ok_or("its position has no start and end")?;
        if found.position.is_some() {
            return Ok(false);
        }
        found.position = Some(position);
        let rest = rest_of(object, "TextPositionSelector", &["start", "end"]);
        beside.keep("position", rest);
        return Ok(true);
    }
    let refined = object.get("refinedBy").filter(|one| one.is_object());
    if let Some(refined) = refined.filter(|_| !found.is_highlight()) {
        // The selector stays as a whole, and with it what is said in there.
        select(refined, found, &mut Beside::default())?;
    }
    Ok(false)
}

/// What a selector of `kind` says beyond the `known` keys.
fn rest_of(object: &Map<String, Value>, kind: &str, known: &[&str]) -> Map<String, Value> {
    let mut rest = without(object.clone(), &[("type", kind)]);
    rest.retain(|key, _| !known.contains(&key.as_str()));
    rest
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
pub(crate) fn own(
    value: Value,
    found: &mut WebAnnotation,
    beside: &mut Beside,
) -> Result<Option<String>, String> {
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
    found.written = said(&mut terms, "written")?.map(|words| Said {
        words,
        label: found.label.clone(),
    });
    found.came = terms.get(CAME).and_then(Said::read);
    let score = terms.get("score").and_then(Value::as_f64);
    if let Some((state, score)) = state.as_deref().and_then(named).zip(score) {
        found.standing = Some(Standing {
            state,
            score: thousandths(score),
            settled: terms.get("settled").and_then(Value::as_bool) == Some(true),
            made: terms.get("made").map(made).transpose()?,
        });
    }
    for key in ["kind", "score", "settled", "made", CAME] {
        terms.shift_remove(key);
    }
    beside.keep("mark", terms);
    Ok(foreign)
}

fn named(word: &str) -> Option<AnchoringState> {
    let mut all = AnchoringState::ALL.into_iter();
    all.find(|state| state.word() == word)
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
