//! What a new reader sees: the first start, an empty library, the first steps.

use super::Step::{Click, Press, Says, Shown, Way};
use super::{ENTITIES, Library, RESERVOIR, SUMMARY, Screen, Step, UNDO, and_back, with_articles};

const TOUR: Step = Way(&[
    RESERVOIR,
    Click("help-button"),
    Shown("key-help"),
    Click("help-tour"),
    Says("tour", "Move through"),
]);
const MOVED: Step = Way(&[Press("j"), Says("tour", "Mark what matters")]);
const MARKED: Step = Way(&[Press("h"), Says("tour", "Check the summary")]);
const FOLLOWED: Step = Way(&[SUMMARY, Press("Enter"), Says("tour", "Decide about a name")]);
/// The mark that the second step made goes again.
const UNMARK: Step = Way(&[Press("Mod+2"), Press("Escape"), UNDO]);

pub(super) const SCREENS: &[Screen] = &[
    Screen {
        name: "first-start",
        library: Library::New,
        steps: &[Shown("article"), Shown("tour")],
        back: &[Click("tour-skip")],
    },
    Screen {
        name: "unusable-library",
        library: Library::Foreign,
        steps: &[Shown("unusable")],
        back: &[],
    },
    Screen {
        name: "empty-library",
        library: Library::Empty,
        steps: &[Shown("import-button")],
        back: &[],
    },
    Screen {
        name: "empty-library-marks",
        library: Library::Empty,
        steps: &[Press("g"), Press("h"), Shown("marks-count")],
        back: &[],
    },
    Screen {
        name: "empty-library-article",
        library: Library::Empty,
        steps: &[Press("Mod+2")],
        back: &[],
    },
    Screen {
        name: "empty-library-entities",
        library: Library::Empty,
        steps: &[Press("Mod+3"), Click("inspector-tab-entities")],
        back: &[],
    },
    Screen {
        name: "empty-library-notes",
        library: Library::Empty,
        steps: &[Press("Mod+3"), Click("inspector-tab-notes")],
        back: &[],
    },
    Screen {
        name: "empty-library-history",
        library: Library::Empty,
        steps: &[Press("Mod+Shift+Y"), Shown("activity")],
        back: &[],
    },
    with_articles("tour-move", &[TOUR]),
    with_articles("tour-highlight", &[TOUR, MOVED]),
    and_back("tour-summary", &[TOUR, MOVED, MARKED], &[UNMARK]),
    and_back("tour-entity", &[TOUR, MOVED, MARKED, FOLLOWED], &[UNMARK]),
    and_back(
        "tour-bring-your-own",
        &[
            TOUR,
            MOVED,
            MARKED,
            FOLLOWED,
            ENTITIES,
            Press("Enter"),
            Shown("tour-paste"),
        ],
        &[UNMARK],
    ),
];
