//! The export of notes, again and again.

use super::Step::{Click, Fill, Gone, Open, Press, Says, Shown, Size, Way};
use super::{RESERVOIR, Screen, Step, with_articles};

const EXPORT: Step = Way(&[
    RESERVOIR,
    Press("Mod+E"),
    Says("export-preview", "Aldermoor"),
]);
/// The folder that holds notes already; the reader has edited some.
const AGAIN: Step = Way(&[
    EXPORT,
    Fill("export-folder", "~/notes"),
    Says("export-effect", "edits of yours kept"),
]);
const EDITS: Step = Way(&[
    AGAIN,
    Click("export-scope-listed"),
    Says("export-edits", "3 edits"),
    Click("export-edits"),
    Shown("edit-row"),
]);
const OWN: Step = Way(&[EXPORT, Click("export-layout-own"), Shown("export-template")]);

pub(super) const SCREENS: &[Screen] = &[
    with_articles("export", &[EXPORT]),
    with_articles(
        "export-error",
        &[
            EXPORT,
            // Nobody makes a folder there, and only trying tells.
            Fill("export-folder", "/sys/module/notes"),
            Says("export-effect", "1 file to write"),
            Click("export-submit"),
            Shown("export-error"),
        ],
    ),
    with_articles(
        "export-folder-error",
        &[
            EXPORT,
            Fill("export-folder", "/proc/notes"),
            Says("export-effect", "Nothing can be written"),
        ],
    ),
    with_articles("export-template", &[OWN]),
    with_articles(
        "export-template-error",
        &[
            OWN,
            Fill(
                "export-template",
                "# {{ article.title }}\n\n{{ article.tilte }}\n",
            ),
            Says("template-problem", "Line 3, column 4"),
            Shown("export-stale"),
        ],
    ),
    with_articles(
        "export-several",
        &[
            AGAIN,
            Click("export-scope-listed"),
            Says("export-files", "new file"),
        ],
    ),
    with_articles("export-again", &[AGAIN]),
    with_articles(
        "export-changes",
        &[AGAIN, Click("export-changes"), Shown("export-diff")],
    ),
    with_articles("export-edits", &[EDITS]),
    // What a window of 1440 by 900 has room for where everything is drawn twice as large.
    with_articles("export-twice-as-large", &[Size(720, 480), AGAIN]),
    with_articles("export-edits-twice-as-large", &[Size(720, 480), EDITS]),
    with_articles(
        "export-filtered-out",
        &[
            EXPORT,
            Fill("export-tags", "no-such-tag"),
            Says("export-effect", "No highlight has the tag no-such-tag"),
        ],
    ),
    with_articles(
        "export-plain",
        &[
            Open("untitled.txt"),
            Shown("article"),
            Press("Mod+E"),
            Shown("export-preview"),
        ],
    ),
    // Last, because it writes into the folder.
    with_articles(
        "export-done",
        &[
            AGAIN,
            Press("Mod+Enter"),
            Gone("export-dialog"),
            Says("toast", "Exported 1 file"),
        ],
    ),
];
