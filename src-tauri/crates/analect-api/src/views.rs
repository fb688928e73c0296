//! The library's nouns as the window sees them.

use crate::answers::{
    Anchoring, AnnotationView, ArticleRow, ArticleView, BlockKind, BlockView, EntityKind,
    EntityView, LabelView, MarkKind, MarkView, MarksView, MentionView, OccurrenceView,
    OccurrencesView, OperationView, Pattern, ReadingState, ReasonView, Shelf, ShelfCounts, Span,
    SummarySentenceView, SummaryView, Utf16,
};
use analect_library::{
    ArticleCounts, ArticleDetail, ArticleListing, HistoryEntry, Occurrences, PlacedAnnotation,
    PlacedEntity,
};
use analect_model::{self as model, Annotation, Block, DEFAULT_LABELS, Document, Mark, TagName};
use analect_text::{OffsetMap, TextRange, Utf16Offset, Utf16Range, slice};

/// Words a reader takes in per minute.
const WORDS_PER_MINUTE: u32 = 230;

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
        self.0.utf16_range(range).map(|range: Utf16Range| Span {
            start: Utf16(range.start().get()),
            end: Utf16(range.end().get()),
        })
    }

    /// The span of a range that is known to be a slice of the text.
    fn known(&self, range: TextRange) -> Span {
        self.span(range).unwrap_or(Span {
            start: Utf16(0),
            end: Utf16(0),
        })
    }
}

/// An operation of the history.
pub(crate) fn operation(entry: HistoryEntry) -> OperationView {
    OperationView {
        entry: entry.entry,
        name: entry.op,
        at: entry.at.milliseconds(),
        undone: entry.undone,
        articles: entry.articles.iter().map(ToString::to_string).collect(),
    }
}

pub(crate) fn counts(counts: ArticleCounts) -> ShelfCounts {
    let ArticleCounts {
        inbox,
        later,
        archive,
        trash,
        starred,
    } = counts;
    ShelfCounts {
        inbox,
        later,
        archive,
        starred,
        trash,
    }
}

pub(crate) fn shelf(shelf: Shelf) -> analect_library::Shelf {
    use analect_library::Shelf as Of;
    match shelf {
        Shelf::Inbox => Of::State(model::ReadingState::Inbox),
        Shelf::Later => Of::State(model::ReadingState::Later),
        Shelf::Archive => Of::State(model::ReadingState::Archive),
        Shelf::Trash => Of::State(model::ReadingState::Trash),
        Shelf::Starred => Of::Starred,
    }
}

pub(crate) fn state(state: ReadingState) -> model::ReadingState {
    match state {
        ReadingState::Inbox => model::ReadingState::Inbox,
        ReadingState::Later => model::ReadingState::Later,
        ReadingState::Archive => model::ReadingState::Archive,
        ReadingState::Trash => model::ReadingState::Trash,
    }
}

pub(crate) fn entity_kind(kind: EntityKind) -> model::EntityKind {
    match kind {
        EntityKind::Person => model::EntityKind::Person,
        EntityKind::Organization => model::EntityKind::Organization,
        EntityKind::Place => model::EntityKind::Place,
        EntityKind::Nationality => model::EntityKind::Nationality,
        EntityKind::Event => model::EntityKind::Event,
        EntityKind::Work => model::EntityKind::Work,
        EntityKind::Other => model::EntityKind::Other,
    }
}

fn entity_kind_view(kind: model::EntityKind) -> EntityKind {
    match kind {
        model::EntityKind::Person => EntityKind::Person,
        model::EntityKind::Organization => EntityKind::Organization,
        model::EntityKind::Place => EntityKind::Place,
        model::EntityKind::Nationality => EntityKind::Nationality,
        model::EntityKind::Event => EntityKind::Event,
        model::EntityKind::Work => EntityKind::Work,
        model::EntityKind::Other => EntityKind::Other,
    }
}

pub(crate) fn labels() -> Vec<LabelView> {
    let pattern = |pattern| match pattern {
        model::Pattern::Solid => Pattern::Solid,
        model::Pattern::Double => Pattern::Double,
        model::Pattern::Wavy => Pattern::Wavy,
        model::Pattern::Dashed => Pattern::Dashed,
        model::Pattern::Dotted => Pattern::Dotted,
        model::Pattern::Thick => Pattern::Thick,
    };
    let view = |label: &model::Label| LabelView {
        id: label.id.to_owned(),
        name: label.name.to_owned(),
        key: label.key,
        pattern: pattern(label.pattern),
    };
    DEFAULT_LABELS.iter().map(view).collect()
}

