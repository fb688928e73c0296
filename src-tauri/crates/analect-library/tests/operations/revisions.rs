//! Articles whose text changes: what becomes of what a reader added to them.

use crate::export::layout;
use crate::fixture::{Fixture, STORY, parsed};
use analect_library::{
    Difference, ImportOutcome, Length, Library, MarkFilter, PlacedAnnotation, Shelf, Sort,
    SummaryOptions, Tally,
};
use analect_model::{
    AnchoringState, AnnotationId, ArticleId, EntityKind, Metadata, ReadingState, RevisionCause,
    TagName, Verdict,
};
use analect_text::slice;
use proptest::prelude::*;

const REPORT: &str = "Thirty leaders met in Paris on Thursday to speak about the harbour.\n\n\
    The hosts promised two million crowns for the repair of the quay. Nobody objected to that.\n\n\
    Ida Voss, who led the talks, called the sum a beginning. She will report on Monday.\n\n\
    Fishermen said they had waited for the money since the flood in spring.\n\n\
    The quay was built by hand in a summer without rain, and every stone of it came by boat.\n";

fn mark(library: &Library, article: ArticleId, quote: &str) -> AnnotationId {
    let place = library.find_quote(article, quote, 0).unwrap();
    let made = library.highlight(article, place, "yellow", "check #money");
    made.unwrap().0.id
}

/// State and words of a mark: those it stands on, or those it lost.
fn told(library: &Library, mark: AnnotationId) -> (AnchoringState, String) {
    let placed = library.annotation(mark).unwrap();
    let current = library.current_revision(placed.annotation.article).unwrap();
    let text = current.document.text();
    let words = placed
        .anchoring
        .range
        .map(|range| slice(text, range).unwrap().to_owned());
    let quote = placed.annotation.target.unwrap().quote.exact;
    (placed.anchoring.state, words.unwrap_or(quote))
}

#[test]
fn no_mark_is_dropped_or_silently_moved() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    let kept = mark(library, article, "speak about the harbour");
    let changed = mark(
        library,
        article,
        "promised two million crowns for the repair",
    );
    let moved = mark(
        library,
        article,
        "Fishermen said they had waited for the money",
    );
    let lost = mark(library, article, "Nobody objected to that.");
    let new = "Fishermen said they had waited for the money since the flood in spring.\n\n\
        Thirty leaders met in Paris on Thursday to speak about the harbour.\n\n\
        The hosts promised three million crowns for the repair of the quay.\n\n\
        Ida Voss, who led the talks, called the sum a beginning. She will report on Monday.\n\n\
        The quay was built by hand in a summer without rain, and every stone of it came by boat.\n";
    let report = library.revise(article, parsed(new)).unwrap();
    let expect = Tally {
        kept: 1,
        moved: 1,
        changed: 1,
        uncertain: 0,
        lost: 1,
    };
    assert_eq!((report.tally, report.number), (expect, 2));
    assert_eq!(library.tally(article).unwrap(), expect);
    let check = |mark, state, words: &str| {
        assert_eq!(told(library, mark), (state, words.to_owned()));
        let placed = library.annotation(mark).unwrap();
        assert_eq!(placed.annotation.body, "check #money");
        assert_eq!(placed.annotation.tags, [TagName::new("money").unwrap()]);
    };
    check(kept, AnchoringState::Exact, "speak about the harbour");
    check(
        changed,
        AnchoringState::Changed,
        "promised three million crowns for the repair",
    );
    check(
        moved,
        AnchoringState::Moved,
        "Fishermen said they had waited for the money",
    );
    check(lost, AnchoringState::Orphaned, "Nobody objected to that.");
    let before = library.annotation(changed).unwrap().before.unwrap();
    assert_eq!(before.exact, "promised two million crowns for the repair");
    // Lost marks stand last, the others in the order of the new text.
    let order: Vec<_> = library.article(article).unwrap().highlights;
    let order: Vec<_> = order.iter().map(|one| one.annotation.id).collect();
    assert_eq!(order, [moved, kept, changed, lost]);
}

