//! What can go wrong: input that is no article, and a program that is killed.

use crate::pasting::{open_paste_field, paste};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::reading::{wait_for_focus, wait_for_highlights};
use analect_window_tests::{Outcome, Window, built_binary, play, run, test_id};

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const SECOND: &str =
    "The vote was closer than either side had expected, with 612 in favour and 547 against.";

#[test]
fn a_paste_without_text_is_a_row_with_its_reason_and_adds_nothing() {
    play("blank_paste", |window| {
        window.wait_for(&test_id("import-button"))?;
        fill_and_submit(window, "\u{2060}\u{200b}\n \n")?;
        window.wait_for_texts(&test_id("import-failures"), |texts| {
            texts.iter().any(|text| text.contains("Nothing was added"))
        })?;
        assert_eq!(window.texts(&test_id("library-row"))?, [""; 0]);
        Ok(())
    });
}

#[test]
fn the_same_paste_twice_opens_the_article_that_is_there() {
    play("same_paste_twice", |window| {
        window.wait_for(&test_id("import-button"))?;
        paste(window, STORY)?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        paste(window, STORY)?;
        window.wait_for_texts(&test_id("toast"), |toasts| {
            toasts
                .iter()
                .any(|toast| toast.contains("Already in your library"))
        })?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        Ok(())
    });
}

#[test]
fn a_killed_program_has_lost_nothing_it_said_was_done() {
    play("killed", |window| {
        window.wait_for(&test_id("import-button"))?;
        paste(window, STORY)?;
        window.wait_for(&test_id("article"))?;
        window.press("j")?;
        window.press("5")?;
        window.wait_for_texts(&test_id("toast"), |toasts| {
            toasts.iter().any(|toast| toast.contains("Highlighted"))
        })?;
        window.kill_and_reopen()?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        window.click(&test_id("library-row"))?;
        wait_for_highlights(window, &[SECOND])
    });
}

#[test]
fn a_killed_program_has_kept_the_draft_of_a_note() {
    play("killed_while_writing", |window| {
        write_half_a_note(window)?;
        // The draft is on the disk some moments after it was typed; only then is killing it fair.
        let folder = window.profile().path("data");
        window.wait_until(
            "the draft on the disk",
            || Ok(holds(&folder, "half a thought")),
            |found| *found,
        )?;
        window.kill_and_reopen()?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        window.click(&test_id("library-row"))?;
        let note = window.wait_for(&test_id("margin-note"))?;
        assert!(note.contains("draft"), "{note}");
        assert!(note.contains("half a thought"), "{note}");
        Ok(())
    });
}

#[test]
fn an_import_leaves_an_open_note_alone() {
    play("import_while_writing", |window| {
        write_half_a_note(window)?;
        let story = window.profile().path("tide.md");
        fs::write(&story, "# The tide came early\n\nNobody was hurt.")?;
        let mut again = Command::new(built_binary("ANALECT_DESKTOP_BIN", "analect-desktop"));
        again.arg(&story).envs(window.profile().environment());
        let ended = run(&mut again, Duration::from_secs(20))?;
        assert!(ended.status.success(), "{}", ended.stderr);
        window.wait_for_texts(&test_id("library-row"), |rows| {
            rows.iter().any(|row| row.contains("The tide came early"))
        })?;
        wait_for_focus(window, &test_id("note-editor"))?;
        window.type_text(", and the rest")?;
        window.wait_for_script(
            "the whole note",
            "return document.activeElement.value === 'half a thought, and the rest'",
            &[],
        )
    });
}

/// Begins a note on the second paragraph of the story.
fn write_half_a_note(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    paste(window, STORY)?;
    window.wait_for(&test_id("article"))?;
    window.press("j")?;
    window.press("n")?;
    wait_for_focus(window, &test_id("note-editor"))?;
    window.type_text("half a thought")
}

/// Whether a file below a folder holds these words, in UTF-8 or UTF-16.
fn holds(folder: &Path, words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|at| at == part);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        if path.is_dir() {
            return holds(&path, words);
        }
        fs::read(path).is_ok_and(|bytes| has(&bytes, words.as_bytes()) || has(&bytes, &wide))
    })
}

fn fill_and_submit(window: &Window, text: &str) -> Outcome {
    open_paste_field(window)?;
    window.fill(&test_id("paste-input"), text)?;
    window.click(&test_id("paste-submit"))
}
