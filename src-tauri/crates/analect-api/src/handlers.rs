//! One handler a request, all of one shape.

// Some handlers cannot fail, but the list of requests wants one shape for all.
#![allow(clippy::unnecessary_wraps)]

use crate::ApiError;
use crate::answers::{
    AnnotationView, ArticleMarks, ArticleRow, ArticleView, Changed, EditNoteArgs, EntityView,
    ExportArgs, ExportEffect, ExportPreview, ExportPreviewArgs, ExportResult, HighlightArgs,
    HistoryArgs, HistoryView, ImportFiles, ImportOutcome, ImportRow, ImportText, LibraryView,
    NoteArticleArgs, Nothing, OccurrencesArgs, OccurrencesView, OfAnnotation, OfArticle, OfEntity,
    OfMention, OfShelf, OperationView, RelabelArgs, SetStateArgs, StarArgs, SummarizeArgs,
    SummaryView, TagAnnotationArgs, TagArticleArgs, TagEntityArgs, UndoArgs, UndoResult,
};
use crate::views::{self, Units};
use analect_library::{ChangeSet, Error, ImportReport, Length, Library, Source, user_folder};
use analect_model::{Annotation, AnnotationId, ArticleId, EntityId, MentionId};
use std::path::Path;
use std::str::FromStr;

pub(crate) fn library(library: &Library, _: &Nothing) -> Result<LibraryView, ApiError> {
    let stem = library.path().file_stem().unwrap_or_default();
    Ok(LibraryView {
        path: library.path().to_string_lossy().into_owned(),
        name: stem.to_string_lossy().into_owned(),
        counts: views::counts(library.counts()?),
        history: ends(library)?,
        labels: views::labels(),
    })
}

pub(crate) fn list_articles(
    library: &Library,
    args: &OfShelf,
) -> Result<Vec<ArticleRow>, ApiError> {
    let found = library.list(views::shelf(args.shelf))?;
    Ok(found.into_iter().map(views::row).collect())
}

pub(crate) fn open_article(library: &Library, args: &OfArticle) -> Result<ArticleView, ApiError> {
    Ok(views::article(library.article(id(&args.article)?)?))
}

pub(crate) fn article_marks(library: &Library, args: &OfArticle) -> Result<ArticleMarks, ApiError> {
    let detail = library.article(id(&args.article)?)?;
    let units = Units::new(detail.revision.document.text());
    let marks = views::marks(&detail, &units);
    let article = views::row(detail.listing);
    Ok(ArticleMarks { article, marks })
}

pub(crate) fn import_text(library: &Library, args: &ImportText) -> Result<ImportRow, ApiError> {
    let source = Source {
        bytes: args.text.as_bytes(),
        ..Source::default()
    };
    Ok(import_row(
        "Pasted text".to_owned(),
        library.import(&source),
    ))
}

pub(crate) fn import_files(
    library: &Library,
    args: &ImportFiles,
) -> Result<Vec<ImportRow>, ApiError> {
    let import = |path: &String| {
        let path = Path::new(path);
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        import_row(name, library.import_file(path))
    };
    Ok(args.paths.iter().map(import).collect())
}

fn import_row(name: String, result: Result<ImportReport, Error>) -> ImportRow {
    match result {
        Ok(report) => ImportRow {
            name,
            outcome: match report.outcome {
                analect_library::ImportOutcome::Imported => ImportOutcome::Imported,
                analect_library::ImportOutcome::Duplicate => ImportOutcome::Duplicate,
            },
            article: Some(views::row(report.article)),
            warnings: report.warnings,
            error: None,
        },
        Err(error) => ImportRow {
            name,
            outcome: ImportOutcome::Failed,
            article: None,
            warnings: Vec::new(),
            error: Some(error.into()),
        },
    }
}

pub(crate) fn highlight(
    library: &Library,
    args: &HighlightArgs,
) -> Result<Changed<AnnotationView>, ApiError> {
    let article = id(&args.article)?;
    let detail = library.article(article)?;
    let units = Units::new(detail.revision.document.text());
    let range = units.range(args.span).ok_or(Error::BadRange)?;
    let (made, changes) = library.highlight(article, range, &args.label, &args.body)?;
    changed(library, views::annotation(&made, &units), &changes)
}

pub(crate) fn relabel(
    library: &Library,
    args: &RelabelArgs,
) -> Result<Changed<AnnotationView>, ApiError> {
    let (annotation, changes) = library.relabel(id(&args.annotation)?, &args.label)?;
    annotation_changed(library, &annotation, &changes)
}

pub(crate) fn edit_note(
    library: &Library,
    args: &EditNoteArgs,
) -> Result<Changed<AnnotationView>, ApiError> {
    let (annotation, changes) = library.edit_note(id(&args.annotation)?, &args.body)?;
    annotation_changed(library, &annotation, &changes)
}

pub(crate) fn tag_annotation(
    library: &Library,
    args: &TagAnnotationArgs,
) -> Result<Changed<AnnotationView>, ApiError> {
    let (annotation, changes) = library.tag_annotation(id(&args.annotation)?, &args.tags)?;
    annotation_changed(library, &annotation, &changes)
}

pub(crate) fn delete_annotation(
    library: &Library,
    args: &OfAnnotation,
) -> Result<Changed<()>, ApiError> {
    let annotation: AnnotationId = id(&args.annotation)?;
    done(library, &library.delete_annotation(annotation)?)
}

