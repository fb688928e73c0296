#![allow(clippy::unwrap_used)]
use super::*;
use analect_text::slice;
use proptest::prelude::*;

/// Asserts that `parts`, joined by single spaces, are split where the parts meet.
fn check(parts: &[&str]) {
    check_text(&parts.join(" "), parts);
}

fn check_text(text: &str, expect: &[&str]) {
    let found: Vec<&str> = sentences(text)
        .into_iter()
        .filter_map(|range| slice(text, range))
        .collect();
    assert_eq!(found, expect, "{text:?}");
}

#[test]
fn terminators_end_sentences() {
    check(&[
        "The ice came early.",
        "Was it late?",
        "No!",
        "It was early.",
    ]);
    check(&["What a winter!!", "Really?!", "Yes."]);
    check(&["The ice came early"]);
    check_text("", &[]);
    check_text(" \n\t ", &[]);
    check_text("...", &["..."]);
}

#[test]
fn abbreviations_end_nothing_by_themselves() {
    check(&[
        "Dr. Lund met Mr. Berg and Mrs. Holm near St. Olaf's church.",
        "They left.",
    ]);
    check(&[
        "It opens on Sept. 4 in hall No. 5, see p. 12 and fig. 3.",
        "Bring boots.",
    ]);
    check(&["Fish, e.g. cod, is dear, i.e. out of reach.", "So is meat."]);
    check(&["The U.S. Navy sent a tug.", "It was late."]);
    check(&["She moved to the U.S.", "She stayed."]);
    check(&["Holm & Co. sold the yard.", "Nobody wept."]);
    check(&["The yard went to Holm & Co.", "It had been for sale."]);
    check(&[
        "At 6 a.m. Lund went out.",
        "He was back by 9 p.m. on Monday.",
    ]);
    check(&[
        "Die Kosten stiegen auf 3 Mio. Euro, d.h. auf das Doppelte.",
        "Niemand klagte.",
    ]);
    check(&["M. Dupont a vu Mme. Martin.", "Il est parti."]);
}

#[test]
fn initials_belong_to_their_name() {
    check(&["A letter by J. K. Lund was found.", "It was short."]);
    check(&[
        "George W. Berg spoke.",
        "So did you and I.",
        "Then we left.",
    ]);
}

#[test]
fn figures_and_addresses_are_not_cut() {
    check(&["It cost 3.50 or 1,000.75 kroner.", "Prices rose 2.5%."]);
    check(&[
        "Write to ana.lund@example.org or see https://example.org/a.b/c.html.",
        "Thanks.",
    ]);
    check(&["Version 1.2.3 is out.", "Node.js is not."]);
}

#[test]
fn a_missing_space_is_seen_between_plain_words() {
    check_text(
        "The ice came early.Nobody was ready for it.",
        &["The ice came early.", "Nobody was ready for it."],
    );
    check_text("See Example.Com today.", &["See Example.Com today."]);
}

#[test]
fn ellipses_end_a_sentence_only_before_a_new_one() {
    check(&["He waited ... and waited.", "Nobody came."]);
    check(&["He waited….", "Nobody came."]);
    check(&["So . . . what now?", "Nothing."]);
    check(&["“The ice [...] was thick,” she wrote.", "It was."]);
}

#[test]
fn closing_quotes_and_brackets_stay_with_their_sentence() {
    check(&["“The ice is thin.”", "She went all the same."]);
    check(&["(The ice was thin.)", "She went all the same."]);
    check(&["“Is the ice thin?” she asked.", "It was."]);
    check(&["“Is the ice thin?” Ana Lund asked.", "It was."]);
    check(&["„Ist das Eis dünn?“ fragte sie.", "Ja."]);
    check(&["“It was thin.” — Ana Lund"]);
}

#[test]
fn numbers_of_notes_belong_to_the_sentence_before() {
    check(&["The ice was thin. [3] [4]", "It broke."]);
    check(&["The ice was thin. :)", "It broke."]);
}

#[test]
fn items_of_a_list_stand_apart() {
    check(&["1. Boots", "2. Rope", "3. Bread"]);
    check(&["a) boots and socks", "b) rope"]);
    check(&["• boots and socks", "• rope", "• bread"]);
    check_text(
        "- boots\n- rope\n- bread",
        &["- boots", "- rope", "- bread"],
    );
    check_text(
        "boots\nrope and nails\nbread",
        &["boots", "rope and nails", "bread"],
    );
}

