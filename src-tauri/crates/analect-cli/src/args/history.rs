//! What was changed, and taking it back.

use super::Format;
use clap::Args;

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
