//! The versions of an article's text, and the marks of the whole library.

use super::{ArticleArg, Format};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ReviseArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// The file with the new text (text, Markdown, HTML); `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) with: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RevisionsArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// Print the text of a version, counted from 1.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["diff", "restore"])]
    pub(crate) text: Option<usize>,
    /// Print what changed from one version to another, such as 1-2.
    #[arg(long, value_name = "OLD-NEW", conflicts_with = "restore")]
    pub(crate) diff: Option<String>,
    /// Make a version the current one again, as a new version.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) restore: Option<usize>,
    /// Output: text or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct EditArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// A file with the edited text in Markdown; `-` is standard input. Without this and any other
    /// option the text is printed as Markdown.
    #[arg(long, value_name = "FILE")]
    pub(crate) text: Option<PathBuf>,
    /// Another title; empty for one of ours.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// An author; may be repeated. An empty one removes them all.
    #[arg(long, value_name = "NAME")]
    pub(crate) author: Vec<String>,
    /// The outlet or agency; empty for none.
    #[arg(long)]
    pub(crate) site: Option<String>,
    /// Where it came from; empty for nowhere.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) source: Option<String>,
    /// The place of its dateline; empty for none.
    #[arg(long)]
    pub(crate) place: Option<String>,
    /// The day of publication, such as 2025-09-04; empty for none.
    #[arg(long, value_name = "DAY")]
    pub(crate) published: Option<String>,
    /// The language as a BCP 47 tag; empty for none.
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct PlaceArgs {
    /// The highlight, by its id, a unique beginning of it or its short name.
    #[arg(value_name = "MARK")]
    pub(crate) mark: String,
    #[command(flatten)]
    pub(crate) place: PlaceArg,
}

/// Where a highlight is to stand.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct PlaceArg {
    /// Where it was carried to.
    #[arg(long)]
    pub(crate) confirm: bool,
    /// On these words, exactly as the article has them.
    #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
    pub(crate) quote: Option<String>,
    /// On this passage as START-END, in code points of the article's text.
    #[arg(long, value_name = "START-END")]
    pub(crate) range: Option<String>,
    /// Nowhere: it is kept with its quote, note and tags.
    #[arg(long)]
    pub(crate) lost: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MarksArgs {
    /// Of one article, by its id or a unique beginning of it.
    #[arg(long, value_name = "ARTICLE")]
    pub(crate) article: Option<String>,
    /// With a label, by its id; may be repeated for any of several.
    #[arg(long)]
    pub(crate) label: Vec<String>,
    /// With a tag; may be repeated for all of several.
    #[arg(long)]
    pub(crate) tag: Vec<String>,
    /// In a state; may be repeated for any of several.
    #[arg(long, value_enum)]
    pub(crate) state: Vec<MarkStateArg>,
    /// Made on this day or later, such as 2025-09-04.
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<String>,
    /// Made before this day.
    #[arg(long, value_name = "DAY")]
    pub(crate) before: Option<String>,
    /// With these characters in the passage or the note.
    #[arg(long, allow_hyphen_values = true, default_value = "")]
    pub(crate) words: String,
    /// With a note.
    #[arg(long)]
    pub(crate) noted: bool,
    /// At most so many; 0 for all.
    #[arg(long, default_value_t = 0)]
    pub(crate) limit: u32,
    /// Output: text or jsonl.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MarkStateArg {
    /// On the same words at the same place.
    Kept,
    /// On the same words elsewhere.
    Moved,
    /// On words that were edited.
    Changed,
    /// Placed, with a question.
    Uncertain,
    /// On no passage.
    Lost,
}
