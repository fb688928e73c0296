//! Undo: for every operation, doing and undoing leaves the library as it was, also after a restart.

use crate::fixture::{Fixture, STORY, parsed, world};
use analect_library::{
    AcceptEntity, EntityDetails, Error, Library, Op, OpenMode, StoreError, WantedType,
};
use analect_model::{
    AnnotationId, ArticleId, CollectionId, Colour, EntityId, EntityKind, EntityType, MentionId,
    Metadata, Pattern, ReadingState, RejectionId, Verdict,
};
use analect_text::TextRange;
use proptest::prelude::*;

/// A library in which every operation has something to work on.
pub(crate) struct Furnished {
    pub(crate) fixture: Fixture,
    pub(crate) article: ArticleId,
    pub(crate) highlight: AnnotationId,
    pub(crate) entity: EntityId,
    mention: MentionId,
    other: EntityId,
    pub(crate) collection: CollectionId,
    rejection: RejectionId,
    revised: ArticleId,
    carried: AnnotationId,
}

pub(crate) fn furnished() -> Furnished {
    let fixture = Fixture::new();
    let (revised, carried) = revised(&fixture);
    let article = fixture.import(STORY);
    let library = &fixture.library;
    let (highlight, _) = library
        .highlight(article, range(0, 9), "yellow", "who is she?")
        .unwrap();
    library
        .tag_annotations(&[highlight.id], &["lock".into()], &[])
        .unwrap();
    library
        .tag_articles(&[article], &["harbour".into(), "north/coast".into()], &[])
        .unwrap();
    let places = library.find_name(article, "Rosa Lind").unwrap();
    let (entity, _) = library
        .tag_entity(article, "Rosa Lind", EntityKind::Person, &places)
        .unwrap();
    let (entity, mention) = (entity.entity.id, entity.mentions[0].mention.id);
    let places = library.find_name(article, "council").unwrap();
    let (other, _) = library
        .tag_entity(article, "council", EntityKind::Organization, &places)
        .unwrap();
    let other = other.entity.id;
    let (collection, _) = library.create_collection("Coasts", &[article]).unwrap();
    let (rejection, _) = library.reject_entity(None, "the ’70s", None).unwrap();
    Furnished {
        fixture,
        article,
        rejection: rejection.id,
        highlight: highlight.id,
        entity,
        mention,
        other,
        collection: collection.id,
        revised,
        carried,
    }
}

/// An article with two versions, and a highlight on words that changed between them.
fn revised(fixture: &Fixture) -> (ArticleId, AnnotationId) {
    let library = &fixture.library;
    let text = "The ferry sails at nine from the old quay.\n\nNobody checks tickets on board, Rosa Lind says.";
    let article = fixture.import(text);
    let place = library.find_quote(article, "at nine from the old quay", 0);
    let (made, _) = library
        .highlight(article, place.unwrap(), "green", "")
        .unwrap();
    let new = text.replace("at nine from", "at ten from");
    let report = library.edit_text(article, &new).unwrap();
    assert_eq!((report.tally.changed, report.number), (1, 2));
    (article, made.id)
}

pub(crate) fn range(start: usize, end: usize) -> TextRange {
    TextRange::of(start, end).unwrap()
}

