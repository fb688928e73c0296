//! Where the library lies when nobody says.

use crate::Error;
use std::path::{Path, PathBuf};

/// `analect/library.db` in the platform's folder for application data.
pub fn default_path() -> Result<PathBuf, Error> {
    let folders = directories::BaseDirs::new().ok_or(Error::NoDataFolder)?;
    Ok(folders.data_dir().join("analect").join("library.db"))
}

/// The folder a reader typed: an absolute path, or one below the home folder after `~/`.
///
/// A relative path is refused, because a window has no working folder its reader knows of.
pub fn user_folder(typed: &str) -> Result<PathBuf, Error> {
    let typed = typed.trim();
    let home = || directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let path = match typed.strip_prefix("~/").or((typed == "~").then_some("")) {
        Some(below) => home().ok_or(Error::NoDataFolder)?.join(below),
        None => PathBuf::from(typed),
    };
    if Path::new(&path).is_absolute() {
        Ok(path)
    } else {
        Err(Error::RelativeFolder(typed.to_owned()))
    }
}
