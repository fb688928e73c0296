//! What becomes of a file that both the reader and the library change.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::block::{BlockOf, Marker, digest, ledger_line, written};
use crate::{Merged, merge, read_notes};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A file of notes with these highlights: id and note.
fn file(highlights: &[(&str, &str)]) -> String {
    let mut out = String::from(
        "---\ntitle: \"T\"\nanalect-id: 0199155c-6200-7707-8707-070707070707\nanalect-format: 2\n---\n\n# T\n\n",
    );
    let mut ids = vec!["about".to_owned()];
    let about = Marker::new(BlockOf::About, "about", Vec::new());
    out.push_str(&block(about, "Ann"));
    if !highlights.is_empty() {
        out.push_str("\n## Highlights\n");
    }
    for (id, note) in highlights {
        let fields = vec!["0-1".to_owned(), "yellow".to_owned()];
        out.push('\n');
        let content = format!("> q{id}\n\n**Note.** {note}");
        out.push_str(&block(
            Marker::new(BlockOf::Highlight, id, fields),
            &content,
        ));
        ids.push((*id).to_owned());
    }
    out.push_str(&format!("\n## My notes\n\n{}\n", ledger_line(&ids)));
    out
}

fn block(mut marker: Marker, content: &str) -> String {
    marker.base = Some(digest(content));
    written(&marker, content)
}