/// Performs `op` in a way that changes something, unless what it works on is gone.
pub(crate) fn perform(op: Op, with: &Furnished) -> Result<(), Error> {
    let Furnished {
        fixture,
        article,
        highlight,
        entity,
        mention,
        other,
        collection,
        rejection,
        revised,
        carried,
    } = with;
    let (library, article) = (&fixture.library, *article);
    match op {
        Op::Import => drop(fixture.import("A second story stands here. It has two sentences.")),
        Op::MoveArticle => drop(library.move_articles(&[article], ReadingState::Archive)?),
        Op::StarArticle => drop(library.star(&[article], true)?),
        Op::TagArticle => {
            drop(library.tag_articles(&[article], &["other".into()], &["harbour".into()])?);
        }
        Op::NoteArticle => drop(library.note_article(article, "on the whole")?),
        Op::Highlight => drop(library.highlight(article, range(3, 40), "blue", "")?),
        Op::Relabel => drop(library.relabel(&[*highlight], "pink")?),
        Op::EditNote => drop(library.edit_note(*highlight, "it’s ‘quoted’ – “so” 'x'; --")?),
        Op::TagHighlight => {
            drop(library.tag_annotations(&[*highlight], &["a".into()], &["lock".into()])?);
        }
        Op::DeleteAnnotation => drop(library.delete_annotations(&[*highlight])?),
        Op::TagEntity => {
            let places = library.find_name(article, "Tarnby")?;
            drop(library.tag_entity(article, "Tarnby", EntityKind::Place, &places)?);
        }
        Op::RemoveEntity => drop(library.remove_entity(article, *entity)?),
        Op::RemoveMention => drop(library.remove_mentions(&[*mention])?),
        Op::ResizeHighlight => drop(library.resize(*highlight, range(0, 24))?),
        Op::Collect => drop(library.create_collection("Ports", &[article])?),
        Op::RenameCollection => drop(library.rename_collection(*collection, "Other coasts")?),
        Op::DeleteCollection => drop(library.delete_collection(*collection)?),
        Op::EditLabels => {
            let mut labels = library.labels()?;
            labels.rotate_left(1);
            "Proof".clone_into(&mut labels[0].name);
            let (one, two) = (labels[1].key, labels[2].key);
            (labels[1].key, labels[2].key) = (two, one);
            drop(library.set_labels(&labels)?);
        }
        Op::ChooseSentence => {
            drop(library.choose_sentence(article, range(0, 35), Some(Verdict::Pinned))?);
        }
        Op::EditEntity => drop(library.edit_entity(*entity, "R. Lind", EntityKind::Other)?),
        Op::MergeEntities => drop(library.merge_entities(*other, *entity)?),
        Op::AddSample => drop(library.add_sample()?),
        Op::Revise => {
            let new = STORY.replace("nine days", "ten days");
            drop(library.revise(article, parsed(&new))?);
        }
        Op::EditText => drop(library.edit_text(article, "Another text stands here now.")?),
        Op::EditDetails => {
            let details = Metadata {
                title: Some("The lock".into()),
                ..library.details(article)?
            };
            drop(library.edit_details(article, &details)?);
        }
        Op::RestoreRevision => drop(library.restore_revision(*revised, 1)?),
        Op::ConfirmPlace => drop(library.confirm_places(&[*carried])?),
        Op::Reattach => drop(library.reattach(*carried, range(0, 9))?),
        Op::KeepLost => drop(library.keep_lost(&[*carried])?),
        Op::ImportAnnotations => {
            drop(library.import_annotations("marks.json", ANNOTATION, Some(article), None)?);
        }
        Op::AcceptEntity => drop(library.accept_entity(article, &tarnby())?),
        // A name that the library knows is always shown.
        Op::AcceptEntities => drop(library.accept_shown(*revised, None)?),
        Op::RejectEntity => {
            drop(library.reject_entity(Some(article), "Tarnby", Some(EntityKind::Place))?);
        }
        Op::AllowEntity => drop(library.allow_entity(*rejection)?),
        Op::UnlinkEntity => drop(library.unlink_entity(article, "Rosa", *entity)?),
        Op::SplitEntity => {
            drop(library.split_entity(*entity, "The other Rosa", &[], &[*mention])?);
        }
        Op::EditEntityDetails => {
            let details = EntityDetails {
                aliases: vec!["R. Lind".into()],
                wikidata: Some("q90".into()),
                note: "it’s ‘quoted’, 'x'".into(),
                own_type: None,
            };
            drop(library.edit_entity_details(*entity, &details)?);
        }
        Op::EditEntityTypes => {
            let mut types: Vec<WantedType> = library.entity_types()?.iter().map(wanted).collect();
            types.truncate(1);
            types.insert(0, ship(types.len()));
            drop(library.set_entity_types(&types)?);
        }
    }
    Ok(())
}

