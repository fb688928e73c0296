//! What a library knows, what it rejects, and how the parts of an analysis fit together.
#![allow(clippy::unwrap_used)]

use crate::{Analysis, Group, Known, Name, analyse, name_key, version};
use analect_model::{Block, BlockKind, Document, EntityKind, PublicationDate};
use analect_text::{TextRange, slice};
use proptest::prelude::*;

/// A document of one paragraph a line.
fn document(text: &str) -> Document {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        if !line.is_empty() {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                range: TextRange::of(at, at + line.len()).unwrap(),
            });
        }
        at += line.len() + 1;
    }
    Document::new(text.to_owned(), blocks, Vec::new()).unwrap()
}

fn known(entities: &[(EntityKind, &[&str])]) -> Known {
    let mut known = Known::default();
    for (kind, names) in entities {
        known.add(*kind, *names);
    }
    known
}

/// The groups as "kind: name = name".
fn groups(text: &str, known: &Known) -> Vec<String> {
    let document = document(text);
    let written = |group: &Group| {
        let names = group.mentions.iter();
        let names = names.map(|one| slice(document.text(), one.name.range).unwrap());
        let names: Vec<&str> = names.collect();
        format!("{:?}: {}", group.kind, names.join(" = "))
    };
    let analysis = analyse(&document, None, known);
    analysis.groups.iter().map(written).collect()
}

fn mentions(analysis: &Analysis) -> Vec<Name> {
    let mentions = analysis.groups.iter().flat_map(|group| &group.mentions);
    mentions.map(|mention| mention.name).collect()
}

#[test]
fn a_known_name_is_found_where_the_model_sees_none_and_keeps_its_kind() {
    use EntityKind::{Organization, Other, Person, Place};
    let check = |text: &str, names: &[(EntityKind, &[&str])], expect: &[&str]| {
        assert_eq!(groups(text, &known(names)), expect, "{text}");
    };
    let text = "The vote on copper-nine was delayed, and the Zeltor vote too.";
    check(text, &[], &[]);
    check(
        text,
        &[(Other, &["copper-nine"]), (Organization, &["Zeltor"])],
        &["Other: copper-nine", "Organization: Zeltor"],
    );
    check(
        "Angela Merkel flew to Paris.",
        &[(Other, &["Paris"])],
        &["Person: Angela Merkel", "Other: Paris"],
    );
    // Of several the one the model sees.
    check(
        "Angela Merkel flew to Paris.",
        &[(Person, &["Paris"]), (Place, &["Paris"])],
        &["Person: Angela Merkel", "Place: Paris"],
    );
}

#[test]
fn a_known_name_is_a_whole_word_and_no_part_of_a_longer_name() {
    use EntityKind::{Organization, Other, Person, Place};
    let check = |text: &str, names: &[(EntityKind, &[&str])], expect: &[&str]| {
        assert_eq!(groups(text, &known(names)), expect, "{text}");
    };
    check(
        "Ministers met in New York on Monday.",
        &[(Other, &["York"])],
        &["Place: New York"],
    );
    check(
        "Ministers signed the Paris Agreement there.",
        &[(Place, &["Paris"]), (Other, &["Paris Agreement"])],
        &["Other: Paris Agreement"],
    );
    check(
        "The sapling grew, and he was zeltorised by it.",
        &[(Other, &["sap", "zeltor", "it was"])],
        &[],
    );
    check(
        "They drank Zeltor-Quill there.",
        &[(Other, &["Zeltor"])],
        &[],
    );
    check(
        "They liked a Zeltor-backed plan.",
        &[(Organization, &["Zeltor"])],
        &["Organization: Zeltor"],
    );
    // A common word is no name in small letters.
    check("They were reading there.", &[(Person, &["Reading"])], &[]);
}

#[test]
fn the_names_of_one_known_entity_are_one_group() {
    let names = known(&[(EntityKind::Person, &["Benjamin Netanyahu", "Bibi"])]);
    assert_eq!(
        groups(
            "Benjamin Netanyahu spoke in London. Bibi was cheered.",
            &names
        ),
        ["Person: Benjamin Netanyahu = Bibi", "Place: London"]
    );
    // Of two people of one surname it is the one of the text.
    let names = known(&[(EntityKind::Person, &["Emmanuel Macron", "Macron"])]);
    let text = "Emmanuel Macron waited. Brigitte Macron arrived in Paris. Macron smiled at her.";
    assert_eq!(
        groups(text, &names),
        [
            "Person: Emmanuel Macron",
            "Person: Brigitte Macron = Macron",
            "Place: Paris"
        ]
    );
    // An alias of two entities joins none.
    let names = known(&[
        (EntityKind::Organization, &["Zeltor Group", "ZG"]),
        (EntityKind::Organization, &["Zimmer Guild", "ZG"]),
    ]);
    let found = groups("The Zeltor Group met the Zimmer Guild.", &names);
    assert_eq!(
        found,
        ["Organization: Zeltor Group", "Organization: Zimmer Guild"]
    );
}

