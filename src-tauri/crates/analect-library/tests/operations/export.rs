//! Notes in a folder: what is written, what stays, and what comes back.

use crate::fixture::{Fixture, STORY, parsed};
use analect_library::{ExportEffect, ExportOptions, ExportPlan, Preset, TakenEdit, Template};
use analect_model::{AnnotationId, ArticleId, PublicationDate, TagName};
use analect_text::TextRange;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn layout() -> ExportOptions {
    ExportOptions::preset(Preset::Obsidian).unwrap()
}

/// A library with one article, and a folder for notes.
struct Desk {
    fixture: Fixture,
    id: ArticleId,
    folder: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let fixture = Fixture::new();
        let id = fixture.import(STORY);
        let folder = fixture.folder.path().join("notes");
        Self {
            fixture,
            id,
            folder,
        }
    }

    fn mark(&self, start: usize, end: usize, label: &str, note: &str) -> AnnotationId {
        let range = TextRange::of(start, end).unwrap();
        let made = self.fixture.library.highlight(self.id, range, label, note);
        made.unwrap().0.id
    }

    fn export_with(&self, options: &ExportOptions) -> Vec<ExportPlan> {
        let library = &self.fixture.library;
        let planned = library.plan_export(&[self.id], &self.folder, options);
        let done = library.export(&[self.id], &self.folder, options).unwrap();
        // A dry run says what then happens.
        assert_eq!(planned.unwrap(), done);
        done
    }

    fn export(&self) -> ExportPlan {
        self.export_with(&layout()).remove(0)
    }
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn what_the_reader_wrote_stays_and_an_export_without_changes_writes_nothing() {
    let desk = Desk::new();
    desk.mark(0, 9, "yellow", "first");
    let made = desk.export();
    assert_eq!((made.effect, made.added), (ExportEffect::Created, 1));
    let notes = desk.fixture.library.notes(desk.id, &layout()).unwrap();
    assert_eq!(fs::read_to_string(&made.path).unwrap(), notes.markdown);
    let written = fs::metadata(&made.path).unwrap().modified().unwrap();
    assert_eq!(desk.export().effect, ExportEffect::Unchanged);
    assert_eq!(
        fs::metadata(&made.path).unwrap().modified().unwrap(),
        written
    );
    change(
        &made.path,
        "## My notes\n",
        "## My notes\n\nShe denies it.\n",
    );
    desk.mark(10, 14, "green", "check");
    let again = desk.export();
    assert_eq!((again.effect, again.added), (ExportEffect::Renewed, 1));
    let text = fs::read_to_string(&made.path).unwrap();
    assert!(
        text.contains("She denies it.") && text.contains("check"),
        "{text}"
    );
    // What goes from the library goes from the file, and comes back with undo.
    desk.fixture.library.undo().unwrap();
    let gone = desk.export();
    assert_eq!((gone.added, gone.removed), (0, 1));
    desk.fixture.library.redo().unwrap();
    assert_eq!(desk.export().added, 1);
}

#[test]
fn a_file_is_found_after_it_was_moved_and_one_of_somebody_else_stays() {
    let desk = Desk::new();
    let path = desk.export().path;
    let moved = desk.folder.join("2026/My name.md");
    fs::create_dir_all(desk.folder.join("2026")).unwrap();
    fs::rename(&path, &moved).unwrap();
    fs::write(&path, "my own page").unwrap();
    assert_eq!(desk.export().path, moved);
    fs::remove_file(&moved).unwrap();
    let new = desk.export().path;
    assert!(new != path && new != moved);
    assert_eq!(fs::read_to_string(&path).unwrap(), "my own page");
}

