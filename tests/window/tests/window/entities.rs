//! What a text names, decided about by keyboard: one key each, taken back, and there after a restart.

use crate::pasting::paste;
use crate::reading::{analect, last_article, mentions, wait_for_focus};
use analect_window_tests::{Outcome, Window, play, test_id};
use serde_json::{Value, json};

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");

/// Another story, that names one person of the first and gives another one his name.
const OTHER: &str = "# A captain retires\n\nTomasz Brandt, the union leader, thanked the captain in \
    Skerrow on Friday. “She waited with us,” Mr Brandt said of her last strike.\n";

#[test]
fn the_names_of_a_story_are_decided_about_by_a_key_each() {
    play("entities", |window| {
        window.wait_for(&test_id("import-button"))?;
        paste(window, STORY)?;
        wait_for_focus(window, &test_id("article"))?;
        let painted = wait_for_painted(window)?;
        assert!(
            painted.iter().any(|words| words == "Tomasz Brandt"),
            "{painted:?}"
        );
        let decided = decide_about_all(window)?;
        three_are_taken_back(window, &decided)?;
        let marked = mentions(window)?;
        let kept = entities_of(window)?;
        window.restart()?;
        open_the_article(window)?;
        window.wait_until("the mentions", || mentions(window), |now| *now == marked)?;
        assert_eq!(entities_of(window)?, kept);
        nothing_waits(window)
    });
}

#[test]
fn a_name_of_the_library_is_recognised_and_can_be_someone_else() {
    play("entities_linked", |window| {
        window.wait_for(&test_id("import-button"))?;
        paste(window, OTHER)?;
        wait_for_focus(window, &test_id("article"))?;
        accept(window, "Tomasz Brandt")?;
        paste(window, STORY)?;
        wait_for_focus(window, &test_id("article"))?;
        go_to_card(window, "Tomasz Brandt")?;
        window.wait_for_texts(&test_id("review-link"), |texts| {
            texts
                .iter()
                .any(|text| text.contains("Same as Tomasz Brandt") && text.contains("1 article"))
        })?;
        // In the text and back: the card keeps the keys.
        window.press("Enter")?;
        wait_for_focus(window, &test_id("review-mentions"))?;
        window.press("o")?;
        window.wait_for_texts(&test_id("review-decided"), |texts| {
            texts.iter().any(|text| text.contains("Tomasz Brandt"))
        })?;
        assert_eq!(brandts(window)?, 2);
        window.press("Mod+Z")?;
        on_card(window, "Tomasz Brandt")?;
        window.press("a")?;
        window.wait_for(&test_id("review-decided"))?;
        assert_eq!(brandts(window)?, 1);
        Ok(())
    });
}

/// One pane at a time: the card is gone to and come back to.
#[test]
fn a_narrow_window_shows_the_card_or_the_text() {
    play("entities_narrow", |window| {
        window.wait_for(&test_id("import-button"))?;
        window.resize(700, 900)?;
        paste(window, STORY)?;
        wait_for_focus(window, &test_id("article"))?;
        let painted = wait_for_painted(window)?;
        window.press("r")?;
        wait_for_focus(window, &test_id("review-mentions"))?;
        window.wait_until_gone(&test_id("article"))?;
        let card = card(window)?;
        window.press("Enter")?;
        wait_for_focus(window, &test_id("article"))?;
        assert_eq!(wait_for_painted(window)?, painted);
        window.press("Alt+ArrowLeft")?;
        on_card(window, &card)?;
        window.press("a")?;
        window.wait_for(&test_id("review-decided")).map(drop)
    });
}

