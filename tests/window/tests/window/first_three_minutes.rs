//! What a new reader does in the first three minutes, in the real window and by keyboard alone:
//! paste a wire story, mark it, note on it, name an entity, follow the summary to its source, undo
//! and redo, come back later, do so again, take the notes out, get a corrected copy, and take the
//! notes out once more into the file that was written on in between; and decide about the names that
//! were found.

use std::fs;
use std::path::{Path, PathBuf};

use crate::reading::{
    analect, cursor, last_article, passages, wait_for_cursor, wait_for_focus, wait_for_highlights,
    wait_for_mentions,
};
use analect_window_tests::{Clipboard, Failure, Outcome, Window, play, test_id};
use serde_json::{Value, json};

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");

const WIRE: &str = include_str!("../../../fixtures/wire/ferry.txt");

const FIRST: &str = "Dock workers in Skerrow voted on Thursday";
const SECOND: &str = "The vote was closer";
const THIRD: &str = "Harbour master Marta Holm said";
const SENTENCE: &str = "Harbour master Marta Holm said the first cranes would move before dawn.";
const ACROSS: &str = "before dawn. “We will unload the medicine first";
const NOTE: &str = "Who set this order?";
const MORE: &str = " The port, says Ms Holm.";
const OWN: &str = "Ask the baker as well.";
const QUESTION: &str = "Which ships carry medicine?";
const PERSON: &str = "Marta Holm";

#[test]
fn a_new_reader_marks_a_story_and_takes_the_notes_out() {
    play("first_three_minutes", |window| {
        paste_the_story(window)?;
        move_the_cursor(window)?;
        highlight_three_times(window)?;
        write_a_note(window)?;
        name_an_entity(window)?;
        follow_the_summary(window)?;
        ask_the_summary(window)?;
        undo_and_redo(window)?;
        window.restart()?;
        open_the_article(window)?;
        all_marks_are_there(window)?;
        // What was done before the program ended can still be taken back.
        undo_and_redo(window)?;
        all_marks_are_there(window)?;
        export(window)?;
        a_corrected_copy_comes_in(window)?;
        export_again(window)?;
        review_what_is_suggested(window)
    });
}

/// What a newsroom puts around its text folds away or stands apart, and date and label are right.
#[test]
fn a_wire_copy_comes_in_as_its_text() {
    play("wire_copy", |window| {
        window.wait_for(&test_id("import-button"))?;
        let _elsewhere = Clipboard::with(WIRE)?;
        window.press("Mod+V")?;
        wait_for_focus(window, &test_id("article"))?;
        for kind in ["byline", "signOff"] {
            let folded = format!("details:not([open]) [data-kind={kind}]");
            window.wait_for_script(
                &format!("{kind} folded away"),
                "return document.querySelector(arguments[0]) !== null",
                &[json!(folded)],
            )?;
        }
        let kinds = window.attributes(&test_id("block"), "data-kind")?;
        for kind in ["caption", "credit", "dateline"] {
            assert!(kinds.iter().any(|found| found == kind), "{kinds:?}");
        }
        let told = last_article(window.profile())?;
        assert_eq!(told["published"], "2026-03-03", "{told:#}");
        assert_eq!(told["site"], "Coast News", "{told:#}");
        assert_eq!(told["byline"], "Peter Lund", "{told:#}");
        two_notes_side_by_side(window)?;
        a_command_of_the_palette(window)
    });
}

