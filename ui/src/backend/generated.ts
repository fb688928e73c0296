// Generated from analect-api by `cargo test -p analect-api`. Do not edit.

export type Utf16 = number & { readonly __unit: 'utf16' };

export type Span = { start: Utf16, end: Utf16, };

export type ReadingState = "inbox" | "later" | "archive" | "trash";

export type Shelf = "inbox" | "later" | "archive" | "starred" | "all" | "trash";

export type Pattern = "solid" | "double" | "wavy" | "dashed" | "dotted" | "thick";

export type Colour = "yellow" | "green" | "pink" | "blue" | "purple" | "orange";

export type Verdict = "pinned" | "excluded";

export type LengthUnit = "sentences" | "words" | "percent";

export type LengthArgs = { amount: number, unit: LengthUnit, };

export type AboutArgs = { article: string, about: string, };

export type Sort = "added" | "published" | "opened" | "title" | "site" | "length" | "progress";

export type LabelView = { id: string, name: string, 
/**
 * The digit that applies it, 1-9; null where it has none. 
 */
key: number | null, colour: Colour, pattern: Pattern, };

export type LabelArgs = { id: string | null, name: string, key: number | null, colour: Colour, pattern: Pattern, };

export type CollectionView = { id: string, name: string, 
/**
 * Articles in it, outside the trash. 
 */
articles: number, };

export type TagView = { name: string, 
/**
 * Articles that have it, outside the trash. 
 */
articles: number, };

export type ExcludedView = { span: Span, text: string, };

export type ShelfCounts = { inbox: number, later: number, archive: number, starred: number, trash: number, };

export type HistoryView = { undo: string | null, redo: string | null, };

export type LibraryView = { path: string, name: string, 
/**
 * Whether every change is refused, because the file or its folder cannot be written. 
 */
readOnly: boolean, counts: ShelfCounts, history: HistoryView, labels: Array<LabelView>, collections: Array<CollectionView>, tags: Array<TagView>, };

export type ArticleRow = { id: string, title: string, 
/**
 * Whether the title is our own label because the source gave none. 
 */
titleDerived: boolean, byline: Array<string>, site: string | null, source: string | null, 
/**
 * `YYYY-MM-DD`. 
 */
published: string | null, language: string | null, 
/**
 * Milliseconds since the Unix epoch. 
 */
importedAt: number, state: ReadingState, starred: boolean, words: number, minutes: number, highlights: number, notes: number, tags: Array<string>, 
/**
 * Ids of the collections it is in. 
 */
collections: Array<string>, 
/**
 * The furthest part that was on screen, in thousandths of the text. 
 */
progress: number, 
/**
 * Whether the reader is through with it. 
 */
finished: boolean, 
/**
 * When it was last opened, in milliseconds since the Unix epoch; null for never. 
 */
openedAt: number | null, };

export type BlockKind = "heading" | "paragraph" | "listItem" | "quote" | "code" | "tableCell" | "caption" | "credit" | "byline" | "dateline" | "stamp" | "signOff" | "promotion";

export type MarkKind = "emphasis" | "strong" | "code" | "strike" | "superscript" | "subscript" | "link";

export type MarkView = { kind: MarkKind, span: Span, href: string | null, };

export type BlockView = { kind: BlockKind, start: Utf16, text: string, 
/**
 * Heading level 1-6, list depth from 0; 0 elsewhere. 
 */
level: number, ordered: boolean, 
/**
 * Table cells only: zero-based; a cell at 0,0 starts a table. 
 */
row: number, column: number, header: boolean, marks: Array<MarkView>, 
/**
 * The sentences of this block, in order. 
 */
sentences: Array<Span>, 
/**
 * The number of this paragraph of the body, from 1; null for headings, captions and the like. 
 */
paragraph: number | null, };

export type Anchoring = "exact" | "moved" | "changed" | "uncertain" | "orphan";

