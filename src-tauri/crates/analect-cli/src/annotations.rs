//! The verbs about marks in files of other programs.

use crate::args::{AnnotationsArgs, AnnotationsVerb, LibraryArgs};
use crate::error::Error;
use crate::input::{bytes, named, open};
use crate::output::Output;
use crate::versions::told;
use analect_library::{AnnotationsReport, Kept, Library, OpenMode, Shelf, Sort};
use analect_model::ArticleId;

pub(crate) fn annotations(
    library: &LibraryArgs,
    args: &AnnotationsArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    match &args.verb {
        AnnotationsVerb::Export { articles, last, to } => {
            let articles = chosen(&library, articles, *last)?;
            match to {
                Some(path) => Ok(library.export_web_annotations(&articles, path)?),
                None => output.text(&library.web_annotations(&articles)?),
            }
        }
        AnnotationsVerb::Import {
            file,
            article,
            label,
        } => {
            let article = article.as_deref();
            let article = article.map(|name| library.find_article(name)).transpose()?;
            let name = named(file);
            let text = String::from_utf8(bytes(file)?)
                .map_err(|_| Error::Input(format!("“{name}” is not valid UTF-8")))?;
            let report = library.import_annotations(&name, &text, article, label.as_deref())?;
            print(&report, output)
        }
    }
}

fn chosen(library: &Library, names: &[String], last: bool) -> Result<Vec<ArticleId>, Error> {
    if last {
        return Ok(vec![library.last_article()?]);
    }
    if names.is_empty() {
        let all = library.list(&Shelf::All, Sort::Added)?;
        return Ok(all.iter().map(|listing| listing.article.id).collect());
    }
    let find = |name: &String| Ok(library.find_article(name)?);
    names.iter().map(find).collect()
}

fn print(report: &AnnotationsReport, output: &mut Output) -> Result<(), Error> {
    let done = [report.added, report.updated, report.unchanged];
    let done = done.iter().sum::<usize>() + report.kept.len() + report.combined.len();
    if done == 0 && !report.missing.is_empty() {
        return Err(Error::Input(format!(
            "the library has no article from {}; import it, or name one with --article",
            report.missing.join(", ")
        )));
    }
    output.line(&format!(
        "{} added, {} updated, {} there already",
        report.added, report.updated, report.unchanged
    ))?;
    if report.tally.total() > 0 {
        output.line(&told(&report.tally))?;
    }
    for (id, why) in &report.kept {
        let why = match why {
            Kept::ChangedHere => "changed here since",
            Kept::OtherArticle => "it is on another article here",
            Kept::OtherKind => "it is on a passage in one and on the whole article in the other",
            Kept::OtherPassage => "its passage differs and the file is not newer",
        };
        output.line(&format!("{}  {why}, left as it is", id.block_id()))?;
    }
    for id in &report.combined {
        let id = id.block_id();
        output.line(&format!(
            "{id}  changed here and in the file; it has both notes and all tags now"
        ))?;
    }
    for source in &report.missing {
        output.line(&format!("left out: no article from {source}"))?;
    }
    for number in &report.repeated {
        output.line(&format!(
            "left out: annotation {number}, which has the identifier of another one and is on another passage"
        ))?;
    }
    let told = [
        (report.silent, "left out: on no passage and without a note"),
        (
            report.relabelled,
            "given another label: theirs is not in the library",
        ),
    ];
    for (count, what) in told.iter().filter(|(count, _)| *count > 0) {
        output.line(&format!("{count} {what}"))?;
    }
    Ok(())
}
