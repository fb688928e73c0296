//! The article, what one does in it, and how it fits small and large windows.

use super::Step::{Click, Fill, Menu, Open, Press, Says, Select, Shown, Size, Type};
use super::{FERRY, Library, PAY, RESERVOIR, SUMMARY, Screen, Step, UNDO, and_back, with_articles};

/// What is left of a small laptop screen at 400 %, or of a large one's half at 200 %.
const SMALL: Step = Size(360, 640);

pub(super) const SCREENS: &[Screen] = &[
    with_articles("article", &[RESERVOIR]),
    with_articles("wire-story", &[FERRY]),
    with_articles(
        "article-end",
        &[FERRY, Press("End"), Says("status", "¶11 of 11")],
    ),
    with_articles("long-title", &[Open("long-title.md"), Shown("article")]),
    with_articles("no-title", &[Open("untitled.txt"), Shown("article")]),
    with_articles("markdown", &[Open("field-notes.md"), Shown("article")]),
    with_articles(
        "markdown-end",
        &[Open("field-notes.md"), Shown("article"), Press("End")],
    ),
    with_articles("right-to-left", &[Open("arabic.md"), Shown("article")]),
    with_articles(
        "chinese-characters",
        &[Open("japanese.md"), Shown("article")],
    ),
    with_articles(
        "sentence",
        &[
            FERRY,
            Press("u"),
            Press("j"),
            Press("j"),
            Press("Shift+j"),
            Says("status", "sentence"),
        ],
    ),
    with_articles(
        "selection",
        &[Open("ferry.txt"), Select(PAY), Shown("selection-popover")],
    ),
    with_articles(
        "note-editor",
        &[
            Open("ferry.txt"),
            Select(PAY),
            Shown("selection-popover"),
            Press("n"),
            Shown("note-editor"),
            Type("Who were the three? #sources"),
        ],
    ),
    with_articles(
        "overlap-card",
        &[
            RESERVOIR,
            Press("Home"),
            Press("."),
            Press("Tab"),
            Press("Enter"),
            Shown("margin-note"),
        ],
    ),
    with_articles(
        "tags-editor",
        &[
            RESERVOIR,
            Press("Home"),
            Press("."),
            Press("t"),
            Shown("tags-editor"),
        ],
    ),
    with_articles(
        "caret",
        &[
            FERRY,
            Press("v"),
            Shown("caret-mode"),
            Press("ArrowDown"),
            Press("Mod+ArrowRight"),
        ],
    ),
    with_articles(
        "marker-mode",
        &[FERRY, Press("Shift+H"), Shown("marker-mode")],
    ),
    with_articles(
        "mark-in-hand",
        &[
            RESERVOIR,
            Press("Home"),
            Press("."),
            Press("."),
            Press("."),
            Press("."),
        ],
    ),
    with_articles("reading-menu", &[FERRY, Menu(PAY), Shown("reading-menu")]),
    with_articles(
        "reading-menu-mark",
        &[
            RESERVOIR,
            Menu("most important decision"),
            Shown("reading-menu"),
        ],
    ),
    with_articles(
        "find",
        &[
            FERRY,
            Press("Mod+F"),
            Shown("find-bar"),
            Fill("find-input", "union"),
            Says("find-count", "of"),
        ],
    ),
    with_articles(
        "find-nothing",
        &[
            FERRY,
            Press("Mod+F"),
            Shown("find-bar"),
            Fill("find-input", "submarine"),
        ],
    ),
    with_articles("no-library", &[RESERVOIR, Press("Mod+\\")]),
    with_articles("no-inspector", &[RESERVOIR, Press("Mod+Shift+\\")]),
    with_articles(
        "article-menu",
        &[
            Open("ferry.txt"),
            Click("article-menu"),
            Shown("menu-export"),
        ],
    ),
    with_articles(
        "appearance",
        &[
            Open("ferry.txt"),
            Click("appearance-button"),
            Shown("theme-dark"),
        ],
    ),
    with_articles("focus-mode", &[RESERVOIR, Press("z")]),
    with_articles(
        "large-text",
        &[
            FERRY,
            Press("Mod+="),
            Press("Mod+="),
            Press("Mod+="),
            Press("Mod+="),
            Press("Mod+="),
            Press("Mod+="),
        ],
    ),
    Screen {
        name: "toast",
        library: Library::Articles,
        steps: &[
            Open("ferry.txt"),
            Select(PAY),
            Shown("selection-popover"),
            Press("1"),
            Says("toast", "Highlighted"),
        ],
        back: &[Press("Mod+Z"), Says("toast", "Undid")],
    },
    and_back(
        "two-toasts",
        &[
            FERRY,
            Select(PAY),
            Shown("selection-popover"),
            Press("1"),
            Says("toast", "Highlighted"),
            Press("Mod+Shift+L"),
            Says("toast", "Theme"),
            Press("Mod+Shift+L"),
            Press("Mod+Shift+L"),
            Press("Mod+Shift+L"),
            Press("Mod+Shift+L"),
        ],
        &[UNDO],
    ),
    with_articles("small-library", &[Shown("library-row"), SMALL]),
    with_articles("small-article", &[RESERVOIR, SMALL]),
    with_articles("small-inspector", &[RESERVOIR, SUMMARY, SMALL]),
    with_articles(
        "small-palette",
        &[RESERVOIR, Press("Mod+K"), Shown("palette"), SMALL],
    ),
    with_articles(
        "small-settings",
        &[RESERVOIR, Press("Mod+,"), Shown("settings"), SMALL],
    ),
    with_articles(
        "small-keys",
        &[RESERVOIR, Click("help-button"), Shown("key-help"), SMALL],
    ),
    with_articles(
        "small-export",
        &[
            RESERVOIR,
            Press("Mod+E"),
            Says("export-preview", "Aldermoor"),
            SMALL,
        ],
    ),
    with_articles("between", &[RESERVOIR, Size(1000, 760)]),
    with_articles("between-drawer", &[RESERVOIR, Size(1000, 760), SUMMARY]),
    with_articles("wide-window", &[RESERVOIR, Size(1900, 1000)]),
];