pub(crate) fn note_article(
    library: &Library,
    args: &NoteArticleArgs,
) -> Result<Changed<Option<AnnotationView>>, ApiError> {
    let (note, changes) = library.note_article(id(&args.article)?, &args.body)?;
    let note = note.map(|note| views::annotation(&note, &Units::new("")));
    changed(library, note, &changes)
}

pub(crate) fn tag_article(
    library: &Library,
    args: &TagArticleArgs,
) -> Result<Changed<ArticleRow>, ApiError> {
    let article = id(&args.article)?;
    let changes = library.tag_article(article, &args.tags)?;
    row_changed(library, article, &changes)
}

pub(crate) fn star(library: &Library, args: &StarArgs) -> Result<Changed<ArticleRow>, ApiError> {
    let article = id(&args.article)?;
    let changes = library.star(article, args.starred)?;
    row_changed(library, article, &changes)
}

pub(crate) fn set_state(
    library: &Library,
    args: &SetStateArgs,
) -> Result<Changed<ArticleRow>, ApiError> {
    let article = id(&args.article)?;
    let changes = library.move_article(article, views::state(args.state))?;
    row_changed(library, article, &changes)
}

pub(crate) fn occurrences(
    library: &Library,
    args: &OccurrencesArgs,
) -> Result<OccurrencesView, ApiError> {
    let article = id(&args.article)?;
    let detail = library.article(article)?;
    let units = Units::new(detail.revision.document.text());
    let range = |span| units.range(span).ok_or(Error::BadRange);
    let range = args.span.map(range).transpose()?;
    let found = library.occurrences(article, range, args.name.as_deref())?;
    Ok(views::occurrences(found, &units))
}

pub(crate) fn tag_entity(
    library: &Library,
    args: &TagEntityArgs,
) -> Result<Changed<EntityView>, ApiError> {
    let article = id(&args.article)?;
    let detail = library.article(article)?;
    let units = Units::new(detail.revision.document.text());
    let ranges = args.spans.iter().map(|span| units.range(*span));
    let ranges = ranges.collect::<Option<Vec<_>>>().ok_or(Error::BadRange)?;
    let kind = views::entity_kind(args.kind);
    let (entity, changes) = library.tag_entity(article, &args.name, kind, &ranges)?;
    changed(library, views::entity(&entity, &units), &changes)
}

pub(crate) fn remove_entity(library: &Library, args: &OfEntity) -> Result<Changed<()>, ApiError> {
    let entity: EntityId = id(&args.entity)?;
    done(library, &library.remove_entity(id(&args.article)?, entity)?)
}

pub(crate) fn remove_mention(library: &Library, args: &OfMention) -> Result<Changed<()>, ApiError> {
    let mention: MentionId = id(&args.mention)?;
    done(library, &library.remove_mentions(&[mention])?)
}

pub(crate) fn summarize(library: &Library, args: &SummarizeArgs) -> Result<SummaryView, ApiError> {
    let article = id(&args.article)?;
    let length = Length::Sentences(usize::try_from(args.sentences).unwrap_or(usize::MAX));
    let summary = library.summarize(article, length)?;
    Ok(views::summary(
        summary,
        &library.article(article)?.revision.document,
    ))
}

pub(crate) fn export_preview(
    library: &Library,
    args: &ExportPreviewArgs,
) -> Result<ExportPreview, ApiError> {
    let article: ArticleId = id(&args.article)?;
    let quoted = |path: &Path| format!("'{}'", path.to_string_lossy().replace('\'', "'\\''"));
    let command = format!(
        "analect export {article} --library {}",
        quoted(library.path())
    );
    let Some(folder) = &args.folder else {
        let file = library.notes(article)?;
        return Ok(ExportPreview {
            file_name: file.name,
            markdown: file.markdown,
            effect: None,
            command,
        });
    };
    let folder = user_folder(folder)?;
    let plan = library.plan_export(article, &folder)?;
    let name = plan.path.file_name().unwrap_or_default();
    Ok(ExportPreview {
        file_name: name.to_string_lossy().into_owned(),
        markdown: plan.markdown,
        effect: Some(match plan.effect {
            analect_library::ExportEffect::Created => ExportEffect::Created,
            analect_library::ExportEffect::Renewed => ExportEffect::Renewed,
            analect_library::ExportEffect::Unchanged => ExportEffect::Unchanged,
        }),
        command: format!("{command} --to {}", quoted(&folder)),
    })
}

pub(crate) fn export_articles(
    library: &Library,
    args: &ExportArgs,
) -> Result<ExportResult, ApiError> {
    let articles = args
        .articles
        .iter()
        .map(|text| id(text))
        .collect::<Result<Vec<_>, _>>()?;
    let written = library.export(&articles, &user_folder(&args.folder)?)?;
    let files = written
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    Ok(ExportResult { files })
}

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

fn row_changed(
    library: &Library,
    article: ArticleId,
    changes: &ChangeSet,
) -> Result<Changed<ArticleRow>, ApiError> {
    changed(library, views::row(library.listing(article)?), changes)
}

fn annotation_changed(
    library: &Library,
    annotation: &Annotation,
    changes: &ChangeSet,
) -> Result<Changed<AnnotationView>, ApiError> {
    let detail = library.article(annotation.article)?;
    let units = Units::new(detail.revision.document.text());
    changed(library, views::annotation(annotation, &units), changes)
}

/// The identifier in a request.
fn id<T: FromStr>(text: &str) -> Result<T, ApiError>
where
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|error: T::Err| ApiError::internal(error.to_string()))
}
