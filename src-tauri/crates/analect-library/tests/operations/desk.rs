//! Sets, labels, reading places, the trash and what readers decide about summaries.

use crate::export::layout;
use crate::fixture::{Fixture, STORY};
use analect_library::{Error, Length, Shelf, Sort, SummaryOptions};
use analect_model::{EntityKind, ReadingState, TagName, Verdict};
use analect_text::{TextOffset, TextRange, slice};

const LONG: &str = "The port of Tarnby froze on Monday. Ships waited outside the harbour all night. \
    The council opened the old lock at dawn. Nobody was hurt in the night. \
    Repairs to the lock cost two million crowns. The mayor thanked the crews.\n";

#[test]
fn a_question_finds_an_entity_under_all_its_names() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(LONG);
    let lock = library.find_name(id, "old lock").unwrap();
    let (tagged, _) = library
        .tag_entity(id, "old lock", EntityKind::Place, &lock)
        .unwrap();
    let asked = || {
        let wanted = SummaryOptions {
            about: Some("What became of the Nordre sluice?".to_owned()),
            ..SummaryOptions::of(Length::Sentences(2))
        };
        let found = library.summarize(id, wanted).unwrap().summary;
        found.asked.map(|asked| asked.sentences)
    };
    assert_eq!(asked(), Some(0));
    library
        .edit_entity(tagged.entity.id, "Nordre sluice", EntityKind::Place)
        .unwrap();
    assert_eq!(asked(), Some(1));
}

#[test]
fn pinned_sentences_stand_in_every_summary_and_excluded_ones_in_none() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(LONG);
    let quotes = |count| -> Vec<String> {
        let found = library
            .summarize(id, SummaryOptions::of(Length::Sentences(count)))
            .unwrap();
        let text = found.revision.document.text();
        let ranges = found.summary.sentences.iter().map(|one| one.range);
        ranges
            .map(|range| slice(text, range).unwrap().to_owned())
            .collect()
    };
    let (first, last) = (&quotes(1)[0].clone(), "The mayor thanked the crews.");
    let first = first.as_str();
    assert!(!quotes(2).contains(&last.to_owned()));
    let range = |quote| library.find_quote(id, quote, 0).unwrap();
    library
        .choose_sentence(id, range(last), Some(Verdict::Pinned))
        .unwrap();
    library
        .choose_sentence(id, range(first), Some(Verdict::Excluded))
        .unwrap();
    for count in 1..=6 {
        let quotes = quotes(count);
        assert!(quotes.contains(&last.to_owned()), "{quotes:?}");
        assert!(!quotes.contains(&first.to_owned()), "{quotes:?}");
        assert!(quotes.len() <= count);
    }
    let found = library
        .summarize(id, SummaryOptions::of(Length::Sentences(3)))
        .unwrap();
    for sentence in &found.summary.sentences {
        let sum: f64 = sentence.reasons.iter().map(|reason| reason.value).sum();
        assert!((sum - sentence.score).abs() < 1e-9);
    }
    assert_eq!(
        (found.pinned, found.excluded),
        (vec![range(last)], vec![range(first)])
    );
    library.choose_sentence(id, range(first), None).unwrap();
    assert!(quotes(2).contains(&first.to_owned()));
    assert!(
        library
            .notes(id, &layout())
            .unwrap()
            .markdown
            .contains(last)
    );
}

#[test]
fn exported_notes_carry_the_length_and_the_question_of_the_reader() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(LONG);
    let mut wanted = layout();
    wanted.length = Length::Sentences(1);
    wanted.about.insert(id, "What do the repairs cost?".into());
    let summary = |markdown: &str| -> Vec<String> {
        let lines = markdown.lines().skip_while(|line| *line != "## Summary");
        let lines = lines.skip(1).take_while(|line| !line.starts_with("## "));
        let lines = lines.filter(|line| line.starts_with(['-', '*']));
        lines.map(str::to_owned).collect()
    };
    let exported = |wanted: &_| summary(&library.notes(id, wanted).unwrap().markdown);
    assert_eq!(
        exported(&wanted),
        [
            "*About: What do the repairs cost?*",
            "- Repairs to the lock cost two million crowns."
        ]
    );
    wanted.length = Length::Percent(100);
    assert_eq!(exported(&wanted).len(), 7);
    // What no sentence names changes nothing, so that nothing is said of it.
    wanted.about.insert(id, "zeppelins".into());
    wanted.length = layout().length;
    assert_eq!(exported(&wanted), exported(&layout()));
    assert_eq!(exported(&wanted).len(), 3);
}

