//! The entities that are followed across the library: their list, the page of one, and its dialogs.

use super::Step::{Click, Fill, Focused, Press, Shown, Type, Way};
use super::{FERRY, RESERVOIR, ROWS, Screen, Step, with_articles};

const SHELF: Step = Way(&[ROWS, Click("all-entities"), Focused("shelf-list")]);
/// The page of somebody whom two articles mention.
const PAGE: Step = Way(&[
    SHELF,
    Click("shelf-words"),
    Type("valle"),
    Press("Enter"),
    Focused("shelf-list"),
    Press("Enter"),
    Focused("page-list"),
]);
const SETTINGS: Step = Way(&[
    RESERVOIR,
    Press("Mod+,"),
    Shown("settings"),
    Click("settings-page-entities"),
]);

pub(super) const SCREENS: &[Screen] = &[
    with_articles("entities-shelf", &[SHELF, Press("j"), Press("j")]),
    with_articles(
        "entities-shelf-nobody",
        &[SHELF, Fill("shelf-words", "zzzz"), Shown("shelf-show-all")],
    ),
    with_articles("entity-page", &[PAGE]),
    with_articles(
        "entity-page-from-text",
        &[FERRY, Press("m"), Press("d"), Focused("page-list")],
    ),
    with_articles("entity-page-end", &[PAGE, Press("End")]),
    with_articles(
        "entity-page-kind",
        &[PAGE, Press("c"), Shown("type-person")],
    ),
    with_articles(
        "entity-page-edit",
        &[PAGE, Press("F2"), Shown("page-edit-dialog")],
    ),
    with_articles(
        "entity-page-merge",
        &[PAGE, Press("m"), Shown("page-merge-row")],
    ),
    with_articles(
        "entity-page-split",
        &[
            PAGE,
            Press("Shift+M"),
            Shown("page-split-dialog"),
            Click("page-split-open"),
        ],
    ),
    with_articles(
        "entity-page-export",
        &[PAGE, Press("e"), Shown("page-export-preview")],
    ),
    with_articles(
        "entity-page-note",
        &[PAGE, Press("n"), Focused("page-note-field")],
    ),
    with_articles(
        "settings-entities",
        &[SETTINGS, Click("label-add"), Shown("label-row")],
    ),
    with_articles(
        "settings-stop-list",
        &[
            RESERVOIR,
            Press("Mod+,"),
            Fill("settings-search", "stop list"),
            Press("Enter"),
            Shown("stop-list-row"),
        ],
    ),
    with_articles(
        "palette-entities-library",
        &[RESERVOIR, Press("Mod+K"), Fill("palette-input", "@ha")],
    ),
];
