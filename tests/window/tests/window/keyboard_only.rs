//! Every command of the key map, given by its key in the real window: each one does what it is
//! there for, and the focus can be seen after every press.

// A run is one long list of keys: cut into pieces it would be no easier to follow.
#![allow(clippy::too_many_lines)]

use std::fs;

use crate::key_run::Effect::{Becomes, Changes};
use crate::key_run::KeyRun;
use crate::keyboard_followed::followed;
use crate::reading::analect;
use analect_window_tests::{Outcome, Window, play, test_id};
use serde_json::Value;

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");

/// An article, and two corrected copies of it.
const LIGHTHOUSE: &str = include_str!("../../../fixtures/shots/lighthouse.md");
const CORRECTED: &str = include_str!("../../../fixtures/shots/lighthouse-corrected.md");
const AGAIN: &str = include_str!("../../../fixtures/shots/lighthouse-third.txt");

/// An article that tells its address, so that its original can be opened.
const PAGE: &str = "<!doctype html><html lang=en><head><title>Ferry fares frozen</title>
<link rel=canonical href=\"https://example.org/ferry-fares\"></head><body><article>
<h1>Ferry fares frozen</h1><p>The ferry company said on Monday that its fares stay as they are until
spring. Nobody on the quay was surprised. A list hangs at the gate, and questions go to the office.</p>
<p>The boats sail as before, it added. The office is open on Fridays.</p></article></body></html>";

/// What the focus is on.
const HELD: &str = "document.activeElement.innerText";

#[test]
fn every_command_works_by_its_key_and_the_focus_is_always_seen() {
    play("keyboard_only", |window| {
        fill_the_inbox(window)?;
        let mut run = KeyRun::new(window);
        list(&mut run)?;
        places(&mut run)?;
        text(&mut run)?;
        marks(&mut run)?;
        notes_in_the_margin(&mut run)?;
        summary(&mut run)?;
        entities(&mut run)?;
        notes_list(&mut run)?;
        all_marks(&mut run)?;
        followed(&mut run)?;
        versions(&mut run)?;
        lost_highlights(&mut run)?;
        versions_of_the_text(&mut run)?;
        window_itself(&mut run)?;
        imports(&mut run)?;
        run.finish()
    });
}

fn fill_the_inbox(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    let short = |title: &str| {
        format!("# {title}\n\n{title}: so the office said. The Carmel sails as before, it added.\n")
    };
    for (name, text) in [
        ("fog.md", short("Fog on the strait")),
        ("pilots.md", short("Pilots vote on rosters")),
        ("fares.html", PAGE.to_owned()),
        ("story.txt", STORY.to_owned()),
    ] {
        let path = window.profile().path(name);
        fs::write(&path, text)?;
        analect(window.profile(), &["import", &path.to_string_lossy()])?;
    }
    window.wait_for_count(&test_id("library-row"), 4)?;
    name_a_ship(window)
}

/// A name that the library knows when the story is read: there it is another ship.
fn name_a_ship(window: &Window) -> Outcome {
    let listed = analect(window.profile(), &["list", "--format", "json"])?;
    let listed: Value = serde_json::from_slice(&listed)?;
    let fog = listed.as_array().into_iter().flatten();
    let fog = fog.filter(|row| row["title"] == "Fog on the strait");
    for id in fog.filter_map(|row| row["id"].as_str()) {
        let name = ["entity", id, "--name", "Carmel", "--type", "place"];
        analect(window.profile(), &name)?;
    }
    Ok(())
}