#[test]
fn marks_return_to_their_passages_when_the_words_do() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    let quotes = [
        "Thirty leaders",
        "two million crowns",
        "Nobody objected to that.",
    ];
    let marks = quotes.map(|quote| mark(library, article, quote));
    let dump = library.article(article).unwrap().highlights;
    library
        .edit_text(
            article,
            "Thirty lenders met.\n\nNothing else is left of it.",
        )
        .unwrap();
    assert_ne!(library.article(article).unwrap().highlights, dump);
    let report = library.restore_revision(article, 1).unwrap();
    assert_eq!((report.tally.kept, report.tally.total()), (3, 3));
    assert_eq!(library.article(article).unwrap().highlights, dump);
    for (mark, quote) in marks.into_iter().zip(quotes) {
        assert_eq!(
            told(library, mark),
            (AnchoringState::Exact, quote.to_owned())
        );
    }
    let causes: Vec<_> = library.revisions(article).unwrap();
    let causes: Vec<_> = causes.iter().map(|one| one.cause).collect();
    assert_eq!(
        causes,
        [
            RevisionCause::Import,
            RevisionCause::Edit,
            RevisionCause::Restore
        ]
    );
    assert_eq!(
        library.revision(article, 3).unwrap().document,
        library.revision(article, 1).unwrap().document
    );
}

#[test]
fn a_reader_settles_where_a_mark_stands() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    let mark = mark(library, article, "called the sum a beginning");
    assert!(library.keep_lost(&[mark]).is_err());
    let new = REPORT.replace(
        "called the sum a beginning",
        "called the sum a late beginning",
    );
    library.edit_text(article, &new).unwrap();
    assert_eq!(told(library, mark).0, AnchoringState::Changed);
    library.confirm_places(&[mark]).unwrap();
    let words = "called the sum a late beginning".to_owned();
    assert_eq!(told(library, mark), (AnchoringState::Exact, words));
    assert_eq!(library.annotation(mark).unwrap().before, None);
    library
        .edit_text(
            article,
            "Quite other words stand here, and none of the others.",
        )
        .unwrap();
    assert_eq!(told(library, mark).0, AnchoringState::Orphaned);
    assert!(library.confirm_places(&[mark]).is_err());
    library.keep_lost(&[mark]).unwrap();
    assert!(library.annotation(mark).unwrap().settled);
    // A lost mark is tried again with each new text.
    library.restore_revision(article, 2).unwrap();
    assert_eq!(told(library, mark).0, AnchoringState::Exact);
    library.restore_revision(article, 3).unwrap();
    let place = library.find_quote(article, "other words", 0).unwrap();
    library.reattach(mark, place).unwrap();
    assert_eq!(
        told(library, mark),
        (AnchoringState::Exact, "other words".to_owned())
    );
    library.undo().unwrap();
    assert_eq!(told(library, mark).0, AnchoringState::Orphaned);
}

#[test]
fn mentions_and_choices_follow_their_words() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    let places = library.find_name(article, "Ida Voss").unwrap();
    library
        .tag_entity(article, "Ida Voss", EntityKind::Person, &places)
        .unwrap();
    let pinned = library
        .find_quote(article, "Nobody objected to that.", 0)
        .unwrap();
    library
        .choose_sentence(article, pinned, Some(Verdict::Pinned))
        .unwrap();
    let new = format!(
        "A correction was made.\n\n{}",
        REPORT.replace("who led", "who had led")
    );
    library.edit_text(article, &new).unwrap();
    let detail = library.article(article).unwrap();
    let text = detail.revision.document.text();
    let mention = detail.entities[0].mentions[0].anchoring.range.unwrap();
    assert_eq!(slice(text, mention), Some("Ida Voss"));
    let summary = library
        .summarize(article, SummaryOptions::of(Length::Sentences(2)))
        .unwrap();
    assert_eq!(
        slice(text, summary.pinned[0]),
        Some("Nobody objected to that.")
    );
}

