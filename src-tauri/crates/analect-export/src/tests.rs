//! What whole exports look like, whatever the article holds.

#![allow(clippy::unwrap_used)]

use crate::{Notes, document_html, document_markdown, markdown};
use analect_model::{
    Annotation, AnnotationId, Article, ArticleId, Block, BlockKind, Document, Entity, EntityId,
    EntityKind, LabelId, Mark, MarkKind, Motivation, PublicationDate, ReadingState, Summary,
    SummaryMethod, SummarySentence, TagName, Target, TextQuoteSelector, Timestamp,
};
use analect_text::TextRange;
use proptest::prelude::*;

fn range(start: usize, end: usize) -> TextRange {
    TextRange::of(start, end).unwrap()
}

fn paragraph(text: &str) -> Document {
    let block = Block {
        kind: BlockKind::Paragraph,
        range: TextRange::whole(text),
    };
    Document::new(text.to_owned(), vec![block], Vec::new()).unwrap()
}

fn article(title: &str) -> Article {
    Article {
        id: ArticleId::from_parts(1_757_000_000_000, [7; 10]),
        title: title.to_owned(),
        title_derived: false,
        byline: Vec::new(),
        site: None,
        source: None,
        place: None,
        published: None,
        embargo: None,
        language: None,
        imported_at: Timestamp::from_milliseconds(1_757_002_811_000),
        reading_state: ReadingState::Inbox,
        starred: false,
    }
}