#[test]
fn a_file_that_cannot_be_renewed_is_told_and_the_others_are_written() {
    let desk = Desk::new();
    let other = desk
        .fixture
        .import("Another story stands here. It has two sentences.");
    let library = &desk.fixture.library;
    let both = [desk.id, other];
    let made = library.export(&both, &desk.folder, &layout()).unwrap();
    desk.mark(0, 9, "yellow", "new");
    library.note_article(other, "on it").unwrap();
    let check = |bytes: &[u8], sentence: &str| {
        fs::write(&made[0].path, bytes).unwrap();
        let done = library.export(&both, &desk.folder, &layout()).unwrap();
        let ExportEffect::Refused(said) = &done[0].effect else {
            panic!("{done:?}")
        };
        assert!(said.contains(sentence), "{said}");
        assert_eq!(fs::read(&made[0].path).unwrap(), bytes);
    };
    let id = format!("---\nanalect-id: {}\n", desk.id);
    check(
        format!("{id}no property\n---\n").as_bytes(),
        "cannot be read line by line",
    );
    check(
        &[id.as_bytes(), b"x: \xff\n---\n"].concat(),
        "no text in UTF-8",
    );
    let text = fs::read_to_string(&made[1].path).unwrap();
    assert!(text.contains("on it"));
    assert_eq!(fs::read_dir(&desk.folder).unwrap().count(), 2);
}

#[test]
fn a_file_that_is_cut_off_anywhere_loses_nothing_and_gets_no_twin() {
    let desk = Desk::new();
    desk.mark(0, 9, "yellow", "one");
    desk.mark(12, 20, "green", "two");
    let path = desk.export().path;
    let whole = fs::read_to_string(&path).unwrap();
    let properties = whole.find("\n---\n").unwrap() + "\n---".len();
    let at_line = |cut: &usize| {
        let (before, after) = whole.split_at(*cut);
        before.ends_with('\n') || after.starts_with('\n')
    };
    let cuts = (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut));
    for cut in cuts.filter(|cut| cut % 11 == 0 || at_line(cut)) {
        let (left, _) = whole.split_at(cut);
        fs::write(&path, left).unwrap();
        let done = desk.export();
        let text = fs::read_to_string(&path).unwrap();
        if let ExportEffect::Refused(said) = &done.effect {
            assert!(cut < properties, "{cut}: {said}");
            assert_eq!(text, left, "{cut}");
            assert!(said.contains("left as it is"), "{said}");
        } else {
            assert!(cut >= properties, "{cut}");
            let stands = |note: &&str| text.contains(&format!("**Note.** {note}\n"));
            // The one block that began and has no end is not written over.
            match ["one", "two"].iter().filter(|note| !stands(note)).count() {
                0 => {}
                1 => assert!(done.warnings[0].contains("lacks"), "{cut}: {text}"),
                _ => panic!("{cut}: {text}"),
            }
            assert_eq!(desk.export().effect, ExportEffect::Unchanged, "{cut}");
        }
        assert_eq!(fs::read_dir(&desk.folder).unwrap().count(), 1, "{cut}");
    }
}

#[test]
fn filters_choose_highlights_and_take_none_out() {
    let desk = Desk::new();
    desk.mark(0, 9, "yellow", "one");
    let green = ExportOptions {
        labels: vec![analect_model::LabelId::new("green").unwrap()],
        ..layout()
    };
    assert_eq!(desk.export_with(&green), []);
    desk.export();
    desk.mark(10, 14, "green", "two #port");
    let done = desk.export_with(&green).remove(0);
    assert_eq!((done.added, done.removed), (1, 0));
    assert!(done.markdown.contains("one") && done.markdown.contains("two"));
    let chosen = |options: ExportOptions| desk.export_with(&options).len();
    let tag = |name: &str| vec![TagName::new(name).unwrap()];
    assert_eq!(
        chosen(ExportOptions {
            tags: tag("port"),
            ..layout()
        }),
        1
    );
    assert_eq!(
        chosen(ExportOptions {
            tags: tag("ship"),
            ..layout()
        }),
        0
    );
    let day = |year| PublicationDate::new(year, 1, 1);
    assert_eq!(
        chosen(ExportOptions {
            since: day(2100),
            ..layout()
        }),
        0
    );
    assert_eq!(
        chosen(ExportOptions {
            since: day(2000),
            until: day(2100),
            ..layout()
        }),
        1
    );
}

