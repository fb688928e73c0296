#![allow(clippy::unwrap_used)]
use super::*;
use analect_model::{Block, BlockKind};
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

fn story() -> Document {
    use BlockKind::{Caption, Credit, Dateline, Heading, Paragraph, SignOff};
    document(&[
        (
            Heading(1),
            "Harbour of Vardø freezes for the first time in decades",
        ),
        (
            Caption,
            "The harbour of Vardø lies frozen under a pale sun on Monday morning.",
        ),
        (Credit, "Photograph: Ana Lund"),
        (Dateline, "VARDØ (NTB) –"),
        (
            Paragraph,
            "The harbour of Vardø has frozen for the first time in 40 years, the port authority said on Monday.",
        ),
        (
            Paragraph,
            "It closed the quay to all boats. Ferries to the islands will not sail before Thursday, the authority said.",
        ),
        (
            Paragraph,
            "“Nobody here has seen ice like this,” harbour master Tom Berg said. He has worked in the port since 1998.",
        ),
        (
            Paragraph,
            "But some are pleased. Children skated between the boats while their parents took pictures of the frozen harbour.",
        ),
        (
            Paragraph,
            "The ice grew thick after two weeks of calm and cold weather, meteorologists said in a report on Friday.",
        ),
        (
            Paragraph,
            "An icebreaker from Kirkenes is expected on Wednesday, and the ferries to the islands may then sail again.",
        ),
        (SignOff, "– NTB and the agencies."),
    ])
}

fn sentences_of(summary: &Summary, document: &Document) -> Vec<String> {
    summary
        .sentences
        .iter()
        .map(|sentence| slice(document.text(), sentence.range).unwrap().to_owned())
        .collect()
}

fn options(count: usize) -> Options {
    Options::of(Length::Sentences(count))
}

#[test]
fn the_lead_of_a_clean_story_is_chosen_and_reasons_say_so() {
    let document = story();
    let summary = summarize(&document, Some("Harbour of Vardø freezes"), &options(1));
    assert_eq!(summary.method, SummaryMethod::Ranked);
    assert_eq!(summary.total, 9);
    assert!(sentences_of(&summary, &document)[0].starts_with("The harbour of Vardø has frozen"));
    let reasons = &summary.sentences[0].reasons;
    let text = |kind| {
        reasons
            .iter()
            .find(|reason| reason.kind == kind)
            .map(|reason| reason.text.clone())
    };
    assert_eq!(
        text(ReasonKind::Position).as_deref(),
        Some("opening sentence")
    );
    assert_eq!(
        text(ReasonKind::Title).as_deref(),
        Some("shares words with the title: Harbour, Vardø")
    );
    assert_eq!(
        text(ReasonKind::Figures).as_deref(),
        Some("gives a figure or date")
    );
    assert_eq!(
        text(ReasonKind::Attribution).as_deref(),
        Some("tells in the article's own words")
    );
    assert!(
        text(ReasonKind::Centrality)
            .unwrap()
            .starts_with("shares words with ")
    );
}

#[test]
fn only_prose_is_quoted() {
    let document = story();
    for sentence in summarize(&document, None, &options(20)).sentences {
        let block = document.block_of(sentence.range).unwrap();
        assert_eq!(document.blocks()[block].kind, BlockKind::Paragraph);
    }
}

#[test]
fn a_sentence_that_leans_back_needs_the_one_before() {
    let document = story();
    for count in 1..12 {
        let summary = summarize(&document, None, &options(count));
        let chosen: Vec<usize> = summary
            .sentences
            .iter()
            .map(|sentence| sentence.index)
            .collect();
        for leaning in [1, 4, 5] {
            assert!(
                !chosen.contains(&leaning) || chosen.contains(&(leaning - 1)),
                "{count}: {chosen:?}"
            );
        }
    }
}

