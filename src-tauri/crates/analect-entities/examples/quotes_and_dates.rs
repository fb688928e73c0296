//! Prints the dates, amounts and quotations of a text file as JSON, with offsets in code points.
//!
//! `quotes_and_dates FILE [DATE [NAMES]]`: DATE is the day of the article after ISO 8601, NAMES a
//! JSON file with a list of `{"start", "end", "type"}`, offsets in code points, of the persons
//! ("PERSON") and bodies ("ORG") the text names.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use analect_entities::{
    Form, KnownKind, KnownName, Measure, Quotation, amounts, dates, quotations,
};
use analect_import::blocks_in_place;
use analect_model::{Document, PublicationDate};
use analect_text::{OffsetMap, TextRange, slice};
use serde_json::{Value, json};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(answer) => {
            println!("{answer:#}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("quotes_and_dates: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<Value, String> {
    let path = arguments.first().ok_or("give a text file")?;
    let text = read(path)?;
    let published = match arguments.get(1) {
        Some(date) => Some(PublicationDate::parse(date).ok_or(format!("no date: {date}"))?),
        None => None,
    };
    let map = OffsetMap::new(&text);
    let names = arguments
        .get(2)
        .map_or(Ok(Vec::new()), |path| names(path, &map))?;
    let document = blocks_in_place(&text);
    Ok(answer(&document, published, &names))
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn names(path: &str, map: &OffsetMap) -> Result<Vec<KnownName>, String> {
    let value: Value = serde_json::from_str(&read(path)?).map_err(|error| error.to_string())?;
    let list = value.as_array().ok_or("the names are no list")?;
    Ok(list.iter().filter_map(|item| name(item, map)).collect())
}

fn name(item: &Value, map: &OffsetMap) -> Option<KnownName> {
    // Byte positions of all characters would do as well; texts here are short.
    let at = |field: &str| {
        let count = usize::try_from(item.get(field)?.as_u64()?).ok()?;
        let mut places = map.text().char_indices().map(|(place, _)| place);
        places.nth(count).or(Some(map.text().len()))
    };
    let kind = match item.get("type")?.as_str()? {
        "PERSON" => KnownKind::Person,
        "ORG" => KnownKind::Organization,
        _ => KnownKind::Other,
    };
    let range = TextRange::of(at("start")?, at("end")?)?;
    let gender = None;
    Some(KnownName {
        range,
        kind,
        gender,
    })
}

fn answer(document: &Document, published: Option<PublicationDate>, names: &[KnownName]) -> Value {
    let map = OffsetMap::new(document.text());
    let started = Instant::now();
    let dates = dates(document, published);
    let amounts = amounts(document);
    let quotations = quotations(document, names);
    let elapsed = started.elapsed().as_micros();
    let place = |range: TextRange| {
        let found = map.code_points(range);
        let (start, end) = found.map_or((0, 0), |range| (range.start().get(), range.end().get()));
        json!({ "start": start, "end": end, "text": slice(document.text(), range) })
    };
    let date = |found: &analect_entities::DateMention| {
        let value = found.value.map(|value| value.to_string());
        json!({ "at": place(found.range), "value": value, "certainty": format!("{:?}", found.certainty) })
    };
    let amount = |found: &analect_entities::Amount| {
        let measure = match found.measure {
            Measure::Count(noun) => slice(document.text(), noun).unwrap_or("").to_owned(),
            other => format!("{other:?}"),
        };
        json!({ "at": place(found.range), "low": found.low, "high": found.high, "measure": measure })
    };
    let quotation = |found: &Quotation| {
        let speaker = found.speaker.map(|speaker| {
            let name = speaker.name.and_then(|number| names.get(number));
            json!({
                "at": place(speaker.range),
                "kind": format!("{:?}", speaker.kind),
                "name": name.map(|name| place(name.range)),
            })
        });
        json!({
            "at": place(found.range),
            "direct": found.form == Form::Direct,
            "verb": found.verb.map(place),
            "speaker": speaker,
            "certainty": format!("{:?}", found.certainty),
        })
    };
    json!({
        "microseconds": u64::try_from(elapsed).unwrap_or(u64::MAX),
        "dates": dates.iter().map(date).collect::<Vec<_>>(),
        "amounts": amounts.iter().map(amount).collect::<Vec<_>>(),
        "quotations": quotations.iter().map(quotation).collect::<Vec<_>>(),
    })
}
