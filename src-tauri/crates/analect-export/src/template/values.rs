//! What a template can write.
//!
//! Every text is Markdown already: what an article, a name or a label says is escaped, notes are
//! bounded by [`crate::body`]. Optional things are empty, never undefined. `begin` and `end` are
//! signs that no text can hold, because control characters are dropped from all of them.

use super::assemble::{BEGIN, END, STOP};
use crate::Notes;
use crate::block::{BlockOf, Marker};
use crate::body::body;
use crate::escape::{is_followable, link_address, one_line, paragraphs};
use crate::front_matter::{obsidian_tag, properties};
use analect_model::{
    AnchoringState, Annotation, Colour, EntityKind, LabelId, Motivation, SummarySentence, TagName,
};
use analect_text::{CodePointRange, OffsetMap, TextRange, slice};
use minijinja::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The values of `notes`, and the markers that their signs stand for.
pub(super) fn values(notes: &Notes<'_>) -> (Value, Vec<Marker>) {
    let mut signs = Signs::default();
    let map = OffsetMap::new(notes.document.text());
    let highlights: Vec<(Option<&LabelId>, Value)> = highlights(notes)
        .into_iter()
        .map(|(note, state)| {
            let value = highlight(notes, note, state, &map, &mut signs);
            (note.label.as_ref(), value)
        })
        .collect();
    let labels: Vec<Value> = labels(notes, &highlights);
    let all: Vec<Value> = highlights.into_iter().map(|(_, value)| value).collect();
    let values = object([
        ("article", article(notes)),
        ("about", about(notes, &mut signs)),
        ("summary", summary(notes, &map, &mut signs)),
        ("note", article_note(notes, &mut signs)),
        ("highlights", all.into()),
        ("labels", labels.into()),
        ("entities", entities(notes)),
        ("front_matter", properties(notes).trim_end().into()),
    ]);
    (values, signs.0)
}

