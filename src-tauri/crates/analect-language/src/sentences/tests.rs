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
fn hasty_writing_opens_with_words_of_its_own() {
    check(&["It broke at noon.", "thanks for asking."]);
    check(&["the ice broke.", "cant cross it now."]);
    check(&["We walked to Lundby.", "i was cold."]);
    check(&["We walked to Lundby!", "i'm cold."]);
    check(&["They sailed on the vol. i had lent them."]);
}

#[test]
fn words_that_only_look_like_abbreviations_end_sentences() {
    check(&["The ferry was moved on.", "Traffic was not."]);
    check(&["They sold rope, nails, etc.", "Prices were low."]);
    check(&["They sold rope, nails, etc. to the fleet.", "Prices fell."]);
    check(&["They sold rope, etc. — all of it tarred."]);
}

#[test]
fn stamps_stand_apart() {
    check(&["Ana Lund", "06/02/2001 10:53 AM", "The ice is thin."]);
    check(&["ana@example.org", "2001-06-02 22:53", "The ice is thin."]);
    check(&["It broke.", "Ana Lund", "06/02/01 10:53:07 PM", "So I see."]);
    check(&["On 06/02/2001 10:53 AM Lund called."]);
    check(&["The call came at 06/02/2001 10:53 AM and was short."]);
    check(&["It fell on 06/02/2001 10:53 GMT by the log."]);
}

#[test]
fn drawn_rules_stand_apart() {
    check(&["Ice and rope", "------------", "All prices in kroner"]);
    check(&["Ice and rope", "============", "all prices"]);
    check(&["Ice --- and rope"]);
}

#[test]
fn addresses_end_before_a_capital() {
    check(&["The log is at https://example.org/log", "Bring boots."]);
    check(&["Ask ana@example.org", "Bring boots."]);
    check(&["Ask ana@example.org or Berg."]);
    check(&["https://example.org/a", "https://example.org/b"]);
    check(&["See https://example.org/a, https://example.org/b"]);
    check(&["The ice is thin...", "http://example.org/ice"]);
    check(&["The log: http://example.org/ice"]);
}

#[test]
fn smileys_end_before_a_capital() {
    check(&["The ice is thin :)", "Bring boots."]);
    check(&["The ice is thin ;-))", "Bring boots."]);
    check(&["The ice :) is thin."]);
    check(&["The rink (of Lundby) Berg built"]);
}

#[test]
fn labels_open_a_new_line() {
    check(&["The harbour of Lundby", "Image: Ana Lund."]);
    check(&["The harbour is frozen.", "(credit: Ana Lund)"]);
    check(&["Email: Ana <ana@example.org>", "Groups: ice.fishing"]);
    check(&["Jon Berg", "Sent by: Ana Lund"]);
    check(&["Figure 2.3", "The harbour in May."]);
    check(&["Figure 2.3 shows the harbour.", "It is frozen."]);
    check(&["- plan.doc", "- map of the bay.pdf", "- log.xls"]);
}

#[test]
fn headings_end_before_what_cannot_belong_to_them() {
    check(&["Lovely Old Cottage", "This place is a gem."]);
    check(&["Ice Comes to Lundby", "Sunday, May 3, 2015"]);
    check(&["The vote was held on Sunday, May 3, 2015"]);
    check(&["The market of Lundby, Sunday, May 3, 2015"]);
    check(&["(Harbour News)", "The ice is thin."]);
    check(&["(Ana) Lund left."]);
    check(&["They played Leave It to Beaver."]);
}

#[test]
fn greetings_and_names_under_a_letter_stand_apart() {
    check(&["Jon,", "There are two boats left."]);
    check(&["Dear Mr. Berg:", "There are two boats left."]);
    check(&["Therefore, I shall leave."]);
    check(&["Sunday, The boats left."]);
    check(&["Lundby, May 3 (Wire) - The ice is thin."]);
    check(&["See you there.", "Thanks,", "Ana"]);
    check(&["See you there.", "Best regards", "Ana Lund"]);
    check(&["Thanks Ana for the boots."]);
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
    check("Ana@b.c ", 60_000);
    check("1/2/2001 10:53 ", 30_000);
    check("• ", 100_000);
    check("(Ana ", 60_000);
}

proptest! {
    #[test]
    fn sentences_ascend_and_with_the_gaps_rebuild_the_text(
        text in "(?s)(.|[A-Za-z]{1,6}|[.!?…] ?|\n|\r\n| |“|”|\"|Mr\\. |U\\.S\\. |。|\\[1\\]|1\\.\\) |\\. \\. \\. |:\\)|Thanks, |1/2/2001 10:53 (PM )?|https?://a\\.b/ |-{10}|• |Image: ){0,80}"
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
