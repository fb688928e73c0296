//! All highlights of the library in one list: filter it, go to one in its article and back,
//! relabel several and take that back; and ten thousand of them scroll without gaps.

use std::fs;

use crate::reading::{analect, last_article, wait_for_focus};
use analect_window_tests::{Outcome, Profile, Window, play, test_id};
use serde_json::{Value, json};

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");

/// Marks in the large library; as many paragraphs, each with a number of its own.
const MANY: usize = 10_000;

#[test]
fn a_reader_works_through_all_highlights() {
    play("all_marks", |window| {
        mark_two_articles(window)?;
        window.wait_for_count(&test_id("library-row"), 2)?;
        filter(window)?;
        jump_and_return(window)?;
        relabel_several(window)?;
        highlight_every_occurrence(window)
    });
}

#[test]
fn ten_thousand_highlights_scroll_without_gaps() {
    play("all_marks_many", |window| {
        import_many(window)?;
        window.press("g")?;
        window.press("h")?;
        for shown in (200..=2_000).step_by(200) {
            let shown = format!("Showing {} of 10,000", grouped(shown));
            window.wait_for_texts(&test_id("marks-count"), |texts| {
                texts.iter().any(|text| text.trim() == shown)
            })?;
            window.press("End")?;
            window.wait_for_script("rows fill the list", FILLED, &[])?;
        }
        for share in [0.13, 0.77, 0.42, 0.0] {
            window.script(SCROLL, &[share.into()])?;
            window.wait_for_script("rows fill the list", FILLED, &[])?;
        }
        Ok(())
    });
}

/// As the page writes a number below a million.
fn grouped(number: u32) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

/// Longer than a line of the list.
const LONG_NOTE: &str = "a note of **its** own, that is a little longer than a line of the list can \
                         be, so that rows differ in their height, and it goes on for a while";

/// Whether the drawn rows cover the list from top to bottom, without gaps between them.
const FILLED: &str = "
const list = document.querySelector('[data-testid=marks-list]');
const view = list.getBoundingClientRect();
const boxes = [...list.querySelectorAll('.row[role=presentation]')]
  .map((one) => one.getBoundingClientRect()).sort((a, b) => a.top - b.top);
const joined = boxes.every((box, at) => at === 0 || Math.abs(box.top - boxes[at - 1].bottom) < 2);
return joined && boxes.length > 3 && boxes[0].top <= view.top + 1 && boxes.at(-1).bottom >= view.bottom - 1;";

const SCROLL: &str = "
const list = document.querySelector('[data-testid=marks-list]');
list.scrollTop = (list.scrollHeight - list.clientHeight) * arguments[0];";

/// Where the active row stands in the window, in whole pixels.
const STANDS: &str = "
const row = document.querySelector('[data-testid=mark-row][data-current]');
return row && Math.round(row.getBoundingClientRect().top);";

fn mark_two_articles(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    let profile = window.profile();
    import(profile, "story.txt", STORY)?;
    let quoted = |exact: &str, note: &str| annotation(exact, note);
    annotate(
        profile,
        &[
            quoted("closer than either side had expected", "by how much? #vote"),
            quoted("Marta Holm expects", ""),
        ],
    )?;
    let fog =
        "# Fog on the strait\n\nFog on the strait: so the office said. The fog lifts at noon.\n";
    import(profile, "fog.md", fog)?;
    let words = [
        "highlight",
        "--last",
        "--quote",
        "so the office said",
        "--label",
        "green",
    ];
    analect(profile, &words).map(drop)
}

fn import(profile: &Profile, name: &str, text: &str) -> Outcome {
    let path = profile.path(name);
    fs::write(&path, text)?;
    analect(profile, &["import", &path.to_string_lossy()]).map(drop)
}

fn annotation(exact: &str, note: &str) -> Value {
    json!({ "type": "Annotation", "bodyValue": note, "target": { "source": "https://a.example/",
        "selector": { "type": "TextQuoteSelector", "exact": exact } } })
}

