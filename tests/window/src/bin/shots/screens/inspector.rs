//! The inspector: summary, entities and notes, with their dialogs.

use super::Step::{Click, Fill, Focused, Gone, Open, Press, Says, Select, Shown, Way};
use super::{
    ENTITIES, FERRY, NOTES, RESERVOIR, ROWS, SUMMARY, Screen, Step, UNDO, and_back, with_articles,
};

/// A story in which nobody is marked yet, and some are known from another one.
const ICE: Step = Way(&[Open("ice.md"), Shown("article")]);
const SUGGESTED: Step = Way(&[
    ICE,
    Press("g"),
    Press("e"),
    Shown("suggestion-item"),
    Press("ArrowDown"),
    Focused("suggestion-item"),
]);
const REVIEW: Step = Way(&[
    ICE,
    Shown("unit"),
    Press("g"),
    Press("e"),
    Shown("review-start"),
    Press("r"),
    Focused("review-mentions"),
]);

/// Over the names that are new to the library, to the first one that it knows.
const PASSED: Step = Way(&[
    Press("s"),
    Press("s"),
    Press("s"),
    Press("s"),
    Press("s"),
    Press("s"),
    Press("s"),
    Says("review-card", "Sundlink"),
]);

pub(super) const SCREENS: &[Screen] = &[
    with_articles("summary", &[RESERVOIR, SUMMARY]),
    with_articles(
        "summary-why",
        &[FERRY, SUMMARY, Press("w"), Shown("summary-reasons")],
    ),
    with_articles(
        "summary-source",
        &[
            FERRY,
            SUMMARY,
            Press("ArrowDown"),
            Press("Enter"),
            Shown("unit"),
        ],
    ),
    and_back(
        "summary-about",
        &[
            FERRY,
            SUMMARY,
            Press("/"),
            Focused("summary-about"),
            Fill("summary-about", "When do the crossings start again?"),
            Press("Enter"),
            Shown("summary-about-clear"),
            Focused("summary-jump"),
            Press("w"),
            Shown("summary-reasons"),
        ],
        &[Click("summary-about-clear"), Gone("summary-about-clear")],
    ),
    and_back(
        "summary-unheard",
        &[
            FERRY,
            SUMMARY,
            Fill("summary-about", "zeppelins"),
            Press("Enter"),
            Shown("summary-unheard"),
        ],
        &[Click("summary-about-clear"), Gone("summary-about-clear")],
    ),
    and_back(
        "summary-words",
        &[
            RESERVOIR,
            SUMMARY,
            Click("summary-unit-words"),
            Says("summary-amount", "100"),
        ],
        &[Click("summary-unit-sentences")],
    ),
    with_articles("entities", &[RESERVOIR, ENTITIES]),
    with_articles("entity-mention", &[FERRY, ENTITIES, Press("Enter")]),
    with_articles("entity-review", &[REVIEW]),
    with_articles(
        "entity-review-link",
        &[REVIEW, PASSED, Shown("review-link")],
    ),
    with_articles(
        "entity-review-mention",
        &[REVIEW, Press("ArrowDown"), Press("Space"), Press("Enter")],
    ),
    and_back(
        "entity-review-decided",
        &[
            REVIEW,
            Press("a"),
            Shown("review-decided"),
            Press("a"),
            Press("x"),
            Says("review-decided", "not suggested again"),
        ],
        &[UNDO, UNDO, UNDO],
    ),
    with_articles(
        "entity-review-type",
        &[REVIEW, Press("c"), Shown("type-person")],
    ),
    with_articles(
        "entity-review-merge",
        &[REVIEW, Press("m"), Shown("same-as-dialog")],
    ),
    with_articles("entities-suggested", &[SUGGESTED]),
    with_articles(
        "entities-said",
        &[SUGGESTED, Press("Enter"), Shown("entity-said")],
    ),
    with_articles(
        "entities-accept-shown",
        &[SUGGESTED, Press("Shift+A"), Shown("accept-shown-dialog")],
    ),
    and_back(
        "entity-review-end",
        &[
            SUGGESTED,
            Press("Shift+A"),
            Shown("accept-shown-dialog"),
            Press("Enter"),
            Gone("accept-shown-dialog"),
            Press("r"),
            Shown("review-end"),
        ],
        &[UNDO],
    ),
    with_articles("notes", &[RESERVOIR, NOTES]),
    and_back(
        "summary-chosen",
        &[
            FERRY,
            SUMMARY,
            Press("p"),
            Says("summary-item", "unpin"),
            Press("ArrowDown"),
            Press("x"),
            Shown("summary-excluded"),
        ],
        &[UNDO, UNDO, Gone("summary-excluded")],
    ),
    and_back(
        "summary-excluded",
        &[
            FERRY,
            SUMMARY,
            Press("x"),
            Shown("summary-excluded"),
            Click("summary-excluded"),
            Shown("summary-take-back"),
        ],
        &[Press("Mod+Z"), Gone("summary-excluded")],
    ),
    with_articles(
        "summary-right-to-left",
        &[Open("arabic.md"), Shown("article"), SUMMARY, Press("w")],
    ),
    with_articles(
        "summary-short",
        &[Open("japanese.md"), Shown("article"), SUMMARY],
    ),
    with_articles(
        "entity-kinds",
        &[RESERVOIR, ENTITIES, Press("c"), Shown("kind-person")],
    ),
    with_articles(
        "entity-menu",
        &[
            RESERVOIR,
            ENTITIES,
            Click("entity-menu"),
            Press("ArrowDown"),
        ],
    ),
    with_articles(
        "entity-edit",
        &[
            RESERVOIR,
            ENTITIES,
            Click("entity-menu"),
            Press("ArrowDown"),
            Press("Enter"),
            Shown("entity-edit-dialog"),
        ],
    ),
    with_articles(
        "entity-merge",
        &[RESERVOIR, ENTITIES, Press("m"), Shown("merge-dialog")],
    ),
    with_articles(
        "entity-merge-choice",
        &[
            RESERVOIR,
            ENTITIES,
            Press("m"),
            Shown("merge-dialog"),
            Click("merge-choice"),
            Shown("merge-outcome"),
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
        "no-entities",
        &[
            Open("untitled.txt"),
            Press("Mod+3"),
            Click("inspector-tab-entities"),
        ],
    ),
    with_articles(
        "no-notes",
        &[
            Open("untitled.txt"),
            Press("Mod+3"),
            Click("inspector-tab-notes"),
        ],
    ),
    with_articles("no-article-summary", &[ROWS, Press("Mod+3")]),
    with_articles(
        "no-article-entities",
        &[ROWS, Press("Mod+3"), Click("inspector-tab-entities")],
    ),
    with_articles(
        "no-article-notes",
        &[ROWS, Press("Mod+3"), Click("inspector-tab-notes")],
    ),
    with_articles(
        "notes-chosen",
        &[
            RESERVOIR,
            NOTES,
            Press("x"),
            Press("Shift+ArrowDown"),
            Press("Shift+ArrowDown"),
            Shown("bulk-remove"),
        ],
    ),
    with_articles(
        "notes-order",
        &[RESERVOIR, NOTES, Click("notes-order"), Shown("order-label")],
    ),
    with_articles(
        "article-note-editor",
        &[
            RESERVOIR,
            NOTES,
            Click("article-note-edit"),
            Focused("article-note"),
        ],
    ),
];
