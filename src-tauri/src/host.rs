//! The open library behind the window.

use analect_api::{ApiError, Library, OpenMode, World, default_path};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager};

/// How often another process's changes are looked for.
const WATCH_INTERVAL: Duration = Duration::from_millis(800);

/// The library, or why there is none; the window then says so instead of vanishing.
pub(crate) struct Host(Result<Arc<Library>, ApiError>);

impl Host {
    /// Opens the library at `path`, or the default one.
    pub(crate) fn open(path: Option<&Path>) -> Self {
        let open = || {
            let path = path.map_or_else(default_path, |path| Ok(path.to_owned()))?;
            Library::open(&path, OpenMode::CreateIfMissing, World::system())
        };
        Self(open().map(Arc::new).map_err(ApiError::from))
    }

    /// The open library.
    pub(crate) fn library(&self) -> Result<Arc<Library>, ApiError> {
        self.0.clone()
    }
}

/// Tells the window whenever another process changed the library.
pub(crate) fn watch(app: &AppHandle) {
    let Ok(library) = app.state::<Host>().library() else {
        return;
    };
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(WATCH_INTERVAL);
            // A failure to look is not worth a message: the next request reports what is wrong.
            if library.changed_elsewhere().unwrap_or(false)
                && app
                    .emit(
                        "library-changed",
                        Changed {
                            articles: Vec::new(),
                        },
                    )
                    .is_err()
            {
                return;
            }
        }
    });
}

/// The articles that changed; empty where any may have.
#[derive(Clone, serde::Serialize)]
struct Changed {
    articles: Vec<String>,
}
