#![allow(clippy::unwrap_used, clippy::string_slice)]

use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const HARBOUR: &str = "Harbour strike enters third week\n\n\
    Dock workers in Vessby voted on Monday to go on with their strike. The vote was closer than \
    either side had expected: 212 for, 197 against.\n\n\
    “We are tired, but we aren’t done,” said Marta Holm, who speaks for the union. She has worked \
    at the harbour for nineteen years. The port authority offered four per cent; the union asks \
    for seven.\n\n\
    Forty ships wait outside the breakwater. Fruit worth three million crowns has been thrown \
    away. The mayor, Ole Brandt, called the losses a wound that will heal slowly.\n\n\
    Talks begin again on Thursday.";

/// The target at the first occurrence of `quote`.
fn target(text: &str, quote: &str) -> Target {
    let start = text.find(quote).unwrap();
    Target::of(text, TextRange::of(start, start + quote.len()).unwrap()).unwrap()
}

/// Where one passage of `old` stands in `new`: its state and its words.
fn carried<'new>(old: &str, new: &'new str, quote: &str) -> (AnchoringState, &'new str) {
    let found = anchor_revision(old, new, &[target(old, quote)]);
    shown(new, found[0])
}

fn shown(new: &str, found: Anchoring) -> (AnchoringState, &str) {
    let words = found.range.map_or("", |range| slice(new, range).unwrap());
    (found.state, words)
}

#[test]
fn words_that_stay_are_exact_wherever_they_have_shifted() {
    let new = format!("Updated at noon. {HARBOUR}").replace("on Monday ", "");
    for quote in [
        "Marta Holm",
        "Forty ships wait",
        "Talks begin again on Thursday.",
    ] {
        assert_eq!(
            carried(HARBOUR, &new, quote),
            (AnchoringState::Exact, quote)
        );
    }
}

#[test]
fn typography_is_no_change() {
    let new = HARBOUR
        .replace(['“', '”'], "\"")
        .replace('’', "'")
        .replace("\n\n", "\n");
    let found = carried(HARBOUR, &new, "we aren’t done,” said");
    assert_eq!(found, (AnchoringState::Exact, "we aren't done,\" said"));
}

#[test]
fn edited_words_are_changed() {
    let check = |from: &str, to: &str, quote: &str, expect: &str| {
        let new = HARBOUR.replace(from, to);
        let found = carried(HARBOUR, &new, quote);
        assert_eq!(found, (AnchoringState::Changed, expect));
    };
    let quote = "Fruit worth three million crowns has been thrown away.";
    check(
        "three",
        "five",
        quote,
        "Fruit worth five million crowns has been thrown away.",
    );
    check(
        "Fruit worth",
        "Fruit and fish worth",
        quote,
        "Fruit and fish worth three million crowns has been thrown away.",
    );
    check(
        "million crowns",
        "milion crowns",
        "million crowns has",
        "milion crowns has",
    );
    check("Holm", "HOLM", "Marta Holm", "Marta HOLM");
}

#[test]
fn a_paragraph_that_moved_takes_its_marks_along() {
    let mut parts: Vec<&str> = HARBOUR.split("\n\n").collect();
    let moved = parts.remove(2);
    parts.push(moved);
    let new = parts.join("\n\n");
    for quote in [
        "Marta Holm, who speaks",
        "She has worked at the harbour for nineteen years.",
    ] {
        assert_eq!(
            carried(HARBOUR, &new, quote),
            (AnchoringState::Moved, quote)
        );
    }
}

#[test]
fn a_deleted_passage_is_an_orphan_though_its_words_stand_elsewhere() {
    let gone = "Forty ships wait outside the breakwater. ";
    let new = HARBOUR.replace(gone, "");
    assert_eq!(
        carried(HARBOUR, &new, "Forty ships wait outside"),
        (AnchoringState::Orphaned, "")
    );
    let old = "The mayor left early. The guests stayed until midnight and sang of the sea.";
    let new = "The guests stayed until midnight and sang of the sea.";
    assert_eq!(carried(old, new, "The mayor").0, AnchoringState::Orphaned);
    assert_eq!(carried(old, new, "The").0, AnchoringState::Orphaned);
}

#[test]
fn a_word_replaced_within_its_sentence_is_asked_about() {
    let new = HARBOUR.replace("offered four per", "offered nine per");
    let found = carried(HARBOUR, &new, "four");
    assert_eq!(found, (AnchoringState::Uncertain, "nine"));
}

