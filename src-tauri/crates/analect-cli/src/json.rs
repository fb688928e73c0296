//! JSON as the command line prints it; offsets are code points.

use analect_library::{
    ArticleDetail, ArticleListing, Compared, Difference, HistoryEntry, ListedMark,
    PlacedAnnotation, PlacedEntity, RevisionListing, Tally,
};
use analect_model::{
    Anchoring, AnchoringState, Annotation, Block, BlockKind, Document, EntityKind, Label, LabelId,
    Mark, MarkKind, ReadingState, RevisionCause, RunnerUp, Summary, SummaryMethod, SummarySentence,
    TagName,
};
use analect_text::{OffsetMap, TextRange, slice};
use serde_json::{Map, Value, json};

/// A label.
pub(crate) fn label(label: &Label) -> Value {
    json!({
        "id": label.id.as_str(),
        "name": label.name,
        "key": label.key,
        "colour": format!("{:?}", label.colour).to_lowercase(),
        "pattern": format!("{:?}", label.pattern).to_lowercase(),
    })
}

/// An operation of the history.
pub(crate) fn operation(entry: &HistoryEntry) -> Value {
    let articles: Vec<String> = entry.articles.iter().map(ToString::to_string).collect();
    json!({
        "entry": entry.entry,
        "name": entry.op,
        "at": entry.at.rfc3339(),
        "undone": entry.undone,
        "articles": articles,
    })
}

/// An article as lists print it.
pub(crate) fn listing(listing: &ArticleListing) -> Value {
    let article = &listing.article;
    json!({
        "id": article.id.to_string(),
        "title": article.title,
        "title_derived": article.title_derived,
        "byline": article.byline.join(", "),
        "site": article.site,
        "source": article.source,
        "place": article.place,
        "published": article.published.map(|date| date.to_string()),
        "embargo": article.embargo,
        "language": article.language,
        "imported": article.imported_at.rfc3339(),
        "shelf": state(article.reading_state),
        "starred": article.starred,
        "words": listing.words,
        "highlights": listing.highlights,
        "notes": listing.notes,
        "tags": tags(&listing.tags),
        "collections": listing.collections.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "progress": listing.progress.as_ref().map(|progress| json!({
            "opened": progress.opened_at.rfc3339(),
            "furthest": f64::from(progress.furthest) / 1000.0,
            "finished": progress.finished,
        })),
    })
}

