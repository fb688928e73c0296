//! Entities that are proposed, decided about and followed across the library.

use crate::fixture::{Fixture, world};
use analect_library::{
    AcceptEntity, EntityDetails, EntityFilter, Error, Library, OpenMode, Suggestion,
};
use analect_model::{ArticleId, EntityId, EntityKind, Origin};
use analect_text::slice;

pub(crate) const FIRST: &str = "Harbour master Marta Holm told reporters in Skerrow on Monday that the port would open again. \
     “We are done waiting,” Holm said.\n\n\
     Tomasz Brandt, the union leader, said Marta Holm had kept her word.\n\n\
     The Northern Fleet Agency sent three ships. Brandt thanked the Northern Fleet Agency.";

pub(crate) const SECOND: &str = "Harbour master Marta Holm flew to Skerrow on Friday, the government said in a statement.\n\n\
     “Nobody knows the harbour better than Marta Holm,” Tomasz Brandt said in Skerrow.";

pub(crate) const THIRD: &str = "The painter Marta Holm opened a show of watercolours in Oslo last week.\n\n\
     Critics praised Marta Holm for her light.";

pub(crate) fn group(library: &Library, article: ArticleId, name: &str) -> Option<Suggestion> {
    let (_, found) = library.suggestions(article).unwrap();
    found.groups.into_iter().find(|group| group.name == name)
}

pub(crate) fn proposed(library: &Library, article: ArticleId, name: &str) -> Suggestion {
    group(library, article, name).unwrap_or_else(|| panic!("{name} is proposed"))
}

/// All of a proposed entity, as it is proposed.
pub(crate) fn all_of(group: &Suggestion) -> AcceptEntity {
    AcceptEntity {
        name: group.name.clone(),
        kind: group.kind,
        own_type: None,
        aliases: group.aliases.clone(),
        ranges: group.mentions.iter().map(|one| one.place.range).collect(),
        left_out: vec![],
        into: group.link.as_ref().map(|link| link.entity.id),
        someone_else: false,
    }
}

pub(crate) fn accept(library: &Library, article: ArticleId, name: &str) -> EntityId {
    let wanted = all_of(&proposed(library, article, name));
    library.accept_entity(article, &wanted).unwrap().0.entity.id
}

/// The words of an article that are shown as mentions of an entity.
fn mentioned(library: &Library, article: ArticleId, entity: EntityId) -> Vec<String> {
    let detail = library.article(article).unwrap();
    let text = detail.revision.document.text();
    let own = detail.entities.iter().filter(|one| one.entity.id == entity);
    own.flat_map(|one| &one.mentions)
        .map(|one| {
            slice(text, one.anchoring.range.unwrap())
                .unwrap()
                .to_owned()
        })
        .collect()
}

#[test]
fn what_is_accepted_is_known_in_the_next_article_with_the_reasons() {
    let fixture = Fixture::new();
    let (one, two) = (fixture.import(FIRST), fixture.import(SECOND));
    let library = &fixture.library;
    assert_eq!(proposed(library, one, "Marta Holm").link, None);
    let holm = accept(library, one, "Marta Holm");
    assert_eq!(
        mentioned(library, one, holm),
        ["Marta Holm", "Holm", "Marta Holm"]
    );
    assert!(group(library, one, "Marta Holm").is_none());
    let skerrow = accept(library, one, "Skerrow");
    let link = proposed(library, two, "Marta Holm").link.unwrap();
    assert_eq!((link.entity.id, link.articles), (holm, 1));
    assert_eq!(link.entity.aliases, ["Holm"]);
    assert_eq!(link.reasons, ["the same full name", "both with Skerrow"]);
    let again = accept(library, two, "Marta Holm");
    assert_eq!(again, holm);
    assert_eq!(accept(library, two, "Skerrow"), skerrow);
    let listing = library.entity_listing(holm).unwrap();
    assert_eq!((listing.articles, listing.mentions), (2, 5));
}