fn note(number: u8, position: TextRange, exact: &str, body: &str, tags: &[&str]) -> Annotation {
    let quote = TextQuoteSelector {
        exact: exact.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    Annotation {
        id: AnnotationId::from_parts(1_757_000_000_000, [number; 10]),
        article: ArticleId::from_bytes([0; 16]),
        motivation: Motivation::Highlighting,
        target: Some(Target { position, quote }),
        body: body.to_owned(),
        label: LabelId::new("yellow"),
        tags: tags.iter().filter_map(|tag| TagName::new(tag)).collect(),
        created: Timestamp::from_milliseconds(1_757_002_811_000),
        modified: Timestamp::from_milliseconds(1_757_002_811_000),
    }
}

fn on_article(number: u8, body: &str) -> Annotation {
    Annotation {
        motivation: Motivation::Commenting,
        target: None,
        label: None,
        ..note(number, range(0, 0), "", body, &[])
    }
}

fn entity(kind: EntityKind, name: &str) -> (Entity, usize) {
    (
        Entity {
            id: EntityId::from_bytes([1; 16]),
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            wikidata: None,
        },
        2,
    )
}

fn summary(ranges: &[TextRange]) -> Summary {
    let sentence = |(index, range): (usize, &TextRange)| SummarySentence {
        index,
        range: *range,
        score: 1.0,
        reasons: Vec::new(),
    };
    Summary {
        method: SummaryMethod::Lead,
        sentences: ranges.iter().enumerate().map(sentence).collect(),
        total: ranges.len(),
    }
}

#[test]
fn notes_have_one_layout() {
    let text = "Fähren fahren wieder. The ferries run again from May, the port said.\n\nTickets cost 9 euros.";
    let document = paragraph(text);
    let article = Article {
        byline: vec!["Lena Kask".into(), "Tom Avery".into()],
        site: Some("Harbour Post".into()),
        source: Some("https://post.example/ferries(1)".into()),
        published: PublicationDate::new(2025, 5, 1),
        language: Some("en".into()),
        ..article("Ferries run again: a start")
    };
    let annotations = [
        note(2, range(71, 92), "Tickets cost 9 euros.", "", &[]),
        note(
            1,
            range(23, 69),
            "The ferries run again from May, the port said.\n\nTickets cost 9 euros.",
            "Ask *whom*?\n\n- the mayor",
            &["port", "to-do/2025"],
        ),
        on_article(3, "Compare with last year."),
    ];
    let entities = [
        entity(EntityKind::Place, "Tallinn"),
        entity(EntityKind::Person, "Lena Kask"),
        entity(EntityKind::Event, "Strike"),
        entity(EntityKind::Organization, "Port of Tallinn"),
    ];
    let tags = [
        TagName::new("port").unwrap(),
        TagName::new("nato/summits").unwrap(),
    ];
    let notes = Notes {
        article: &article,
        document: &document,
        content_hash: &[0xab; 32],
        tags: &tags,
        annotations: &annotations,
        entities: &entities,
        summary: Some(&summary(&[range(23, 69)])),
    };
    let expect = "\
---
title: \"Ferries run again: a start\"
author: \"Lena Kask, Tom Avery\"
site: \"Harbour Post\"
source: \"https://post.example/ferries(1)\"
published: 2025-05-01
saved: 2025-09-04
language: en
tags:
  - port
  - nato/summits
people:
  - \"[[Lena Kask]]\"
organisations:
  - \"[[Port of Tallinn]]\"
places:
  - \"[[Tallinn]]\"
highlights: 2
analect-id: 0199155c-6200-7707-8707-070707070707
analect-text: sha256-abababababababab
analect-format: 1
---

# Ferries run again: a start

<!-- analect:begin -->
Lena Kask, Tom Avery · [Harbour Post](https://post.example/ferries%281%29) · 2025-05-01

## Summary

- The ferries run again from May, the port said. <!-- analect:s 22-68 -->

## Note

<!-- analect:n hc1g60r3 2025-09-04T16:20:11Z -->
Compare with last year.
<!-- /analect:n -->

## Highlights

<!-- analect:h h40g2081 22-68 yellow 2025-09-04T16:20:11Z -->
> The ferries run again from May, the port said.
>
> Tickets cost 9 euros.

^h40g2081

**Note.** Ask *whom*?

- the mayor

#port #to-do/2025
<!-- /analect:h -->

<!-- analect:h h81040g2 70-91 yellow 2025-09-04T16:20:11Z -->
> Tickets cost 9 euros.

^h81040g2
<!-- /analect:h -->
<!-- analect:end -->

## My notes
";
    assert_eq!(markdown(&notes), expect);
}

/// What a simple reader of the lines makes of a notes file.
#[derive(Debug, Default, PartialEq)]
struct Scanned {
    front_matter: usize,
    headings: Vec<String>,
    summary: usize,
    highlights: Vec<(String, Vec<String>)>,
    begins: usize,
    ends: usize,
    problems: Vec<String>,
}

fn scan(file: &str) -> Scanned {
    let mut found = Scanned::default();
    let mut open: Option<String> = None;
    let mut quote = Vec::new();
    let mut fence: Option<String> = None;
    for (number, line) in file.lines().enumerate() {
        let marks: String = line
            .trim_start()
            .chars()
            .take_while(|c| line.trim_start().starts_with(*c) && "`~".contains(*c))
            .collect();
        if let Some(open) = &fence {
            if marks.starts_with(open.as_str()) && marks.len() == line.trim().len() {
                fence = None;
            } else if line.starts_with("<!--") || line.starts_with('^') {
                found
                    .problems
                    .push(format!("{number}: marker in a listing"));
            }
        } else if marks.len() >= 3
            && line.starts_with(&marks)
            && !(marks.starts_with('`') && line.get(marks.len()..).unwrap().contains('`'))
        {
            fence = Some(marks);
        } else if line == "---" && found.front_matter < 2 {
            found.front_matter += 1;
        } else if line == "<!-- analect:begin -->" {
            found.begins += 1;
        } else if line == "<!-- analect:end -->" {
            found.ends += 1;
        } else if let Some(rest) = line.strip_prefix("<!-- analect:h ") {
            if open.is_some() {
                found.problems.push(format!("{number}: nested"));
            }
            open = rest.split(' ').next().map(str::to_owned);
        } else if line == "<!-- /analect:h -->" {
            match open.take() {
                Some(id) => found.highlights.push((id, std::mem::take(&mut quote))),
                None => found.problems.push(format!("{number}: end without start")),
            }
        } else if line.starts_with("<!--") && !line.contains("analect:n") {
            found.problems.push(format!("{number}: {line}"));
        } else if line.starts_with("# ") || line.starts_with("## ") {
            found.headings.push(line.to_owned());
        } else if let Some(id) = line.strip_prefix('^') {
            if open.as_deref() != Some(id) {
                found.problems.push(format!("{number}: foreign id {id}"));
            }
            found
                .highlights
                .push((format!("quote {id}"), std::mem::take(&mut quote)));
        } else if line.ends_with(" -->") && line.contains(" <!-- analect:s ") {
            found.summary += 1;
        } else if open.is_some() && line.starts_with('>') {
            quote.push(line.to_owned());
        }
    }
    found
}

/// `line` of an exported quote as a reader sees it.
fn unescaped(line: &str) -> String {
    let line = line
        .strip_prefix("> ")
        .or_else(|| line.strip_prefix('>'))
        .unwrap_or(line);
    let mut out = String::new();
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.extend(characters.next()),
            '&' => {
                let rest: String = characters.clone().collect();
                let name = rest.split(';').next().unwrap_or("");
                let code = name
                    .strip_prefix("#x")
                    .and_then(|code| u32::from_str_radix(code, 16).ok())
                    .and_then(char::from_u32);
                if name == "nbsp" || code.is_some() {
                    out.push(code.unwrap_or(' '));
                    characters.nth(name.len());
                } else {
                    out.push('&');
                }
            }
            _ => out.push(character),
        }
    }
    out
}

