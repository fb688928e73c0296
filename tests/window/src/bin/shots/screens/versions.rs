//! The versions of an article, what they changed, and highlights that lost their place.

use super::Step::{Click, Fill, Focused, Open, Press, Says, Shown, Way};
use super::{Screen, Step, UNDO, and_back, with_articles};

/// An article that came in twice, under twelve highlights.
const LIGHTHOUSE: Step = Way(&[Open("lighthouse.md"), Shown("article")]);
const VERSIONS: Step = Way(&[Press("g"), Press("v"), Focused("version-item")]);
const CHANGES: Step = Way(&[Press("g"), Press("d"), Shown("changes")]);
/// A copy of the article that differs from what is there once more.
const COPY: &str = include_str!("../../../../../fixtures/shots/lighthouse-third.txt");

pub(super) const SCREENS: &[Screen] = &[
    with_articles("versions", &[LIGHTHOUSE, VERSIONS]),
    with_articles("versions-lost", &[LIGHTHOUSE, Click("status-lost")]),
    with_articles("changes", &[LIGHTHOUSE, CHANGES]),
    with_articles(
        "changes-next",
        &[
            LIGHTHOUSE,
            CHANGES,
            Press("n"),
            Press("n"),
            Press("n"),
            Press("n"),
        ],
    ),
    and_back(
        "changes-beside",
        &[
            LIGHTHOUSE,
            CHANGES,
            Press("s"),
            Press("n"),
            Press("n"),
            Press("n"),
        ],
        &[Press("s")],
    ),
    with_articles(
        "older-version",
        &[
            LIGHTHOUSE,
            VERSIONS,
            Press("j"),
            Press("Enter"),
            Shown("older-version"),
        ],
    ),
    with_articles(
        "uncertain",
        &[LIGHTHOUSE, Press(";"), Shown("place-accept")],
    ),
    with_articles(
        "re-attaching",
        &[LIGHTHOUSE, Press(";"), Press("r"), Shown("attach-bar")],
    ),
    with_articles(
        "edit-text",
        &[LIGHTHOUSE, Press("Shift+F2"), Shown("text-dialog")],
    ),
    with_articles(
        "edit-details",
        &[LIGHTHOUSE, Press("F2"), Shown("details-dialog")],
    ),
    with_articles(
        "edit-details-error",
        &[
            LIGHTHOUSE,
            Press("F2"),
            Shown("details-dialog"),
            Fill("details-published", "yesterday"),
        ],
    ),
    and_back(
        "import-version",
        &[
            LIGHTHOUSE,
            Press("Mod+1"),
            Click("import-button"),
            Click("import-paste"),
            Shown("paste-dialog"),
            Fill("paste-input", COPY),
            Click("paste-submit"),
            Says("toast", "New version"),
        ],
        &[UNDO],
    ),
];