#[test]
fn the_surroundings_tell_repeated_words_apart() {
    let new = HARBOUR.replace("The vote", "So the vote");
    let start = HARBOUR.rfind("union").unwrap();
    let target = Target::of(HARBOUR, TextRange::of(start, start + 5).unwrap()).unwrap();
    let found = anchor_revision(HARBOUR, &new, &[target]);
    assert_eq!(
        found[0].range.unwrap().start().index(),
        new.rfind("union").unwrap()
    );
}

#[test]
fn a_sentence_stays_a_sentence() {
    let new = HARBOUR.replace(
        "heal slowly.",
        "heal, he said, only slowly. He left by the back door.",
    );
    let quote = "The mayor, Ole Brandt, called the losses a wound that will heal slowly.";
    let expect =
        "The mayor, Ole Brandt, called the losses a wound that will heal, he said, only slowly.";
    assert_eq!(
        carried(HARBOUR, &new, quote),
        (AnchoringState::Changed, expect)
    );
}

#[test]
fn quotes_are_found_without_the_old_text() {
    let new = format!(
        "Updated at noon.\n\n{}",
        HARBOUR.replace("nineteen", "twenty")
    );
    let find = |quote: &str| {
        let found = anchor_quotes(&new, &[target(HARBOUR, quote)]);
        (
            found[0].state,
            found[0]
                .range
                .map(|range| slice(&new, range).unwrap().to_owned()),
        )
    };
    assert_eq!(
        find("Ole Brandt"),
        (AnchoringState::Exact, Some("Ole Brandt".into()))
    );
    let quote = "She has worked at the harbour for nineteen years.";
    let expect = "She has worked at the harbour for twenty years.";
    assert_eq!(find(quote), (AnchoringState::Changed, Some(expect.into())));
}

#[test]
fn a_quote_without_surroundings_needs_words_that_tell() {
    let bare = |exact: &str| {
        let quote = analect_model::TextQuoteSelector {
            exact: exact.into(),
            prefix: String::new(),
            suffix: String::new(),
        };
        let target = Target {
            position: TextRange::default(),
            quote,
        };
        shown(HARBOUR, anchor_quotes(HARBOUR, &[target])[0])
    };
    let long = "Fruit worth three million crowns";
    assert_eq!(bare(long), (AnchoringState::Exact, long));
    assert_eq!(bare("the union").0, AnchoringState::Uncertain);
    assert_eq!(
        bare("a sentence nobody wrote here at all").0,
        AnchoringState::Orphaned
    );
    assert_eq!(bare("").0, AnchoringState::Orphaned);
}

#[test]
fn two_places_equally_alike_are_a_question() {
    let part = "The ferry leaves at nine in the morning and comes back at night. ";
    let new = format!("{part}Between the two nothing happens on the quay, they say.\n\n{part}");
    let quote = analect_model::TextQuoteSelector {
        exact: "leaves at nine in the morning".into(),
        prefix: "The ferry ".into(),
        suffix: " and comes back at night.".into(),
    };
    let at = |position: usize| {
        let position = TextRange::of(position, position).unwrap();
        anchor_quotes(
            &new,
            &[Target {
                position,
                quote: quote.clone(),
            }],
        )[0]
    };
    assert_eq!(at(40).state, AnchoringState::Uncertain);
    let second = new.rfind("leaves").unwrap();
    assert_eq!(
        (at(second).state, at(second).range.unwrap().start().index()),
        (AnchoringState::Exact, second)
    );
}

#[test]
fn a_target_of_another_text_is_found_by_its_quote() {
    let mut wrong = target(HARBOUR, "Talks begin again");
    wrong.position = TextRange::of(3, 20).unwrap();
    let found = anchor_revision(HARBOUR, HARBOUR, &[wrong]);
    assert_eq!(shown(HARBOUR, found[0]).1, "Talks begin again");
}

#[test]
fn empty_texts_hold_nothing() {
    let all = target(HARBOUR, HARBOUR);
    assert_eq!(
        anchor_revision(HARBOUR, "", std::slice::from_ref(&all)),
        [ORPHAN]
    );
    assert_eq!(anchor_quotes("", &[all]), [ORPHAN]);
    assert_eq!(anchor_revision("", "", &[]), []);
    let caret = Target::of("", TextRange::default()).unwrap();
    assert_eq!(anchor_revision("", HARBOUR, &[caret]), [ORPHAN]);
}

