//! The verb that summarises several articles together.

use crate::analyse::{aside, complain_of_silence};
use crate::args::{DigestArgs, Format, LibraryArgs};
use crate::error::Error;
use crate::input::open;
use crate::json;
use crate::library::one_of;
use crate::output::{Output, complain, one_line};
use analect_library::{ArticleListing, ArticlesDigest, DigestSentence, OpenMode, SummaryOptions};
use analect_model::Revision;
use analect_text::{OffsetMap, slice};
use serde_json::{Value, json as object};

pub(crate) fn digest(
    library: &LibraryArgs,
    args: &DigestArgs,
    output: &mut Output,
) -> Result<(), Error> {
    one_of(
        args.format,
        &[Format::Text, Format::Markdown, Format::Json, Format::Jsonl],
    )?;
    let library = open(library, OpenMode::Existing)?;
    let articles = args
        .articles
        .iter()
        .map(|name| library.find_article(name))
        .collect::<Result<Vec<_>, _>>()?;
    let mut wanted = SummaryOptions::of(args.summary.length());
    wanted.about.clone_from(&args.summary.about);
    let found = library.digest(&articles, &wanted)?;
    if let (Some(about), Some(asked)) = (&wanted.about, found.digest.asked) {
        complain_of_silence(about, asked);
    }
    if matches!(args.format, Format::Json | Format::Jsonl) {
        return output.json(&to_json(&found));
    }
    let bullet = if args.format == Format::Markdown {
        "- "
    } else {
        ""
    };
    for one in &found.digest.sentences {
        if let Some((listing, revision)) = found.articles.get(one.text) {
            let line = line(one, &source(listing), revision, &found);
            output.line(&format!("{bullet}{line}"))?;
        }
    }
    for copy in &found.digest.copies {
        let (copy, of) = (title(&found, copy.text), title(&found, copy.of));
        complain(&format!("“{copy}” is a copy of “{of}” and counted with it"));
    }
    Ok(())
}

/// Title, site and day of an article.
fn source(listing: &ArticleListing) -> String {
    let article = &listing.article;
    let day = article.published.map(|day| day.to_string());
    let parts = [Some(one_line(&article.title)), article.site.clone(), day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn title(found: &ArticlesDigest, text: usize) -> String {
    let listing = found.articles.get(text).map(|(listing, _)| listing);
    listing.map_or_else(String::new, |listing| one_line(&listing.article.title))
}

/// A sentence, and in brackets where it stands.
fn line(one: &DigestSentence, source: &str, revision: &Revision, found: &ArticlesDigest) -> String {
    let text = revision.document.text();
    let words = one_line(slice(text, one.sentence.range).unwrap_or_default());
    let also: Vec<String> = one.also.iter().map(|text| title(found, *text)).collect();
    let also = if also.is_empty() {
        String::new()
    } else {
        format!("; also in {}", also.join("; "))
    };
    format!("{words}{} [{source}{also}]", aside(text, &one.sentence))
}

fn to_json(found: &ArticlesDigest) -> Value {
    let id = |text: usize| {
        let listing = found.articles.get(text).map(|(listing, _)| listing);
        listing.map(|listing| listing.article.id.to_string())
    };
    let maps: Vec<OffsetMap<'_>> = found
        .articles
        .iter()
        .map(|(_, revision)| OffsetMap::new(revision.document.text()))
        .collect();
    let sentence = |one: &DigestSentence| {
        let map = maps.get(one.text)?;
        let mut value = json::summary_sentence(&one.sentence, map);
        value["article"] = id(one.text).into();
        value["also"] = one.also.iter().map(|text| id(*text)).collect();
        Some(value)
    };
    let copies = found.digest.copies.iter();
    object!({
        "articles": found.articles.iter().map(|(listing, _)| json::listing(listing)).collect::<Vec<_>>(),
        "sentences": found.digest.sentences.iter().filter_map(sentence).collect::<Vec<_>>(),
        "copies": copies.map(|copy| object!({ "article": id(copy.text), "of": id(copy.of) })).collect::<Vec<_>>(),
        "total": found.digest.total,
        "asked": found.digest.asked,
    })
}