/// A place of the story, one of whose mentions is left out.
fn tarnby() -> AcceptEntity {
    let at = |start| range(start, start + "Tarnby".len());
    let places: Vec<usize> = STORY.match_indices("Tarnby").map(|(at, _)| at).collect();
    AcceptEntity {
        name: "Tarnby".into(),
        kind: EntityKind::Place,
        own_type: None,
        aliases: vec!["Port of Tarnby".into()],
        ranges: vec![at(places[0])],
        left_out: vec![at(places[1])],
        into: None,
        someone_else: false,
    }
}

fn ship(number: usize) -> WantedType {
    WantedType {
        id: None,
        name: format!("Ship {number}"),
        key: None,
        colour: Colour::Blue,
        pattern: Pattern::Wavy,
    }
}

fn wanted((own, _): &(EntityType, u32)) -> WantedType {
    WantedType {
        id: Some(own.id),
        name: own.name.clone(),
        key: own.key,
        colour: own.colour,
        pattern: own.pattern,
    }
}

/// As another service exports it.
const ANNOTATION: &str = r#"{ "type": "Annotation", "id": "h7k2m9qa", "user": "somebody",
    "body": [{ "type": "TextualBody", "value": "since when? #lock" }],
    "target": { "source": "https://a.example/lock", "selector":
    { "type": "TextQuoteSelector", "exact": "Boats had waited", "prefix": "at dawn. " } } }"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn several_passages_are_highlighted_in_one_step_all_or_none(
        places in prop::collection::vec((0_usize..60, 1_usize..40), 0..6),
        beyond in any::<bool>(),
    ) {
        let with = furnished();
        let library = &with.fixture.library;
        let before = with.fixture.dump();
        let mut ranges: Vec<_> = places.iter().map(|(at, long)| range(*at, at + long)).collect();
        // This one is there already.
        ranges.insert(ranges.len() / 2, range(0, 9));
        if beyond {
            ranges.push(range(0, 1_000_000));
        }
        let steps = library.operations(100).unwrap().len();
        match library.highlight_all(with.article, &ranges, "green") {
            Err(_) => prop_assert_eq!(library.operations(100).unwrap().len(), steps),
            Ok((made, changes)) => {
                prop_assert!(!beyond);
                for (index, one) in made.iter().enumerate() {
                    prop_assert!(made[..index].iter().all(|other| other.target != one.target));
                }
                prop_assert_eq!(changes.entry.is_some(), !made.is_empty());
                let again = library.highlight_all(with.article, &ranges, "pink").unwrap();
                prop_assert!(again.0.is_empty() && again.1.entry.is_none());
                if let Some(entry) = changes.entry {
                    library.undo_entry(entry).unwrap();
                }
            }
        }
        prop_assert_eq!(with.fixture.dump(), before);
    }
}

#[test]
fn every_operation_can_be_undone_and_redone() {
    for op in Op::ALL {
        let with = furnished();
        let before = with.fixture.dump();
        perform(op, &with).unwrap();
        let after = with.fixture.dump();
        assert_ne!(before, after, "{op:?} changes something");
        assert_eq!(with.fixture.library.undo().unwrap().op, op.name());
        assert_eq!(with.fixture.dump(), before, "undo of {op:?}");
        assert_eq!(with.fixture.library.redo().unwrap().op, op.name());
        assert_eq!(with.fixture.dump(), after, "redo of {op:?}");
    }
}

#[test]
fn undo_outlives_a_restart() {
    let with = furnished();
    let before = with.fixture.dump();
    perform(Op::EditNote, &with).unwrap();
    let Furnished {
        fixture: Fixture { folder, library },
        ..
    } = with;
    drop(library);
    let path = folder.path().join("library.db");
    let library = Library::open(&path, OpenMode::Existing, world()).unwrap();
    assert_eq!(
        library.history().unwrap().undo.as_deref(),
        Some("edit note")
    );
    library.undo().unwrap();
    assert_eq!(Fixture { folder, library }.dump(), before);
}

#[test]
fn a_new_change_forgets_what_was_undone() {
    let with = furnished();
    perform(Op::StarArticle, &with).unwrap();
    with.fixture.library.undo().unwrap();
    perform(Op::Highlight, &with).unwrap();
    let refused = with.fixture.library.redo();
    assert!(matches!(
        refused,
        Err(Error::Store(StoreError::NothingToUndo("redo")))
    ));
}

