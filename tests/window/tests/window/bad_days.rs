//! What can go wrong: input that is no article, and a program that is killed.

use crate::reading::wait_for_highlights;
use analect_window_tests::{Outcome, Window, play, test_id};

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

fn fill_and_submit(window: &Window, text: &str) -> Outcome {
    window.press("Mod+Shift+V")?;
    window.wait_for(&test_id("paste-dialog"))?;
    window.fill(&test_id("paste-input"), text)?;
    window.click(&test_id("paste-submit"))
}

fn paste(window: &Window, text: &str) -> Outcome {
    fill_and_submit(window, text)?;
    window.wait_until_gone(&test_id("paste-dialog"))
}
