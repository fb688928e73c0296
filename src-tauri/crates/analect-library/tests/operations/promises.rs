//! What users rely on: nothing lost, nothing stored twice, foreign files untouched.

use crate::fixture::{Fixture, STORY, world};
use analect_library::{Error, ImportOutcome, Library, OpenMode, Source, StoreError};
use analect_model::{EntityKind, ReadingState};
use analect_text::{TextRange, slice};
use proptest::prelude::*;

fn import(library: &Library, text: &str) -> analect_library::ImportReport {
    library
        .import(&Source {
            bytes: text.as_bytes(),
            ..Source::default()
        })
        .unwrap()
}

#[test]
fn the_same_text_is_stored_once_and_comes_back_from_the_trash() {
    let fixture = Fixture::new();
    let first = import(&fixture.library, STORY);
    assert_eq!(first.outcome, ImportOutcome::Imported);
    let id = first.article.article.id;
    fixture
        .library
        .move_articles(&[id], ReadingState::Trash)
        .unwrap();
    let again = import(&fixture.library, STORY);
    assert_eq!(again.outcome, ImportOutcome::Duplicate);
    assert_eq!(again.article.article.id, id);
    assert_eq!(again.article.article.reading_state, ReadingState::Inbox);
    assert_eq!(fixture.library.counts().unwrap().inbox, 1);
}

#[test]
fn an_untitled_text_gets_a_label_of_its_own_words() {
    let fixture = Fixture::new();
    let article = import(&fixture.library, STORY).article.article;
    assert!(article.title_derived);
    assert!(
        STORY.starts_with(article.title.trim_end_matches('…').trim_end()),
        "{}",
        article.title
    );
}

#[test]
fn overlapping_highlights_stay_apart() {
    let fixture = Fixture::new();
    let id = fixture.import(STORY);
    let mark = |start, end, label| {
        fixture
            .library
            .highlight(id, TextRange::of(start, end).unwrap(), label, "")
            .unwrap()
            .0
            .id
    };
    let ids = [
        mark(0, 20, "yellow"),
        mark(5, 30, "yellow"),
        mark(5, 30, "blue"),
    ];
    let detail = fixture.library.article(id).unwrap();
    assert_eq!(detail.highlights.len(), 3);
    assert!(
        ids.iter()
            .all(|id| detail.highlights.iter().any(|h| h.annotation.id == *id))
    );
}

#[test]
fn all_places_of_a_name_become_mentions_once() {
    let fixture = Fixture::new();
    let id = fixture.import(STORY);
    let caret = TextRange::of(2, 2).unwrap();
    let word = fixture.library.occurrences(id, Some(caret), None).unwrap();
    assert_eq!((word.name.as_str(), word.places.len()), ("Rosa", 3));
    let name = fixture
        .library
        .occurrences(id, TextRange::of(0, 9), None)
        .unwrap();
    assert_eq!(
        (name.name.as_str(), name.kind, name.places.len()),
        ("Rosa Lind", EntityKind::Person, 3)
    );
    let ranges: Vec<_> = name.places.iter().map(|place| place.range).collect();
    for _ in 0..2 {
        let (entity, _) = fixture
            .library
            .tag_entity(id, &name.name, EntityKind::Person, &ranges)
            .unwrap();
        assert_eq!(entity.mentions.len(), 3);
    }
    assert_eq!(fixture.library.article(id).unwrap().entities.len(), 1);
}

#[test]
fn a_typed_name_is_found_beside_the_words_that_were_selected() {
    let fixture = Fixture::new();
    let id = fixture.import("Rosa Lind came. Lind left again. Nobody saw Rosa Lind go.");
    let surname = TextRange::of(16, 20);
    let found = fixture
        .library
        .occurrences(id, surname, Some(" Rosa  Lind "))
        .unwrap();
    let lengths: Vec<u32> = found.places.iter().map(|place| place.range.len()).collect();
    assert_eq!((found.name.as_str(), lengths), ("Rosa Lind", vec![9, 4, 9]));
    let typed = fixture.library.occurrences(id, None, Some("Rosa")).unwrap();
    assert_eq!(typed.places.len(), 2);
    assert!(fixture.library.occurrences(id, None, Some(" ")).is_err());
}

#[test]
fn an_article_is_found_by_a_unique_beginning_of_its_id() {
    let fixture = Fixture::new();
    let id = fixture.import(STORY);
    let other = fixture.import("Another story. It is short.");
    let find = |name: &str| fixture.library.find_article(name);
    assert_eq!(find(&id.to_string()).unwrap(), id);
    assert_eq!(find(&other.to_string().to_uppercase()).unwrap(), other);
    assert!(matches!(find("0"), Err(Error::Ambiguous { .. })));
    assert!(matches!(find("fff"), Err(Error::NotFound { .. })));
    assert!(matches!(find("%"), Err(Error::NotFound { .. })));
    assert!(matches!(find(""), Err(Error::NotFound { .. })));
    assert_eq!(fixture.library.last_article().unwrap(), other);
}