#[test]
fn a_pinned_sentence_that_leans_back_says_what_it_follows() {
    let document = story();
    let all = summarize(&document, None, &options(12));
    let second = &all.sentences[1];
    assert_eq!((second.index, second.follows), (1, None));
    let wanted = Options {
        pinned: vec![second.range],
        excluded: vec![all.sentences[0].range],
        ..options(1)
    };
    let summary = summarize(&document, None, &wanted);
    let follows: Vec<_> = summary.sentences.iter().map(|one| one.follows).collect();
    assert_eq!(follows, [Some(all.sentences[0].range)]);
}

#[test]
fn short_texts_give_their_lead() {
    let check = |text: &str, count: usize, expect: &[&str]| {
        let document = document(&[(BlockKind::Paragraph, text)]);
        let summary = summarize(&document, None, &options(count));
        assert_eq!(summary.method, SummaryMethod::Lead, "{text:?}");
        assert_eq!(sentences_of(&summary, &document), expect, "{text:?}");
    };
    check(
        "One came. Two came. Three came.",
        2,
        &["One came.", "Two came."],
    );
    check("one line without an end", 3, &["one line without an end"]);
    check("", 3, &[]);
    check("a\nb\nc\nd\ne\nf", 2, &["a", "b"]);
}

#[test]
fn the_budget_of_words_is_kept() {
    let document = story();
    let count = |summary: &Summary| -> usize {
        let texts = sentences_of(summary, &document);
        texts
            .iter()
            .map(|text| analect_language::words(text).len())
            .sum()
    };
    for words in [20, 40, 60, 100, 1000] {
        let summary = summarize(&document, None, &Options::of(Length::Words(words)));
        assert!(
            !summary.sentences.is_empty() && count(&summary) <= words,
            "{words}"
        );
    }
    let least = summarize(&document, None, &Options::of(Length::Words(3)));
    assert_eq!(least.sentences.len(), 1);
    assert!(
        summarize(&document, None, &Options::of(Length::Words(0)))
            .sentences
            .is_empty()
    );
    assert!(summarize(&document, None, &options(0)).sentences.is_empty());
}

#[test]
fn what_is_said_twice_is_quoted_once() {
    let again = "The harbour of Vardø froze for the first time in 40 years on Monday.";
    let document = document(&[
        (BlockKind::Paragraph, again),
        (
            BlockKind::Paragraph,
            "The harbour of Vardø froze on Monday for the first time in 40 years.",
        ),
        (
            BlockKind::Paragraph,
            "Ferries to the islands will not sail before Thursday morning.",
        ),
        (
            BlockKind::Paragraph,
            "Children skated between the boats near the empty fish market.",
        ),
        (
            BlockKind::Paragraph,
            "Weather forecasters expect calm and cold days until Sunday.",
        ),
    ]);
    let chosen: Vec<usize> = summarize(&document, None, &options(4))
        .sentences
        .iter()
        .map(|s| s.index)
        .collect();
    assert_eq!(chosen, [0, 2, 3, 4]);
}

#[test]
fn long_documents_are_ranked_in_time() {
    let words = [
        "harbour", "ice", "ferry", "boat", "island", "report", "winter", "captain", "weather",
        "market", "quay",
    ];
    let sentence = |n: usize| {
        let word = |k: usize| {
            let word = words[(n * 7 + k * k + n / 11) % words.len()];
            format!("{word}{}", n * k % 97)
        };
        format!(
            "The {} of place {} saw the {} and the {} near the {} of {}.",
            word(1),
            n % 700,
            word(2),
            word(3),
            word(4),
            n
        )
    };
    let text: Vec<String> = (0..7_000).map(sentence).collect();
    let document = document(&[(BlockKind::Paragraph, &text.join(" "))]);
    let started = std::time::Instant::now();
    let summary = summarize(&document, Some("The harbour"), &options(5));
    assert_eq!((summary.total, summary.sentences.len()), (7_000, 5));
    assert!(started.elapsed().as_secs() < 30);
}

