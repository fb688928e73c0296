//! Whatever a reader decides about entities, in any order: nothing is twice, nothing is left over,
//! and all of it can be taken back.

use crate::fixture::Fixture;
use analect_library::{AcceptEntity, EntityFilter, Library, Suggestion};
use analect_model::{ArticleId, EntityId, MentionId};
use proptest::prelude::*;

const STORIES: [&str; 3] = [
    "Harbour master Marta Holm told reporters in Skerrow that the port would open again. Holm thanked \
     Tomasz Brandt, the union leader, and the Northern Fleet Agency.",
    "The painter Marta Holm opened a show in Oslo. Critics from Skerrow praised Marta Holm.",
    "Tomasz Brandt of the Northern Fleet Agency met Anna Holm in Oslo on Friday, Brandt said.",
];

#[derive(Debug, Clone, Copy)]
enum Step {
    Accept { someone_else: bool, left_out: bool },
    AcceptShown,
    Reject,
    Unlink,
    RemoveFromArticle,
    RemoveMention,
    Merge,
    Split,
    Edit,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (any::<bool>(), any::<bool>())
            .prop_map(|(someone_else, left_out)| Step::Accept { someone_else, left_out }),
        1 => Just(Step::AcceptShown),
        1 => Just(Step::Reject),
        1 => Just(Step::Unlink),
        1 => Just(Step::RemoveFromArticle),
        1 => Just(Step::RemoveMention),
        2 => Just(Step::Merge),
        2 => Just(Step::Split),
        1 => Just(Step::Edit),
    ]
}

fn accepted(group: &Suggestion, someone_else: bool, left_out: bool) -> AcceptEntity {
    let mut ranges: Vec<_> = group.mentions.iter().map(|one| one.place.range).collect();
    let out = ranges.split_off(if left_out { 1 } else { ranges.len() });
    let link = group.link.as_ref().map(|link| link.entity.id);
    AcceptEntity {
        name: group.name.clone(),
        kind: group.kind,
        own_type: None,
        aliases: group.aliases.clone(),
        ranges,
        left_out: out,
        into: link.filter(|_| !someone_else),
        someone_else,
    }
}

fn entities(library: &Library) -> Vec<EntityId> {
    let filter = EntityFilter {
        limit: 99,
        ..EntityFilter::default()
    };
    let found = library.entities(&filter).unwrap().entities;
    found.into_iter().map(|one| one.entity.id).collect()
}

fn mentions(library: &Library, entity: EntityId) -> Vec<MentionId> {
    let page = library.entity_page(entity).unwrap();
    let all = page.articles.iter().flat_map(|one| &one.mentions);
    all.filter_map(|one| one.id).collect()
}

/// Performs a step on what there is at the place `at`; what cannot be done changes nothing.
fn perform(library: &Library, step: Step, article: ArticleId, at: usize) {
    let groups = library.suggestions(article).unwrap().1.groups;
    let group = (!groups.is_empty()).then(|| &groups[at % groups.len()]);
    let all = entities(library);
    let one = |at: usize| (!all.is_empty()).then(|| all[at % all.len()]);
    match (step, group, one(at)) {
        (
            Step::Accept {
                someone_else,
                left_out,
            },
            Some(group),
            _,
        ) => drop(library.accept_entity(article, &accepted(group, someone_else, left_out))),
        (Step::AcceptShown, ..) => drop(library.accept_shown(article, None)),
        (Step::Reject, Some(group), _) => {
            drop(library.reject_entity(Some(article), &group.name, Some(group.kind)));
        }
        (Step::Unlink, Some(group), Some(entity)) => {
            drop(library.unlink_entity(article, &group.name, entity));
        }
        (Step::RemoveFromArticle, _, Some(entity)) => {
            drop(library.remove_entity(article, entity));
        }
        (Step::RemoveMention, _, Some(entity)) => {
            let own = mentions(library, entity);
            drop(library.remove_mentions(&own[..1]));
        }
        (Step::Merge, _, Some(entity)) => {
            drop(library.merge_entities(entity, one(at + 1).unwrap_or(entity)));
        }
        (Step::Split, _, Some(entity)) => {
            let own = mentions(library, entity);
            drop(library.split_entity(entity, "Somebody Else", &[], &own[..1]));
        }
        (Step::Edit, ..) => {
            let text = library.current_revision(article).unwrap();
            let longer = format!("Once more. {}", text.document.text());
            drop(library.edit_text(article, &longer));
        }
        _ => {}
    }
}

fn count(fixture: &Fixture, sql: &str) -> i64 {
    let connection = rusqlite::Connection::open(fixture.path()).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Decisions about the same place for the same entity, and entities without a decision.
const TWICE: &str = "SELECT count(*) - (SELECT count(*) FROM \
    (SELECT DISTINCT entity, article, start, end FROM mention)) FROM mention";
const LEFT_OVER: &str = "SELECT count(*) FROM entity WHERE id NOT IN (SELECT entity FROM mention)";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn decisions_in_any_order_are_sound_and_can_all_be_taken_back(
        steps in prop::collection::vec((any_step(), 0usize..3, 0usize..8), 1..14),
    ) {
        let fixture = Fixture::new();
        let library = &fixture.library;
        let articles = STORIES.map(|story| fixture.import(story));
        let start = (fixture.dump(), library.operations(99).unwrap().len());
        for (step, article, at) in steps {
            let article = articles[article];
            perform(library, step, article, at);
            prop_assert_eq!(count(&fixture, TWICE), 0, "{:?}", step);
            prop_assert_eq!(count(&fixture, LEFT_OVER), 0, "{:?}", step);
            let detail = library.article(article).unwrap();
            let decided: Vec<_> = detail
                .entities
                .iter()
                .flat_map(|one| &one.mentions)
                .filter_map(|one| one.anchoring.range)
                .collect();
            let (_, found) = library.suggestions(article).unwrap();
            for one in found.groups.iter().flat_map(|group| &group.mentions) {
                prop_assert!(decided.iter().all(|place| !place.overlaps(one.place.range)));
            }
        }
        while library.operations(99).unwrap().iter().filter(|one| !one.undone).count() > start.1 {
            library.undo().unwrap();
        }
        prop_assert_eq!(fixture.dump(), start.0);
    }
}