/// Tells the refusal a case must meet.
type Refusal = fn(&StoreError) -> bool;

#[test]
fn files_that_are_no_library_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let (whole, newer) = {
        let made = Library::open(&path, OpenMode::CreateIfMissing, world()).unwrap();
        drop(made);
        let whole = std::fs::read(&path).unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        (whole, std::fs::read(&path).unwrap())
    };
    let foreign = {
        let path = folder.path().join("foreign.db");
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE t (x)")
            .unwrap();
        std::fs::read(&path).unwrap()
    };
    let mut cut = whole.clone();
    cut.truncate(whole.len() / 2);
    let cases: [(&[u8], Refusal); 5] = [
        (&newer, |e| {
            matches!(e, StoreError::TooNew { found: 99, .. })
        }),
        (&foreign, |e| matches!(e, StoreError::Foreign(_))),
        (
            b"just some text, longer than a header would be: "
                .repeat(4)
                .leak(),
            |e| matches!(e, StoreError::Foreign(_)),
        ),
        (b"", |e| matches!(e, StoreError::Empty(_))),
        (&cut, |e| matches!(e, StoreError::Damaged(_))),
    ];
    for (index, (bytes, expected)) in cases.iter().enumerate() {
        let path = folder.path().join(format!("case{index}.db"));
        std::fs::write(&path, bytes).unwrap();
        let refused = Library::open(&path, OpenMode::CreateIfMissing, world());
        match refused.map(|_| ()) {
            Err(Error::Store(error)) => assert!(expected(&error), "case {index}: {error:?}"),
            other => panic!("case {index}: {other:?}"),
        }
        assert_eq!(
            &std::fs::read(&path).unwrap(),
            bytes,
            "case {index} was written to"
        );
    }
    let missing = Library::open(&folder.path().join("none.db"), OpenMode::Existing, world());
    assert!(matches!(
        missing.map(|_| ()),
        Err(Error::Store(StoreError::Missing(_)))
    ));
}

#[test]
fn folders_and_missing_files_are_refused_in_a_sentence() {
    let fixture = Fixture::new();
    let check = |path: &std::path::Path, expect: &str| {
        let error = fixture.library.import_file(path).unwrap_err().to_string();
        assert!(error.contains(expect), "{error}");
    };
    check(fixture.folder.path(), "is a folder");
    check(&fixture.folder.path().join("absent.txt"), "cannot read");
    assert_eq!(fixture.library.counts().unwrap().inbox, 0);
}

#[test]
fn another_process_is_noticed_and_our_own_changes_are_not() {
    let fixture = Fixture::new();
    let id = fixture.import(STORY);
    assert!(!fixture.library.changed_elsewhere().unwrap());
    let other = Library::open(&fixture.path(), OpenMode::Existing, world()).unwrap();
    other.star(&[id], true).unwrap();
    assert!(fixture.library.changed_elsewhere().unwrap());
    assert!(!fixture.library.changed_elsewhere().unwrap());
    assert!(fixture.library.listing(id).unwrap().article.starred);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_highlight_comes_back_with_its_exact_words(text in "[a-zé漢😀e\u{301} ]{1,60}\\.\n\n[a-zא ]{1,40}\\.", a in 0usize..160, b in 0usize..160, note in "(?s).{0,40}") {
        prop_assume!(text.chars().any(char::is_alphanumeric));
        let fixture = Fixture::new();
        let source = Source { bytes: text.as_bytes(), ..Source::default() };
        let Ok(report) = fixture.library.import(&source) else { return Ok(()) };
        let id = report.article.article.id;
        let range = TextRange::of(a.min(b), a.max(b)).unwrap();
        if let Ok((made, _)) = fixture.library.highlight(id, range, "purple", &note) {
            let detail = fixture.library.article(id).unwrap();
            let placed = &detail.highlights[0];
            prop_assert_eq!(&placed.annotation, &made);
            let target = made.target.unwrap();
            prop_assert_eq!(placed.anchoring.range, Some(target.position));
            prop_assert_eq!(slice(detail.revision.document.text(), target.position), Some(target.quote.exact.as_str()));
            fixture.library.undo().unwrap();
            fixture.library.redo().unwrap();
            prop_assert_eq!(&fixture.library.article(id).unwrap().highlights[0].annotation, &placed.annotation);
        }
    }
}