#[test]
fn what_was_rejected_is_not_proposed() {
    let text = "Emmanuel Macron met Angela Merkel in Paris. Mr Macron praised Merkel.";
    let found = |rejected: &[(&str, Option<EntityKind>)]| {
        let mut known = Known::default();
        for (name, kind) in rejected {
            known.reject(name, *kind);
        }
        groups(text, &known)
    };
    let all = [
        "Person: Emmanuel Macron = Macron",
        "Person: Angela Merkel = Merkel",
        "Place: Paris",
    ];
    assert_eq!(found(&[]), all);
    assert_eq!(found(&[("emmanuel macron", None)]), all[1..]);
    assert_eq!(found(&[("Paris", Some(EntityKind::Place))]), all[..2]);
    assert_eq!(found(&[("Paris", Some(EntityKind::Person))]), all);
    let single = found(&[("Macron", None)]);
    assert_eq!(single[0], "Person: Emmanuel Macron");
}

#[test]
fn a_text_in_another_language_has_only_known_names() {
    let text = "Die Ministerin sagte am Montag in Berlin, dass die Regierung von Angela Merkel 5 Millionen Euro \
        für die Stadt ausgeben werde. „Das ist viel Geld“, sagte sie.";
    let document = document(text);
    let analysis = analyse(&document, None, &known(&[(EntityKind::Place, &["Berlin"])]));
    assert_eq!(
        analysis.foreign.map(analect_language::Language::as_str),
        Some("de")
    );
    assert_eq!(
        groups(text, &known(&[(EntityKind::Place, &["Berlin"])])),
        ["Place: Berlin"]
    );
    let empty = (
        &analysis.dates[..],
        &analysis.amounts[..],
        &analysis.quotations[..],
    );
    assert_eq!(empty, (&[][..], &[][..], &[][..]));
    assert!(
        analyse(&document, None, &Known::default())
            .groups
            .is_empty()
    );
}

#[test]
fn a_speaker_is_a_group() {
    let text = "Angela Merkel met Emmanuel Macron in Paris on Friday.\n\
        “We have agreed on everything,” she said. Mr Macron said that the 27 members would pay €5 million.\n\
        “That is not so,” a diplomat said.";
    let document = document(text);
    let day = PublicationDate::new(2025, 6, 15);
    let analysis = analyse(&document, day, &Known::default());
    let speakers = analysis.quotations.iter().map(|one| one.speaker.unwrap());
    let speakers: Vec<Option<&str>> = speakers
        .map(|speaker| speaker.who.map(|who| analysis.groups[who].name.as_str()))
        .collect();
    let expect = [Some("Angela Merkel"), Some("Emmanuel Macron"), None];
    assert_eq!(speakers, expect);
    assert_eq!(analysis.dates.len(), 1);
    assert_eq!(analysis.amounts.len(), 2);
    assert!(analysis.groups.iter().all(|group| group.confidence > 0.5));
}

#[test]
fn names_are_compared_without_capitals_article_and_full_stops() {
    assert_eq!(name_key("The U.N."), "un");
    assert_eq!(name_key("Apple Inc."), name_key("apple"));
    assert_eq!(name_key("O’Neil"), name_key("O'Neil"));
    assert_eq!(name_key("… —"), "");
    assert_ne!(name_key("Paris"), name_key("Paris Agreement"));
    assert!(!version().is_empty() && version().is_ascii());
}

proptest! {
    #[test]
    fn whatever_is_known_an_analysis_is_in_order_and_the_same_each_time(
        parts in proptest::collection::vec(prop_oneof![
            "[A-Z][a-z]{1,6} ", "[a-z]{1,6} ", "(Paris|New York|York|Mr|Zeltor|ZELTOR|Coca-Cola|said|“|”|, |\\. |\n|’s |-)"
        ], 0..40),
        names in proptest::collection::vec("(Paris|York|New York|Zeltor|[A-Za-z ]{0,9}|.{0,4})", 0..6),
        rejected in proptest::collection::vec("(Paris|Zeltor|[A-Z][a-z]{0,3})", 0..3),
    ) {
        let document = document(&parts.concat());
        let mut known = Known::default();
        for pair in names.chunks(2) {
            known.add(EntityKind::Other, pair);
        }
        for name in &rejected {
            known.reject(name, None);
        }
        let analysis = analyse(&document, None, &known);
        prop_assert_eq!(&analysis, &analyse(&document, None, &known));
        let mut found = mentions(&analysis);
        found.sort_by_key(|name| name.range.start());
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.end() <= pair[1].range.start(), "{:?}", pair);
        }
        for name in &found {
            let written = slice(document.text(), name.range).unwrap();
            prop_assert!(!rejected.iter().any(|one| name_key(one) == name_key(written)), "{}", written);
            prop_assert!(document.block_of(name.range).is_some());
        }
        for group in &analysis.groups {
            let surest = group.mentions.iter().map(|one| one.name.confidence).fold(0.0, f32::max);
            prop_assert!(group.confidence.total_cmp(&surest).is_eq());
        }
        let speakers = analysis.quotations.iter().filter_map(|one| one.speaker?.who);
        prop_assert!(speakers.max().is_none_or(|who| who < analysis.groups.len()));
    }
}
