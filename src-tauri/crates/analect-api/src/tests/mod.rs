//! Keeps what the window is built and tested against in step with this crate.

mod recorded;
mod recorded_following;
mod typescript;
mod unusable;