export type AnnotationView = { id: string, span: Span | null, quote: string, label: string | null, body: string, tags: Array<string>, created: number, modified: number, anchoring: Anchoring, 
/**
 * What was marked, where other words stand there by now. 
 */
before: string | null, 
/**
 * Whether a lost mark is kept as it is. 
 */
settled: boolean, };

export type EntityKind = "person" | "organization" | "place" | "nationality" | "event" | "work" | "other";

export type MentionView = { id: string, span: Span | null, quote: string, };

export type EntityView = { id: string, kind: EntityKind, 
/**
 * The id of the reader's own type that it is of. 
 */
ownType: string | null, name: string, aliases: Array<string>, mentions: Array<MentionView>, };

export type MarksView = { annotations: Array<AnnotationView>, entities: Array<EntityView>, tags: Array<string>, note: AnnotationView | null, };

export type TextView = { 
/**
 * The same as long as the text is. 
 */
id: string, 
/**
 * Counted from 1. 
 */
number: number, 
/**
 * How many the article has. 
 */
of: number, };

export type ArticleMarks = { article: ArticleRow, text: TextView, marks: MarksView, };

export type ArticleView = { article: ArticleRow, text: TextView, blocks: Array<BlockView>, paragraphs: number, sentences: number, marks: MarksView, 
/**
 * Where reading goes on; null where it never began. 
 */
place: Utf16 | null, };

export type ReasonView = { 
/**
 * Machine name of the feature. 
 */
name: string, 
/**
 * Its share of the score; the shares of one sentence add up to the score. 
 */
value: number, 
/**
 * The same in plain words. 
 */
text: string, };

export type BeatenView = { text: string, 
/**
 * By how much it was worth less.
 */
margin: number, };

export type ChangedValue = "star" | "shelf" | "tag" | "note" | "label" | "labelName" | "entity" | "entityKind" | "mention" | "collection" | "collectionOf" | "sentence";

export type ValueChangeView = { value: ChangedValue, before: string | null, after: string | null, 
/**
 * The passage it belongs to. 
 */
quote: string | null, };

export type OperationView = { entry: number, name: string, 
/**
 * Milliseconds since the Unix epoch. 
 */
at: number, undone: boolean, articles: Array<string>, 
/**
 * What it did to values that a reader knows. 
 */
changes: Array<ValueChangeView>, };

export type SummarySentenceView = { number: number, span: Span, text: string, paragraph: number | null, score: number, reasons: Array<ReasonView>, beaten: BeatenView | null, 
/**
 * The sentence before it, when this one leans on it and it is not in the summary. 
 */
follows: string | null, 
/**
 * Whether the reader pinned it. 
 */
pinned: boolean, };

export type SummaryView = { sentences: Array<SummarySentenceView>, total: number, short: boolean, 
/** How many of all sentences share words with what was asked; null where nothing was, or
        where the text is too short to heed it. */
asked: number | null, excluded: Array<ExcludedView>, };

export type DigestSentenceView = { 
/**
 * The article it quotes. 
 */
article: string, sentence: SummarySentenceView, 
/**
 * The other articles that say the same. 
 */
also: Array<string>, };

export type DigestCopyView = { article: string, of: string, };

export type DigestView = { articles: Array<ArticleRow>, sentences: Array<DigestSentenceView>, copies: Array<DigestCopyView>, 
/**
 * How many sentences there were to choose from; the same one counts once. 
 */
total: number, 
/**
 * How many of them share words with what was asked; null where nothing was. 
 */
asked: number | null, };

export type OccurrenceView = { span: Span, before: string, text: string, after: string, };

export type OccurrencesView = { name: string, kind: EntityKind, occurrences: Array<OccurrenceView>, };

export type ImportOutcome = "imported" | "duplicate" | "revised" | "notes" | "failed";

export type ErrorCode = "notFound" | "badInput" | "unsupported" | "tooLarge" | "conflict" | "nothingToUndo" | "libraryUnusable" | "storage" | "fileSystem" | "internal";

export type ApiError = { 
/**
 * What kind of error.
 */
code: ErrorCode, 
/**
 * One plain sentence: what happened, what is safe, what to do.
 */
message: string, 
/**
 * The cause, for a report.
 */
detail: string, };

