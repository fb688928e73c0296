//! One test binary over the headless crates and the command line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice
)]

mod annotation_model;
mod annotations;
mod architecture;
mod batch;
mod cli;
mod command;
mod durability;
mod entities;
mod extract;
mod following;
mod notes;
mod parity;
mod read_only;
mod reanchor;
mod relocation;
mod revisions;
mod schemas;
mod write_failures;
