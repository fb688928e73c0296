//! A corrected copy of an article comes in under twelve highlights: each is told as what became of
//! it, the lost one is put elsewhere, that is undone and redone, and all of it outlives the program.

use crate::reading::{analect, highlights, wait_for_focus};
use analect_window_tests::{Outcome, Window, play, test_id};
use serde_json::json;

const STORY: &str = include_str!("../../../fixtures/shots/lighthouse.md");
const CORRECTED: &str = include_str!("../../../fixtures/shots/lighthouse-corrected.md");

/// The words marked, each with what the corrected copy did to it.
const MARKS: [(&str, &str); 12] = [
    ("eleven years after a storm put it out", "kept"),
    ("built in 1871", "kept"),
    ("“That was true, and nobody wanted it.”", "kept"),
    ("collected 2.4 million crowns in six years", "changed"),
    (
        "It changed its mind last autumn, after a trawler ran aground within sight of the dark tower.",
        "uncertain",
    ),
    (LOST, "orphan"),
    (
        "the beam crosses their bedrooms every twelve seconds",
        "changed",
    ),
    ("It has not said who will pay for them.", "kept"),
    ("Ship traffic off Sandholm has doubled since 2010.", "moved"),
    ("Most of the ships steer by satellite", "moved"),
    ("A town should be able to see itself from the water", "kept"),
    ("children climb its 184 steps for nothing", "kept"),
];
const LOST: &str = "spent a summer cleaning its prisms with vinegar and cotton";
const ELSEWHERE: &str = "The first evening is free.";
const ATTACHED: &str = "The lens weighs three tonnes and floats in a bath of mercury.";

#[test]
fn highlights_follow_an_article_through_a_correction() {
    play("versions", |window| {
        import_under_twelve_highlights(window)?;
        import_the_corrected_copy(window)?;
        see_what_changed(window)?;
        see_what_became_of_each(window)?;
        answer_the_question(window)?;
        put_the_lost_one_elsewhere(window)?;
        read_the_older_version(window)?;
        window.restart()?;
        all_is_there(window)
    });
}

fn import_under_twelve_highlights(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    let path = window.profile().path("lighthouse.md");
    std::fs::write(&path, STORY)?;
    analect(window.profile(), &["import", &path.to_string_lossy()])?;
    for (words, _) in MARKS {
        let call = ["highlight", "--last", "--quote", words, "--label", "yellow"];
        analect(window.profile(), &call)?;
    }
    window.wait_for_count(&test_id("library-row"), 1)?;
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("article"))?;
    wait_until_marked(window, MARKS.len())
}

/// The open article gets its new text although another program brought it.
fn import_the_corrected_copy(window: &Window) -> Outcome {
    let path = window.profile().path("corrected.md");
    std::fs::write(&path, CORRECTED)?;
    analect(window.profile(), &["import", &path.to_string_lossy()])?;
    window.wait_for_texts(&test_id("version-strip"), |texts| {
        texts
            .first()
            .is_some_and(|text| text.contains("changed 7 sentences since v1"))
    })?;
    window.wait_for_texts(&test_id("article"), |texts| {
        texts.first().is_some_and(|text| text.contains(ELSEWHERE))
    })?;
    wait_until_marked(window, MARKS.len() - 1)
}

/// One difference after the other, by keys; then back to the text.
fn see_what_changed(window: &Window) -> Outcome {
    wait_for_focus(window, &test_id("article"))?;
    window.press("g")?;
    window.press("d")?;
    wait_for_focus(window, &test_id("changes"))?;
    let mut kinds = window.attributes(&test_id("difference"), "data-difference")?;
    kinds.sort();
    let wanted = [
        "added", "edited", "edited", "edited", "moved", "moved", "removed",
    ];
    assert_eq!(kinds, wanted);
    for number in ["1 of 7", "2 of 7", "3 of 7"] {
        window.press("n")?;
        window.wait_for_texts(&test_id("changes-count"), |texts| texts == [number])?;
    }
    window.press("p")?;
    window.wait_for_texts(&test_id("changes-count"), |texts| texts == ["2 of 7"])?;
    window.press("s")?;
    window.wait_for("[data-testid=changes] .row")?;
    window.press("s")?;
    window.wait_until_gone("[data-testid=changes] .row")?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("changes"))?;
    wait_for_focus(window, &test_id("article"))
}

