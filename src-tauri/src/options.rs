//! The command line of the desktop app.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The library to open instead of the default one.
    pub(crate) library: Option<PathBuf>,
    /// Leave an empty library empty, without the sample article of a first start.
    pub(crate) no_sample: bool,
}

impl Options {
    /// Reads `--library PATH`, or the variable `ANALECT_LIBRARY` where it is not given, and
    /// `--no-sample`, which tests and scripts start an empty window with.
    pub(crate) fn from_args(mut args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut library = std::env::var_os("ANALECT_LIBRARY").map(PathBuf::from);
        let mut no_sample = false;
        while let Some(arg) = args.next() {
            if arg == "--library" {
                let path = args.next().ok_or("--library needs a path")?;
                library = Some(path.into());
            } else if arg == "--no-sample" {
                no_sample = true;
            } else {
                return Err(format!("unknown argument “{}”", arg.to_string_lossy()));
            }
        }
        Ok(Self { library, no_sample })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_and_a_start_without_the_sample_can_be_asked_for_and_nothing_else() {
        let read = |args: &[&str]| Options::from_args(args.iter().map(OsString::from));
        assert_eq!(
            read(&["--library", "a.db"]),
            Ok(Options {
                library: Some("a.db".into()),
                no_sample: false
            })
        );
        assert!(read(&["--no-sample"]).is_ok_and(|options| options.no_sample));
        assert!(read(&["--library"]).is_err());
        assert!(read(&["--nonsense"]).is_err());
    }
}
