//! The verbs that work on articles of a library.

use crate::args::{
    Format, HistoryArgs, ImportArgs, InputFormat, LibraryArgs, ListArgs, MoveArgs, ReadArgs,
    RelocateArgs, ShelfArg, ShowArgs, SortArg, StarArgs, StateArg, TrashArgs, UndoArgs,
};
use crate::error::Error;
use crate::input::{article, bytes, named, open, place};
use crate::json;
use crate::output::{Output, complain};
use crate::versions::told;
use analect_library::{
    ArticleListing, HistoryEntry, ImportOutcome, ImportReport, Library, NotesTaken, OpenMode,
    Shelf, Sort, Source, holds_notes, parse,
};
use analect_model::{ReadingState, TagName};
use serde_json::{Value, json as object};
use std::path::Path;

pub(crate) fn import(
    library: &LibraryArgs,
    args: &ImportArgs,
    output: &mut Output,
) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Json, Format::Jsonl])?;
    let mut desk = None;
    for input in &args.inputs {
        match import_one(library, &mut desk, input, args) {
            // Each article is safe by now, so it is reported at once.
            Ok(report) => {
                print_import(&report, input, args.format, output)?;
                output.flush()?;
            }
            Err(error) => {
                if args.format != Format::Text {
                    let path = input.to_string_lossy();
                    let error = error.to_string();
                    output.json(&object!({ "path": path, "outcome": "failed", "error": error }))?;
                }
                output.fail(&error);
            }
        }
    }
    Ok(())
}

/// Imports one input; the library is opened, or made, with the first that can be read.
fn import_one(
    library: &LibraryArgs,
    desk: &mut Option<Library>,
    input: &Path,
    args: &ImportArgs,
) -> Result<ImportReport, Error> {
    let format = args.from.map(|format| match format {
        InputFormat::Text => analect_import::Format::PlainText,
        InputFormat::Markdown => analect_import::Format::Markdown,
        InputFormat::Html => analect_import::Format::Html,
    });
    let bytes = bytes(input)?;
    let source = Source {
        bytes: &bytes,
        name: Some(&named(input)),
        format,
        url: None,
    };
    let (parsed, mode) = if holds_notes(&bytes) {
        (None, OpenMode::Existing)
    } else {
        (Some(parse(&source)?), OpenMode::CreateIfMissing)
    };
    let opened = match desk.take() {
        Some(opened) => opened,
        None => open(library, mode)?,
    };
    let library = desk.insert(opened);
    let Some(parsed) = parsed else {
        return Ok(library.import(&source)?);
    };
    Ok(if args.apart {
        library.add_apart(parsed)?
    } else {
        library.add(parsed)?
    })
}

fn print_import(
    report: &ImportReport,
    input: &Path,
    format: Format,
    output: &mut Output,
) -> Result<(), Error> {
    if format != Format::Text {
        let (outcome, marks) = match &report.outcome {
            ImportOutcome::Imported => ("imported", None),
            ImportOutcome::Duplicate => ("duplicate", None),
            ImportOutcome::Notes(NotesTaken { back, edited }) => {
                ("notes", Some(object!({ "back": back, "edited": edited })))
            }
            ImportOutcome::Revised(tally) => ("revised", Some(json::tally(tally))),
        };
        return output.json(&object!({
            "path": input.to_string_lossy(),
            "outcome": outcome,
            "restored": report.restored,
            "marks": marks,
            "article": json::listing(&report.article),
            "warnings": report.warnings,
        }));
    }
    let note = match &report.outcome {
        ImportOutcome::Imported => String::new(),
        ImportOutcome::Duplicate => "  (already in the library)".to_owned(),
        ImportOutcome::Notes(NotesTaken { back, edited }) => {
            format!("  (its notes; marks brought back: {back}, edited notes taken: {edited})")
        }
        ImportOutcome::Revised(tally) => format!("  (new version; {})", told(tally)),
    };
    let restored = if report.restored {
        "  (was in the trash, is in the inbox again)"
    } else {
        ""
    };
    let article = &report.article.article;
    output.line(&format!(
        "{}  {}{note}{restored}",
        article.id, article.title
    ))?;
    for warning in &report.warnings {
        complain(&format!("{}: {warning}", input.display()));
    }
    Ok(())
}

pub(crate) fn list(
    library: &LibraryArgs,
    args: &ListArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let found = library.list(&wanted(&library, args)?, sort(args.sort))?;
    match args.format {
        Format::Json => output.json(&Value::Array(found.iter().map(json::listing).collect())),
        Format::Jsonl => found
            .iter()
            .try_for_each(|one| output.json(&json::listing(one))),
        Format::Text => found.iter().try_for_each(|one| output.line(&text_row(one))),
        Format::Markdown => found.iter().try_for_each(|one| {
            output.line(&format!(
                "- {}",
                text_row(one).replace(['[', ']', '<', '>'], " ")
            ))
        }),
        Format::Html => Err(unsupported("html")),
    }
}

fn wanted(library: &Library, args: &ListArgs) -> Result<Shelf, Error> {
    Ok(match (&args.tag, &args.collection) {
        (Some(tag), _) => Shelf::Tag(
            TagName::new(tag).ok_or_else(|| analect_library::Error::BadTag(tag.clone()))?,
        ),
        (None, Some(name)) => Shelf::Collection(library.find_collection(name)?),
        (None, None) => shelf(args.shelf),
    })
}

