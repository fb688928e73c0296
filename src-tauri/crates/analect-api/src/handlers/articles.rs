//! Articles: the library as a whole, lists, opening, importing and shelving.

use super::{changed, collections, ends, id, ids, rows_changed};
use crate::ApiError;
use crate::answers::{
    ArticleRow, ArticleView, Changed, ImportFiles, ImportOutcome, ImportRow, ImportText,
    KeepPlaceArgs, LibraryView, Nothing, OfArticle, OfShelf, SetReadArgs, SetStateArgs, Span,
    StarArgs,
};
use crate::views::{self, Units};
use analect_library::{
    ArticleListing, Error, ImportReport, Library, Source, holds_notes, parse, read_file,
};
use analect_model::TagName;
use std::path::Path;

pub(crate) fn library(library: &Library, _: &Nothing) -> Result<LibraryView, ApiError> {
    let stem = library.path().file_stem().unwrap_or_default();
    Ok(LibraryView {
        path: library.path().to_string_lossy().into_owned(),
        name: stem.to_string_lossy().into_owned(),
        read_only: library.is_read_only(),
        counts: views::counts(library.counts()?),
        history: ends(library)?,
        labels: library.labels()?.iter().map(views::label).collect(),
        collections: collections(library)?,
        tags: library.tags()?.into_iter().map(views::tag).collect(),
    })
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
    // A place in a text that has been replaced meanwhile may lie beyond the new one.
    let place = units.range(here).unwrap_or_default().start();
    let furthest = u16::try_from(args.furthest).unwrap_or(u16::MAX);
    Ok(views::row(library.keep_place(article, place, furthest)?))
}

pub(crate) fn add_sample(library: &Library, _: &Nothing) -> Result<Changed<ArticleRow>, ApiError> {
    let (listing, changes) = library.add_sample()?;
    changed(library, views::row(listing), &changes)
}

pub(crate) fn import_text(library: &Library, args: &ImportText) -> Result<ImportRow, ApiError> {
    let source = Source {
        bytes: args.text.as_bytes(),
        ..Source::default()
    };
    let name = "Pasted text".to_owned();
    Ok(import_row(name, add(library, &source, args.apart)))
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
        let result = read_file(path).and_then(|bytes| {
            let source = Source {
                bytes: &bytes,
                name: Some(&name),
                ..Source::default()
            };
            add(library, &source, args.apart)
        });
        import_row(name, result)
    };
    Ok(args.paths.iter().map(import).collect())
}

fn add(library: &Library, source: &Source<'_>, apart: bool) -> Result<ImportReport, Error> {
    if apart && !holds_notes(source.bytes) {
        library.add_apart(parse(source)?)
    } else {
        library.import(source)
    }
}

fn import_row(name: String, result: Result<ImportReport, Error>) -> ImportRow {
    match result {
        Ok(report) => ImportRow {
            name,
            outcome: match report.outcome {
                analect_library::ImportOutcome::Imported => ImportOutcome::Imported,
                analect_library::ImportOutcome::Duplicate => ImportOutcome::Duplicate,
                analect_library::ImportOutcome::Revised(_) => ImportOutcome::Revised,
                analect_library::ImportOutcome::Notes(_) => ImportOutcome::Notes,
            },
            restored: report.restored,
            tally: match &report.outcome {
                analect_library::ImportOutcome::Revised(tally) => Some(views::tally(tally)),
                _ => None,
            },
            notes: match &report.outcome {
                analect_library::ImportOutcome::Notes(taken) => Some(views::notes_taken(taken)),
                _ => None,
            },
            entry: report.changes.entry,
            article: Some(views::row(report.article)),
            warnings: report.warnings,
            error: None,
        },
        Err(error) => ImportRow {
            name,
            outcome: ImportOutcome::Failed,
            restored: false,
            article: None,
            tally: None,
            notes: None,
            entry: None,
            warnings: Vec::new(),
            error: Some(error.into()),
        },
    }
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
