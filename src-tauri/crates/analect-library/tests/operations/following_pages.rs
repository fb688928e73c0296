//! Entities across the library: their pages, merging and splitting, and types of the reader's own.

use crate::fixture::Fixture;
use crate::following::{FIRST, SECOND, THIRD, accept, all_of, group, proposed};
use analect_library::{EntityDetails, EntityPage, Error, Library, WantedType};
use analect_model::{Colour, EntityId, EntityKind, Pattern};

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
fn words_that_were_replaced_in_the_text_are_on_no_page() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(FIRST);
    let holm = accept(library, article, "Marta Holm");
    assert!(!followed(library, holm).statements_by.is_empty());
    let edited = FIRST
        .replace("Marta Holm", "Karin Bell")
        .replace("Holm said", "Bell said");
    library.edit_text(article, &edited).unwrap();
    let page = followed(library, holm);
    let mentions = page.articles.iter().map(|one| one.mentions.len());
    assert_eq!(mentions.sum::<usize>(), 0);
    assert_eq!(page.statements_by, []);
}

#[test]
fn what_one_of_two_namesakes_said_is_on_one_page() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(
        "Marta Holm, the harbour master, told reporters in Skerrow that the port would open again.\n\n\
         “We are done waiting,” Marta Holm said on Monday.\n\n\
         “I only paint water,” Marta Holm said in Oslo.",
    );
    let master = accept(library, article, "Marta Holm");
    let detail = library.article(article).unwrap();
    let last = detail.entities[0].mentions.last().unwrap().mention.id;
    let (painter, _) = library
        .split_entity(master, "Marta Holm", &[], &[last])
        .unwrap();
    let said = |entity| -> Vec<String> {
        let all = followed(library, entity).statements_by.into_iter();
        all.filter(|one| one.direct).map(|one| one.quote).collect()
    };
    assert_eq!(said(painter.id), ["“I only paint water,”"]);
    assert_eq!(said(master), ["“We are done waiting,”"]);
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
    // What stands nowhere any more holds no type back.
    library.remove_entity(one, port.id).unwrap();
    assert_eq!(library.entity_types().unwrap()[1].1, 0);
    library.set_entity_types(&[]).unwrap();
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(library.entity_types().unwrap()[1].1, 1);
}
