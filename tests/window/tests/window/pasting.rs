//! Text that readers bring in by pasting it.

use analect_window_tests::{Outcome, Window, test_id};

/// Opens the field to paste into.
pub(crate) fn open_paste_field(window: &Window) -> Outcome {
    window.click(&test_id("import-button"))?;
    window.click(&test_id("import-paste"))?;
    window.wait_for(&test_id("paste-dialog")).map(drop)
}

/// Brings a text in through the field to paste into.
pub(crate) fn paste(window: &Window, text: &str) -> Outcome {
    open_paste_field(window)?;
    window.fill(&test_id("paste-input"), text)?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("paste-dialog"))
}