#[test]
fn a_share_of_the_words_is_a_length_too() {
    let document = story();
    let count = |percent| {
        let summary = summarize(&document, None, &Options::of(Length::Percent(percent)));
        let texts = sentences_of(&summary, &document);
        let words = texts.iter().map(|text| analect_language::words(text).len());
        (summary.sentences.len(), words.sum::<usize>())
    };
    assert_eq!(count(0).0, 0);
    assert_eq!(count(1).0, 1);
    let all: usize = sentence::sentences_of(&document)
        .iter()
        .map(|sentence| sentence.words.len())
        .sum();
    for percent in [25, 50, 75] {
        let (sentences, words) = count(percent);
        assert!(
            sentences > 0 && words * 100 <= all * usize::from(percent),
            "{percent}"
        );
    }
}

#[test]
fn a_question_brings_up_the_sentences_that_speak_of_it() {
    let document = story();
    let mut options = options(1);
    options.about = Some("When does the icebreaker arrive from Kirkenes?".to_owned());
    let summary = summarize(&document, None, &options);
    assert!(sentences_of(&summary, &document)[0].starts_with("An icebreaker from Kirkenes"));
    let reasons = &summary.sentences[0].reasons;
    let about = reasons
        .iter()
        .find(|reason| reason.kind == ReasonKind::About);
    assert_eq!(
        about.unwrap().text,
        "speaks of what you asked: icebreaker, Kirkenes"
    );
    let asked = |summary: &Summary| summary.asked.as_ref().map(|asked| asked.sentences);
    assert_eq!(asked(&summary), Some(1));
    options.about = Some("Who pays for the zeppelin?".to_owned());
    let mut unheard = summarize(&document, None, &options);
    assert_eq!(asked(&unheard), Some(0));
    unheard.asked = None;
    let usual = summarize(&document, None, &super::Options::of(Length::Sentences(1)));
    assert_eq!(unheard, usual);
    options.about = Some(" \n".to_owned());
    assert_eq!(summarize(&document, None, &options), usual);
}

#[test]
fn a_leaning_sentence_that_is_asked_for_brings_the_one_before() {
    let text = "Dock workers voted to end their strike on Thursday. Ferries sail again on Monday. Harbour master Marta \
                Holm said the cranes would move before dawn. “We unload the medicine first,” she told reporters on the \
                quay. Prices rose by a tenth in March. The mayor thanked both sides for their patience.";
    let document = document(&[(BlockKind::Paragraph, text)]);
    let wanted = Options {
        about: Some("medicine".to_owned()),
        ..options(2)
    };
    let summary = summarize(&document, None, &wanted);
    let chosen: Vec<usize> = summary.sentences.iter().map(|one| one.index).collect();
    assert_eq!(chosen, [2, 3]);
    assert_eq!(summary.asked.map(|asked| asked.sentences), Some(1));
}

#[test]
fn a_question_finds_who_it_names_under_other_names() {
    let text = "Dock workers voted to end their strike on Thursday. Ferries sail again on Monday. Marta Holm said the \
                cranes would move before dawn. The harbour master had walked the quay all night. Prices rose by a tenth in \
                March. The mayor thanked both sides for their patience.";
    let document = document(&[(BlockKind::Paragraph, text)]);
    let names = [
        "Chief Mouse",
        "Marta Holm",
        "the harbour master",
        "Port Authority Chair",
    ];
    let names = vec![names.map(str::to_owned).to_vec()];
    let ask = |about: &str, names: &[Vec<String>]| {
        let wanted = Options {
            about: Some(about.to_owned()),
            names: names.to_vec(),
            ..options(2)
        };
        let summary = summarize(&document, None, &wanted);
        let found = summary.asked.map(|asked| asked.sentences);
        let chosen: Vec<usize> = summary.sentences.iter().map(|one| one.index).collect();
        (found, chosen)
    };
    // The sentence about the harbour is not meant: a name is found whole.
    assert_eq!(
        ask("What did Chief Mouse say?", &names),
        (Some(2), vec![2, 3])
    );
    assert_eq!(ask("What did Holm say?", &names).0, Some(1));
    assert_eq!(ask("What did Marta Holm say?", &names).0, Some(2));
    assert_eq!(ask("What did Chief Mouse say?", &[]).0, Some(0));
    assert_eq!(ask("the mice of the chief", &names).0, Some(0));
}

