//! Where the library lies when nobody says.

use crate::Error;
use std::path::PathBuf;

/// `analect/library.db` in the platform's folder for application data.
pub fn default_path() -> Result<PathBuf, Error> {
    let folders = directories::BaseDirs::new().ok_or(Error::NoDataFolder)?;
    Ok(folders.data_dir().join("analect").join("library.db"))
}
