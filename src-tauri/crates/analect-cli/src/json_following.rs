//! What is printed of entities across the library, as JSON.

use crate::json::kind;
use analect_library::{
    CountedWords, EntityArticle, EntityListing, EntityNote, EntityPage, Link, MentionInContext,
    Statement, SuggestedMention, Suggestion, Suggestions, Together,
};
use analect_model::{EntityType, Rejection};
use analect_text::{OffsetMap, TextRange, slice};
use serde_json::{Value, json};

pub(crate) fn listing(one: &EntityListing) -> Value {
    let entity = &one.entity;
    json!({
        "id": entity.id.to_string(),
        "name": entity.name,
        "type": kind(entity.kind),
        "own_type": entity.own_type.map(|id| id.to_string()),
        "aliases": entity.aliases,
        "wikidata": entity.wikidata,
        "note": entity.note,
        "articles": one.articles,
        "mentions": one.mentions,
        "first_seen": one.first_seen.map(|day| day.to_string()),
        "last_seen": one.last_seen.map(|day| day.to_string()),
    })
}

pub(crate) fn rejection(one: &Rejection) -> Value {
    json!({
        "id": one.id.to_string(),
        "name": one.name,
        "type": one.kind.map(kind),
        "at": one.at.rfc3339(),
    })
}

pub(crate) fn own_type((own, entities): &(EntityType, u32)) -> Value {
    json!({
        "id": own.id.to_string(),
        "name": own.name,
        "key": own.key,
        "colour": format!("{:?}", own.colour).to_lowercase(),
        "pattern": format!("{:?}", own.pattern).to_lowercase(),
        "entities": entities,
    })
}

/// Positions are in code points of the text.
pub(crate) fn suggestions(found: &Suggestions, map: &OffsetMap<'_>) -> Value {
    let group = |one: &Suggestion| suggestion(one, map);
    json!({
        "language": found.foreign,
        "entities": found.groups.iter().map(group).collect::<Vec<_>>(),
    })
}

fn suggestion(one: &Suggestion, map: &OffsetMap<'_>) -> Value {
    let mention = |one: &SuggestedMention| {
        let mut value = place(map, one.place.range);
        value["score"] = rounded(one.confidence);
        value["shown"] = one.shown.into();
        value
    };
    json!({
        "name": one.name,
        "type": kind(one.kind),
        "aliases": one.aliases,
        "role": one.role,
        "score": rounded(one.confidence),
        "shown": one.shown,
        "link": one.link.as_ref().map(link),
        "others": one.others.iter().map(link).collect::<Vec<_>>(),
        "waits_in": one.elsewhere,
        "mentions": one.mentions.iter().map(mention).collect::<Vec<_>>(),
    })
}

fn rounded(score: f32) -> Value {
    ((f64::from(score) * 1000.0).round() / 1000.0).into()
}

fn link(link: &Link) -> Value {
    json!({
        "id": link.entity.id.to_string(),
        "name": link.entity.name,
        "type": kind(link.entity.kind),
        "articles": link.articles,
        "since": link.since.map(|day| day.to_string()),
        "reasons": link.reasons,
    })
}

fn place(map: &OffsetMap<'_>, range: TextRange) -> Value {
    let points = map.code_points(range);
    json!({
        "start": points.map(|points| points.start().get()),
        "end": points.map(|points| points.end().get()),
        "text": slice(map.text(), range),
    })
}

pub(crate) fn page(page: &EntityPage) -> Value {
    let together = |one: &Together| json!({ "id": one.entity.id.to_string(), "name": one.entity.name, "articles": one.articles });
    let mut value = listing(&page.listing);
    value["roles"] = page.roles.iter().map(counted).collect();
    value["honorifics"] = page.honorifics.iter().map(counted).collect();
    value["in"] = page.articles.iter().map(article).collect();
    value["waiting"] = page.waiting.iter().map(article).collect();
    value["said"] = page.statements_by.iter().map(statement).collect();
    value["said_of_it"] = page.statements_about.iter().map(statement).collect();
    value["together"] = page.together.iter().map(together).collect();
    value["notes"] = page.notes.iter().map(note).collect();
    value
}

fn counted(words: &CountedWords) -> Value {
    json!({ "text": words.text, "articles": words.articles })
}

fn article(one: &EntityArticle) -> Value {
    let mention = |one: &MentionInContext| {
        json!({
            "id": one.id.map(|id| id.to_string()),
            "before": one.before,
            "text": one.quote,
            "after": one.after,
        })
    };
    json!({
        "article": one.article.to_string(),
        "title": one.title,
        "site": one.site,
        "date": one.date.to_string(),
        "waiting": one.waiting,
        "mentions": one.mentions.iter().map(mention).collect::<Vec<_>>(),
    })
}

fn statement(said: &Statement) -> Value {
    json!({
        "article": said.article.to_string(),
        "title": said.title,
        "date": said.date.to_string(),
        "text": said.quote,
        "direct": said.direct,
        "speaker": said.speaker,
        "verb": said.verb,
    })
}

fn note(note: &EntityNote) -> Value {
    let annotation = &note.annotation;
    json!({
        "id": annotation.id.to_string(),
        "article": annotation.article.to_string(),
        "title": note.title,
        "exact": annotation.target.as_ref().map(|target| &target.quote.exact),
        "note": annotation.body,
    })
}
