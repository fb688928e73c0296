//! The verbs about versions of an article's text, and about the marks of the whole library.

use crate::args::{
    EditArgs, Format, LibraryArgs, MarkStateArg, MarksArgs, PlaceArgs, ReviseArgs, RevisionsArgs,
};
use crate::error::Error;
use crate::input::{article, bytes, open, parsed};
use crate::json;
use crate::library::one_of;
use crate::marks::{print_mark, text_range};
use crate::output::{Output, one_line};
use analect_library::{
    Compared, Comparison, Difference, Library, ListedMark, MarkFilter, MarkOrder, OpenMode,
    RevisionReport, Tally,
};
use analect_model::{
    AnchoringState, ArticleId, LabelId, Metadata, PublicationDate, TagName, Timestamp,
};
use analect_text::{OffsetMap, TextRange, slice};
use std::path::Path;

/// Marks printed from one look at the library.
const PAGE: u32 = 500;

pub(crate) fn revise(
    library: &LibraryArgs,
    args: &ReviseArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    print_report(&library.revise(id, parsed(&args.with, None)?)?, output)
}

pub(crate) fn edit(
    library: &LibraryArgs,
    args: &EditArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let before = library.details(id)?;
    let details = edited(before.clone(), args)?;
    let known = details != before || is_about_details(args);
    if args.text.is_none() && !known {
        return output.text(&library.text_to_edit(id)?);
    }
    let mut report = None;
    if let Some(path) = &args.text {
        report = Some(library.edit_text(id, &markdown(path)?)?);
    }
    if known {
        report = Some(library.edit_details(id, &details)?);
    }
    report.map_or(Ok(()), |report| print_report(&report, output))
}

fn markdown(path: &Path) -> Result<String, Error> {
    String::from_utf8(bytes(path)?)
        .map_err(|_| Error::Input("the edited text is not valid UTF-8".to_owned()))
}

fn is_about_details(args: &EditArgs) -> bool {
    let given = [
        &args.title,
        &args.site,
        &args.source,
        &args.place,
        &args.published,
        &args.language,
    ];
    given.iter().any(|one| one.is_some()) || !args.author.is_empty()
}

/// `before` with what the options say.
fn edited(before: Metadata, args: &EditArgs) -> Result<Metadata, Error> {
    let or = |given: &Option<String>, known| given.clone().or(known);
    let published = match args.published.as_deref() {
        None => before.published,
        Some("") => None,
        Some(day) => Some(date(day)?),
    };
    let byline = if args.author.is_empty() {
        before.byline
    } else {
        args.author.clone()
    };
    Ok(Metadata {
        title: or(&args.title, before.title),
        byline,
        site: or(&args.site, before.site),
        source: or(&args.source, before.source),
        place: or(&args.place, before.place),
        published,
        embargo: before.embargo,
        language: or(&args.language, before.language),
    })
}

fn date(day: &str) -> Result<PublicationDate, Error> {
    let bad = || analect_library::Error::BadDate(day.to_owned());
    Ok(PublicationDate::parse(day.trim()).ok_or_else(bad)?)
}

pub(crate) fn revisions(
    library: &LibraryArgs,
    args: &RevisionsArgs,
    output: &mut Output,
) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Json])?;
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    if let Some(number) = args.text {
        return output.text(library.revision(id, number)?.document.text());
    }
    if let Some(number) = args.restore {
        return print_report(&library.restore_revision(id, number)?, output);
    }
    if let Some(pair) = &args.diff {
        let found = comparison(&library, id, pair)?;
        return print_comparison(&found, args.format, output);
    }
    list(&library, id, args.format, output)
}

