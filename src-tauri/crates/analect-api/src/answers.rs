//! The shapes of requests and answers as JSON; names and units are the window's.

use crate::ApiError;
use serde::{Deserialize, Serialize};

/// Defines a struct that travels as JSON with camel-case names.
macro_rules! shapes {
    ($($(#[$meta:meta])* $direction:ident $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, $direction)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub(crate) struct $name { $($(#[$field_meta])* pub(crate) $field: $type),* }
    )* };
}

/// Defines an enum of words that travels as JSON in camel case.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($word:ident),* $(,)? })*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub(crate) enum $name { $($word),* }
    )* };
}

mod following;

pub(crate) use following::*;

/// A position in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(type = "number & { readonly __unit: 'utf16' }"))]
pub(crate) struct Utf16(pub(crate) u32);

/// A half-open range in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Span {
    pub(crate) start: Utf16,
    pub(crate) end: Utf16,
}

/// An answer to a change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Changed<T> {
    pub(crate) value: T,
    /// The change's number, by which it can be undone; null where nothing changed.
    pub(crate) entry: Option<i64>,
    pub(crate) history: HistoryView,
}

words! {
    /// A kind of value that an operation changed.
    ChangedValue {
        Star, Shelf, Tag, Note, Label, LabelName, Entity, EntityKind, Mention, Collection,
        CollectionOf, Sentence,
    }
    /// Where an article stands.
    ReadingState { Inbox, Later, Archive, Trash }
    /// A set of articles.
    Shelf { Inbox, Later, Archive, Starred, All, Trash }
    /// The order of a list of articles.
    Sort { Added, Published, Opened, Title, Site, Length, Progress }
    /// The colour of a highlight.
    Colour { Yellow, Green, Pink, Blue, Purple, Orange }
    /// What a reader decided about a sentence.
    Verdict { Pinned, Excluded }
    /// What the length of a summary is counted in; percent are those of the words of the prose.
    LengthUnit { Sentences, Words, Percent }
    /// The line under a highlight.
    Pattern { Solid, Double, Wavy, Dashed, Dotted, Thick }
    /// What a block is.
    BlockKind {
        Heading, Paragraph, ListItem, Quote, Code, TableCell, Caption, Credit, Byline, Dateline,
        Stamp, SignOff, Promotion,
    }
    /// What an inline mark means.
    MarkKind { Emphasis, Strong, Code, Strike, Superscript, Subscript, Link }
    /// How surely a mark sits where it is shown.
    Anchoring { Exact, Moved, Changed, Uncertain, Orphan }
    /// What an entity is.
    EntityKind { Person, Organization, Place, Nationality, Event, Work, Other }
    /// What became of an import.
    ImportOutcome { Imported, Duplicate, Revised, Notes, Failed }
    /// What made a text of an article.
    RevisionCause { Import, Edit, Details, Restore }
    /// What became of a sentence.
    Difference { Same, Edited, Moved, Added, Removed }
    /// What an export makes of a file.
    ExportEffect { Created, Renewed, Unchanged, Refused }
    /// A layout of notes that comes with the program.
    ExportPreset { Plain, Obsidian, Study }
    /// What an export does to lines of a file.
    LineChange { Same, Added, Removed }
    /// What became of a note that was to be taken from a file.
    TakenOutcome { Taken, ChangedInBoth, Emptied, Gone }
}

