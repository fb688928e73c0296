//! The first start of all: the window opens on the sample, a reader takes the four first steps by
//! keyboard alone, and what was deleted never comes back unasked.

use crate::reading::{cursor, wait_for_focus};
use analect_window_tests::{Outcome, Program, Window, play, play_program, test_id};

const TITLE: &str = "Eleven river states agree to open their dams for the spring flood";

#[test]
fn a_new_reader_takes_the_first_steps_by_keyboard() {
    play_program(&Program::as_installed(), "first_run", |window| {
        the_sample_is_open(window)?;
        move_on(window)?;
        highlight(window)?;
        follow_a_sentence(window)?;
        // Where the steps stand is kept.
        window.restart()?;
        window.wait_for(&test_id("article"))?;
        decide_about_a_name(window)?;
        bring_their_own(window)
    });
}

#[test]
fn a_deleted_sample_comes_back_only_when_it_is_asked_for() {
    play_program(&Program::as_installed(), "sample_deleted", |window| {
        the_sample_is_open(window)?;
        window.click(&test_id("tour-skip"))?;
        window.wait_until_gone(&test_id("tour"))?;
        window.press("Mod+1")?;
        wait_for_focus(window, "[role=listbox]")?;
        window.press("Delete")?;
        window.wait_until_gone(&test_id("library-row"))?;
        window.restart()?;
        window.wait_for(&test_id("import-button"))?;
        window.wait_for_texts("body", |texts| {
            texts.iter().any(|text| text.contains("Inbox done."))
        })?;
        assert_eq!(window.texts(&test_id("library-row"))?, [""; 0]);
        window.click(&test_id("import-button"))?;
        window.click(&test_id("import-sample"))?;
        window.wait_for(&test_id("article"))?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        assert_eq!(window.texts(&test_id("tour"))?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_window_started_without_the_sample_stays_empty() {
    play("without_sample", |window| {
        window.wait_for_texts("body", |texts| {
            texts
                .iter()
                .any(|text| text.contains("Add your first article"))
        })?;
        assert_eq!(window.texts(&test_id("library-row"))?, [""; 0]);
        assert_eq!(window.texts(&test_id("tour"))?, [""; 0]);
        Ok(())
    });
}

fn the_sample_is_open(window: &Window) -> Outcome {
    window.wait_for_texts(&test_id("article"), |texts| {
        texts.iter().any(|text| text.contains(TITLE))
    })?;
    wait_for_focus(window, &test_id("article"))?;
    window.wait_for_count(&test_id("summary-item"), 3)?;
    wait_for_step(window, "move")
}

fn move_on(window: &Window) -> Outcome {
    let before = cursor(window)?;
    window.press("j")?;
    window.wait_until("a move", || cursor(window), |now| *now != before)?;
    wait_for_step(window, "highlight")
}

fn highlight(window: &Window) -> Outcome {
    window.press("h")?;
    wait_for_step(window, "summary")
}

fn follow_a_sentence(window: &Window) -> Outcome {
    window.press("g")?;
    window.press("s")?;
    wait_for_focus(window, &test_id("summary-item"))?;
    window.press("Enter")?;
    wait_for_step(window, "entity")?;
    wait_for_focus(window, &test_id("article"))
}

fn decide_about_a_name(window: &Window) -> Outcome {
    wait_for_focus(window, &test_id("article"))?;
    wait_for_step(window, "entity")?;
    window.wait_for_texts(&test_id("tour"), |texts| {
        texts
            .iter()
            .any(|text| text.contains("who and what the text names"))
    })?;
    window.press("r")?;
    wait_for_focus(window, &test_id("review-mentions"))?;
    window.press("a")?;
    wait_for_step(window, "own")
}

/// The last card can be closed, and the steps come again when they are asked for.
fn bring_their_own(window: &Window) -> Outcome {
    window.click(&test_id("tour-close"))?;
    window.wait_until_gone(&test_id("tour"))?;
    window.press("?")?;
    window.wait_for(&test_id("key-help"))?;
    window.click(&test_id("help-tour"))?;
    window.wait_until_gone(&test_id("key-help"))?;
    wait_for_step(window, "move")
}

fn wait_for_step(window: &Window, step: &str) -> Outcome {
    window
        .wait_until(
            "the step",
            || window.attributes(&test_id("tour"), "data-step"),
            |found| *found == [step],
        )
        .map(drop)
}