fn list(
    library: &Library,
    id: ArticleId,
    format: Format,
    output: &mut Output,
) -> Result<(), Error> {
    let all = library.revisions(id)?;
    let tally = library.tally(id)?;
    if format == Format::Json {
        let all = all.iter().enumerate();
        let all: Vec<_> = all.map(|(at, one)| json::revision(at + 1, one)).collect();
        return output.json(&serde_json::json!({ "revisions": all, "marks": json::tally(&tally) }));
    }
    for (at, revision) in all.iter().enumerate() {
        let cause = json::cause(revision.cause);
        let title = revision
            .metadata
            .as_ref()
            .and_then(|known| known.title.as_deref());
        let line = format!(
            "v{}  {}  {cause:<8}  {}",
            at + 1,
            revision.fetched_at.rfc3339(),
            title.unwrap_or_default()
        );
        output.line(line.trim_end())?;
    }
    output.line(&told(&tally))
}

fn comparison(library: &Library, id: ArticleId, pair: &str) -> Result<Comparison, Error> {
    let bad = || {
        Error::Input(format!(
            "“{pair}” are no two versions; write OLD-NEW, such as 1-2"
        ))
    };
    let number = |text: &str| text.trim().trim_start_matches('v').parse::<usize>().ok();
    let (old, new) = pair.split_once('-').ok_or_else(bad)?;
    let (old, new) = number(old).zip(number(new)).ok_or_else(bad)?;
    Ok(library.compare_revisions(id, old, new)?)
}

fn print_comparison(found: &Comparison, format: Format, output: &mut Output) -> Result<(), Error> {
    let (old, new) = (found.old.document.text(), found.new.document.text());
    if format == Format::Json {
        let maps = (OffsetMap::new(old), OffsetMap::new(new));
        let rows: Vec<_> = found
            .sentences
            .iter()
            .map(|row| json::compared(row, &maps.0, &maps.1))
            .collect();
        return output.json(&serde_json::Value::Array(rows));
    }
    for row in &found.sentences {
        print_row(row, old, new, output)?;
    }
    Ok(())
}

/// One changed sentence; words that went stand in `[-…-]`, words that came in `{+…+}`, as `git
/// diff --word-diff` has them.
fn print_row(row: &Compared, old: &str, new: &str, output: &mut Output) -> Result<(), Error> {
    let words = |text: &str, range: Option<TextRange>| {
        let found = range
            .and_then(|range| slice(text, range))
            .unwrap_or_default();
        one_line(found)
    };
    match row.difference {
        Difference::Same => Ok(()),
        Difference::Moved => output.line(&format!("> {}", words(new, row.new))),
        Difference::Added => output.line(&format!("+ {}", words(new, row.new))),
        Difference::Removed => output.line(&format!("- {}", words(old, row.old))),
        Difference::Edited => {
            let gone = marked(old, row.old, &row.gone, ("[-", "-]"));
            let came = marked(new, row.new, &row.came, ("{+", "+}"));
            output.line(&format!("~ {gone}"))?;
            output.line(&format!("  {came}"))
        }
    }
}

fn marked(
    text: &str,
    sentence: Option<TextRange>,
    changed: &[TextRange],
    (open, close): (&str, &str),
) -> String {
    let Some(sentence) = sentence else {
        return String::new();
    };
    let mut out = String::new();
    let mut at = sentence.start().index();
    for range in changed {
        let (start, end) = (range.start().index(), range.end().index());
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(open);
        out.push_str(text.get(start..end).unwrap_or_default());
        out.push_str(close);
        at = end;
    }
    out.push_str(text.get(at..sentence.end().index()).unwrap_or_default());
    one_line(&out)
}

pub(crate) fn place(
    library: &LibraryArgs,
    args: &PlaceArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let mark = library.find_annotation(&args.mark)?;
    let of = library.annotation(mark)?.annotation.article;
    let range = match (&args.place.quote, &args.place.range) {
        (Some(quote), _) => Some(library.find_quote(of, quote, 0)?),
        (None, Some(range)) => Some(text_range(&library.article(of)?, range)?),
        (None, None) => None,
    };
    if let Some(range) = range {
        let (put, _) = library.reattach(mark, range)?;
        return print_mark(&library, &put, output);
    }
    let (all, _) = if args.place.lost {
        library.keep_lost(&[mark])?
    } else {
        library.confirm_places(&[mark])?
    };
    all.iter()
        .try_for_each(|mark| print_mark(&library, mark, output))
}

