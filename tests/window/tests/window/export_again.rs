//! Notes are exported, edited in their files and in the window, and exported again: both sides keep
//! their words, what nobody touched is not written, and an edit comes into the library and goes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::reading::{analect, wait_for_focus};
use analect_window_tests::{Failure, Outcome, Window, play, test_id};
use serde_json::Value;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const FOG: &str =
    "# Fog on the strait\n\nFog on the strait, so the office said. The fog lifts at noon.\n";

/// The passage whose note is edited in the file, and the note before and after.
const VOTE: &str = "closer than either side had expected";
const ASKED: &str = "by how much?";
const ANSWERED: &str = "by 65 votes, says the union";
/// The passage whose note is edited in the window.
const QUEUE: &str = "the queue to be gone by Sunday night";
const DOUBT: &str = "who counts them?";
const COUNTED: &str = "she counts them herself";
/// What the reader writes into the file beside all blocks.
const OWN: &str = "My own words: call the baker on Monday.";

#[test]
fn a_second_export_keeps_what_was_written_in_the_file_and_in_the_window() {
    play("export_again", |window| {
        let folder = window.profile().path("notes");
        mark_two_articles(window)?;
        export(window, Some(&folder), "2 files to write")?;
        window.wait_for_toast("Exported 2 files")?;
        let (story, fog) = (
            file(&folder, "analect:h", VOTE)?,
            file(&folder, "Fog", "noon")?,
        );
        edit_the_file(&story)?;
        make_old(&fog)?;
        let fog_before = stamp(&fog)?;
        edit_in_the_window(window)?;
        export(
            window,
            None,
            "1 note or highlight changed, 1 edit of yours kept",
        )?;
        window.wait_for_toast("Exported 1 file")?;
        both_sides_are_there(&story)?;
        assert_eq!(stamp(&fog)?, fog_before, "{}", fog.display());
        let written = fs::read(&story)?;
        assert_eq!(note_on(window, VOTE)?, ASKED);
        take_the_edit(window)?;
        wait_for_note(window, ANSWERED)?;
        assert_eq!(fs::read(&story)?, written, "taking an edit writes no file");
        take_it_back(window)?;
        assert_eq!(fs::read(&story)?, written);
        assert_eq!(stamp(&fog)?, fog_before);
        Ok(())
    });
}

/// What Tab comes by in the dialog, from the folder's field on and around to it again.
const STOPS: &[&str] = &[
    "Choose…",
    "export-files",
    "export-changes",
    "Preview of the file",
    "export-command",
    "export-copy",
    "export-submit",
    "Close",
    "export-scope",
    "export-layout",
    "export-label yellow",
    "export-label green",
    "export-label pink",
    "export-label blue",
    "export-label purple",
    "export-label orange",
    "export-tags",
    "export-since",
    "export-folder",
];

/// What has the focus, or that nothing shows it.
const FOCUSED: &str = "
const one = document.activeElement;
const rim = getComputedStyle(one);
if (rim.outlineStyle === 'none' || parseFloat(rim.outlineWidth) < 2) return `no focus on ${one.outerHTML}`;
const { testid, label } = (one.closest('.choices') ?? one).dataset;
return [testid ?? one.ariaLabel ?? one.textContent.trim(), label].filter(Boolean).join(' ');";

#[test]
fn the_export_dialog_is_walked_by_tab_and_shows_where_it_is() {
    play("export_by_tab", |window| {
        mark_two_articles(window)?;
        window.press("Mod+E")?;
        wait_for_focus(window, &test_id("export-folder"))?;
        window.click(&test_id("export-scope-listed"))?;
        window.wait_for_count("[data-testid=export-files] [role=option]", 2)?;
        window.script(
            "document.querySelector(arguments[0]).focus()",
            &[test_id("export-folder").into()],
        )?;
        let mut stops = Vec::new();
        for _ in STOPS {
            window.press("Tab")?;
            stops.push(window.script(FOCUSED, &[])?);
        }
        assert_eq!(stops, STOPS);
        window.press("Escape")?;
        window.wait_until_gone(&test_id("export-dialog"))?;
        wait_for_focus(window, &test_id("article"))
    });
}

fn mark_two_articles(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    for (name, text, notes) in [
        (
            "fog.md",
            FOG,
            &[("The fog lifts at noon", "which noon?")][..],
        ),
        ("story.txt", STORY, &[(VOTE, ASKED), (QUEUE, DOUBT)]),
    ] {
        let path = window.profile().path(name);
        fs::write(&path, text)?;
        analect(window.profile(), &["import", &path.to_string_lossy()])?;
        for (quote, note) in notes {
            let call = ["highlight", "--last", "--quote", quote, "--note", note];
            analect(
                window.profile(),
                &[&call[..], &["--label", "yellow"]].concat(),
            )?;
        }
    }
    window.wait_for_count(&test_id("library-row"), 2)?;
    window.press("Mod+1")?;
    wait_for_focus(window, "[role=listbox]")?;
    window.press("Home")?;
    window.press("Enter")?;
    wait_for_focus(window, &test_id("article"))?;
    wait_for_note(window, ASKED)
}

