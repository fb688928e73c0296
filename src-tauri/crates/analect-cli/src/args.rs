//! The verbs and their options.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Read articles for work: highlight, note, tag, summarise, export. Fully local.
#[derive(Debug, Parser)]
#[command(name = "analect", version, about, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) library: LibraryArgs,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Args)]
pub(crate) struct LibraryArgs {
    /// The library file; without it the default one, whatever a window shows.
    #[arg(
        long = "library",
        value_name = "PATH",
        env = "ANALECT_LIBRARY",
        global = true
    )]
    pub(crate) path: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Add articles from files or standard input (text, Markdown, HTML).
    Import(ImportArgs),
    /// List the articles of a shelf.
    List(ListArgs),
    /// Print an article with its marks.
    Show(ShowArgs),
    /// Star an article.
    Star(StarArgs),
    /// Put an article on another shelf.
    Move(MoveArgs),
    /// Say that an article is read, or is not.
    Read(ReadArgs),
    /// List and change collections of articles.
    Collection(CollectionArgs),
    /// List the tags of articles.
    Tags,
    /// List and change the labels of highlights.
    Labels(LabelsArgs),
    /// List the trash, or empty it for good.
    Trash(TrashArgs),
    /// Add the sample article.
    Sample,
    /// Mark a passage, optionally with a note.
    Highlight(HighlightArgs),
    /// Give a highlight another label.
    Label(LabelArgs),
    /// Move a highlight to another passage.
    Resize(ResizeArgs),
    /// Pin a sentence to an article's summary, exclude it, or take that back.
    Sentence(SentenceArgs),
    /// Write the note of an article or a highlight.
    Note(NoteArgs),
    /// Add or remove tags of an article or a highlight.
    Tag(TagArgs),
    /// Remove a highlight or note.
    Remove(RemoveArgs),
    /// Tag a person, organisation or place wherever an article names it.
    Entity(EntityArgs),
    /// Choose the sentences that say most, verbatim, with the reasons.
    Summarize(SummarizeArgs),
    /// Split text into sentences.
    Sentences(SentencesArgs),
    /// Print the content and metadata of files without adding them to a library.
    Extract(ExtractArgs),
    /// Write notes as Markdown files, or to standard output.
    Export(ExportArgs),
    /// Take back the last change, or another one by its number.
    Undo(UndoArgs),
    /// Apply the change that was undone last again.
    Redo,
    /// Write manual pages and completions of shells, for packages.
    #[command(hide = true)]
    Manual(ManualArgs),
    /// List what was changed, newest first; a change that was taken back is in brackets.
    History(HistoryArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ManualArgs {
    /// The folder, laid out like `/usr/share`.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct UndoArgs {
    /// The change's number in `analect history`; the newest without it.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) entry: Option<i64>,
}

#[derive(Debug, Args)]
pub(crate) struct HistoryArgs {
    /// At most this many changes.
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
    /// Output: text, json or jsonl.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

/// Names one article.
#[derive(Debug, Args)]
pub(crate) struct ArticleArg {
    /// The article's id or a unique beginning of it.
    #[arg(value_name = "ARTICLE", required_unless_present = "last")]
    pub(crate) article: Option<String>,
    /// The article added last, outside the trash.
    #[arg(long, conflicts_with = "article")]
    pub(crate) last: bool,
}

/// Names one article or one mark.
#[derive(Debug, Args)]
pub(crate) struct OwnerArg {
    /// The article's id or a unique beginning of it.
    #[arg(value_name = "ARTICLE", required_unless_present_any = ["last", "mark"])]
    pub(crate) article: Option<String>,
    /// The article added last, outside the trash.
    #[arg(long, conflicts_with = "article")]
    pub(crate) last: bool,
    /// A highlight or note, by its id, a unique beginning of it or its short name.
    #[arg(long, value_name = "MARK", conflicts_with_all = ["article", "last"])]
    pub(crate) mark: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    Json,
    Jsonl,
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShelfArg {
    Inbox,
    Later,
    Archive,
    Starred,
    Trash,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortArg {
    Added,
    Published,
    Opened,
    Title,
    Site,
    Length,
    Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourArg {
    Yellow,
    Green,
    Pink,
    Blue,
    Purple,
    Orange,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PatternArg {
    Solid,
    Double,
    Wavy,
    Dashed,
    Dotted,
    Thick,
}

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// It is not read after all.
    #[arg(long)]
    pub(crate) off: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TrashArgs {
    /// Remove what lies in it, for good; this cannot be undone.
    #[arg(long)]
    pub(crate) empty: bool,
    /// Only what has been in it for this many days.
    #[arg(long, requires = "empty", default_value_t = 0)]
    pub(crate) days: u32,
}

#[derive(Debug, Args)]
pub(crate) struct CollectionArgs {
    #[command(subcommand)]
    pub(crate) verb: CollectionVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CollectionVerb {
    /// List the collections.
    List,
    /// Put articles into a collection, which is made where there is none of the name.
    Add {
        /// The collection's name.
        name: String,
        /// Articles by id or a unique beginning.
        articles: Vec<String>,
    },
    /// Take articles out of a collection.
    Remove {
        /// The collection's name.
        name: String,
        /// Articles by id or a unique beginning.
        #[arg(required = true)]
        articles: Vec<String>,
    },
    /// Give a collection another name.
    Rename {
        /// The collection's name.
        name: String,
        /// The name it gets.
        new: String,
    },
    /// Remove a collection; its articles stay.
    Delete {
        /// The collection's name.
        name: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LabelsArgs {
    /// The label to change, by its id; without it the labels are listed.
    #[arg(value_name = "LABEL")]
    pub(crate) label: Option<String>,
    /// Its name.
    #[arg(long, requires = "label")]
    pub(crate) name: Option<String>,
    /// The digit that applies it, 1 to 9, or 0 for none.
    #[arg(long, requires = "label", value_parser = clap::value_parser!(u8).range(0..=9))]
    pub(crate) key: Option<u8>,
    /// Its colour.
    #[arg(long, requires = "label", value_enum)]
    pub(crate) colour: Option<ColourArg>,
    /// The line under it.
    #[arg(long, requires = "label", value_enum)]
    pub(crate) pattern: Option<PatternArg>,
    /// Make it, with these properties; it must not exist.
    #[arg(long, requires = "label", conflicts_with = "delete")]
    pub(crate) new: bool,
    /// Remove it; no highlight may carry it.
    #[arg(long, requires = "label")]
    pub(crate) delete: bool,
}

/// A passage, by its words or its place.
#[derive(Debug, Args)]
pub(crate) struct PassageArg {
    /// Its words, exactly as the article has them.
    #[arg(
        long,
        allow_hyphen_values = true,
        value_name = "TEXT",
        required_unless_present = "range"
    )]
    pub(crate) quote: Option<String>,
    /// Its place as START-END, in code points of the article's text.
    #[arg(long, value_name = "START-END", conflicts_with = "quote")]
    pub(crate) range: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ResizeArgs {
    /// The highlight, by its id, a unique beginning of it or its short name.
    #[arg(value_name = "MARK")]
    pub(crate) mark: String,
    #[command(flatten)]
    pub(crate) passage: PassageArg,
}

#[derive(Debug, Args)]
pub(crate) struct SentenceArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    #[command(flatten)]
    pub(crate) passage: PassageArg,
    /// What to do with it.
    #[arg(long = "as", value_enum)]
    pub(crate) verdict: VerdictArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerdictArg {
    /// It stands in every summary.
    Pinned,
    /// It stands in none.
    Excluded,
    /// The ranking decides.
    Free,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StateArg {
    Inbox,
    Later,
    Archive,
    Trash,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArg {
    #[value(alias = "PERSON")]
    Person,
    #[value(alias = "ORG", alias = "org")]
    Organization,
    #[value(alias = "PLACE")]
    Place,
    #[value(alias = "NORP", alias = "norp")]
    Nationality,
    #[value(alias = "EVENT")]
    Event,
    #[value(alias = "WORK")]
    Work,
    #[value(alias = "OTHER")]
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Markdown,
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Files to import; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// How to read them, where name and content do not tell.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<InputFormat>,
    /// How to report: text or jsonl.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Which articles.
    #[arg(long, value_enum, default_value = "all", conflicts_with_all = ["tag", "collection"])]
    pub(crate) shelf: ShelfArg,
    /// Those with a tag instead.
    #[arg(long, conflicts_with = "collection")]
    pub(crate) tag: Option<String>,
    /// Those of a collection instead.
    #[arg(long, value_name = "NAME")]
    pub(crate) collection: Option<String>,
    /// In which order.
    #[arg(long, value_enum, default_value = "added")]
    pub(crate) sort: SortArg,
    /// Output: text, markdown, json or jsonl.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// Output: text, markdown, json or html.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct StarArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// Take the star away.
    #[arg(long)]
    pub(crate) off: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// The shelf.
    #[arg(long, value_enum)]
    pub(crate) to: StateArg,
}

#[derive(Debug, Args)]
pub(crate) struct HighlightArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// The words to mark, exactly as the article has them.
    #[arg(
        long,
        allow_hyphen_values = true,
        value_name = "TEXT",
        required_unless_present = "range"
    )]
    pub(crate) quote: Option<String>,
    /// Which place of the quote, counted from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) occurrence: u32,
    /// The passage as START-END, in code points of the article's text.
    #[arg(long, value_name = "START-END", conflicts_with_all = ["quote", "occurrence"])]
    pub(crate) range: Option<String>,
    /// yellow, green, pink, blue, purple or orange.
    #[arg(long, default_value = "yellow")]
    pub(crate) label: String,
    /// A note in Markdown.
    #[arg(long, allow_hyphen_values = true, default_value = "")]
    pub(crate) note: String,
}

#[derive(Debug, Args)]
pub(crate) struct LabelArgs {
    /// The highlight, by its id, a unique beginning of it or its short name.
    #[arg(value_name = "MARK")]
    pub(crate) mark: String,
    /// yellow, green, pink, blue, purple or orange.
    #[arg(value_name = "LABEL")]
    pub(crate) label: String,
}

#[derive(Debug, Args)]
pub(crate) struct NoteArgs {
    #[command(flatten)]
    pub(crate) owner: OwnerArg,
    /// The note in Markdown; `-` reads standard input, an empty one removes the note.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) text: String,
}

#[derive(Debug, Args)]
pub(crate) struct TagArgs {
    #[command(flatten)]
    pub(crate) owner: OwnerArg,
    /// A tag to add; may be repeated.
    #[arg(long, value_name = "TAG", required_unless_present = "remove")]
    pub(crate) add: Vec<String>,
    /// A tag to remove; may be repeated.
    #[arg(long, value_name = "TAG")]
    pub(crate) remove: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveArgs {
    /// The highlight or note, by its id, a unique beginning of it or its short name.
    #[arg(value_name = "MARK")]
    pub(crate) mark: String,
}

#[derive(Debug, Args)]
pub(crate) struct EntityArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// Its name as the article writes it.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: String,
    /// What it is.
    #[arg(long = "type", value_enum, required_unless_present_any = ["remove", "rename", "merge"])]
    pub(crate) kind: Option<KindArg>,
    /// Give it this name instead, in the whole library; with --type also another type.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["remove", "merge", "range"])]
    pub(crate) rename: Option<String>,
    /// Take the mentions of this entity over; it is gone then.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["remove", "range"])]
    pub(crate) merge: Option<String>,
    /// Only this passage, START-END in code points; may be repeated. Without it every place that says the name.
    #[arg(long, value_name = "START-END")]
    pub(crate) range: Vec<String>,
    /// Remove the entity from the article instead; with --range only those mentions.
    #[arg(long)]
    pub(crate) remove: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SummarizeArgs {
    /// A file, or `-` for standard input.
    #[arg(value_name = "FILE", required_unless_present_any = ["batch", "article", "last"])]
    pub(crate) file: Option<PathBuf>,
    /// An article of the library instead of a file.
    #[arg(long, value_name = "ARTICLE", conflicts_with = "file")]
    pub(crate) article: Option<String>,
    /// The article added last, outside the trash.
    #[arg(long, conflicts_with_all = ["file", "article"])]
    pub(crate) last: bool,
    /// At most this many sentences.
    #[arg(long, default_value_t = 3)]
    pub(crate) sentences: usize,
    /// About this many words instead.
    #[arg(long, conflicts_with = "sentences")]
    pub(crate) words: Option<usize>,
    /// The title of a file's text, where the text does not hold it.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// Output: text, markdown or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) batch: BatchArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SentencesArgs {
    /// A file, or `-` for standard input.
    #[arg(value_name = "FILE", required_unless_present = "batch")]
    pub(crate) file: Option<PathBuf>,
    /// Output: text or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) batch: BatchArgs,
}

#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    /// Read JSON Lines from this file (`-`: standard input) and write one line for each.
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub(crate) batch: Option<PathBuf>,
    /// Add the time each line took, in microseconds.
    #[arg(long, requires = "batch")]
    pub(crate) timings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// A file, or `-` for standard input.
    #[arg(value_name = "FILE", required_unless_present = "list")]
    pub(crate) file: Option<PathBuf>,
    /// The address the file came from, to resolve its links.
    #[arg(long, value_name = "URL", conflicts_with = "list")]
    pub(crate) url: Option<String>,
    /// A file with lines of `path TAB url` to extract one after the other.
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub(crate) list: Option<PathBuf>,
    /// Output: text, markdown, json, jsonl or html.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Articles by id or a unique beginning; all outside the trash where none is named.
    #[arg(value_name = "ARTICLE")]
    pub(crate) articles: Vec<String>,
    /// The article added last, outside the trash.
    #[arg(long, conflicts_with = "articles")]
    pub(crate) last: bool,
    /// The folder to write into; standard output without it.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: Option<PathBuf>,
}