/// Notes stand beside their lines, in their order, and never one over another.
fn two_notes_side_by_side(window: &Window) -> Outcome {
    for (count, text) in [(1, "Who paid for the piano?"), (2, "Ask in May.")] {
        window.press("n")?;
        wait_for_focus(window, &test_id("note-editor"))?;
        window.type_text(text)?;
        window.press("Mod+Enter")?;
        window.wait_until_gone(&test_id("note-editor"))?;
        window.wait_for_count(&test_id("margin-note"), count)?;
        wait_for_focus(window, &test_id("article"))?;
        window.wait_for_script(
            "the new mark in hand",
            "return document.querySelector('[data-testid=mark-ring]') !== null",
            &[],
        )?;
        window.press("j")?;
    }
    window.wait_for_script(
        "two notes beside their lines",
        "const boxes = (selector) =>
           [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
         const [first, second] = boxes('[data-testid=margin-note]');
         const [line] = boxes('.piece[data-annotation]');
         return first.bottom <= second.top && Math.abs(first.top - line.top) < 24
           && first.left >= line.right;",
        &[],
    )
}

/// The palette finds a command by a word and runs it; undo takes it back.
fn a_command_of_the_palette(window: &Window) -> Outcome {
    window.press("Mod+K")?;
    wait_for_focus(window, &test_id("palette-input"))?;
    window.type_text("save for later")?;
    window.wait_for_texts(&test_id("palette-row"), |rows| {
        rows.first()
            .is_some_and(|row| row.contains("Save for later"))
    })?;
    window.press("Enter")?;
    window.wait_until_gone(&test_id("palette"))?;
    window.wait_until(
        "the article saved for later",
        || Ok(last_article(window.profile())?["shelf"].clone()),
        |shelf| shelf == "later",
    )?;
    window.press("Mod+Z")?;
    window.wait_for_count(&test_id("library-row"), 1)?;
    Ok(())
}

/// The paragraph of the story that starts with these words.
fn paragraph(start: &str) -> &'static str {
    STORY
        .split("\n\n")
        .map(str::trim)
        .find(|text| text.starts_with(start))
        .unwrap_or_default()
}

fn paste_the_story(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    assert_eq!(window.texts(&test_id("library-row"))?, [""; 0]);
    let _elsewhere = Clipboard::with(STORY)?;
    window.press("Mod+V")?;
    window.wait_for(&test_id("article"))?;
    window.wait_for_count(&test_id("library-row"), 1)?;
    every_passage_is_shown(window)
}

/// Nothing of the story is lost, whatever script it is written in, and its trimmings stand apart.
fn every_passage_is_shown(window: &Window) -> Outcome {
    let page = window.wait_for(&test_id("article"))?;
    for passage in [
        "شكرا لعمال الميناء",
        "נתראה על הרציף",
        "朝霧丸",
        "⚓️🙂",
        "Zoe\u{308} Lindqvist",
        "cafe\u{301}",
        "🥖",
    ] {
        assert!(page.contains(passage), "{passage} is missing from:\n{page}");
    }
    let kinds = window.attributes(&test_id("block"), "data-kind")?;
    for kind in ["caption", "credit"] {
        assert!(
            kinds.iter().any(|found| found == kind),
            "no {kind} among {kinds:?}"
        );
    }
    let paragraphs = kinds.iter().filter(|kind| *kind == "paragraph").count();
    // All but the first, which holds the date, the caption and the credit.
    assert_eq!(paragraphs, STORY.split("\n\n").count() - 1);
    Ok(())
}

fn move_the_cursor(window: &Window) -> Outcome {
    wait_for_cursor(window, paragraph(FIRST))?;
    window.press("j")?;
    wait_for_cursor(window, paragraph(SECOND))?;
    window.press("k")?;
    wait_for_cursor(window, paragraph(FIRST))?;
    window.press("j")?;
    window.press("j")?;
    wait_for_cursor(window, paragraph(THIRD))
}

fn highlight_three_times(window: &Window) -> Outcome {
    let whole = paragraph(THIRD);
    window.press("1")?;
    wait_for_highlights(window, &[whole])?;
    window.press("u")?;
    wait_for_cursor(window, SENTENCE)?;
    window.press("2")?;
    wait_for_highlights(window, &[whole, SENTENCE])?;
    window.press("j")?;
    window.press("u")?;
    extend_over(window, ACROSS)?;
    window.press("h")?;
    wait_for_highlights(window, &[whole, SENTENCE, ACROSS])?;
    // Marks never merge: where all three meet, the text carries all three.
    let carried = window.attributes(".piece[data-annotation]", "data-annotation")?;
    assert!(
        carried.iter().any(|ids| ids.split(' ').count() == 3),
        "{carried:?}"
    );
    Ok(())
}

