//! The library's nouns as the window sees them.

use crate::answers::{
    Anchoring, AnnotationView, ArticleRow, ArticleView, BlockKind, BlockView, CollectionView,
    Colour, EntityKind, EntityView, ExcludedView, LabelArgs, LabelView, MarkKind, MarkView,
    MarksView, MentionView, OccurrenceView, OccurrencesView, OperationView, Pattern, ReadingState,
    ReasonView, Shelf, ShelfCounts, Sort, Span, SummarySentenceView, SummaryView, TagView, Utf16,
    Verdict,
};
use analect_library::{
    ArticleCounts, ArticleDetail, ArticleListing, ArticleSummary, Error, HistoryEntry, Occurrences,
    PlacedAnnotation, PlacedEntity,
};
use analect_model::{self as model, Annotation, Block, Document, LabelId, Mark, TagName};
use analect_text::{OffsetMap, TextOffset, TextRange, Utf16Offset, Utf16Range, slice};

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
        Shelf::All => Of::All,
    }
}

pub(crate) fn sort(sort: Sort) -> analect_library::Sort {
    use analect_library::Sort as By;
    match sort {
        Sort::Added => By::Added,
        Sort::Published => By::Published,
        Sort::Opened => By::Opened,
        Sort::Title => By::Title,
        Sort::Site => By::Site,
        Sort::Length => By::Length,
        Sort::Progress => By::Progress,
    }
}

pub(crate) fn verdict(verdict: Verdict) -> model::Verdict {
    match verdict {
        Verdict::Pinned => model::Verdict::Pinned,
        Verdict::Excluded => model::Verdict::Excluded,
    }
}

pub(crate) fn collection((collection, articles): (model::Collection, u32)) -> CollectionView {
    CollectionView {
        id: collection.id.to_string(),
        name: collection.name,
        articles,
    }
}

pub(crate) fn tag((name, articles): (TagName, u32)) -> TagView {
    TagView {
        name: name.as_str().to_owned(),
        articles,
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

const PATTERNS: [(Pattern, model::Pattern); 6] = [
    (Pattern::Solid, model::Pattern::Solid),
    (Pattern::Double, model::Pattern::Double),
    (Pattern::Wavy, model::Pattern::Wavy),
    (Pattern::Dashed, model::Pattern::Dashed),
    (Pattern::Dotted, model::Pattern::Dotted),
    (Pattern::Thick, model::Pattern::Thick),
];

const COLOURS: [(Colour, model::Colour); 6] = [
    (Colour::Yellow, model::Colour::Yellow),
    (Colour::Green, model::Colour::Green),
    (Colour::Pink, model::Colour::Pink),
    (Colour::Blue, model::Colour::Blue),
    (Colour::Purple, model::Colour::Purple),
    (Colour::Orange, model::Colour::Orange),
];

pub(crate) fn label(label: &model::Label) -> LabelView {
    let pattern = PATTERNS.iter().find(|(_, one)| *one == label.pattern);
    let colour = COLOURS.iter().find(|(_, one)| *one == label.colour);
    LabelView {
        id: label.id.as_str().to_owned(),
        name: label.name.clone(),
        key: label.key,
        colour: colour.map_or(Colour::Yellow, |(view, _)| *view),
        pattern: pattern.map_or(Pattern::Solid, |(view, _)| *view),
    }
}

/// The label a reader wants; a new one gets an id that none of `taken` has, from its name.
pub(crate) fn wanted_label(
    wanted: &LabelArgs,
    taken: &[&model::Label],
) -> Result<model::Label, Error> {
    let pattern = PATTERNS.iter().find(|(view, _)| *view == wanted.pattern);
    let colour = COLOURS.iter().find(|(view, _)| *view == wanted.colour);
    let given = wanted.id.as_deref().and_then(LabelId::new);
    let id = given.or_else(|| fresh_label_id(&wanted.name, taken));
    Ok(model::Label {
        id: id.ok_or_else(|| Error::UnknownLabel(wanted.name.clone()))?,
        name: wanted.name.clone(),
        key: wanted.key,
        colour: colour.map_or(model::Colour::Yellow, |(_, one)| *one),
        pattern: pattern.map_or(model::Pattern::Solid, |(_, one)| *one),
    })
}

fn fresh_label_id(name: &str, taken: &[&model::Label]) -> Option<LabelId> {
    let plain = name.to_lowercase();
    let plain = plain.chars().filter(char::is_ascii_alphanumeric);
    let stem: String = plain.take(24).collect();
    let stem = if stem.is_empty() { "label" } else { &stem };
    let numbered = (2..1000).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned())
        .chain(numbered)
        .filter_map(|id| LabelId::new(&id))
        .find(|id| taken.iter().all(|label| label.id != *id))
}

pub(crate) fn row(listing: ArticleListing) -> ArticleRow {
    let article = listing.article;
    let progress = listing.progress.as_ref();
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
        collections: listing
            .collections
            .iter()
            .map(ToString::to_string)
            .collect(),
        progress: progress.map_or(0, |progress| u32::from(progress.furthest)),
        finished: progress.is_some_and(|progress| progress.finished),
        opened_at: progress.map(|progress| progress.opened_at.milliseconds()),
    }
}

pub(crate) fn article(detail: ArticleDetail, place: Option<TextOffset>) -> ArticleView {
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
        place: place
            .and_then(|place| TextRange::new(place, place))
            .map(|here| units.known(here).start),
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
        aliases: placed.entity.aliases.clone(),
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

pub(crate) fn summary(found: ArticleSummary) -> SummaryView {
    let document = &found.revision.document;
    let summary = found.summary;
    let units = Units::new(document.text());
    let excluded = |range: &TextRange| ExcludedView {
        span: units.known(*range),
        text: slice(document.text(), *range)
            .unwrap_or_default()
            .to_owned(),
    };
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
        pinned: found.pinned.contains(&sentence.range),
    };
    SummaryView {
        short: summary.method == model::SummaryMethod::Lead,
        excluded: found.excluded.iter().map(excluded).collect(),
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
        Kind::Pinned => "pinned",
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
