//! Marks as W3C Web Annotations in JSON-LD.

use crate::front_matter::hexadecimal;
use crate::web_annotation::{
    Beside, CAME, CONTEXT, HASH, Made, OWN, Said, Standing, UUID, WebAnnotation, is_iri, object,
    overlaid,
};
use crate::web_annotation_parts::{described, joined, one_or_all};
use analect_model::{AnchoringState, TextQuoteSelector};
use analect_text::CodePointRange;
use serde_json::{Map, Value, json};

/// One collection with `marks` in their order, as indented JSON.
pub fn write_web_annotations(marks: &[WebAnnotation]) -> String {
    let items: Vec<Value> = marks.iter().map(annotation).collect();
    let collection = json!({
        "@context": CONTEXT,
        "id": "urn:analect:annotations",
        "type": "AnnotationCollection",
        "label": "Annotations from Analect",
        "total": items.len(),
        "first": {
            "id": "urn:analect:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    format!("{collection:#}\n")
}

/// Who wrote the file.
pub(crate) fn generator() -> Value {
    json!({ "type": "Software", "name": "Analect" })
}

/// The terms that are not of the model: one, whose value is plain JSON.
pub(crate) fn own_terms() -> Value {
    json!({
        "analect": "urn:analect:terms:",
        OWN: { "@type": "@json" },
    })
}

fn annotation(mark: &WebAnnotation) -> Value {
    // What came with the annotation and has no other place.
    let mut rest = object(mark.extra.as_deref());
    let mut beside = Beside::of(rest.shift_remove(OWN));
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    let foreign = rest.shift_remove("id");
    put("@context", context(rest.shift_remove("@context")));
    if let Some(id) = mark.id {
        put("id", format!("{UUID}{id}").into());
    }
    put("type", with("Annotation".into(), rest.shift_remove("type")));
    put(
        "motivation",
        motivation(mark, rest.shift_remove("motivation")),
    );
    for (key, moment) in [("created", mark.created), ("modified", mark.modified)] {
        if let Some(moment) = moment {
            put(key, moment.rfc3339_precise().into());
        }
    }
    put(
        "generator",
        rest.shift_remove("generator").unwrap_or_else(generator),
    );
    let bodies = bodies(mark, &mut beside, rest.shift_remove("body"));
    if !bodies.is_empty() {
        put("body", bodies.into());
    }
    let target = target(mark, &mut beside, rest.shift_remove("target"));
    put("target", target);
    if mark.own {
        put(OWN, beside.in_part("mark", own(mark, foreign.as_ref())));
    }
    let iri = foreign
        .as_ref()
        .and_then(Value::as_str)
        .filter(|id| is_iri(id));
    if let Some(iri) = iri.filter(|_| !rest.contains_key("canonical")) {
        put("canonical", iri.into());
    }
    for (key, value) in rest {
        out.entry(key).or_insert(value);
    }
    Value::Object(out)
}

/// `value`, and the others beside it.
fn with(value: Value, others: Option<Value>) -> Value {
    let mut all = vec![value];
    all.extend(listed(others));
    one_or_all(all).unwrap_or_default()
}

fn context(others: Option<Value>) -> Value {
    let mut all = vec![CONTEXT.into(), own_terms()];
    all.extend(listed(others));
    all.into()
}

/// The elements of an array, or the only one.
pub(crate) fn listed(value: Option<Value>) -> Vec<Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(all)) => all,
        Some(one) => vec![one],
    }
}

/// Every purpose that applies.
fn motivation(mark: &WebAnnotation, others: Option<Value>) -> Value {
    let purposes = [
        (mark.quote.is_some(), "highlighting"),
        (!mark.body.is_empty() || mark.quote.is_none(), "commenting"),
        (!mark.tags.is_empty(), "tagging"),
    ];
    let purposes = purposes.into_iter().filter(|(applies, _)| *applies);
    let mut all: Vec<Value> = purposes.map(|(_, purpose)| purpose.into()).collect();
    all.extend(listed(others));
    all.into()
}

fn bodies(mark: &WebAnnotation, beside: &mut Beside, others: Option<Value>) -> Vec<Value> {
    let mut all = notes(&mark.body, listed(beside.take("notes")));
    let mut of_tags = object_of(beside.take("tags"));
    all.extend(mark.tags.iter().map(|tag| {
        let body = json!({ "type": "TextualBody", "value": tag.as_str(), "purpose": "tagging" });
        overlaid(body, of_tags.shift_remove(tag.as_str()))
    }));
    all.extend(listed(others).into_iter().map(described));
    all
}

/// The bodies of a note: one, or those it came in, unless it was changed since. What `came` with
/// the others stays where it was then, without words.
fn notes(note: &str, came: Vec<Value>) -> Vec<Value> {
    let value = |body: &Value| {
        let value = body.get("value").and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let words: Vec<String> = came.iter().map(value).collect();
    let then = joined(words.iter().map(String::as_str));
    // A single one is the whole note, white space and all.
    let unchanged = words.len() > 1 && then.split_whitespace().eq(note.split_whitespace());
    let said = |(at, mut body): (usize, Value)| {
        let value = match (unchanged, at) {
            (true, _) => words.get(at).map_or("", String::as_str),
            (false, 0) => note,
            (false, _) => "",
        };
        if let Value::Object(body) = &mut body {
            body.shift_remove("value");
        }
        let empty = value.is_empty() && body.as_object().is_none_or(Map::is_empty);
        (!empty).then(|| overlaid(note_body(value), Some(body)))
    };
    if came.is_empty() {
        let note = Some(note).filter(|note| !note.is_empty());
        return note.map(note_body).into_iter().collect();
    }
    came.into_iter().enumerate().filter_map(said).collect()
}

fn note_body(value: &str) -> Value {
    json!({
        "type": "TextualBody",
        "value": value,
        "format": "text/markdown",
        "purpose": "commenting",
    })
}

fn object_of(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

/// The article or the passage in it, and the targets beside it that came with the annotation.
fn target(mark: &WebAnnotation, beside: &mut Beside, others: Option<Value>) -> Value {
    let mut others = listed(others).into_iter();
    let mut rest = object_of(others.next());
    let article = mark.article.map(|id| format!("{UUID}{id}"));
    let address = mark.address.clone().or_else(|| article.clone());
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    put("type", "SpecificResource".into());
    let address = address.unwrap_or_else(|| "urn:analect:unknown".to_owned());
    put(
        "source",
        match rest.shift_remove("source") {
            Some(described) => overlaid(json!({ "id": address }), Some(described)),
            None => address.into(),
        },
    );
    if let Some(article) = article {
        put("scope", article.into());
    }
    if let Some(title) = &mark.title {
        put("dcterms:title", title.as_str().into());
    }
    if let Some(hash) = &mark.text {
        let mut state = Map::from_iter([("type".to_owned(), "TimeState".into())]);
        if let Some(obtained) = mark.obtained {
            state.insert("sourceDate".to_owned(), obtained.rfc3339_precise().into());
        }
        state.insert("cached".to_owned(), hash_name(hash).into());
        put("state", beside.in_part("state", state.into()));
    }
    let quote = mark.quote.as_ref();
    let quote = quote.map(|one| beside.in_part("quote", self::quote(one)));
    let position = mark.position.map(self::position);
    let position = position.map(|one| beside.in_part("position", one));
    let mut selectors: Vec<Value> = quote.into_iter().chain(position).collect();
    selectors.extend(listed(rest.shift_remove("selector")));
    for (key, value) in rest {
        let value = match out.shift_remove(&key) {
            Some(ours) => with(ours, Some(value)),
            None => value,
        };
        out.insert(key, value);
    }
    if !selectors.is_empty() {
        out.insert("selector".to_owned(), selectors.into());
    }
    let mut all = vec![Value::Object(out)];
    all.extend(others);
    match <[Value; 1]>::try_from(all) {
        Ok([one]) => one,
        Err(all) => all.into(),
    }
}

fn quote(quote: &TextQuoteSelector) -> Value {
    json!({
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    })
}

fn position(position: CodePointRange) -> Value {
    json!({
        "type": "TextPositionSelector",
        "start": position.start().get(),
        "end": position.end().get(),
    })
}

fn hash_name(hash: &[u8; 32]) -> String {
    format!("{HASH}{}", hexadecimal(hash.iter()))
}

/// What the model has no word for.
fn own(mark: &WebAnnotation, foreign: Option<&Value>) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    let kind = if mark.quote.is_some() {
        "highlight"
    } else {
        "note"
    };
    put("kind", kind.into());
    if let Some(label) = &mark.label {
        put("label", label.as_str().into());
    }
    if let Some(standing) = &mark.standing {
        stand(standing, &mut put);
    } else if mark.quote.is_some() {
        put("state", AnchoringState::Exact.word().into());
    }
    if let Some(foreign) = foreign {
        put("id", foreign.clone());
    }
    let said = Said::of(&mark.body, &mark.tags, mark.label.as_deref());
    if let Some(came) = mark.came.as_ref().filter(|came| **came != said) {
        put(CAME, came.json());
    }
    put("written", said.words.into());
    Value::Object(out)
}

fn stand(standing: &Standing, put: &mut impl FnMut(&str, Value)) {
    put("state", standing.state.word().into());
    put("score", (f64::from(standing.score) / 1000.0).into());
    if standing.settled {
        put("settled", true.into());
    }
    let Some(Made {
        quote,
        position,
        text,
    }) = &standing.made
    else {
        return;
    };
    let Value::Object(mut made) = json!({
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }) else {
        return;
    };
    if let Some(position) = position {
        made.insert("start".to_owned(), position.start().get().into());
        made.insert("end".to_owned(), position.end().get().into());
    }
    if let Some(hash) = text {
        made.insert("text".to_owned(), hash_name(hash).into());
    }
    put("made", made.into());
}