fn object<const N: usize>(parts: [(&'static str, Value); N]) -> Value {
    BTreeMap::from(parts).into()
}

/// The markers that were handed out.
#[derive(Default)]
struct Signs(Vec<Marker>);

impl Signs {
    /// The signs that stand for the two ends of the block of `marker`.
    fn add(&mut self, marker: Marker) -> [(&'static str, Value); 2] {
        let number = self.0.len();
        self.0.push(marker);
        let sign = |mark: char| Value::from(format!("{mark}{number}{STOP}"));
        [("begin", sign(BEGIN)), ("end", sign(END))]
    }
}

fn text(given: Option<&str>) -> Value {
    one_line(given.unwrap_or("")).into()
}

pub(super) fn title(title: &str) -> String {
    let title = one_line(title);
    if title.is_empty() {
        "Untitled".to_owned()
    } else {
        title
    }
}

fn article(notes: &Notes<'_>) -> Value {
    let article = notes.article;
    let authors = article.byline.iter().map(|name| text(Some(name)));
    let source = article.source.as_deref();
    let followed = source.filter(|source| is_followable(source));
    let language = article.language.as_deref().unwrap_or("");
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    object([
        ("id", article.id.to_string().into()),
        ("title", title(&article.title).into()),
        ("authors", authors.collect::<Vec<_>>().into()),
        ("site", text(article.site.as_deref())),
        (
            "source",
            followed.and_then(link_address).unwrap_or_default().into(),
        ),
        (
            "published",
            article
                .published
                .map_or_else(String::new, |day| day.to_string())
                .into(),
        ),
        ("saved", article.imported_at.rfc3339().into()),
        (
            "language",
            if language.chars().all(plain) {
                language
            } else {
                ""
            }
            .into(),
        ),
        ("tags", tags(notes.tags)),
    ])
}

/// The authors, the site with its link, and the day, in one line.
fn about(notes: &Notes<'_>, signs: &mut Signs) -> Value {
    let article = notes.article;
    let byline = Some(article.byline.join(", ")).filter(|names| !names.trim().is_empty());
    let source = article.source.as_deref();
    let site = article
        .site
        .as_deref()
        .or(source)
        .map(one_line)
        .filter(|site| !site.is_empty());
    let link = source
        .filter(|source| is_followable(source))
        .and_then(link_address);
    let site =
        site.map(|site| link.map_or_else(|| site.clone(), |link| format!("[{site}]({link})")));
    let day = article.published.map(|day| day.to_string());
    let parts: Vec<String> = [byline.map(|names| one_line(&names)), site, day]
        .into_iter()
        .flatten()
        .collect();
    let [begin, end] = signs.add(Marker::new(BlockOf::About, "about", Vec::new()));
    object([("text", parts.join(" · ").into()), begin, end])
}

fn summary(notes: &Notes<'_>, map: &OffsetMap<'_>, signs: &mut Signs) -> Value {
    let found = notes.summary.map_or(&[][..], |summary| &summary.sentences);
    let words = |range| slice(map.text(), range);
    let sentence = |one: &SummarySentence| {
        object([
            ("text", text(words(one.range))),
            ("range", position(map, one.range).into()),
            ("follows", text(one.follows.and_then(words))),
        ])
    };
    let ranges = found.iter().map(|one| position(map, one.range));
    let marker = Marker::new(BlockOf::Summary, "s", ranges.collect());
    let [begin, end] = signs.add(marker);
    let sentences: Vec<Value> = found.iter().map(sentence).collect();
    // What no sentence speaks of changed nothing.
    let asked = notes.summary.and_then(|summary| summary.asked.as_ref());
    let about = asked.filter(|asked| asked.sentences > 0);
    let about = text(about.map(|asked| asked.about.as_str()));
    object([
        ("about", about),
        ("sentences", sentences.into()),
        begin,
        end,
    ])
}

/// The reader's note on the article as a whole.
fn article_note(notes: &Notes<'_>, signs: &mut Signs) -> Value {
    let on_article =
        |note: &&Annotation| note.motivation == Motivation::Commenting || note.target.is_none();
    let annotations = notes.annotations.iter().map(|(note, _)| note);
    let found = annotations.filter(on_article);
    let Some(note) = found.min_by_key(|note| (note.created, note.id)) else {
        let empty = |key| (key, Value::from(""));
        return object([
            empty("text"),
            empty("created"),
            ("tags", Vec::<Value>::new().into()),
            // Signs of nothing: what stands between them is no block.
            empty("begin"),
            empty("end"),
        ]);
    };
    let mut fields = vec![note.created.rfc3339()];
    fields.extend(odd_tags(&note.tags));
    let marker = Marker::new(BlockOf::Note, &note.id.block_id(), fields);
    let [begin, end] = signs.add(marker);
    object([
        ("text", body(&note.body).trim_end_matches('\n').into()),
        ("created", note.created.rfc3339().into()),
        ("tags", tags(&note.tags)),
        begin,
        end,
    ])
}

/// The highlights in the order of the text, those that stand nowhere in it last.
fn highlights<'n>(notes: &Notes<'n>) -> Vec<(&'n Annotation, AnchoringState)> {
    let is_highlight =
        |note: &Annotation| note.motivation == Motivation::Highlighting && note.target.is_some();
    let all = notes.annotations.iter().map(|(note, state)| (note, *state));
    let mut found: Vec<_> = all.filter(|(note, _)| is_highlight(note)).collect();
    let place = |note: &Annotation| {
        let position = note.target.as_ref().map(|target| target.position);
        position.map(|range| (range.start(), range.end()))
    };
    found.sort_by_key(|(note, state)| {
        let lost = *state == AnchoringState::Orphaned;
        (lost, place(note), note.created, note.id)
    });
    found
}

fn highlight(
    notes: &Notes<'_>,
    note: &Annotation,
    state: AnchoringState,
    map: &OffsetMap<'_>,
    signs: &mut Signs,
) -> Value {
    let (range, exact, before, after) =
        note.target
            .as_ref()
            .map_or((TextRange::default(), "", "", ""), |target| {
                let quote = &target.quote;
                (
                    target.position,
                    &*quote.exact,
                    &*quote.prefix,
                    &*quote.suffix,
                )
            });
    // A lost one stands nowhere: where it was made is a position in another text.
    let place = (state != AnchoringState::Orphaned).then(|| position(map, range));
    let id = note.id.block_id();
    let label = note.label.as_ref().map_or("none", LabelId::as_str);
    let mut fields = vec![
        place.clone().unwrap_or_else(|| state.word().to_owned()),
        label.to_owned(),
        note.created.rfc3339(),
    ];
    fields.extend(odd_tags(&note.tags));
    let [begin, end] = signs.add(Marker::new(BlockOf::Highlight, &id, fields));
    let context = object([("before", text(Some(before))), ("after", text(Some(after)))]);
    object([
        ("block_id", id.into()),
        ("quote", paragraphs(exact).join("\n").into()),
        ("note", body(&note.body).trim_end_matches('\n').into()),
        ("tags", tags(&note.tags)),
        ("label", label_value(notes, note.label.as_ref())),
        ("created", note.created.rfc3339().into()),
        ("modified", note.modified.rfc3339().into()),
        ("range", place.unwrap_or_default().into()),
        ("state", state.word().into()),
        ("context", context),
        begin,
        end,
    ])
}

/// A label; `id`, `name` and `colour` are empty where there is none.
fn label_value(notes: &Notes<'_>, id: Option<&LabelId>) -> Value {
    let known = notes.labels.iter().find(|label| Some(&label.id) == id);
    let id = id.map_or("", LabelId::as_str);
    object([
        ("id", id.into()),
        (
            "name",
            known.map_or_else(|| id.into(), |label| text(Some(&label.name))),
        ),
        (
            "colour",
            known.map_or("", |label| colour(label.colour)).into(),
        ),
    ])
}

fn colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Yellow => "yellow",
        Colour::Green => "green",
        Colour::Pink => "pink",
        Colour::Blue => "blue",
        Colour::Purple => "purple",
        Colour::Orange => "orange",
    }
}

