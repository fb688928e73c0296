//! The system's clipboard, which the web view lets no page read without a paste by the user.

use tauri::AppHandle;

/// The clipboard as plain text. Nothing where it holds no text, its owner keeps silent for a second
/// and a half, or the system is one whose web view reads the clipboard itself. Blocks, so it must not
/// be called on the window's thread, which is what asks the owner.
#[cfg(target_os = "linux")]
pub(crate) fn read(app: &AppHandle) -> Option<String> {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    const PATIENCE: Duration = Duration::from_millis(1500);
    let (sender, answer) = channel();
    app.run_on_main_thread(move || {
        gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD).request_text(move |_, text| {
            // Nobody waits any longer when the owner answered too late.
            let _ = sender.send(text.map(str::to_owned));
        });
    })
    .ok()?;
    answer.recv_timeout(PATIENCE).ok().flatten()
}

/// As above; these web views read the clipboard when a key asks for it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn read(_app: &AppHandle) -> Option<String> {
    None
}
