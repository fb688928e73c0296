//! Entities that are proposed, decided about and followed across the library.

use crate::fixture::{Fixture, world};
use analect_library::{
    AcceptEntity, EntityDetails, EntityFilter, EntityPage, Error, Library, OpenMode, Suggestion,
    WantedType,
};
use analect_model::{ArticleId, Colour, EntityId, EntityKind, Origin, Pattern};
use analect_text::slice;

const FIRST: &str = "Harbour master Marta Holm told reporters in Skerrow on Monday that the port would open again. \
     “We are done waiting,” Holm said.\n\n\
     Tomasz Brandt, the union leader, said Marta Holm had kept her word.\n\n\
     The Northern Fleet Agency sent three ships. Brandt thanked the Northern Fleet Agency.";

const SECOND: &str = "Harbour master Marta Holm flew to Skerrow on Friday, the government said in a statement.\n\n\
     “Nobody knows the harbour better than Marta Holm,” Tomasz Brandt said in Skerrow.";

const THIRD: &str = "The painter Marta Holm opened a show of watercolours in Oslo last week.\n\n\
     Critics praised Marta Holm for her light.";

fn group(library: &Library, article: ArticleId, name: &str) -> Option<Suggestion> {
    let (_, found) = library.suggestions(article).unwrap();
    found.groups.into_iter().find(|group| group.name == name)
}

fn proposed(library: &Library, article: ArticleId, name: &str) -> Suggestion {
    group(library, article, name).unwrap_or_else(|| panic!("{name} is proposed"))
}

