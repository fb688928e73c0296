#![allow(clippy::unwrap_used)]
use super::*;
use crate::grouping::group;
use crate::names::{English, found as found_names};
use analect_model::{Block, BlockKind, Document};
use analect_text::{TextRange, slice};
use proptest::prelude::*;

/// A document whose blocks are `parts`, separated by blank lines.
fn document(parts: &[(BlockKind, &str)]) -> Document {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (kind, part) in parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(part);
        blocks.push(Block {
            kind: *kind,
            range: TextRange::of(start, text.len()).unwrap(),
        });
    }
    Document::new(text, blocks, Vec::new()).unwrap()
}

fn paragraph(text: &str) -> Document {
    document(&[(BlockKind::Paragraph, text)])
}

fn names(document: &Document) -> Vec<Name> {
    found_names(document, &Known::default(), English(true))
}

fn groups(document: &Document) -> Vec<Group> {
    analyse(document, None, &Known::default()).groups
}

/// What is found, as "words kind".
fn found(document: &Document) -> Vec<String> {
    let written = |name: &Name| {
        let words = slice(document.text(), name.range).unwrap();
        format!("{words} {:?}", name.kind)
    };
    names(document).iter().map(written).collect()
}

#[test]
fn names_are_found_without_title_article_and_possessive() {
    let check = |text: &str, expect: &[&str]| assert_eq!(found(&paragraph(text)), expect, "{text}");
    check(
        "Mr Smith met President Angela Merkel in Berlin on Monday.",
        &["Smith Person", "Angela Merkel Person", "Berlin Place"],
    );
    check(
        "Germany’s foreign minister said the United States would not agree.",
        &["Germany Place", "United States Place"],
    );
    check(
        "The European Union and the World Bank sent experts to Nairobi.",
        &[
            "European Union Organization",
            "World Bank Organization",
            "Nairobi Place",
        ],
    );
    check(
        "French and Italian officials arrived in the morning.",
        &["French Nationality", "Italian Nationality"],
    );
    check("It rained all day, and nobody came to the market.", &[]);
    // Titles in a row.
    check("a a Mr.Mr.Aa -a", &["Aa Person"]);
}

#[test]
fn how_a_story_was_published_is_not_read() {
    let paris = "Emmanuel Macron spoke in Paris on Friday.";
    let body = ["Emmanuel Macron Person", "Paris Place"];
    for kind in [
        BlockKind::Byline,
        BlockKind::Stamp,
        BlockKind::SignOff,
        BlockKind::Promotion,
    ] {
        let document = document(&[
            (BlockKind::Paragraph, paris),
            (kind, "Anna Schmidt in London for Getty Images"),
        ]);
        assert_eq!(found(&document), body, "{kind:?}");
    }
}

#[test]
fn who_made_a_picture_is_not_shown() {
    let document = document(&[
        (BlockKind::Paragraph, "Angela Merkel spoke in Paris."),
        (BlockKind::Credit, "Photograph: Anna Schmidt/Getty Images"),
    ]);
    let names = names(&document);
    let maker = names
        .iter()
        .find(|name| slice(document.text(), name.range) == Some("Anna Schmidt"));
    assert!(maker.is_some_and(|name| !name.shown), "{names:?}");
    assert!(names.iter().any(|name| name.shown));
}

#[test]
fn a_dateline_names_its_place_only() {
    let document = document(&[
        (BlockKind::Dateline, "LONDON (Reuters) -"),
        (BlockKind::Paragraph, "Ministers met in Paris on Friday."),
    ]);
    let found = found(&document);
    assert!(
        !found.iter().any(|name| name.contains("Organization")),
        "{found:?}"
    );
    assert!(found.contains(&"Paris Place".to_owned()), "{found:?}");
}

#[test]
fn names_in_capitals_are_found() {
    let document = document(&[
        (
            BlockKind::Heading(1),
            "GERMANY AND FRANCE AGREE ON AID FOR UKRAINE",
        ),
        (BlockKind::Paragraph, "Germany and France agreed on Monday."),
    ]);
    let found = found(&document);
    assert!(
        found.starts_with(&["GERMANY Place".into(), "FRANCE Place".into()]),
        "{found:?}"
    );
}

#[test]
fn what_is_shown_is_surer_than_what_is_not() {
    let document =
        paragraph("Angela Merkel flew to Paris. Later Brumwick saw Zeltor & Vane there.");
    let found = names(&document);
    assert!(found.iter().any(|name| name.shown));
    for (shown, other) in found
        .iter()
        .flat_map(|one| found.iter().map(move |two| (one, two)))
    {
        assert!((0.0..=1.0).contains(&shown.confidence));
        assert!(!shown.shown || other.shown || shown.confidence > other.confidence);
    }
}

