//! The operations on a real library file.

#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;
mod export;
mod fixture;
mod following;
mod following_pages;
mod following_properties;
mod notes_import;
mod promises;
mod revisions;
mod undo;
mod undo_alone;
mod web_annotations;
