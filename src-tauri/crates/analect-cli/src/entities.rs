//! `analect entities`: who and what a text speaks of.

use crate::analyse::read_document;
use crate::args::{EntitiesArgs, Format};
use crate::batch;
use crate::error::Error;
use crate::json_entities::{Found, analysis as as_json};
use crate::library::one_of;
use crate::output::{Output, complain, one_line};
use analect_entities::{Analysis, Group, Known, Quotation, analyse};
use analect_import::blocks_in_place;
use analect_model::{EntityKind, PublicationDate};
use serde_json::Value;
use std::path::Path;

/// The kinds in the order they are printed, with their headings.
const HEADINGS: [(EntityKind, &str); 7] = [
    (EntityKind::Person, "People"),
    (EntityKind::Organization, "Organisations"),
    (EntityKind::Place, "Places"),
    (EntityKind::Nationality, "Nationalities and groups"),
    (EntityKind::Event, "Events"),
    (EntityKind::Work, "Works"),
    (EntityKind::Other, "Other"),
];

pub(crate) fn entities(args: &EntitiesArgs, output: &mut Output) -> Result<(), Error> {
    one_of(
        args.format,
        &[Format::Text, Format::Markdown, Format::Json, Format::Jsonl],
    )?;
    if let Some(path) = &args.batch.batch {
        return batch::run(&args.batch, path, output, |line| {
            let date = line.string("date").map(day).transpose()?;
            let document = blocks_in_place(line.text()?);
            let analysis = analyse(&document, date, &Known::default());
            Ok(as_json(&found(&analysis, document.text(), args.shown)))
        });
    }
    let date = args.date.as_deref().map(day).transpose();
    let date = date.map_err(Error::Input)?;
    let read = read_document(args.file.as_deref().unwrap_or(Path::new("-")))?;
    let analysis = analyse(&read.document, date.or(read.published), &Known::default());
    let found = found(&analysis, read.document.text(), args.shown);
    if let Some(language) = analysis.foreign {
        complain(&format!(
            "the text is not in English ({}); names, dates and quotations are found in English texts only",
            language.as_str()
        ));
    }
    match args.format {
        Format::Json | Format::Jsonl => output.json(&Value::Object(as_json(&found))),
        format => print(&found, format == Format::Markdown, output),
    }
}

const fn found<'a>(analysis: &'a Analysis, text: &'a str, shown: bool) -> Found<'a> {
    Found {
        analysis,
        text,
        shown,
    }
}

fn day(text: &str) -> Result<PublicationDate, String> {
    let found = PublicationDate::parse(text.trim());
    found.ok_or_else(|| format!("“{text}” is no day; write YYYY-MM-DD, such as 2025-09-04"))
}

fn print(found: &Found<'_>, markdown: bool, output: &mut Output) -> Result<(), Error> {
    let mut sections: Vec<(&str, Vec<String>)> = HEADINGS
        .iter()
        .map(|(kind, heading)| (*heading, groups(found, *kind)))
        .collect();
    sections.push(("Dates", dates(found)));
    sections.push(("Amounts", amounts(found)));
    sections.push(("Quotations", quotations(found)));
    sections.retain(|(_, lines)| !lines.is_empty());
    if sections.is_empty() && found.analysis.foreign.is_none() {
        complain(&"nothing was found: the text has no names, dates, amounts or quotations");
    }
    let (before, item) = if markdown { ("## ", "- ") } else { ("", "  ") };
    for (place, (heading, lines)) in sections.iter().enumerate() {
        if place > 0 {
            output.line("")?;
        }
        output.line(&format!("{before}{heading}"))?;
        if markdown {
            output.line("")?;
        }
        for line in lines {
            output.line(&format!("{item}{line}"))?;
        }
    }
    Ok(())
}

/// The entities of `kind`, those named most first.
fn groups(found: &Found<'_>, kind: EntityKind) -> Vec<String> {
    let groups = found.groups().filter(|group| group.kind == kind);
    let mut counted: Vec<(usize, &Group)> = groups
        .map(|group| (found.names(group).count(), group))
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let lines = counted.iter().map(|(count, group)| {
        let times = if *count > 1 {
            format!(" ×{count}")
        } else {
            String::new()
        };
        let mut more = aliases(group);
        more.extend(roles(found, group));
        let more = more.join("; ");
        let name = one_line(&group.name);
        if more.is_empty() {
            format!("{name}{times}")
        } else {
            format!("{name}{times} ({more})")
        }
    });
    lines.collect()
}

fn aliases(group: &Group) -> Vec<String> {
    let names: Vec<String> = group.aliases.iter().map(|name| one_line(name)).collect();
    let also = (!names.is_empty()).then(|| format!("also {}", names.join(", ")));
    also.into_iter().collect()
}

/// The offices in which a person is named, each once.
fn roles(found: &Found<'_>, group: &Group) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for role in group.mentions.iter().filter_map(|mention| mention.role) {
        let role = one_line(found.words(role));
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn dates(found: &Found<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let dates = found.analysis.dates.iter();
    for date in dates.filter(|date| found.counts(date.certainty)) {
        let words = one_line(found.words(date.range));
        let value = date.value.map(|value| value.to_string());
        lines.push(match value.filter(|value| *value != words) {
            Some(value) => format!("{words}: {value}"),
            None => words,
        });
    }
    each_once(lines)
}

fn amounts(found: &Found<'_>) -> Vec<String> {
    let amounts = found.analysis.amounts.iter();
    let amounts = amounts.filter(|amount| found.counts(amount.certainty));
    each_once(amounts.map(|amount| one_line(found.words(amount.range))))
}

/// The lines without those that stood there before.
fn each_once(lines: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let new = |line: &String| seen.insert(line.clone());
    lines.into_iter().filter(new).collect()
}

fn quotations(found: &Found<'_>) -> Vec<String> {
    let quotations = found.analysis.quotations.iter();
    let quotations = quotations.filter(|one| found.counts(one.certainty));
    quotations.map(|one| quotation(found, one)).collect()
}

/// Who speaks, and the words; a statement without marks is told as one.
fn quotation(found: &Found<'_>, quotation: &Quotation) -> String {
    let words = one_line(found.words(quotation.range));
    let described = || Some(one_line(found.words(quotation.speaker?.range)));
    let speaker = found.speaker(quotation).map(one_line).or_else(described);
    match speaker {
        Some(speaker) => format!("{speaker}: {words}"),
        None => words,
    }
}