/// An article with its text and marks.
pub(crate) fn detail(detail: &ArticleDetail) -> Value {
    let document = &detail.revision.document;
    let map = OffsetMap::new(document.text());
    let mut value = listing(&detail.listing);
    let more = json!({
        "text": document.text(),
        "blocks": document.blocks().iter().map(|one| block(document, one, &map)).collect::<Vec<_>>(),
        "marks": document.marks().iter().map(|one| mark(one, &map)).collect::<Vec<_>>(),
        "note": detail.note.as_ref().map(|note| note.body.as_str()),
        "annotations": detail.highlights.iter().map(|one| placed(one, &map)).collect::<Vec<_>>(),
        "entities": detail.entities.iter().map(|one| entity(one, &map)).collect::<Vec<_>>(),
    });
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

/// A highlight at its stored position.
pub(crate) fn annotation(annotation: &Annotation, map: &OffsetMap<'_>) -> Value {
    let target = annotation.target.as_ref();
    let mut value = json!({
        "id": annotation.id.to_string(),
        "name": annotation.id.block_id(),
    });
    add_range(&mut value, map, target.map(|target| target.position));
    let more = json!({
        "exact": target.map(|target| target.quote.exact.as_str()),
        "prefix": target.map(|target| target.quote.prefix.as_str()),
        "suffix": target.map(|target| target.quote.suffix.as_str()),
        "label": annotation.label.as_ref().map(LabelId::as_str),
        "note": annotation.body,
        "tags": tags(&annotation.tags),
        "created": annotation.created.rfc3339(),
        "modified": annotation.modified.rfc3339(),
    });
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

/// A highlight where it sits now.
pub(crate) fn placed(placed: &PlacedAnnotation, map: &OffsetMap<'_>) -> Value {
    let mut value = annotation(&placed.annotation, map);
    add_range(&mut value, map, placed.anchoring.range);
    add_status(&mut value, placed.anchoring);
    if let (Value::Object(value), Some(before)) = (&mut value, &placed.before) {
        value.insert("before".into(), before.exact.as_str().into());
    }
    value
}

/// A mark of the library; without its place, which its article knows.
pub(crate) fn listed(mark: &ListedMark) -> Value {
    let annotation = &mark.placed.annotation;
    let quote = annotation
        .target
        .as_ref()
        .map(|target| target.quote.exact.as_str());
    let mut value = json!({
        "id": annotation.id.to_string(),
        "name": annotation.id.block_id(),
        "article": annotation.article.to_string(),
        "title": mark.title,
        "exact": quote,
        "before": mark.placed.before.as_ref().map(|quote| quote.exact.as_str()),
        "label": annotation.label.as_ref().map(LabelId::as_str),
        "note": annotation.body,
        "tags": tags(&annotation.tags),
        "created": annotation.created.rfc3339(),
        "modified": annotation.modified.rfc3339(),
    });
    add_status(&mut value, mark.placed.anchoring);
    value
}

/// A version of an article's text.
pub(crate) fn revision(number: usize, revision: &RevisionListing) -> Value {
    json!({
        "number": number,
        "id": revision.id.to_string(),
        "at": revision.fetched_at.rfc3339(),
        "cause": cause(revision.cause),
        "title": revision.metadata.as_ref().and_then(|known| known.title.as_deref()),
    })
}

/// What made a version, in a word.
pub(crate) fn cause(cause: RevisionCause) -> &'static str {
    match cause {
        RevisionCause::Import => "import",
        RevisionCause::Edit => "edit",
        RevisionCause::Details => "details",
        RevisionCause::Restore => "restore",
    }
}

/// How many highlights are in which state.
pub(crate) fn tally(tally: &Tally) -> Value {
    json!({
        "kept": tally.kept,
        "moved": tally.moved,
        "changed": tally.changed,
        "uncertain": tally.uncertain,
        "lost": tally.lost,
    })
}

/// A sentence beside its counterpart; each range is of its own text.
pub(crate) fn compared(row: &Compared, old: &OffsetMap<'_>, new: &OffsetMap<'_>) -> Value {
    let ranges = |map: &OffsetMap<'_>, all: &[TextRange]| -> Vec<Value> {
        let pairs = all.iter().filter_map(|range| map.code_points(*range));
        pairs
            .map(|range| json!([range.start().get(), range.end().get()]))
            .collect()
    };
    let range = |map: &OffsetMap<'_>, range: Option<TextRange>| {
        let range = range.and_then(|range| map.code_points(range))?;
        Some(json!([range.start().get(), range.end().get()]))
    };
    json!({
        "difference": match row.difference {
            Difference::Same => "same",
            Difference::Edited => "edited",
            Difference::Moved => "moved",
            Difference::Added => "added",
            Difference::Removed => "removed",
        },
        "old": range(old, row.old),
        "new": range(new, row.new),
        "gone": ranges(old, &row.gone),
        "came": ranges(new, &row.came),
    })
}

/// An entity with its mentions.
pub(crate) fn entity(placed: &PlacedEntity, map: &OffsetMap<'_>) -> Value {
    let mention = |placed: &analect_library::PlacedMention| {
        let mut value = json!({ "id": placed.mention.id.to_string() });
        add_range(&mut value, map, placed.anchoring.range);
        if let Value::Object(value) = &mut value {
            value.insert(
                "text".into(),
                placed.mention.target.quote.exact.as_str().into(),
            );
        }
        add_status(&mut value, placed.anchoring);
        value
    };
    json!({
        "id": placed.entity.id.to_string(),
        "name": placed.entity.name,
        "type": kind(placed.entity.kind),
        "aliases": placed.entity.aliases,
        "wikidata": placed.entity.wikidata,
        "mentions": placed.mentions.iter().map(mention).collect::<Vec<_>>(),
    })
}

/// Sentences as ranges.
pub(crate) fn sentences(ranges: &[TextRange], map: &OffsetMap<'_>) -> Value {
    let one = |range: &TextRange| {
        let mut value = json!({});
        add_range(&mut value, map, Some(*range));
        value
    };
    Value::Array(ranges.iter().map(one).collect())
}

/// The sentences of a summary, and `short` where there was nothing to choose from.
pub(crate) fn summary(summary: &Summary, map: &OffsetMap<'_>) -> Map<String, Value> {
    let mut value = Map::new();
    let sentences = summary
        .sentences
        .iter()
        .map(|one| summary_sentence(one, map))
        .collect();
    value.insert("sentences".into(), Value::Array(sentences));
    value.insert("total".into(), summary.total.into());
    if let Some(asked) = &summary.asked {
        value.insert("about".into(), asked.about.as_str().into());
        value.insert("asked".into(), asked.sentences.into());
    }
    if summary.method == SummaryMethod::Lead {
        value.insert("short".into(), true.into());
    }
    value
}

