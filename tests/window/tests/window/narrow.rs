//! A window with room for one pane: what is chosen beside the article shows the article, and
//! nothing covers what is worked with.

use crate::reading::{analect, wait_for_focus, wait_for_highlights};
use analect_window_tests::{Clipboard, Outcome, Window, play, test_id};
use serde_json::{Value, json};

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const SIZE: (u64, u64) = (700, 900);
const MARKED: &str = "closer than either side had expected";

#[test]
fn one_pane_shows_the_article_for_whatever_is_chosen_beside_it() {
    play("narrow", |window| {
        window.wait_for(&test_id("import-button"))?;
        window.resize(SIZE.0, SIZE.1)?;
        an_import_is_taken_back(window)?;
        an_import_is_taken_back_by_key(window)?;
        paste_the_story(window)?;
        wait_for_focus(window, &test_id("article"))?;
        mark_by_the_command_line(window)?;
        follow_what_is_listed(window)?;
        follow_from_the_palette(window)?;
        alone_already(window)?;
        highlight_the_summary(window)?;
        bars_stay_free(window)
    });
}

#[test]
fn settings_fit_into_a_narrow_window() {
    play("narrow-settings", |window| {
        window.wait_for(&test_id("import-button"))?;
        window.resize(SIZE.0, SIZE.1)?;
        window.press("Mod+,")?;
        window.wait_for(&test_id("settings"))?;
        let pages = window.attributes("[data-testid^=settings-page-]", "data-testid")?;
        assert!(pages.len() > 3, "{pages:?}");
        for page in pages {
            window.click(&test_id(&page))?;
            if page == "settings-page-library" {
                // The way to another place for the library is the longest row of buttons.
                window.wait_for(&test_id("settings-move-library"))?;
                window.wait_for(&test_id("path-library"))?;
            }
            let cut = window.script(CUT, &[json!(test_id("settings"))])?;
            assert_eq!(cut, json!([]), "{page}");
        }
        Ok(())
    });
}

/// The texts of what stands out of a box to the side, or is wider than the element it is drawn in.
const CUT: &str = "
    const box = document.querySelector(arguments[0]);
    const { left, right } = box.getBoundingClientRect();
    return [...box.querySelectorAll('*')]
        .filter((one) => one.getClientRects().length > 0 && !one.closest('.visually-hidden, svg'))
        .filter((one) => {
            const rims = one.getBoundingClientRect();
            const out = rims.left < left - 1 || rims.right > right + 1;
            const hides = getComputedStyle(one).overflowX !== 'visible';
            return out || (hides && one.scrollWidth > one.clientWidth + 1);
        })
        .map((one) => `${one.tagName} ${one.className}: ${one.textContent.slice(0, 60)}`);
";

fn paste_the_story(window: &Window) -> Outcome {
    let _elsewhere = Clipboard::with(STORY)?;
    window.press("Mod+V")?;
    window.wait_for(&test_id("article")).map(drop)
}

fn an_import_is_taken_back(window: &Window) -> Outcome {
    paste_the_story(window)?;
    window.click(&test_id("toast-undo"))?;
    window.wait_for_toast("Undid")?;
    window.wait_until_gone(&test_id("article"))?;
    nothing_is_listed(window)
}

/// What the key has taken back, no button offers to take back again.
fn an_import_is_taken_back_by_key(window: &Window) -> Outcome {
    paste_the_story(window)?;
    window.wait_for(&test_id("toast-undo"))?;
    window.press("Mod+Z")?;
    window.wait_until_gone(&test_id("article"))?;
    assert_eq!(window.texts(&test_id("toast-undo"))?, [""; 0]);
    nothing_is_listed(window)
}

fn nothing_is_listed(window: &Window) -> Outcome {
    let listed = analect(window.profile(), &["list", "--format", "json"])?;
    assert_eq!(serde_json::from_slice::<Value>(&listed)?, json!([]));
    Ok(())
}