#[test]
fn other_methods_choose_by_their_own_measure() {
    let document = story();
    let by = |method| {
        let mut options = options(2);
        options.method = method;
        let summary = summarize(&document, None, &options);
        check_summary(&document, &summary).unwrap();
        let mut reasons = summary.sentences.iter().flat_map(|one| &one.reasons);
        // The story is no short text.
        assert!(!reasons.any(|reason| reason.text.contains("short")));
        let indices: Vec<usize> = summary.sentences.iter().map(|one| one.index).collect();
        (summary.method, indices)
    };
    assert_eq!(by(Method::Lead), (SummaryMethod::Named, vec![0, 1]));
    assert_eq!(by(Method::LexRank).1.len(), 2);
    assert_eq!(by(Method::TextRank).1.len(), 2);
}

#[test]
fn a_choice_names_what_it_was_preferred_to() {
    let document = story();
    let summary = summarize(&document, None, &options(3));
    for sentence in &summary.sentences {
        let beaten = sentence.beaten.unwrap();
        assert!(beaten.margin >= 0.0 && beaten.index != sentence.index);
        assert!(slice(document.text(), beaten.range).is_some());
    }
}

#[test]
fn what_most_of_a_text_does_is_no_fault() {
    let lines = [
        "The ferry left the quay before dawn on Monday",
        "Thick ice closed the channel to the north",
        "Two crews spent the night on board their ships",
        "A storm is expected to reach the coast tomorrow",
        "Fishermen of the town sold their catch at noon",
        "Children built a tower of snow behind the church",
    ];
    let check = |change: fn(&str) -> String| {
        let lines: Vec<String> = lines.iter().map(|line| change(line)).collect();
        let text = lines.join("\n\n");
        let document = document(&[(BlockKind::Paragraph, text.as_str())]);
        let summary = summarize(&document, None, &options(3));
        let found = (summary.method, summary.sentences.len());
        assert_eq!(found, (SummaryMethod::Ranked, 3), "{text}");
    };
    check(|line| format!("{}.", line.to_uppercase()));
    check(|line| format!("{}.", line.to_lowercase()));
    check(str::to_owned);
}

#[test]
fn the_rules_hold_in_other_languages() {
    let check = |text: &str, leaning: &str| {
        let document = document(&[(BlockKind::Paragraph, text)]);
        for count in 1..5 {
            let summary = summarize(&document, None, &options(count));
            assert_eq!(summary.method, SummaryMethod::Ranked, "{text}");
            check_summary(&document, &summary).unwrap();
            let chosen: Vec<usize> = summary.sentences.iter().map(|one| one.index).collect();
            let texts = sentences_of(&summary, &document);
            let at = texts.iter().position(|text| text.starts_with(leaning));
            let held = at.is_none_or(|at| chosen.contains(&(chosen[at] - 1)));
            assert!(held, "{leaning}: {chosen:?}");
        }
    };
    check(
        "Der Hafen von Vardø ist am Montag zum ersten Mal seit vierzig Jahren zugefroren. Er bleibt bis Donnerstag \
         für alle Schiffe gesperrt. Die Fähren zu den Inseln fahren nicht vor dem Ende der Woche. Kinder liefen am \
         Abend zwischen den Booten Schlittschuh. Ein Eisbrecher aus Kirkenes wird am Mittwoch erwartet.",
        "Er bleibt",
    );
    check(
        "Le port de Vardø a gelé lundi pour la première fois depuis quarante ans. Il reste fermé à tous les navires \
         jusqu’à jeudi matin. Les bacs vers les îles ne partiront pas avant la fin de la semaine. Des enfants ont \
         patiné le soir entre les bateaux. Un brise-glace venu de Kirkenes est attendu dans la journée de mercredi.",
        "Il reste",
    );
    check(
        "El puerto de Vardø se heló el lunes por primera vez en cuarenta años. Pero los pescadores no están \
         preocupados por ello. Los barcos a las islas no saldrán antes del fin de semana. Unos niños patinaron por \
         la tarde entre los barcos. Un rompehielos de Kirkenes llegará el miércoles a la entrada del puerto.",
        "Pero los",
    );
    check(
        "De haven van Vardø is maandag voor het eerst in veertig jaar dichtgevroren. Hij blijft tot donderdag voor \
         alle schepen gesloten. De veerboten naar de eilanden varen niet voor het einde van de week. Kinderen \
         schaatsten in de avond tussen de boten. Een ijsbreker uit Kirkenes wordt op woensdag in de haven verwacht.",
        "Hij blijft",
    );
}

