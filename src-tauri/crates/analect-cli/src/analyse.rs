//! The verbs that analyse text without touching a library.

use crate::args::{ExtractArgs, Format, LibraryArgs, MethodArg, SentencesArgs, SummarizeArgs};
use crate::error::Error;
use crate::input::{article, bytes, is_stdin, open};
use crate::library::one_of;
use crate::output::{Output, complain, one_line};
use crate::{batch, json};
use analect_import::{Format as SourceFormat, Imported, Source, blocks_in_place};
use analect_library::OpenMode;
use analect_model::{Block, BlockKind, Document, PublicationDate, Summary, SummarySentence};
use analect_summary::{Length, Method, Options, summarize as choose};
use analect_text::{OffsetMap, slice};
use serde_json::{Map, Value, json as object};
use std::path::Path;

pub(crate) fn summarize(
    library: &LibraryArgs,
    args: &SummarizeArgs,
    output: &mut Output,
) -> Result<(), Error> {
    one_of(
        args.format,
        &[Format::Text, Format::Markdown, Format::Json, Format::Jsonl],
    )?;
    let wanted = wanted(args);
    if let Some(path) = &args.batch.batch {
        return batch::run(&args.batch, path, output, |line| {
            let document = blocks_in_place(line.text()?);
            let summary = choose(&document, line.string("title"), &own(line, &wanted));
            Ok(json::summary(&summary, &OffsetMap::new(document.text())))
        });
    }
    let Some(path) = &args.file else {
        let library = open(library, OpenMode::Existing)?;
        let id = article(&library, &args.article)?;
        let found = library.summarize(id, wanted)?;
        let text = found.revision.document.text();
        return print_summary(&found.summary, text, args, output);
    };
    let read = read_document(path)?;
    let title = args.title.as_deref().or(read.title.as_deref());
    let summary = choose(&read.document, title, &wanted);
    print_summary(&summary, read.document.text(), args, output)
}

fn wanted(args: &SummarizeArgs) -> Options {
    let mut wanted = Options::of(args.summary.length());
    wanted.about.clone_from(&args.summary.about);
    wanted.method = match args.method {
        MethodArg::Ranked => Method::Ranked,
        MethodArg::Lead => Method::Lead,
        MethodArg::Lexrank => Method::LexRank,
        MethodArg::Textrank => Method::TextRank,
    };
    wanted
}

/// What one line of a batch wants: its own length and question, or else those of the call.
fn own(line: &batch::Line, wanted: &Options) -> Options {
    let mut own = wanted.clone();
    let percent = line
        .number("percent")
        .and_then(|number| u8::try_from(number).ok());
    let length = percent.map(Length::Percent);
    let length = line.number("words").map(Length::Words).or(length);
    let length = length.or_else(|| line.number("n").map(Length::Sentences));
    own.length = length.unwrap_or(wanted.length);
    own.about = line.string("about").map(str::to_owned).or(own.about);
    own
}

fn print_summary(
    summary: &Summary,
    text: &str,
    args: &SummarizeArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let format = args.format;
    if let Some(asked) = &summary.asked {
        complain_of_silence(&asked.about, asked.sentences);
    }
    if matches!(format, Format::Json | Format::Jsonl) {
        return output.json(&Value::Object(json::summary(
            summary,
            &OffsetMap::new(text),
        )));
    }
    let bullet = if format == Format::Markdown { "- " } else { "" };
    for sentence in &summary.sentences {
        let words = slice(text, sentence.range).unwrap_or_default();
        let words = one_line(words);
        output.line(&format!("{bullet}{words}{}", aside(text, sentence)))?;
    }
    Ok(())
}

/// Says that no sentence speaks of what was asked, where that is so.
pub(crate) fn complain_of_silence(about: &str, sentences: usize) {
    if sentences == 0 {
        complain(&format!(
            "no sentence names “{about}”: this is the usual summary"
        ));
    }
}

/// What stands before a sentence of `text` that leans on it, in brackets; empty where it needs none.
pub(crate) fn aside(text: &str, sentence: &SummarySentence) -> String {
    let before = sentence.follows.and_then(|range| slice(text, range));
    before.map_or_else(String::new, |before| {
        format!(" [follows: “{}”]", one_line(before))
    })
}

pub(crate) fn sentences(args: &SentencesArgs, output: &mut Output) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Json, Format::Jsonl])?;
    if let Some(path) = &args.batch.batch {
        return batch::run(&args.batch, path, output, |line| {
            Ok(sentence_map(line.text()?))
        });
    }
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let document = read_document(path)?.document;
    let text = document.text();
    if args.format != Format::Text {
        return output.json(&Value::Object(sentence_map(text)));
    }
    analect_language::sentences(text)
        .into_iter()
        .try_for_each(|range| {
            let words = slice(text, range).unwrap_or_default();
            output.line(&one_line(words))
        })
}