fn list(run: &mut KeyRun<'_>) -> Outcome {
    run.give(
        "global",
        "goLibrary",
        "Mod+1",
        Becomes("has('[role=listbox]')"),
    )?;
    run.give_each(
        "library",
        "rowDown",
        &["j", "ArrowDown"],
        Changes("current()"),
    )?;
    run.give_each("library", "rowUp", &["k", "ArrowUp"], Changes("current()"))?;
    run.give(
        "library",
        "rowLast",
        "End",
        Becomes("current() === titles().at(-1)"),
    )?;
    run.give(
        "library",
        "rowFirst",
        "Home",
        Becomes("current() === titles()[0]"),
    )?;
    run.give(
        "library",
        "rowPreview",
        "Space",
        Becomes("shows('preview')"),
    )?;
    run.give(
        "library",
        "rowLetGo",
        "Escape",
        Becomes("!shows('preview')"),
    )?;
    run.give("library", "rowPick", "x", Becomes("chosen() === 1"))?;
    run.give_each(
        "library",
        "rowExtend",
        &["Shift+ArrowDown", "Shift+J"],
        Changes("chosen()"),
    )?;
    run.give_each(
        "library",
        "rowExtendBack",
        &["Shift+ArrowUp", "Shift+K"],
        Changes("chosen()"),
    )?;
    run.give("library", "rowPickAll", "Mod+A", Becomes("chosen() === 4"))?;
    run.give(
        "library",
        "rowDigest",
        "Shift+S",
        Becomes("shows('digest-item') && focused('digest-jump')"),
    )?;
    run.press(
        "next sentence",
        "j",
        Changes("document.activeElement.textContent"),
    )?;
    run.press("why", "w", Becomes("shows('summary-reasons')"))?;
    run.press(
        "longer",
        "+",
        Changes("reads('[data-testid=digest-amount]').join()"),
    )?;
    run.press("about", "/", Becomes("focused('digest-about')"))?;
    run.press(
        "back to the sentences",
        "Escape",
        Becomes("focused('digest-jump')"),
    )?;
    run.press("no digest", "Escape", Becomes("!shows('digest-dialog')"))?;
    run.press("let go", "Escape", Becomes("chosen() === 0"))?;
    run.press(
        "to the second",
        "ArrowDown",
        Becomes("current() === 'Ferry fares frozen'"),
    )?;
    run.give("library", "rowStar", "s", Becomes("toast('Starred')"))?;
    run.give(
        "library",
        "rowRead",
        "r",
        Becomes("toast('Marked as read')"),
    )?;
    run.give(
        "library",
        "rowTags",
        "t",
        Becomes("focused('tag-dialog-field')"),
    )?;
    run.press("no tags", "Escape", Becomes("has('[role=listbox]')"))?;
    run.give(
        "library",
        "rowCollections",
        "m",
        Becomes("focused('collection-dialog-field')"),
    )?;
    run.press("no collection", "Escape", Becomes("has('[role=listbox]')"))?;
    let window = run.window();
    watch_the_keys(window)?;
    run.give("library", "rowOriginal", "o", Becomes("window.taken"))?;
    window.wait_until(
        "the original in the browser",
        || window.profile().opened_addresses(),
        |opened| opened.trim() == "https://example.org/ferry-fares",
    )?;
    run.give(
        "library",
        "rowTrash",
        "Delete",
        Becomes("toast('Moved to Trash') && titles().length === 3"),
    )?;
    run.give(
        "library",
        "rowArchive",
        "e",
        Becomes("toast('Archived') && titles().length === 2"),
    )?;
    run.give(
        "library",
        "rowLater",
        "l",
        Becomes("toast('Saved for later') && titles().length === 1"),
    )?;
    run.give(
        "library",
        "shelfTrash",
        "g t",
        Becomes("titles().join() === 'Ferry fares frozen'"),
    )?;
    run.give(
        "library",
        "rowInbox",
        "i",
        Becomes("toast('Moved to Inbox') && titles().length === 0"),
    )?;
    run.give(
        "library",
        "shelfLater",
        "g l",
        Becomes("titles().join() === 'Fog on the strait'"),
    )?;
    run.press("back to the inbox", "i", Becomes("titles().length === 0"))?;
    run.give(
        "library",
        "shelfArchive",
        "g a",
        Becomes("titles().join() === 'Pilots vote on rosters'"),
    )?;
    run.press("back to the inbox", "i", Becomes("titles().length === 0"))?;
    run.give(
        "library",
        "shelfStarred",
        "g s",
        Becomes("titles().join() === 'Ferry fares frozen'"),
    )?;
    run.give(
        "library",
        "shelfInbox",
        "g i",
        Becomes("titles().length === 4"),
    )?;
    run.give("library", "rowOpen", "Enter", Becomes("focused('article')"))
}

