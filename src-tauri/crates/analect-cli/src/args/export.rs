//! Notes as files, and back.

use super::SummaryArgs;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) articles: ArticlesArg,
    /// The folder to write into; standard output without it.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: Option<PathBuf>,
    /// The layout: plain, obsidian, study, a file with a template, or - for standard input.
    #[arg(long, value_name = "NAME or FILE", default_value = "obsidian")]
    pub(crate) template: String,
    /// Say what would be written, and write nothing.
    #[arg(long, requires = "to")]
    pub(crate) dry_run: bool,
    /// Only highlights with this label; may be given several times.
    #[arg(long, value_name = "LABEL")]
    pub(crate) label: Vec<String>,
    /// Only highlights with this tag; may be given several times.
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,
    /// Only highlights made on this day or later, such as 2025-09-04.
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<String>,
    /// Only highlights made on this day or before.
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
    #[command(flatten)]
    pub(crate) summary: SummaryArgs,
}

/// Names articles.
#[derive(Debug, Args)]
pub(crate) struct ArticlesArg {
    /// Articles by id or a unique beginning; all outside the trash where none is named.
    #[arg(value_name = "ARTICLE")]
    pub(crate) articles: Vec<String>,
    /// The article added last, outside the trash.
    #[arg(long, conflicts_with = "articles")]
    pub(crate) last: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TakeEditsArgs {
    #[command(flatten)]
    pub(crate) articles: ArticlesArg,
    /// The folder with the files.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) from: PathBuf,
    /// The file with the template they were written with, where it is one of your own; - for
    /// standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<String>,
    /// Say what would be taken, and take nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take also what was changed in the library too.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TemplateArgs {
    /// The template.
    #[arg(value_enum, default_value = "obsidian")]
    pub(crate) name: PresetArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PresetArg {
    Plain,
    Obsidian,
    Study,
}
