//! The crate graph and the few rules about source files that keep the layers apart.
//!
//! Holds what is written in `Cargo.toml` files and sources; what the crates do is tested elsewhere.

mod graph;
mod sources;

use std::path::{Path, PathBuf};

/// The folder with the workspace's `Cargo.toml`, seen from the command line's crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}
