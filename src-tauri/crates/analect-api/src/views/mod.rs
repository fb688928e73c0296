//! The library's nouns as the window sees them.

mod articles;
mod document;
mod following;
mod marks;
mod revisions;
mod sets;
mod summary;

use crate::answers::{ChangedValue, OperationView, Span, Utf16, ValueChangeView};
use analect_library::{ChangedValue as Value, HistoryEntry, ValueChange};
use analect_model::TagName;
use analect_text::{OffsetMap, TextRange, Utf16Offset, Utf16Range};
pub(crate) use articles::{article, counts, row, shelf, sort, state, text};
pub(crate) use following::{
    entity_file, entity_list, entity_page, entity_row, entity_sort, entity_type, rejection,
    suggestions, wanted_type,
};
pub(crate) use marks::{
    anchoring_state, annotation, entity, entity_kind, highlight, marks, occurrences,
};
pub(crate) use revisions::{comparison, notes_taken, revised, revisions, tally};
pub(crate) use sets::{collection, label, tag, wanted_label};
pub(crate) use summary::{digest, length, summary, verdict};

/// Converts between the window's positions and the program's, over one text.
pub(crate) struct Units<'t>(OffsetMap<'t>);

impl<'t> Units<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self(OffsetMap::new(text))
    }

    /// The range a span of the window means; a position inside a character means its rim.
    pub(crate) fn range(&self, span: Span) -> Option<TextRange> {
        let exact = |at: Utf16| self.0.from_utf16(Utf16Offset::new(at.0));
        let start = exact(span.start).or_else(|| exact(Utf16(span.start.0.checked_sub(1)?)))?;
        let end = exact(span.end).or_else(|| exact(Utf16(span.end.0.checked_add(1)?)))?;
        TextRange::new(start, end)
    }

    pub(crate) fn span(&self, range: TextRange) -> Option<Span> {
        utf16(&self.0, range)
    }

    /// The span of a range that is known to be a slice of the text.
    fn known(&self, range: TextRange) -> Span {
        self.span(range).unwrap_or(NOWHERE)
    }
}

/// The start of a text.
const NOWHERE: Span = Span {
    start: Utf16(0),
    end: Utf16(0),
};

fn utf16(map: &OffsetMap<'_>, range: TextRange) -> Option<Span> {
    map.utf16_range(range).map(|range: Utf16Range| Span {
        start: Utf16(range.start().get()),
        end: Utf16(range.end().get()),
    })
}

/// An operation of the history.
pub(crate) fn operation(entry: HistoryEntry) -> OperationView {
    OperationView {
        entry: entry.entry,
        name: entry.op,
        at: entry.at.milliseconds(),
        undone: entry.undone,
        articles: entry.articles.iter().map(ToString::to_string).collect(),
        changes: entry.changes.into_iter().map(value_change).collect(),
    }
}

fn value_change(change: ValueChange) -> ValueChangeView {
    ValueChangeView {
        value: match change.value {
            Value::Star => ChangedValue::Star,
            Value::Shelf => ChangedValue::Shelf,
            Value::Tag => ChangedValue::Tag,
            Value::Note => ChangedValue::Note,
            Value::Label => ChangedValue::Label,
            Value::LabelName => ChangedValue::LabelName,
            Value::Entity => ChangedValue::Entity,
            Value::EntityKind => ChangedValue::EntityKind,
            Value::Mention => ChangedValue::Mention,
            Value::Collection => ChangedValue::Collection,
            Value::CollectionOf => ChangedValue::CollectionOf,
            Value::Sentence => ChangedValue::Sentence,
        },
        before: change.before,
        after: change.after,
        quote: change.quote,
    }
}

fn names(tags: &[TagName]) -> Vec<String> {
    tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