/// All of a proposed entity, as it is proposed.
fn all_of(group: &Suggestion) -> AcceptEntity {
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

fn accept(library: &Library, article: ArticleId, name: &str) -> EntityId {
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

/// Every decision about a place: article, position and what was decided.
fn decisions(library: &Library, entity: EntityId) -> Vec<(String, String)> {
    let page = library.entity_page(entity).unwrap();
    let mut all: Vec<(String, String)> = page
        .articles
        .iter()
        .flat_map(|one| {
            let title = one.title.clone();
            let place = move |at: &analect_library::MentionInContext| {
                (title.clone(), format!("{:?} {}", at.range, at.quote))
            };
            one.mentions.iter().map(place).collect::<Vec<_>>()
        })
        .collect();
    all.sort();
    all
}

#[test]
fn merging_and_splitting_lose_nothing() {
    let fixture = Fixture::new();
    let (one, three) = (fixture.import(FIRST), fixture.import(THIRD));
    let library = &fixture.library;
    let master = accept(library, one, "Marta Holm");
    let mut other = all_of(&proposed(library, three, "Marta Holm"));
    (other.into, other.someone_else) = (None, true);
    other.left_out = other.ranges.split_off(1);
    let painter = library.accept_entity(three, &other).unwrap().0.entity.id;
    let note = |note: &str| EntityDetails {
        note: note.to_owned(),
        ..EntityDetails::default()
    };
    library
        .edit_entity_details(master, &note("harbour"))
        .unwrap();
    library
        .edit_entity_details(painter, &note("water"))
        .unwrap();
    let (before, dump) = (decisions(library, master), fixture.dump());
    let paints = decisions(library, painter);
    let (kept, _) = library.merge_entities(painter, master).unwrap();
    assert_eq!(kept.note, "harbour\n\nwater");
    assert_eq!(
        decisions(library, master).len(),
        before.len() + paints.len()
    );
    let (made, _) = library
        .split_entity(master, "Marta Holm (painter)", &[three], &[])
        .unwrap();
    assert_eq!(decisions(library, master), before);
    assert_eq!(decisions(library, made.id), paints);
    // The place that is not the painter went with her and is not proposed.
    assert!(group(library, three, "Marta Holm").is_none());
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(fixture.dump(), dump);
    let refused = |split: Result<_, Error>| assert!(matches!(split, Err(Error::BadSplit(_))));
    refused(library.split_entity(master, "Nobody", &[three], &[]));
    refused(library.split_entity(master, "All of her", &[one], &[]));
    assert_eq!(fixture.dump(), dump);
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

fn followed(library: &Library, entity: EntityId) -> EntityPage {
    while library.analyse_next(|| false).unwrap().unread > 0 {}
    library.entity_page(entity).unwrap()
}

#[test]
fn a_page_tells_where_an_entity_stands_what_it_said_and_what_was_said_of_it() {
    let fixture = Fixture::new();
    let (one, two) = (fixture.import(FIRST), fixture.import(SECOND));
    let library = &fixture.library;
    let holm = accept(library, one, "Marta Holm");
    accept(library, one, "Tomasz Brandt");
    let place = library
        .find_quote(one, "Marta Holm told reporters", 0)
        .unwrap();
    library
        .highlight(one, place, "yellow", "by phone?")
        .unwrap();
    library.note_article(two, "ask @marta holm again").unwrap();
    library.note_article(one, "ask @marta holmberg").unwrap();
    let page = followed(library, holm);
    let said = |all: &[analect_library::Statement]| -> Vec<String> {
        all.iter().map(|one| one.quote.clone()).collect()
    };
    assert!(said(&page.statements_by).contains(&"“We are done waiting,”".to_owned()));
    let by_her = page.statements_by.len();
    assert_eq!(page.articles.len(), 1);
    assert_eq!((page.waiting.len(), page.waiting[0].waiting), (1, 2));
    assert_eq!(page.together[0].entity.name, "Tomasz Brandt");
    let noted: Vec<&str> = page
        .notes
        .iter()
        .map(|one| one.annotation.body.as_str())
        .collect();
    assert_eq!(noted, ["ask @marta holm again", "by phone?"]);
    // Once it is accepted there too, what Brandt said of her is a statement about her.
    accept(library, two, "Marta Holm");
    let page = followed(library, holm);
    assert_eq!((page.articles.len(), page.waiting.len()), (2, 0));
    let about = said(&page.statements_about);
    assert!(
        about.contains(&"“Nobody knows the harbour better than Marta Holm,”".to_owned()),
        "{about:?}"
    );
    assert_eq!(page.statements_by.len(), by_her);
    let (_, found) = library.suggestions(one).unwrap();
    let speakers = found
        .quotations
        .iter()
        .filter(|one| one.entity == Some(holm));
    assert!(speakers.count() > 0);
}

#[test]
fn a_page_is_written_once_renewed_and_never_over_what_a_reader_wrote() {
    let fixture = Fixture::new();
    let (one, three) = (fixture.import(FIRST), fixture.import(THIRD));
    let library = &fixture.library;
    let master = accept(library, one, "Marta Holm");
    let mut other = all_of(&proposed(library, three, "Marta Holm"));
    (other.into, other.someone_else) = (None, true);
    let painter = library.accept_entity(three, &other).unwrap().0.entity.id;
    let folder = fixture.folder.path().join("notes");
    let written = |entity| library.export_entity(entity, Some(&folder));
    let file = written(master).unwrap();
    let path = file.path.unwrap();
    assert_eq!(path, folder.join("Marta Holm.md"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), file.markdown);
    assert_eq!(
        written(painter).unwrap().path,
        Some(folder.join("Marta Holm 2.md"))
    );
    let note = EntityDetails {
        note: "met her".to_owned(),
        ..EntityDetails::default()
    };
    library.edit_entity_details(master, &note).unwrap();
    assert_eq!(written(master).unwrap().path, Some(path.clone()));
    let now = std::fs::read_to_string(&path).unwrap();
    assert!(now.contains("\nmet her\n"), "{now}");
    let edited = now.replace("met her", "never met her");
    std::fs::write(&path, &edited).unwrap();
    assert!(matches!(written(master), Err(Error::FileEdited(_))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
}

#[test]
fn own_types_have_one_name_and_key_each_and_stay_while_they_are_used() {
    let fixture = Fixture::new();
    let one = fixture.import(FIRST);
    let library = &fixture.library;
    let wanted = |name: &str, key| WantedType {
        id: None,
        name: name.to_owned(),
        key,
        colour: Colour::Blue,
        pattern: Pattern::Wavy,
    };
    let refused = |types: &[WantedType]| {
        assert!(matches!(
            library.set_entity_types(types),
            Err(Error::BadTypes(_))
        ));
    };
    refused(&[wanted("Ship", Some(1)), wanted("Ship", None)]);
    refused(&[wanted("Ship", Some(1)), wanted("Port", Some(1))]);
    refused(&[wanted(" ", None)]);
    refused(&[wanted("Ship", Some(10))]);
    let (types, _) = library
        .set_entity_types(&[wanted("Ship", Some(1)), wanted("Port", None)])
        .unwrap();
    let mut group = all_of(&proposed(library, one, "Skerrow"));
    group.own_type = Some(types[1].id);
    let port = library.accept_entity(one, &group).unwrap().0.entity;
    assert_eq!(
        (port.kind, port.own_type),
        (EntityKind::Other, Some(types[1].id))
    );
    assert!(matches!(
        library.set_entity_types(&[]),
        Err(Error::TypeInUse(name)) if name == "Port"
    ));
    let (plain, _) = library
        .edit_entity(port.id, "Skerrow", EntityKind::Place)
        .unwrap();
    assert_eq!(plain.own_type, None);
    library.set_entity_types(&[]).unwrap();
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(library.entity_types().unwrap()[1].1, 1);
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
