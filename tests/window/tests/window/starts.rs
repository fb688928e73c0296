//! Starting the program again while its window is open, and what a start brings back.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::reading::{analect, wait_for_focus};
use analect_window_tests::{Outcome, Window, built_binary, play, run, test_id};
use serde_json::Value;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");

#[test]
fn a_second_start_hands_its_files_to_the_window_that_is_open() {
    play("second_start", |window| {
        window.wait_for(&test_id("import-button"))?;
        let story = window.profile().path("tide.md");
        fs::write(
            &story,
            "# The tide came early\n\nThe water stood at the church door by six. Nobody was hurt.",
        )?;
        let mut again = Command::new(built_binary("ANALECT_DESKTOP_BIN", "analect-desktop"));
        again.arg(&story).envs(window.profile().environment());
        let ended = run(&mut again, Duration::from_secs(20))?;
        assert!(ended.status.success(), "{}", ended.stderr);
        let rows = window.wait_for_count(&test_id("library-row"), 1)?;
        assert!(rows[0].contains("The tide came early"), "{rows:?}");
        window.wait_for(&test_id("article"))?;
        Ok(())
    });
}

#[test]
fn a_start_brings_back_the_window_and_what_was_read_in_it() {
    play("start_again", |window| {
        window.wait_for(&test_id("import-button"))?;
        let story = window.profile().path("story.txt");
        fs::write(&story, STORY)?;
        analect(window.profile(), &["import", &story.to_string_lossy()])?;
        window.click(&test_id("library-row"))?;
        window.wait_for(&test_id("article"))?;
        window.click(&test_id("inspector-tab-notes"))?;
        window.press("Mod+2")?;
        wait_for_focus(window, &test_id("article"))?;
        window.press("u")?;
        window.wait_for_texts("footer", |texts| texts.join(" ").contains("sentence"))?;
        for _ in 0..4 {
            window.press("j")?;
        }
        let before = look(window)?;
        assert!(before.unit.len() == 1 && before.steps, "{before:?}");
        window.restart()?;
        let reading = |now: &Look| (now.unit.clone(), now.steps, now.tab.clone());
        window.wait_until(
            "what was read",
            || look(window),
            |now| reading(now) == reading(&before),
        )?;
        window.resize(1180, 720)?;
        let before = look(window)?;
        // The driver's own way to close a window leaves no time to keep its place.
        window.restart_after("window.__TAURI_INTERNALS__.invoke('quit')")?;
        window
            .wait_until(
                "the window as it was",
                || look(window),
                |now| *now == before,
            )
            .map(drop)
    });
}

/// What a start should bring back.
#[derive(Debug, PartialEq)]
struct Look {
    /// Place and size of the window.
    frame: Value,
    /// Where the reading cursor's unit starts.
    unit: Vec<String>,
    /// What the cursor steps by, as the status bar says it.
    steps: bool,
    tab: Vec<String>,
}

fn look(window: &Window) -> Outcome<Look> {
    let frame = "return [screenX, screenY, innerWidth, innerHeight]";
    Ok(Look {
        frame: window.script(frame, &[])?,
        unit: window.attributes(&test_id("unit"), "data-start")?,
        steps: window.texts("footer")?.join(" ").contains("sentence"),
        tab: window.attributes(&test_id("inspector-tab-notes"), "data-state")?,
    })
}