#[test]
fn the_summary_of_a_new_version_keeps_to_what_its_reader_chose() {
    const PIN: &str = "Nobody objected to that.";
    const LEFT_OUT: &str = "Thirty leaders met in Paris on Thursday to speak about the harbour.";
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    for (quote, verdict) in [(PIN, Verdict::Pinned), (LEFT_OUT, Verdict::Excluded)] {
        let place = library.find_quote(article, quote, 0).unwrap();
        library
            .choose_sentence(article, place, Some(verdict))
            .unwrap();
    }
    let check = |text: &str, pin: bool| {
        library.edit_text(article, text).unwrap();
        let mut wanted = SummaryOptions::of(Length::Sentences(3));
        wanted.about = Some("Who built the quay by hand?".into());
        let found = library.summarize(article, wanted).unwrap();
        let text = found.revision.document.text();
        let quotes: Vec<_> = found
            .summary
            .sentences
            .iter()
            .map(|one| slice(text, one.range).unwrap())
            .collect();
        assert_eq!(quotes.contains(&PIN), pin, "{quotes:?}");
        assert!(!quotes.contains(&LEFT_OUT), "{quotes:?}");
        assert!(
            quotes
                .iter()
                .any(|quote| quote.starts_with("The quay was built by hand")),
            "{quotes:?}"
        );
        assert_eq!(
            (found.pinned.len(), found.excluded.len()),
            (usize::from(pin), 1)
        );
        let notes = library.notes(article, &layout()).unwrap().markdown;
        let summary = notes
            .split("## ")
            .find(|part| part.starts_with("Summary"))
            .unwrap();
        assert_eq!(
            (summary.contains(PIN), summary.contains(LEFT_OUT)),
            (pin, false)
        );
    };
    let longer = format!("A correction was made on Friday morning.\n\n{REPORT}");
    check(&longer, true);
    // Other words are another sentence; where the pinned one comes back, so does its pin.
    check(
        &longer.replace("Nobody objected", "One guest objected"),
        false,
    );
    check(&longer.replace("two million", "three million"), true);
}

#[test]
fn a_changed_copy_becomes_a_version_of_what_is_there() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    mark(
        library,
        article,
        "promised two million crowns for the repair",
    );
    let outcome = |text: &str| {
        let report = library.add(parsed(text)).unwrap();
        (report.outcome, report.article.article.id)
    };
    assert_eq!(outcome(REPORT), (ImportOutcome::Duplicate, article));
    let new = REPORT.replace("two million crowns", "three million crowns");
    let tally = Tally {
        changed: 1,
        ..Tally::default()
    };
    assert_eq!(outcome(&new), (ImportOutcome::Revised(tally), article));
    // Both texts are known now, and neither is taken in again.
    assert_eq!(outcome(REPORT), (ImportOutcome::Duplicate, article));
    let (other, id) = outcome(STORY);
    assert_eq!(other, ImportOutcome::Imported);
    assert_ne!(id, article);
    let excerpt = REPORT.get(..REPORT.len() * 3 / 4).unwrap();
    assert_eq!(outcome(excerpt).0, ImportOutcome::Imported);
    let apart = library
        .add_apart(parsed(&REPORT.replace("Monday", "Tuesday")))
        .unwrap();
    assert_eq!(apart.outcome, ImportOutcome::Imported);
    assert_eq!(library.revisions(article).unwrap().len(), 2);
}

#[test]
fn texts_of_one_pattern_and_other_titles_are_articles_of_their_own() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let outcome = |title: &str, text: &str| {
        let text = format!("# {title}\n\n{text}\n");
        library.add(parsed(&text)).unwrap().outcome
    };
    let notice = |title: &str| {
        format!(
            "{title}: the harbour office said so on Monday. Nobody on the quay was surprised. The \
             boats will sail as before, it added, and the fees stay as they are. A list hangs at the \
             gate. Questions go to the office. The office is open on Fridays. Who misses the last boat \
             may wait in the hall, where there is tea, and sleep on a bench until it is light."
        )
    };
    let check = |title: &str, expect| assert_eq!(outcome(title, &notice(title)), expect, "{title}");
    check("Ferry fares frozen until spring", ImportOutcome::Imported);
    check("A map of the winter ice", ImportOutcome::Imported);
    check(
        "UPDATE 2 Ferry fares frozen until the spring",
        ImportOutcome::Revised(Tally::default()),
    );
}