/// Documents of one paragraph each, as a digest takes them.
fn digest_of(documents: &[Document], wanted: &Options, length: Length) -> Digest {
    let text = |document| DigestText {
        document,
        title: None,
        options: wanted.clone(),
    };
    digest(&documents.iter().map(text).collect::<Vec<_>>(), length)
}

const ICE: &str = "The harbour of Vardø froze on Monday for the first time in forty years. Ferries to the islands \
                   stay in port until Thursday, the harbour master said. An icebreaker from Kirkenes is due on \
                   Wednesday morning. Children skated between the fishing boats in the evening. The mayor opened \
                   the sports hall to lorry drivers who could not leave the town. The fish plant sent its workers home.";
const TALKS: &str = "Talks on the price of mackerel ended without an agreement on Tuesday. The buyers offered eleven \
                     crowns a kilo, two less than last year. He walked out after an hour. Boats from Ålesund will stay \
                     at sea and sell in Shetland instead. The union called a vote of its members for the weekend. \
                     Prices fell in Bergen in the afternoon.";
const BREAKER: &str = "The icebreaker Polarfront reached Kirkenes for repairs in May. Its crew of nineteen lives in the \
                       town. An icebreaker from Kirkenes is due in Vardø on Wednesday morning. The ship was built in \
                       1983 and burns heavy oil. A new one has been on order since the spring. It costs two billion crowns.";

fn paragraphs(texts: &[&str]) -> Vec<Document> {
    let of = |text: &&str| document(&[(BlockKind::Paragraph, text)]);
    texts.iter().map(of).collect()
}

/// What a digest quotes, with the number of the document.
fn quoted(found: &Digest, documents: &[Document]) -> Vec<(usize, String)> {
    let words = |one: &DigestSentence| {
        slice(documents[one.text].text(), one.sentence.range)
            .unwrap()
            .to_owned()
    };
    found
        .sentences
        .iter()
        .map(|one| (one.text, words(one)))
        .collect()
}

#[test]
fn copies_count_once_and_what_they_have_beyond_is_quoted() {
    let update = format!(
        "Three people drowned under the ice on Monday night. {}",
        ICE.replace("The fish plant sent its workers home.", "")
    );
    let long = format!("{ICE} Schools stay open. The bakery ran out of bread.");
    let documents = paragraphs(&[&update, &long, TALKS]);
    let found = digest_of(&documents, &options(6), Length::Sentences(6));
    assert_eq!(found.copies, [DigestCopy { text: 0, of: 1 }]);
    assert_eq!(found.total, 1 + 8 + 6);
    let said = quoted(&found, &documents);
    assert!(
        said.iter()
            .any(|(text, words)| *text == 0 && words.starts_with("Three people drowned")),
        "{said:?}"
    );
    assert!(said.iter().any(|(text, _)| *text == 2), "{said:?}");
    for (one, (text, words)) in found.sentences.iter().zip(&said) {
        let also = *text == 1 && update.contains(words);
        assert_eq!(one.also, if also { vec![0] } else { vec![] }, "{words}");
    }
}