#[test]
fn line_breaks_count_where_the_line_is_complete() {
    check_text(
        "Ice comes early\n\nThe ice came in May.",
        &["Ice comes early", "The ice came in May."],
    );
    check_text(
        "The ice came in\nMay and stayed\nuntil June.",
        &["The ice came in\nMay and stayed\nuntil June."],
    );
    check_text(
        "The ice came in May.\nIt stayed.",
        &["The ice came in May.", "It stayed."],
    );
    check_text(
        "Ice comes early\nThe ice came in May.",
        &["Ice comes early", "The ice came in May."],
    );
    check_text(
        "The ice came.\r\n\r\nIt stayed.\r\nIt went.",
        &["The ice came.", "It stayed.", "It went."],
    );
    let wrapped = "The boats lay idle for weeks that year, said Mr.\nLund, who owned most of them and had seen it all\nbefore.";
    check_text(wrapped, &[wrapped]);
}

#[test]
fn other_scripts_have_their_own_terminators() {
    check_text(
        "冰来得早。没有人准备好！真的？",
        &["冰来得早。", "没有人准备好！", "真的？"],
    );
    check_text(
        "「氷は薄い。」と彼女は言った。本当だ。",
        &["「氷は薄い。」と彼女は言った。", "本当だ。"],
    );
    check(&["هل جاء الجليد؟", "نعم جاء."]);
    check(&["برف جلدی آ گئی۔", "کوئی تیار نہ تھا۔"]);
    check(&["बर्फ जल्दी आई।", "कोई तैयार नहीं था।"]);
}

#[test]
fn hasty_writing_in_lower_case_is_split() {
    check(&["is the ice thin?", "i think so.", "it broke."]);
    check(&["Ads on Yahoo! in May cost more.", "Nobody paid."]);
}

#[test]
fn words_that_only_look_like_abbreviations_end_sentences() {
    check(&["The ferry was moved on.", "Traffic was not."]);
    check(&["They sold rope, nails, etc.", "Prices were low."]);
    check(&["They sold rope, nails, etc. to the fleet.", "Prices fell."]);
    check(&["They sold rope, etc. — all of it tarred."]);
}

#[test]
fn hasty_writing_opens_with_words_of_its_own() {
    check(&["It broke at noon.", "thanks for asking."]);
    check(&["the ice broke.", "cant cross it now."]);
    check(&["We walked to Lundby.", "i was cold."]);
    check(&["We walked to Lundby!", "i'm cold."]);
    check(&["They sailed on the vol. i had lent them."]);
}

#[test]
fn long_lines_and_odd_runs_take_linear_time() {
    let check = |unit: &str, count: usize| {
        let text = unit.repeat(count);
        let started = std::time::Instant::now();
        let found = sentences(&text).len();
        let seconds = started.elapsed().as_secs();
        assert!(
            seconds < 20,
            "{unit:?} x {count}: {found} sentences in {seconds} s"
        );
    };
    check("The ice came early. ", 20_000);
    check("a.b?c!", 50_000);
    check(". ", 200_000);
    check("\". \"", 50_000);
    check("((((((((. ", 30_000);
    check("[1] ", 50_000);
    check("a\n", 60_000);
}

proptest! {
    #[test]
    fn sentences_ascend_and_with_the_gaps_rebuild_the_text(
        text in "(?s)(.|[A-Za-z]{1,6}|[.!?…] ?|\n|\r\n| |“|”|\"|Mr\\. |U\\.S\\. |。|\\[1\\]|1\\.\\) |\\. \\. \\. |:\\)){0,80}"
    ) {
        let mut end = 0;
        for range in sentences(&text) {
            let gap = text.get(end..range.start().index()).unwrap();
            prop_assert!(gap.chars().all(char::is_whitespace), "gap {:?}", gap);
            let sentence = slice(&text, range).unwrap();
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence);
            end = range.end().index();
        }
        prop_assert!(text.get(end..).unwrap().chars().all(char::is_whitespace));
    }

    #[test]
    fn the_same_text_has_the_same_sentences(text in "(?s).{0,120}") {
        prop_assert_eq!(sentences(&text), sentences(&text));
    }
}
