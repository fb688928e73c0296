//! Text without a library.

use super::{ArticleArg, Format};
use analect_library::Length;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(
    mut_group("ArticleArg", |group| group.required(false).conflicts_with("file")),
    mut_arg("article", |article| article.long("article"))
)]
pub(crate) struct SummarizeArgs {
    /// A file, or `-` for standard input.
    #[arg(value_name = "FILE", required_unless_present_any = ["batch", "ArticleArg"], conflicts_with = "batch")]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    #[command(flatten)]
    pub(crate) summary: SummaryArgs,
    /// How sentences are chosen; the others are for comparison.
    #[arg(long, value_enum, default_value = "ranked")]
    pub(crate) method: MethodArg,
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
#[command(mut_arg("sentences", |sentences| sentences.default_value("6")))]
pub(crate) struct DigestArgs {
    /// Articles by id or a unique beginning, in the order in which they are to be quoted; at most 100.
    #[arg(value_name = "ARTICLE", required = true)]
    pub(crate) articles: Vec<String>,
    #[command(flatten)]
    pub(crate) summary: SummaryArgs,
    /// Output: text, markdown or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

/// How long a summary is and what it speaks of.
#[derive(Debug, Args)]
pub(crate) struct SummaryArgs {
    /// At most this many sentences in the summary.
    #[arg(long, default_value_t = 3)]
    pub(crate) sentences: usize,
    /// At most this many words in the summary instead; one sentence is given even where it is longer.
    #[arg(long, conflicts_with = "sentences")]
    pub(crate) words: Option<usize>,
    /// At most this many of every hundred words of the article in the summary instead.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["sentences", "words"], value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) percent: Option<u8>,
    /// What the summary should speak of: sentences that share words with this are preferred.
    #[arg(long, value_name = "QUESTION", allow_hyphen_values = true)]
    pub(crate) about: Option<String>,
}

impl SummaryArgs {
    pub(crate) fn length(&self) -> Length {
        match (self.words, self.percent) {
            (Some(words), _) => Length::Words(words),
            (_, Some(percent)) => Length::Percent(percent),
            _ => Length::Sentences(self.sentences),
        }
    }
}

/// How sentences are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MethodArg {
    /// Analect's own ranking.
    Ranked,
    /// The first sentences.
    Lead,
    /// `LexRank` alone.
    Lexrank,
    /// `TextRank` alone.
    Textrank,
}

#[derive(Debug, Args)]
pub(crate) struct SentencesArgs {
    /// A file, or `-` for standard input.
    #[arg(
        value_name = "FILE",
        required_unless_present = "batch",
        conflicts_with = "batch"
    )]
    pub(crate) file: Option<PathBuf>,
    /// Output: text or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) batch: BatchArgs,
}

/// `--batch` reads lines of `{"id", "text", "date"}`; the date is optional.
#[derive(Debug, Args)]
pub(crate) struct EntitiesArgs {
    /// A file, or `-` for standard input.
    #[arg(
        value_name = "FILE",
        required_unless_present = "batch",
        conflicts_with = "batch"
    )]
    pub(crate) file: Option<PathBuf>,
    /// Only names that are sure enough to be marked in the text.
    #[arg(long)]
    pub(crate) shown: bool,
    /// The day the text was published, for dates such as "on Friday"; without it the one the file
    /// states.
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "batch")]
    pub(crate) date: Option<String>,
    /// Output: text, markdown or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) batch: BatchArgs,
}

/// `--batch` reads lines of `{"id", "old_text", "new_text", "highlights"}`; `old_text` may be null.
#[derive(Debug, Args)]
pub(crate) struct ReanchorArgs {
    /// The old text, the new text and the selectors; `-` for one of them is standard input.
    ///
    /// Where the old text is empty, highlights are found by their quotes. The selectors are JSON:
    /// a list `highlights` of objects with `id`, `start` and `end` in code points, `exact`,
    /// `prefix` and `suffix`.
    #[arg(value_names = ["OLD", "NEW", "SELECTORS"], num_args = 3, required_unless_present = "batch", conflicts_with = "batch")]
    pub(crate) files: Vec<PathBuf>,
    /// Output: text or json.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) batch: BatchArgs,
}

#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    /// Read JSON Lines from this file (`-`: standard input) and write one line for each.
    #[arg(long, value_name = "FILE")]
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
