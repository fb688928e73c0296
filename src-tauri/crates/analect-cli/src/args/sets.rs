//! Collections and labels.

use clap::{Args, Subcommand, ValueEnum};

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
    /// Its place among the labels, from 1; past the last one it becomes the last.
    #[arg(long, requires = "label", conflicts_with = "delete", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) place: Option<u8>,
    /// Make it, with these properties; it must not exist.
    #[arg(long, requires = "label", conflicts_with = "delete")]
    pub(crate) new: bool,
    /// Remove it; no highlight may carry it.
    #[arg(long, requires = "label")]
    pub(crate) delete: bool,
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