#[test]
fn what_is_removed_from_the_library_is_proposed_again_and_comes_back_whole() {
    let fixture = Fixture::new();
    let (one, two) = (fixture.import(FIRST), fixture.import(SECOND));
    let library = &fixture.library;
    let holm = accept(library, one, "Marta Holm");
    accept(library, two, "Marta Holm");
    let told = |library: &Library| library.entity_page(holm).map(|page| page.articles);
    let before = told(library).unwrap();
    library.forget_entity(holm).unwrap();
    assert!(library.entity_listing(holm).is_err());
    assert_eq!(proposed(library, two, "Marta Holm").link, None);
    assert_eq!(proposed(library, one, "Marta Holm").mentions.len(), 3);
    assert!(matches!(
        library.forget_entity(holm),
        Err(Error::NotFound { .. })
    ));
    library.undo().unwrap();
    assert_eq!(told(library).unwrap(), before);
    assert_eq!(mentioned(library, one, holm).len(), 3);
}

#[test]
fn a_namesake_is_a_new_entity_and_is_asked_about_from_then_on() {
    let fixture = Fixture::new();
    let (one, three) = (fixture.import(FIRST), fixture.import(THIRD));
    let two = fixture.import(SECOND);
    let library = &fixture.library;
    let master = accept(library, one, "Marta Holm");
    accept(library, one, "Skerrow");
    let group = proposed(library, three, "Marta Holm");
    assert_eq!(group.elsewhere, 0);
    let other = AcceptEntity {
        into: None,
        someone_else: true,
        ..all_of(&group)
    };
    let painter = library.accept_entity(three, &other).unwrap().0.entity.id;
    assert_ne!(painter, master);
    // The company she is in tells which of the two is likelier; both are shown.
    let found = proposed(library, two, "Marta Holm");
    assert_eq!(found.link.as_ref().unwrap().entity.id, master);
    assert_eq!(found.others.len(), 1);
    assert_eq!(found.others[0].entity.id, painter);
    // Nobody decides between namesakes for the reader.
    let (accepted, _) = library.accept_shown(two, None).unwrap();
    assert!(accepted.iter().all(|one| one.entity.name != "Marta Holm"));
    library.unlink_entity(two, "Marta Holm", master).unwrap();
    let found = proposed(library, two, "Marta Holm");
    assert_eq!(found.link.unwrap().entity.id, painter);
    assert_eq!(found.others, []);
    library.undo().unwrap();
    assert_eq!(proposed(library, two, "Marta Holm").others.len(), 1);
}

#[test]
fn a_place_that_is_left_out_stays_out_after_the_text_was_edited() {
    let fixture = Fixture::new();
    let one = fixture.import(FIRST);
    let library = &fixture.library;
    let mut wanted = all_of(&proposed(library, one, "Northern Fleet Agency"));
    wanted.left_out = wanted.ranges.split_off(1);
    let agency = library.accept_entity(one, &wanted).unwrap().0.entity.id;
    assert_eq!(mentioned(library, one, agency).len(), 1);
    assert!(group(library, one, "Northern Fleet Agency").is_none());
    let longer = FIRST.replace("Harbour master", "On a cold morning harbour master");
    library.edit_text(one, &longer).unwrap();
    assert_eq!(mentioned(library, one, agency), ["Northern Fleet Agency"]);
    assert!(group(library, one, "Northern Fleet Agency").is_none());
    // Taken for it after all.
    let place = library.find_name(one, "Northern Fleet Agency").unwrap()[1];
    let kind = EntityKind::Organization;
    library
        .tag_entity(one, "Northern Fleet Agency", kind, &[place])
        .unwrap();
    assert_eq!(mentioned(library, one, agency).len(), 2);
}