/// A sentence of a summary, with the reasons for it.
pub(crate) fn summary_sentence(sentence: &SummarySentence, map: &OffsetMap<'_>) -> Value {
    let mut value = json!({ "index": sentence.index });
    add_range(&mut value, map, Some(sentence.range));
    let reason = |reason: &analect_model::Reason| json!({ "name": format!("{:?}", reason.kind).to_lowercase(), "value": reason.value, "text": reason.text });
    let more = json!({
        "text": slice(map.text(), sentence.range),
        "score": sentence.score,
        "reasons": sentence.reasons.iter().map(reason).collect::<Vec<_>>(),
    });
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    if let (Value::Object(value), Some(range)) = (&mut value, sentence.follows) {
        let mut follows = json!({ "text": slice(map.text(), range) });
        add_range(&mut follows, map, Some(range));
        value.insert("follows".into(), follows);
    }
    if let (Value::Object(value), Some(beaten)) = (&mut value, sentence.beaten) {
        value.insert("beaten".into(), runner_up(&beaten, map));
    }
    value
}

fn runner_up(beaten: &RunnerUp, map: &OffsetMap<'_>) -> Value {
    let mut value = json!({ "index": beaten.index, "margin": beaten.margin });
    add_range(&mut value, map, Some(beaten.range));
    if let Value::Object(value) = &mut value {
        value.insert("text".into(), slice(map.text(), beaten.range).into());
    }
    value
}

fn block(document: &Document, block: &Block, map: &OffsetMap<'_>) -> Value {
    let mut value = json!({ "kind": block_kind(block.kind) });
    add_range(&mut value, map, Some(block.range));
    if let Value::Object(value) = &mut value {
        value.insert("text".into(), document.block_text(block).into());
    }
    value
}

fn mark(mark: &Mark, map: &OffsetMap<'_>) -> Value {
    let (kind, href) = match &mark.kind {
        MarkKind::Emphasis => ("emphasis", None),
        MarkKind::Strong => ("strong", None),
        MarkKind::Code => ("code", None),
        MarkKind::Strike => ("strike", None),
        MarkKind::Superscript => ("superscript", None),
        MarkKind::Subscript => ("subscript", None),
        MarkKind::Link(address) => ("link", Some(address.as_str())),
    };
    let mut value = json!({ "kind": kind, "href": href });
    add_range(&mut value, map, Some(mark.range));
    value
}

/// A block kind in one word, the same the extraction benchmarks use.
pub(crate) fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(1) => "h1",
        BlockKind::Heading(2) => "h2",
        BlockKind::Heading(3) => "h3",
        BlockKind::Heading(4) => "h4",
        BlockKind::Heading(5) => "h5",
        BlockKind::Heading(_) => "h6",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem { .. } => "list_item",
        BlockKind::Quote => "quote",
        BlockKind::Code => "code",
        BlockKind::TableCell { .. } => "table_cell",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Stamp => "stamp",
        BlockKind::SignOff => "sign_off",
        BlockKind::Promotion => "promotion",
    }
}

/// A shelf in one word.
pub(crate) fn state(state: ReadingState) -> &'static str {
    match state {
        ReadingState::Inbox => "inbox",
        ReadingState::Later => "later",
        ReadingState::Archive => "archive",
        ReadingState::Trash => "trash",
    }
}

pub(crate) fn kind(kind: EntityKind) -> &'static str {
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

fn tags(tags: &[TagName]) -> Vec<&str> {
    tags.iter().map(TagName::as_str).collect()
}

pub(crate) fn add_range(value: &mut Value, map: &OffsetMap<'_>, range: Option<TextRange>) {
    let points = range.and_then(|range| map.code_points(range));
    if let Value::Object(value) = value {
        value.insert(
            "start".into(),
            points.map(|points| points.start().get()).into(),
        );
        value.insert("end".into(), points.map(|points| points.end().get()).into());
    }
}

fn add_status(value: &mut Value, anchoring: Anchoring) {
    let status = match anchoring.state {
        AnchoringState::Exact => "exact",
        AnchoringState::Moved => "moved",
        AnchoringState::Changed => "changed",
        AnchoringState::Uncertain => "uncertain",
        AnchoringState::Orphaned => "orphan",
    };
    if let Value::Object(value) = value {
        value.insert("status".into(), status.into());
    }
}
