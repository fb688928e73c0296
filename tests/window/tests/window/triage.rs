//! Going through a full inbox by keyboard alone: keep, put off, throw away, star, mark as read,
//! pick several, tag and collect them, take it back. The command line then tells what became of
//! each article.

use std::fs;
use std::path::Path;

use crate::reading::{analect, wait_for_focus};
use analect_window_tests::{Failure, Outcome, Window, play, test_id};
use serde_json::Value;

/// The titles, from the newest to the oldest.
const TITLES: [&str; 6] = [
    "Ferry fares frozen until spring",
    "A map of the winter ice",
    "Pilots vote on new rosters",
    "The lighthouse keeps its keeper",
    "Fog on the strait",
    "Letters to the harbour master",
];

#[test]
fn an_inbox_is_gone_through_by_keyboard_alone() {
    play("triage", |window| {
        fill_the_inbox(window)?;
        wait_for_focus_on_list(window)?;
        decide_one_by_one(window)?;
        take_one_back(window)?;
        work_on_several(window)?;
        preview_leaves_unread(window)?;
        told_by_the_command_line(window)
    });
}

/// A short text with the title as its heading and in its words, so that no two are the same.
fn text(title: &str) -> String {
    format!(
        "# {title}\n\n{title}: the harbour office said so on Monday. Nobody on the quay was surprised. The \
         boats will sail as before, it added, and the fees stay as they are. A list hangs at the \
         gate. Questions go to the office. The office is open on Fridays.\n"
    )
}

fn fill_the_inbox(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    for (number, title) in TITLES.iter().enumerate().rev() {
        let path = window.profile().path(&format!("text-{number}.md"));
        fs::write(&path, text(title))?;
        import(window, &path)?;
    }
    // The window hears of what another program adds.
    window.wait_for_count(&test_id("library-row"), TITLES.len())?;
    wait_for_titles(window, &TITLES)
}

fn import(window: &Window, path: &Path) -> Outcome {
    let path = path.to_string_lossy();
    analect(window.profile(), &["import", &path]).map(drop)
}

fn wait_for_focus_on_list(window: &Window) -> Outcome {
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    wait_for_current(window, TITLES[0])
}

/// The titles of the list, from the top.
fn titles(window: &Window) -> Outcome<Vec<String>> {
    window.texts(&format!("{} .title", test_id("library-row")))
}

fn wait_for_titles(window: &Window, wanted: &[&str]) -> Outcome {
    window
        .wait_until("the rows", || titles(window), |found| *found == wanted)
        .map(drop)
}

/// Waits until keys work on the row with this title.
fn wait_for_current(window: &Window, title: &str) -> Outcome {
    window
        .wait_for_texts("[role=option][data-current] .title", |found| {
            found == [title]
        })
        .map(drop)
}

/// One key an article, and the next one is at hand.
fn decide_one_by_one(window: &Window) -> Outcome {
    window.press("e")?;
    wait_for_current(window, TITLES[1])?;
    window.wait_for_toast("Archived")?;
    window.press("l")?;
    wait_for_current(window, TITLES[2])?;
    window.press("Delete")?;
    wait_for_current(window, TITLES[3])?;
    wait_for_titles(window, &TITLES[3..])
}

fn take_one_back(window: &Window) -> Outcome {
    window.press("Mod+Z")?;
    window.wait_for_toast("Undid")?;
    wait_for_titles(window, &TITLES[2..])?;
    wait_for_current(window, TITLES[3])
}

fn work_on_several(window: &Window) -> Outcome {
    window.press("Shift+ArrowDown")?;
    window.press("ArrowDown")?;
    window.press("x")?;
    window.wait_for_texts(&test_id("bulk-bar"), |bars| {
        bars.iter().any(|bar| bar.contains("3 selected"))
    })?;
    window.press("s")?;
    window.wait_for_toast("Starred · 3 articles")?;
    window.press("r")?;
    window.wait_for_toast("Marked as read · 3 articles")?;
    choose(window, "t", "tag-dialog", "port/quay")?;
    window.wait_for_toast("Tags saved · 3 articles")?;
    choose(window, "m", "collection-dialog", "Harbour diary")?;
    window.wait_for_toast("Collections saved · 3 articles")?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("bulk-bar"))
}

/// Opens a dialog by its key, makes what is typed there, and is back on the list.
fn choose(window: &Window, key: &str, dialog: &str, name: &str) -> Outcome {
    window.press(key)?;
    window.wait_for(&test_id(dialog))?;
    wait_for_focus(window, &test_id(&format!("{dialog}-field")))?;
    window.type_text(name)?;
    window.press("Enter")?;
    window.wait_for_texts(&test_id(&format!("{dialog}-option")), |options| {
        options
            .iter()
            .any(|option| option.contains(name) && option.contains("new"))
    })?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id(dialog))?;
    wait_for_focus(window, "[role=listbox]")
}

fn preview_leaves_unread(window: &Window) -> Outcome {
    window.press("Home")?;
    wait_for_current(window, TITLES[2])?;
    window.press("Space")?;
    window.wait_for_count(&test_id("preview-sentence"), 3)?;
    window.press("Space")?;
    window.wait_until_gone(&test_id("preview"))
}

/// What the command line says of the article with this title.
fn listed<'a>(all: &'a [Value], title: &str) -> Outcome<&'a Value> {
    all.iter()
        .find(|one| one["title"] == title)
        .ok_or_else(|| Failure::new(format!("{title} is not listed")))
}

fn told_by_the_command_line(window: &Window) -> Outcome {
    let all: Vec<Value> =
        serde_json::from_slice(&analect(window.profile(), &["list", "--format", "json"])?)?;
    let shelves = ["archive", "later", "inbox", "inbox", "inbox", "inbox"];
    for (at, (title, shelf)) in TITLES.iter().zip(shelves).enumerate() {
        let article = listed(&all, title)?;
        let several = at >= 3;
        assert_eq!(article["shelf"], shelf, "{title}");
        assert_eq!(article["starred"], several, "{title}");
        assert_eq!(
            article["tags"].as_array().map(Vec::len),
            Some(usize::from(several)),
            "{title}"
        );
        assert_eq!(
            article["collections"].as_array().map(Vec::len),
            Some(usize::from(several)),
            "{title}"
        );
        // Only what was archived or marked as read has any progress: a preview leaves none.
        assert_eq!(
            article["progress"].is_null(),
            !several && at != 0,
            "{title}"
        );
    }
    let collected = analect(
        window.profile(),
        &["list", "--collection", "Harbour diary", "--format", "json"],
    )?;
    assert_eq!(serde_json::from_slice::<Vec<Value>>(&collected)?.len(), 3);
    Ok(())
}