#[test]
fn what_was_confirmed_and_removed_is_not_proposed_again() {
    let fixture = Fixture::new();
    let one = fixture.import(FIRST);
    let library = &fixture.library;
    let before = library.suggestions(one).unwrap().1;
    let (accepted, _) = library.accept_shown(one, None).unwrap();
    assert!(accepted.len() > 2, "{accepted:?}");
    let holm = accepted.iter().find(|one| one.entity.name == "Marta Holm");
    let holm = holm.unwrap().entity.id;
    library.remove_entity(one, holm).unwrap();
    assert!(group(library, one, "Marta Holm").is_none());
    let detail = library.article(one).unwrap();
    assert!(detail.entities.iter().all(|one| one.entity.id != holm));
    let listed = library.entities(&EntityFilter {
        limit: 99,
        ..EntityFilter::default()
    });
    let listed = listed.unwrap().entities;
    assert!(listed.iter().all(|one| one.entity.id != holm));
    // The name is free for another entity to get.
    let brandt = listed.iter().find(|one| one.entity.name == "Tomasz Brandt");
    library
        .edit_entity(brandt.unwrap().entity.id, "Marta Holm", EntityKind::Person)
        .unwrap();
    while library
        .undo()
        .is_ok_and(|undone| undone.op != "accept entities")
    {}
    assert_eq!(library.suggestions(one).unwrap().1, before);
}

#[test]
fn a_known_surname_makes_no_person_of_a_city() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let first = "The actor Denzel Washington opened the show in Oslo. Washington thanked the crew.\n\n\
                 “We did it for the children,” Denzel Washington said.";
    let first = fixture.import(first);
    accept(library, first, "Denzel Washington");
    let city = fixture.import(
        "Officials in Washington promised aid on Monday.\n\n\
         Talks between Paris and Washington will go on, the government in Washington said.",
    );
    assert_eq!(
        proposed(library, city, "Washington").kind,
        EntityKind::Place
    );
}

#[test]
fn who_was_said_to_be_somebody_else_becomes_a_new_entity() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let (first, third) = (fixture.import(FIRST), fixture.import(THIRD));
    let master = accept(library, first, "Marta Holm");
    library.unlink_entity(third, "Marta Holm", master).unwrap();
    let painter = accept(library, third, "Marta Holm");
    assert_ne!(painter, master);
    assert_eq!(mentioned(library, first, painter), Vec::<String>::new());
}

#[test]
fn who_made_a_picture_is_not_proposed() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let text = format!("The harbour at dawn. Photograph: Inga Fell/Northlight Pictures\n\n{FIRST}");
    let article = fixture.import(&text);
    let (revision, found) = library.suggestions(article).unwrap();
    let credit = "Photograph: Inga Fell/Northlight Pictures";
    let blocks = revision.document.blocks().iter();
    let mut told = blocks.map(|block| slice(revision.document.text(), block.range).unwrap());
    assert!(told.any(|text| text == credit));
    let names: Vec<&str> = found.groups.iter().map(|one| one.name.as_str()).collect();
    assert!(names.contains(&"Marta Holm"), "{names:?}");
    assert!(!names.contains(&"Inga Fell"), "{names:?}");
    assert!(!names.contains(&"Northlight Pictures"), "{names:?}");
}

#[test]
fn a_rejected_name_is_proposed_nowhere_until_it_is_allowed() {
    let fixture = Fixture::new();
    let (one, two) = (fixture.import(FIRST), fixture.import(SECOND));
    let library = &fixture.library;
    let (rejected, _) = library
        .reject_entity(Some(one), "Skerrow", Some(EntityKind::Place))
        .unwrap();
    for article in [one, two] {
        assert!(group(library, article, "Skerrow").is_none());
    }
    // It is on the list once.
    let again = library.reject_entity(None, "SKERROW", Some(EntityKind::Place));
    assert_eq!(again.unwrap().0, rejected);
    assert_eq!(
        library.stop_list().unwrap(),
        std::slice::from_ref(&rejected)
    );
    let other = Library::open(&fixture.path(), OpenMode::Existing, world()).unwrap();
    assert!(group(&other, two, "Skerrow").is_none());
    library.allow_entity(rejected.id).unwrap();
    assert!(group(library, two, "Skerrow").is_some());
    assert!(matches!(
        library.allow_entity(rejected.id),
        Err(Error::NotFound { .. })
    ));
}

