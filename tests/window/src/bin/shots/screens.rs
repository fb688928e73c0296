//! Every screen and state to take a picture of, as data: a name and the way there.
//!
//! A new screen is one entry of [`SCREENS`]. Each starts from a freshly loaded window that has
//! forgotten what it kept for itself, so entries do not depend on one another.

/// What the window is opened on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Library {
    /// A library that has never held an article.
    Empty,
    /// The one that [`crate::fixture`] makes.
    Articles,
}

/// One thing a reader does, or waits to see. Elements are named by their test id.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Clicks the article that was imported from this file in the shelf that is shown.
    Open(&'static str),
    /// Presses a key or a chord.
    Press(&'static str),
    /// Types into what has the focus.
    Type(&'static str),
    /// Clicks an element.
    Click(&'static str),
    /// Puts a text into a field, as pasting does.
    Fill(&'static str, &'static str),
    /// Selects these words of the article with the mouse.
    Select(&'static str),
    /// Waits until the element is shown.
    Shown(&'static str),
    /// Waits until no such element is shown.
    Gone(&'static str),
    /// Waits until the element holds the focus.
    Focused(&'static str),
    /// Waits until the element is shown and says these words.
    Says(&'static str, &'static str),
}

/// A screen or one state of it.
pub(crate) struct Screen {
    /// Part of its pictures' file names.
    pub(crate) name: &'static str,
    /// What the window is opened on.
    pub(crate) library: Library,
    /// The way there, from a window that was loaded just now.
    pub(crate) steps: &'static [Step],
    /// Played after the picture, where the way there changed the library.
    pub(crate) back: &'static [Step],
}

use Step::{Click, Fill, Focused, Gone, Open, Press, Says, Select, Shown, Type};

/// All screens, in the order of the contact sheet.
pub(crate) const SCREENS: &[Screen] = &[
    Screen {
        name: "first-start",
        library: Library::Empty,
        steps: &[Shown("import-button")],
        back: &[],
    },
    with_articles("library", &[Shown("library-row")]),
    with_articles(
        "library-keys",
        &[Press("Mod+1"), Press("j"), Press("j"), Shown("library-row")],
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
            Press("Mod+Shift+V"),
            Shown("paste-dialog"),
            Fill("paste-input", PASTED),
        ],
    ),
    with_articles(
        "import-failure",
        &[
            Press("Mod+Shift+V"),
            Shown("paste-dialog"),
            Fill("paste-input", "\u{2060}\u{200b}"),
            Click("paste-submit"),
            Shown("import-failures"),
            Press("Escape"),
        ],
    ),
    with_articles("article", &[Open("reservoir.html"), Shown("article")]),
    with_articles("wire-story", &[Open("ferry.txt"), Shown("article")]),
    with_articles(
        "article-end",
        &[
            Open("ferry.txt"),
            Shown("article"),
            Press("End"),
            Says("status", "¶11 of 11"),
        ],
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
            Open("ferry.txt"),
            Shown("article"),
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
            Open("reservoir.html"),
            Shown("article"),
            Press("."),
            Press("Tab"),
            Press("Enter"),
            Shown("margin-note"),
        ],
    ),
    with_articles(
        "tags-editor",
        &[
            Open("reservoir.html"),
            Shown("article"),
            Press("."),
            Press("t"),
            Shown("tags-editor"),
        ],
    ),
    with_articles(
        "summary",
        &[
            Open("reservoir.html"),
            Shown("article"),
            Press("g"),
            Press("s"),
            Focused("summary-item"),
        ],
    ),
    with_articles(
        "summary-why",
        &[
            Open("ferry.txt"),
            Shown("article"),
            Press("g"),
            Press("s"),
            Focused("summary-item"),
            Press("w"),
            Shown("summary-reasons"),
        ],
    ),
    with_articles(
        "summary-source",
        &[
            Open("ferry.txt"),
            Shown("article"),
            Press("g"),
            Press("s"),
            Focused("summary-item"),
            Press("ArrowDown"),
            Press("Enter"),
            Shown("unit"),
        ],
    ),
    with_articles(
        "entities",
        &[
            Open("reservoir.html"),
            Shown("article"),
            Press("g"),
            Press("e"),
            Focused("entity-item"),
        ],
    ),
    with_articles(
        "entity-mention",
        &[
            Open("ferry.txt"),
            Shown("article"),
            Press("g"),
            Press("e"),
            Focused("entity-item"),
            Press("Enter"),
        ],
    ),
    with_articles(
        "entity-dialog",
        &[
            Open("ferry.txt"),
            Select("Maritime Office"),
            Shown("selection-popover"),
            Press("y"),
            Shown("entity-dialog"),
        ],
    ),
    with_articles(
        "notes",
        &[
            Open("reservoir.html"),
            Shown("article"),
            Press("g"),
            Press("n"),
            Focused("note-item"),
        ],
    ),
    with_articles(
        "export",
        &[
            Open("reservoir.html"),
            Shown("article"),
            Press("Mod+E"),
            PREVIEW,
        ],
    ),
    with_articles(
        "export-error",
        &[
            Open("reservoir.html"),
            Shown("article"),
            Press("Mod+E"),
            PREVIEW,
            Fill("export-folder", "/proc/notes"),
            Click("export-submit"),
            Shown("export-error"),
        ],
    ),
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
    with_articles(
        "key-help",
        &[Open("ferry.txt"), Click("help-button"), Shown("key-help")],
    ),
    with_articles(
        "focus-mode",
        &[Open("reservoir.html"), Shown("article"), Press("z")],
    ),
    with_articles(
        "large-text",
        &[
            Open("ferry.txt"),
            Shown("article"),
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
];

const PREVIEW: Step = Says("export-preview", "Aldermoor");
const PAY: &str = "They agreed on pay within the first two";
const PASTED: &str = "Ferry crews return to work\n\nKELDA SOUND, March 12 (Coast News Agency) - The \
                      Brandur left the harbour at noon on Thursday with 212 passengers, 31 lorries \
                      and the upper school’s brass band.";

const fn with_articles(name: &'static str, steps: &'static [Step]) -> Screen {
    Screen {
        name,
        library: Library::Articles,
        steps,
        back: &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_a_name_of_its_own_that_is_fit_for_a_file() {
        for (index, screen) in SCREENS.iter().enumerate() {
            let fit = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            assert!(screen.name.chars().all(fit), "{}", screen.name);
            let mut later = SCREENS.iter().skip(index + 1);
            assert!(
                later.all(|other| other.name != screen.name),
                "{}",
                screen.name
            );
        }
    }
}