/// Moves the cursor, which steps by words, back to where `words` begin, and extends it to their end.
fn extend_over(window: &Window, words: &str) -> Outcome {
    let first = words.split_whitespace().next();
    for _ in 0..60 {
        let here = cursor(window)?;
        if Some(here.as_str()) == first {
            return extend_to_end(window, words);
        }
        window.press("k")?;
        window.wait_until("a move", || cursor(window), |now| *now != here)?;
    }
    Err(Failure::new(format!("the cursor never came to {words:?}")))
}

fn extend_to_end(window: &Window, words: &str) -> Outcome {
    for _ in words.split_whitespace() {
        let here = cursor(window)?;
        if here == words {
            return Ok(());
        }
        window.press("Shift+J")?;
        window.wait_until("an extension", || cursor(window), |now| *now != here)?;
    }
    wait_for_cursor(window, words)
}

fn write_a_note(window: &Window) -> Outcome {
    window.press("n")?;
    wait_for_focus(window, &test_id("note-editor"))?;
    window.type_text(NOTE)?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("note-editor"))?;
    window.wait_for_texts(&test_id("margin-note"), |notes| {
        notes.iter().any(|note| note.contains(NOTE))
    })?;
    Ok(())
}

fn name_an_entity(window: &Window) -> Outcome {
    window.press("Escape")?;
    extend_over(window, PERSON)?;
    window.press("y")?;
    window.wait_for(&test_id("entity-dialog"))?;
    window.wait_for_script(
        "the selected name",
        "return document.querySelector(arguments[0]).value === arguments[1]",
        &[json!(test_id("entity-name")), json!(PERSON)],
    )?;
    window.press("Enter")?;
    window.wait_until_gone(&test_id("entity-dialog"))?;
    wait_for_mentions(window, &every_mention())?;
    window.press("g")?;
    window.press("e")?;
    window.wait_for_texts("body", |texts| {
        texts.iter().any(|text| text.contains(PERSON))
    })?;
    Ok(())
}

fn every_mention() -> Vec<&'static str> {
    vec![PERSON; STORY.matches(PERSON).count()]
}

fn follow_the_summary(window: &Window) -> Outcome {
    focus_article(window)?;
    window.press("g")?;
    window.press("s")?;
    let items = window.wait_for_texts(&test_id("summary-item"), |items| !items.is_empty())?;
    let sources = window.wait_until(
        "a source of each sentence",
        || passages(window, "data-summary"),
        |sources| sources.len() == items.len(),
    )?;
    for (item, source) in items.iter().zip(sources.values()) {
        assert!(
            item.contains(source.trim()),
            "{item:?} is not the source {source:?}"
        );
    }
    focus_article(window)?;
    let before = cursor(window)?;
    let (Some(number), Some(source)) = (sources.keys().next_back(), sources.values().next_back())
    else {
        return Err(Failure::new("the summary has no sentence"));
    };
    focus_summary_item(window, number.parse().unwrap_or_default())?;
    window.press("Enter")?;
    wait_for_cursor(window, source.trim())?;
    window.press("Alt+ArrowLeft")?;
    wait_for_cursor(window, &before)
}

/// By keyboard: why a sentence was chosen, a pin, and a summary of what was asked about; the command
/// line gives the same sentences, and all of it is taken back.
fn ask_the_summary(window: &Window) -> Outcome {
    focus_article(window)?;
    focus_summary_item(window, 1)?;
    window.press("w")?;
    window.wait_for_texts(&test_id("summary-reasons"), |texts| {
        texts.iter().any(|text| text.contains("opening sentence"))
    })?;
    window.press("w")?;
    window.wait_until_gone(&test_id("summary-reasons"))?;
    window.press("p")?;
    window.wait_for(&test_id("summary-unpin"))?;
    window.press("/")?;
    wait_for_focus(window, &test_id("summary-about"))?;
    window.type_text(QUESTION)?;
    window.press("Enter")?;
    window.wait_for(&test_id("summary-about-clear"))?;
    wait_for_focus(window, &test_id("summary-item"))?;
    let shown = window.wait_for_texts(&test_id("summary-jump"), |sentences| {
        sentences
            .iter()
            .any(|sentence| sentence.contains("medicine"))
    })?;
    let printed = analect(
        window.profile(),
        &["summarize", "--last", "--about", QUESTION],
    )?;
    let printed = String::from_utf8_lossy(&printed);
    let printed: Vec<&str> = printed.lines().collect();
    assert_eq!(shown, printed);
    window.press("/")?;
    wait_for_focus(window, &test_id("summary-about"))?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("summary-about-clear"))?;
    wait_for_focus(window, &test_id("summary-item"))?;
    window.press("Mod+Z")?;
    window.wait_until_gone(&test_id("summary-unpin"))?;
    Ok(())
}

