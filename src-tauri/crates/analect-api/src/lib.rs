//! The contract of the window: every request it can make, the answers, the error codes, and one
//! handler a request over [`analect_library::Library`].
//!
//! Positions are UTF-16 code units, as the DOM counts them. The window's TypeScript types are
//! generated from these by this crate's tests. Nothing here knows of Tauri: a host passes a
//! request's name and arguments to [`handle`] and the answer back.

mod answers;
mod error;
mod handlers;
mod lines;
mod requests;
#[cfg(test)]
mod tests;
mod views;

/// What a host needs to open the library it hands to [`handle`].
pub use analect_library::{
    Library, OpenMode, World, default_path, last_opened, note_opened, relocate, user_library,
};
pub use error::{ApiError, ErrorCode};
pub use handlers::look_through;
pub use requests::handle;
