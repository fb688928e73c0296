//! One handler a request, all of one shape, one file a noun.

// Some handlers cannot fail, but the list of requests wants one shape for all.
#![allow(clippy::unnecessary_wraps)]

mod articles;
mod entities;
mod exports;
mod following;
mod history;
mod marks;
mod revisions;
mod sets;
mod texts;

pub(crate) use articles::{
    add_sample, empty_trash, import_files, import_text, keep_place, library, list_articles,
    open_article, set_read, set_state, star,
};
pub(crate) use entities::{
    edit_entity, merge_entities, occurrences, remove_entity, remove_mention, tag_entity,
};
pub(crate) use exports::{
    export_articles, export_preview, note_edits, take_edits, template_source,
};
pub use following::look_through;
pub(crate) use following::{
    accept_entity, accept_shown, allow_entity, analysis_state, edit_entity_details, entity_list,
    entity_page, entity_types, export_entity, reject_entity, save_entity_types, split_entity,
    stop_list, suggestions, unlink_entity,
};
pub(crate) use history::{history, redo, undo};
pub(crate) use marks::{
    article_marks, delete_annotations, edit_note, highlight, highlight_all, note_article, relabel,
    resize, tag_annotation, tag_annotations,
};
pub(crate) use revisions::{
    compare_revisions, confirm_places, edit_details, edit_text, keep_lost, list_marks, mark_counts,
    open_revision, reattach, restore_revision, revise, revisions, text_to_edit,
};
pub(crate) use sets::{
    collect, create_collection, delete_collection, rename_collection, set_labels, tag_articles,
};
pub(crate) use texts::{choose_sentence, digest, summarize};

use crate::ApiError;
use crate::answers::{ArticleRow, Changed, CollectionView, HistoryView};
use crate::views;
use analect_library::{ChangeSet, Library};
use analect_model::ArticleId;
use std::str::FromStr;

fn collections(library: &Library) -> Result<Vec<CollectionView>, ApiError> {
    let all = library.collections()?;
    Ok(all.into_iter().map(views::collection).collect())
}

fn ends(library: &Library) -> Result<HistoryView, ApiError> {
    let history = library.history()?;
    Ok(HistoryView {
        undo: history.undo,
        redo: history.redo,
    })
}

fn changed<T>(library: &Library, value: T, changes: &ChangeSet) -> Result<Changed<T>, ApiError> {
    Ok(Changed {
        value,
        entry: changes.entry,
        history: ends(library)?,
    })
}

fn done(library: &Library, changes: &ChangeSet) -> Result<Changed<()>, ApiError> {
    changed(library, (), changes)
}

fn rows_changed(
    library: &Library,
    articles: &[ArticleId],
    changes: &ChangeSet,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let row = |article: &ArticleId| Ok(views::row(library.listing(*article)?));
    let rows: Result<_, ApiError> = articles.iter().map(row).collect();
    changed(library, rows?, changes)
}

/// The identifiers in a request.
fn ids<T: FromStr>(texts: &[String]) -> Result<Vec<T>, ApiError>
where
    T::Err: std::fmt::Display,
{
    texts.iter().map(|text| id(text)).collect()
}

/// The identifier in a request.
pub(crate) fn id<T: FromStr>(text: &str) -> Result<T, ApiError>
where
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|error: T::Err| ApiError::internal(error.to_string()))
}