fn see_what_became_of_each(window: &Window) -> Outcome {
    open_the_versions(window)?;
    let mut states = window.attributes(&test_id("mark-item"), "data-state")?;
    states.sort();
    let mut wanted: Vec<&str> = MARKS.iter().map(|(_, state)| *state).collect();
    wanted.retain(|state| *state != "kept");
    wanted.sort_unstable();
    assert_eq!(states, wanted);
    window.wait_for_texts(&test_id("versions-kept"), |texts| {
        texts
            .first()
            .is_some_and(|text| text.starts_with("6 highlights are"))
    })?;
    window.wait_for_texts(&test_id("status-lost"), |texts| {
        texts == ["1 lost highlight"]
    })?;
    Ok(())
}

/// `;` leads to the highlight that asks for its place, and `y` accepts it.
fn answer_the_question(window: &Window) -> Outcome {
    window.press("Mod+2")?;
    wait_for_focus(window, &test_id("article"))?;
    window.press(";")?;
    window.wait_for(&test_id("place-accept"))?;
    window.press("y")?;
    window.wait_until_gone(&test_id("status-uncertain"))?;
    window.press("Mod+Z")?;
    window.wait_for(&test_id("status-uncertain")).map(drop)
}

/// By keyboard: the cursor goes to the passage, Enter attaches. Undone, redone.
fn put_the_lost_one_elsewhere(window: &Window) -> Outcome {
    open_the_versions(window)?;
    // The last version's row, the first one's, then the lost highlight.
    window.press("j")?;
    window.press("j")?;
    wait_for_focus(window, "[data-mark-item]")?;
    window.press("r")?;
    window.wait_for(&test_id("attach-bar"))?;
    wait_for_focus(window, &test_id("article"))?;
    window.drag_over(&test_id("article"), ATTACHED)?;
    window.press("Enter")?;
    window.wait_until_gone(&test_id("attach-bar"))?;
    wait_until_reattached(window, true)?;
    window.press("Mod+Z")?;
    wait_until_reattached(window, false)?;
    window.press("Mod+Shift+Z")?;
    wait_until_reattached(window, true)
}

/// It is read in the place of the article, and changes nothing.
fn read_the_older_version(window: &Window) -> Outcome {
    open_the_versions(window)?;
    window.press("j")?;
    window.press("Enter")?;
    window.wait_for_texts(&test_id("older-version"), |texts| {
        texts
            .first()
            .is_some_and(|text| text.contains("version 1 of 2") && text.contains(LOST))
    })?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("older-version"))?;
    wait_for_focus(window, &test_id("article"))
}

fn all_is_there(window: &Window) -> Outcome {
    window.wait_for_count(&test_id("library-row"), 1)?;
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("article"))?;
    wait_until_reattached(window, true)?;
    window.wait_for(&test_id("version-strip"))?;
    window.wait_for(&test_id("status-uncertain"))?;
    open_the_versions(window)?;
    let states = window.attributes(&test_id("mark-item"), "data-state")?;
    assert!(!states.iter().any(|state| state == "orphan"), "{states:?}");
    assert_eq!(states.len(), 5);
    Ok(())
}

fn open_the_versions(window: &Window) -> Outcome {
    window.press("Mod+2")?;
    wait_for_focus(window, &test_id("article"))?;
    window.press("g")?;
    window.press("v")?;
    wait_for_focus(window, &test_id("version-item"))
}

fn wait_until_marked(window: &Window, amount: usize) -> Outcome {
    window
        .wait_until(
            "the highlights",
            || highlights(window),
            |found| found.len() == amount,
        )
        .map(drop)
}

/// Waits until the lost highlight stands on its new passage, or again on none.
fn wait_until_reattached(window: &Window, is: bool) -> Outcome {
    window
        .wait_until(
            "the highlight on its new passage",
            || highlights(window),
            |found| found.iter().any(|words| words == ATTACHED) == is,
        )
        .map(drop)?;
    window.wait_for_script(
        "the lost highlight in the status bar, or not",
        "return (document.querySelector('[data-testid=status-lost]') === null) === arguments[0]",
        &[json!(is)],
    )
}
