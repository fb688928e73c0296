//! The one window and what it may not do.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewUrl, WebviewWindowBuilder};

/// Opens the main window; it can go to no address but its own.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Analect")
        .inner_size(1280.0, 800.0)
        .min_inner_size(360.0, 480.0)
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
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
