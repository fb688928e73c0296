//! A library that cannot be opened: the window says so, leaves the file alone, and offers a way on.

use std::fs;

use crate::reading::{analect, wait_for_focus};
use analect_window_tests::{Outcome, Window, play, test_id};
use serde_json::json;

const FOREIGN: &[u8] = b"This is a shopping list, not a library: bread, flour, lamp oil.\n";

#[test]
fn a_file_that_is_no_library_is_told_of_and_left_alone_and_another_can_be_opened() {
    play("unusable_library", |window| {
        window.wait_for(&test_id("import-button"))?;
        window.quit()?;
        let path = window.profile().library();
        fs::write(&path, FOREIGN)?;
        window.restart()?;
        let why = window.wait_for(&test_id("unusable-why"))?;
        assert!(why.contains("It was not touched"), "{why}");
        assert!(why.contains(&*path.to_string_lossy()), "{why}");
        wait_for_focus(window, &test_id("unusable-open"))?;
        // Trying again with the file as it is says the same.
        window.press("Tab")?;
        window.press("Tab")?;
        wait_for_focus(window, &test_id("unusable-again"))?;
        window.press("Enter")?;
        window.wait_for_texts(&test_id("unusable-why"), |texts| texts == [why.clone()])?;
        assert_eq!(fs::read(&path)?, FOREIGN);
        another_library(window)?;
        assert_eq!(fs::read(&path)?, FOREIGN);
        Ok(())
    });
}

/// What the buttons do once the system's dialog has given them a path.
fn another_library(window: &Window) -> Outcome {
    let other = window.profile().path("other.db");
    window.script(
        "__TAURI_INTERNALS__.invoke('switch_library', { path: arguments[0], create: true })
           .then(() => location.reload());",
        &[json!(other.to_string_lossy())],
    )?;
    window.wait_for(&test_id("import-button"))?;
    window.wait_until_gone(&test_id("unusable"))?;
    assert!(other.is_file());
    Ok(())
}

#[test]
fn the_library_s_file_is_moved_and_the_window_goes_on_in_it() {
    play("moved_library", |window| {
        window.wait_for(&test_id("import-button"))?;
        let story = window.profile().path("story.md");
        fs::write(
            &story,
            "# Lamps for the quay\n\nThe harbour board bought forty lamps on Monday.\n",
        )?;
        analect(window.profile(), &["import", &story.to_string_lossy()])?;
        window.wait_for(&test_id("library-row"))?;
        let old = window.profile().library();
        let new = window.profile().path("moved/mine.db");
        move_to(window, &new)?;
        window.wait_for(&test_id("library-row"))?;
        assert!(!old.exists(), "{}", old.display());
        // What is done now is done to the file in its new place, which the next start finds.
        window.press("Mod+1")?;
        wait_for_focus(window, "[role=listbox]")?;
        window.press("s")?;
        window.wait_for_texts(&test_id("toast"), |toasts| {
            toasts.iter().any(|one| one.contains("Starred"))
        })?;
        window.restart()?;
        window.wait_for(&test_id("library-row"))?;
        assert!(!old.exists(), "{}", old.display());
        for key in ["Mod+1", "g", "s"] {
            window.press(key)?;
        }
        window.wait_for("[data-testid=shelf-starred][aria-current]")?;
        window.wait_for(&test_id("library-row"))?;
        Ok(())
    });
}

/// What the button does once the system's dialog has given it a path.
fn move_to(window: &Window, place: &std::path::Path) -> Outcome {
    window.script(
        "window.isOld = true;
         __TAURI_INTERNALS__.invoke('relocate_library', { path: arguments[0] })
           .then(() => location.reload());",
        &[json!(place.to_string_lossy())],
    )?;
    window.wait_until(
        "the page to start over",
        || window.script("return window.isOld === true", &[]),
        |is_old| is_old == false,
    )?;
    assert!(place.is_file(), "{}", place.display());
    Ok(())
}