/// The labels in use with their highlights: the library's in their order, then others, then none.
fn labels(notes: &Notes<'_>, highlights: &[(Option<&LabelId>, Value)]) -> Vec<Value> {
    let mut order: Vec<Option<&LabelId>> =
        notes.labels.iter().map(|label| Some(&label.id)).collect();
    for (id, _) in highlights.iter().filter(|(id, _)| id.is_some()) {
        if !order.contains(id) {
            order.push(*id);
        }
    }
    order.push(None);
    let mut groups: BTreeMap<Option<&LabelId>, Vec<Value>> = BTreeMap::new();
    for (id, value) in highlights {
        groups.entry(*id).or_default().push(value.clone());
    }
    let group = |id: Option<&LabelId>| {
        let own = groups.get(&id)?;
        Some(object([
            ("label", label_value(notes, id)),
            ("highlights", own.clone().into()),
        ]))
    };
    order.into_iter().filter_map(group).collect()
}

fn entities(notes: &Notes<'_>) -> Value {
    let of = |kinds: &[EntityKind]| -> Value {
        let own = notes
            .entities
            .iter()
            .filter(|(entity, _)| kinds.contains(&entity.kind));
        let value = own.map(|(entity, mentions)| {
            object([
                ("name", text(Some(&entity.name))),
                ("mentions", (*mentions).into()),
            ])
        });
        value.collect::<Vec<_>>().into()
    };
    object([
        ("people", of(&[EntityKind::Person])),
        ("organisations", of(&[EntityKind::Organization])),
        ("places", of(&[EntityKind::Place])),
        ("events", of(&[EntityKind::Event])),
        ("works", of(&[EntityKind::Work])),
        ("others", of(&[EntityKind::Nationality, EntityKind::Other])),
    ])
}

/// The tags as Obsidian accepts them, without `#`.
fn tags(tags: &[TagName]) -> Value {
    let tags = tags.iter().filter_map(|tag| obsidian_tag(tag.as_str()));
    tags.map(Value::from).collect::<Vec<_>>().into()
}

/// A word for the marker that names the tags Obsidian's form of which says less; percent-encoded.
fn odd_tags(tags: &[TagName]) -> Option<String> {
    let odd = tags
        .iter()
        .map(TagName::as_str)
        .filter(|tag| obsidian_tag(tag).as_deref() != Some(tag));
    let encoded: Vec<String> = odd.map(percent_encoded).collect();
    (!encoded.is_empty()).then(|| format!("tags={}", encoded.join(",")))
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// `START-END` in code points; where the range lies outside the text, the nearest positions inside.
fn position(map: &OffsetMap<'_>, range: TextRange) -> String {
    let whole = TextRange::whole(map.text());
    let found = map
        .code_points(range)
        .or_else(|| map.code_points(range.intersection(whole)?));
    let found = found.unwrap_or_else(|| {
        let end = map.code_point(whole.end()).unwrap_or_default();
        CodePointRange::new(end, end).unwrap_or_default()
    });
    format!("{}-{}", found.start().get(), found.end().get())
}