fn focus_article(window: &Window) -> Outcome {
    window.press("Mod+2")?;
    wait_for_focus(window, &test_id("article"))
}

/// Goes to the summary by keyboard and down to the item with this number.
fn focus_summary_item(window: &Window, number: usize) -> Outcome {
    window.press("g")?;
    window.press("s")?;
    wait_for_focus(window, &test_id("summary-item"))?;
    for _ in 1..number {
        window.press("ArrowDown")?;
    }
    Ok(())
}

fn undo_and_redo(window: &Window) -> Outcome {
    window.press("Mod+Z")?;
    wait_for_mentions(window, &[])?;
    window.press("Mod+Shift+Z")?;
    wait_for_mentions(window, &every_mention())
}

fn open_the_article(window: &Window) -> Outcome {
    window.wait_for_count(&test_id("library-row"), 1)?;
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("Enter")?;
    window.wait_for(&test_id("article")).map(drop)
}

fn all_marks_are_there(window: &Window) -> Outcome {
    let marks = [paragraph(THIRD), SENTENCE, ACROSS];
    wait_for_highlights(window, &marks)?;
    wait_for_mentions(window, &every_mention())?;
    window.wait_for_texts(&test_id("margin-note"), |notes| {
        notes.iter().any(|note| note.contains(NOTE))
    })?;
    let shown = last_article(window.profile())?;
    let told = texts_of(&shown["annotations"], "exact");
    assert_eq!(told.len(), marks.len(), "{shown:#}");
    assert!(marks.iter().all(|mark| told.contains(mark)), "{shown:#}");
    let mut labels = texts_of(&shown["annotations"], "label");
    labels.sort_unstable();
    assert_eq!(labels, ["green", "green", "yellow"]);
    assert!(
        texts_of(&shown["annotations"], "note").contains(&NOTE),
        "{shown:#}"
    );
    assert_eq!(texts_of(&shown["entities"], "name"), [PERSON]);
    let mentions = texts_of(&shown["entities"][0]["mentions"], "text");
    assert_eq!(mentions, every_mention());
    Ok(())
}

/// One field of every object in a JSON list.
fn texts_of<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let items = list.as_array().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .filter_map(|item| item[field].as_str())
        .collect()
}

fn export(window: &Window) -> Outcome {
    let folder = window.profile().path("notes");
    fs::create_dir(&folder)?;
    window.press("Mod+E")?;
    window.wait_for(&test_id("export-dialog"))?;
    window.wait_for_texts(&test_id("export-preview"), |texts| {
        texts.iter().any(|text| text.contains(NOTE))
    })?;
    window.fill(&test_id("export-folder"), &folder.to_string_lossy())?;
    window.wait_for_texts(&test_id("export-effect"), |texts| {
        texts.iter().any(|text| text.contains("1 file to write"))
    })?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("export-dialog"))?;
    let written = fs::read(only_file(&folder)?)?;
    let printed = analect(window.profile(), &["export", "--last"])?;
    assert_eq!(
        String::from_utf8_lossy(&written),
        String::from_utf8_lossy(&printed)
    );
    assert_eq!(written, printed);
    Ok(())
}

/// The agency sends a correction: pasted, it becomes a version of the article, the highlights stay,
/// and undo takes the version back.
fn a_corrected_copy_comes_in(window: &Window) -> Outcome {
    let corrected = STORY.replace("with 612 in favour", "with 621 in favour");
    focus_article(window)?;
    let _elsewhere = Clipboard::with(&corrected)?;
    window.press("Mod+Shift+V")?;
    window.wait_for_texts(&test_id("toast"), |toasts| {
        toasts
            .iter()
            .any(|toast| toast.contains("New version of") && toast.contains("3 highlights kept"))
    })?;
    window.wait_for_texts(&test_id("version-strip"), |texts| {
        texts
            .iter()
            .any(|text| text.contains("changed 1 sentence since v1"))
    })?;
    window.wait_for_count(&test_id("library-row"), 1)?;
    all_marks_are_there(window)?;
    focus_article(window)?;
    window.press("g")?;
    window.press("d")?;
    window.wait_for(&test_id("changes"))?;
    window.wait_for_texts("[data-testid=changes] ins", |texts| {
        texts.iter().any(|text| text.contains("621"))
    })?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("changes"))?;
    window.press("Mod+Z")?;
    window.wait_until_gone(&test_id("version-strip"))?;
    all_marks_are_there(window)
}

