//! Marks in files of other programs.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct AnnotationsArgs {
    #[command(subcommand)]
    pub(crate) verb: AnnotationsVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AnnotationsVerb {
    /// Write marks as W3C Web Annotations (JSON-LD).
    Export {
        /// Articles by id or a unique beginning; all outside the trash where none is named.
        #[arg(value_name = "ARTICLE")]
        articles: Vec<String>,
        /// The article added last, outside the trash.
        #[arg(long, conflicts_with = "articles")]
        last: bool,
        /// The file, which is replaced; without it standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Add marks from W3C Web Annotations, or from an export of Hypothesis, to their articles.
    Import {
        /// The file; `-` is standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Put all of them on this article, by its id or a unique beginning of it.
        #[arg(long, value_name = "ARTICLE")]
        article: Option<String>,
        /// The label of highlights that name none, by its id; otherwise the first one.
        #[arg(long)]
        label: Option<String>,
    },
}
