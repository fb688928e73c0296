//! A layout of one's own with a mistake in it: its place is shown, nothing is written, the dialog
//! can be used on; mended, the preview is the file that is written.

use std::fs;
use std::path::Path;

use crate::reading::{analect, wait_for_focus};
use analect_window_tests::{Failure, Outcome, Window, play, test_id};
use serde_json::json;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");
const NOTE: &str = "by how much?";
/// The tag in the fifth line never ends.
const WRONG: &str =
    "# {{ article.title }}\n\nMy page.\n\n{% for h in highlights }\n{{ h.quote }}\n";
const MENDED: &str = "# {{ article.title }}\n\nMy page.\n{% for h in highlights %}\n\n{{ h.begin }}\n\
                      {{ h.quote | quote }}\n\n{{ h.note | lead(\"Note\") }}\n{{ h.end }}\n{% endfor %}\n";

#[test]
fn a_mistake_in_a_template_is_shown_where_it_is_and_nothing_is_written() {
    play("own_template", |window| {
        let folder = window.profile().path("notes");
        mark_the_story(window)?;
        begin_a_template(window, &folder)?;
        make_a_mistake(window)?;
        assert!(!folder.exists());
        mend_it(window)?;
        write_the_file(window, &folder)
    });
}

fn mark_the_story(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    let path = window.profile().path("story.txt");
    fs::write(&path, STORY)?;
    analect(window.profile(), &["import", &path.to_string_lossy()])?;
    let quote = "closer than either side had expected";
    let call = ["highlight", "--last", "--quote", quote, "--note", NOTE];
    analect(
        window.profile(),
        &[&call[..], &["--label", "pink"]].concat(),
    )?;
    window.wait_for_count(&test_id("library-row"), 1)?;
    window.click(&test_id("library-row"))?;
    wait_for_focus(window, &test_id("article"))
}

/// The first template of one's own is a copy of the layout that was chosen.
fn begin_a_template(window: &Window, folder: &Path) -> Outcome {
    window.press("Mod+E")?;
    wait_for_focus(window, &test_id("export-folder"))?;
    window.fill(&test_id("export-folder"), &folder.to_string_lossy())?;
    window.click(&test_id("export-layout-own"))?;
    let source = analect(window.profile(), &["template", "obsidian"]);
    let source = String::from_utf8_lossy(&source?).into_owned();
    let copy = || {
        let value = "return document.querySelector(arguments[0])?.value";
        window.script(value, &[json!(test_id("export-template"))])
    };
    window.wait_until("a copy of the layout", copy, |found| *found == source)?;
    wait_for_preview(window, NOTE).map(drop)
}

fn make_a_mistake(window: &Window) -> Outcome {
    let before = wait_for_preview(window, NOTE)?;
    window.fill(&test_id("export-template"), WRONG)?;
    window.wait_for_texts(&test_id("template-problem"), |texts| {
        texts.iter().any(|text| text.contains("Line 5, column "))
    })?;
    let lines = window.attributes(&test_id("template-mark"), "data-line")?;
    assert_eq!(lines, ["5"]);
    window.wait_for(&test_id("export-stale"))?;
    assert_eq!(window.wait_for(&test_id("export-preview"))?, before);
    window.wait_for_script(
        "no export",
        "return document.querySelector(arguments[0]).disabled",
        &[json!(test_id("export-submit"))],
    )?;
    // Neither does the key; where it did, the dialog would close.
    window.press("Mod+Enter")?;
    window.wait_for_texts(&test_id("export-effect"), |texts| {
        texts
            .iter()
            .any(|text| text.contains("nothing can be exported"))
    })?;
    // The link leads the cursor to the place, where the mistake can be mended by typing.
    window.click(&format!("{} button", test_id("template-problem")))?;
    window.wait_for_script(
        "the cursor in the fifth line",
        "const field = document.querySelector(arguments[0]);
         const before = field.value.slice(0, field.selectionStart);
         return document.activeElement === field && before.split('\\n').length === 5;",
        &[json!(test_id("export-template"))],
    )
}

fn mend_it(window: &Window) -> Outcome {
    window.fill(&test_id("export-template"), MENDED)?;
    window.wait_until_gone(&test_id("template-problem"))?;
    window.wait_until_gone(&test_id("export-stale"))?;
    let page = window.wait_for_texts(&test_id("export-preview"), |texts| {
        texts.iter().any(|text| text.contains("My page."))
    })?;
    assert!(page[0].contains(NOTE), "{page:?}");
    window
        .wait_for_texts(&test_id("export-effect"), |texts| {
            texts.iter().any(|text| text.contains("1 file to write"))
        })
        .map(drop)
}

/// The file is what the preview showed, and what the command line writes with the same template.
fn write_the_file(window: &Window, folder: &Path) -> Outcome {
    let shown = window.script(
        "return document.querySelector(arguments[0]).textContent",
        &[json!(test_id("export-preview"))],
    )?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("export-dialog"))?;
    let mut files = fs::read_dir(folder)?;
    let (Some(file), None) = (files.next(), files.next()) else {
        return Err(Failure::new("not exactly one file was written"));
    };
    let written = fs::read_to_string(file?.path())?;
    assert_eq!(json!(written), shown);
    let template = window.profile().path("mine.md");
    fs::write(&template, MENDED)?;
    let call = [
        "export",
        "--last",
        "--template",
        &template.to_string_lossy(),
    ];
    let printed = analect(window.profile(), &call)?;
    assert_eq!(String::from_utf8_lossy(&printed), written);
    Ok(())
}

fn wait_for_preview(window: &Window, words: &str) -> Outcome<String> {
    let mut texts = window.wait_for_texts(&test_id("export-preview"), |texts| {
        texts.iter().any(|text| text.contains(words))
    })?;
    Ok(texts.remove(0))
}