pub(crate) fn row(listing: ArticleListing) -> ArticleRow {
    let article = listing.article;
    ArticleRow {
        id: article.id.to_string(),
        title: article.title,
        title_derived: article.title_derived,
        byline: article.byline,
        site: article.site,
        source: article.source,
        published: article.published.map(|date| date.to_string()),
        language: article.language,
        imported_at: article.imported_at.milliseconds(),
        state: match article.reading_state {
            model::ReadingState::Inbox => ReadingState::Inbox,
            model::ReadingState::Later => ReadingState::Later,
            model::ReadingState::Archive => ReadingState::Archive,
            model::ReadingState::Trash => ReadingState::Trash,
        },
        starred: article.starred,
        words: listing.words,
        minutes: listing.words.div_ceil(WORDS_PER_MINUTE).max(1),
        highlights: listing.highlights,
        notes: listing.notes,
        tags: names(&listing.tags),
    }
}

pub(crate) fn article(detail: ArticleDetail) -> ArticleView {
    let document = &detail.revision.document;
    let units = Units::new(document.text());
    let blocks = blocks(document, &units);
    let sentences = blocks.iter().filter(|block| block.paragraph.is_some());
    ArticleView {
        paragraphs: count(
            blocks
                .iter()
                .filter(|block| block.paragraph.is_some())
                .count(),
        ),
        sentences: count(sentences.map(|block| block.sentences.len()).sum()),
        marks: marks(&detail, &units),
        article: row(detail.listing),
        blocks,
    }
}

pub(crate) fn marks(detail: &ArticleDetail, units: &Units<'_>) -> MarksView {
    MarksView {
        annotations: detail
            .highlights
            .iter()
            .map(|placed| highlight(placed, units))
            .collect(),
        entities: detail
            .entities
            .iter()
            .map(|placed| entity(placed, units))
            .collect(),
        tags: names(&detail.listing.tags),
        note: detail.note.as_ref().map(|note| annotation(note, units)),
    }
}

fn highlight(placed: &PlacedAnnotation, units: &Units<'_>) -> AnnotationView {
    let view = annotation(&placed.annotation, units);
    AnnotationView {
        span: placed.anchoring.range.and_then(|range| units.span(range)),
        anchoring: anchoring(placed.anchoring.state),
        ..view
    }
}

/// An annotation that was just made or changed, at its stored position.
pub(crate) fn annotation(annotation: &Annotation, units: &Units<'_>) -> AnnotationView {
    let target = annotation.target.as_ref();
    AnnotationView {
        id: annotation.id.to_string(),
        span: target.and_then(|target| units.span(target.position)),
        quote: target
            .map(|target| target.quote.exact.clone())
            .unwrap_or_default(),
        label: annotation
            .label
            .as_ref()
            .map(|label| label.as_str().to_owned()),
        body: annotation.body.clone(),
        tags: names(&annotation.tags),
        created: annotation.created.milliseconds(),
        modified: annotation.modified.milliseconds(),
        anchoring: Anchoring::Exact,
    }
}

fn anchoring(state: model::AnchoringState) -> Anchoring {
    match state {
        model::AnchoringState::Exact => Anchoring::Exact,
        model::AnchoringState::Moved => Anchoring::Moved,
        model::AnchoringState::Changed => Anchoring::Changed,
        model::AnchoringState::Uncertain => Anchoring::Uncertain,
        model::AnchoringState::Orphaned => Anchoring::Orphan,
    }
}

pub(crate) fn entity(placed: &PlacedEntity, units: &Units<'_>) -> EntityView {
    let mention = |placed: &analect_library::PlacedMention| MentionView {
        id: placed.mention.id.to_string(),
        span: placed.anchoring.range.and_then(|range| units.span(range)),
        quote: placed.mention.target.quote.exact.clone(),
    };
    EntityView {
        id: placed.entity.id.to_string(),
        kind: entity_kind_view(placed.entity.kind),
        name: placed.entity.name.clone(),
        mentions: placed.mentions.iter().map(mention).collect(),
    }
}

pub(crate) fn occurrences(found: Occurrences, units: &Units<'_>) -> OccurrencesView {
    let text = units.0.text();
    let view = |place: analect_library::Occurrence| OccurrenceView {
        span: units.known(place.range),
        before: place.before,
        text: slice(text, place.range).unwrap_or_default().to_owned(),
        after: place.after,
    };
    OccurrencesView {
        kind: entity_kind_view(found.kind),
        occurrences: found.places.into_iter().map(view).collect(),
        name: found.name,
    }
}

