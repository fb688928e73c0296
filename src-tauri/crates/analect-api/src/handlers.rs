//! One handler a request, all of one shape.

// Some handlers cannot fail, but the list of requests wants one shape for all.
#![allow(clippy::unnecessary_wraps)]

use crate::ApiError;
use crate::answers::{
    AnnotationView, ArticleMarks, ArticleRow, ArticleView, Changed, ChooseSentenceArgs,
    CollectArgs, CollectionView, CreateCollectionArgs, EditEntityArgs, EditNoteArgs, EntityView,
    ExportArgs, ExportEffect, ExportPreview, ExportPreviewArgs, ExportResult, HighlightArgs,
    HistoryArgs, HistoryView, ImportFiles, ImportOutcome, ImportRow, ImportText, KeepPlaceArgs,
    LabelView, LibraryView, MergeEntitiesArgs, NoteArticleArgs, Nothing, OccurrencesArgs,
    OccurrencesView, OfAnnotations, OfArticle, OfCollection, OfEntity, OfMention, OfShelf,
    OperationView, RelabelArgs, RenameCollectionArgs, ResizeArgs, SetLabelsArgs, SetReadArgs,
    SetStateArgs, Span, StarArgs, SummarizeArgs, SummaryView, TagAnnotationArgs,
    TagAnnotationsArgs, TagArticlesArgs, TagEntityArgs, UndoArgs, UndoResult,
};
use crate::views::{self, Units};
use analect_library::{
    ArticleListing, ChangeSet, Error, ImportReport, Length, Library, Source, user_folder,
};
use analect_model::{Annotation, ArticleId, EntityId, Label, MentionId, TagName};
use std::path::Path;
use std::str::FromStr;

pub(crate) fn library(library: &Library, _: &Nothing) -> Result<LibraryView, ApiError> {
    let stem = library.path().file_stem().unwrap_or_default();
    Ok(LibraryView {
        path: library.path().to_string_lossy().into_owned(),
        name: stem.to_string_lossy().into_owned(),
        counts: views::counts(library.counts()?),
        history: ends(library)?,
        labels: library.labels()?.iter().map(views::label).collect(),
        collections: collections(library)?,
        tags: library.tags()?.into_iter().map(views::tag).collect(),
    })
}

fn collections(library: &Library) -> Result<Vec<CollectionView>, ApiError> {
    let all = library.collections()?;
    Ok(all.into_iter().map(views::collection).collect())
}

pub(crate) fn list_articles(
    library: &Library,
    args: &OfShelf,
) -> Result<Vec<ArticleRow>, ApiError> {
    let shelf = match (&args.tag, &args.collection) {
        (Some(tag), _) => {
            let name = TagName::new(tag).ok_or_else(|| Error::BadTag(tag.clone()))?;
            analect_library::Shelf::Tag(name)
        }
        (None, Some(collection)) => analect_library::Shelf::Collection(id(collection)?),
        (None, None) => views::shelf(args.shelf),
    };
    rows(library.list(&shelf, views::sort(args.sort))?)
}

// A vector of rows wherever several articles are asked about.
fn rows(listings: Vec<ArticleListing>) -> Result<Vec<ArticleRow>, ApiError> {
    Ok(listings.into_iter().map(views::row).collect())
}

pub(crate) fn open_article(library: &Library, args: &OfArticle) -> Result<ArticleView, ApiError> {
    let article = id(&args.article)?;
    let place = library.reading_place(article)?;
    Ok(views::article(library.article(article)?, place))
}

pub(crate) fn keep_place(library: &Library, args: &KeepPlaceArgs) -> Result<ArticleRow, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let here = Span {
        start: args.place,
        end: args.place,
    };
    let place = units.range(here).ok_or(Error::BadRange)?.start();
    let furthest = u16::try_from(args.furthest).unwrap_or(u16::MAX);
    Ok(views::row(library.keep_place(article, place, furthest)?))
}

pub(crate) fn add_sample(library: &Library, _: &Nothing) -> Result<Changed<ArticleRow>, ApiError> {
    let (listing, changes) = library.add_sample()?;
    changed(library, views::row(listing), &changes)
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
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let range = units.range(args.span).ok_or(Error::BadRange)?;
    let (made, changes) = library.highlight(article, range, &args.label, &args.body)?;
    changed(library, views::annotation(&made, &units), &changes)
}