fn sentence_map(text: &str) -> Map<String, Value> {
    let mut map = Map::new();
    let ranges = analect_language::sentences(text);
    map.insert(
        "sentences".into(),
        json::sentences(&ranges, &OffsetMap::new(text)),
    );
    map
}

/// A file that is read without a library.
pub(crate) struct FileRead {
    pub(crate) document: Document,
    /// What the file itself states.
    pub(crate) title: Option<String>,
    pub(crate) published: Option<PublicationDate>,
}

/// Reads a file: plain text as it stands, so that offsets hold for the file; other formats as
/// imported.
pub(crate) fn read_document(path: &Path) -> Result<FileRead, Error> {
    let bytes = bytes(path)?;
    let source = source(path, &bytes, None);
    analect_import::check(&bytes).map_err(|cause| unreadable(path, cause))?;
    let text = std::str::from_utf8(&bytes).ok();
    let plain =
        text.filter(|text| analect_import::format(&source, text) == SourceFormat::PlainText);
    if let Some(text) = plain {
        return Ok(FileRead {
            document: blocks_in_place(text),
            title: None,
            published: None,
        });
    }
    let imported = import(path, &source)?;
    Ok(FileRead {
        document: imported.document,
        title: imported.metadata.title,
        published: imported.metadata.published,
    })
}

fn source<'a>(path: &'a Path, bytes: &'a [u8], url: Option<&'a str>) -> Source<'a> {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .filter(|name| *name != "-");
    Source {
        bytes,
        name,
        format: None,
        url,
    }
}

fn import(path: &Path, source: &Source<'_>) -> Result<Imported, Error> {
    analect_import::import(source).map_err(|cause| unreadable(path, cause))
}

fn unreadable(path: &Path, cause: analect_import::Error) -> Error {
    let name = if is_stdin(path) {
        "standard input".into()
    } else {
        path.to_string_lossy()
    };
    Error::Input(format!("“{name}” {cause}"))
}

pub(crate) fn extract(args: &ExtractArgs, output: &mut Output) -> Result<(), Error> {
    let Some(list) = &args.list else {
        let path = args.file.as_deref().unwrap_or(Path::new("-"));
        return extract_one(path, args.url.as_deref(), args.format, output);
    };
    let lines = String::from_utf8(bytes(list)?)
        .map_err(|_| Error::Input(format!("“{}” is not valid UTF-8", list.display())))?;
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let (path, url) = line
            .split_once('\t')
            .map_or((line, None), |(path, url)| (path, Some(url)));
        if let Err(error) = extract_one(Path::new(path), url, args.format, output) {
            if matches!(error, Error::ClosedPipe | Error::Write(_)) {
                return Err(error);
            }
            if matches!(args.format, Format::Json | Format::Jsonl) {
                output.json(&object!({ "path": path, "error": error.to_string() }))?;
            }
            output.fail(&error);
        }
    }
    Ok(())
}

fn extract_one(
    path: &Path,
    url: Option<&str>,
    format: Format,
    output: &mut Output,
) -> Result<(), Error> {
    let bytes = bytes(path)?;
    let found = import(path, &source(path, &bytes, url))?;
    let document = &found.document;
    match format {
        Format::Json | Format::Jsonl => output.json(&extract_json(path, &found)),
        Format::Markdown => output.text(&analect_export::document_markdown(document)),
        Format::Html => output.text(&analect_export::document_html(
            found.metadata.title.as_deref(),
            document,
        )),
        Format::Text => output.line(&body(document)),
    }
}

fn extract_json(path: &Path, found: &Imported) -> Value {
    let (metadata, document) = (&found.metadata, &found.document);
    let block = |block: &Block| object!({ "kind": json::block_kind(block.kind), "text": document.block_text(block) });
    object!({
        "path": path.to_string_lossy(),
        "title": metadata.title,
        "byline": metadata.byline.join(", "),
        "site": metadata.site,
        "source": metadata.source,
        "published": metadata.published.map(|date| date.to_string()),
        "language": metadata.language,
        "text": body(document),
        "markdown": analect_export::document_markdown(document),
        "excerpt": excerpt(document),
        "blocks": document.blocks().iter().map(block).collect::<Vec<_>>(),
        "place": metadata.place,
        "caption": first(document, BlockKind::Caption),
        "credit": found.credit,
        "embargo": metadata.embargo,
        "revision": found.revision,
        "warnings": found.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// The blocks of the body, apart by a blank line.
fn body(document: &Document) -> String {
    let body = document
        .blocks()
        .iter()
        .filter(|block| block.kind.is_body());
    body.map(|block| document.block_text(block))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn first(document: &Document, kind: BlockKind) -> Option<&str> {
    let found = document.blocks().iter().find(|block| block.kind == kind)?;
    Some(document.block_text(found))
}

/// The first paragraph, at most 300 characters.
fn excerpt(document: &Document) -> Option<String> {
    let found = document
        .blocks()
        .iter()
        .find(|block| block.kind.is_prose())?;
    Some(document.block_text(found).chars().take(300).collect())
}