#[test]
fn what_is_known_of_an_article_has_versions_too() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    let mark = mark(library, article, "two million crowns");
    let details = Metadata {
        title: Some("  Paris talks\nabout the harbour ".into()),
        byline: vec![" Mary Quant ".into(), String::new()],
        site: Some(" ".into()),
        ..library.details(article).unwrap()
    };
    let report = library.edit_details(article, &details).unwrap();
    let now = &report.article.article;
    assert_eq!(
        (now.title.as_str(), now.title_derived),
        ("Paris talks about the harbour", false)
    );
    assert_eq!(
        (&now.byline[..], now.site.as_deref()),
        (&["Mary Quant".to_owned()][..], None)
    );
    assert_eq!(told(library, mark).0, AnchoringState::Exact);
    // The same again is no change.
    let again = library.edit_details(article, &details).unwrap();
    assert_eq!((again.number, again.changes.entry), (2, None));
    let all = library.revisions(article).unwrap();
    assert_eq!(all[1].cause, RevisionCause::Details);
    assert_eq!(all[1].metadata.as_ref().unwrap().byline, ["Mary Quant"]);
    let none = Metadata {
        title: None,
        ..library.details(article).unwrap()
    };
    assert!(
        library
            .edit_details(article, &none)
            .unwrap()
            .article
            .article
            .title_derived
    );
}

#[test]
fn versions_are_compared_sentence_by_sentence() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    let new = REPORT
        .replace("Thirty leaders", "Twenty leaders")
        .replace(" Nobody objected to that.", "");
    library.edit_text(article, &new).unwrap();
    let found = library.compare_revisions(article, 1, 2).unwrap();
    let differences: Vec<_> = found.sentences.iter().map(|one| one.difference).collect();
    assert_eq!(
        differences,
        [
            Difference::Edited,
            Difference::Same,
            Difference::Removed,
            Difference::Same,
            Difference::Same,
            Difference::Same,
            Difference::Same,
        ]
    );
    let words = slice(found.new.document.text(), found.sentences[0].came[0]);
    assert_eq!(words, Some("Twenty"));
    assert!(library.compare_revisions(article, 1, 3).is_err());
}

#[test]
fn the_marks_of_the_library_are_found_by_what_they_carry() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let (one, other) = (fixture.import(REPORT), fixture.import(STORY));
    let lost = mark(library, one, "Nobody objected to that.");
    let kept = mark(library, one, "Thirty leaders");
    let place = library.find_quote(other, "nine days", 0).unwrap();
    let plain = library.highlight(other, place, "blue", "").unwrap().0.id;
    library
        .edit_text(one, &REPORT.replace(" Nobody objected to that.", ""))
        .unwrap();
    let check = |filter: MarkFilter, expect: &[AnnotationId]| {
        let found = library.marks(&filter, 10, 0).unwrap();
        let ids: Vec<_> = found
            .marks
            .iter()
            .map(|one| one.placed.annotation.id)
            .collect();
        assert_eq!(ids, expect, "{filter:?}");
        assert_eq!(found.total as usize, expect.len());
    };
    let any = MarkFilter::default;
    check(any(), &[plain, kept, lost]);
    check(
        MarkFilter {
            article: Some(other),
            ..any()
        },
        &[plain],
    );
    check(
        MarkFilter {
            states: vec![AnchoringState::Orphaned],
            ..any()
        },
        &[lost],
    );
    check(
        MarkFilter {
            states: vec![AnchoringState::Exact],
            ..any()
        },
        &[plain, kept],
    );
    check(
        MarkFilter {
            tags: vec![TagName::new("money").unwrap()],
            ..any()
        },
        &[kept, lost],
    );
    check(
        MarkFilter {
            words: "NINE d".into(),
            ..any()
        },
        &[plain],
    );
    check(
        MarkFilter {
            words: "100%".into(),
            ..any()
        },
        &[],
    );
    check(
        MarkFilter {
            noted: Some(false),
            ..any()
        },
        &[plain],
    );
    let made = library.annotation(kept).unwrap().annotation.created;
    check(
        MarkFilter {
            from: Some(made),
            ..any()
        },
        &[plain, kept],
    );
    check(
        MarkFilter {
            before: Some(made),
            ..any()
        },
        &[lost],
    );
    let page = library.marks(&any(), 1, 1).unwrap();
    assert_eq!((page.total, page.marks[0].placed.annotation.id), (3, kept));
    assert_eq!(page.marks[0].placed, library.annotation(kept).unwrap());
}