pub(crate) fn marks(
    library: &LibraryArgs,
    args: &MarksArgs,
    output: &mut Output,
) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Jsonl])?;
    let library = open(library, OpenMode::Existing)?;
    let filter = filter(&library, args)?;
    let mut printed = 0;
    loop {
        let wanted = match args.limit {
            0 => PAGE,
            limit => PAGE.min(limit - printed),
        };
        let page = library.marks(&filter, wanted, printed)?.marks;
        for mark in &page {
            print_listed(mark, args.format, output)?;
        }
        let count = u32::try_from(page.len()).unwrap_or(u32::MAX);
        printed += count;
        if count < PAGE || printed == args.limit {
            return Ok(());
        }
    }
}

fn filter(library: &Library, args: &MarksArgs) -> Result<MarkFilter, Error> {
    let article = args.article.as_deref();
    let label = |text: &String| {
        LabelId::new(text).ok_or_else(|| analect_library::Error::UnknownLabel(text.clone()))
    };
    let tag = |text: &String| {
        TagName::new(text).ok_or_else(|| analect_library::Error::BadTag(text.clone()))
    };
    let day = |text: Option<&String>| {
        let found = text.map(|text| date(text)).transpose()?;
        Ok::<_, Error>(found.map(Timestamp::at_start_of))
    };
    Ok(MarkFilter {
        article: article.map(|name| library.find_article(name)).transpose()?,
        labels: args.label.iter().map(label).collect::<Result<_, _>>()?,
        tags: args.tag.iter().map(tag).collect::<Result<_, _>>()?,
        states: args.state.iter().map(|state| wanted(*state)).collect(),
        from: day(args.since.as_ref())?,
        before: day(args.before.as_ref())?,
        words: args.words.clone(),
        noted: args.noted.then_some(true),
        order: MarkOrder::Newest,
    })
}

fn wanted(state: MarkStateArg) -> AnchoringState {
    match state {
        MarkStateArg::Kept => AnchoringState::Exact,
        MarkStateArg::Moved => AnchoringState::Moved,
        MarkStateArg::Changed => AnchoringState::Changed,
        MarkStateArg::Uncertain => AnchoringState::Uncertain,
        MarkStateArg::Lost => AnchoringState::Orphaned,
    }
}

fn print_listed(mark: &ListedMark, format: Format, output: &mut Output) -> Result<(), Error> {
    if format == Format::Jsonl {
        return output.json(&json::listed(mark));
    }
    let annotation = &mark.placed.annotation;
    let quote = annotation
        .target
        .as_ref()
        .map(|target| target.quote.exact.as_str());
    let words = quote.unwrap_or(&annotation.body);
    let words = one_line(words);
    output.line(&format!(
        "{}  {:<9}  {}  “{words}”",
        annotation.id.block_id(),
        mark.placed.anchoring.state.word(),
        mark.title
    ))
}

fn print_report(report: &RevisionReport, output: &mut Output) -> Result<(), Error> {
    let article = &report.article.article;
    output.line(&format!(
        "{}  v{}  {}",
        article.id, report.number, article.title
    ))?;
    output.line(&told(&report.tally))
}

/// What became of highlights in one line.
pub(crate) fn told(tally: &Tally) -> String {
    let parts = [
        (tally.kept, "kept"),
        (tally.moved, "moved"),
        (tally.changed, "changed"),
        (tally.uncertain, "uncertain"),
        (tally.lost, "lost"),
    ];
    let told = parts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    if told.is_empty() {
        "no highlights".to_owned()
    } else {
        format!("highlights: {}", told.join(", "))
    }
}