fn alive(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

const ALL: [&str; 4] = ["ha", "hb", "hc", "hd"];

/// What a file becomes, and that it stays so.
fn merged(fresh: &str, present: &str) -> Merged {
    let first = merge(fresh, present, &alive(&ALL)).unwrap();
    let second = merge(fresh, &first.text, &alive(&ALL)).unwrap();
    assert_eq!(second.text, first.text, "written twice");
    assert_eq!((second.added, second.changed, second.removed), (0, 0, 0));
    assert_eq!(second.conflicts, []);
    first
}

fn counts(merged: &Merged) -> [usize; 5] {
    [
        merged.added,
        merged.changed,
        merged.removed,
        merged.edits.len(),
        merged.conflicts.len(),
    ]
}

#[test]
fn nothing_changes_where_nothing_changed() {
    let fresh = file(&[("ha", "one"), ("hb", "two")]);
    let same = merged(&fresh, &fresh);
    assert_eq!(
        (same.text.as_str(), counts(&same)),
        (fresh.as_str(), [0; 5])
    );
}

#[test]
fn what_changed_in_the_library_is_renewed() {
    let (old, new) = (file(&[("ha", "one")]), file(&[("ha", "two")]));
    let same = merged(&new, &old);
    assert_eq!(
        (same.text.as_str(), counts(&same)),
        (new.as_str(), [0, 1, 0, 0, 0])
    );
}

#[test]
fn what_the_reader_changed_stays_and_is_told() {
    let fresh = file(&[("ha", "one"), ("hb", "two")]);
    let present = fresh
        .replace("one", "mine")
        .replace("## My notes\n", "## My notes\n\nOwn words.\n");
    let same = merged(&fresh, &present);
    assert_eq!(
        (same.text.as_str(), counts(&same)),
        (present.as_str(), [0, 0, 0, 1, 0])
    );
    assert_eq!(same.edits[0].note, "mine");
}

#[test]
fn what_changed_on_both_sides_is_offered_once() {
    let (old, new) = (
        file(&[("ha", "one"), ("hb", "x")]),
        file(&[("ha", "two"), ("hb", "x")]),
    );
    let both = merged(&new, &old.replace("one", "mine"));
    assert_eq!(counts(&both), [0, 0, 0, 0, 1]);
    let callout = "<!-- /analect:h -->\n\n<!-- analect:c ha ";
    assert!(both.text.contains(callout), "{}", both.text);
    assert!(both.text.contains("> [!info] Newer in Analect\n> > qha\n>\n> **Note.** two\n<!-- /analect:c -->\n\n<!-- analect:h hb"));
    // Deleted, it does not come back before the library changes again.
    let start = both.text.find("\n<!-- analect:c").unwrap();
    let end = both.text.find("<!-- /analect:c -->\n").unwrap() + 20;
    let mut deleted = both.text.clone();
    deleted.replace_range(start..end, "");
    assert_eq!(merged(&new, &deleted).text, deleted);
    let newer = file(&[("ha", "three"), ("hb", "x")]);
    assert!(merged(&newer, &deleted).text.contains("**Note.** three"));
    // It is renewed, and goes when both say the same.
    let renewed = merged(&newer, &both.text);
    assert_eq!(
        renewed.text.matches("analect:c").count(),
        2,
        "{}",
        renewed.text
    );
    let agreed = file(&[("ha", "mine"), ("hb", "x")]);
    assert_eq!(merged(&agreed, &renewed.text).text, agreed);
    // What the reader wrote into it stays as text.
    let edited = both.text.replace("**Note.** two", "**Note.** two, I see");
    let kept = merged(&newer, &edited);
    assert!(
        kept.text.contains("two, I see") && kept.text.matches("<!-- analect:c").count() == 1,
        "{}",
        kept.text
    );
}

#[test]
fn a_block_goes_only_with_its_mark_and_unedited() {
    let (old, new) = (
        file(&[("ha", "one"), ("hb", "two")]),
        file(&[("hb", "two")]),
    );
    let filtered = merged(&new, &old);
    assert_eq!(
        (filtered.text.as_str(), counts(&filtered)),
        (old.as_str(), [0; 5])
    );
    let gone = merge(&new, &old, &alive(&["hb"])).unwrap();
    assert_eq!(
        (gone.text.as_str(), counts(&gone)),
        (new.as_str(), [0, 0, 1, 0, 0])
    );
    // It comes back with its mark: the reader did not delete it.
    let back = merged(&old, &gone.text).text;
    assert_eq!(back, old.replace("about ha hb -->", "about hb ha -->"));
    let edited = old.replace("one", "mine");
    let kept = merge(&new, &edited, &alive(&["hb"])).unwrap();
    assert_eq!(kept.text, edited);
}

#[test]
fn what_the_reader_deleted_or_moved_stays_deleted_and_moved() {
    let fresh = file(&[("ha", "one"), ("hb", "two")]);
    let start = fresh.find("<!-- analect:h ha").unwrap();
    let end = fresh.find("<!-- /analect:h -->\n\n").unwrap() + 21;
    let mut deleted = fresh.clone();
    deleted.replace_range(start..end, "");
    assert_eq!(merged(&fresh, &deleted).text, deleted);
    let block = fresh.get(start..end).unwrap();
    let moved = deleted.replace("## My notes\n\n", &format!("## My notes\n\n{block}"));
    assert_eq!(merged(&fresh, &moved).text, moved);
}

#[test]
fn new_blocks_come_after_their_neighbours() {
    let fresh = file(&[("ha", "1"), ("hb", "2"), ("hc", "3"), ("hd", "4")]);
    for (present, added) in [
        (file(&[("hb", "2"), ("hd", "4")]), 2),
        (file(&[("ha", "1")]), 3),
        (file(&[("hd", "4")]), 3),
        (file(&[]), 4),
    ] {
        let found = merged(&fresh, &present);
        assert_eq!(counts(&found), [added, 0, 0, 0, 0]);
        let (text, ledger) = found.text.rsplit_once("<!-- analect:written").unwrap();
        assert_eq!(
            text,
            fresh.rsplit_once("<!-- analect:written").unwrap().0,
            "{present}"
        );
        assert!(ALL.iter().all(|id| ledger.contains(id)));
    }
}

#[test]
fn a_new_section_stands_before_what_the_reader_wrote_next() {
    let present = file(&[]).replace("\n## My notes\n", "\nAbout the source.\n\n## My notes\n");
    let found = merged(&file(&[("ha", "1")]), &present).text;
    let place = |words: &str| found.find(words).unwrap();
    assert!(
        place("About the source.") < place("## Highlights"),
        "{found}"
    );
    assert!(place("qha") < place("## My notes"), "{found}");
}

#[test]
fn line_endings_and_a_byte_order_mark_stay() {
    let old = file(&[("ha", "one")]);
    let new = file(&[("ha", "two"), ("hb", "three")]);
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(
        merged(&new, &windows(&old)).text.replace("\r\n", "\n"),
        format!("\u{feff}{}", merged(&new, &old).text)
    );
    assert!(
        !merged(&new, &windows(&old))
            .text
            .replace("\r\n", "")
            .contains('\n')
    );
    assert_eq!(merged(&new, &windows(&new)).text, windows(&new));
}

#[test]
fn copies_and_halves_of_blocks_are_text() {
    let fresh = file(&[("ha", "one")]);
    let start = fresh.find("<!-- analect:h ha").unwrap();
    let end = fresh.find("<!-- /analect:h -->\n").unwrap() + 20;
    let copy = fresh.get(start..end).unwrap().replace("one", "copied");
    let copied = fresh.replace("## My notes\n", &format!("## My notes\n\n{copy}"));
    let new = file(&[("ha", "two")]);
    let copy = copy.trim_end();
    let found = merged(&new, &copied).text;
    assert!(found.contains(copy), "{found}");
    assert_eq!(
        found.replace(copy, ""),
        new.replace("## My notes\n\n", "## My notes\n\n\n\n")
    );
    let half = fresh.replace("<!-- /analect:h -->\n", "");
    let found = merged(&new, &half);
    assert_eq!(
        (found.text.as_str(), &found.broken[..]),
        (half.as_str(), &["ha".to_owned()][..])
    );
}

#[test]
fn a_file_of_the_first_layout_is_taken_over() {
    let old = "---\ntitle: \"T\"\nanalect-id: 0199155c-6200-7707-8707-070707070707\nanalect-format: 1\nmine: 1\n---\n\n# T\n\n<!-- analect:begin -->\nOld Ann\n\n## Summary\n\n- Said. <!-- analect:s 0-5 -->\n\n## Highlights\n\n<!-- analect:h ha 0-1 yellow -->\n> qha\n\n^ha\n\n**Note.** one\n<!-- /analect:h -->\n\n<!-- analect:h hb 0-1 yellow -->\n> qhb\n\n**Note.** my words\n<!-- /analect:h -->\n<!-- analect:end -->\n\n## My notes\n\nOwn words.\n";
    let found = merge(&file(&[("ha", "one"), ("hb", "two")]), old, &alive(&ALL)).unwrap();
    assert_eq!(counts(&found), [0, 1, 0, 1, 0]);
    for part in [
        "\nAnn\n",
        "mine: 1\n",
        "**Note.** one\n",
        "my words",
        "Own words.",
        "analect-format: 2\n",
    ] {
        assert!(found.text.contains(part), "{part:?} in {}", found.text);
    }
    for part in ["analect:begin", "analect:end", "Old Ann", "Said.", "^ha"] {
        assert!(!found.text.contains(part), "{part:?} in {}", found.text);
    }
    assert_eq!(found.edits[0].note, "my words");
}

#[test]
fn properties_that_cannot_be_read_are_left_alone() {
    let fresh = file(&[]);
    let refused =
        |present: &str| assert!(merge(&fresh, present, &alive(&[])).is_err(), "{present}");
    refused("no front matter");
    refused("---\n{a: b}\n---\n");
    refused("---\nopen: 1\n");
}

/// What a reader does to a file.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes a line at a line's start, outside or inside of blocks.
    Write(usize, String),
    /// Deletes a line that is none of the front matter.
    Delete(usize),
    /// Moves a block's lines to another place.
    Move(usize, usize),
    /// Changes the note of a highlight in the library.
    Library(usize, String),
    /// Removes a highlight from the library, or brings it back.
    Toggle(usize),
    /// Exports.
    Export,
}

