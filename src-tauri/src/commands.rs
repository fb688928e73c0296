//! The commands the window can invoke.

use crate::clipboard;
use crate::host::{Host, Unusable};
use crate::options::Options;
use crate::window;
use analect_api::{ApiError, handle};
use serde::Serialize;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

/// Answers one request of analect-api, off the window's thread.
#[tauri::command]
pub(crate) async fn call(
    host: State<'_, Host>,
    name: String,
    args: serde_json::Value,
) -> Result<Response, ApiError> {
    host.note_request();
    let library = host.library()?;
    let answer = tauri::async_runtime::spawn_blocking(move || handle(&library, &name, args));
    let json = answer
        .await
        .map_err(|error| ApiError::internal(error.to_string()))??;
    Ok(Response::new(json))
}

/// What the program tells the window of itself.
#[derive(Serialize)]
pub(crate) struct HostInfo {
    version: String,
    /// Whether an empty library gets the sample article at a first start.
    sample: bool,
    /// Why there is no library to show; none where one is open.
    unusable: Option<Unusable>,
    /// Where the window keeps its settings; none where the system's web view hides that.
    settings: Option<String>,
}

/// Says which version this is, where settings lie and how it was started.
#[tauri::command]
// Commands get what they ask of Tauri by value.
#[allow(clippy::needless_pass_by_value)]
pub(crate) fn host_info(
    app: AppHandle,
    options: State<'_, Options>,
    host: State<'_, Host>,
) -> HostInfo {
    let folder = app.path().app_local_data_dir().ok();
    HostInfo {
        version: app.package_info().version.to_string(),
        sample: !options.no_sample,
        unusable: host.unusable(),
        settings: folder
            .filter(|_| !cfg!(target_os = "macos"))
            .map(|path| display(&path)),
    }
}

/// Lets the user choose files to import; none when the dialog is cancelled.
#[tauri::command]
pub(crate) async fn pick_files(app: AppHandle) -> Vec<String> {
    let dialog = app
        .dialog()
        .file()
        .set_title("Import articles")
        .add_filter(
            "Articles",
            &["txt", "text", "md", "markdown", "html", "htm", "xhtml"],
        )
        .add_filter("All files", &["*"]);
    let picked = tauri::async_runtime::spawn_blocking(move || dialog.blocking_pick_files()).await;
    let paths = picked.ok().flatten().unwrap_or_default().into_iter();
    paths
        .filter_map(|file| file.into_path().ok())
        .map(|path| display(&path))
        .collect()
}

/// Lets the user choose a folder; nothing when the dialog is cancelled.
#[tauri::command]
pub(crate) async fn pick_folder(app: AppHandle) -> Option<String> {
    let dialog = app.dialog().file().set_title("Export to");
    let picked = tauri::async_runtime::spawn_blocking(move || dialog.blocking_pick_folder()).await;
    picked
        .ok()
        .flatten()
        .and_then(|folder| folder.into_path().ok())
        .map(|path| display(&path))
}

/// What a library file is chosen for.
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Door {
    /// To open one that is there.
    Open,
    /// To make an empty one.
    Create,
    /// To move the open one.
    Move,
}

/// Lets the user choose a library file; nothing when the dialog is cancelled.
#[tauri::command]
pub(crate) async fn pick_library(app: AppHandle, door: Door) -> Option<String> {
    let dialog = app.dialog().file().add_filter("Analect library", &["db"]);
    let picked = tauri::async_runtime::spawn_blocking(move || match door {
        Door::Open => dialog.set_title("Open library").blocking_pick_file(),
        Door::Create => dialog.set_title("New library").blocking_save_file(),
        Door::Move => dialog.set_title("Move library to").blocking_save_file(),
    });
    picked
        .await
        .ok()
        .flatten()
        .and_then(|file| file.into_path().ok())
        .map(|path| display(&path))
}

/// Opens another library in this window, or makes one where `create` is set.
#[tauri::command]
pub(crate) async fn switch_library(
    app: AppHandle,
    path: String,
    create: bool,
) -> Result<(), ApiError> {
    blocking(move || app.state::<Host>().switch(&path, create)).await
}

/// Moves the file of the open library.
#[tauri::command]
pub(crate) async fn relocate_library(app: AppHandle, path: String) -> Result<(), ApiError> {
    blocking(move || app.state::<Host>().relocate(&path)).await
}

async fn blocking(
    work: impl FnOnce() -> Result<(), ApiError> + Send + 'static,
) -> Result<(), ApiError> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .map_err(|error| ApiError::internal(error.to_string()))?
}

/// The files to import that were named on the command line, here or by a later start.
// Tauri hands state over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command]
pub(crate) fn take_files(host: State<'_, Host>) -> Vec<String> {
    host.take_files()
}

/// Makes the window fill the screen, or no longer; says whether it does now.
// Tauri hands windows over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command]
pub(crate) fn toggle_full_screen(window: tauri::WebviewWindow) -> Result<bool, ApiError> {
    let failed = |error: tauri::Error| ApiError::internal(error.to_string());
    let full = !window.is_fullscreen().map_err(failed)?;
    window.set_fullscreen(full).map_err(failed)?;
    Ok(full)
}

/// Draws all of the window larger or smaller; 1 is its usual size. Beyond a half and the threefold
/// it could not be used, and is left as it is.
// Tauri hands windows over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command]
pub(crate) fn zoom(window: tauri::WebviewWindow, factor: f64) -> Result<(), ApiError> {
    if !(0.5..=3.0).contains(&factor) {
        return Err(ApiError::internal("no such size"));
    }
    let set = window.set_zoom(factor);
    set.map_err(|error| ApiError::internal(error.to_string()))
}

/// Keeps the colour behind the page, red, green and blue, for the next start.
#[tauri::command]
pub(crate) async fn keep_ground(
    window: tauri::WebviewWindow,
    colour: [u8; 3],
) -> Result<(), ApiError> {
    window::keep_ground(&window, colour).map_err(|error| ApiError::internal(error.to_string()))
}

/// The clipboard as plain text; nothing where it holds none or its owner does not answer.
#[tauri::command]
pub(crate) async fn read_clipboard(app: AppHandle) -> Option<String> {
    let read = tauri::async_runtime::spawn_blocking(move || clipboard::read(&app));
    read.await.ok().flatten()
}

/// Ends the program, as closing its window does.
// Tauri hands the program over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command]
pub(crate) fn quit(app: AppHandle) {
    app.exit(0);
}

/// Opens a link of an article in the user's browser or mail program.
#[tauri::command]
pub(crate) fn open_external(url: &str) -> Result<(), ApiError> {
    let allowed = ["https://", "http://", "mailto:"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if !allowed {
        return Err(ApiError::internal("only web and mail addresses are opened"));
    }
    tauri_plugin_opener::open_url(url, None::<&str>)
        .map_err(|error| ApiError::internal(error.to_string()))
}

fn display(path: &std::path::Path) -> String {
    path.to_string_lossy().into_owned()
}