pub(crate) fn summary(summary: model::Summary, document: &Document) -> SummaryView {
    let units = Units::new(document.text());
    let paragraphs = paragraph_numbers(document);
    let sentence = |(index, sentence): (usize, model::SummarySentence)| SummarySentenceView {
        number: count(index) + 1,
        span: units.known(sentence.range),
        text: slice(document.text(), sentence.range)
            .unwrap_or_default()
            .to_owned(),
        paragraph: document
            .block_of(sentence.range)
            .and_then(|block| paragraphs.get(block).copied().flatten()),
        score: sentence.score,
        reasons: sentence.reasons.into_iter().map(reason).collect(),
    };
    SummaryView {
        short: summary.method == model::SummaryMethod::Lead,
        total: count(summary.total),
        sentences: summary
            .sentences
            .into_iter()
            .enumerate()
            .map(sentence)
            .collect(),
    }
}

fn reason(reason: model::Reason) -> ReasonView {
    use model::ReasonKind as Kind;
    let name = match reason.kind {
        Kind::Position => "position",
        Kind::Centrality => "central",
        Kind::Title => "title",
        Kind::Novelty => "new",
        Kind::Figures => "figures",
        Kind::Length => "length",
        Kind::Attribution => "source",
    };
    ReasonView {
        name: name.to_owned(),
        value: reason.value,
        text: reason.text,
    }
}

/// For each block its number among the paragraphs of the body, from 1.
fn paragraph_numbers(document: &Document) -> Vec<Option<u32>> {
    let mut last = 0;
    let mut number = |block: &Block| {
        let counted = block.kind.is_prose();
        last += u32::from(counted);
        counted.then_some(last)
    };
    document.blocks().iter().map(&mut number).collect()
}

fn blocks(document: &Document, units: &Units<'_>) -> Vec<BlockView> {
    let numbers = paragraph_numbers(document);
    let view = |(block, paragraph)| block_view(document, block, paragraph, units);
    document.blocks().iter().zip(numbers).map(view).collect()
}

fn block_view(
    document: &Document,
    block: &Block,
    paragraph: Option<u32>,
    units: &Units<'_>,
) -> BlockView {
    let text = document.block_text(block);
    let mut view = BlockView {
        kind: BlockKind::Paragraph,
        start: units.known(block.range).start,
        text: text.to_owned(),
        level: 0,
        ordered: false,
        row: 0,
        column: 0,
        header: false,
        marks: document
            .marks_in(block)
            .map(|mark| mark_view(mark, units))
            .collect(),
        sentences: sentences(text, block, units),
        paragraph,
    };
    set_kind(&mut view, block.kind);
    view
}

fn sentences(text: &str, block: &Block, units: &Units<'_>) -> Vec<Span> {
    let found = analect_library::sentences(text).into_iter();
    found
        .map(|range| units.known(range.shifted(block.range.start())))
        .collect()
}

fn set_kind(view: &mut BlockView, kind: model::BlockKind) {
    view.kind = match kind {
        model::BlockKind::Heading(level) => {
            view.level = level;
            BlockKind::Heading
        }
        model::BlockKind::ListItem { depth, ordered } => {
            view.level = depth;
            view.ordered = ordered;
            BlockKind::ListItem
        }
        model::BlockKind::TableCell {
            row,
            column,
            header,
        } => {
            view.row = row;
            view.column = column;
            view.header = header;
            BlockKind::TableCell
        }
        model::BlockKind::Paragraph => BlockKind::Paragraph,
        model::BlockKind::Quote => BlockKind::Quote,
        model::BlockKind::Code => BlockKind::Code,
        model::BlockKind::Caption => BlockKind::Caption,
        model::BlockKind::Credit => BlockKind::Credit,
        model::BlockKind::Byline => BlockKind::Byline,
        model::BlockKind::Dateline => BlockKind::Dateline,
        model::BlockKind::Stamp => BlockKind::Stamp,
        model::BlockKind::SignOff => BlockKind::SignOff,
        model::BlockKind::Promotion => BlockKind::Promotion,
    };
}

fn mark_view(mark: &Mark, units: &Units<'_>) -> MarkView {
    let (kind, href) = match &mark.kind {
        model::MarkKind::Emphasis => (MarkKind::Emphasis, None),
        model::MarkKind::Strong => (MarkKind::Strong, None),
        model::MarkKind::Code => (MarkKind::Code, None),
        model::MarkKind::Strike => (MarkKind::Strike, None),
        model::MarkKind::Superscript => (MarkKind::Superscript, None),
        model::MarkKind::Subscript => (MarkKind::Subscript, None),
        model::MarkKind::Link(address) => (MarkKind::Link, Some(address.clone())),
    };
    MarkView {
        kind,
        span: units.known(mark.range),
        href,
    }
}

fn names(tags: &[TagName]) -> Vec<String> {
    tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