/// A note grows after the export, and so does the file, by the reader's own words: the second
/// export brings the one and keeps the other.
fn export_again(window: &Window) -> Outcome {
    let path = only_file(&window.profile().path("notes"))?;
    let exported = fs::read_to_string(&path)?;
    let between = exported.replacen(
        "\n## Highlights\n",
        &format!("\n{OWN}\n\n## Highlights\n"),
        1,
    );
    assert!(between.contains(OWN), "{exported}");
    fs::write(&path, &between)?;
    add_to_the_note(window)?;
    window.press("Mod+E")?;
    window.wait_for_texts(&test_id("export-effect"), |texts| {
        texts.iter().any(|text| {
            text.contains("1 note or highlight changed") && text.contains("1 file to write")
        })
    })?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("export-dialog"))?;
    let renewed = fs::read_to_string(&path)?;
    // Markers carry a digest, so that only what stands between them can be compared.
    assert_eq!(
        without_markers(&renewed),
        without_markers(&between.replacen(NOTE, &format!("{NOTE}{MORE}"), 1))
    );
    Ok(())
}

/// By keyboard: takes the noted highlight in hand and writes on where its note ends.
fn add_to_the_note(window: &Window) -> Outcome {
    focus_article(window)?;
    window.press("Home")?;
    for _ in 0..3 {
        window.press(".")?;
    }
    window.press("n")?;
    wait_for_focus(window, &test_id("note-editor"))?;
    window.wait_for_script(
        "the note as it was",
        "return document.activeElement.value === arguments[0]",
        &[json!(NOTE)],
    )?;
    window.press("Mod+End")?;
    window.type_text(MORE)?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("note-editor"))?;
    let both = format!("{NOTE}{MORE}");
    window
        .wait_for_texts(&test_id("margin-note"), |notes| {
            notes.iter().any(|note| note.contains(&both))
        })
        .map(drop)
}

/// The other names of the story: each decided about by a key, one of them taken back and decided
/// otherwise. What is accepted stands beside what was marked by hand.
fn review_what_is_suggested(window: &Window) -> Outcome {
    focus_article(window)?;
    window.press("r")?;
    wait_for_focus(window, &test_id("review-mentions"))?;
    let name = || window.wait_for("[data-testid=review-card] h2 > span");
    let mut accepted = Vec::new();
    for key in ["a", "x", "a"] {
        let card = name()?;
        window.press(key)?;
        window.wait_for_texts(&test_id("review-decided"), |texts| {
            texts.iter().any(|text| text.contains(&card))
        })?;
        if key == "a" {
            accepted.push(card);
        }
    }
    let last = accepted.pop().unwrap_or_default();
    window.press("Mod+Z")?;
    window.wait_until("the card again", name, |card| *card == last)?;
    wait_for_focus(window, &test_id("review-mentions"))?;
    window.press("x")?;
    window.wait_until("the next card", name, |card| *card != last)?;
    let shown = last_article(window.profile())?;
    let names = texts_of(&shown["entities"], "name");
    assert!(names.contains(&PERSON), "{names:?}");
    assert!(names.contains(&accepted[0].as_str()), "{names:?}");
    assert_eq!(names.len(), 2, "{names:?}");
    Ok(())
}

fn without_markers(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("<!-- "));
    lines.collect::<Vec<_>>().join("\n")
}

fn only_file(folder: &Path) -> Outcome<PathBuf> {
    let files = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Outcome<Vec<_>>>()?;
    match files.as_slice() {
        [file] => Ok(file.clone()),
        _ => Err(Failure::new(format!("not exactly one file: {files:?}"))),
    }
}