#[test]
fn a_confirmed_place_outweighs_a_rejected_one_when_two_become_one() {
    let fixture = Fixture::new();
    let one = fixture.import(FIRST);
    let library = &fixture.library;
    let agency = accept(library, one, "Northern Fleet Agency");
    let mut other = all_of(&Suggestion {
        mentions: vec![],
        ..proposed(library, one, "Skerrow")
    });
    other.ranges = library.find_name(one, "Skerrow").unwrap();
    other.left_out = library.find_name(one, "Northern Fleet Agency").unwrap();
    let skerrow = library.accept_entity(one, &other).unwrap().0.entity.id;
    library.merge_entities(agency, skerrow).unwrap();
    assert_eq!(mentioned(library, one, skerrow).len(), 3);
    let entities = library.article(one).unwrap().entities;
    let origins = entities.iter().flat_map(|one| &one.mentions);
    assert!(
        origins
            .map(|one| one.mention.origin)
            .all(|one| one == Origin::Confirmed)
    );
}

#[test]
fn the_library_is_looked_through_bit_by_bit_and_goes_on_where_it_was() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    for number in 0..20 {
        fixture.import(&format!(
            "{FIRST}\n\nThis is report {number} of the {number} in all."
        ));
    }
    let start = library.analysis_state().unwrap();
    assert_eq!(start.articles, start.unread);
    assert_eq!(library.analyse_next(|| true).unwrap(), start);
    let next = library.analyse_next(|| false).unwrap();
    assert!(next.unread < start.unread && next.unread > 0, "{next:?}");
    let other = Library::open(&fixture.path(), OpenMode::Existing, world()).unwrap();
    assert_eq!(other.analysis_state().unwrap(), next);
    while other.analyse_next(|| false).unwrap().unread > 0 {}
    // It is no change of the reader's: undo takes the import back.
    assert_eq!(library.history().unwrap().undo.as_deref(), Some("import"));
    let newest = library.last_article().unwrap();
    library.edit_text(newest, SECOND).unwrap();
    assert_eq!(library.analysis_state().unwrap().unread, 1);
    library.analyse_next(|| false).unwrap();
    library.undo().unwrap();
    assert_eq!(library.analysis_state().unwrap().unread, 1);
    let waiting = proposed(library, newest, "Marta Holm").elsewhere;
    assert_eq!(waiting, start.articles - 1);
}

#[test]
fn in_another_language_only_known_names_are_proposed() {
    let fixture = Fixture::new();
    let one = fixture.import(FIRST);
    let german = fixture.import(
        "Die Hafenmeisterin Marta Holm sprach am Montag in Oslo mit der Presse über die Lage im Hafen. \
         Der Streik sei vorbei, und die Schiffe könnten wieder fahren, sagte sie nach der Sitzung.",
    );
    let library = &fixture.library;
    let (_, found) = library.suggestions(german).unwrap();
    assert_eq!(
        (found.foreign.as_deref(), found.groups.len()),
        (Some("de"), 0)
    );
    accept(library, one, "Marta Holm");
    let (_, found) = library.suggestions(german).unwrap();
    let names: Vec<&str> = found.groups.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Marta Holm"]);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let fixture = Fixture::new();
    let one = fixture.import(FIRST);
    let library = &fixture.library;
    let holm = accept(library, one, "Marta Holm");
    let before = (fixture.dump(), library.history().unwrap());
    let wanted = all_of(&proposed(library, one, "Skerrow"));
    let nowhere = AcceptEntity {
        ranges: vec![],
        ..wanted.clone()
    };
    assert!(library.accept_entity(one, &nowhere).is_err());
    let nobody = AcceptEntity {
        name: " ".to_owned(),
        ..wanted
    };
    assert!(library.accept_entity(one, &nobody).is_err());
    assert!(library.reject_entity(None, "", None).is_err());
    let details = EntityDetails {
        wikidata: Some("P31".to_owned()),
        ..EntityDetails::default()
    };
    assert!(matches!(
        library.edit_entity_details(holm, &details),
        Err(Error::BadWikidata(_))
    ));
    assert_eq!((fixture.dump(), library.history().unwrap()), before);
}
