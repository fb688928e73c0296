//! Undo of one change by its number, while later ones stay.

use crate::fixture::{Fixture, world_after};
use crate::undo::{Furnished, furnished, perform, range};
use analect_library::{ChangeSet, Error, Library, Op, OpenMode, StoreError};
use analect_model::{EntityKind, ReadingState};
use proptest::prelude::*;

/// The number of a change.
fn number(changes: &ChangeSet) -> i64 {
    changes.entry.unwrap()
}

/// Undo of a change is refused in a sentence that says why, and changes nothing.
fn refused(with: &Furnished, changes: &ChangeSet, why: &str) {
    let before = with.fixture.dump();
    let refused = with.fixture.library.undo_entry(number(changes));
    let Err(Error::Store(error @ StoreError::UndoConflict { .. })) = refused else {
        panic!("{why}: {refused:?}");
    };
    assert!(error.to_string().ends_with(why), "{error}");
    assert_eq!(with.fixture.dump(), before, "{why}");
}

#[test]
fn a_removed_mark_comes_back_beside_one_made_since() {
    let with = furnished();
    let library = &with.fixture.library;
    let mark = |start| {
        let made = library.highlight(with.article, range(start, start + 9), "blue", "see #a");
        made.unwrap().0
    };
    let (first, second) = (mark(20), mark(30));
    let gone = library.delete_annotations(&[first.id, second.id]).unwrap();
    let later = [mark(40), mark(50), mark(60)];
    library.undo_entry(number(&gone)).unwrap();
    for kept in later.iter().chain([&first, &second]) {
        assert_eq!(&library.annotation(kept.id).unwrap().annotation, kept);
    }
    library.redo().unwrap();
    assert_eq!(library.article(with.article).unwrap().highlights.len(), 4);
}

#[test]
fn rows_of_every_kind_come_back_beside_rows_made_since() {
    let with = furnished();
    let library = &with.fixture.library;
    let one = [with.article];
    let untagged = library.tag_articles(&one, &[], &["north/coast".into()]);
    let untagged = untagged.unwrap();
    library.tag_articles(&one, &["later".into()], &[]).unwrap();
    let removed = library.delete_collection(with.collection).unwrap();
    library.create_collection("Ports", &one).unwrap();
    let unnamed = library.remove_entity(with.article, with.entity).unwrap();
    let places = library.find_name(with.article, "Tarnby").unwrap();
    library
        .tag_entity(with.article, "Tarnby", EntityKind::Place, &places)
        .unwrap();
    let mut labels = library.labels().unwrap();
    let orange = labels.pop().unwrap();
    let (_, fewer) = library.set_labels(&labels).unwrap();
    labels.push(analect_model::Label {
        id: analect_model::LabelId::new("proof").unwrap(),
        name: "Proof".into(),
        key: None,
        ..orange
    });
    library.set_labels(&labels).unwrap();
    for changes in [untagged, removed, unnamed, fewer] {
        library.undo_entry(number(&changes)).unwrap();
    }
    let detail = library.article(with.article).unwrap();
    assert_eq!(detail.listing.tags.len(), 3);
    assert_eq!(detail.listing.collections.len(), 2);
    assert_eq!(detail.entities.len(), 3);
    assert_eq!(library.labels().unwrap().len(), 7);
}

#[test]
fn what_refers_to_something_gone_does_not_come_back() {
    let with = furnished();
    let library = &with.fixture.library;
    let labels = library.labels().unwrap();
    let without = |id: &str| {
        let kept = labels.iter().filter(|label| label.id.as_str() != id);
        kept.cloned().collect::<Vec<_>>()
    };
    let (made, _) = library
        .highlight(with.article, range(20, 30), "orange", "")
        .unwrap();
    let relabelled = library.relabel(&[made.id], "pink").unwrap().1;
    let gone = library.delete_annotations(&[made.id]).unwrap();
    library.set_labels(&without("pink")).unwrap();
    refused(&with, &gone, "the label it needs was removed since");
    library.undo().unwrap();
    library.undo_entry(number(&gone)).unwrap();
    library.set_labels(&without("orange")).unwrap();
    refused(&with, &relabelled, "the label it needs was removed since");

    let untagged = library.tag_annotations(&[with.highlight], &[], &["lock".into()]);
    let untagged = untagged.unwrap().1;
    library.delete_annotations(&[with.highlight]).unwrap();
    refused(
        &with,
        &untagged,
        "the highlight or note it needs was removed since",
    );

    let mention = library.article(with.article).unwrap().entities;
    let mention = mention.iter().find(|one| one.entity.id == with.entity);
    let mention = mention.unwrap().mentions[0].mention.id;
    let unmentioned = library.remove_mentions(&[mention]).unwrap();
    library.remove_entity(with.article, with.entity).unwrap();
    refused(&with, &unmentioned, "the entity it needs was removed since");

    let out = library.collect(with.collection, &[with.article], false);
    let out = out.unwrap();
    library.delete_collection(with.collection).unwrap();
    refused(&with, &out, "the collection it needs was removed since");
}

