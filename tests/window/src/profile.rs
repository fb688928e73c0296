//! A home folder of its own for one scenario, so that no run sees another's library or settings.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::Outcome;

/// The variables that lead a program to its folders, with the folder each gets.
const FOLDERS: &[(&str, &str)] = &[
    ("HOME", "home"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_RUNTIME_DIR", "run"),
    ("TMPDIR", "tmp"),
];

/// Where the addresses are listed that a program opened.
const OPENED: &str = "opened.txt";

/// A temporary folder with everything a program keeps of its user; gone when the value is dropped.
pub struct Profile {
    folder: TempDir,
}

impl Profile {
    /// A profile in which no program has run yet.
    pub fn new() -> Outcome<Profile> {
        let folder = TempDir::with_prefix("analect-window-")?;
        for (_, name) in FOLDERS {
            fs::create_dir(folder.path().join(name))?;
        }
        private(&folder.path().join("run"))?;
        let profile = Profile { folder };
        profile.add_opener()?;
        Ok(profile)
    }

    /// The variables that point a program at this profile.
    pub fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        FOLDERS
            .iter()
            .map(|(variable, name)| (*variable, self.folder.path().join(name)))
            .collect()
    }

    /// The folder whose programs a program in this profile finds before all others.
    pub(crate) fn programs(&self) -> PathBuf {
        self.folder.path().join("bin")
    }

    /// The addresses that were given to the system to open, one a line.
    pub fn opened_addresses(&self) -> Outcome<String> {
        let list = self.folder.path().join(OPENED);
        Ok(if list.exists() {
            fs::read_to_string(list)?
        } else {
            String::new()
        })
    }

    /// A stand-in for the program that opens addresses: it writes them down.
    fn add_opener(&self) -> Outcome {
        fs::create_dir(self.programs())?;
        let list = self.folder.path().join(OPENED);
        let opener = self.programs().join("xdg-open");
        let script = format!("#!/bin/sh\necho \"$1\" >> '{}'\n", list.display());
        fs::write(&opener, script)?;
        executable(&opener)
    }

    /// The file in which both hosts keep the library when no path is given.
    pub fn library(&self) -> PathBuf {
        self.folder.path().join("data/analect/library.db")
    }

    /// A path inside the profile for a file or folder of the scenario's own.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn executable(program: &Path) -> Outcome {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(program, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Programs refuse a runtime folder that others can enter.
fn private(folder: &Path) -> Outcome {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_names_an_existing_folder_that_goes_with_the_profile() {
        let profile = Profile::new().unwrap();
        let environment = profile.environment();
        assert_eq!(environment.len(), FOLDERS.len());
        assert!(environment.iter().all(|(_, folder)| folder.is_dir()));
        drop(profile);
        assert!(environment.iter().all(|(_, folder)| !folder.exists()));
    }

    #[test]
    fn two_profiles_share_nothing() {
        let (one, other) = (Profile::new().unwrap(), Profile::new().unwrap());
        assert_ne!(one.library(), other.library());
    }
}