#[test]
fn what_lay_in_the_trash_long_enough_goes_for_good_and_undo_goes_on() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let kept = fixture.import(LONG);
    library.star(&[kept], true).unwrap();
    let gone = fixture.import(STORY);
    library
        .highlight(gone, TextRange::of(0, 9).unwrap(), "yellow", "who? #lock")
        .unwrap();
    let places = library.find_name(gone, "Rosa Lind").unwrap();
    library
        .tag_entity(gone, "Rosa Lind", EntityKind::Person, &places)
        .unwrap();
    let other = library.find_name(kept, "Tarnby").unwrap();
    let (named, _) = library
        .tag_entity(kept, "Rosa Lind", EntityKind::Person, &other)
        .unwrap();
    library.remove_entity(kept, named.entity.id).unwrap();
    library.create_collection("Coasts", &[gone, kept]).unwrap();
    library.set_read(&[gone], true).unwrap();
    let marks = library.article(gone).unwrap().highlights;
    library
        .delete_annotations(&[marks[0].annotation.id])
        .unwrap();
    library.move_articles(&[gone], ReadingState::Trash).unwrap();
    assert_eq!(library.empty_trash(30).unwrap(), 0);
    assert_eq!(library.empty_trash(0).unwrap(), 1);
    assert!(matches!(library.article(gone), Err(Error::NotFound { .. })));
    assert!(library.find_quote(kept, "Tarnby", 0).is_ok());
    // What happened to the article is forgotten; what happened around it can be taken back.
    assert_eq!(library.undo().unwrap().op, "change collection");
    assert!(library.collections().unwrap().is_empty());
    assert_eq!(library.undo().unwrap().op, "star");
    assert_eq!(library.undo().unwrap().op, "import");
    assert!(library.undo().is_err());
}

#[test]
fn a_reading_place_is_kept_and_found_and_is_no_step_of_undo() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(LONG);
    assert_eq!(library.reading_place(id).unwrap(), None);
    let before = library.history().unwrap();
    let place = library.find_quote(id, "The council", 0).unwrap().start();
    let row = library.keep_place(id, place, 400).unwrap();
    assert_eq!(row.progress.map(|progress| progress.furthest), Some(400));
    let row = library.keep_place(id, TextOffset::new(0), 100).unwrap();
    assert_eq!(row.progress.map(|progress| progress.furthest), Some(400));
    library.keep_place(id, place, 1001).unwrap();
    assert_eq!(library.reading_place(id).unwrap(), Some(place));
    assert!(library.keep_place(id, TextOffset::new(99_999), 1).is_err());
    let row = &library.set_read(&[id], true).unwrap()[0];
    let progress = row.progress.as_ref().unwrap();
    assert!(progress.finished && progress.quote.starts_with("The council"));
    assert_eq!(library.history().unwrap(), before);
}

#[test]
fn several_articles_are_marked_as_read_together_or_not_at_all() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let one = fixture.import(LONG);
    let two = fixture.import(STORY);
    let gone = analect_model::ArticleId::from_parts(1, [0; 10]);
    assert!(library.set_read(&[one, gone, two], true).is_err());
    for id in [one, two] {
        assert_eq!(library.listing(id).unwrap().progress, None);
    }
    let rows = library.set_read(&[one, two], true).unwrap();
    assert!(
        rows.iter()
            .all(|row| row.progress.as_ref().unwrap().finished)
    );
    assert_eq!(rows[1], library.listing(two).unwrap());
}

#[test]
fn lists_are_sorted_and_narrowed() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let long = fixture.import(LONG);
    let short = fixture.import("A short one. It ends here.");
    let list = |shelf: &Shelf, sort| -> Vec<_> {
        let rows = library.list(shelf, sort).unwrap();
        rows.iter().map(|row| row.article.id).collect()
    };
    assert_eq!(list(&Shelf::All, Sort::Added), [short, long]);
    assert_eq!(list(&Shelf::All, Sort::Length), [short, long]);
    assert_eq!(list(&Shelf::All, Sort::Title), [short, long]);
    library.keep_place(long, TextOffset::new(0), 500).unwrap();
    assert_eq!(list(&Shelf::All, Sort::Progress), [long, short]);
    assert_eq!(list(&Shelf::All, Sort::Opened), [long, short]);
    library
        .tag_articles(&[long, short], &["port".into()], &[])
        .unwrap();
    library
        .tag_articles(&[short], &[], &["port".into()])
        .unwrap();
    let tag = TagName::new("port").unwrap();
    assert_eq!(list(&Shelf::Tag(tag.clone()), Sort::Added), [long]);
    assert_eq!(library.tags().unwrap(), [(tag, 1)]);
    let (coasts, _) = library.create_collection(" Coasts ", &[short]).unwrap();
    assert_eq!(list(&Shelf::Collection(coasts.id), Sort::Added), [short]);
    library
        .tag_articles(&[short, long], &["b".into(), "a".into()], &[])
        .unwrap();
    for row in library.list(&Shelf::All, Sort::Added).unwrap() {
        assert_eq!(row.tags[0].as_str(), "a");
        assert_eq!(row, library.listing(row.article.id).unwrap());
    }
    library.collect(coasts.id, &[long], true).unwrap();
    library.collect(coasts.id, &[short], false).unwrap();
    assert_eq!(list(&Shelf::Collection(coasts.id), Sort::Added), [long]);
}

