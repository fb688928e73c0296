//! The verbs and their options, one file a noun.

mod analysis;
mod annotations;
mod articles;
mod entity;
mod export;
mod history;
mod marks;
mod sets;
mod versions;

pub(crate) use analysis::{
    BatchArgs, DigestArgs, EntitiesArgs, ExtractArgs, MethodArg, ReanchorArgs, SentencesArgs,
    SummarizeArgs, SummaryArgs,
};
pub(crate) use annotations::{AnnotationsArgs, AnnotationsVerb};
pub(crate) use articles::{
    ImportArgs, InputFormat, ListArgs, MoveArgs, ReadArgs, RelocateArgs, ShelfArg, ShowArgs,
    SortArg, StarArgs, StateArg, TrashArgs,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
pub(crate) use entity::{
    AcceptArgs, EditEntityArgs, EntityArgs, EntityListArgs, EntitySortArg, EntityVerb, SplitArgs,
    TagEntityArgs, TypesArgs,
};
pub(crate) use export::{ArticlesArg, ExportArgs, PresetArg, TakeEditsArgs, TemplateArgs};
pub(crate) use history::{HistoryArgs, UndoArgs};
pub(crate) use marks::{
    HighlightArgs, KindArg, LabelArgs, NoteArgs, OwnerArg, PassageArg, RemoveArgs, ResizeArgs,
    SentenceArgs, TagArgs, VerdictArg,
};
pub(crate) use sets::{CollectionArgs, CollectionVerb, ColourArg, LabelsArgs, PatternArg};
use std::path::PathBuf;
pub(crate) use versions::{
    EditArgs, MarkStateArg, MarksArgs, PlaceArgs, ReviseArgs, RevisionsArgs,
};

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
    /// Move the library file to another place; nobody may have it open.
    Relocate(RelocateArgs),
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
    /// List the marks of the whole library.
    Marks(MarksArgs),
    /// Say where a highlight stands, after the text changed.
    Place(PlaceArgs),
    /// Give an article a new version of its text; its marks are carried over.
    Revise(ReviseArgs),
    /// List the versions of an article, compare them, or go back to one.
    Revisions(RevisionsArgs),
    /// Edit the text of an article, or what is known of it, as a new version.
    Edit(EditArgs),
    /// Tag a person, organisation or place wherever an article names it; decide about proposed
    /// ones, and follow them across the library.
    Entity(EntityArgs),
    /// Choose the sentences that say most, verbatim, with the reasons.
    Summarize(SummarizeArgs),
    /// Choose the sentences that say most in several articles together; copies of a report count
    /// once.
    Digest(DigestArgs),
    /// Find the people, organisations, places, dates, amounts and quotations of a text.
    Entities(EntitiesArgs),
    /// Split text into sentences.
    Sentences(SentencesArgs),
    /// Print the content and metadata of files without adding them to a library.
    Extract(ExtractArgs),
    /// Carry highlights from an old text to a new one.
    Reanchor(ReanchorArgs),
    /// Write notes as Markdown files, or to standard output.
    Export(ExportArgs),
    /// Make notes that you edited in exported files those of the library.
    TakeEdits(TakeEditsArgs),
    /// Print a template, to write one of your own from.
    Template(TemplateArgs),
    /// Write marks for other programs, or add theirs (W3C Web Annotation, Hypothesis).
    Annotations(AnnotationsArgs),
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

/// Names one article.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct ArticleArg {
    /// The article's id or a unique beginning of it.
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: Option<String>,
    /// The article added last, outside the trash.
    #[arg(long)]
    pub(crate) last: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    Json,
    Jsonl,
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct ManualArgs {
    /// The folder, laid out like `/usr/share`.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: PathBuf,
}
