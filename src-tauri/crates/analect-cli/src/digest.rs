//! The verb that summarises several articles together.

use crate::analyse::{aside, complain_of_silence};
use crate::args::{DigestArgs, Format, LibraryArgs};
use crate::error::Error;
use crate::input::open;
use crate::json;
use crate::library::one_of;
use crate::output::{Output, complain, one_line};
use analect_library::{ArticlesDigest, DigestArticle, DigestSentence, OpenMode, SummaryOptions};
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
    let sources = sources(&found);
    for one in &found.digest.sentences {
        if let Some(article) = found.articles.get(one.text) {
            let line = line(one, &article.revision, &sources);
            output.line(&format!("{bullet}{line}"))?;
        }
    }
    for copy in &found.digest.copies {
        if let (Some(copy), Some(of)) = (sources.get(copy.text), sources.get(copy.of)) {
            complain(&format!(
                "“{copy}” shares most of its text with “{of}”; what both say is quoted once"
            ));
        }
    }
    Ok(())
}

/// What the articles are called: title, site and day, with the id where that is not enough.
fn sources(found: &ArticlesDigest) -> Vec<String> {
    let named = |article: &DigestArticle| {
        let article = &article.listing.article;
        let day = article.published.map(|day| day.to_string());
        let parts = [Some(one_line(&article.title)), article.site.clone(), day];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let names: Vec<String> = found.articles.iter().map(named).collect();
    let with_id = |(name, article): (&String, &DigestArticle)| {
        if names.iter().filter(|other| *other == name).count() < 2 {
            return name.clone();
        }
        format!("{name} · {}", article.listing.article.id)
    };
    names.iter().zip(&found.articles).map(with_id).collect()
}

/// A sentence, and in brackets where it stands.
fn line(one: &DigestSentence, revision: &Revision, sources: &[String]) -> String {
    let text = revision.document.text();
    let words = one_line(slice(text, one.sentence.range).unwrap_or_default());
    let name = |text: usize| sources.get(text).map_or("", String::as_str);
    let also: Vec<&str> = one.also.iter().map(|text| name(*text)).collect();
    let also = if also.is_empty() {
        String::new()
    } else {
        format!("; also in {}", also.join("; "))
    };
    let aside = aside(text, &one.sentence);
    format!("{words}{aside} [{}{also}]", name(one.text))
}

fn to_json(found: &ArticlesDigest) -> Value {
    let id = |text: usize| {
        let article = found.articles.get(text);
        article.map(|article| article.listing.article.id.to_string())
    };
    let maps: Vec<OffsetMap<'_>> = found
        .articles
        .iter()
        .map(|article| OffsetMap::new(article.revision.document.text()))
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
        "articles": found.articles.iter().map(|article| json::listing(&article.listing)).collect::<Vec<_>>(),
        "sentences": found.digest.sentences.iter().filter_map(sentence).collect::<Vec<_>>(),
        "copies": copies.map(|copy| object!({ "article": id(copy.text), "of": id(copy.of) })).collect::<Vec<_>>(),
        "total": found.digest.total,
        "asked": found.digest.asked,
    })
}
