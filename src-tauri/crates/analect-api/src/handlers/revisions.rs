//! The texts of articles, and highlights whose passages changed.

use super::{changed, id, ids};
use crate::ApiError;
use crate::answers::{
    AnnotationView, ArticleView, Changed, CompareArgs, ComparisonView, CountedView,
    EditDetailsArgs, EditTextArgs, ListedMarkView, MarkCountsView, MarkListView, MarkdownView,
    MarksArgs, Nothing, OfAnnotations, OfArticle, OfRevision, ResizeArgs, ReviseArgs, RevisedView,
    RevisionsView,
};
use crate::handlers::marks::{annotations_changed, span_in};
use crate::views::{self, Units};
use analect_library::{Error, Library, MarkFilter, MarkOrder, RevisionReport, Source, parse};
use analect_model::{LabelId, Metadata, PublicationDate, TagName, Timestamp};

pub(crate) fn revisions(library: &Library, args: &OfArticle) -> Result<RevisionsView, ApiError> {
    let article = id(&args.article)?;
    let all = library.revisions(article)?;
    let known = library.details(article)?;
    Ok(views::revisions(&all, &library.tally(article)?, &known))
}

pub(crate) fn open_revision(library: &Library, args: &OfRevision) -> Result<ArticleView, ApiError> {
    let article = id(&args.article)?;
    let detail = library.article_then(article, number(args.number))?;
    Ok(views::article(detail, None))
}

pub(crate) fn compare_revisions(
    library: &Library,
    args: &CompareArgs,
) -> Result<ComparisonView, ApiError> {
    let article = id(&args.article)?;
    let found = library.compare_revisions(article, number(args.old), number(args.new))?;
    Ok(views::comparison(&found, args.old, args.new))
}

pub(crate) fn revise(
    library: &Library,
    args: &ReviseArgs,
) -> Result<Changed<RevisedView>, ApiError> {
    let parsed = parse(&Source {
        bytes: args.text.as_bytes(),
        ..Source::default()
    })?;
    revised(library, library.revise(id(&args.article)?, parsed)?)
}

pub(crate) fn text_to_edit(library: &Library, args: &OfArticle) -> Result<MarkdownView, ApiError> {
    let markdown = library.text_to_edit(id(&args.article)?)?;
    Ok(MarkdownView { markdown })
}

pub(crate) fn edit_text(
    library: &Library,
    args: &EditTextArgs,
) -> Result<Changed<RevisedView>, ApiError> {
    let article = id(&args.article)?;
    revised(library, library.edit_text(article, &args.markdown)?)
}

pub(crate) fn edit_details(
    library: &Library,
    args: &EditDetailsArgs,
) -> Result<Changed<RevisedView>, ApiError> {
    let published = args
        .published
        .as_deref()
        .filter(|day| !day.trim().is_empty());
    let day = |text: &str| {
        PublicationDate::parse(text.trim()).ok_or_else(|| Error::BadDate(text.to_owned()))
    };
    let details = Metadata {
        title: args.title.clone(),
        byline: args.byline.clone(),
        site: args.site.clone(),
        source: args.source.clone(),
        place: args.place.clone(),
        published: published.map(day).transpose()?,
        embargo: args.embargo.clone(),
        language: args.language.clone(),
    };
    revised(library, library.edit_details(id(&args.article)?, &details)?)
}

pub(crate) fn restore_revision(
    library: &Library,
    args: &OfRevision,
) -> Result<Changed<RevisedView>, ApiError> {
    let article = id(&args.article)?;
    revised(
        library,
        library.restore_revision(article, number(args.number))?,
    )
}

pub(crate) fn confirm_places(
    library: &Library,
    args: &OfAnnotations,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let (all, changes) = library.confirm_places(&ids(&args.annotations)?)?;
    annotations_changed(library, &all, &changes)
}

pub(crate) fn keep_lost(
    library: &Library,
    args: &OfAnnotations,
) -> Result<Changed<Vec<AnnotationView>>, ApiError> {
    let (all, changes) = library.keep_lost(&ids(&args.annotations)?)?;
    annotations_changed(library, &all, &changes)
}

pub(crate) fn reattach(
    library: &Library,
    args: &ResizeArgs,
) -> Result<Changed<AnnotationView>, ApiError> {
    let annotation = id(&args.annotation)?;
    let (revision, range) = span_in(library, annotation, args.span)?;
    let units = Units::new(revision.document.text());
    let (put, changes) = library.reattach(annotation, range)?;
    changed(library, views::highlight(&put, &units), &changes)
}

pub(crate) fn list_marks(library: &Library, args: &MarksArgs) -> Result<MarkListView, ApiError> {
    let filter = MarkFilter {
        article: args.article.as_deref().map(id).transpose()?,
        labels: args
            .labels
            .iter()
            .filter_map(|text| LabelId::new(text))
            .collect(),
        tags: args
            .tags
            .iter()
            .filter_map(|text| TagName::new(text))
            .collect(),
        states: args
            .states
            .iter()
            .map(|state| views::anchoring_state(*state))
            .collect(),
        from: args.from.map(Timestamp::from_milliseconds),
        before: args.before.map(Timestamp::from_milliseconds),
        words: args.words.clone(),
        noted: args.noted,
        order: if args.by_article {
            MarkOrder::Article
        } else {
            MarkOrder::Newest
        },
    };
    let found = library.marks(&filter, args.limit, args.skip)?;
    // Positions are asked for when an article is opened.
    let nowhere = Units::new("");
    let listed = found.marks.into_iter().map(|one| ListedMarkView {
        mark: views::highlight(&one.placed, &nowhere),
        article: one.placed.annotation.article.to_string(),
        title: one.title,
    });
    Ok(MarkListView {
        total: found.total,
        marks: listed.collect(),
    })
}

pub(crate) fn mark_counts(library: &Library, _: &Nothing) -> Result<MarkCountsView, ApiError> {
    let found = library.mark_counts()?;
    let counted = |id: &str, name: &str, marks| CountedView {
        id: id.to_owned(),
        name: name.to_owned(),
        marks,
    };
    let labels = found.labels.iter();
    let tags = found.tags.iter();
    let articles = found.articles.iter();
    Ok(MarkCountsView {
        total: found.total,
        labels: labels
            .map(|(label, marks)| counted(label.as_str(), label.as_str(), *marks))
            .collect(),
        tags: tags
            .map(|(tag, marks)| counted(tag.as_str(), tag.as_str(), *marks))
            .collect(),
        articles: articles
            .map(|(id, title, marks)| counted(&id.to_string(), title, *marks))
            .collect(),
    })
}

fn revised(library: &Library, report: RevisionReport) -> Result<Changed<RevisedView>, ApiError> {
    let changes = report.changes.clone();
    changed(library, views::revised(report), &changes)
}

fn number(counted: u32) -> usize {
    usize::try_from(counted).unwrap_or(usize::MAX)
}