#[test]
fn reports_that_contradict_one_another_are_both_quoted() {
    let other = ICE
        .replace("forty years", "sixty years")
        .replace("stay in port", "do not stay in port");
    let documents = paragraphs(&[ICE, &other]);
    let found = digest_of(&documents, &options(20), Length::Sentences(20));
    let said = quoted(&found, &documents);
    for words in [
        "forty years",
        "sixty years",
        "islands stay in port",
        "islands do not stay",
    ] {
        assert!(
            said.iter().any(|(_, said)| said.contains(words)),
            "{words}: {said:?}"
        );
    }
    let froze = found
        .sentences
        .iter()
        .zip(&said)
        .find(|(_, said)| said.1.contains("froze"));
    assert_eq!(froze.unwrap().0.also, [0; 0]);
}

#[test]
fn few_shared_sentences_make_no_copy() {
    let brief = "An icebreaker from Kirkenes is due on Wednesday morning. Three men drowned there. Nobody knows why.";
    let documents = paragraphs(&[ICE, brief]);
    let found = digest_of(&documents, &options(20), Length::Sentences(20));
    assert_eq!(found.copies, []);
    let said = quoted(&found, &documents);
    assert!(
        said.iter()
            .any(|(_, words)| words == "Three men drowned there."),
        "{said:?}"
    );
    assert_eq!(
        said.iter()
            .filter(|(_, words)| words.contains("is due"))
            .count(),
        1
    );
}

#[test]
fn a_digest_about_something_quotes_what_speaks_of_it() {
    let brief = "The mackerel came early. Nobody had nets ready. Boats left at noon.";
    let documents = paragraphs(&[ICE, TALKS, brief]);
    let about = |about: &str| Options {
        about: Some(about.to_owned()),
        ..options(4)
    };
    let found = digest_of(&documents, &about("mackerel"), Length::Sentences(4));
    let said = quoted(&found, &documents);
    assert!(said.iter().all(|(text, _)| *text != 0), "{said:?}");
    assert!(
        said.contains(&(2, "The mackerel came early.".to_owned())),
        "{said:?}"
    );
    assert_eq!(found.asked, Some(2));
    let unheard = digest_of(&documents, &about("uranium"), Length::Sentences(2));
    assert_eq!((unheard.asked, unheard.sentences.len()), (Some(0), 2));
    assert_eq!(
        digest_of(&documents, &about("  "), Length::Sentences(2)).asked,
        None
    );
}

#[test]
fn pins_come_first_and_exclusions_hold_for_every_copy() {
    let documents = paragraphs(&[ICE, TALKS, ICE]);
    let sentences = |at: usize| summarize(&documents[at], None, &options(12)).sentences;
    let [ice, talks] = [0, 1].map(sentences);
    let mut texts: Vec<DigestText<'_>> = documents
        .iter()
        .map(|document| DigestText {
            document,
            title: None,
            options: options(1),
        })
        .collect();
    texts[1].options.pinned = vec![talks[4].range, talks[5].range];
    texts[2].options.excluded = vec![ice[0].range];
    texts[2].options.pinned = vec![ice[3].range];
    let found = digest(&texts, Length::Sentences(1));
    let ranges: Vec<_> = found
        .sentences
        .iter()
        .map(|one| (one.text, one.sentence.range))
        .collect();
    let pinned = [(1, talks[4].range), (1, talks[5].range), (2, ice[3].range)];
    assert_eq!(ranges, pinned);
    let found = digest(&texts, Length::Sentences(20));
    assert!(
        !quoted(&found, &documents)
            .iter()
            .any(|(_, words)| words.contains("froze"))
    );
    assert!(found.sentences.iter().any(|one| one.text == 0));
}

#[test]
fn the_order_of_documents_decides_no_choice() {
    let documents = paragraphs(&[ICE, TALKS, BREAKER]);
    let turned = paragraphs(&[BREAKER, TALKS, ICE]);
    let words = |documents: &[Document]| {
        let found = digest_of(documents, &options(2), Length::Sentences(2));
        let mut said: Vec<String> = quoted(&found, documents)
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        said.sort();
        said
    };
    assert_eq!(words(&documents), words(&turned));
}