pub(crate) fn relabel(
    library: &Library,
    args: &RelabelArgs,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let (all, changes) = library.relabel(&ids(&args.annotations)?, &args.label)?;
    annotations_changed(library, &all, &changes)
}

pub(crate) fn resize(
    library: &Library,
    args: &ResizeArgs,
) -> Result<Changed<AnnotationView>, ApiError> {
    let annotation = library.annotation(id(&args.annotation)?)?;
    let revision = library.current_revision(annotation.article)?;
    let units = Units::new(revision.document.text());
    let range = units.range(args.span).ok_or(Error::BadRange)?;
    let (resized, changes) = library.resize(annotation.id, range)?;
    changed(library, views::annotation(&resized, &units), &changes)
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

pub(crate) fn tag_annotations(
    library: &Library,
    args: &TagAnnotationsArgs,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let annotations = ids(&args.annotations)?;
    let (all, changes) = library.tag_annotations(&annotations, &args.add, &args.remove)?;
    annotations_changed(library, &all, &changes)
}

pub(crate) fn delete_annotations(
    library: &Library,
    args: &OfAnnotations,
) -> Result<Changed<()>, ApiError> {
    done(
        library,
        &library.delete_annotations(&ids(&args.annotations)?)?,
    )
}

pub(crate) fn note_article(
    library: &Library,
    args: &NoteArticleArgs,
) -> Result<Changed<Option<AnnotationView>>, ApiError> {
    let (note, changes) = library.note_article(id(&args.article)?, &args.body)?;
    let note = note.map(|note| views::annotation(&note, &Units::new("")));
    changed(library, note, &changes)
}

pub(crate) fn tag_articles(
    library: &Library,
    args: &TagArticlesArgs,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let articles = ids(&args.articles)?;
    let changes = library.tag_articles(&articles, &args.add, &args.remove)?;
    rows_changed(library, &articles, &changes)
}

pub(crate) fn star(
    library: &Library,
    args: &StarArgs,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let articles = ids(&args.articles)?;
    let changes = library.star(&articles, args.starred)?;
    rows_changed(library, &articles, &changes)
}

pub(crate) fn set_state(
    library: &Library,
    args: &SetStateArgs,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let articles = ids(&args.articles)?;
    let changes = library.move_articles(&articles, views::state(args.state))?;
    rows_changed(library, &articles, &changes)
}

pub(crate) fn set_read(library: &Library, args: &SetReadArgs) -> Result<Vec<ArticleRow>, ApiError> {
    rows(library.set_read(&ids(&args.articles)?, args.read)?)
}

pub(crate) fn empty_trash(library: &Library, _: &Nothing) -> Result<u32, ApiError> {
    Ok(u32::try_from(library.empty_trash(0)?).unwrap_or(u32::MAX))
}

pub(crate) fn create_collection(
    library: &Library,
    args: &CreateCollectionArgs,
) -> Result<Changed<Vec<CollectionView>>, ApiError> {
    let (_, changes) = library.create_collection(&args.name, &ids(&args.articles)?)?;
    changed(library, collections(library)?, &changes)
}

pub(crate) fn rename_collection(
    library: &Library,
    args: &RenameCollectionArgs,
) -> Result<Changed<Vec<CollectionView>>, ApiError> {
    let (_, changes) = library.rename_collection(id(&args.collection)?, &args.name)?;
    changed(library, collections(library)?, &changes)
}

pub(crate) fn delete_collection(
    library: &Library,
    args: &OfCollection,
) -> Result<Changed<Vec<CollectionView>>, ApiError> {
    let changes = library.delete_collection(id(&args.collection)?)?;
    changed(library, collections(library)?, &changes)
}

pub(crate) fn collect(
    library: &Library,
    args: &CollectArgs,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let articles = ids(&args.articles)?;
    let changes = library.collect(id(&args.collection)?, &articles, args.member)?;
    rows_changed(library, &articles, &changes)
}

pub(crate) fn set_labels(
    library: &Library,
    args: &SetLabelsArgs,
) -> Result<Changed<Vec<LabelView>>, ApiError> {
    let present = library.labels()?;
    let mut labels: Vec<Label> = Vec::new();
    for wanted in &args.labels {
        let taken: Vec<&Label> = present.iter().chain(&labels).collect();
        labels.push(views::wanted_label(wanted, &taken)?);
    }
    let (labels, changes) = library.set_labels(&labels)?;
    changed(library, labels.iter().map(views::label).collect(), &changes)
}

pub(crate) fn occurrences(
    library: &Library,
    args: &OccurrencesArgs,
) -> Result<OccurrencesView, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
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
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let ranges = args.spans.iter().map(|span| units.range(*span));
    let ranges = ranges.collect::<Option<Vec<_>>>().ok_or(Error::BadRange)?;
    let kind = views::entity_kind(args.kind);
    let (entity, changes) = library.tag_entity(article, &args.name, kind, &ranges)?;
    changed(library, views::entity(&entity, &units), &changes)
}