#[test]
fn a_change_that_changes_nothing_leaves_no_trace_in_the_history() {
    let with = furnished();
    let before = with.fixture.library.history().unwrap();
    with.fixture.library.star(&[with.article], false).unwrap();
    with.fixture
        .library
        .tag_articles(
            &[with.article],
            &["harbour".into(), "north/coast".into()],
            &[],
        )
        .unwrap();
    assert_eq!(with.fixture.library.history().unwrap(), before);
}

#[test]
fn one_change_is_taken_back_by_its_number_and_later_ones_stay() {
    let with = furnished();
    let library = &with.fixture.library;
    let (_, marked) = library
        .highlight(with.article, range(3, 40), "blue", "")
        .unwrap();
    library.star(&[with.article], true).unwrap();
    let marks = || library.article(with.article).unwrap().highlights.len();
    assert_eq!(marks(), 2);
    let undone = library.undo_entry(marked.entry.unwrap()).unwrap();
    assert_eq!((undone.op.as_str(), marks()), ("highlight", 1));
    assert!(library.listing(with.article).unwrap().article.starred);
    let again = library.undo_entry(marked.entry.unwrap());
    assert!(matches!(
        again,
        Err(Error::Store(StoreError::NothingToUndo("undo")))
    ));
    let told = library.operations(2).unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|one| (one.op.as_str(), one.undone))
        .collect();
    assert_eq!(told, [("star", false), ("highlight", true)]);
    assert_eq!(library.redo().unwrap().op, "highlight");
    assert_eq!(marks(), 2);
}

#[test]
fn what_was_undone_last_is_redone_first() {
    let with = furnished();
    let library = &with.fixture.library;
    let (_, first) = library
        .highlight(with.article, range(3, 40), "blue", "")
        .unwrap();
    library.star(&[with.article], true).unwrap();
    library.undo_entry(first.entry.unwrap()).unwrap();
    library.undo().unwrap();
    assert_eq!(library.history().unwrap().redo.as_deref(), Some("star"));
    assert_eq!(library.redo().unwrap().op, "star");
    assert_eq!(library.redo().unwrap().op, "highlight");
}

#[test]
fn reading_uses_up_nothing_of_the_history() {
    let with = furnished();
    let library = &with.fixture.library;
    for _ in 0..600 {
        library
            .keep_place(with.article, analect_text::TextOffset::new(0), 10)
            .unwrap();
    }
    let before = library.operations(u32::MAX).unwrap().len();
    library.star(&[with.article], true).unwrap();
    assert_eq!(library.operations(u32::MAX).unwrap().len(), before + 1);
}

#[test]
fn a_change_that_a_later_one_stands_on_is_not_taken_back_alone() {
    let with = furnished();
    let library = &with.fixture.library;
    let (made, marked) = library
        .highlight(with.article, range(3, 40), "blue", "")
        .unwrap();
    library.relabel(&[made.id], "pink").unwrap();
    let before = with.fixture.dump();
    let refused = library.undo_entry(marked.entry.unwrap());
    assert!(
        matches!(refused, Err(Error::Store(StoreError::UndoConflict { .. }))),
        "{refused:?}"
    );
    assert_eq!(with.fixture.dump(), before);
}

#[test]
fn tags_in_a_note_come_and_go_with_it_in_one_step() {
    let with = furnished();
    let library = &with.fixture.library;
    let tags = || -> Vec<String> {
        let now = library.annotation(with.highlight).unwrap().annotation;
        now.tags.iter().map(|tag| tag.as_str().to_owned()).collect()
    };
    assert_eq!(tags(), ["lock"]);
    library
        .edit_note(with.highlight, "ask #union about #lock")
        .unwrap();
    assert_eq!(tags(), ["lock", "union"]);
    library.edit_note(with.highlight, "ask #council").unwrap();
    assert_eq!(tags(), ["council"]);
    library.undo().unwrap();
    assert_eq!(tags(), ["lock", "union"]);
    let (made, _) = library
        .highlight(with.article, range(0, 9), "blue", "see #later")
        .unwrap();
    assert_eq!(made.tags.len(), 1);
    library.undo().unwrap();
    assert!(library.annotation(made.id).is_err());
}

