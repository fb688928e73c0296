//! Starting the program again while its window is open, and what a start brings back.

use std::fs;
use std::process::Command;
use std::time::Duration;

use analect_window_tests::{built_binary, play, run, test_id};

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