pub(crate) fn edit_entity(
    library: &Library,
    args: &EditEntityArgs,
) -> Result<Changed<Option<EntityView>>, ApiError> {
    let kind = views::entity_kind(args.kind);
    let (entity, changes) = library.edit_entity(id(&args.entity)?, &args.name, kind)?;
    entity_changed(library, &args.article, entity.id, &changes)
}

pub(crate) fn merge_entities(
    library: &Library,
    args: &MergeEntitiesArgs,
) -> Result<Changed<Option<EntityView>>, ApiError> {
    let (entity, changes) = library.merge_entities(id(&args.from)?, id(&args.into)?)?;
    entity_changed(library, &args.article, entity.id, &changes)
}

fn entity_changed(
    library: &Library,
    article: &str,
    entity: EntityId,
    changes: &ChangeSet,
) -> Result<Changed<Option<EntityView>>, ApiError> {
    let article = id(article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let placed = library.entity_in(article, entity)?;
    let view = placed.map(|placed| views::entity(&placed, &units));
    changed(library, view, changes)
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
    Ok(views::summary(library.summarize(article, length)?))
}

pub(crate) fn choose_sentence(
    library: &Library,
    args: &ChooseSentenceArgs,
) -> Result<Changed<()>, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let range = units.range(args.span).ok_or(Error::BadRange)?;
    let verdict = args.verdict.map(views::verdict);
    done(library, &library.choose_sentence(article, range, verdict)?)
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

fn rows_changed(
    library: &Library,
    articles: &[ArticleId],
    changes: &ChangeSet,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let row = |article: &ArticleId| Ok(views::row(library.listing(*article)?));
    let rows: Result<_, ApiError> = articles.iter().map(row).collect();
    changed(library, rows?, changes)
}

fn annotation_changed(
    library: &Library,
    annotation: &Annotation,
    changes: &ChangeSet,
) -> Result<Changed<AnnotationView>, ApiError> {
    let revision = library.current_revision(annotation.article)?;
    let units = Units::new(revision.document.text());
    changed(library, views::annotation(annotation, &units), changes)
}

fn annotations_changed(
    library: &Library,
    annotations: &[Annotation],
    changes: &ChangeSet,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let mut views = Vec::with_capacity(annotations.len());
    let mut open = None;
    for annotation in annotations {
        // The marks of one request are nearly always of one article.
        let revision = match open.take() {
            Some((article, revision)) if article == annotation.article => revision,
            _ => library.current_revision(annotation.article)?,
        };
        let units = Units::new(revision.document.text());
        views.push(views::annotation(annotation, &units));
        open = Some((annotation.article, revision));
    }
    changed(library, views, changes)
}

/// The identifiers in a request.
fn ids<T: FromStr>(texts: &[String]) -> Result<Vec<T>, ApiError>
where
    T::Err: std::fmt::Display,
{
    texts.iter().map(|text| id(text)).collect()
}

/// The identifier in a request.
fn id<T: FromStr>(text: &str) -> Result<T, ApiError>
where
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|error: T::Err| ApiError::internal(error.to_string()))
}