#[test]
fn undo_is_refused_where_the_row_was_changed_by_somebody_else() {
    let with = furnished();
    perform(Op::StarArticle, &with).unwrap();
    let elsewhere = rusqlite::Connection::open(with.fixture.path()).unwrap();
    elsewhere
        .execute("UPDATE article SET title = 'Renamed elsewhere'", [])
        .unwrap();
    let before = with.fixture.dump();
    let refused = with.fixture.library.undo();
    assert!(
        matches!(refused, Err(Error::Store(StoreError::UndoConflict { .. }))),
        "{refused:?}"
    );
    assert_eq!(with.fixture.dump(), before);
}

#[test]
fn an_operation_that_fails_changes_nothing() {
    let with = furnished();
    let before = (with.fixture.dump(), with.fixture.library.history().unwrap());
    let library = &with.fixture.library;
    assert!(
        library
            .highlight(with.article, range(0, 99_999), "yellow", "")
            .is_err()
    );
    assert!(
        library
            .highlight(with.article, range(0, 4), "no-such-label", "")
            .is_err()
    );
    assert!(
        library
            .tag_entity(with.article, "Nobody", EntityKind::Person, &[])
            .is_err()
    );
    assert!(
        library
            .tag_articles(&[with.article], &["#".into()], &[])
            .is_err()
    );
    assert_eq!(
        (with.fixture.dump(), with.fixture.library.history().unwrap()),
        before
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_run_of_operations_undoes_to_the_start_and_redoes_to_the_end(ops in prop::collection::vec(0usize..Op::ALL.len(), 1..12)) {
        let with = furnished();
        let depth = |library: &Library| std::iter::from_fn(|| library.undo().ok()).count();
        let mut states = vec![with.fixture.dump()];
        for index in ops {
            let before = with.fixture.dump();
            // An operation may have nothing left to work on; then it must change nothing.
            let done = perform(Op::ALL[index], &with);
            let now = with.fixture.dump();
            if done.is_err() { prop_assert_eq!(&now, &before); }
            if now != before { states.push(now); }
        }
        for state in states.iter().rev().skip(1) {
            with.fixture.library.undo().unwrap();
            prop_assert_eq!(&with.fixture.dump(), state);
        }
        for state in states.iter().skip(1) {
            with.fixture.library.redo().unwrap();
            prop_assert_eq!(&with.fixture.dump(), state);
        }
        // What furnished the library can be undone too, down to an empty one.
        depth(&with.fixture.library);
        prop_assert_eq!(with.fixture.dump(), Fixture::new().dump());
    }
}

#[test]
fn the_history_tells_what_came_and_what_went() {
    use analect_library::{ChangedValue, ValueChange};
    let with = furnished();
    let library = &with.fixture.library;
    let change = |value, before: Option<&str>, after: Option<&str>| ValueChange {
        value,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        quote: None,
    };
    let told = || library.operations(1).unwrap().remove(0).changes;
    library.star(&[with.article], true).unwrap();
    assert_eq!(told(), [change(ChangedValue::Star, Some("0"), Some("1"))]);
    let tag = "it's-a-tag".to_owned();
    library.tag_articles(&[with.article], &[tag], &[]).unwrap();
    assert_eq!(
        told(),
        [change(ChangedValue::Tag, None, Some("it's-a-tag"))]
    );
    let (made, _) = library
        .highlight(with.article, range(3, 40), "blue", "")
        .unwrap();
    library.relabel(&[made.id], "pink").unwrap();
    let relabelled = told();
    let quote = relabelled.first().and_then(|one| one.quote.clone());
    let label = change(ChangedValue::Label, Some("blue"), Some("pink"));
    assert!(quote.as_ref().is_some_and(|quote| !quote.is_empty()));
    assert_eq!(relabelled, [ValueChange { quote, ..label }]);
}