fn edit() -> impl Strategy<Value = Edit> {
    let word = "[a-z]{3,8}";
    prop_oneof![
        3 => (0usize..90, word).prop_map(|(at, word)| Edit::Write(at, word)),
        2 => (0usize..90).prop_map(Edit::Delete),
        1 => (0usize..4, 0usize..90).prop_map(|(number, at)| Edit::Move(number, at)),
        3 => (0usize..4, word).prop_map(|(number, word)| Edit::Library(number, word)),
        1 => (0usize..4).prop_map(Edit::Toggle),
        3 => Just(Edit::Export),
    ]
}

/// Where the front matter ends, in lines.
const FRONT: usize = 5;

proptest! {
    // The number of cases is the default, 256, so that PROPTEST_CASES can raise it.
    #[test]
    fn whatever_the_reader_writes_survives(edits in proptest::collection::vec(edit(), 1..24)) {
        let mut library: Vec<(bool, String)> = vec![(true, "note".to_owned()); 4];
        let fresh = |library: &[(bool, String)]| {
            let there: Vec<(&str, &str)> = ALL.iter().zip(library).filter(|(_, mark)| mark.0).map(|(id, mark)| (*id, mark.1.as_str())).collect();
            let ids: Vec<&str> = there.iter().map(|(id, _)| *id).collect();
            (file(&there), alive(&ids))
        };
        let mut text = fresh(&library).0;
        let mut number = 0;
        for edit in edits {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let place = |at: usize, lines: &[String]| FRONT + at % (lines.len() - FRONT + 1);
            match edit {
                Edit::Write(at, word) => {
                    // Each line is its own, so that it can be told whether it is there.
                    number += 1;
                    lines.insert(place(at, &lines), format!("mine {word} {number}"));
                }
                Edit::Delete(at) => {
                    let at = place(at, &lines);
                    if at < lines.len() { lines.remove(at); }
                }
                Edit::Move(number, at) => {
                    let id = ALL[number];
                    let start = lines.iter().position(|line| line.starts_with(&format!("<!-- analect:h {id} ")));
                    let end = start.and_then(|start| Some(start + lines.iter().skip(start).position(|line| line == "<!-- /analect:h -->")?));
                    if let (Some(start), Some(end)) = (start, end) {
                        let block: Vec<String> = lines.drain(start..=end).collect();
                        let at = place(at, &lines);
                        lines.splice(at..at, block);
                    }
                }
                Edit::Library(number, word) => library[number].1 = word,
                Edit::Toggle(number) => library[number].0 = !library[number].0,
                Edit::Export => {
                    let (fresh, alive) = fresh(&library);
                    let present = lines.join("\n") + "\n";
                    let first = merge(&fresh, &present, &alive).unwrap();
                    let own = |text: &str| text.lines().filter(|line| line.starts_with("mine ")).map(str::to_owned).collect::<Vec<_>>();
                    prop_assert_eq!(own(&first.text), own(&present), "{}\nbecame\n{}", present, first.text);
                    let second = merge(&fresh, &first.text, &alive).unwrap();
                    prop_assert_eq!(&second.text, &first.text, "from\n{}", present);
                    prop_assert!(read_notes(&first.text).is_some());
                    lines = first.text.lines().map(str::to_owned).collect();
                }
            }
            text = lines.join("\n") + "\n";
        }
    }
}
