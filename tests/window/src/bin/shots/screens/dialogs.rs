//! What opens over everything but the export: the palette, settings, activity and keys.

use super::Step::{Click, Fill, Open, Press, Says, Shown, Way};
use super::{ENTITIES, NOTES, RESERVOIR, ROWS, SUMMARY, Screen, Step, with_articles};

const PALETTE: Step = Way(&[Press("Mod+K"), Shown("palette")]);
/// The keys, with those for highlighting alone in the list, and a press waited for.
const KEY_ASKED: Step = Way(&[
    SETTINGS,
    Click("settings-page-keyboard"),
    Fill("settings-key-search", "highlight"),
    Click("key-change"),
    Shown("key-listen"),
]);
const SETTINGS: Step = Way(&[RESERVOIR, Press("Mod+,"), Shown("settings")]);
/// Once through all themes and back to the first one.
const THEMES: Step = Way(&[
    Press("Mod+Shift+L"),
    Says("toast", "Theme"),
    Press("Mod+Shift+L"),
    Press("Mod+Shift+L"),
    Press("Mod+Shift+L"),
    Press("Mod+Shift+L"),
]);

pub(super) const SCREENS: &[Screen] = &[
    with_articles("palette", &[RESERVOIR, PALETTE]),
    with_articles(
        "palette-query",
        &[RESERVOIR, PALETTE, Fill("palette-input", "high")],
    ),
    with_articles(
        "palette-articles",
        &[ROWS, PALETTE, Fill("palette-input", "ferr")],
    ),
    with_articles(
        "palette-entities",
        &[RESERVOIR, PALETTE, Fill("palette-input", "@")],
    ),
    with_articles(
        "palette-tags",
        &[RESERVOIR, PALETTE, Fill("palette-input", "#")],
    ),
    with_articles(
        "palette-tag",
        &[
            RESERVOIR,
            PALETTE,
            Fill("palette-input", "#council"),
            Press("Enter"),
        ],
    ),
    with_articles(
        "palette-keys",
        &[RESERVOIR, PALETTE, Fill("palette-input", "?")],
    ),
    with_articles(
        "palette-commands",
        &[RESERVOIR, PALETTE, Fill("palette-input", ">")],
    ),
    with_articles(
        "palette-disabled",
        &[ROWS, PALETTE, Fill("palette-input", ">highlight")],
    ),
    with_articles(
        "palette-nothing",
        &[RESERVOIR, PALETTE, Fill("palette-input", "zzzz")],
    ),
    with_articles(
        "settings-reading",
        &[SETTINGS, Click("settings-page-reading")],
    ),
    with_articles(
        "settings-highlighting",
        &[SETTINGS, Click("settings-page-highlighting")],
    ),
    with_articles(
        "settings-summaries",
        &[SETTINGS, Click("settings-page-summaries")],
    ),
    with_articles(
        "settings-keyboard",
        &[SETTINGS, Click("settings-page-keyboard")],
    ),
    with_articles(
        "settings-keyboard-changed",
        &[KEY_ASKED, Press("w"), Press("Tab"), Press("Tab")],
    ),
    with_articles("settings-keyboard-listening", &[KEY_ASKED]),
    with_articles(
        "settings-keyboard-refused",
        &[KEY_ASKED, Press("Mod+C"), Shown("key-refused")],
    ),
    with_articles(
        "settings-keyboard-conflict",
        &[KEY_ASKED, Press("n"), Shown("key-take")],
    ),
    with_articles(
        "settings-keyboard-text",
        &[
            SETTINGS,
            Click("settings-page-keyboard"),
            Click("keys-paste"),
            Fill("keys-text", "{ \"keys\": 1 }"),
            Click("keys-use"),
            Shown("keys-fault"),
        ],
    ),
    with_articles(
        "settings-library",
        &[SETTINGS, Click("settings-page-library")],
    ),
    with_articles(
        "settings-accessibility",
        &[SETTINGS, Click("settings-page-accessibility")],
    ),
    with_articles("settings-about", &[SETTINGS, Click("settings-page-about")]),
    with_articles(
        "settings-label",
        &[
            SETTINGS,
            Click("settings-page-highlighting"),
            Fill("label-name", ""),
        ],
    ),
    with_articles(
        "settings-label-colour",
        &[
            SETTINGS,
            Click("settings-page-highlighting"),
            Click("label-colour"),
        ],
    ),
    with_articles(
        "settings-found",
        &[SETTINGS, Fill("settings-search", "text")],
    ),
    with_articles(
        "settings-not-found",
        &[SETTINGS, Fill("settings-search", "printer")],
    ),
    with_articles(
        "activity-history",
        &[RESERVOIR, Press("Mod+Shift+Y"), Shown("operation")],
    ),
    with_articles(
        "activity-messages",
        &[
            RESERVOIR,
            THEMES,
            Press("Mod+Shift+Y"),
            Click("activity-tab-messages"),
            Shown("message"),
        ],
    ),
    with_articles(
        "key-help",
        &[Open("ferry.txt"), Click("help-button"), Shown("key-help")],
    ),
    with_articles(
        "key-help-library",
        &[ROWS, Press("j"), Press("?"), Shown("key-help")],
    ),
    with_articles(
        "key-help-mark",
        &[RESERVOIR, Press("."), Press("?"), Shown("key-help")],
    ),
    with_articles(
        "key-help-summary",
        &[RESERVOIR, SUMMARY, Press("?"), Shown("key-help")],
    ),
    with_articles(
        "key-help-entities",
        &[RESERVOIR, ENTITIES, Press("?"), Shown("key-help")],
    ),
    with_articles(
        "key-help-notes",
        &[RESERVOIR, NOTES, Press("?"), Shown("key-help")],
    ),
    with_articles(
        "key-help-found",
        &[
            RESERVOIR,
            Press("?"),
            Shown("key-help"),
            Fill("key-search", "note"),
        ],
    ),
];