#[test]
fn notes_edited_in_a_file_come_back_into_the_library() {
    let desk = Desk::new();
    let library = &desk.fixture.library;
    let mark = desk.mark(0, 9, "yellow", "by how much?");
    library.note_article(desk.id, "On the whole").unwrap();
    for preset in Preset::ALL {
        let options = ExportOptions::preset(preset).unwrap();
        desk.export_with(&options);
        let path = desk.export_with(&options).remove(0).path;
        change(&path, "by how much?", "by **65** votes?\n\n- <b>ask</b>");
        let layouts = Preset::ALL.map(|preset| ExportOptions::preset(preset).unwrap());
        let edits = library
            .edits_in(&[desk.id], &desk.folder, &layouts)
            .unwrap()
            .edits;
        assert_eq!(edits.len(), 1, "{preset:?}");
        assert_eq!((edits[0].annotation, edits[0].both), (mark, false));
        let taken = library.take_edits(&edits, false).unwrap();
        assert!(matches!(taken[..], [TakenEdit::Taken(_)]), "{taken:?}");
        let note = library.annotation(mark).unwrap().annotation.body;
        assert_eq!(note, "by **65** votes?\n\n- <b>ask</b>");
        // Both say the same now, and the escapes are ours again.
        let same = desk.export_with(&options).remove(0);
        assert_eq!((same.kept, same.edits), (0, Vec::new()));
        assert_eq!(library.undo().unwrap().op, "edit note");
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_note_changed_on_both_sides_is_taken_only_by_force() {
    let desk = Desk::new();
    let library = &desk.fixture.library;
    let mark = desk.mark(0, 9, "yellow", "one");
    let path = desk.export().path;
    change(&path, "**Note.** one", "**Note.** from the file");
    library.edit_note(mark, "from the library").unwrap();
    let found = || library.edits_in(&[desk.id], &desk.folder, &[layout()]);
    let edits = found().unwrap().edits;
    assert!(edits[0].both);
    assert_eq!(
        library.take_edits(&edits, false).unwrap(),
        [TakenEdit::ChangedInBoth]
    );
    let both = desk.export();
    assert_eq!((both.kept, both.changed), (1, 0));
    assert!(both.markdown.contains("> [!info] Newer in Analect"));
    // An export that shows the conflict does not settle it.
    assert_eq!(desk.export().conflicts, 1);
    let still = found().unwrap().edits;
    assert!(still[0].both);
    assert_eq!(
        library.take_edits(&still, false).unwrap(),
        [TakenEdit::ChangedInBoth]
    );
    let note = library.annotation(mark).unwrap().annotation.body;
    assert_eq!(note, "from the library");
    let taken = library.take_edits(&edits, true).unwrap();
    assert!(matches!(taken[..], [TakenEdit::Taken(_)]));
    assert_eq!(
        library.annotation(mark).unwrap().annotation.body,
        "from the file"
    );
    assert!(!desk.export().markdown.contains("Newer in Analect"));
    library.delete_annotations(&[mark]).unwrap();
    assert_eq!(library.take_edits(&edits, true).unwrap(), [TakenEdit::Gone]);
}

#[test]
fn an_edited_note_whose_mark_was_removed_stays_and_is_told() {
    let desk = Desk::new();
    let library = &desk.fixture.library;
    let mark = desk.mark(0, 9, "yellow", "one");
    let path = desk.export().path;
    change(&path, "**Note.** one", "**Note.** mine");
    library.delete_annotations(&[mark]).unwrap();
    let plan = desk.export();
    assert_eq!((plan.kept, plan.removed, plan.edits.len()), (1, 0, 0));
    assert!(plan.markdown.contains("mine"));
    let told = format!("the note {} was edited here", mark.block_id());
    assert!(plan.warnings[0].starts_with(&told), "{:?}", plan.warnings);
    let layouts = Preset::ALL.map(|preset| ExportOptions::preset(preset).unwrap());
    let found = || {
        library
            .edits_in(&[desk.id], &desk.folder, &layouts)
            .unwrap()
    };
    let orphans = found().orphans;
    assert_eq!((orphans.len(), found().edits), (1, Vec::new()));
    assert!(orphans[0].starts_with(&format!("{}: {told}", path.display())));
    // What it says to do works: the words can be taken over again.
    library.undo().unwrap();
    let back = found();
    assert_eq!(
        (back.edits[0].in_file.as_str(), back.orphans.len()),
        ("mine", 0)
    );
}

#[test]
fn tags_that_cannot_be_read_are_told() {
    let desk = Desk::new();
    let library = &desk.fixture.library;
    let path = desk.export().path;
    change(
        &path,
        "highlights: 0\n",
        "tags: >-\n  mine\nhighlights: 0\n",
    );
    assert_eq!(desk.export().warnings, Vec::<String>::new());
    library
        .tag_articles(&[desk.id], &["port".to_owned()], &[])
        .unwrap();
    let plan = desk.export();
    assert!(plan.warnings[0].starts_with("tags in its properties"));
    assert!(plan.markdown.contains("tags: >-\n  mine\nhighlights: 0\n"));
}

#[test]
fn a_note_that_a_layout_does_not_show_apart_is_not_read() {
    let desk = Desk::new();
    desk.mark(0, 9, "yellow", "one");
    let source = "{% for h in highlights %}\n{{ h.begin }}\n{{ h.quote | quote }}\n\nI wrote: {{ h.note }}\n{{ h.end }}\n{% endfor %}";
    let options = ExportOptions::all(Template::new(source).unwrap());
    let path = desk.export_with(&options).remove(0).path;
    change(&path, "I wrote: one", "I wrote: two");
    let plan = desk.export_with(&options).remove(0);
    assert_eq!(
        (plan.kept, plan.edits.len(), plan.warnings.len()),
        (1, 0, 1)
    );
    assert!(plan.warnings[0].contains("stays in the file"));
}

/// What a lost mark says of itself.
const SIGN: &str = "*Not found in the present text.*";

#[test]
fn a_lost_mark_says_so_in_its_file_until_it_is_found_again() {
    let desk = Desk::new();
    let library = &desk.fixture.library;
    let place = library.find_quote(desk.id, "Boats had waited for nine days.", 0);
    let mark = library.highlight(desk.id, place.unwrap(), "yellow", "check");
    let mark = mark.unwrap().0.id;
    for preset in Preset::ALL {
        let options = ExportOptions::preset(preset).unwrap();
        let export = || desk.export_with(&options).remove(0);
        let first = export();
        assert!(!first.markdown.contains(SIGN));
        let without = STORY.replace(" Boats had waited for nine days.", "");
        library.revise(desk.id, parsed(&without)).unwrap();
        let lost = export();
        assert_eq!((lost.effect, lost.changed), (ExportEffect::Renewed, 1));
        let sign = lost.markdown.find(SIGN).unwrap();
        let quote = lost.markdown.find("> Boats had waited").unwrap();
        assert!(sign < quote, "{}", lost.markdown);
        assert_eq!(export().effect, ExportEffect::Unchanged);
        // Its note can be edited there, and the sign is no part of it.
        change(&lost.path, "check", "ask Rosa");
        let edits = library.edits_in(&[desk.id], &desk.folder, std::slice::from_ref(&options));
        let edits = edits.unwrap().edits;
        assert_eq!((edits.len(), edits[0].in_file.as_str()), (1, "ask Rosa"));
        library.take_edits(&edits, false).unwrap();
        let kept = library.annotation(mark).unwrap();
        assert_eq!(kept.annotation.body, "ask Rosa");
        assert_eq!(export().kept, 0);
        library.revise(desk.id, parsed(STORY)).unwrap();
        library.edit_note(mark, "check").unwrap();
        let found = export();
        assert!(!found.markdown.contains(SIGN), "{}", found.markdown);
        fs::remove_file(found.path).unwrap();
    }
}
