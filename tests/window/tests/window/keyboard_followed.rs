//! The part of the run by keyboard alone that is about the entities followed across the library.

use crate::key_run::Effect::{Becomes, Changes};
use crate::key_run::KeyRun;
use crate::reading::analect;
use analect_window_tests::Outcome;

/// The row in hand, of the list or of a page.
const ROW: &str = "document.querySelector('[data-followed] [role=option][data-current]')?.id";
const LIST: &str = "focused('shelf-list')";
const PAGE: &str = "focused('page-list')";

pub fn followed(run: &mut KeyRun<'_>) -> Outcome {
    // Two that are in one article, whatever was decided before.
    for name in ["Marta Holm", "Tomasz Brandt"] {
        let tag = ["entity", "--last", "--name", name, "--type", "person"];
        analect(run.window().profile(), &tag)?;
    }
    list(run)?;
    page(run)?;
    from_an_article(run)
}

fn list(run: &mut KeyRun<'_>) -> Outcome {
    run.press("to the library", "Mod+1", Becomes("has('[role=listbox]')"))?;
    run.give("library", "shelfEntities", "g e", Becomes(LIST))?;
    run.press("its end", "End", Becomes(LIST))?;
    run.give("shelf", "listedEntityFirst", "Home", Changes(ROW))?;
    run.give("shelf", "listedEntityLast", "End", Changes(ROW))?;
    run.give_each("shelf", "listedEntityUp", &["k"], Changes(ROW))?;
    run.give_each("shelf", "listedEntityDown", &["j"], Changes(ROW))?;
    run.give(
        "shelf",
        "listedEntitySort",
        "s",
        Changes("reads('[data-testid=shelf-sort] [data-state=on]').join()"),
    )?;
    run.give(
        "shelf",
        "listedEntityWords",
        "/",
        Becomes("focused('shelf-words')"),
    )?;
    run.type_text("Marta Holm", "field() === 'Marta Holm'")?;
    run.press(
        "to the list",
        "Enter",
        Becomes("focused('shelf-list') && id('shelf-row').length === 1"),
    )?;
    run.give("shelf", "listedEntityOpen", "Enter", Becomes(PAGE))
}

fn page(run: &mut KeyRun<'_>) -> Outcome {
    run.give("page", "pageRowDown", "j", Changes(ROW))?;
    run.give("page", "pageRowUp", "k", Changes(ROW))?;
    run.give("page", "pageLast", "End", Changes(ROW))?;
    run.give("page", "pageFirst", "Home", Changes(ROW))?;
    run.give("page", "pageSection", "Shift+J", Changes(ROW))?;
    run.give("page", "pageSectionBack", "Shift+K", Changes(ROW))?;
    for (command, key, shown) in [
        ("pageEdit", "F2", "focused('page-edit-name')"),
        ("pageKind", "c", "has('[role=menu]')"),
        ("pageNote", "n", "focused('page-note-field')"),
        ("pageMerge", "m", "focused('page-merge-input')"),
        (
            "pageSplit",
            "Shift+M",
            "shows('page-split-dialog') && has('[role=dialog]')",
        ),
        (
            "pageExport",
            "e",
            "shows('page-export-preview') && has('[role=dialog]')",
        ),
    ] {
        run.give("page", command, key, Becomes(shown))?;
        run.press("let it be", "Escape", Becomes(PAGE))?;
    }
    run.give("page", "shelfEntities", "g e", Becomes(LIST))?;
    run.give(
        "shelf",
        "listedEntityClose",
        "Escape",
        Becomes("focused('article')"),
    )?;
    run.press("back", "Alt+ArrowLeft", Becomes(PAGE))?;
    run.give("page", "pageRemove", "Delete", Becomes("toast('Removed')"))?;
    run.press("take that back", "Mod+Z", Becomes("toast('Undid')"))?;
    run.press("to the text", "Escape", Becomes("focused('article')"))
}

/// The page from its row in the inspector and from the text, and back to where each was asked.
fn from_an_article(run: &mut KeyRun<'_>) -> Outcome {
    run.press(
        "the inspector",
        "g e",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    if run.holds("shows('review-list')")? {
        run.press("no review", "Escape", Becomes("!shows('review-list')"))?;
    }
    run.press("its row", "g e", Becomes("focused('entity-item')"))?;
    run.press("its mention", "Enter", Becomes("focused('entity-item')"))?;
    run.give("entities", "entityPage", "d", Becomes(PAGE))?;
    run.press("back", "Alt+ArrowLeft", Becomes("focused('entity-item')"))?;
    run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    run.give("reader", "entityPage", "d", Becomes(PAGE))?;
    run.give("page", "pageOpen", "Enter", Becomes("focused('article')"))?;
    run.press("back", "Alt+ArrowLeft", Becomes(PAGE))?;
    run.give("page", "pageClose", "Escape", Becomes("focused('article')"))
}