/// A text of the report with some sentences left out, doubled or edited.
fn edited(edits: &[(usize, u8)]) -> String {
    let mut sentences: Vec<String> = REPORT
        .split_inclusive(['.', '\n'])
        .map(str::to_owned)
        .collect();
    for (at, edit) in edits {
        let at = at % sentences.len();
        match edit {
            0 => drop(sentences.remove(at)),
            1 => sentences.insert(at, " A new sentence came in here.".to_owned()),
            2 => sentences[at] = sentences[at].replace("the", "a"),
            _ => sentences.rotate_left(at),
        }
        if sentences.is_empty() {
            sentences.push("Nothing is left.".to_owned());
        }
    }
    sentences.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_lost_mark_loses_anything(
        edits in prop::collection::vec(prop::collection::vec((0usize..20, 0u8..4), 1..6), 1..4),
    ) {
        let fixture = Fixture::new();
        let library = &fixture.library;
        let article = fixture.import(REPORT);
        let quotes = [
            "Thirty leaders", "two million crowns for the repair", "Nobody objected to that.",
            "called the sum a beginning. She will", "the flood in spring",
        ];
        let marks = quotes.map(|quote| mark(library, article, quote));
        let made: Vec<PlacedAnnotation> = library.article(article).unwrap().highlights;
        for edit in &edits {
            let text = edited(edit);
            prop_assume!(!text.trim().is_empty());
            let report = library.edit_text(article, &text).unwrap();
            prop_assert_eq!(report.tally.total(), marks.len());
            let detail = library.article(article).unwrap();
            prop_assert_eq!(detail.highlights.len(), marks.len());
            let text = detail.revision.document.text();
            for placed in &detail.highlights {
                let was = made.iter().find(|one| one.annotation.id == placed.annotation.id).unwrap();
                prop_assert_eq!(&placed.annotation.body, &was.annotation.body);
                prop_assert_eq!(&placed.annotation.tags, &was.annotation.tags);
                let quote = &was.annotation.target.as_ref().unwrap().quote;
                let words = placed.anchoring.range.map(|range| slice(text, range).unwrap());
                match placed.anchoring.state {
                    AnchoringState::Exact | AnchoringState::Moved => {
                        let same = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                        prop_assert_eq!(same(words.unwrap()), same(&quote.exact));
                    }
                    AnchoringState::Orphaned => {
                        prop_assert_eq!(words, None);
                        prop_assert_eq!(&placed.annotation.target.as_ref().unwrap().quote, quote);
                    }
                    AnchoringState::Changed | AnchoringState::Uncertain => {
                        prop_assert!(words.is_some());
                        let before = placed.before.as_ref().map(|quote| &quote.exact);
                        prop_assert!(before == Some(&quote.exact) || words == Some(&quote.exact));
                    }
                }
            }
        }
        library.restore_revision(article, 1).unwrap();
        prop_assert_eq!(library.article(article).unwrap().highlights, made);
    }
}

#[test]
fn a_changed_copy_of_an_article_in_the_trash_brings_it_back() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(REPORT);
    mark(library, article, "speak about the harbour");
    library
        .move_articles(&[article], ReadingState::Trash)
        .unwrap();
    let before = fixture.dump();
    let new = REPORT.replace("two million", "three million");
    let report = library.add(parsed(&new)).unwrap();
    assert!(matches!(report.outcome, ImportOutcome::Revised(_)));
    assert!(report.restored);
    assert_eq!(report.article.article.id, article);
    assert_eq!(report.article.article.reading_state, ReadingState::Inbox);
    assert_eq!(library.list(&Shelf::All, Sort::Added).unwrap().len(), 1);
    // It is one change, and takes both back.
    library.undo().unwrap();
    assert_eq!(fixture.dump(), before);
    library.redo().unwrap();
    assert!(!library.add(parsed(REPORT)).unwrap().restored);
    // A version that is given by hand leaves the article where it is.
    library
        .move_articles(&[article], ReadingState::Trash)
        .unwrap();
    let given = library.revise(article, parsed(&new.replace("spring", "autumn")));
    let state = given.unwrap().article.article.reading_state;
    assert_eq!(state, ReadingState::Trash);
}