export type ImportRow = { name: string, outcome: ImportOutcome, 
/**
 * Whether it was in the trash, and is in the inbox again. 
 */
restored: boolean, article: ArticleRow | null, 
/**
 * What became of the highlights of an article that got a new text. 
 */
tally: TallyView | null, 
/**
 * What a file of notes brought. 
 */
notes: NotesTakenView | null, 
/**
 * The change's number, by which it can be undone. 
 */
entry: number | null, warnings: Array<string>, error: ApiError | null, };

export type ExportEffect = "created" | "renewed" | "unchanged" | "refused";

export type ExportPreset = "plain" | "obsidian" | "study";

export type LineChange = "same" | "added" | "removed";

export type TakenOutcome = "taken" | "changedInBoth" | "emptied" | "gone";

export type TemplateProblem = { 
/**
 * The line, counted from 1. 
 */
line: number, 
/**
 * The character in the line, counted from 1. 
 */
column: number, message: string, };

export type PlannedFile = { article: string, title: string, 
/**
 * Where it lies below the folder. 
 */
name: string, 
/**
 * Null without a folder. 
 */
effect: ExportEffect | null, 
/**
 * Why it is refused; else null. 
 */
refusal: string | null, 
/**
 * Highlights and notes that come into it. 
 */
added: number, changed: number, removed: number, 
/**
 * Those that the reader changed in the file and that stay so. 
 */
kept: number, 
/**
 * Of these, the ones that changed in the library too. 
 */
conflicts: number, warnings: Array<string>, };

export type FilePart = { change: LineChange, text: string, };

export type ShownFile = { article: string, markdown: string, 
/**
 * Beside what is on the disk; empty where nothing is. 
 */
parts: Array<FilePart>, };

export type ExportPreview = { 
/**
 * Why the template cannot be used; there are no files then. 
 */
problem: TemplateProblem | null, 
/**
 * Why the folder cannot be used; the files are shown as if it were empty. 
 */
folderProblem: string | null, 
/**
 * Whether the folder is yet to be made. 
 */
folderIsNew: boolean, files: Array<PlannedFile>, 
/**
 * The file that was asked for, where one is written. 
 */
shown: ShownFile | null, 
/**
 * The command that does the same. 
 */
command: string, };

export type ExportResult = { files: Array<PlannedFile>, };

export type NoteEditView = { article: string, title: string, annotation: string, 
/**
 * The words that are noted on; null for the note on the article. 
 */
quote: string | null, inFile: string, inLibrary: string, 
/**
 * Whether the library's was changed too since the file was written. 
 */
both: boolean, };

export type NoteEditsView = { edits: Array<NoteEditView>, 
/**
 * A sentence for each edited note whose mark the library has no more. 
 */
orphans: Array<string>, };

export type TakenEditView = { annotation: string, outcome: TakenOutcome, 
/**
 * The change's number, by which it can be undone; null where nothing changed. 
 */
entry: number | null, };

export type TakenEdits = { edits: Array<TakenEditView>, 
/**
 * The last of the changes; null where nothing changed. 
 */
entry: number | null, history: HistoryView, };

export type ExportChoice = { preset: ExportPreset, 
/**
 * A template of the reader's own, which is used instead of the preset. 
 */
own: string | null, 
/**
 * Labels and tags of which a highlight must have one; any where there are none. 
 */
labels: Array<string>, tags: Array<string>, 
/**
 * The day from which on highlights were made, such as 2025-09-04. 
 */
since: string | null, 
/**
 * How long the summaries are. 
 */
length: LengthArgs, 
/**
 * What the summaries of some articles are to speak of. 
 */
about: Array<AboutArgs>, };

export type EditToTake = { article: string, annotation: string, inFile: string, inLibrary: string, };

export type UndoResult = { name: string, articles: Array<string>, history: HistoryView, };

export type RevisionCause = "import" | "edit" | "details" | "restore";

export type Difference = "same" | "edited" | "moved" | "added" | "removed";

