//! Somebody is followed through two articles: the page opens from a mention with one key, two
//! namesakes are made one and taken apart again, nothing is lost, and a restart finds all of it.

use crate::pasting::paste;
use crate::reading::{analect, wait_for_focus};
use analect_window_tests::{Failure, Outcome, Window, play, test_id};
use serde_json::Value;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const OTHER: &str = "A show of watercolours opens in Oslo\n\nThe painter Marta Holm opened a show of \
                     watercolours in Oslo last week.\n\nCritics praised Marta Holm for her light, and \
                     nobody bought a picture.";

#[test]
fn namesakes_are_merged_and_split_and_nothing_is_lost() {
    play("followed", |window| {
        mark_in_both(window)?;
        let before = mentions(window)?;
        open_from_a_mention(window)?;
        rename(window, "Marta Holm, master")?;
        two_become_one(window)?;
        assert_eq!(mentions(window)?.len(), 1);
        one_becomes_two(window)?;
        let after = mentions(window)?;
        assert_eq!(total(&after), total(&before), "{after:?}");
        window.restart()?;
        window.wait_for(&test_id("all-entities"))?;
        window.click(&test_id("all-entities"))?;
        window.wait_for_count(&test_id("shelf-row"), 2)?;
        assert_eq!(mentions(window)?, after);
        undo_all(window, &before)
    });
}

/// One in the story, who gets another name, and one of the same name in another article.
fn mark_in_both(window: &Window) -> Outcome {
    let marked = [
        "entity",
        "--last",
        "--name",
        "Marta Holm",
        "--type",
        "person",
    ];
    window.wait_for(&test_id("import-button"))?;
    paste(window, STORY)?;
    window.wait_for(&test_id("article"))?;
    analect(window.profile(), &marked)?;
    let renamed = ["entity", "rename", "Marta Holm", "The harbour master"];
    analect(window.profile(), &renamed)?;
    paste(window, OTHER)?;
    window.wait_for_texts(&test_id("article"), |texts| {
        texts.iter().any(|text| text.contains("watercolours"))
    })?;
    analect(window.profile(), &marked)?;
    window.wait_for_texts(&test_id("all-entities"), |texts| {
        texts.iter().any(|text| text.contains('2'))
    })?;
    window.press("Mod+3")?;
    window.press("g")?;
    window.press("e")?;
    window.wait_for_count(&test_id("entity-item"), 1)?;
    Ok(())
}

/// The entities of the library: names and how many mentions each has.
fn mentions(window: &Window) -> Outcome<Vec<(String, u64)>> {
    let listed = analect(
        window.profile(),
        &["entity", "list", "--format", "json", "--sort", "name"],
    )?;
    let told = String::from_utf8_lossy(&listed).into_owned();
    let all: Value =
        serde_json::from_str(&told).map_err(|error| Failure::new(format!("{error} in {told}")))?;
    let rows = all.as_array().or_else(|| all["entities"].as_array());
    let rows = rows.ok_or_else(|| Failure::new(format!("no list: {told}")))?;
    let row = |one: &Value| {
        let name = one["name"].as_str().unwrap_or_default().to_owned();
        (name, one["mentions"].as_u64().unwrap_or_default())
    };
    Ok(rows.iter().map(row).collect())
}

fn total(all: &[(String, u64)]) -> u64 {
    all.iter().map(|(_, mentions)| mentions).sum()
}

/// One key from the mention in hand; back in the text with the keys of every jump.
fn open_from_a_mention(window: &Window) -> Outcome {
    window.press("Mod+2")?;
    wait_for_focus(window, &test_id("article"))?;
    window.press("m")?;
    window.press("d")?;
    wait_for_focus(window, &test_id("page-list"))?;
    assert_eq!(window.wait_for(&test_id("page-name"))?, "Marta Holm");
    window.press("Alt+ArrowLeft")?;
    wait_for_focus(window, &test_id("article"))?;
    window.press("d")?;
    wait_for_focus(window, &test_id("page-list"))
}

fn rename(window: &Window, name: &str) -> Outcome {
    window.press("F2")?;
    window.wait_for(&test_id("page-edit-dialog"))?;
    window.fill(&test_id("page-edit-name"), name)?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("page-edit-dialog"))?;
    window.wait_for_texts(&test_id("page-name"), |texts| texts == [name])?;
    wait_for_focus(window, &test_id("page-list"))
}

fn two_become_one(window: &Window) -> Outcome {
    window.press("m")?;
    window.wait_for_count(&test_id("page-merge-row"), 1)?;
    window.press("Enter")?;
    window.wait_until_gone(&test_id("page-merge-dialog"))?;
    window.wait_for_texts(&test_id("page-name"), |texts| {
        texts == ["The harbour master"]
    })?;
    window.wait_for_texts(&test_id("page-section-articles"), |texts| {
        texts.iter().any(|text| text.contains('2'))
    })?;
    wait_for_focus(window, &test_id("page-list"))
}

/// The article of the first row is somebody else.
fn one_becomes_two(window: &Window) -> Outcome {
    window.press("Shift+M")?;
    window.wait_for(&test_id("page-split-dialog"))?;
    window.fill(&test_id("page-split-name"), "Marta Holm, painter")?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("page-split-dialog"))?;
    window.wait_for_toast("Split off Marta Holm, painter")?;
    wait_for_focus(window, &test_id("page-list"))
}

/// Rename, merge and split are each one step.
fn undo_all(window: &Window, before: &[(String, u64)]) -> Outcome {
    window.press("Mod+1")?;
    for _ in 0..3 {
        window.press("Mod+Z")?;
        window.wait_for_toast("Undid")?;
    }
    window.wait_until(
        "the entities as they were",
        || mentions(window),
        |now| now == before,
    )?;
    Ok(())
}