/// Puts annotations on the article that was imported last, from a file.
fn annotate(profile: &Profile, marks: &[Value]) -> Outcome {
    let path = profile.path("marks.json");
    fs::write(&path, Value::from(marks.to_vec()).to_string())?;
    let article = last_article(profile)?["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let file = path.to_string_lossy();
    analect(
        profile,
        &["annotations", "import", &file, "--article", &article],
    )
    .map(drop)
}

fn filter(window: &Window) -> Outcome {
    window.wait_for_texts(&test_id("all-marks"), |texts| {
        texts.iter().any(|text| text.trim_end().ends_with('3'))
    })?;
    window.press("g")?;
    window.press("h")?;
    window.wait_for_count(&test_id("mark-row"), 3)?;
    wait_for_focus(window, &test_id("marks-list"))?;
    window.press("/")?;
    wait_for_focus(window, &test_id("marks-words"))?;
    window.type_text("by how much")?;
    window.wait_for_count(&test_id("mark-row"), 1)?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("marks-list"))?;
    window.click(&test_id("filter-clear"))?;
    window.wait_for_count(&test_id("mark-row"), 3)?;
    window.click(&test_id("filter-tag"))?;
    window.click(&test_id("filter-choice"))?;
    window.wait_for_count(&test_id("mark-row"), 1)?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("filter-tag-sheet"))?;
    wait_for_focus(window, &test_id("marks-list"))?;
    window.click(&test_id("filter-clear"))?;
    window.wait_for_count(&test_id("mark-row"), 3).map(drop)
}

fn jump_and_return(window: &Window) -> Outcome {
    window.press("End")?;
    window.wait_for(&format!(
        "{}[data-current]:last-of-type",
        test_id("mark-row")
    ))?;
    let before = window.script(STANDS, &[])?;
    let quote = window.texts(&format!("{}[data-current] mark", test_id("mark-row")))?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("article"))?;
    window.wait_for(&test_id("mark-ring"))?;
    window.press("Alt+ArrowLeft")?;
    wait_for_focus(window, &test_id("marks-list"))?;
    let after = window.texts(&format!("{}[data-current] mark", test_id("mark-row")))?;
    assert_eq!(after, quote);
    window.wait_until(
        "the row where it stood",
        || window.script(STANDS, &[]),
        |now| now == &before,
    )?;
    Ok(())
}

fn relabel_several(window: &Window) -> Outcome {
    window.press("Mod+A")?;
    window.wait_for_texts(&test_id("marks-bar"), |texts| {
        texts.iter().any(|text| text.contains("3 selected"))
    })?;
    window.press("3")?;
    let pink = format!("{} [data-colour=pink] mark", test_id("mark-row"));
    window.wait_for_count(&pink, 3)?;
    window.press("Mod+Z")?;
    window.wait_for_count(&pink, 0)?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("marks-bar"))?;
    window.press("Escape")?;
    wait_for_focus(window, &test_id("article"))
}

fn highlight_every_occurrence(window: &Window) -> Outcome {
    window.press("Mod+1")?;
    wait_for_focus(window, &test_id("library-list"))?;
    window.press("End")?;
    window.press("Enter")?;
    window.wait_for_texts(&test_id("article"), |texts| {
        texts.iter().any(|text| text.contains("Marta Holm"))
    })?;
    wait_for_focus(window, &test_id("article"))?;
    window.drag_over(&test_id("article"), "Marta Holm")?;
    window.press("Mod+Shift+H")?;
    window.wait_for_texts(&test_id("toast"), |texts| {
        texts
            .iter()
            .any(|text| text.contains("Highlighted ") && text.contains(" · "))
    })?;
    Ok(())
}

fn import_many(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    let mut text = String::from("# A long list\n\n");
    let mut marks = Vec::with_capacity(MANY);
    for at in 0..MANY {
        let item = format!("Item {at} of the list");
        let paragraph = format!("{item} says what it has to say, and then the next one comes.");
        text = text + &paragraph + "\n\n";
        let note = if at % 7 == 0 { LONG_NOTE } else { "" };
        marks.push(annotation(&item, note));
    }
    let profile = window.profile();
    import(profile, "list.md", &text)?;
    annotate(profile, &marks)?;
    window.wait_for_count(&test_id("library-row"), 1).map(drop)
}