/// The groups of the names of a text, each as its names joined by " = ".
fn grouped(text: &str) -> Vec<String> {
    let document = paragraph(text);
    let groups = groups(&document);
    let written = |mention: &GroupedName| slice(document.text(), mention.name.range).unwrap();
    groups
        .iter()
        .map(|group| {
            group
                .mentions
                .iter()
                .map(written)
                .collect::<Vec<_>>()
                .join(" = ")
        })
        .collect()
}

#[test]
fn names_of_the_same_are_grouped() {
    let check = |text: &str, expect: &[&str]| assert_eq!(grouped(text), expect, "{text}");
    check(
        "French president Emmanuel Macron met Angela Merkel in Paris. Mr Macron praised Merkel.",
        &[
            "French",
            "Emmanuel Macron = Macron",
            "Angela Merkel = Merkel",
            "Paris",
        ],
    );
    check(
        "The United Nations sent help. The U.N. said the United States and the U.S. Navy agreed.",
        &["United Nations = U.N.", "United States", "U.S. Navy"],
    );
    check(
        "The Democratic Party of Italy (PDI) won. PDI voters cheered in Rome.",
        &["Democratic Party of Italy = PDI = PDI", "Rome"],
    );
    check(
        "John Smith and Mary Smith came to London. John Smith spoke first, and Smith was cheered.",
        &["John Smith = John Smith = Smith", "Mary Smith", "London"],
    );
}

#[test]
fn title_and_office_are_kept_beside_the_name() {
    let document = paragraph(
        "French president Emmanuel Macron met Mr Witkoff and Mark Rutte, the Nato secretary general, in Paris.",
    );
    let groups = groups(&document);
    let text = |range: Option<TextRange>| range.and_then(|range| slice(document.text(), range));
    let fact = |name: &str| {
        let group = groups.iter().find(|group| group.name == name).unwrap();
        (
            text(group.mentions[0].honorific),
            text(group.mentions[0].role),
        )
    };
    assert_eq!(fact("Emmanuel Macron"), (None, Some("French president")));
    assert_eq!(fact("Witkoff"), (Some("Mr"), None));
    assert_eq!(fact("Mark Rutte"), (None, Some("Nato secretary general")));
}

/// Texts of words, names, signs and anything else.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "(?s).{0,6}",
        "[A-Z][a-zé]{1,8} ",
        "[a-z]{1,8} ",
        "(Mr|Mr\\.|Dr\\.|President|U\\.S\\.|J\\.|O'Neil|AT&T|’s|'s|\\(PSD\\)|the|of|and|-|–|“|”|https://a\\.b|@me|漢字|e\u{301}|😀|\n\n|\\. )",
    ];
    proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn names_lie_in_one_block_in_order_and_are_the_same_each_time(
        parts in proptest::collection::vec((0usize..4, texts()), 0..5)
    ) {
        let kinds = [BlockKind::Paragraph, BlockKind::Heading(2), BlockKind::Stamp, BlockKind::Dateline];
        let parts: Vec<(BlockKind, &str)> = parts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(kind, text)| (kinds[*kind], text.as_str()))
            .collect();
        let document = document(&parts);
        let found = names(&document);
        prop_assert_eq!(&found, &names(&document));
        let mut end = 0;
        for name in &found {
            prop_assert!(end <= name.range.start().index());
            end = name.range.end().index();
            let words = slice(document.text(), name.range).unwrap();
            prop_assert!(words.chars().any(char::is_alphabetic), "{:?}", words);
            let block = document.blocks()[document.block_of(name.range).unwrap()];
            prop_assert!(block.kind != BlockKind::Stamp);
            prop_assert!((0.0..=1.0).contains(&name.confidence));
        }
        let groups = group(&document, &found, &Known::default());
        let mut grouped: Vec<Name> = Vec::new();
        for group in &groups {
            prop_assert!(group.mentions.is_sorted_by_key(|one| one.name.range.start()));
            prop_assert!(group.mentions.iter().all(|one| one.name.kind == group.kind));
            for range in group.mentions.iter().flat_map(|one| [one.honorific, one.role]).flatten() {
                prop_assert!(document.block_of(range).is_some() && slice(document.text(), range).is_some());
            }
            grouped.extend(group.mentions.iter().map(|one| one.name));
        }
        grouped.sort_by_key(|name| name.range.start());
        prop_assert_eq!(grouped, found);
    }
}
