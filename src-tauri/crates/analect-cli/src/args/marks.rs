//! Highlights, notes, tags and choices about sentences.

use super::ArticleArg;
use clap::{Args, ValueEnum};

/// Names one article or one mark.
#[derive(Debug, Args)]
#[group(required = true, multiple = false, args = ["article", "last", "mark"])]
#[command(mut_group("ArticleArg", |group| group.required(false)))]
pub(crate) struct OwnerArg {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// A highlight or note, by its id, a unique beginning of it or its short name.
    #[arg(long, value_name = "MARK")]
    pub(crate) mark: Option<String>,
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
pub(crate) struct HighlightArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// The words to mark, exactly as the article has them; given several times, all are marked in
    /// one step.
    #[arg(
        long,
        allow_hyphen_values = true,
        value_name = "TEXT",
        required_unless_present = "range"
    )]
    pub(crate) quote: Vec<String>,
    /// Which place of the one quote, counted from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) occurrence: u32,
    /// The passage as START-END, in code points of the article's text; given several times, all are
    /// marked in one step.
    #[arg(long, value_name = "START-END", conflicts_with_all = ["quote", "occurrence"])]
    pub(crate) range: Vec<String>,
    /// yellow, green, pink, blue, purple or orange.
    #[arg(long, default_value = "yellow")]
    pub(crate) label: String,
    /// A note in Markdown, on the one passage.
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
