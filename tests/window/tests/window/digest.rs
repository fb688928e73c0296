//! One summary of several articles, from the list to the source of a sentence and back.

use crate::pasting::paste;
use crate::reading::{cursor, wait_for_focus};
use analect_window_tests::{Outcome, Window, play, test_id};
use serde_json::json;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const FERRY: &str = include_str!("../../../fixtures/wire/ferry.txt");

#[test]
fn selected_articles_are_summarised_together() {
    play("digest", |window| {
        window.wait_for(&test_id("import-button"))?;
        for text in [STORY, FERRY] {
            paste(window, text)?;
            wait_for_focus(window, &test_id("article"))?;
        }
        window.press("Mod+1")?;
        wait_for_focus(window, &test_id("library-list"))?;
        window.press("Mod+A")?;
        window.wait_for(&test_id("bulk-bar"))?;
        open(window)?;
        ask(window)?;
        follow(window)
    })
}

fn open(window: &Window) -> Outcome {
    window.press("Shift+S")?;
    window.wait_for_count(&test_id("digest-part"), 2)?;
    wait_for_focus(window, &test_id("digest-jump"))?;
    let said = window.texts(&test_id("digest-jump"))?;
    assert!(said.len() >= 4, "{said:?}");
    for sentence in said {
        assert!(
            [STORY, FERRY].iter().any(|text| holds(text, &sentence)),
            "{sentence:?}"
        );
    }
    Ok(())
}

/// Whether a text has these words, whatever lines it is broken into.
fn holds(text: &str, words: &str) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    flat(text).contains(&flat(words))
}

/// Only the article that speaks of it is quoted, and the other one is named as silent.
fn ask(window: &Window) -> Outcome {
    window.press("/")?;
    wait_for_focus(window, &test_id("digest-about"))?;
    window.type_text("goats")?;
    window.press("Enter")?;
    window.wait_for_count(&test_id("digest-part"), 1)?;
    window.wait_for(&test_id("digest-silent"))?;
    window.click(&test_id("digest-about-clear"))?;
    window.wait_for_count(&test_id("digest-part"), 2).map(drop)
}

/// A sentence leads to its place in the article, and the digest is as it was when it is asked for again.
fn follow(window: &Window) -> Outcome {
    wait_for_focus(window, &test_id("digest-jump"))?;
    let first = window.script("return document.activeElement.textContent", &[])?;
    window.press("Enter")?;
    window.wait_until_gone(&test_id("digest-dialog"))?;
    wait_for_focus(window, &test_id("article"))?;
    window.wait_until(
        "the cursor on the sentence",
        || cursor(window),
        |at| json!(at) == first || first.as_str().is_some_and(|first| holds(first, at)),
    )?;
    window.press("Mod+1")?;
    wait_for_focus(window, &test_id("library-list"))?;
    open(window)?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("digest-dialog"))
}
