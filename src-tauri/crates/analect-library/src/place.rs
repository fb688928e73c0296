//! Where the library lies when nobody says, and the paths a reader types.

use crate::Error;
use std::path::{Path, PathBuf};

/// `analect/library.db` in the platform's folder for application data.
pub fn default_path() -> Result<PathBuf, Error> {
    let folders = directories::BaseDirs::new().ok_or(Error::NoDataFolder)?;
    Ok(folders.data_dir().join("analect").join("library.db"))
}

/// The library the window opened last, whether or not its file is there; else the default one.
///
/// The command line does not follow it: a script means the same library whatever a window shows.
pub fn last_opened() -> Result<PathBuf, Error> {
    let noted = std::fs::read_to_string(note()?).unwrap_or_default();
    let noted = PathBuf::from(noted.trim_end_matches('\n'));
    if noted.is_absolute() {
        Ok(noted)
    } else {
        default_path()
    }
}

/// Notes that the window opened the library at `path`.
pub fn note_opened(path: &Path) -> Result<(), Error> {
    let note = note()?;
    let failed = |cause| Error::File {
        action: "write",
        path: note.clone(),
        cause,
    };
    if let Some(folder) = note.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(&note, path.as_os_str().as_encoded_bytes()).map_err(failed)
}

/// Moves the library file at `from` to the file `to`, or into that folder; answers with the place.
///
/// Nobody may have it open; where it cannot be moved it stays as it was. A library that the window
/// opened last is looked for at its new place.
pub fn relocate(from: &Path, to: &Path) -> Result<PathBuf, Error> {
    let to = match from.file_name() {
        Some(name) if to.is_dir() => to.join(name),
        _ => to.to_owned(),
    };
    let noted = last_opened().is_ok_and(|noted| noted == from);
    analect_store::relocate(from, &to)?;
    if noted {
        // The library is moved all the same; the window will say that it is not in its old place.
        note_opened(&to).ok();
    }
    Ok(to)
}

fn note() -> Result<PathBuf, Error> {
    Ok(default_path()?.with_file_name("last-library"))
}

/// A library file a reader typed: a path as for [`user_folder`]; one without an ending gets `.db`.
pub fn user_library(typed: &str) -> Result<PathBuf, Error> {
    let path = user_folder(typed)?;
    Ok(if path.extension().is_none() {
        path.with_extension("db")
    } else {
        path
    })
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
