//! The command line of the desktop app.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The library to open instead of the default one.
    pub(crate) library: Option<PathBuf>,
}

impl Options {
    /// Reads `--library PATH`, or the variable `ANALECT_LIBRARY` where it is not given.
    pub(crate) fn from_args(mut args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut library = std::env::var_os("ANALECT_LIBRARY").map(PathBuf::from);
        while let Some(arg) = args.next() {
            if arg == "--library" {
                let path = args.next().ok_or("--library needs a path")?;
                library = Some(path.into());
            } else {
                return Err(format!("unknown argument “{}”", arg.to_string_lossy()));
            }
        }
        Ok(Self { library })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_can_be_named_and_anything_else_is_refused() {
        let read = |args: &[&str]| Options::from_args(args.iter().map(OsString::from));
        assert_eq!(
            read(&["--library", "a.db"]),
            Ok(Options {
                library: Some("a.db".into())
            })
        );
        assert!(read(&["--library"]).is_err());
        assert!(read(&["--nonsense"]).is_err());
    }
}