fn mark_by_the_command_line(window: &Window) -> Outcome {
    for args in [
        &[
            "entity",
            "--last",
            "--name",
            "Marta Holm",
            "--type",
            "person",
        ][..],
        &[
            "highlight",
            "--last",
            "--quote",
            MARKED,
            "--note",
            "by how much?",
        ],
    ] {
        analect(window.profile(), args)?;
    }
    wait_for_highlights(window, &[MARKED])
}

/// Goes to the first item of a tab by its keys, and by Enter to the text it stands for.
fn follow(window: &Window, tab: &str, item: &str) -> Outcome {
    window.press("g")?;
    window.press(tab)?;
    wait_for_focus(window, item)?;
    window.wait_until_gone(&test_id("article"))?;
    window.press("Enter")?;
    window.wait_for(&test_id("article"))?;
    wait_for_focus(window, &test_id("article"))
}

fn follow_what_is_listed(window: &Window) -> Outcome {
    follow(window, "e", "[data-entity]")?;
    in_sight(window, ".mention.current")?;
    follow(window, "s", &test_id("summary-jump"))?;
    in_sight(window, &test_id("unit"))?;
    follow(window, "n", "[data-note-item]")?;
    in_sight(window, "[data-annotation]")
}

/// The palette is asked from the library, where the article is not drawn.
fn follow_from_the_palette(window: &Window) -> Outcome {
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("Mod+K")?;
    window.wait_for(&test_id("palette"))?;
    window.type_text("@marta")?;
    window.wait_for_count(&test_id("palette-row"), 1)?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("article"))?;
    in_sight(window, ".mention.current")
}

/// Waits until the first match is in the part of the window that shows the article.
fn in_sight(window: &Window, selector: &str) -> Outcome {
    window.wait_for_script(
        &format!("{selector} in sight"),
        "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
         const view = document.querySelector('#reader-pane').getBoundingClientRect();
         return box !== undefined && box.top >= view.top && box.bottom <= view.bottom",
        &[json!(selector)],
    )
}

/// Focus mode has nothing to hide here, and says so.
fn alone_already(window: &Window) -> Outcome {
    window.press("z")?;
    window.wait_for_toast("has the window to itself already")?;
    window.wait_for(&test_id("article")).map(drop)
}

/// All sentences are one step, and the message of it leaves the buttons below them free.
fn highlight_the_summary(window: &Window) -> Outcome {
    window.press("g")?;
    window.press("s")?;
    wait_for_focus(window, &test_id("summary-jump"))?;
    let sentences = window.texts(&test_id("summary-jump"))?.len();
    window.click(&test_id("summary-highlight-all"))?;
    window.wait_for_toast(&format!("Highlighted {sentences}"))?;
    free(window, "[data-foot]")?;
    window.press("Mod+Z")?;
    window.wait_for_toast("Undid: highlight")?;
    window.press("Mod+2")?;
    wait_for_highlights(window, &[MARKED])
}

fn bars_stay_free(window: &Window) -> Outcome {
    window.press("g")?;
    window.press("n")?;
    wait_for_focus(window, "[data-note-item]")?;
    window.press("x")?;
    window.wait_for(&test_id("bulk-bar"))?;
    window.press("2")?;
    window.wait_for_toast("Relabelled")?;
    free(window, &test_id("bulk-bar"))?;
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("x")?;
    window.wait_for(&test_id("bulk-bar"))?;
    window.press("s")?;
    window.wait_for_toast("Starred")?;
    free(window, &test_id("bulk-bar"))
}

/// Waits until no message lies over what the selector matches.
fn free(window: &Window, selector: &str) -> Outcome {
    window.wait_for_script(
        &format!("no message over {selector}"),
        "const bar = document.querySelector(arguments[0]).getBoundingClientRect();
         const toasts = [...document.querySelectorAll('[data-testid=toast]')];
         return toasts.length > 0 && toasts.every((one) => {
             const { top, bottom } = one.getBoundingClientRect();
             return bottom <= bar.top || top >= bar.bottom;
         })",
        &[json!(selector)],
    )
}
