//! What holds for dates, amounts and quotations whatever the text.
#![allow(clippy::unwrap_used)]

use crate::{Name, amounts, dates, quotations};
use analect_model::{Block, BlockKind, Document, EntityKind, PublicationDate};
use analect_text::{TextRange, slice};
use proptest::prelude::*;

/// Text of the pieces the rules look at, and of anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec![
            " ", " ", " ", ",", ".", "-", "–", "’", "'", "“", "”", "\"", "‘", "«", "»", "„", "``", ":", "\n", "(", ")", "$", "€", "%", "°", "½",
        ]).prop_map(str::to_owned),
        6 => proptest::sample::select(vec![
            " May", " Sept.", " Thursday", " Mon", " last", " next", " the", " in", " between", " and", " to", " early", " end of", " week", " years", " ago",
            " century", " quarter", " Q", " 4", " 2025", " 2019-23", " 1990s", " 19th", " two", " million", " half a", " dozen", " Christmas", " Easter",
            " Good Friday", " km", " people", " pounds", " m", " per cent", " Holm", " Acme", " he", " she", " a spokesman", " for", " said", " told",
            " according to", " adding", " that", " was", " will", " summer", " weekend", " 9/11", " US$", " minus", " bn", " won", " time", " past",
        ]).prop_map(str::to_owned),
        1 => "(?s).{0,3}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The document of `text` with a block for each line, and the names in it.
fn document(text: &str) -> (Document, Vec<Name>) {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let range = TextRange::of(at, at + line.len()).unwrap();
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            range,
        });
        at += line.len() + 1;
    }
    let named = |word: &'static str, kind| {
        text.match_indices(word).map(move |(start, word)| {
            let range = TextRange::of(start, start + word.len()).unwrap();
            Name::sure(range, kind)
        })
    };
    let names = named("Holm", EntityKind::Person).chain(named("Acme", EntityKind::Organization));
    let names = names.collect();
    (
        Document::new(text.to_owned(), blocks, Vec::new()).unwrap(),
        names,
    )
}

/// Checks that `ranges` ascend, do not overlap and are slices inside one block.
fn in_order(document: &Document, ranges: &[TextRange]) -> Result<(), TestCaseError> {
    for pair in ranges.windows(2) {
        prop_assert!(pair[0].end() <= pair[1].start(), "{:?}", pair);
    }
    for range in ranges {
        prop_assert!(slice(document.text(), *range).is_some_and(|words| !words.is_empty()));
        prop_assert!(document.block_of(*range).is_some());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn dates_are_in_order_and_the_same_each_time(text in text(), day in proptest::option::of((1i16..=9999, 1i8..=12, 1i8..=28))) {
        let (document, _) = document(&text);
        let published = day.and_then(|(y, m, d)| PublicationDate::new(y, m, d));
        let found = dates(&document, published);
        let ranges: Vec<_> = found.iter().map(|found| found.range).collect();
        in_order(&document, &ranges)?;
        for value in found.iter().filter_map(|found| found.value) {
            prop_assert!(value.first() <= value.last());
            prop_assert!(!value.to_string().is_empty());
        }
        prop_assert_eq!(dates(&document, published), found);
    }

    #[test]
    fn amounts_are_in_order_and_the_same_each_time(text in text()) {
        let (document, _) = document(&text);
        let found = amounts(&document);
        let ranges: Vec<_> = found.iter().map(|found| found.range).collect();
        in_order(&document, &ranges)?;
        prop_assert!(found.iter().all(|found| found.low <= found.high && found.high.is_finite()));
        prop_assert_eq!(amounts(&document), found);
    }

    #[test]
    fn quotations_are_in_order_and_the_same_each_time(text in text()) {
        let (document, names) = document(&text);
        let found = quotations(&document, &names);
        let ranges: Vec<_> = found.iter().map(|found| found.range).collect();
        in_order(&document, &ranges)?;
        for speaker in found.iter().filter_map(|found| found.speaker) {
            prop_assert!(slice(&text, speaker.range).is_some());
            prop_assert!(speaker.who.is_none_or(|name| name < names.len()));
        }
        prop_assert_eq!(quotations(&document, &names), found);
    }
}