#[test]
fn labels_need_names_and_keys_of_their_own_and_stay_while_used() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(LONG);
    let labels = library.labels().unwrap();
    assert_eq!(labels.len(), 6);
    let refused = |change: &dyn Fn(&mut Vec<analect_model::Label>)| {
        let mut wanted = labels.clone();
        change(&mut wanted);
        assert!(library.set_labels(&wanted).is_err());
        assert_eq!(library.labels().unwrap(), labels);
    };
    refused(&|wanted| wanted.clear());
    refused(&|wanted| wanted[0].name = " ".into());
    refused(&|wanted| wanted[0].name = wanted[1].name.clone());
    refused(&|wanted| wanted[0].key = wanted[1].key);
    refused(&|wanted| wanted[0].key = Some(0));
    refused(&|wanted| wanted[0].name = "x".repeat(41));
    library
        .highlight(id, TextRange::of(0, 8).unwrap(), "pink", "")
        .unwrap();
    refused(&|wanted| wanted.retain(|label| label.id.as_str() != "pink"));
    let mut fewer = labels.clone();
    fewer.retain(|label| label.id.as_str() != "orange");
    fewer[0].key = None;
    assert_eq!(library.set_labels(&fewer).unwrap().0, fewer);
    assert!(
        library
            .highlight(id, TextRange::of(0, 8).unwrap(), "orange", "")
            .is_err()
    );
}

#[test]
fn entities_are_renamed_and_merged_without_loss() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(STORY);
    let tag = |name: &str| {
        let places = library.find_name(id, name).unwrap();
        let kind = EntityKind::Person;
        library.tag_entity(id, name, kind, &places).unwrap().0
    };
    let (full, port) = (tag("Rosa Lind"), tag("port"));
    let mentions = full.mentions.len() + port.mentions.len();
    let twice = [full.mentions[0].mention.target.position];
    library
        .tag_entity(id, "port", EntityKind::Person, &twice)
        .unwrap();
    let taken = library.edit_entity(port.entity.id, "Rosa Lind", EntityKind::Person);
    assert!(matches!(taken, Err(Error::NameTaken(_))));
    let (named, _) = library
        .edit_entity(port.entity.id, "The port", EntityKind::Place)
        .unwrap();
    assert_eq!(named.aliases, ["port"]);
    let (kept, changes) = library
        .merge_entities(port.entity.id, full.entity.id)
        .unwrap();
    assert_eq!(kept.aliases, ["The port", "port"]);
    assert_eq!(changes.articles, [id]);
    let detail = library.article(id).unwrap();
    assert_eq!(detail.entities.len(), 1);
    assert_eq!(detail.entities[0].mentions.len(), mentions);
}

#[test]
fn a_highlight_takes_new_rims_and_keeps_its_note() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let id = fixture.import(STORY);
    let (made, _) = library
        .highlight(id, TextRange::of(0, 4).unwrap(), "blue", "who? #a")
        .unwrap();
    let (grown, _) = library
        .resize(made.id, TextRange::of(0, 9).unwrap())
        .unwrap();
    let grown = grown.annotation;
    assert_eq!(grown.target.unwrap().quote.exact, "Rosa Lind");
    assert_eq!((grown.body, grown.tags), (made.body, made.tags));
    library
        .tag_annotations(&[made.id], &["c".into(), "b".into()], &[])
        .unwrap();
    let shown = library.article(id).unwrap().highlights.remove(0);
    assert_eq!(shown, library.annotation(made.id).unwrap());
    assert_eq!(shown.annotation.tags.len(), 3);
    assert!(
        library
            .resize(made.id, TextRange::of(9, 10).unwrap())
            .is_err()
    );
}

#[test]
fn the_sample_carries_every_mark_it_promises() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let (row, _) = library.add_sample().unwrap();
    let id = row.article.id;
    assert_eq!(row.article.site.as_deref(), Some("Northlight News"));
    assert_eq!(row.article.place.as_deref(), Some("VARNHOLT"));
    assert!(!row.article.title_derived);
    let detail = library.article(id).unwrap();
    let marks = detail.highlights.iter().map(|one| &one.annotation);
    let targets = marks.clone().filter_map(|mark| mark.target.as_ref());
    let ranges: Vec<TextRange> = targets.map(|target| target.position).collect();
    assert_eq!(ranges.len(), 3);
    let overlapping = |one: &TextRange| {
        let others = ranges.iter().filter(|other| *other != one);
        others.clone().any(|other| other.overlaps(*one))
    };
    assert_eq!(ranges.iter().filter(|one| overlapping(one)).count(), 2);
    assert_eq!(marks.filter(|mark| !mark.body.is_empty()).count(), 2);
    assert_eq!(detail.entities.len(), 2);
    assert!(detail.entities.iter().all(|one| !one.mentions.is_empty()));
    let suggested = library.suggestions(id).unwrap().1.groups;
    let names: Vec<&str> = suggested.iter().map(|one| one.name.as_str()).collect();
    for name in ["Jonas Weyl", "Marek Dolan", "Port Saline"] {
        assert!(names.contains(&name), "{names:?}");
    }
    let (again, changes) = library.add_sample().unwrap();
    assert_eq!((again.article.id, changes.entry), (id, None));
    library.move_articles(&[id], ReadingState::Trash).unwrap();
    let back = library.add_sample().unwrap().0;
    assert_eq!(back.article.reading_state, ReadingState::Inbox);
}