/// From pane to pane, and to shelves out of the text.
fn places(run: &mut KeyRun<'_>) -> Outcome {
    run.give(
        "global",
        "goInspector",
        "Mod+3",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    run.give("global", "goReader", "Mod+2", Becomes("focused('article')"))?;
    run.give(
        "global",
        "nextPane",
        "F6",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    run.give(
        "global",
        "previousPane",
        "Shift+F6",
        Becomes("focused('article')"),
    )?;
    for (command, chord, heading) in [
        ("shelfLater", "g l", "Later"),
        ("shelfArchive", "g a", "Archive"),
        ("shelfTrash", "g t", "Trash"),
        ("shelfInbox", "g i", "Inbox"),
    ] {
        let shown =
            format!("reads('header .where').join() === '{heading}' && has('[data-pane=library]')");
        run.give("reader", command, chord, Becomes(&shown))?;
        run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    }
    run.give(
        "reader",
        "articleNext",
        "]",
        Becomes("current() === titles()[1] && focused('article')"),
    )?;
    run.give(
        "reader",
        "articlePrevious",
        "[",
        Becomes("current() === titles()[0] && focused('article')"),
    )?;
    run.give(
        "reader",
        "tags",
        "t",
        Becomes("focused('tag-dialog-field')"),
    )?;
    run.press("no tags", "Escape", Becomes("focused('article')"))
}

/// The cursor, the caret, selections, the search.
fn text(run: &mut KeyRun<'_>) -> Outcome {
    run.give("reader", "unitNext", "j", Changes("unit()"))?;
    run.give("reader", "unitPrevious", "k", Changes("unit()"))?;
    run.give("reader", "unitExtend", "Shift+J", Changes("unit()"))?;
    run.give("reader", "unitExtendBack", "Shift+K", Changes("unit()"))?;
    run.give("reader", "unitLast", "End", Changes("scrolled()"))?;
    run.give("reader", "unitFirst", "Home", Changes("scrolled()"))?;
    run.give("reader", "pageDown", "Space", Changes("scrolled()"))?;
    run.give("reader", "pageUp", "Shift+Space", Changes("scrolled()"))?;
    run.give(
        "reader",
        "unitCycle",
        "u",
        Becomes("reads('footer').join().includes('sentence')"),
    )?;
    run.give(
        "reader",
        "caret",
        "v",
        Becomes("shows('caret') && shows('caret-mode')"),
    )?;
    run.give(
        "reader",
        "caretMove",
        "ArrowRight",
        Changes("id('caret')[0].getBoundingClientRect().left"),
    )?;
    run.give("global", "escape", "Escape", Becomes("!shows('caret')"))?;
    run.press("a sentence on", "j", Changes("unit()"))?;
    run.give(
        "reader",
        "select",
        "Shift+ArrowRight",
        Becomes("selected().length === 1"),
    )?;
    run.press(
        "select a word",
        "Mod+Shift+ArrowRight",
        Becomes("selected().length > 1"),
    )?;
    run.press("no selection", "Escape", Becomes("selected() === ''"))?;
    run.give("global", "find", "Mod+F", Becomes("focused('find-input')"))?;
    run.type_text(
        "Marta Holm",
        "reads('[data-testid=find-count]').join().includes('4')",
    )?;
    run.give(
        "global",
        "findNext",
        "F3",
        Changes("reads('[data-testid=find-count]').join()"),
    )?;
    run.give(
        "global",
        "findPrevious",
        "Shift+F3",
        Changes("reads('[data-testid=find-count]').join()"),
    )?;
    run.press(
        "no search",
        "Escape",
        Becomes("!shows('find-bar') && focused('article')"),
    )?;
    run.give(
        "reader",
        "menu",
        "Shift+F10",
        Becomes("shows('reading-menu') && has('[role=menu]')"),
    )?;
    run.press(
        "no menu",
        "Escape",
        Becomes("!shows('reading-menu') && focused('article')"),
    )?;
    run.give("reader", "copyQuote", "q", Becomes("toast('opied')"))?;
    run.give(
        "reader",
        "entity",
        "y",
        Becomes("shows('entity-dialog') && has('[role=dialog]')"),
    )?;
    run.press("no entity", "Escape", Becomes("focused('article')"))
}

fn marks(run: &mut KeyRun<'_>) -> Outcome {
    run.press(
        "to the start",
        "Home",
        Changes("scrolled() + unit() + (selected() === '' ? '' : unknown)"),
    )?;
    run.give(
        "reader",
        "highlight",
        "h",
        Becomes("marks().length === 1 && inHand() !== ''"),
    )?;
    run.give("mark", "relabel", "3", Becomes("toast('Relabelled')"))?;
    for (command, chord) in [
        ("markEndBack", "Shift+ArrowLeft"),
        ("markEndOn", "Shift+ArrowRight"),
        ("markEndBackCharacter", "Alt+Shift+ArrowLeft"),
        ("markEndOnCharacter", "Alt+Shift+ArrowRight"),
        ("markStartOn", "Mod+Shift+ArrowRight"),
        ("markStartBack", "Mod+Shift+ArrowLeft"),
    ] {
        run.give("mark", command, chord, Changes("inHand().length"))?;
    }
    run.press(
        "shorter",
        "Mod+Shift+ArrowRight",
        Changes("inHand().length"),
    )?;
    run.press("let go", "Escape", Becomes("inHand() === ''"))?;
    run.press("on", "j", Changes("unit()"))?;
    run.give("reader", "label", "2", Becomes("marks().length === 2"))?;
    run.press("let go", "Escape", Becomes("inHand() === ''"))?;
    run.press(
        "by words",
        "u",
        Becomes("reads('footer').join().includes('word')"),
    )?;
    run.press("a mark over it", "1", Becomes("marks().length === 3"))?;
    run.give("mark", "markOverlapping", "Tab", Changes("inHand()"))?;
    run.give("reader", "markPrevious", ",", Changes("inHand()"))?;
    run.give("reader", "markNext", ".", Changes("inHand()"))?;
    run.give(
        "mark",
        "markCard",
        "Enter",
        Becomes("id('margin-note').length > 0"),
    )?;
    run.press("no card", "Escape", Becomes("focused('article')"))?;
    run.give("mark", "markTags", "t", Becomes("focused('tags-editor')"))?;
    run.type_text("port", "field() === 'port'")?;
    run.press(
        "tags",
        "Enter",
        Becomes("focused('article') && reads('.chip').join().includes('port')"),
    )?;
    run.give(
        "mark",
        "markRemove",
        "Delete",
        Becomes("marks().length === 2 && toast('removed')"),
    )?;
    for redo in ["Mod+Y", "Mod+Shift+Z"] {
        run.give(
            "global",
            "undo",
            "Mod+Z",
            Becomes("marks().length === 3 && toast('Undid')"),
        )?;
        run.give(
            "global",
            "redo",
            redo,
            Becomes("marks().length === 2 && toast('Redid')"),
        )?;
    }
    run.give(
        "reader",
        "marker",
        "Shift+H",
        Becomes("shows('marker-mode')"),
    )?;
    run.press("on", "j", Changes("unit()"))?;
    run.give(
        "reader",
        "markUnit",
        "Enter",
        Becomes("marks().length === 3"),
    )?;
    run.press("let go", "Escape", Becomes("inHand() === ''"))?;
    run.press("no marker", "Escape", Becomes("!shows('marker-mode')"))
}

/// Opens a note and waits until its editor holds what it should.
fn open_note(run: &mut KeyRun<'_>, context: &str, command: &str, holds: &str) -> Outcome {
    let opened = format!("focused('note-editor') && {holds}");
    run.give(context, command, "n", Becomes(&opened))
}

fn save_note(run: &mut KeyRun<'_>, then: &str) -> Outcome {
    let saved = format!("!shows('note-editor') && {then}");
    run.give("editor", "editorSave", "Mod+Enter", Becomes(&saved))
}

fn notes_in_the_margin(run: &mut KeyRun<'_>) -> Outcome {
    run.press(
        "by paragraphs",
        "u",
        Becomes("reads('footer').join().includes('paragraph')"),
    )?;
    run.press("on", "j", Changes("unit()"))?;
    open_note(run, "reader", "note", "field() === ''")?;
    run.type_text("why", "field() === 'why'")?;
    run.press(
        "choose it",
        "Mod+A",
        Becomes("document.activeElement.selectionEnd === 3"),
    )?;
    run.give(
        "editor",
        "editorStrong",
        "Mod+B",
        Becomes("field() === '**why**'"),
    )?;
    run.give(
        "editor",
        "editorEmphasis",
        "Mod+I",
        Becomes("field().includes('*') && field() !== '**why**'"),
    )?;
    run.press(
        "to the end",
        "End",
        Becomes("document.activeElement.selectionStart === field().length"),
    )?;
    run.type_text(" ", "field().endsWith(' ')")?;
    run.give("editor", "editorTag", "#", Becomes("field().endsWith('#')"))?;
    run.type_text("port ", "field().endsWith('#port ')")?;
    run.give(
        "editor",
        "editorName",
        "@",
        Becomes("field().endsWith('@')"),
    )?;
    run.press(
        "no name",
        "Backspace",
        Becomes("field().endsWith('#port ')"),
    )?;
    save_note(run, "focused('article') && toast('Note saved')")?;
    open_note(run, "mark", "markNote", "field().includes('why')")?;
    run.type_text("!", "field().endsWith('!')")?;
    run.give(
        "editor",
        "editorClose",
        "Escape",
        Becomes("!shows('note-editor') && focused('article') && reads('.chip').includes('draft')"),
    )?;
    run.press(
        "no card",
        "Escape",
        Becomes("inHand() !== '' && focused('article')"),
    )?;
    run.press("let go", "Escape", Becomes("inHand() === ''"))?;
    run.press("on", "j", Changes("unit()"))?;
    open_note(run, "reader", "note", "field() === ''")?;
    run.type_text("second", "field() === 'second'")?;
    save_note(run, "focused('article')")?;
    run.give("reader", "notePrevious", "<", Changes("inHand()"))?;
    run.give("reader", "noteNext", ">", Changes("inHand()"))?;
    open_note(run, "mark", "markNote", "field() === 'second'")?;
    run.give(
        "editor",
        "editorPrevious",
        "Alt+ArrowUp",
        Becomes("focused('note-editor') && field().includes('why')"),
    )?;
    run.give(
        "editor",
        "editorNext",
        "Alt+ArrowDown",
        Becomes("focused('note-editor') && field() === 'second'"),
    )?;
    save_note(run, "focused('article')")?;
    run.give(
        "reader",
        "margin",
        "g m",
        Becomes("id('margin-note').length < 2"),
    )?;
    run.press(
        "a margin again",
        "g m",
        Becomes("id('margin-note').length >= 2"),
    )
}

fn summary(run: &mut KeyRun<'_>) -> Outcome {
    run.give(
        "reader",
        "tabSummary",
        "g s",
        Becomes("focused('summary-item')"),
    )?;
    run.give_each("summary", "itemDown", &["ArrowDown", "j"], Changes(HELD))?;
    run.give("summary", "tabSummary", "g s", Changes(HELD))?;
    run.press("down", "ArrowDown", Changes(HELD))?;
    run.press("down", "ArrowDown", Changes(HELD))?;
    run.give_each("summary", "itemUp", &["ArrowUp", "k"], Changes(HELD))?;
    run.give_each(
        "summary",
        "longer",
        &["=", "+"],
        Changes("id('summary-item').length"),
    )?;
    run.give(
        "summary",
        "shorter",
        "-",
        Changes("id('summary-item').length"),
    )?;
    run.give("summary", "about", "/", Becomes("focused('summary-about')"))?;
    run.press(
        "to the sentences",
        "Escape",
        Becomes("focused('summary-item')"),
    )?;
    run.give("summary", "why", "w", Becomes("shows('summary-reasons')"))?;
    run.give("summary", "pin", "p", Becomes("shows('summary-unpin')"))?;
    run.press("on", "ArrowDown", Changes(HELD))?;
    run.give(
        "summary",
        "exclude",
        "x",
        Becomes("shows('summary-excluded') && focused('summary-item')"),
    )?;
    run.give(
        "summary",
        "highlightSentence",
        "h",
        Changes("marks().length"),
    )?;
    run.give(
        "summary",
        "highlightSummary",
        "Shift+H",
        Changes("marks().length"),
    )?;
    run.give(
        "summary",
        "copySummary",
        "Mod+C",
        Becomes("toast('Summary copied')"),
    )?;
    run.give(
        "summary",
        "itemEnter",
        "Enter",
        Becomes("focused('article')"),
    )?;
    run.give(
        "global",
        "back",
        "Alt+ArrowLeft",
        Becomes("focused('summary-item')"),
    )?;
    run.give(
        "global",
        "forward",
        "Alt+ArrowRight",
        Becomes("focused('article')"),
    )?;
    run.press("back", "Alt+ArrowLeft", Becomes("focused('summary-item')"))?;
    run.give(
        "summary",
        "tabEntities",
        "g e",
        Becomes("!shows('summary-item') && has('[data-pane=inspector]')"),
    )?;
    run.give(
        "entities",
        "tabNotes",
        "g n",
        Becomes("focused('note-item')"),
    )?;
    run.give(
        "notes",
        "tabSummary",
        "g s",
        Becomes("focused('summary-item')"),
    )?;
    run.give(
        "summary",
        "tabNotes",
        "g n",
        Becomes("focused('note-item')"),
    )?;
    run.press("to the text", "Mod+2", Becomes("focused('article')"))
}

fn entities(run: &mut KeyRun<'_>) -> Outcome {
    for name in ["Marta Holm", "Tomasz Brandt"] {
        run.press("find", "Mod+F", Becomes("focused('find-input')"))?;
        run.type_text(name, &format!("field() === '{name}'"))?;
        run.press(
            "no search",
            "Escape",
            Becomes("!shows('find-bar') && focused('article')"),
        )?;
        run.press(
            "mark it",
            "y",
            Becomes("shows('entity-dialog') && has('[role=dialog]')"),
        )?;
        run.press(
            "accept",
            "Enter",
            Becomes("focused('article') && toast('Marked')"),
        )?;
    }
    run.give(
        "reader",
        "tabEntities",
        "g e",
        Becomes("focused('entity-item')"),
    )?;
    for (down, up) in [("ArrowDown", "ArrowUp"), ("j", "k")] {
        run.give("entities", "itemDown", down, Changes(HELD))?;
        run.give("entities", "itemUp", up, Changes(HELD))?;
    }
    run.give("entities", "itemEnter", "Enter", Changes("unit()"))?;
    run.give(
        "entities",
        "entityRename",
        "F2",
        Becomes("focused('entity-edit-name')"),
    )?;
    run.press("no other name", "Escape", Becomes("focused('entity-item')"))?;
    run.give("entities", "entityKind", "c", Becomes("has('[role=menu]')"))?;
    run.press(
        "no other kind",
        "Escape",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    run.give(
        "entities",
        "tabSummary",
        "g s",
        Becomes("focused('summary-item')"),
    )?;
    run.press("back", "g e", Becomes("focused('entity-item')"))?;
    run.give(
        "entities",
        "entityMerge",
        "m",
        Becomes("shows('merge-dialog')"),
    )?;
    run.press(
        "no merge",
        "Escape",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    run.give(
        "entities",
        "tabEntities",
        "g e",
        Becomes("focused('entity-item')"),
    )?;
    run.give(
        "entities",
        "entityRemove",
        "Delete",
        Becomes("toast('Removed')"),
    )?;
    names_in_the_text(run)?;
    review(run)
}

/// What is suggested, from where it stands in the text.
fn names_in_the_text(run: &mut KeyRun<'_>) -> Outcome {
    run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    let suggested = |name: &str| format!("told().includes('Suggested: {name}')");
    run.press("to its end", "End", Becomes("focused('article')"))?;
    run.give("reader", "mentionPrevious", "Shift+M", Changes("told()"))?;
    for (name, command, key, effect) in [
        (
            "Japanese",
            "mentionReject",
            "x",
            "toast('Japanese is no entity')",
        ),
        (
            "Carmel",
            "mentionCard",
            "Enter",
            "focused('review-mentions')",
        ),
        ("Skerrow", "mentionAccept", "a", "toast('Accepted Skerrow')"),
    ] {
        run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
        go_back_to(run, &suggested(name))?;
        run.give("mention", command, key, Becomes(effect))?;
    }
    run.give("reader", "mentionNext", "m", Changes("told()"))
}

/// Goes from name to name until it is told.
fn go_back_to(run: &mut KeyRun<'_>, told: &str) -> Outcome {
    for _ in 0..20 {
        if run.holds(told)? {
            return Ok(());
        }
        run.press("the name before", "Shift+M", Changes("told()"))?;
    }
    run.press("the name", "Shift+M", Becomes(told))
}

/// What is suggested, one card at a time.
fn review(run: &mut KeyRun<'_>) -> Outcome {
    const CARD: &str = "reads('[data-testid=review-card] h2 > span').join()";
    run.give(
        "reader",
        "review",
        "r",
        Becomes("focused('review-mentions')"),
    )?;
    // It goes on at the card that was asked about last.
    run.give("entities", "suggestionOther", "o", Changes(CARD))?;
    run.give("entities", "suggestionSkip", "s", Changes(CARD))?;
    while run.holds("all('[data-testid=review-mention]').length === 1")? {
        run.press("the next card", "s", Changes(CARD))?;
    }
    run.give(
        "entities",
        "suggestionLeave",
        "Space",
        Becomes("all('[data-testid=review-mention][aria-selected=false]').length === 1"),
    )?;
    run.press("to the list", "Escape", Becomes("!shows('review-card')"))?;
    run.give(
        "entities",
        "review",
        "r",
        Becomes("focused('review-mentions')"),
    )?;
    run.give("entities", "suggestionAccept", "a", Changes(CARD))?;
    run.give("entities", "suggestionReject", "x", Changes(CARD))?;
    run.give(
        "entities",
        "acceptShown",
        "Shift+A",
        Becomes("shows('accept-shown-dialog') && has('[role=dialog]')"),
    )?;
    run.press(
        "accept them",
        "Enter",
        Becomes("!shows('accept-shown-dialog') && toast('Accepted')"),
    )
}

fn notes_list(run: &mut KeyRun<'_>) -> Outcome {
    run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    run.give("reader", "tabNotes", "g n", Becomes("focused('note-item')"))?;
    for (down, up) in [("ArrowDown", "ArrowUp"), ("j", "k")] {
        run.give("notes", "itemDown", down, Changes(HELD))?;
        run.give("notes", "itemUp", up, Changes(HELD))?;
    }
    let picked = |amount: u8| {
        format!("all('[data-testid=note-choice]').filter((one) => one.checked).length === {amount}")
    };
    run.give("notes", "noteChoose", "x", Becomes(&picked(1)))?;
    for (down, up) in [("Shift+ArrowDown", "Shift+ArrowUp"), ("Shift+J", "Shift+K")] {
        run.give("notes", "noteExtend", down, Changes(HELD))?;
        run.give("notes", "noteExtendBack", up, Changes(HELD))?;
    }
    run.press("down again", "Shift+J", Becomes(&picked(2)))?;
    run.give("notes", "noteRelabel", "4", Becomes("toast('Relabelled')"))?;
    run.give(
        "notes",
        "noteTags",
        "t",
        Becomes("has('input:not([type=checkbox])')"),
    )?;
    run.press(
        "no tags",
        "Escape",
        Becomes("!has('input:not([type=checkbox])')"),
    )?;
    run.press("back to the list", "g n", Becomes("focused('note-item')"))?;
    run.give(
        "notes",
        "noteChooseAll",
        "Mod+A",
        Becomes("all('[data-testid=note-choice]').every((one) => one.checked)"),
    )?;
    run.give_each(
        "notes",
        "noteCopy",
        &["q", "Mod+C"],
        Becomes("toast('opied')"),
    )?;
    run.press("choose none", "Escape", Becomes(&picked(0)))?;
    run.give("notes", "noteRemove", "Delete", Becomes("toast('removed')"))?;
    run.press("take it back", "Mod+Z", Becomes("toast('Undid')"))?;
    run.give(
        "notes",
        "tabEntities",
        "g e",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    run.press("back", "g n", Becomes("focused('note-item')"))?;
    run.give("notes", "tabNotes", "g n", Becomes("focused('note-item')"))?;
    run.give("notes", "itemEnter", "Enter", Becomes("focused('article')"))
}

/// An article with two versions, under highlights in every state.
fn versions(run: &mut KeyRun<'_>) -> Outcome {
    let window = run.window();
    for (name, text) in [("light.md", LIGHTHOUSE), ("lighter.md", CORRECTED)] {
        let path = window.profile().path(name);
        fs::write(&path, text)?;
        analect(window.profile(), &["import", &path.to_string_lossy()])?;
        if name == "lighter.md" {
            break;
        }
        for words in [
            "built in 1871",
            "collected 2.4 million crowns in six years",
            "It changed its mind last autumn, after a trawler ran aground within sight of the dark tower.",
            "spent a summer cleaning its prisms with vinegar and cotton",
            "the beam crosses their bedrooms every twelve seconds",
            "Most of the ships steer by satellite",
        ] {
            let call = ["highlight", "--last", "--quote", words, "--label", "green"];
            analect(window.profile(), &call)?;
        }
    }
    window.wait_for_count(&test_id("library-row"), 5)?;
    run.press("to the list", "Mod+1", Becomes("has('[role=listbox]')"))?;
    run.press("to the top", "Home", Becomes("current() === titles()[0]"))?;
    run.press(
        "open it",
        "Enter",
        Becomes("focused('article') && shows('version-strip')"),
    )?;
    let listed = Becomes("focused('version-item')");
    run.give("reader", "tabVersions", "g v", listed)?;
    run.give("versions", "itemDown", "ArrowDown", Changes(HELD))?;
    run.give("versions", "itemUp", "ArrowUp", Changes(HELD))?;
    run.give(
        "versions",
        "tabSummary",
        "g s",
        Becomes("focused('summary-item')"),
    )?;
    run.give("summary", "tabVersions", "g v", listed)?;
    run.give(
        "versions",
        "tabEntities",
        "g e",
        Becomes("!shows('summary-item') && has('[data-pane=inspector]')"),
    )?;
    run.give("entities", "tabVersions", "g v", listed)?;
    run.give(
        "versions",
        "tabNotes",
        "g n",
        Becomes("focused('note-item')"),
    )?;
    run.give("notes", "tabVersions", "g v", listed)?;
    run.press("down", "ArrowDown", Changes(HELD))?;
    run.give("versions", "tabVersions", "g v", Changes(HELD))?;
    run.give(
        "versions",
        "versionChanges",
        "c",
        Becomes("focused('changes')"),
    )?;
    let count = |words: &str| format!("reads('[data-testid=changes-count]').join() === '{words}'");
    run.give("changes", "differenceNext", "n", Becomes(&count("1 of 7")))?;
    run.press("on", "n", Becomes(&count("2 of 7")))?;
    run.give(
        "changes",
        "differencePrevious",
        "p",
        Becomes(&count("1 of 7")),
    )?;
    run.give(
        "changes",
        "sideBySide",
        "s",
        Becomes("all('[data-testid=changes] .row').length > 0"),
    )?;
    run.press(
        "in one text",
        "s",
        Becomes("all('[data-testid=changes] .row').length === 0"),
    )?;
    run.give("changes", "tabVersions", "g v", listed)?;
    run.press("to the changes", "Mod+2", Becomes("focused('changes')"))?;
    run.give(
        "changes",
        "differenceOpen",
        "Enter",
        Becomes("!shows('changes') && focused('article')"),
    )?;
    run.give(
        "reader",
        "showChanges",
        "g d",
        Becomes("focused('changes')"),
    )?;
    run.press(
        "to the text",
        "Escape",
        Becomes("!shows('changes') && focused('article')"),
    )
}

/// What became of highlights, and the answers to that.
fn lost_highlights(run: &mut KeyRun<'_>) -> Outcome {
    let asked = Becomes("inHand() !== '' && shows('place-accept')");
    run.give("reader", "uncertainNext", ";", asked)?;
    run.give(
        "mark",
        "placeAttach",
        "r",
        Becomes("shows('attach-bar') && shows('attach-mode') && focused('article')"),
    )?;
    run.press(
        "no other passage",
        "Escape",
        Becomes("!shows('attach-bar')"),
    )?;
    run.press("again", ";", asked)?;
    run.give(
        "mark",
        "placeAccept",
        "y",
        Becomes("!shows('status-uncertain')"),
    )?;
    run.press(
        "take it back",
        "Mod+Z",
        Becomes("shows('status-uncertain')"),
    )?;
    run.press("again", ";", asked)?;
    let lost = |amount: &str| format!("reads('[data-testid=status-lost]').join() === '{amount}'");
    run.give(
        "mark",
        "placeLost",
        "o",
        Becomes(&lost("2 lost highlights")),
    )?;
    run.press("take it back", "Mod+Z", Becomes(&lost("1 lost highlight")))?;
    let item = Becomes("has('[data-mark-item]')");
    to_the_first_highlight(run)?;
    run.give(
        "versions",
        "placeNote",
        "n",
        Becomes("focused('mark-note-editor')"),
    )?;
    run.press("no note", "Escape", item)?;
    run.give(
        "versions",
        "placeTags",
        "t",
        Becomes("focused('tags-editor')"),
    )?;
    run.press("no tags", "Escape", item)?;
    run.give(
        "versions",
        "placeRelabel",
        "3",
        Becomes("toast('Relabelled')"),
    )?;
    run.give(
        "versions",
        "placeLost",
        "o",
        Becomes("reads('[data-testid=mark-item]')[0].includes('kept as lost')"),
    )?;
    run.give(
        "versions",
        "placeAttach",
        "r",
        Becomes("shows('attach-bar') && focused('article')"),
    )?;
    run.give(
        "attaching",
        "attachHere",
        "Enter",
        Becomes("!shows('attach-bar') && !shows('status-lost') && toast('re-attached')"),
    )?;
    to_the_first_highlight(run)?;
    run.give(
        "versions",
        "placeAccept",
        "y",
        Becomes("!shows('status-uncertain')"),
    )?;
    run.give(
        "versions",
        "placeAcceptAll",
        "Shift+Y",
        Becomes("!shows('versions-changed') && toast('2 places accepted')"),
    )?;
    to_the_first_highlight(run)?;
    run.give(
        "versions",
        "placeRemove",
        "Delete",
        Becomes("!shows('mark-item')"),
    )
}

fn to_the_first_highlight(run: &mut KeyRun<'_>) -> Outcome {
    run.press("to the versions", "Mod+2", Becomes("focused('article')"))?;
    run.press("to the versions", "g v", Becomes("focused('version-item')"))?;
    run.press("down", "ArrowDown", Changes(HELD))?;
    run.press("down", "ArrowDown", Becomes("has('[data-mark-item]')"))
}

/// Reading and restoring versions, and making new ones.
fn versions_of_the_text(run: &mut KeyRun<'_>) -> Outcome {
    let strip = |number: &str| {
        format!(
            "reads('[data-testid=version-strip]').join().startsWith('v{number}') && focused('article')"
        )
    };
    run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    run.press("to the versions", "g v", Becomes("focused('version-item')"))?;
    run.press("the first one", "ArrowDown", Changes(HELD))?;
    run.give(
        "versions",
        "itemEnter",
        "Enter",
        Becomes("focused('older-version')"),
    )?;
    run.give("changes", "versionRestore", "b", Becomes(&strip("3")))?;
    run.press("to the versions", "g v", Becomes("focused('version-item')"))?;
    run.press("the second one", "ArrowDown", Changes(HELD))?;
    run.give("versions", "versionRestore", "b", Becomes(&strip("4")))?;
    run.give(
        "reader",
        "editDetails",
        "F2",
        Becomes("focused('details-title')"),
    )?;
    run.press("no other title", "Escape", Becomes("focused('article')"))?;
    run.give(
        "reader",
        "editText",
        "Shift+F2",
        Becomes("focused('text-editor')"),
    )?;
    run.press("no other text", "Escape", Becomes("focused('article')"))?;
    let window = run.window();
    window.script(
        "document.querySelector('[data-testid=import-button]').focus()",
        &[],
    )?;
    run.press("import", "Enter", Becomes("has('[role=menu]')"))?;
    run.press("a text", "Enter", Becomes("focused('paste-input')"))?;
    window.fill(&test_id("paste-input"), AGAIN)?;
    run.press("a copy", "Mod+Enter", Becomes(&strip("5")))?;
    run.press("to the versions", "g v", Becomes("focused('version-item')"))?;
    run.give(
        "versions",
        "keepApart",
        "a",
        Becomes("titles().length === 6 && focused('article') && !shows('version-strip')"),
    )?;
    run.press("to the list", "Mod+1", Becomes("has('[role=listbox]')"))?;
    run.press(
        "away with both",
        "Home",
        Becomes("current() === titles()[0]"),
    )?;
    run.press("away with it", "Delete", Becomes("titles().length === 5"))?;
    run.press("away with it", "Delete", Becomes("titles().length === 4"))?;
    run.press("to the story", "Home", Becomes("current() === titles()[0]"))?;
    run.press(
        "open it",
        "Enter",
        Becomes("focused('article') && !shows('version-strip')"),
    )
}

/// The list of all highlights, and the way to one and back.
fn all_marks(run: &mut KeyRun<'_>) -> Outcome {
    run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    run.give(
        "global",
        "allMarks",
        "g h",
        Becomes("focused('marks-list')"),
    )?;
    run.give("marks", "listedDown", "j", Changes("listed()"))?;
    run.give("marks", "listedUp", "k", Changes("listed()"))?;
    run.give("marks", "listedLast", "End", Changes("listed()"))?;
    run.give("marks", "listedFirst", "Home", Changes("listed()"))?;
    run.give("marks", "listedPick", "x", Becomes("picked() === 1"))?;
    run.give(
        "marks",
        "listedExtend",
        "Shift+J",
        Becomes("picked() === 2"),
    )?;
    run.give(
        "marks",
        "listedExtendBack",
        "Shift+K",
        Becomes("picked() === 1"),
    )?;
    run.give("marks", "listedPickAll", "Mod+A", Becomes("picked() > 1"))?;
    run.give("marks", "listedLetGo", "Escape", Becomes("picked() === 0"))?;
    run.give(
        "marks",
        "listedRelabel",
        "5",
        Becomes("toast('Relabelled')"),
    )?;
    run.give(
        "marks",
        "listedTags",
        "t",
        Becomes("focused('marks-tags-field')"),
    )?;
    run.type_text("later", "field() === 'later'")?;
    run.press(
        "tags",
        "Enter",
        Becomes("toast('Tagged') && focused('marks-list')"),
    )?;
    run.give(
        "marks",
        "listedQuotes",
        "q",
        Becomes("toast('Quote copied')"),
    )?;
    run.give(
        "marks",
        "listedMarkdown",
        "e",
        Becomes("toast('copied as Markdown')"),
    )?;
    run.give(
        "marks",
        "listedGroup",
        "g g",
        Changes("reads('[data-testid=marks-heading]').join()"),
    )?;
    run.give(
        "marks",
        "listedWords",
        "/",
        Becomes("focused('marks-words')"),
    )?;
    run.press("to the list", "Enter", Becomes("focused('marks-list')"))?;
    run.give(
        "marks",
        "listedRemove",
        "Delete",
        Becomes("toast('removed')"),
    )?;
    run.press("take that back", "Mod+Z", Becomes("toast('Undid')"))?;
    run.give(
        "marks",
        "listedOpen",
        "Enter",
        Becomes("focused('article') && inHand() !== ''"),
    )?;
    run.give(
        "reader",
        "highlightEvery",
        "Mod+Shift+H",
        Becomes("toast('Highlighted')"),
    )
}

/// Panes, sizes, themes, and what lies over the window.
fn window_itself(run: &mut KeyRun<'_>) -> Outcome {
    let size = "getComputedStyle(document.querySelector('.article')).fontSize";
    run.give_each(
        "global",
        "larger",
        &["Mod+=", "Mod+Shift+=", "Mod++", "Mod+Shift++"],
        Changes(size),
    )?;
    run.give("global", "usualSize", "Mod+0", Changes(size))?;
    run.give("global", "smaller", "Mod+-", Changes(size))?;
    run.press("usual size", "Mod+0", Changes(size))?;
    run.give(
        "global",
        "nextTheme",
        "Mod+Shift+L",
        Becomes("toast('Theme: ') && document.documentElement.dataset.theme !== undefined"),
    )?;
    run.press(
        "to the library",
        "Mod+1",
        Becomes("has('[data-pane=library]')"),
    )?;
    run.give(
        "global",
        "toggleLibrary",
        "Mod+\\",
        Becomes("all('[data-pane=library]').length === 0"),
    )?;
    run.press(
        "show it",
        "Mod+\\",
        Becomes("all('[data-pane=library]').length === 1"),
    )?;
    run.press(
        "to the inspector",
        "Mod+3",
        Becomes("has('[data-pane=inspector]')"),
    )?;
    for chord in ["Mod+Shift+\\", "Mod+Shift+|"] {
        run.give(
            "global",
            "toggleInspector",
            chord,
            Becomes("all('[data-pane=inspector]').length === 0"),
        )?;
        run.press("show it", "Mod+3", Becomes("has('[data-pane=inspector]')"))?;
    }
    run.give(
        "global",
        "focusMode",
        "z",
        Becomes("all('[data-pane]').length === 1 && focused('article')"),
    )?;
    run.press(
        "no focus mode",
        "z",
        Becomes("all('[data-pane]').length === 3"),
    )?;
    run.give(
        "global",
        "fullScreen",
        "F11",
        Becomes("toast('Full screen')"),
    )?;
    run.press(
        "no full screen",
        "F11",
        Becomes("toast('No longer full screen')"),
    )?;
    for chord in ["?", "F1"] {
        run.give("global", "help", chord, Becomes("focused('key-search')"))?;
        run.press("no help", "Escape", Becomes("!shows('key-help')"))?;
    }
    run.give(
        "global",
        "settings",
        "Mod+,",
        Becomes("shows('settings') && has('[role=dialog]')"),
    )?;
    run.press("no settings", "Escape", Becomes("!shows('settings')"))?;
    run.give(
        "global",
        "activity",
        "Mod+Shift+Y",
        Becomes("shows('activity') && has('[role=dialog]')"),
    )?;
    run.press("no activity", "Escape", Becomes("!shows('activity')"))?;
    run.give(
        "global",
        "palette",
        "Mod+K",
        Becomes("focused('palette-input')"),
    )?;
    run.press("no palette", "Escape", Becomes("!shows('palette')"))?;
    run.give(
        "global",
        "export",
        "Mod+E",
        Becomes("shows('export-dialog') && has('[role=dialog]')"),
    )?;
    run.press("no export", "Escape", Becomes("!shows('export-dialog')"))?;
    run.give("global", "tour", "Shift+F1", Becomes("shows('tour')"))
}

/// What was copied comes in as an article; the system's own dialog comes last, for it stays open.
fn imports(run: &mut KeyRun<'_>) -> Outcome {
    run.press("to the text", "Mod+2", Becomes("focused('article')"))?;
    run.give(
        "reader",
        "archiveNext",
        "e",
        Becomes("toast('Archived') && titles().length === 3 && focused('article')"),
    )?;
    run.press("copy a quote", "q", Becomes("toast('opied')"))?;
    run.give(
        "global",
        "closeArticle",
        "Mod+W",
        Becomes("!shows('article') && has('[role=listbox]')"),
    )?;
    run.give(
        "global",
        "paste",
        "Mod+V",
        Becomes("titles().length === 4 && focused('article')"),
    )?;
    run.give(
        "global",
        "importClipboard",
        "Mod+Shift+V",
        Becomes("toast('Already in your library')"),
    )?;
    // The dialog is the system's: no driver sees it. That the window took the key for a command,
    // and did not leave it to the web view, is what can be seen of it.
    watch_the_keys(run.window())?;
    run.give("global", "importFiles", "Mod+O", Becomes("window.taken"))
}

/// Has the page tell as `window.taken` whether it took the key pressed last for a command.
fn watch_the_keys(window: &Window) -> Outcome {
    let watch = "window.taken = false;
        addEventListener('keydown', (press) => (window.taken = press.defaultPrevented));";
    window.script(watch, &[]).map(drop)
}