export type NotesTakenView = { back: number, edited: number, };

export type TallyView = { kept: number, moved: number, changed: number, uncertain: number, lost: number, };

export type DetailsView = { title: string | null, byline: Array<string>, site: string | null, source: string | null, place: string | null, published: string | null, embargo: string | null, language: string | null, };

export type RevisionView = { 
/**
 * Counted from 1. 
 */
number: number, at: number, cause: RevisionCause, 
/**
 * Null where nobody noted it. 
 */
details: DetailsView | null, };

export type RevisionsView = { revisions: Array<RevisionView>, tally: TallyView, details: DetailsView, };

export type RevisedView = { article: ArticleRow, number: number, tally: TallyView, };

export type PieceView = { text: string, changed: boolean, };

export type ComparedView = { difference: Difference, old: Array<PieceView>, new: Array<PieceView>, 
/**
 * Where it stands in the newer text. 
 */
span: Span | null, 
/**
 * Whether a paragraph ends after it, in the newer text where it stands there. 
 */
endsParagraph: boolean, };

export type ComparisonView = { old: number, new: number, sentences: Array<ComparedView>, };

export type ListedMarkView = { mark: AnnotationView, article: string, title: string, };

export type MarkListView = { total: number, marks: Array<ListedMarkView>, };

export type CountedView = { id: string, name: string, marks: number, };

export type MarkCountsView = { total: number, labels: Array<CountedView>, tags: Array<CountedView>, articles: Array<CountedView>, };

export type MarkdownView = { markdown: string, };

export type Changed<T> = { value: T, 
/**
 * The change's number, by which it can be undone; null where nothing changed.
 */
entry: number | null, history: HistoryView, };

export type EntitySort = "name" | "articles" | "mentions" | "recent";

export type SuggestedMentionView = { span: Span, before: string, quote: string, after: string, 
/**
 * The share of names like this one that are right, from 0 to 1. 
 */
confidence: number, 
/**
 * Whether it is sure enough to be painted in the text. 
 */
shown: boolean, };

export type LinkView = { entity: string, name: string, kind: EntityKind, ownType: string | null, 
/**
 * Articles that mention it, outside the trash. 
 */
articles: number, 
/**
 * The day of the first of them, `YYYY-MM-DD`. 
 */
since: string | null, reasons: Array<string>, };

export type SuggestionView = { 
/**
 * The same for the same names of one text. 
 */
key: string, name: string, kind: EntityKind, 
/**
 * Its other names in the article, as written. 
 */
aliases: Array<string>, 
/**
 * The office it is named with, such as “French president”. 
 */
role: string | null, mentions: Array<SuggestedMentionView>, 
/**
 * How sure it is, from 0 to 1. 
 */
confidence: number, 
/**
 * Whether it is sure enough to be painted in the text. 
 */
shown: boolean, 
/**
 * The entity of the library that it probably is. 
 */
link: LinkView | null, 
/**
 * Others that it may be, best first. 
 */
others: Array<LinkView>, 
/**
 * Other articles where this name waits for a decision. 
 */
elsewhere: number, };

export type FoundDateView = { span: Span, quote: string, 
/**
 * The days it means, in ISO 8601 or EDTF; null where the text does not tell. 
 */
value: string | null, certain: boolean, };

export type FoundAmountView = { span: Span, quote: string, 
/**
 * The value, or the lower end of it. 
 */
low: number, high: number, 
/**
 * The currency, the unit or the noun counted; `%` for percent, `pp` for percentage points. 
 */
unit: string | null, certain: boolean, };

export type QuotationView = { span: Span, quote: string, 
/**
 * Whether it stands between quotation marks. 
 */
direct: boolean, 
/**
 * Who said it, where a name tells. 
 */
speaker: string | null, 
/**
 * The entity of the library that said it, once it is decided about. 
 */
entity: string | null, 
/**
 * The key of the proposed entity that said it, as long as it is not. 
 */
suggestion: string | null, 
/**
 * Who said it, where only a description tells (“a spokesman”). 
 */
description: string | null, verb: string | null, certain: boolean, };

