//! Reading what a command is given.

use crate::args::{ArticleArg, LibraryArgs};
use crate::error::Error;
use analect_library::{
    Format, Library, OpenMode, Parsed, Source, World, default_path, parse, read_file,
};
use analect_model::ArticleId;
use analect_text::{CodePointOffset, CodePointRange};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// Opens the library that was asked for.
pub(crate) fn open(args: &LibraryArgs, mode: OpenMode) -> Result<Library, Error> {
    Ok(Library::open(&place(args)?, mode, World::system())?)
}

/// The library file that was asked for.
pub(crate) fn place(args: &LibraryArgs) -> Result<PathBuf, Error> {
    Ok(match &args.path {
        Some(path) => path.clone(),
        None => default_path()?,
    })
}

/// The article a command names.
pub(crate) fn article(library: &Library, arg: &ArticleArg) -> Result<ArticleId, Error> {
    find(library, arg.article.as_deref(), arg.last)
}

/// The article with this id or prefix, or the last one.
pub(crate) fn find(library: &Library, name: Option<&str>, last: bool) -> Result<ArticleId, Error> {
    match name {
        Some(name) if !last => Ok(library.find_article(name)?),
        _ => Ok(library.last_article()?),
    }
}

/// Whether `path` stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The bytes of a regular file or of standard input, at most what an import takes.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    if !is_stdin(path) {
        return Ok(read_file(path)?);
    }
    let failed = |cause| Error::Read {
        path: path.to_owned(),
        cause,
    };
    let limit = analect_import::MAX_BYTES;
    let mut bytes = Vec::new();
    let input = std::io::stdin().lock().take(limit as u64 + 1);
    BufReader::new(input)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() > limit {
        let cause = analect_import::Error::TooLarge {
            bytes: bytes.len(),
            limit,
        };
        return Err(Error::Input(format!("standard input {cause}")));
    }
    Ok(bytes)
}

/// What stands on standard input, as text; `what` names it in an error.
pub(crate) fn stdin_text(what: &str) -> Result<String, Error> {
    let bytes = bytes(Path::new("-"))?;
    String::from_utf8(bytes).map_err(|_| Error::Input(format!("the {what} is not valid UTF-8")))
}

/// The text of a file or of standard input, read in `format` where that is given.
pub(crate) fn parsed(path: &Path, format: Option<Format>) -> Result<Parsed, Error> {
    Ok(parse(&Source {
        bytes: &bytes(path)?,
        name: Some(&named(path)),
        format,
        url: None,
    })?)
}

/// What a file or standard input is called in messages.
pub(crate) fn named(path: &Path) -> String {
    if is_stdin(path) {
        return "standard input".to_owned();
    }
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// `START-END` in code points.
pub(crate) fn range(text: &str) -> Result<CodePointRange, Error> {
    let parsed = text.split_once('-').and_then(|(start, end)| {
        let offset = |digits: &str| digits.trim().parse().ok().map(CodePointOffset::new);
        CodePointRange::new(offset(start)?, offset(end)?)
    });
    parsed.ok_or_else(|| {
        Error::Input(format!(
            "“{text}” is no range; write START-END, such as 120-164"
        ))
    })
}
