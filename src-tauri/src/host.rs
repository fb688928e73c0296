//! The open library behind the window.

use crate::instance::{Instance, Start};
use analect_api::{
    ApiError, Library, OpenMode, World, default_path, last_opened, look_through, note_opened,
    relocate, user_library,
};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Manager};

/// How often another process's changes are looked for.
const WATCH_INTERVAL: Duration = Duration::from_millis(800);

/// How long nothing was asked for when the library is looked through for names.
const IDLE: Duration = Duration::from_secs(2);

/// How long that rests after each few articles, so that it takes no more than part of a processor.
const REST: Duration = Duration::from_millis(100);

/// Days that articles stay in the trash.
const TRASH_DAYS: u32 = 30;

/// The library and the right to be its window.
struct Desk {
    library: Arc<Library>,
    instance: Instance,
}

/// Why there is no library, and the file that would have been it.
#[derive(Clone, serde::Serialize)]
pub(crate) struct Unusable {
    path: String,
    error: ApiError,
}

/// The library, or why there is none; the window then says so instead of vanishing.
pub(crate) struct Host {
    desk: RwLock<Result<Desk, Unusable>>,
    /// Files to import that the page has not asked for yet.
    files: Arc<Mutex<Vec<String>>>,
    app: Arc<Mutex<Option<AppHandle>>>,
    /// When the page asked for something last.
    asked: Mutex<Instant>,
}

impl Host {
    /// Opens the library at `path`, or the one opened last; `None` where another window has it,
    /// which is told of `files`.
    pub(crate) fn start(path: Option<PathBuf>, files: Vec<String>) -> Option<Self> {
        let host = Self {
            desk: RwLock::new(Err(Unusable {
                path: String::new(),
                error: ApiError::internal("no library is open"),
            })),
            files: Arc::default(),
            app: Arc::default(),
            asked: Mutex::new(Instant::now()),
        };
        // A library that was there and is not, such as on a disk that was taken out, is not made anew.
        let (path, mode) = match path {
            Some(path) => (Ok(path), OpenMode::CreateIfMissing),
            None => last_library(),
        };
        let shown = path.as_ref().map(|path| absolute(path)).unwrap_or_default();
        let opened = path.and_then(|path| host.open(&path, mode, &files));
        let desk = match opened {
            Ok(Some(desk)) => Ok(desk),
            Ok(None) => return None,
            Err(error) => Err(Unusable { path: shown, error }),
        };
        // Another start may have handed files over already.
        host.files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(files);
        *host.desk.write().unwrap_or_else(PoisonError::into_inner) = desk;
        Some(host)
    }