export type SuggestionsView = { 
/**
 * In the order in which deciding is worth most. 
 */
groups: Array<SuggestionView>, dates: Array<FoundDateView>, amounts: Array<FoundAmountView>, quotations: Array<QuotationView>, 
/** A sentence where the text is not in English: then only names that the library knows are
        found. */
languageNote: string | null, };

export type RejectionView = { id: string, name: string, 
/**
 * Null for any kind. 
 */
kind: EntityKind | null, 
/**
 * Milliseconds since the Unix epoch. 
 */
at: number, };

export type EntityTypeView = { id: string, name: string, 
/**
 * The digit that chooses it, 1-9; null where it has none. 
 */
key: number | null, colour: Colour, pattern: Pattern, 
/**
 * Entities that are of it. 
 */
entities: number, };

export type EntityTypeArgs = { id: string | null, name: string, key: number | null, colour: Colour, pattern: Pattern, };

export type EntityRow = { id: string, name: string, kind: EntityKind, ownType: string | null, aliases: Array<string>, 
/**
 * Articles that mention it, outside the trash. 
 */
articles: number, mentions: number, 
/**
 * The day of the newest of these articles, `YYYY-MM-DD`. 
 */
lastSeen: string | null, };

export type EntityListView = { total: number, entities: Array<EntityRow>, 
/**
 * Articles that are yet to be looked through for names. 
 */
unread: number, };

export type MentionInContext = { 
/**
 * Null for a place that is only proposed. 
 */
id: string | null, before: string, quote: string, after: string, };

export type EntityArticleView = { article: string, title: string, site: string | null, 
/**
 * `YYYY-MM-DD`. 
 */
date: string, mentions: Array<MentionInContext>, 
/**
 * Places in it that are proposed and not decided about. 
 */
waiting: number, };

export type StatementView = { article: string, title: string, date: string, span: Span, quote: string, direct: boolean, 
/**
 * The words for the speaker as they stand. 
 */
speaker: string | null, verb: string | null, };

export type TogetherView = { entity: string, name: string, kind: EntityKind, articles: number, };

export type EntityNoteView = { annotation: string, article: string, title: string, 
/**
 * The words marked; null for a note on the article. 
 */
quote: string | null, label: string | null, body: string, };

export type CountedWords = { text: string, articles: number, };

export type EntityPageView = { entity: EntityRow, wikidata: string | null, 
/**
 * The reader's note in Markdown; may be empty. 
 */
note: string, roles: Array<CountedWords>, honorifics: Array<CountedWords>, 
/**
 * Those that mention it, newest first. 
 */
articles: Array<EntityArticleView>, 
/**
 * Those that only say its name and wait for a decision, newest first. 
 */
waiting: Array<EntityArticleView>, firstSeen: string | null, lastSeen: string | null, statementsBy: Array<StatementView>, statementsAbout: Array<StatementView>, 
/**
 * Those in most of its articles first. 
 */
together: Array<TogetherView>, notes: Array<EntityNoteView>, 
/**
 * How many articles lists of this page are of at most, newest first. 
 */
limit: number, };

export type EntityFileView = { 
/**
 * The file's name. 
 */
name: string, markdown: string, 
/**
 * Where it was written; null without a folder. 
 */
path: string | null, };

export type AnalysisState = { articles: number, unread: number, };