const HOSTILE: &str = "(?s)(.|[a-z ]{1,12}|-->|<!-- ?/?analect:(h|end|begin)( -->)?|---|\\[\\[|\\]\\]|`{1,4}|%%|\\||\n#{1,3} |\n> |\n\n|\n|\\^h1234567|#tag|\\$\\$|~~~|<script>|\u{202e}|&amp;|\\\\|\\*\\*|  ){0,14}";

proptest! {
    #[test]
    fn nothing_in_an_article_breaks_the_structure_of_its_notes(
        title in HOSTILE, name in HOSTILE, body in HOSTILE, remark in HOSTILE, text in HOSTILE, tag in HOSTILE,
    ) {
        let document = paragraph(&text);
        let article = Article {
            byline: vec![name.clone()],
            site: Some(name.clone()),
            source: Some(format!("https://x.example/{name}")),
            language: Some(name.clone()),
            ..article(&title)
        };
        let whole = TextRange::whole(&text);
        let annotations = [
            note(1, whole, &text, &body, &[&tag]),
            note(2, range(0, text.len() + 9), &title, &remark, &[]),
            on_article(3, &remark),
        ];
        let tags: Vec<TagName> = TagName::new(&tag).into_iter().collect();
        let entities = [entity(EntityKind::Person, &name), entity(EntityKind::Place, &title)];
        let summary = summary(&[whole]);
        let notes = Notes {
            article: &article, document: &document, content_hash: &[1; 32], tags: &tags,
            annotations: &annotations, entities: &entities, summary: Some(&summary),
        };
        let file = markdown(&notes);
        let found = scan(&file);
        prop_assert_eq!(&found.problems, &Vec::<String>::new(), "{}", file);
        prop_assert_eq!((found.front_matter, found.begins, found.ends, found.summary), (2, 1, 1, 1), "{}", file);
        let headings: Vec<&str> = found.headings.iter().skip(1).map(String::as_str).collect();
        prop_assert_eq!(headings, vec!["## Summary", "## Note", "## Highlights", "## My notes"], "{}", file);
        let ids: Vec<&String> = found.highlights.iter().map(|(id, _)| id).filter(|id| !id.starts_with("quote")).collect();
        prop_assert_eq!(ids.len(), 2, "{}", file);
        let unseen = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || ('\u{202a}'..='\u{202e}').contains(&c);
        prop_assert!(!file.chars().any(unseen), "{:?}", file);

        let shown: String = found.highlights.iter().filter(|(id, _)| *id == format!("quote {}", annotations[0].id.block_id()))
            .flat_map(|(_, lines)| lines).map(|line| unescaped(line)).collect();
        let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
        prop_assert_eq!(squeezed(&shown), squeezed(&text), "{}", file);
    }

    #[test]
    fn html_holds_no_markup_but_its_own(text in HOSTILE, title in HOSTILE, address in "(javascript:|https://|data:|\"|'|<|>|[a-z&]{1,5}){0,8}") {
        let end = text.char_indices().nth(3).map_or(text.len(), |(at, _)| at);
        let marks = vec![
            Mark { kind: MarkKind::Link(address), range: range(0, text.len()) },
            Mark { kind: MarkKind::Strong, range: range(0, end) },
        ];
        let block = Block { kind: BlockKind::Paragraph, range: TextRange::whole(&text) };
        let document = Document::new(text.clone(), vec![block], marks).unwrap();
        let html = document_html(Some(&title), &document);
        let mut rest = html.as_str();
        while let Some((_, tag)) = rest.split_once('<') {
            let (tag, after) = tag.split_once('>').unwrap();
            let link = tag.starts_with("a href=\"https://") || tag.starts_with("a href=\"http://") || tag.starts_with("a href=\"mailto:");
            let plain = ["p", "/p", "h1", "/h1", "strong", "/strong", "br", "/a"].contains(&tag);
            prop_assert!(plain || link && tag.ends_with("\" rel=\"noopener noreferrer nofollow\"") && tag.matches('"').count() == 4, "{:?}", tag);
            rest = after;
        }
    }

    #[test]
    fn markdown_of_any_paragraph_holds_no_raw_html(text in HOSTILE) {
        let written = document_markdown(&paragraph(&text));
        for (at, _) in written.match_indices('<') {
            let slashes = written.get(..at).unwrap().chars().rev().take_while(|c| *c == '\\').count();
            prop_assert!(slashes % 2 == 1, "{:?}", written);
        }
    }
}