fn check_summary(document: &Document, summary: &Summary) -> Result<(), TestCaseError> {
    let mut end = 0;
    for sentence in &summary.sentences {
        prop_assert!(sentence.range.start().index() >= end && !sentence.range.is_empty());
        end = sentence.range.end().index();
        let block = document.block_of(sentence.range).unwrap();
        prop_assert!(document.blocks()[block].kind.is_prose());
        prop_assert!(slice(document.text(), sentence.range).is_some());
        let sum: f64 = sentence.reasons.iter().map(|reason| reason.value).sum();
        prop_assert!((sum - sentence.score).abs() < 1e-9);
        prop_assert!(
            sentence
                .reasons
                .iter()
                .all(|reason| reason.value >= 0.0 && !reason.text.is_empty())
        );
        prop_assert!(sentence.index < summary.total);
    }
    let mut scores: Vec<f64> = summary
        .sentences
        .iter()
        .map(|sentence| sentence.score)
        .collect();
    scores.sort_by(f64::total_cmp);
    prop_assert!(
        scores.windows(2).all(|pair| pair[0] < pair[1]),
        "{:?}",
        scores
    );
    Ok(())
}

proptest! {
    #[test]
    fn summaries_are_verbatim_and_reasons_add_up(
        parts in prop::collection::vec("(?s)(.|The [a-z]{3,9} (froze|sailed|closed) in the (harbour|market) on Monday, (he|she) said\\. |He left the harbour at noon that day\\. |“|\"|\n| ){0,12}", 0..12),
        kinds in prop::collection::vec(0usize..4, 12),
        count in 0usize..12,
        by_words in any::<bool>(),
    ) {
        let kind = |at: usize| [BlockKind::Paragraph, BlockKind::Quote, BlockKind::Caption, BlockKind::Paragraph][kinds[at]];
        let parts: Vec<(BlockKind, &str)> = parts.iter().enumerate().map(|(at, part)| (kind(at), part.as_str())).collect();
        let document = document(&parts);
        let length = if by_words { Length::Words(count * 9) } else { Length::Sentences(count) };
        let summary = summarize(&document, Some("The harbour froze on Monday"), &Options::of(length));
        check_summary(&document, &summary)?;
        prop_assert!(by_words || summary.sentences.len() <= count);
        prop_assert_eq!(&summary, &summarize(&document, Some("The harbour froze on Monday"), &Options::of(length)));
    }

    #[test]
    fn digests_are_in_order_understood_and_within_their_length(
        texts in prop::collection::vec("(The [a-f]{3,4} (froze|sailed) in the (harbour|market) on Monday, (Ann|Tom) said\\. |He left the harbour at noon that day\\. |“|é){0,9}", 0..5),
        count in 0usize..7,
        by_words in any::<bool>(),
    ) {
        let documents: Vec<Document> = texts.iter().map(|text| document(&[(BlockKind::Paragraph, text.as_str())])).collect();
        let length = if by_words { Length::Words(count * 9) } else { Length::Sentences(count) };
        let found = digest_of(&documents, &Options::of(length), length);
        let words: usize = quoted(&found, &documents).iter().map(|(_, words)| analect_language::words(words).len()).sum();
        let fits = if by_words { words <= count * 9 || found.sentences.len() == 1 } else { found.sentences.len() <= count };
        prop_assert!(fits, "{} words", words);
        let places: Vec<_> = found.sentences.iter().map(|one| (one.text, one.sentence.index)).collect();
        prop_assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] != pair[1]));
        for (one, (text, words)) in found.sentences.iter().zip(quoted(&found, &documents)) {
            let held = one.sentence.index == 0 || places.contains(&(text, one.sentence.index - 1));
            prop_assert!(!words.starts_with("He left") || held || one.sentence.follows.is_some());
            prop_assert!(!one.also.contains(&text) && one.also.is_sorted());
        }
    }
}
