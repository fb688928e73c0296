//! The verb that carries annotations from an old text to a new one, without touching a library.

use crate::args::{Format, ReanchorArgs};
use crate::batch;
use crate::error::Error;
use crate::input::{bytes, is_stdin};
use crate::library::one_of;
use crate::output::Output;
use analect_anchor::{anchor_quotes, anchor_revision};
use analect_model::{Anchoring, AnchoringState, Target, TextQuoteSelector};
use analect_text::{CodePointOffset, CodePointRange, OffsetMap, TextRange};
use serde_json::{Map, Value, json as object};
use std::path::Path;

pub(crate) fn reanchor(args: &ReanchorArgs, output: &mut Output) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Json, Format::Jsonl])?;
    if let Some(path) = &args.batch.batch {
        return batch::run(&args.batch, path, output, |line| {
            let new = line
                .string("new_text")
                .ok_or("the line has no “new_text”")?;
            carry(line.string("old_text"), new, line.value("highlights"))
        });
    }
    let [old, new, selectors] = args.files.as_slice() else {
        return Err(Error::Input(
            "name three files: the old text, the new text, the selectors".into(),
        ));
    };
    if [old, new, selectors]
        .into_iter()
        .filter(|path| is_stdin(path))
        .count()
        > 1
    {
        return Err(Error::Input(
            "standard input can stand for one of the three files only".into(),
        ));
    }
    let (old, new) = (text(old)?, text(new)?);
    let read: Value = serde_json::from_str(&text(selectors)?)
        .map_err(|cause| Error::Input(format!("{} is not JSON: {cause}", name(selectors))))?;
    let highlights = if read.is_array() {
        Some(&read)
    } else {
        read.get("highlights")
    };
    let old = Some(old.as_str()).filter(|old| !old.is_empty());
    let answer = carry(old, &new, highlights)
        .map_err(|cause| Error::Input(format!("{}: {cause}", name(selectors))))?;
    print(&answer, args.format, output)
}

fn print(answer: &Map<String, Value>, format: Format, output: &mut Output) -> Result<(), Error> {
    if format != Format::Text {
        return output.json(&Value::Object(answer.clone()));
    }
    let highlights = answer.get("highlights").and_then(Value::as_array);
    highlights.into_iter().flatten().try_for_each(|highlight| {
        let id = highlight["id"]
            .as_str()
            .map_or_else(|| highlight["id"].to_string(), str::to_owned);
        let status = highlight["status"].as_str().unwrap_or_default();
        let range = match (highlight["start"].as_u64(), highlight["end"].as_u64()) {
            (Some(start), Some(end)) => format!("{start}-{end}"),
            _ => "-".to_owned(),
        };
        output.line(&format!("{id}\t{status}\t{range}"))
    })
}

/// The text of a file as it stands, so that offsets hold for it.
fn text(path: &Path) -> Result<String, Error> {
    String::from_utf8(bytes(path)?)
        .map_err(|_| Error::Input(format!("{} is not valid UTF-8", name(path))))
}

fn name(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        format!("“{}”", path.display())
    }
}

/// Where the highlights of `old` stand in `new`; without the old text they are found by their quotes.
fn carry(
    old: Option<&str>,
    new: &str,
    highlights: Option<&Value>,
) -> Result<Map<String, Value>, String> {
    let highlights = highlights
        .and_then(Value::as_array)
        .ok_or("there is no list “highlights”")?;
    let (from, to) = (OffsetMap::new(old.unwrap_or(new)), OffsetMap::new(new));
    let read = |(number, highlight)| {
        let target = if old.is_some() {
            at_place(highlight, &from)
        } else {
            by_quote(highlight, &from)
        };
        target.ok_or_else(|| {
            format!(
                "highlight {} has neither a position in the text nor a quote",
                number + 1
            )
        })
    };
    let targets: Vec<Target> = highlights
        .iter()
        .enumerate()
        .map(read)
        .collect::<Result<_, _>>()?;
    let found = match old {
        Some(old) => anchor_revision(old, new, &targets),
        None => anchor_quotes(new, &targets),
    };
    let answers = highlights.iter().zip(&found);
    let answers = answers.map(|(highlight, anchoring)| answer(&highlight["id"], *anchoring, &to));
    let mut map = Map::new();
    map.insert("highlights".into(), answers.collect());
    Ok(map)
}

/// The target at the highlight's position, with the quote that is given or that stands there.
fn at_place(highlight: &Value, old: &OffsetMap<'_>) -> Option<Target> {
    let position = range(highlight).and_then(|range| old.from_code_points(range));
    let there = position.and_then(|position| Target::of(old.text(), position));
    let Some(quote) = quote(highlight) else {
        return there;
    };
    match there {
        Some(there) if there.quote.exact == quote.exact => Some(there),
        _ => by_quote(highlight, old),
    }
}

/// The target with the highlight's quote; its position only hints at a place of `text`.
fn by_quote(highlight: &Value, text: &OffsetMap<'_>) -> Option<Target> {
    let quote = quote(highlight)?;
    let start = range(highlight).map(CodePointRange::start);
    let end = TextRange::whole(text.text()).end();
    let start = start.map_or(analect_text::TextOffset::ZERO, |start| {
        text.from_code_point(start).unwrap_or(end)
    });
    Some(Target {
        position: TextRange::new(start, start)?,
        quote,
    })
}

fn quote(highlight: &Value) -> Option<TextQuoteSelector> {
    let part = |key: &str| highlight[key].as_str().map(str::to_owned);
    Some(TextQuoteSelector {
        exact: part("exact")?,
        prefix: part("prefix").unwrap_or_default(),
        suffix: part("suffix").unwrap_or_default(),
    })
}

fn range(highlight: &Value) -> Option<CodePointRange> {
    let offset = |key: &str| {
        let offset = highlight[key]
            .as_u64()
            .and_then(|offset| u32::try_from(offset).ok());
        offset.map(CodePointOffset::new)
    };
    CodePointRange::new(offset("start")?, offset("end")?)
}

fn answer(id: &Value, anchoring: Anchoring, new: &OffsetMap<'_>) -> Value {
    let range = anchoring.range.and_then(|range| new.code_points(range));
    let score = (f64::from(anchoring.score) * 1000.0).round() / 1000.0;
    object!({
        "id": id,
        "start": range.map(|range| range.start().get()),
        "end": range.map(|range| range.end().get()),
        "status": status(anchoring.state),
        "score": score,
    })
}

fn status(state: AnchoringState) -> &'static str {
    match state {
        AnchoringState::Exact => "exact",
        AnchoringState::Moved => "moved",
        AnchoringState::Changed => "changed",
        AnchoringState::Uncertain => "uncertain",
        AnchoringState::Orphaned => "orphan",
    }
}