#[test]
fn a_text_of_one_repeated_word_costs_no_more() {
    let old = "tick tock ".repeat(20_000);
    let new = format!(
        "{}tack {}",
        "tick tock ".repeat(9_000),
        "tock tick ".repeat(12_000)
    );
    let marks: Vec<Target> = (0..50)
        .map(|at| {
            Target::of(
                &old,
                TextRange::of(at * 3_000 + 5, at * 3_000 + 40).unwrap(),
            )
            .unwrap()
        })
        .collect();
    for (mark, found) in marks.iter().zip(anchor_revision(&old, &new, &marks)) {
        if found.state == AnchoringState::Exact {
            assert_eq!(shown(&new, found).1, mark.quote.exact);
        }
    }
}

/// Texts of words that repeat, of several scripts and without any sense.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => prop::sample::select(vec![
            "the ", "harbour ", "of ", "Vessby", ". ", "\n\n", ", ", "ship ", "ships ", "“", "”",
            "it’s ", "漢字", "が", "e\u{301}", "👩‍👩‍👧", "🇺🇦", "\r\n", "ﬁ", "\u{ad}", "—", "--", "…", "½",
            "שלום ", "ไทย", "नमस्ते ", "ab", "data", "base ",
        ]).prop_map(str::to_owned),
        2 => "[a-f]{1,4} ",
        1 => "(?s).",
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// The range between two grapheme rims, chosen by two numbers.
fn graphemes(text: &str, a: usize, b: usize) -> TextRange {
    let rims: Vec<usize> = text
        .grapheme_indices(true)
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let (a, b) = (rims[a % rims.len()], rims[b % rims.len()]);
    TextRange::of(a.min(b), a.max(b)).unwrap()
}

fn is_on_rims(text: &str, range: TextRange) -> bool {
    slice(text, range).is_some() && analect_text::snap_to_graphemes(text, range) == range
}

/// Which sentences an article is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sentences {
    /// No two are the same.
    Different,
    /// Three that return all the time.
    Repeating,
}

