//! The command line of the desktop app.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The library to open instead of the one opened last.
    pub(crate) library: Option<PathBuf>,
    /// Files to import, as absolute paths.
    pub(crate) files: Vec<String>,
    /// Leave an empty library empty, without the sample article of a first start.
    pub(crate) no_sample: bool,
}

impl Options {
    /// Reads `--library PATH`, or the variable `ANALECT_LIBRARY` where it is not given, the names
    /// of files, and `--no-sample`, which tests and scripts start an empty window with.
    pub(crate) fn from_args(mut args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let library = std::env::var_os("ANALECT_LIBRARY").map(PathBuf::from);
        let mut options = Self {
            library,
            ..Self::default()
        };
        let mut only_files = false;
        while let Some(arg) = args.next() {
            if only_files || !arg.to_string_lossy().starts_with('-') {
                let path = std::path::absolute(PathBuf::from(&arg))
                    .map_err(|error| format!("“{}”: {error}", arg.to_string_lossy()))?;
                options.files.push(path.to_string_lossy().into_owned());
            } else if arg == "--" {
                only_files = true;
            } else if arg == "--library" {
                let path = args.next().ok_or("--library needs a path")?;
                options.library = Some(path.into());
            } else if arg == "--no-sample" {
                options.no_sample = true;
            } else {
                return Err(format!("unknown argument “{}”", arg.to_string_lossy()));
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_and_files_can_be_named_and_anything_else_is_refused() {
        let read = |args: &[&str]| Options::from_args(args.iter().map(OsString::from));
        let library = |path: &str| Some(PathBuf::from(path));
        assert_eq!(
            read(&["--library", "a.db", "/b.txt", "--", "/-c.md"]),
            Ok(Options {
                library: library("a.db"),
                files: vec!["/b.txt".into(), "/-c.md".into()],
                no_sample: false,
            })
        );
        assert!(read(&["--no-sample"]).is_ok_and(|options| options.no_sample));
        assert!(read(&["--library"]).is_err());
        assert!(read(&["--nonsense"]).is_err());
    }
}
