//! The desktop host: one window over a library.
//!
//! It opens the library, passes the window's requests to analect-api on the blocking pool, tells
//! the window when another process changed the library, and shows the system's file dialogs.
//! What a request means is decided elsewhere.

mod clipboard;
mod commands;
mod host;
mod instance;
mod options;
mod window;

use host::Host;
use options::Options;
use std::process::ExitCode;
use tauri_plugin_window_state::StateFlags;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let options = match Options::from_args(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(message) => return fail(&message, 2),
    };
    let settled = options.clone();
    let Some(host) = Host::start(options.library, options.files) else {
        return ExitCode::SUCCESS;
    };
    let place = tauri_plugin_window_state::Builder::default()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(place)
        .manage(host)
        .manage(settled)
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::host_info,
            commands::pick_files,
            commands::pick_folder,
            commands::open_external,
            commands::quit,
            commands::toggle_full_screen,
            commands::zoom,
            commands::keep_ground,
            commands::take_files,
            commands::pick_library,
            commands::switch_library,
            commands::relocate_library,
            commands::read_clipboard,
        ])
        .setup(|app| {
            window::open(app.handle())?;
            host::watch(app.handle());
            host::look_through_when_idle(app.handle());
            Ok(())
        });
    match app.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string(), 1),
    }
}

/// Says on standard error why there is no window.
#[allow(clippy::print_stderr)]
fn fail(message: &str, code: u8) -> ExitCode {
    eprintln!("analect-desktop: {message}");
    ExitCode::from(code)
}
