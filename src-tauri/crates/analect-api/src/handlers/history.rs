//! What was changed, and taking it back.

use super::ends;
use crate::ApiError;
use crate::answers::{HistoryArgs, Nothing, OperationView, UndoArgs, UndoResult};
use crate::views;
use analect_library::{ChangeSet, Library};

pub(crate) fn undo(library: &Library, args: &UndoArgs) -> Result<UndoResult, ApiError> {
    let undo = |entry| library.undo_entry(entry);
    undone(library, args.entry.map_or_else(|| library.undo(), undo)?)
}

pub(crate) fn history(
    library: &Library,
    args: &HistoryArgs,
) -> Result<Vec<OperationView>, ApiError> {
    let operations = library.operations(args.limit)?;
    Ok(operations.into_iter().map(views::operation).collect())
}

pub(crate) fn redo(library: &Library, _: &Nothing) -> Result<UndoResult, ApiError> {
    undone(library, library.redo()?)
}

fn undone(library: &Library, changes: ChangeSet) -> Result<UndoResult, ApiError> {
    let articles = changes.articles.iter().map(ToString::to_string).collect();
    Ok(UndoResult {
        name: changes.op,
        articles,
        history: ends(library)?,
    })
}