/// Exports everything that is listed, once the dialog says `told`; `folder` is typed where it is
/// given and remembered where not.
fn export(window: &Window, folder: Option<&Path>, told: &str) -> Outcome {
    window.press("Mod+E")?;
    wait_for_focus(window, &test_id("export-folder"))?;
    window.click(&test_id("export-scope-listed"))?;
    if let Some(folder) = folder {
        window.fill(&test_id("export-folder"), &folder.to_string_lossy())?;
    }
    window.wait_for_texts(&test_id("export-effect"), |texts| {
        texts.iter().any(|text| text.contains(told))
    })?;
    window.wait_for_count("[data-testid=export-files] [role=option]", 2)?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("export-dialog"))
}

/// The file of the folder that holds both words.
fn file(folder: &Path, one: &str, other: &str) -> Outcome<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        if text.contains(one) && text.contains(other) {
            return Ok(path);
        }
    }
    Err(Failure::new(format!("no file says {one} and {other}")))
}

/// The reader writes between two blocks and rewrites the note in the first one.
fn edit_the_file(path: &Path) -> Outcome {
    let text = fs::read_to_string(path)?;
    let end = "<!-- /analect:h -->";
    let edited = text
        .replacen(ASKED, ANSWERED, 1)
        .replacen(end, &format!("{end}\n\n{OWN}"), 1);
    assert!(edited.contains(ANSWERED) && edited.contains(OWN), "{text}");
    Ok(fs::write(path, edited)?)
}

/// Dates a file back, so that writing it again would show however coarse the clock is.
fn make_old(path: &Path) -> Outcome {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    Ok(File::options()
        .append(true)
        .open(path)?
        .set_modified(long_ago)?)
}

/// What a file holds and when it was written.
fn stamp(path: &Path) -> Outcome<(Vec<u8>, SystemTime)> {
    Ok((fs::read(path)?, fs::metadata(path)?.modified()?))
}

fn edit_in_the_window(window: &Window) -> Outcome {
    wait_for_focus(window, &test_id("article"))?;
    window.press("Home")?;
    for _ in 0..2 {
        window.press(".")?;
    }
    window.press("n")?;
    wait_for_focus(window, &test_id("note-editor"))?;
    window.press("Mod+A")?;
    window.type_text(COUNTED)?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("note-editor"))?;
    wait_for_note(window, COUNTED)?;
    wait_for_library(window, QUEUE, COUNTED)
}

fn both_sides_are_there(path: &Path) -> Outcome {
    let text = fs::read_to_string(path)?;
    for words in [ANSWERED, COUNTED, OWN] {
        assert_eq!(text.matches(words).count(), 1, "{words}\n{text}");
    }
    for words in [ASKED, DOUBT] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
    Ok(())
}

/// The message after the export leads to the list of edits, and Mod+Enter takes what is chosen.
fn take_the_edit(window: &Window) -> Outcome {
    let last = format!("{}:last-child {}", test_id("toast"), test_id("toast-undo"));
    window.click(&last)?;
    wait_for_focus(window, &test_id("edits-back"))?;
    let row = window.wait_for(&test_id("edit-row"))?;
    for words in [VOTE, ASKED, ANSWERED] {
        assert!(row.contains(words), "{row}");
    }
    assert_eq!(window.texts(&test_id("edit-row"))?.len(), 1);
    window.wait_for_texts(&test_id("take-edits"), |texts| {
        texts
            .iter()
            .any(|text| text.contains("Take 1 into the library"))
    })?;
    window.press("Mod+Enter")?;
    wait_for_library(window, VOTE, ANSWERED)?;
    window.wait_for(&test_id("export-preview"))?;
    wait_for_focus(window, "[data-preview]")?;
    window.press("Escape")?;
    window.wait_until_gone(&test_id("export-dialog"))?;
    window.wait_for_toast("1 note taken from your files into the library")
}

fn take_it_back(window: &Window) -> Outcome {
    wait_for_focus(window, &test_id("article"))?;
    window.press("Mod+Z")?;
    wait_for_note(window, ASKED)?;
    wait_for_library(window, VOTE, ASKED)?;
    assert_eq!(note_on(window, QUEUE)?, COUNTED);
    Ok(())
}

/// What the library says of the highlight of these words in the story.
fn note_on(window: &Window, quote: &str) -> Outcome<String> {
    let shown = analect(window.profile(), &["show", "--last", "--format", "json"])?;
    let shown: Value = serde_json::from_slice(&shown)?;
    let marks = shown["annotations"].as_array();
    let found = marks.and_then(|marks| marks.iter().find(|mark| mark["exact"] == quote));
    let note = found.and_then(|mark| mark["note"].as_str());
    note.map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("no note on {quote} in {shown:#}")))
}

/// What is written shows in the window at once and is in the library a moment later.
fn wait_for_library(window: &Window, quote: &str, note: &str) -> Outcome {
    window
        .wait_until(
            "the note in the library",
            || note_on(window, quote),
            |found| found == note,
        )
        .map(drop)
}

fn wait_for_note(window: &Window, words: &str) -> Outcome {
    window
        .wait_for_texts(&test_id("margin-note"), |notes| {
            notes.iter().any(|note| note.contains(words))
        })
        .map(drop)
}
