//! The one window and what it may not do.

use std::fs;
use std::path::PathBuf;
use tauri::webview::NewWindowResponse;
use tauri::window::Color;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// Opens the main window; it can go to no address but its own.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Analect")
        .inner_size(1280.0, 800.0)
        .min_inner_size(360.0, 480.0)
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    let ground = ground_file(app).and_then(|file| fs::read(file).ok());
    match ground.as_deref() {
        Some(&[red, green, blue]) => window.background_color(Color(red, green, blue, u8::MAX)),
        _ => window,
    }
    .build()?;
    Ok(())
}

/// Keeps the colour behind the page, red, green and blue: a window opened later has it until its
/// page is drawn, so that none flashes in another.
pub(crate) fn keep_ground(window: &WebviewWindow, colour: [u8; 3]) -> tauri::Result<()> {
    let [red, green, blue] = colour;
    window.set_background_color(Some(Color(red, green, blue, u8::MAX)))?;
    if let Some(file) = ground_file(window.app_handle()) {
        fs::write(file, colour)?;
    }
    Ok(())
}

/// The three bytes of the colour kept, among what the web view keeps.
fn ground_file(app: &AppHandle) -> Option<PathBuf> {
    let folder = app.path().app_local_data_dir().ok()?;
    Some(folder.join("ground"))
}

/// Whether `url` is a page of the program itself.
fn is_own(url: &Url) -> bool {
    let dev =
        cfg!(debug_assertions) && url.origin().ascii_serialization() == "http://localhost:5173";
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost") || dev
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let check =
            |url: &str, expect| assert_eq!(is_own(&Url::parse(url).unwrap()), expect, "{url}");
        check("tauri://localhost/index.html", true);
        check("http://tauri.localhost/", true);
        check("https://example.org/", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
        check("http://tauri.localhost.example.org/", false);
    }
}
