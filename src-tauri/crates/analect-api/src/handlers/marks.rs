//! Highlights, notes and the tags of highlights.

use super::{changed, done, id, ids};
use crate::ApiError;
use crate::answers::{
    AnnotationView, ArticleMarks, Changed, EditNoteArgs, HighlightAllArgs, HighlightArgs,
    NoteArticleArgs, OfAnnotations, OfArticle, RelabelArgs, ResizeArgs, TagAnnotationArgs,
    TagAnnotationsArgs,
};
use crate::views::{self, Units};
use analect_library::{ChangeSet, Error, Library};
use analect_model::Annotation;

pub(crate) fn article_marks(library: &Library, args: &OfArticle) -> Result<ArticleMarks, ApiError> {
    let detail = library.article(id(&args.article)?)?;
    let units = Units::new(detail.revision.document.text());
    let marks = views::marks(&detail, &units);
    let article = views::row(detail.listing);
    Ok(ArticleMarks { article, marks })
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

pub(crate) fn highlight_all(
    library: &Library,
    args: &HighlightAllArgs,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let ranges: Option<Vec<_>> = args.spans.iter().map(|span| units.range(*span)).collect();
    let ranges = ranges.ok_or(Error::BadRange)?;
    let (made, changes) = library.highlight_all(article, &ranges, &args.label)?;
    annotations_changed(library, &made, &changes)
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