/** Every request the window can make: its arguments and its answer. */
export type Requests = {
  library: { args: Record<symbol, never>; answer: LibraryView };
  listArticles: { args: { shelf: Shelf, tag: string | null, collection: string | null, sort: Sort, }; answer: Array<ArticleRow> };
  openArticle: { args: { article: string, }; answer: ArticleView };
  articleMarks: { args: { article: string, }; answer: ArticleMarks };
  keepPlace: { args: { article: string, place: Utf16, 
/**
 * Thousandths of the text that were on screen. 
 */
furthest: number, }; answer: ArticleRow };
  importText: { args: { text: string, apart: boolean, }; answer: ImportRow };
  importFiles: { args: { paths: Array<string>, apart: boolean, }; answer: Array<ImportRow> };
  addSample: { args: Record<symbol, never>; answer: Changed<ArticleRow> };
  highlight: { args: { article: string, span: Span, label: string, body: string, }; answer: Changed<AnnotationView> };
  highlightAll: { args: { article: string, spans: Array<Span>, label: string, }; answer: Changed<Array<AnnotationView>> };
  relabel: { args: { annotations: Array<string>, label: string, }; answer: Changed<Array<AnnotationView>> };
  resize: { args: { annotation: string, span: Span, }; answer: Changed<AnnotationView> };
  editNote: { args: { annotation: string, body: string, }; answer: Changed<AnnotationView> };
  tagAnnotation: { args: { annotation: string, tags: Array<string>, }; answer: Changed<AnnotationView> };
  tagAnnotations: { args: { annotations: Array<string>, add: Array<string>, remove: Array<string>, }; answer: Changed<Array<AnnotationView>> };
  deleteAnnotations: { args: { annotations: Array<string>, }; answer: Changed<null> };
  noteArticle: { args: { article: string, body: string, }; answer: Changed<AnnotationView | null> };
  tagArticles: { args: { articles: Array<string>, add: Array<string>, remove: Array<string>, }; answer: Changed<Array<ArticleRow>> };
  star: { args: { articles: Array<string>, starred: boolean, }; answer: Changed<Array<ArticleRow>> };
  setState: { args: { articles: Array<string>, state: ReadingState, }; answer: Changed<Array<ArticleRow>> };
  setRead: { args: { articles: Array<string>, read: boolean, }; answer: Array<ArticleRow> };
  emptyTrash: { args: Record<symbol, never>; answer: number };
  createCollection: { args: { name: string, articles: Array<string>, }; answer: Changed<Array<CollectionView>> };
  renameCollection: { args: { collection: string, name: string, }; answer: Changed<Array<CollectionView>> };
  deleteCollection: { args: { collection: string, }; answer: Changed<Array<CollectionView>> };
  collect: { args: { collection: string, articles: Array<string>, member: boolean, }; answer: Changed<Array<ArticleRow>> };
  setLabels: { args: { labels: Array<LabelArgs>, }; answer: Changed<Array<LabelView>> };
  occurrences: { args: { article: string, span: Span | null, name: string | null, }; answer: OccurrencesView };
  tagEntity: { args: { article: string, name: string, kind: EntityKind, 
/**
 * The reader's own type that it is of, then its kind is other. 
 */
ownType?: string | null, spans: Array<Span>, }; answer: Changed<EntityView> };
  editEntity: { args: { article: string | null, entity: string, name: string, kind: EntityKind, 
/** The reader's own type that it is of, then its kind is other; left out, what stays of the
        kind other stays of its type. */
ownType?: string | null, }; answer: Changed<EntityView | null> };
  mergeEntities: { args: { article: string | null, from: string, into: string, }; answer: Changed<EntityView | null> };
  removeEntity: { args: { 
/**
 * The article to remove it from; null for all of the library.
 */
article: string | null, entity: string, }; answer: Changed<null> };
  removeMention: { args: { mention: string, }; answer: Changed<null> };
  suggestions: { args: { article: string, }; answer: SuggestionsView };
  acceptEntity: { args: { article: string, name: string, kind: EntityKind, ownType: string | null, aliases: Array<string>, spans: Array<Span>, 
/**
 * Proposed places that are not it. 
 */
leftOut: Array<Span>, 
/**
 * The entity of the library that it is; null for the one of this name, or a new one. 
 */
into: string | null, 
/**
 * It is somebody else than the library's entity of this name: a new one is made. 
 */
someoneElse: boolean, }; answer: Changed<EntityView> };
  acceptShown: { args: { article: string, kind: EntityKind | null, }; answer: Changed<Array<EntityView>> };
  rejectEntity: { args: { article: string, name: string, kind: EntityKind | null, }; answer: Changed<Array<RejectionView>> };
  unlinkEntity: { args: { article: string, name: string, entity: string, }; answer: Changed<null> };
  stopList: { args: Record<symbol, never>; answer: Array<RejectionView> };
  allowEntity: { args: { id: string, }; answer: Changed<Array<RejectionView>> };
  splitEntity: { args: { entity: string, name: string, articles: Array<string>, mentions: Array<string>, }; answer: Changed<EntityRow> };
  entityPage: { args: { entity: string, }; answer: EntityPageView };
  entityList: { args: { query: string, kind: EntityKind | null, ownType: string | null, sort: EntitySort, offset: number, limit: number, }; answer: EntityListView };
  editEntityDetails: { args: { entity: string, aliases: Array<string>, wikidata: string | null, note: string, ownType: string | null, }; answer: Changed<EntityRow> };
  entityTypes: { args: Record<symbol, never>; answer: Array<EntityTypeView> };
  saveEntityTypes: { args: { types: Array<EntityTypeArgs>, }; answer: Changed<Array<EntityTypeView>> };
  exportEntity: { args: { entity: string, folder: string | null, }; answer: EntityFileView };
  analysisState: { args: Record<symbol, never>; answer: AnalysisState };
  summarize: { args: { article: string, length: LengthArgs, 
/**
 * What it should speak of. 
 */
about: string | null, }; answer: SummaryView };
  digest: { args: { articles: Array<string>, length: LengthArgs, 
/**
 * What it should speak of. 
 */
about: string | null, }; answer: DigestView };
  chooseSentence: { args: { article: string, span: Span, verdict: Verdict | null, }; answer: Changed<null> };
  exportPreview: { args: { articles: Array<string>, shown: string, folder: string | null, choice: ExportChoice, }; answer: ExportPreview };
  exportArticles: { args: { articles: Array<string>, folder: string, choice: ExportChoice, }; answer: ExportResult };
  templateSource: { args: { preset: ExportPreset, }; answer: string };
  noteEdits: { args: { articles: Array<string>, folder: string, own: string | null, }; answer: NoteEditsView };
  takeEdits: { args: { edits: Array<EditToTake>, }; answer: TakenEdits };
  revisions: { args: { article: string, }; answer: RevisionsView };
  openRevision: { args: { article: string, number: number, }; answer: ArticleView };
  compareRevisions: { args: { article: string, old: number, new: number, }; answer: ComparisonView };
  revise: { args: { article: string, text: string, }; answer: Changed<RevisedView> };
  textToEdit: { args: { article: string, }; answer: MarkdownView };
  editText: { args: { article: string, markdown: string, }; answer: Changed<RevisedView> };
  editDetails: { args: { article: string, title: string | null, byline: Array<string>, site: string | null, source: string | null, place: string | null, 
/**
 * `YYYY-MM-DD`. 
 */
published: string | null, embargo: string | null, language: string | null, }; answer: Changed<RevisedView> };
  restoreRevision: { args: { article: string, number: number, }; answer: Changed<RevisedView> };
  confirmPlaces: { args: { annotations: Array<string>, }; answer: Changed<Array<AnnotationView>> };
  reattach: { args: { annotation: string, span: Span, }; answer: Changed<AnnotationView> };
  keepLost: { args: { annotations: Array<string>, }; answer: Changed<Array<AnnotationView>> };
  listMarks: { args: { article: string | null, labels: Array<string>, tags: Array<string>, states: Array<Anchoring>, 
/**
 * Milliseconds since the Unix epoch, included. 
 */
from: number | null, 
/**
 * Milliseconds since the Unix epoch, excluded. 
 */
before: number | null, words: string, noted: boolean | null, 
/**
 * Article by article, not those made last first. 
 */
byArticle: boolean, limit: number, skip: number, }; answer: MarkListView };
  markCounts: { args: Record<symbol, never>; answer: MarkCountsView };
  undo: { args: { entry: number | null, }; answer: UndoResult };
  redo: { args: Record<symbol, never>; answer: UndoResult };
  history: { args: { limit: number, }; answer: Array<OperationView> };
};