fn sort(sort: SortArg) -> Sort {
    match sort {
        SortArg::Added => Sort::Added,
        SortArg::Published => Sort::Published,
        SortArg::Opened => Sort::Opened,
        SortArg::Title => Sort::Title,
        SortArg::Site => Sort::Site,
        SortArg::Length => Sort::Length,
        SortArg::Progress => Sort::Progress,
    }
}

fn text_row(listing: &ArticleListing) -> String {
    let article = &listing.article;
    let published = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    let site = article.site.as_deref().unwrap_or_default();
    let star = if article.starred { "★" } else { " " };
    let state = json::state(article.reading_state);
    format!(
        "{}  {state:7} {star} {published:10}  {site}  {}",
        article.id, article.title
    )
}

pub(crate) fn show(
    library: &LibraryArgs,
    args: &ShowArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let detail = library.article(article(&library, &args.article)?)?;
    let title = detail.listing.article.title.as_str();
    let document = &detail.revision.document;
    match args.format {
        Format::Json | Format::Jsonl => output.json(&json::detail(&detail)),
        Format::Html => output.text(&analect_export::document_html(Some(title), document)),
        Format::Markdown => output.text(&analect_export::document_markdown(document)),
        Format::Text => output.line(&format!("{title}\n\n{}", document.text())),
    }
}

pub(crate) fn star(
    library: &LibraryArgs,
    args: &StarArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    library.star(&[id], !args.off)?;
    output.line(&text_row(&library.listing(id)?))
}

pub(crate) fn shelve(
    library: &LibraryArgs,
    args: &MoveArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let state = match args.to {
        StateArg::Inbox => ReadingState::Inbox,
        StateArg::Later => ReadingState::Later,
        StateArg::Archive => ReadingState::Archive,
        StateArg::Trash => ReadingState::Trash,
    };
    library.move_articles(&[id], state)?;
    output.line(&text_row(&library.listing(id)?))
}

pub(crate) fn read(
    library: &LibraryArgs,
    args: &ReadArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let rows = library.set_read(&[id], !args.off)?;
    rows.iter().try_for_each(|row| output.line(&text_row(row)))
}

pub(crate) fn trash(
    library: &LibraryArgs,
    args: &TrashArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    if args.empty {
        let gone = library.empty_trash(args.days)?;
        return output.line(&format!("removed {gone} for good"));
    }
    let found = library.list(&Shelf::State(ReadingState::Trash), Sort::Added)?;
    found.iter().try_for_each(|one| output.line(&text_row(one)))
}

pub(crate) fn sample(library: &LibraryArgs, output: &mut Output) -> Result<(), Error> {
    let (row, _) = open(library, OpenMode::CreateIfMissing)?.add_sample()?;
    output.line(&text_row(&row))
}

pub(crate) fn undo(
    library: &LibraryArgs,
    args: &UndoArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let undone = match args.entry {
        Some(entry) => library.undo_entry(entry)?,
        None => library.undo()?,
    };
    output.line(&format!("undid: {}", undone.op))
}

pub(crate) fn history(
    library: &LibraryArgs,
    args: &HistoryArgs,
    output: &mut Output,
) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Json, Format::Jsonl])?;
    let operations = open(library, OpenMode::Existing)?.operations(args.limit)?;
    match args.format {
        Format::Json => output.json(&operations.iter().map(json::operation).collect()),
        Format::Jsonl => operations
            .iter()
            .try_for_each(|one| output.json(&json::operation(one))),
        _ => operations.iter().try_for_each(|one| {
            let (open, close) = if one.undone { ("(", ")") } else { ("", "") };
            let HistoryEntry { entry, op, .. } = one;
            output.line(&format!(
                "{entry:>6}  {}  {open}{op}{close}",
                one.at.rfc3339()
            ))
        }),
    }
}

pub(crate) fn redo(library: &LibraryArgs, output: &mut Output) -> Result<(), Error> {
    let redone = open(library, OpenMode::Existing)?.redo()?;
    output.line(&format!("redid: {}", redone.op))
}

fn shelf(shelf: ShelfArg) -> Shelf {
    match shelf {
        ShelfArg::Inbox => Shelf::State(ReadingState::Inbox),
        ShelfArg::Later => Shelf::State(ReadingState::Later),
        ShelfArg::Archive => Shelf::State(ReadingState::Archive),
        ShelfArg::Trash => Shelf::State(ReadingState::Trash),
        ShelfArg::Starred => Shelf::Starred,
        ShelfArg::All => Shelf::All,
    }
}

/// Refuses a format the verb does not write.
pub(crate) fn one_of(format: Format, known: &[Format]) -> Result<(), Error> {
    if known.contains(&format) {
        return Ok(());
    }
    Err(unsupported(match format {
        Format::Text => "text",
        Format::Markdown => "markdown",
        Format::Json => "json",
        Format::Jsonl => "jsonl",
        Format::Html => "html",
    }))
}

fn unsupported(format: &str) -> Error {
    Error::Input(format!(
        "this verb does not write {format} (see `analect help VERB`)"
    ))
}

/// Moves the library file and prints where it is now.
pub(crate) fn relocate(
    library: &LibraryArgs,
    args: &RelocateArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let from = place(library)?;
    let to = std::path::absolute(&args.to).map_err(|cause| Error::Read {
        path: args.to.clone(),
        cause,
    })?;
    let place = analect_library::relocate(&from, &to)?;
    output.line(&place.display().to_string())?;
    if library.path.is_none() {
        complain(&"later commands find it with --library or ANALECT_LIBRARY");
    }
    Ok(())
}
