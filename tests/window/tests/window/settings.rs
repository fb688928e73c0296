//! Settings and the list of changes in the real window: what is chosen works at once and is kept,
//! and a change is undone by itself or says why not.

use crate::pasting::paste;
use crate::reading::{cursor, wait_for_focus, wait_for_highlights};
use analect_window_tests::{Outcome, Window, play, test_id};
use serde_json::json;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const SECOND: &str =
    "The vote was closer than either side had expected, with 612 in favour and 547 against.";

#[test]
fn a_theme_and_a_label_are_kept_and_single_keys_can_be_switched_off() {
    play("settings", |window| {
        open_the_story(window)?;
        find(window, "dark", "setting-theme-row")?;
        window.click(&test_id("setting-theme-dark"))?;
        wait_for_theme(window, "dark")?;
        rename_the_first_label(window)?;
        window.press("Escape")?;
        window.wait_until_gone(&test_id("settings"))?;
        window.press("1")?;
        window.wait_for_texts(&test_id("toast"), |toasts| {
            toasts.iter().any(|toast| toast.contains("Numbers"))
        })?;
        window.restart()?;
        wait_for_theme(window, "dark")?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        window.click(&test_id("library-row"))?;
        wait_for_focus(window, &test_id("article"))?;
        single_keys_off(window)
    });
}

#[test]
fn a_change_is_undone_by_itself_or_says_why_not() {
    play("activity", |window| {
        open_the_story(window)?;
        window.press("j")?;
        window.press("1")?;
        wait_for_highlights(window, &[SECOND])?;
        window.press("2")?;
        window.wait_for_texts(&test_id("toast"), |toasts| {
            toasts.iter().any(|toast| toast.contains("Relabelled"))
        })?;
        window.press("Mod+Shift+Y")?;
        window.wait_for_count(&test_id("undo-this"), 3)?;
        window.click(&format!("li:nth-child(2) {}", test_id("undo-this")))?;
        window.wait_for_texts(&test_id("undo-refused"), |texts| {
            texts
                .iter()
                .any(|text| text.contains("Undo the later change first"))
        })?;
        window.click(&format!("li:nth-child(1) {}", test_id("undo-this")))?;
        window.wait_until_gone(&test_id("undo-refused"))?;
        window.wait_for_count(&test_id("undo-this"), 2)?;
        window.click(&format!("li:nth-child(2) {}", test_id("undo-this")))?;
        window.wait_for_count(&test_id("undo-this"), 1)?;
        window.press("Escape")?;
        wait_for_highlights(window, &[])
    });
}

fn open_the_story(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    paste(window, STORY)?;
    wait_for_focus(window, &test_id("article"))
}

/// Opens the settings and goes to what a word finds.
fn find(window: &Window, word: &str, row: &str) -> Outcome {
    window.press("Mod+,")?;
    window.wait_for(&test_id("settings"))?;
    window.fill(&test_id("settings-search"), word)?;
    window.wait_for(&test_id("settings-results"))?;
    window.press("Enter")?;
    window.wait_for(&test_id(row))?;
    wait_for_focus(window, &test_id(row))
}

fn wait_for_theme(window: &Window, theme: &str) -> Outcome {
    window.wait_for_script(
        "the theme",
        "return document.documentElement.dataset.theme === arguments[0]",
        &[json!(theme)],
    )
}

fn rename_the_first_label(window: &Window) -> Outcome {
    window.click(&test_id("settings-page-highlighting"))?;
    window.wait_for_count(&test_id("label-row"), 6)?;
    window.click(&test_id("label-name"))?;
    window.press("Mod+A")?;
    window.type_text("Numbers")?;
    window.press("Enter")
}

fn single_keys_off(window: &Window) -> Outcome {
    find(window, "single-key", "setting-singleKeys-row")?;
    window.press("End")?;
    window.press("Space")?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("settings"))?;
    wait_for_focus(window, &test_id("article"))?;
    let before = cursor(window)?;
    window.press("j")?;
    window.press("Mod+Shift+Y")?;
    window.wait_for(&test_id("activity"))?;
    assert_eq!(cursor(window)?, before);
    Ok(())
}

#[test]
fn a_changed_key_works_is_shown_is_kept_and_can_be_put_back() {
    play("settings-keys", |window| {
        open_the_story(window)?;
        window.press("j")?;
        find_the_highlight_key(window)?;
        // From the field through the reset of the map is one way; the row's first button is next.
        window.press("Tab")?;
        wait_for_focus(window, &key_button("h"))?;
        window.press("Enter")?;
        wait_for_focus(window, &test_id("key-listen"))?;
        window.press("Escape")?;
        wait_for_focus(window, &key_button("h"))?;
        window.press("Enter")?;
        wait_for_focus(window, &test_id("key-listen"))?;
        window.press("Mod+C")?;
        window.wait_for_texts(&test_id("key-refused"), |texts| {
            texts.iter().any(|text| text.contains("copies text"))
        })?;
        window.press("n")?;
        wait_for_focus(window, &test_id("key-take"))?;
        window.press("Escape")?;
        wait_for_focus(window, &key_button("h"))?;
        window.press("Enter")?;
        wait_for_focus(window, &test_id("key-listen"))?;
        window.press("w")?;
        wait_for_focus(window, &key_button("w"))?;
        leave(window)?;
        window.press("h")?;
        window.press("w")?;
        wait_for_highlights(window, &[SECOND])?;
        help_shows(window, "w")?;

        window.restart()?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        window.click(&test_id("library-row"))?;
        wait_for_focus(window, &test_id("article"))?;
        help_shows(window, "w")?;
        find_the_highlight_key(window)?;
        window.press("Tab")?;
        window.press("Tab")?;
        window.press("Tab")?;
        wait_for_focus(window, &test_id("key-reset"))?;
        window.press("Enter")?;
        wait_for_focus(window, &key_button("h"))?;
        leave(window)?;
        help_shows(window, "h")
    });
}

/// Goes to the list of keys and leaves only highlighting in it.
fn find_the_highlight_key(window: &Window) -> Outcome {
    find(window, "remap", "setting-keys-row")?;
    window.type_text("last label")?;
    window
        .wait_for_count("[data-testid^=key-row-]", 1)
        .map(drop)
}

/// The button of one key of highlighting.
fn key_button(chord: &str) -> String {
    format!("[data-testid='key-row-reader.highlight'] [data-chord='{chord}']")
}

fn leave(window: &Window) -> Outcome {
    window.press("Escape")?;
    window.wait_until_gone(&test_id("settings"))?;
    wait_for_focus(window, &test_id("article"))
}

fn help_shows(window: &Window, chord: &str) -> Outcome {
    window.press("?")?;
    window.wait_for(&test_id("key-help"))?;
    window.type_text("last label")?;
    window.wait_for_texts(&format!("{} kbd", test_id("key-help")), |keys| {
        keys.first().is_some_and(|key| key == chord)
    })?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("key-help"))?;
    wait_for_focus(window, &test_id("article"))
}