/// An article and the same with some sentences dropped, edited, moved or put in.
fn revision(sentences: Sentences) -> impl Strategy<Value = (String, String)> {
    let word = prop::sample::select(vec![
        "harbour", "ship", "crane", "vote", "strike", "mayor", "fruit", "union", "night", "storm",
        "the", "of", "and", "was", "in", "to",
    ]);
    let sentence =
        prop::collection::vec(word, 4..12).prop_map(|words| format!("{}.", words.join(" ")));
    let edits = prop::collection::vec((sentence.clone(), 0..12_u8), 3..20);
    edits.prop_map(move |edits| {
        let text = |at: usize| match sentences {
            // A number of its own tells each sentence from all others.
            Sentences::Different => format!("No{at}x {}", edits[at].0),
            Sentences::Repeating => edits[at % 3].0.clone(),
        };
        let edits: Vec<(String, u8)> = (0..edits.len()).map(|at| (text(at), edits[at].1)).collect();
        let old: Vec<&str> = edits
            .iter()
            .filter(|(_, edit)| *edit != 1)
            .map(|(text, _)| text.as_str())
            .collect();
        let mut new: Vec<String> = Vec::new();
        for (text, edit) in &edits {
            match edit {
                0 => {}
                2 => new.insert(0, text.clone()),
                3 => new.push(text.replacen("the", "a", 1)),
                _ => new.push(text.clone()),
            }
        }
        (old.join(" "), new.join(" "))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_same_text_keeps_every_mark(text in any_text(), a in 0usize..400, b in 0usize..400) {
        let range = graphemes(&text, a, b);
        prop_assume!(!range.is_empty());
        let target = Target::of(&text, range).unwrap();
        let found = anchor_revision(&text, &text, &[target])[0];
        prop_assert_eq!((found.state, found.range), (AnchoringState::Exact, Some(range)));
    }

    #[test]
    fn any_two_texts_are_compared_without_harm(old in any_text(), new in any_text(), a in 0usize..400, b in 0usize..400) {
        let target = Target::of(&old, graphemes(&old, a, b)).unwrap();
        let targets = [target];
        for found in anchor_revision(&old, &new, &targets).into_iter().chain(anchor_quotes(&new, &targets)) {
            prop_assert_eq!(found.range.is_none(), found.state == AnchoringState::Orphaned);
            prop_assert!((0.0..=1.0).contains(&found.score));
            if let Some(range) = found.range {
                prop_assert!(is_on_rims(&new, range) && !range.is_empty());
            }
        }
    }

    #[test]
    fn no_mark_is_silently_put_on_other_words((old, new) in revision(Sentences::Different), a in 0usize..900, b in 0usize..900) {
        let range = graphemes(&old, a, b).trimmed(&old);
        prop_assume!(!range.is_empty());
        let targets = [Target::of(&old, range).unwrap()];
        for found in anchor_revision(&old, &new, &targets).into_iter().chain(anchor_quotes(&new, &targets)) {
            let (state, words) = shown(&new, found);
            let quote = &targets[0].quote.exact;
            match state {
                AnchoringState::Exact | AnchoringState::Moved => prop_assert!(place::says_the_same(quote, words), "{:?} {:?}", quote, words),
                AnchoringState::Changed => prop_assert!(shared(quote, words) >= 0.5, "{:?} {:?}", quote, words),
                AnchoringState::Uncertain | AnchoringState::Orphaned => {}
            }
        }
    }

    #[test]
    fn marks_do_not_depend_on_each_other((old, new) in revision(Sentences::Different), rims in prop::collection::vec((0usize..900, 0usize..900), 1..8)) {
        let targets: Vec<Target> = rims.iter().map(|(a, b)| Target::of(&old, graphemes(&old, *a, *b)).unwrap()).collect();
        let together = anchor_revision(&old, &new, &targets);
        let mut backwards = targets.clone();
        backwards.reverse();
        let mut reversed = anchor_revision(&old, &new, &backwards);
        reversed.reverse();
        prop_assert_eq!(&together, &reversed);
        let quotes = anchor_quotes(&new, &targets);
        for (at, target) in targets.iter().enumerate() {
            prop_assert_eq!(anchor_revision(&old, &new, std::slice::from_ref(target))[0], together[at]);
            prop_assert_eq!(anchor_quotes(&new, std::slice::from_ref(target))[0], quotes[at]);
        }
    }

    // Which of two sentences that read the same was dropped or put in, nobody can tell from the texts:
    // a mark may come back to another place with its words, and one over several such sentences may
    // have the change within it, which its state then says. It is never silently on other words.
    #[test]
    fn a_mark_in_a_text_that_repeats_itself_comes_back_to_its_words((old, new) in revision(Sentences::Repeating), a in 0usize..900, b in 0usize..900) {
        let range = graphemes(&old, a, b).trimmed(&old);
        prop_assume!(!range.is_empty());
        let there = anchor_revision(&old, &new, &[Target::of(&old, range).unwrap()])[0];
        if there.state != AnchoringState::Exact {
            return Ok(());
        }
        let back = Target::of(&new, there.range.unwrap()).unwrap();
        let (state, words) = shown(&old, anchor_revision(&new, &old, &[back])[0]);
        if matches!(state, AnchoringState::Exact | AnchoringState::Moved) {
            let quote = slice(&old, range).unwrap();
            prop_assert!(place::says_the_same(quote, words), "{:?} {:?}", quote, words);
        }
    }

    // Sentences that differ leave one place only.
    #[test]
    fn a_mark_comes_back_with_the_text((old, new) in revision(Sentences::Different), a in 0usize..900, b in 0usize..900) {
        let range = graphemes(&old, a, b).trimmed(&old);
        prop_assume!(!range.is_empty());
        let there = anchor_revision(&old, &new, &[Target::of(&old, range).unwrap()])[0];
        if there.state != AnchoringState::Exact {
            return Ok(());
        }
        let back = Target::of(&new, there.range.unwrap()).unwrap();
        let back = anchor_revision(&new, &old, &[back])[0];
        if back.state == AnchoringState::Exact {
            prop_assert_eq!(back.range, Some(range));
        } else {
            prop_assert!(back.state != AnchoringState::Changed);
        }
    }
}

#[test]
fn another_figure_in_the_same_place_is_asked_about() {
    let old = "The crew of 41 left at noon. The vote was closer than either side had expected.";
    let new = "The crew of 47 left at noon. The vote was closer than either side had expected.";
    let start = old.find("41").unwrap();
    let target = Target::of(old, TextRange::of(start, start + 2).unwrap()).unwrap();
    for found in anchor_revision(old, new, std::slice::from_ref(&target))
        .into_iter()
        .chain(anchor_quotes(new, &[target]))
    {
        assert!(
            !matches!(
                found.state,
                AnchoringState::Exact | AnchoringState::Moved | AnchoringState::Changed
            ),
            "{found:?}"
        );
    }
}

/// The part of the longer text's words that the other one holds too.
fn shared(a: &str, b: &str) -> f32 {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let held = a.iter().filter(|word| b.contains(word)).count();
    #[allow(clippy::cast_precision_loss)]
    let part = held as f32 / a.len().max(1) as f32;
    part
}
