//! The library: its shelves, sections, rows, menus and dialogs, and what comes in.

use super::Step::{Click, Fill, Focused, Gone, MenuOf, Press, Says, Shown, Type, Way};
use super::{ROWS, Screen, Step, UNDO, and_back, with_articles};

const PASTED: &str = "Ferry crews return to work\n\nKELDA SOUND, March 12 (Coast News Agency) - The \
                      Brandur left the harbour at noon on Thursday with 212 passengers, 31 lorries \
                      and the upper school’s brass band.";
/// Three rows, of which the last is the current one.
const CHOSEN: Step = Way(&[
    ROWS,
    Press("x"),
    Press("Shift+ArrowDown"),
    Press("Shift+ArrowDown"),
    Says("bulk-bar", "3 selected"),
]);

/// The list of all highlights.
const MARKS: Step = Way(&[Press("g"), Press("h"), Shown("mark-row")]);

pub(super) const SCREENS: &[Screen] = &[
    with_articles("all-marks", &[MARKS]),
    with_articles(
        "all-marks-filtered",
        &[
            MARKS,
            Press("g"),
            Press("g"),
            Click("filter-label"),
            Shown("filter-label-sheet"),
            Click("filter-choice"),
        ],
    ),
    with_articles(
        "all-marks-selection",
        &[
            MARKS,
            Press("x"),
            Press("Shift+J"),
            Press("Shift+J"),
            Press("t"),
            Says("marks-bar", "3 selected"),
        ],
    ),
    with_articles(
        "all-marks-nothing-fits",
        &[
            MARKS,
            Fill("marks-words", "no such words anywhere"),
            Shown("marks-show-all"),
        ],
    ),
    with_articles("library", &[Shown("library-row")]),
    with_articles(
        "library-keys",
        &[Press("Mod+1"), Press("j"), Press("j"), Shown("library-row")],
    ),
    and_back(
        "inbox-done",
        &[
            ROWS,
            Press("Mod+A"),
            Press("e"),
            Gone("library-row"),
            Says("empty-list", "Inbox done"),
        ],
        &[UNDO],
    ),
    with_articles(
        "empty-shelf",
        &[Press("g"), Press("a"), Gone("library-row")],
    ),
    with_articles(
        "later",
        &[
            Press("g"),
            Press("l"),
            Says("library-row", "A short letter"),
        ],
    ),
    with_articles(
        "trash",
        &[
            Press("g"),
            Press("t"),
            Says("library-row", "Library to close"),
        ],
    ),
    with_articles(
        "import-menu",
        &[Click("import-button"), Shown("import-paste")],
    ),
    with_articles(
        "paste",
        &[
            Click("import-button"),
            Click("import-paste"),
            Shown("paste-dialog"),
            Fill("paste-input", PASTED),
        ],
    ),
    with_articles(
        "import-failure",
        &[
            Click("import-button"),
            Click("import-paste"),
            Shown("paste-dialog"),
            Fill("paste-input", "\u{2060}\u{200b}"),
            Click("paste-submit"),
            Shown("import-failures"),
            Press("Escape"),
        ],
    ),
    with_articles(
        "starred",
        &[Press("g"), Press("s"), Says("library-row", "Frost takes")],
    ),
    with_articles(
        "collections",
        &[
            ROWS,
            Click("section-collections"),
            Shown("collection-Sea and coast"),
        ],
    ),
    with_articles(
        "collection",
        &[
            ROWS,
            Click("section-collections"),
            Click("collection-Column for March"),
        ],
    ),
    with_articles(
        "collection-name",
        &[
            ROWS,
            Click("collection-new"),
            Shown("collection-name"),
            Type("Coast and sea"),
        ],
    ),
    with_articles(
        "collection-menu",
        &[
            ROWS,
            Click("section-collections"),
            MenuOf("collection-Column for March"),
            Shown("collection-rename"),
        ],
    ),
    with_articles("tags", &[ROWS, Click("section-tags"), Shown("tag-council")]),
    with_articles("tag", &[ROWS, Click("section-tags"), Click("tag-council")]),
    with_articles(
        "order-menu",
        &[ROWS, Click("list-menu"), Shown("list-menu-sheet")],
    ),
    with_articles(
        "compact-rows",
        &[
            ROWS,
            Click("list-menu"),
            Click("density-compact"),
            Gone("list-menu-sheet"),
        ],
    ),
    with_articles("bulk-bar", &[CHOSEN]),
    with_articles(
        "digest",
        &[
            ROWS,
            Press("Mod+A"),
            Press("Shift+S"),
            Shown("digest-item"),
            Focused("digest-jump"),
            Press("w"),
            Shown("summary-reasons"),
        ],
    ),
    and_back("bulk-toast", &[CHOSEN, Press("s"), Shown("toast")], &[UNDO]),
    with_articles(
        "row-preview",
        &[ROWS, Press("j"), Press("Space"), Shown("preview-sentence")],
    ),
    with_articles(
        "row-preview-short",
        &[ROWS, Press("End"), Press("Space"), Shown("preview")],
    ),
    with_articles(
        "row-menu",
        &[ROWS, MenuOf("library-row"), Shown("row-menu")],
    ),
    with_articles("tags-dialog", &[ROWS, Press("t"), Shown("tag-dialog")]),
    with_articles(
        "tags-dialog-typed",
        &[
            ROWS,
            Press("t"),
            Shown("tag-dialog"),
            Fill("tag-dialog-field", "wat"),
        ],
    ),
    with_articles(
        "tags-dialog-many",
        &[
            ROWS,
            Press("Mod+A"),
            Shown("bulk-bar"),
            Press("t"),
            Shown("tag-dialog"),
        ],
    ),
    with_articles(
        "collections-dialog",
        &[ROWS, Press("m"), Shown("collection-dialog")],
    ),
    with_articles(
        "empty-trash",
        &[
            Press("g"),
            Press("t"),
            Says("library-row", "Library to close"),
            Click("empty-trash"),
            Shown("empty-trash-dialog"),
        ],
    ),
];