shapes! {
    /// A highlighter.
    Serialize LabelView {
        id: String,
        name: String,
        /** The digit that applies it, 1-9; null where it has none. */
        key: Option<u8>,
        colour: Colour,
        pattern: Pattern,
    }
    /// A collection.
    Serialize CollectionView {
        id: String,
        name: String,
        /** Articles in it, outside the trash. */
        articles: u32,
    }
    /// A tag of articles.
    Serialize TagView {
        name: String,
        /** Articles that have it, outside the trash. */
        articles: u32,
    }
    /// Articles on each shelf.
    Serialize ShelfCounts { inbox: u32, later: u32, archive: u32, starred: u32, trash: u32 }
    /// What undo and redo would do.
    Serialize HistoryView { undo: Option<String>, redo: Option<String> }
    /// The open library.
    Serialize LibraryView {
        path: String,
        name: String,
        /** Whether every change is refused, because the file or its folder cannot be written. */
        read_only: bool,
        counts: ShelfCounts,
        history: HistoryView,
        labels: Vec<LabelView>,
        collections: Vec<CollectionView>,
        tags: Vec<TagView>,
    }
    /// An article as lists show it.
    Serialize ArticleRow {
        id: String,
        title: String,
        /** Whether the title is our own label because the source gave none. */
        title_derived: bool,
        byline: Vec<String>,
        site: Option<String>,
        source: Option<String>,
        /** `YYYY-MM-DD`. */
        published: Option<String>,
        language: Option<String>,
        /** Milliseconds since the Unix epoch. */
        imported_at: i64,
        state: ReadingState,
        starred: bool,
        words: u32,
        minutes: u32,
        highlights: u32,
        notes: u32,
        tags: Vec<String>,
        /** Ids of the collections it is in. */
        collections: Vec<String>,
        /** The furthest part that was on screen, in thousandths of the text. */
        progress: u32,
        /** Whether the reader is through with it. */
        finished: bool,
        /** When it was last opened, in milliseconds since the Unix epoch; null for never. */
        opened_at: Option<i64>,
    }
    /// An inline mark.
    Serialize MarkView { kind: MarkKind, span: Span, href: Option<String> }
    /// A block with its text.
    Serialize BlockView {
        kind: BlockKind,
        start: Utf16,
        text: String,
        /** Heading level 1-6, list depth from 0; 0 elsewhere. */
        level: u8,
        ordered: bool,
        /** Table cells only: zero-based; a cell at 0,0 starts a table. */
        row: u16,
        column: u16,
        header: bool,
        marks: Vec<MarkView>,
        /** The sentences of this block, in order. */
        sentences: Vec<Span>,
        /** The number of this paragraph of the body, from 1; null for headings, captions and the like. */
        paragraph: Option<u32>,
    }
    /// A highlight or note.
    Serialize AnnotationView {
        id: String,
        span: Option<Span>,
        quote: String,
        label: Option<String>,
        body: String,
        tags: Vec<String>,
        created: i64,
        modified: i64,
        anchoring: Anchoring,
        /** What was marked, where other words stand there by now. */
        before: Option<String>,
        /** Whether a lost mark is kept as it is. */
        settled: bool,
    }
    /// One mention of an entity.
    Serialize MentionView { id: String, span: Option<Span>, quote: String }
    /// An entity with its mentions in one article.
    Serialize EntityView {
        id: String,
        kind: EntityKind,
        /** The id of the reader's own type that it is of. */
        own_type: Option<String>,
        name: String,
        aliases: Vec<String>,
        mentions: Vec<MentionView>,
    }
    /// Everything a reader added to an article.
    Serialize MarksView {
        annotations: Vec<AnnotationView>,
        entities: Vec<EntityView>,
        tags: Vec<String>,
        note: Option<AnnotationView>,
    }
    /// An article's text as it is edited. An object, because a bare text is none in JSON once the
    /// bridge to the window has read it.
    Serialize MarkdownView { markdown: String }
    /// Which of an article's texts this is.
    Serialize TextView {
        /** The same as long as the text is. */
        id: String,
        /** Counted from 1. */
        number: u32,
        /** How many the article has. */
        of: u32,
    }
    /// What may have changed of an article, but its text; `text` tells whether that is another.
    Serialize ArticleMarks { article: ArticleRow, text: TextView, marks: MarksView }
    /// An article to be read.
    Serialize ArticleView {
        article: ArticleRow,
        text: TextView,
        blocks: Vec<BlockView>,
        paragraphs: u32,
        sentences: u32,
        marks: MarksView,
        /** Where reading goes on; null where it never began. */
        place: Option<Utf16>,
    }
    /// One part of a summary sentence's score.
    Serialize ReasonView {
        /** Machine name of the feature. */
        name: String,
        /** Its share of the score; the shares of one sentence add up to the score. */
        value: f64,
        /** The same in plain words. */
        text: String,
    }
    /// The sentence that would have been chosen instead of another.
    Serialize BeatenView {
        text: String,
        /// By how much it was worth less.
        margin: f64,
    }
    /// One sentence of a summary.
    Serialize SummarySentenceView {
        number: u32,
        span: Span,
        text: String,
        paragraph: Option<u32>,
        score: f64,
        reasons: Vec<ReasonView>,
        beaten: Option<BeatenView>,
        /** The sentence before it, when this one leans on it and it is not in the summary. */
        follows: Option<String>,
        /** Whether the reader pinned it. */
        pinned: bool,
    }
    /// A sentence the reader excluded from summaries.
    Serialize ExcludedView { span: Span, text: String }
    /// A summary, in document order.
    Serialize SummaryView {
        sentences: Vec<SummarySentenceView>,
        total: u32,
        short: bool,
        /** How many of all sentences share words with what was asked; null where nothing was, or
        where the text is too short to heed it. */
        asked: Option<u32>,
        excluded: Vec<ExcludedView>,
    }
    /// A sentence of a digest.
    Serialize DigestSentenceView {
        /** The article it quotes. */
        article: String,
        sentence: SummarySentenceView,
        /** The other articles that say the same. */
        also: Vec<String>,
    }
    /// An article that shares most of its sentences with another one.
    Serialize DigestCopyView { article: String, of: String }
    /// One summary of several articles, in the order of these.
    Serialize DigestView {
        articles: Vec<ArticleRow>,
        sentences: Vec<DigestSentenceView>,
        copies: Vec<DigestCopyView>,
        /** How many sentences there were to choose from; the same one counts once. */
        total: u32,
        /** How many of them share words with what was asked; null where nothing was. */
        asked: Option<u32>,
    }
    /// One place where a name stands.
    Serialize OccurrenceView { span: Span, before: String, text: String, after: String }
    /// A name and everywhere it stands.
    Serialize OccurrencesView { name: String, kind: EntityKind, occurrences: Vec<OccurrenceView> }
    /// The result of one import.
    Serialize ImportRow {
        name: String,
        outcome: ImportOutcome,
        /** Whether it was in the trash, and is in the inbox again. */
        restored: bool,
        article: Option<ArticleRow>,
        /** What became of the highlights of an article that got a new text. */
        tally: Option<TallyView>,
        /** What a file of notes brought. */
        notes: Option<NotesTakenView>,
        /** The change's number, by which it can be undone. */
        entry: Option<i64>,
        warnings: Vec<String>,
        error: Option<ApiError>,
    }
    /// How many marks are back, and how many edited notes were taken over.
    Serialize NotesTakenView { back: u32, edited: u32 }
    /// How many highlights are in which state.
    Serialize TallyView { kept: u32, moved: u32, changed: u32, uncertain: u32, lost: u32 }
    /// What is known of an article, all of it; a title of ours is none.
    Serialize DetailsView {
        title: Option<String>,
        byline: Vec<String>,
        site: Option<String>,
        source: Option<String>,
        place: Option<String>,
        published: Option<String>,
        embargo: Option<String>,
        language: Option<String>,
    }
    /// A text of an article.
    Serialize RevisionView {
        /** Counted from 1. */
        number: u32,
        at: i64,
        cause: RevisionCause,
        /** Null where nobody noted it. */
        details: Option<DetailsView>,
    }
    /// The texts of an article and what became of its highlights.
    Serialize RevisionsView { revisions: Vec<RevisionView>, tally: TallyView, details: DetailsView }
    /// An article after it got another text.
    Serialize RevisedView { article: ArticleRow, number: u32, tally: TallyView }
    /// A run of words: those that changed, and those between them.
    Serialize PieceView { text: String, changed: bool }
    /// A sentence of one text beside its counterpart in the other.
    Serialize ComparedView {
        difference: Difference,
        old: Vec<PieceView>,
        new: Vec<PieceView>,
        /** Where it stands in the newer text. */
        span: Option<Span>,
        /** Whether a paragraph ends after it, in the newer text where it stands there. */
        ends_paragraph: bool,
    }
    /// Two texts of an article, sentence by sentence.
    Serialize ComparisonView { old: u32, new: u32, sentences: Vec<ComparedView> }
    /// A mark of the library.
    Serialize ListedMarkView { mark: AnnotationView, article: String, title: String }
    /// A part of the marks of the library.
    Serialize MarkListView { total: u32, marks: Vec<ListedMarkView> }
    /// Something marks can be chosen by, and how many carry it.
    Serialize CountedView { id: String, name: String, marks: u32 }
    /// What the marks of the library can be chosen by.
    Serialize MarkCountsView {
        total: u32,
        labels: Vec<CountedView>,
        tags: Vec<CountedView>,
        articles: Vec<CountedView>,
    }
    /// What is wrong with a template, and where.
    Serialize TemplateProblem {
        /** The line, counted from 1. */
        line: u32,
        /** The character in the line, counted from 1. */
        column: u32,
        message: String,
    }
    /// What becomes, or became, of the file of one article.
    Serialize PlannedFile {
        article: String,
        title: String,
        /** Where it lies below the folder. */
        name: String,
        /** Null without a folder. */
        effect: Option<ExportEffect>,
        /** Why it is refused; else null. */
        refusal: Option<String>,
        /** Highlights and notes that come into it. */
        added: u32,
        changed: u32,
        removed: u32,
        /** Those that the reader changed in the file and that stay so. */
        kept: u32,
        /** Of these, the ones that changed in the library too. */
        conflicts: u32,
        warnings: Vec<String>,
    }
    /// Neighbouring lines with the same fate.
    Serialize FilePart { change: LineChange, text: String }
    /// What a file will hold.
    Serialize ShownFile {
        article: String,
        markdown: String,
        /** Beside what is on the disk; empty where nothing is. */
        parts: Vec<FilePart>,
    }
    /// An export, before it is done.
    Serialize ExportPreview {
        /** Why the template cannot be used; there are no files then. */
        problem: Option<TemplateProblem>,
        /** Why the folder cannot be used; the files are shown as if it were empty. */
        folder_problem: Option<String>,
        /** Whether the folder is yet to be made. */
        folder_is_new: bool,
        files: Vec<PlannedFile>,
        /** The file that was asked for, where one is written. */
        shown: Option<ShownFile>,
        /** The command that does the same. */
        command: String,
    }
    /// What an export did.
    Serialize ExportResult { files: Vec<PlannedFile> }
    /// A note that reads otherwise in a file than in the library.
    Serialize NoteEditView {
        article: String,
        title: String,
        annotation: String,
        /** The words that are noted on; null for the note on the article. */
        quote: Option<String>,
        in_file: String,
        in_library: String,
        /** Whether the library's was changed too since the file was written. */
        both: bool,
    }
    /// What reads otherwise in the files of a folder.
    Serialize NoteEditsView {
        edits: Vec<NoteEditView>,
        /** A sentence for each edited note whose mark the library has no more. */
        orphans: Vec<String>,
    }
    /// What became of one of the notes to be taken.
    Serialize TakenEditView {
        annotation: String,
        outcome: TakenOutcome,
        /** The change's number, by which it can be undone; null where nothing changed. */
        entry: Option<i64>,
    }
    /// What became of notes that were to be taken, in the order they were named.
    Serialize TakenEdits {
        edits: Vec<TakenEditView>,
        /** The last of the changes; null where nothing changed. */
        entry: Option<i64>,
        history: HistoryView,
    }
    /// What an undo or redo did.
    Serialize UndoResult { name: String, articles: Vec<String>, history: HistoryView }
    /// An operation of the history.
    Serialize OperationView {
        entry: i64,
        name: String,
        /** Milliseconds since the Unix epoch. */
        at: i64,
        undone: bool,
        articles: Vec<String>,
        /** What it did to values that a reader knows. */
        changes: Vec<ValueChangeView>,
    }
    /// What became of one value: null where there was none, or is none then.
    Serialize ValueChangeView {
        value: ChangedValue,
        before: Option<String>,
        after: Option<String>,
        /** The passage it belongs to. */
        quote: Option<String>,
    }
    /// No arguments.
    Deserialize Nothing {}
    /// A list of articles: those of a tag or a collection where one is named, else of the shelf.
    Deserialize OfShelf {
        shelf: Shelf, tag: Option<String>, collection: Option<String>, sort: Sort,
    }
    /// An article.
    Deserialize OfArticle { article: String }
    /// Pasted text; `apart` keeps it from becoming a version of an article that is there.
    Deserialize ImportText { text: String, apart: bool }
    /// Files to import; `apart` keeps them from becoming versions of articles that are there.
    Deserialize ImportFiles { paths: Vec<String>, apart: bool }
    /// A text of an article, counted from 1.
    Deserialize OfRevision { article: String, number: u32 }
    /// Two texts of an article, counted from 1.
    Deserialize CompareArgs { article: String, old: u32, new: u32 }
    /// Another text for an article, as it was pasted.
    Deserialize ReviseArgs { article: String, text: String }
    /// An edited text in Markdown.
    Deserialize EditTextArgs { article: String, markdown: String }
    /// What is known of an article.
    Deserialize EditDetailsArgs {
        article: String,
        title: Option<String>,
        byline: Vec<String>,
        site: Option<String>,
        source: Option<String>,
        place: Option<String>,
        /** `YYYY-MM-DD`. */
        published: Option<String>,
        embargo: Option<String>,
        language: Option<String>,
    }
    /// Which marks of the library are wanted; null and empty mean any.
    Deserialize MarksArgs {
        article: Option<String>,
        labels: Vec<String>,
        tags: Vec<String>,
        states: Vec<Anchoring>,
        /** Milliseconds since the Unix epoch, included. */
        from: Option<i64>,
        /** Milliseconds since the Unix epoch, excluded. */
        before: Option<i64>,
        words: String,
        noted: Option<bool>,
        /** Article by article, not those made last first. */
        by_article: bool,
        limit: u32,
        skip: u32,
    }
    /// A passage to mark.
    Deserialize HighlightArgs { article: String, span: Span, label: String, body: String }
    /// Passages to mark together.
    Deserialize HighlightAllArgs { article: String, spans: Vec<Span>, label: String }
    /// A new label.
    Deserialize RelabelArgs { annotations: Vec<String>, label: String }
    /// New rims of a highlight.
    Deserialize ResizeArgs { annotation: String, span: Span }
    /// A new note.
    Deserialize EditNoteArgs { annotation: String, body: String }
    /// New tags of an annotation.
    Deserialize TagAnnotationArgs { annotation: String, tags: Vec<String> }
    /// Tags to add to annotations and to take off.
    Deserialize TagAnnotationsArgs { annotations: Vec<String>, add: Vec<String>, remove: Vec<String> }
    /// Annotations.
    Deserialize OfAnnotations { annotations: Vec<String> }
    /// A note on a whole article.
    Deserialize NoteArticleArgs { article: String, body: String }
    /// Tags to add to articles and to take off.
    Deserialize TagArticlesArgs { articles: Vec<String>, add: Vec<String>, remove: Vec<String> }
    /// A star.
    Deserialize StarArgs { articles: Vec<String>, starred: bool }
    /// A new shelf.
    Deserialize SetStateArgs { articles: Vec<String>, state: ReadingState }
    /// Whether articles are read.
    Deserialize SetReadArgs { articles: Vec<String>, read: bool }
    /// How far an article is read.
    Deserialize KeepPlaceArgs {
        article: String,
        place: Utf16,
        /** Thousandths of the text that were on screen. */
        furthest: u32,
    }
    /// A new collection and its articles.
    Deserialize CreateCollectionArgs { name: String, articles: Vec<String> }
    /// A new name of a collection.
    Deserialize RenameCollectionArgs { collection: String, name: String }
    /// A collection.
    Deserialize OfCollection { collection: String }
    /// Articles to put into a collection or to take out.
    Deserialize CollectArgs { collection: String, articles: Vec<String>, member: bool }
    /// The labels as they should be, in order; one without an id is new.
    Deserialize SetLabelsArgs { labels: Vec<LabelArgs> }
    /// A label as it should be.
    Deserialize LabelArgs {
        id: Option<String>, name: String, key: Option<u8>, colour: Colour, pattern: Pattern,
    }
    /// A decision about a sentence; null takes it back.
    Deserialize ChooseSentenceArgs { article: String, span: Span, verdict: Option<Verdict> }
    /// A new name and kind of an entity; the answer shows it in `article`, if one is named.
    Deserialize EditEntityArgs {
        article: Option<String>,
        entity: String,
        name: String,
        kind: EntityKind,
        /** The reader's own type that it is of, then its kind is other; left out, what stays of the
        kind other stays of its type. */
        #[cfg_attr(test, ts(optional = nullable))]
        own_type: Option<String>,
    }
    /// Two entities to make one; `into` stays. The answer shows it in `article`, if one is named.
    Deserialize MergeEntitiesArgs { article: Option<String>, from: String, into: String }
    /// A passage, a name, or both.
    Deserialize OccurrencesArgs { article: String, span: Option<Span>, name: Option<String> }
    /// Mentions to tag.
    Deserialize TagEntityArgs {
        article: String,
        name: String,
        kind: EntityKind,
        /** The reader's own type that it is of, then its kind is other. */
        #[cfg_attr(test, ts(optional = nullable))]
        own_type: Option<String>,
        spans: Vec<Span>,
    }
    /// An entity in an article.
    Deserialize OfEntity {
        /// The article to remove it from; null for all of the library.
        article: Option<String>,
        entity: String,
    }
    /// A mention.
    Deserialize OfMention { mention: String }
    /// A summary.
    Deserialize SummarizeArgs {
        article: String,
        length: LengthArgs,
        /** What it should speak of. */
        about: Option<String>,
    }
    /// One summary of several articles.
    Deserialize DigestArgs {
        articles: Vec<String>,
        length: LengthArgs,
        /** What it should speak of. */
        about: Option<String>,
    }
    /// The most that a summary may hold.
    Deserialize LengthArgs { amount: u32, unit: LengthUnit }
    /// The change to take back; the newest where null.
    Deserialize UndoArgs { entry: Option<i64> }
    /// How much of the history is wanted.
    Deserialize HistoryArgs { limit: u32 }
    /// How notes are laid out, and which highlights are among them.
    Deserialize ExportChoice {
        preset: ExportPreset,
        /** A template of the reader's own, which is used instead of the preset. */
        own: Option<String>,
        /** Labels and tags of which a highlight must have one; any where there are none. */
        labels: Vec<String>,
        tags: Vec<String>,
        /** The day from which on highlights were made, such as 2025-09-04. */
        since: Option<String>,
        /** How long the summaries are. */
        length: LengthArgs,
        /** What the summaries of some articles are to speak of. */
        about: Vec<AboutArgs>,
    }
    /// What the summary of an article is to speak of.
    Deserialize AboutArgs { article: String, about: String }
    /// Articles to export, the one whose file is to be shown, and the folder.
    Deserialize ExportPreviewArgs {
        articles: Vec<String>, shown: String, folder: Option<String>, choice: ExportChoice,
    }
    /// Articles to export.
    Deserialize ExportArgs { articles: Vec<String>, folder: String, choice: ExportChoice }
    /// A layout of notes.
    Deserialize OfPreset { preset: ExportPreset }
    /// A folder with exported notes, and the reader's own template, where it has one.
    Deserialize NoteEditsArgs { articles: Vec<String>, folder: String, own: Option<String> }
    /// A note in a file, and what the library said when the reader chose it.
    Deserialize EditToTake {
        article: String, annotation: String, in_file: String, in_library: String,
    }
    /// Notes to take into the library.
    Deserialize TakeEditsArgs { edits: Vec<EditToTake> }
}
