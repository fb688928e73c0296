//! Highlights, notes and the tags of highlights.

use super::{changed, done, id, ids};
use crate::ApiError;
use crate::answers::{
    AnnotationView, ArticleMarks, Changed, EditNoteArgs, HighlightAllArgs, HighlightArgs,
    NoteArticleArgs, OfAnnotations, OfArticle, RelabelArgs, ResizeArgs, Span, TagAnnotationArgs,
    TagAnnotationsArgs,
};
use crate::views::{self, Units};
use analect_library::{ChangeSet, Error, Library, PlacedAnnotation};
use analect_model::{AnnotationId, Revision};
use analect_text::TextRange;

pub(crate) fn article_marks(library: &Library, args: &OfArticle) -> Result<ArticleMarks, ApiError> {
    let detail = library.article(id(&args.article)?)?;
    let units = Units::new(detail.revision.document.text());
    Ok(ArticleMarks {
        marks: views::marks(&detail, &units),
        text: views::text(&detail),
        article: views::row(detail.listing),
    })
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
    let made: Vec<_> = made
        .iter()
        .map(|one| views::annotation(one, &units))
        .collect();
    changed(library, made, &changes)
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
    let annotation = id(&args.annotation)?;
    let (revision, range) = span_in(library, annotation, args.span)?;
    let units = Units::new(revision.document.text());
    let (resized, changes) = library.resize(annotation, range)?;
    changed(library, views::highlight(&resized, &units), &changes)
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

/// The current text of a mark's article, and the range a span of the window means there.
pub(crate) fn span_in(
    library: &Library,
    annotation: AnnotationId,
    span: Span,
) -> Result<(Revision, TextRange), ApiError> {
    let article = library.annotation(annotation)?.annotation.article;
    let revision = library.current_revision(article)?;
    let range = Units::new(revision.document.text()).range(span);
    Ok((revision, range.ok_or(Error::BadRange)?))
}

fn annotation_changed(
    library: &Library,
    placed: &PlacedAnnotation,
    changes: &ChangeSet,
) -> Result<Changed<AnnotationView>, ApiError> {
    let revision = library.current_revision(placed.annotation.article)?;
    let units = Units::new(revision.document.text());
    changed(library, views::highlight(placed, &units), changes)
}

pub(crate) fn annotations_changed(
    library: &Library,
    annotations: &[PlacedAnnotation],
    changes: &ChangeSet,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let mut views = Vec::with_capacity(annotations.len());
    let mut open = None;
    for placed in annotations {
        let own = placed.annotation.article;
        // The marks of one request are nearly always of one article.
        let revision = match open.take() {
            Some((article, revision)) if article == own => revision,
            _ => library.current_revision(own)?,
        };
        let units = Units::new(revision.document.text());
        views.push(views::highlight(placed, &units));
        open = Some((own, revision));
    }
    changed(library, views, changes)
}
