//! Articles: bringing them in, looking at them, shelving and exporting them.

use super::{ArticleArg, Format};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Files to import; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// How to read them, where name and content do not tell.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<InputFormat>,
    /// Add an article of its own even where the text is a version of one that is there.
    #[arg(long)]
    pub(crate) apart: bool,
    /// How to report: text or jsonl.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Markdown,
    Html,
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
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// It is not read after all.
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StateArg {
    Inbox,
    Later,
    Archive,
    Trash,
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
pub(crate) struct RelocateArgs {
    /// The new file, or the folder to move it into.
    #[arg(value_name = "FILE")]
    pub(crate) to: PathBuf,
}