#[test]
fn what_later_changes_need_does_not_go() {
    let with = furnished();
    let library = &with.fixture.library;
    let imported = library.operations(100).unwrap();
    let imported = imported.iter().find(|one| one.op == "import").unwrap();
    let imported = ChangeSet {
        op: imported.op.clone(),
        articles: imported.articles.clone(),
        entry: Some(imported.entry),
    };
    refused(
        &with,
        &imported,
        "a highlight or note made since needs the text",
    );

    let mut labels = library.labels().unwrap();
    let mut proof = labels.last().unwrap().clone();
    proof.id = analect_model::LabelId::new("proof").unwrap();
    (proof.name, proof.key) = ("Proof".into(), None);
    labels.push(proof);
    let added = library.set_labels(&labels).unwrap().1;
    library
        .highlight(with.article, range(20, 30), "proof", "")
        .unwrap();
    refused(
        &with,
        &added,
        "a highlight or note made since needs the label",
    );
}

#[test]
fn names_stay_unique() {
    let with = furnished();
    let library = &with.fixture.library;
    let note = |body: &str| library.note_article(with.article, body).unwrap().1;
    note("the first");
    let emptied = note("");
    note("the second");
    refused(&with, &emptied, "the article has another note by now");

    let gone = library.delete_collection(with.collection).unwrap();
    library.create_collection("Coasts", &[]).unwrap();
    refused(&with, &gone, "another collection has its name by now");

    let mut labels = library.labels().unwrap();
    labels[5].key = None;
    let freed = library.set_labels(&labels).unwrap().1;
    labels[4].key = Some(6);
    library.set_labels(&labels).unwrap();
    refused(&with, &freed, "another label has its key by now");
}

#[test]
fn what_undo_puts_into_the_trash_stays_there_as_long_as_anything_else() {
    let with = furnished();
    let library = &with.fixture.library;
    let one = [with.article];
    library.move_articles(&one, ReadingState::Trash).unwrap();
    let before = with.fixture.dump();
    let restored = library.move_articles(&one, ReadingState::Inbox).unwrap();
    library.undo_entry(number(&restored)).unwrap();
    assert_eq!(with.fixture.dump(), before, "the moment it came there too");
    library.redo().unwrap();

    let Furnished {
        fixture: Fixture { folder, library },
        ..
    } = with;
    drop(library);
    let path = folder.path().join("library.db");
    let after = |days| Library::open(&path, OpenMode::Existing, world_after(days)).unwrap();
    let library = after(40);
    assert_eq!(library.empty_trash(30).unwrap(), 0);
    library.undo_entry(number(&restored)).unwrap();
    assert_eq!(library.empty_trash(30).unwrap(), 0, "undone just now");
    assert_eq!(after(69).empty_trash(30).unwrap(), 0);
    assert_eq!(after(71).empty_trash(30).unwrap(), 1);
}

/// What no operation breaks, in SQL: each counts what does.
const SOUND: [&str; 6] = [
    "SELECT count(*) FROM pragma_foreign_key_check",
    "SELECT count(*) FROM annotation WHERE label NOT IN (SELECT id FROM label)",
    "SELECT count(*) - count(DISTINCT article) FROM annotation WHERE motivation = 'commenting'",
    "SELECT count(*) - count(DISTINCT name) FROM collection",
    "SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT name, kind FROM entity)) FROM entity",
    "SELECT count(*) - count(DISTINCT name) + count(key) - count(DISTINCT key) FROM label",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn undo_by_number_is_whole_or_refused(steps in prop::collection::vec((0usize..Op::ALL.len(), 0usize..24, any::<bool>()), 1..12)) {
        let with = furnished();
        let library = &with.fixture.library;
        for (op, back, undo) in steps {
            // An operation may have nothing left to work on.
            drop(perform(Op::ALL[op], &with));
            let entries = library.operations(100).unwrap();
            let Some(entry) = entries.get(back).filter(|_| undo) else { continue };
            let before = with.fixture.dump();
            if library.undo_entry(entry.entry).is_ok() {
                let undone = with.fixture.dump();
                prop_assert_ne!(&undone, &before);
                library.redo().unwrap();
                prop_assert_eq!(&with.fixture.dump(), &before);
                library.undo_entry(entry.entry).unwrap();
                prop_assert_eq!(with.fixture.dump(), undone);
            } else {
                prop_assert_eq!(with.fixture.dump(), before);
            }
            let connection = rusqlite::Connection::open(with.fixture.path()).unwrap();
            for rule in SOUND {
                let broken: i64 = connection.query_row(rule, [], |row| row.get(0)).unwrap();
                prop_assert_eq!(broken, 0, "{}", rule);
            }
        }
    }
}