/// Accepts the cards one after the other, by one key each, but one that is no entity; what became
/// of each, in order.
fn decide_about_all(window: &Window) -> Outcome<Vec<String>> {
    window.press("r")?;
    wait_for_focus(window, &test_id("review-mentions"))?;
    let mut decided = Vec::new();
    while window.texts(&test_id("review-end"))?.is_empty() {
        let name = card(window)?;
        window.press(if name == "Amal" { "x" } else { "a" })?;
        window.wait_for_texts(&test_id("review-decided"), |texts| {
            texts.iter().any(|text| text.contains(&name))
        })?;
        decided.push(name);
    }
    assert!(decided.len() >= 5, "{decided:?}");
    assert!(decided.iter().any(|name| name == "Amal"), "{decided:?}");
    Ok(decided)
}

/// Undo brings the last three back, each as the card in hand; then they are decided about again.
fn three_are_taken_back(window: &Window, decided: &[String]) -> Outcome {
    for name in decided.iter().rev().take(3) {
        window.press("Mod+Z")?;
        on_card(window, name)?;
    }
    while window.texts(&test_id("review-end"))?.is_empty() {
        let name = card(window)?;
        window.press("a")?;
        window.wait_for_texts(&test_id("review-decided"), |texts| {
            texts.iter().any(|text| text.contains(&name))
        })?;
    }
    Ok(())
}

fn nothing_waits(window: &Window) -> Outcome {
    window.press("g")?;
    window.press("e")?;
    window.wait_for_texts("body", |texts| {
        texts.iter().any(|text| text.contains("All decided"))
    })?;
    window.press("r")?;
    window.wait_for_toast("Nothing waits for a decision")
}

/// The words that are underlined as suggested, once there are any.
fn wait_for_painted(window: &Window) -> Outcome<Vec<String>> {
    let painted = "return [...(CSS.highlights.get('analect-suggested') ?? [])].map(String)";
    let found = window.wait_until(
        "suggestions in the text",
        || window.script(painted, &[]),
        |found| *found != json!([]),
    )?;
    Ok(serde_json::from_value(found)?)
}

/// The name on the card.
fn card(window: &Window) -> Outcome<String> {
    window.wait_for("[data-testid=review-card] h2 > span")
}

/// Waits until this card is in hand.
fn on_card(window: &Window, name: &str) -> Outcome {
    window.wait_for_texts("[data-testid=review-card] h2 > span", |texts| {
        texts.iter().any(|text| text == name)
    })?;
    wait_for_focus(window, &test_id("review-mentions"))
}

/// Starts the review and passes over cards until this one is in hand.
fn go_to_card(window: &Window, name: &str) -> Outcome {
    wait_for_painted(window)?;
    window.press("r")?;
    wait_for_focus(window, &test_id("review-mentions"))?;
    for _ in 0..20 {
        let here = card(window)?;
        if here == name {
            return on_card(window, name);
        }
        window.press("s")?;
        window.wait_until("the next card", || card(window), |now| *now != here)?;
    }
    on_card(window, name)
}

fn accept(window: &Window, name: &str) -> Outcome {
    go_to_card(window, name)?;
    window.press("a")?;
    window
        .wait_for_texts(&test_id("review-decided"), |texts| {
            texts.iter().any(|text| text.contains(name))
        })
        .map(drop)
}

fn open_the_article(window: &Window) -> Outcome {
    window.wait_for(&test_id("library-row"))?;
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("article"))
}

/// The entities of the newest article, as the command line tells them.
fn entities_of(window: &Window) -> Outcome<Value> {
    Ok(last_article(window.profile())?["entities"].clone())
}

/// How many entities of the library are called Tomasz Brandt.
fn brandts(window: &Window) -> Outcome<usize> {
    let listed = analect(
        window.profile(),
        &[
            "entity",
            "list",
            "--query",
            "Tomasz Brandt",
            "--format",
            "json",
        ],
    )?;
    let listed: Value = serde_json::from_slice(&listed)?;
    let all = listed.as_array().cloned().unwrap_or_default();
    Ok(all
        .iter()
        .filter(|one| one["name"] == "Tomasz Brandt")
        .count())
}