    /// Notes that the page asks for something.
    pub(crate) fn note_request(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn asked(&self) -> Instant {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The open library.
    pub(crate) fn library(&self) -> Result<Arc<Library>, ApiError> {
        match &*self.desk.read().unwrap_or_else(PoisonError::into_inner) {
            Ok(desk) => Ok(Arc::clone(&desk.library)),
            Err(unusable) => Err(unusable.error.clone()),
        }
    }

    /// Why there is no library; none where one is open.
    pub(crate) fn unusable(&self) -> Option<Unusable> {
        let desk = self.desk.read().unwrap_or_else(PoisonError::into_inner);
        desk.as_ref().err().cloned()
    }

    /// Opens another library in this window, or makes an empty one where `create` is set.
    pub(crate) fn switch(&self, typed: &str, create: bool) -> Result<(), ApiError> {
        let path = user_library(typed)?;
        if create && path.exists() {
            return Err(refused(
                &path,
                "exists already; open it, or choose another name",
            ));
        }
        let mode = if create {
            OpenMode::CreateIfMissing
        } else {
            OpenMode::Existing
        };
        let desk = self.open(&path, mode, &[])?;
        let desk = desk.ok_or_else(|| refused(&path, "is open in another window"))?;
        self.take(desk)
    }

    /// Moves the file of the open library; where that cannot be done, it is open as before.
    pub(crate) fn relocate(&self, typed: &str) -> Result<(), ApiError> {
        let to = user_library(typed)?;
        self.note_request();
        let mut desk = self.desk.write().unwrap_or_else(PoisonError::into_inner);
        let from = match &*desk {
            Ok(open) => open.library.path().to_owned(),
            Err(unusable) => return Err(unusable.error.clone()),
        };
        let unusable = |error| Unusable {
            path: from.display().to_string(),
            error,
        };
        let moving = ApiError::refused("The library is being moved.".to_owned());
        let Ok(Desk { library, instance }) = std::mem::replace(&mut *desk, Err(unusable(moving)))
        else {
            return Ok(());
        };
        let moved = closed(library).and_then(|()| relocate(&from, &to).map_err(ApiError::from));
        let opened = match &moved {
            Ok(place) => {
                instance.end();
                self.open(place, OpenMode::Existing, &[])
                    .and_then(|opened| {
                        opened.ok_or_else(|| refused(place, "is open in another window"))
                    })
            }
            Err(_) => Library::open(&from, OpenMode::Existing, World::system())
                .map(|library| Desk {
                    library: Arc::new(library),
                    instance,
                })
                .map_err(ApiError::from),
        };
        *desk = opened.map_err(|error| Unusable {
            path: moved.as_ref().unwrap_or(&from).display().to_string(),
            error,
        });
        moved.map(drop)
    }

    /// The files to import that were named since the last call.
    pub(crate) fn take_files(&self) -> Vec<String> {
        std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn take(&self, desk: Desk) -> Result<(), ApiError> {
        note_opened(desk.library.path())?;
        *self.desk.write().unwrap_or_else(PoisonError::into_inner) = Ok(desk);
        Ok(())
    }

    fn open(
        &self,
        path: &Path,
        mode: OpenMode,
        files: &[String],
    ) -> Result<Option<Desk>, ApiError> {
        if mode == OpenMode::Existing && !path.exists() {
            Library::open(path, mode, World::system())?;
        }
        let (app, waiting) = (Arc::clone(&self.app), Arc::clone(&self.files));
        let heard = move |files: Vec<String>| {
            waiting
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(files);
            let app = app.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(window) = app.as_ref().and_then(|app| app.get_webview_window("main")) {
                // A window that cannot be raised still takes the files.
                window.unminimize().ok();
                window.set_focus().ok();
                window.emit("files-waiting", ()).ok();
            }
        };
        let start = Instance::claim(path, files, heard)
            .map_err(|error| ApiError::internal(error.to_string()))?;
        let Start::First(instance) = start else {
            return Ok(None);
        };
        let library = Library::open(path, mode, World::system())?;
        // What cannot be emptied now goes at another start.
        library.empty_trash(TRASH_DAYS).ok();
        Ok(Some(Desk {
            library: Arc::new(library),
            instance,
        }))
    }
}

/// The path in full, as a reader finds the file by.
fn absolute(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    full.to_string_lossy().into_owned()
}

/// The library opened last, which must be there, or the default one, which may not be yet.
fn last_library() -> (Result<PathBuf, ApiError>, OpenMode) {
    let path = last_opened().map_err(ApiError::from);
    let is_default = matches!((&path, default_path()), (Ok(last), Ok(usual)) if *last == usual);
    let mode = if is_default {
        OpenMode::CreateIfMissing
    } else {
        OpenMode::Existing
    };
    (path, mode)
}

/// Lets go of a library and waits for the requests that still use it.
fn closed(library: Arc<Library>) -> Result<(), ApiError> {
    const TRIES: u32 = 100;
    let held = Arc::downgrade(&library);
    drop(library);
    for _ in 0..TRIES {
        if held.strong_count() == 0 {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(ApiError::refused(
        "The library is still at work. Nothing was changed; try again.".to_owned(),
    ))
}

fn refused(path: &Path, what: &str) -> ApiError {
    ApiError::refused(format!("“{}” {what}. Nothing was changed.", path.display()))
}

/// Tells the window whenever another process changed the library, and of files to import.
pub(crate) fn watch(app: &AppHandle) {
    let host = app.state::<Host>();
    *host.app.lock().unwrap_or_else(PoisonError::into_inner) = Some(app.clone());
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(WATCH_INTERVAL);
            let Ok(library) = app.state::<Host>().library() else {
                continue;
            };
            let articles = Vec::new();
            // A failure to look is not worth a message: the next request reports what is wrong.
            if library.changed_elsewhere().unwrap_or(false)
                && app.emit("library-changed", Changed { articles }).is_err()
            {
                return;
            }
        }
    });
}

/// Looks through the library for names whenever the page has asked for nothing for a while, a few
/// articles at a time; a request ends it at once.
pub(crate) fn look_through_when_idle(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        // When all was looked through: nothing is to be done before the page asks for more.
        let mut done: Option<Instant> = None;
        loop {
            let host = app.state::<Host>();
            let asked = host.asked();
            let is_idle = asked.elapsed() >= IDLE;
            if !is_idle || done.is_some_and(|done| asked < done) {
                std::thread::sleep(IDLE);
                continue;
            }
            let is_cancelled = || host.asked() != asked;
            // What cannot be looked through now is so after another request.
            let left = host
                .library()
                .and_then(|library| look_through(&library, is_cancelled));
            done = (!left.unwrap_or(false) && !is_cancelled()).then(Instant::now);
            std::thread::sleep(REST);
        }
    });
}

/// The articles that changed; empty where any may have.
#[derive(Clone, serde::Serialize)]
struct Changed {
    articles: Vec<String>,
}
