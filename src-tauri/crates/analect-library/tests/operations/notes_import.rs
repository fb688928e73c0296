//! Files of notes that are imported.

use crate::export::layout;
use crate::fixture::{Fixture, STORY};
use analect_library::{Error, ImportOutcome, ImportReport, Library, NotesTaken, Source, parse};
use analect_model::{AnchoringState, ArticleId};

fn source(file: &str) -> Source<'_> {
    Source {
        bytes: file.as_bytes(),
        name: Some("n.md"),
        ..Source::default()
    }
}

fn import(library: &Library, file: &str) -> ImportReport {
    library.import(&source(file)).unwrap()
}

fn notes(back: usize, edited: usize) -> ImportOutcome {
    ImportOutcome::Notes(NotesTaken { back, edited })
}

/// A marked article, and its notes as a file.
fn marked(fixture: &Fixture) -> (ArticleId, String) {
    let library = &fixture.library;
    let article = fixture.import(STORY);
    for (quote, note) in [("Boats had waited", "KEEP #slow"), ("council meets", "")] {
        let place = library.find_quote(article, quote, 0).unwrap();
        library.highlight(article, place, "pink", note).unwrap();
    }
    library.note_article(article, "On all of it.").unwrap();
    let file = library.notes(article, &layout()).unwrap().markdown;
    (article, file)
}

#[test]
fn a_file_of_notes_is_never_a_text() {
    let fixture = Fixture::new();
    let (article, file) = marked(&fixture);
    let before = fixture.dump();
    let report = import(&fixture.library, &file);
    assert_eq!((report.outcome, report.changes.entry), (notes(0, 0), None));
    assert_eq!(report.article.article.id, article);
    assert_eq!(fixture.dump(), before);
    assert!(matches!(parse(&source(&file)), Err(Error::Notes { .. })));
    // With the line endings and the mark of another system.
    let other = format!("\u{feff}{}", file.replace('\n', "\r\n"));
    assert_eq!(import(&fixture.library, &other).outcome, notes(0, 0));
    assert_eq!(fixture.dump(), before);
}

#[test]
fn marks_that_are_gone_come_back_in_one_step() {
    let fixture = Fixture::new();
    let (article, file) = marked(&fixture);
    let library = &fixture.library;
    let detail = library.article(article).unwrap();
    let all = detail.highlights.iter().map(|one| one.annotation.id);
    let all: Vec<_> = all.chain(detail.note.iter().map(|note| note.id)).collect();
    library.delete_annotations(&all).unwrap();
    let bare = fixture.dump();
    let report = import(library, &file);
    assert_eq!((report.outcome, report.warnings), (notes(3, 0), vec![]));
    assert_eq!(library.notes(article, &layout()).unwrap().markdown, file);
    // Their names in the file are theirs again, so that nothing comes twice.
    assert_eq!(import(library, &file).outcome, notes(0, 0));
    library.undo().unwrap();
    assert_eq!(fixture.dump(), bare);
}

#[test]
fn another_library_knows_the_article_by_its_text() {
    let (article, file) = marked(&Fixture::new());
    let file = file.replace(&article.to_string(), "0199155c-6200-7707-8707-070707070707");
    let other = Fixture::new();
    let before = other.dump();
    let refused = other.library.import(&source(&file)).unwrap_err();
    assert!(
        refused.to_string().contains("import the article"),
        "{refused}"
    );
    assert_eq!(other.dump(), before);
    let there = other.import(&format!("A line before the others.\n\n{STORY}"));
    assert!(other.library.import(&source(&file)).is_err());
    let same = other
        .library
        .add_apart(crate::fixture::parsed(STORY))
        .unwrap();
    let same = same.article.article.id;
    assert_ne!(there, same);
    let report = import(&other.library, &file);
    assert_eq!(
        (report.outcome, report.article.article.id),
        (notes(3, 0), same)
    );
    let marks = other.library.article(same).unwrap().highlights;
    let states: Vec<_> = marks.iter().map(|one| one.anchoring.state).collect();
    assert_eq!(states, [AnchoringState::Exact; 2]);
    assert_eq!(marks[0].annotation.body, "KEEP #slow");
}

#[test]
fn marks_come_back_to_a_text_that_has_changed() {
    let fixture = Fixture::new();
    let (article, file) = marked(&fixture);
    let library = &fixture.library;
    let all = library.article(article).unwrap().highlights;
    let all: Vec<_> = all.iter().map(|one| one.annotation.id).collect();
    library.delete_annotations(&all).unwrap();
    let text = STORY.replace("Boats had waited", "Ships had to wait");
    library
        .edit_text(article, &format!("A new first line.\n\n{text}"))
        .unwrap();
    assert_eq!(import(library, &file).outcome, notes(2, 0));
    let marks = library.article(article).unwrap().highlights;
    assert_eq!(marks.len(), 2);
    let moved = marks
        .iter()
        .find(|one| one.annotation.body.is_empty())
        .unwrap();
    let range = moved.anchoring.range.unwrap();
    let text = library.current_revision(article).unwrap();
    assert_eq!(
        analect_text::slice(text.document.text(), range),
        Some("council meets")
    );
}

#[test]
fn edited_notes_are_taken_where_the_library_has_not_changed_them() {
    let fixture = Fixture::new();
    let (article, file) = marked(&fixture);
    let library = &fixture.library;
    let edited = file.replace("KEEP", "CHANGED");
    let report = import(library, &edited);
    assert_eq!(report.outcome, notes(0, 1));
    let body = || {
        library.article(article).unwrap().highlights[0]
            .annotation
            .body
            .clone()
    };
    assert_eq!(body(), "CHANGED #slow");
    library.undo().unwrap();
    let id = library.article(article).unwrap().highlights[0]
        .annotation
        .id;
    library.edit_note(id, "MINE").unwrap();
    let report = import(library, &edited);
    assert_eq!((report.outcome, body().as_str()), (notes(0, 0), "MINE"));
    assert!(
        report.warnings[0].contains("changed in the library too"),
        "{:?}",
        report.warnings
    );
}
