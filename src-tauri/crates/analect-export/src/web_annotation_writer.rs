//! Marks as W3C Web Annotations in JSON-LD.

use crate::front_matter::hexadecimal;
use crate::web_annotation::{
    CONTEXT, HASH, Made, OWN, Standing, UUID, WebAnnotation, is_iri, state_word,
};
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
    let mut rest = remainder(mark);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    let foreign = rest.shift_remove("id");
    put("@context", context(rest.shift_remove("@context")));
    if let Some(id) = mark.id {
        put("id", format!("{UUID}{id}").into());
    }
    put("type", "Annotation".into());
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
    let bodies = bodies(mark, rest.shift_remove("body"));
    if !bodies.is_empty() {
        put("body", bodies.into());
    }
    put("target", target(mark, rest.shift_remove("target")));
    if mark.own {
        put(OWN, own(mark, foreign.as_ref()));
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

/// What came with the annotation and has no other place.
fn remainder(mark: &WebAnnotation) -> Map<String, Value> {
    let extra = mark.extra.as_deref();
    extra
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
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

fn bodies(mark: &WebAnnotation, others: Option<Value>) -> Vec<Value> {
    let mut all = Vec::new();
    if !mark.body.is_empty() {
        all.push(json!({
            "type": "TextualBody",
            "value": mark.body,
            "format": "text/markdown",
            "purpose": "commenting",
        }));
    }
    all.extend(
        mark.tags.iter().map(
            |tag| json!({ "type": "TextualBody", "value": tag.as_str(), "purpose": "tagging" }),
        ),
    );
    all.extend(listed(others));
    all
}

/// The article or the passage in it, and the targets beside it that came with the annotation.
fn target(mark: &WebAnnotation, others: Option<Value>) -> Value {
    let mut others = listed(others).into_iter();
    let article = mark.article.map(|id| format!("{UUID}{id}"));
    let address = mark.address.clone().or_else(|| article.clone());
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    put("type", "SpecificResource".into());
    put(
        "source",
        address
            .unwrap_or_else(|| "urn:analect:unknown".to_owned())
            .into(),
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
        put("state", state.into());
    }
    let mut selectors: Vec<Value> = mark.quote.iter().map(quote).collect();
    selectors.extend(mark.position.map(position));
    if let Some(Value::Object(rest)) = others.next() {
        for (key, value) in rest {
            if key == "selector" {
                selectors.extend(listed(Some(value)));
            } else {
                out.entry(key).or_insert(value);
            }
        }
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
        put("state", state_word(AnchoringState::Exact).into());
    }
    if let Some(foreign) = foreign {
        put("id", foreign.clone());
    }
    Value::Object(out)
}

fn stand(standing: &Standing, put: &mut impl FnMut(&str, Value)) {
    put("state", state_word(standing.state).into());
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
