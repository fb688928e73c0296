//! Notes in a folder of the reader: which file holds those of an article, and how it is replaced.

use crate::Error;
use analect_export::{article_of, name_key};
use analect_model::ArticleId;
use analect_store::plain_words;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Folders nest no deeper than this where notes are looked for.
const MAX_DEPTH: usize = 16;
/// Entries of folders that are looked at.
const MAX_ENTRIES: usize = 50_000;
/// How much of a file is read to find out whose notes it holds.
const BEGINNING: u64 = 4 << 10;
/// How much where the properties are longer.
const LONG_BEGINNING: u64 = 64 << 10;

/// A folder with files of notes.
pub(crate) struct NotesFolder {
    folder: PathBuf,
    /// The files of each article: those nearest to the folder first, of these those with the shortest
    /// names, as programs that synchronise folders add to the name of a copy.
    files: HashMap<ArticleId, Vec<PathBuf>>,
    /// The files in the folder itself by their names, as any system compares them.
    names: HashMap<String, PathBuf>,
    /// The folders and files that cannot be read: they may hold notes.
    unread: Vec<PathBuf>,
}

impl NotesFolder {
    /// Looks through `folder` once; one that is not there is taken as empty. Hidden folders, and
    /// links to folders, are passed over.
    pub(crate) fn scan(folder: &Path) -> Result<Self, Error> {
        let mut found = Self {
            folder: folder.to_owned(),
            files: HashMap::new(),
            names: HashMap::new(),
            unread: Vec::new(),
        };
        let mut level = vec![folder.to_owned()];
        let mut seen = 0;
        for depth in 0..MAX_DEPTH {
            let mut deeper = Vec::new();
            let mut files = Vec::new();
            for path in level {
                let entries = match fs::read_dir(&path) {
                    Ok(entries) => entries,
                    Err(cause) if depth == 0 && cause.kind() != io::ErrorKind::NotFound => {
                        let action = "read";
                        return Err(Error::File {
                            action,
                            path,
                            cause,
                        });
                    }
                    Err(cause) => {
                        if cause.kind() != io::ErrorKind::NotFound {
                            found.unread.push(path);
                        }
                        continue;
                    }
                };
                for entry in entries.filter_map(Result::ok) {
                    seen += 1;
                    if seen > MAX_ENTRIES {
                        return Err(Error::TooManyFiles(found.folder));
                    }
                    let name = entry.file_name().to_string_lossy().into_owned();
                    if depth == 0 {
                        found.names.insert(name_key(&name), entry.path());
                    }
                    let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                    if folder && !name.starts_with('.') {
                        deeper.push(entry.path());
                    } else if !folder && name.to_lowercase().ends_with(".md") {
                        files.push(entry.path());
                    }
                }
            }
            files.sort_by_cached_key(|path| (path.file_name().map_or(0, OsStr::len), path.clone()));
            for path in files {
                match owner(&path) {
                    Ok(Some(article)) => found.files.entry(article).or_default().push(path),
                    Ok(None) => {}
                    Err(_) => found.unread.push(path),
                }
            }
            level = deeper;
        }
        Ok(found)
    }

    /// The file that holds the notes of `id`, or else the first of `name` and its numbered forms
    /// that nothing has yet; that one counts as taken from now on. Says whether it is there. Refused
    /// where a file of such a name may have held the notes: one that is empty or broken off.
    pub(crate) fn place(&mut self, id: ArticleId, name: &str) -> Result<(PathBuf, bool), Refusal> {
        if let Some(path) = self.files.get(&id).and_then(|paths| paths.first()) {
            return Ok((path.clone(), true));
        }
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let numbered = (2..u32::MAX).map(|number| format!("{stem} ({number}).md"));
        for name in std::iter::once(name.to_owned()).chain(numbered) {
            let key = name_key(&name);
            match self.names.get(&key) {
                Some(path) if is_broken_off(path) => return Err(Refusal::BrokenOff(path.clone())),
                Some(_) => {}
                None => {
                    let path = self.folder.join(name);
                    self.names.insert(key, path.clone());
                    return Ok((path, false));
                }
            }
        }
        Ok((self.folder.join(name), false))
    }

    /// What could not be read, once.
    pub(crate) fn take_unread(&mut self) -> Vec<PathBuf> {
        std::mem::take(&mut self.unread)
    }

    /// Further files that hold notes of `id`, such as a copy that was made in a conflict.
    pub(crate) fn copies(&self, id: ArticleId) -> &[PathBuf] {
        let paths = self.files.get(&id).map_or(&[][..], Vec::as_slice);
        paths.get(1..).unwrap_or_default()
    }
}

/// The article whose notes a file holds; fails where it is there and cannot be read.
fn owner(path: &Path) -> io::Result<Option<ArticleId>> {
    // To open a pipe would wait for a writer; a link may lead nowhere.
    match fs::metadata(path) {
        Ok(file) if file.is_file() => {}
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(error),
        Ok(_) | Err(_) => return Ok(None),
    }
    let mut file = File::open(path)?;
    let mut beginning = Vec::new();
    (&mut file).take(BEGINNING).read_to_end(&mut beginning)?;
    let found = article_of(&String::from_utf8_lossy(&beginning));
    let opens = beginning.trim_ascii_start().starts_with(b"---")
        || beginning.starts_with(b"\xef\xbb\xbf---");
    if found.is_some() || !opens || beginning.len() < 4 << 10 {
        return Ok(found);
    }
    file.take(LONG_BEGINNING - BEGINNING)
        .read_to_end(&mut beginning)?;
    Ok(article_of(&String::from_utf8_lossy(&beginning)))
}

/// Whether a file is there that cannot be read, is empty, or ends inside its properties.
fn is_broken_off(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(file) if file.is_file() => {}
        // One of this export that is not written yet, a folder, a pipe.
        _ => return false,
    }
    let Ok(text) = fs::read(path) else {
        return true;
    };
    let text = String::from_utf8_lossy(&text);
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end);
    "---".starts_with(text.trim())
        || lines.next() == Some("---") && !lines.any(|line| line == "---")
}

/// Why a file is not written; the file is as it was.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("“{}” is no text in UTF-8; it is left as it is: save it as UTF-8, and export once more", .0.display())]
    NoText(PathBuf),
    #[error("“{}” is left as it is: {cause}; mend them, and export once more", path.display())]
    Properties {
        path: PathBuf,
        cause: analect_export::MergeError,
    },
    #[error(
        "“{}” is empty, broken off or unreadable, and may have held these notes; it is left as it is: restore it, or rename or remove it, and export once more",
        .0.display()
    )]
    BrokenOff(PathBuf),
    #[error("“{}” is read-only; it is left as it is: allow writing to it, and export once more", .0.display())]
    ReadOnly(PathBuf),
    #[error("“{}” was changed or moved just now; it is left as it is, export once more", .0.display())]
    Changed(PathBuf),
    #[error(
        "no room is left on the disk for “{}”; what was there is as it was, make room and export once more",
        .0.display()
    )]
    DiskFull(PathBuf),
    #[error(
        "“{}” cannot be {action}; it is left as it is: {}; see to that, and export once more",
        path.display(),
        plain_words(cause)
    )]
    System {
        action: &'static str,
        path: PathBuf,
        cause: io::Error,
    },
}

impl Refusal {
    /// The file.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::NoText(path)
            | Self::BrokenOff(path)
            | Self::ReadOnly(path)
            | Self::Changed(path)
            | Self::DiskFull(path)
            | Self::Properties { path, .. }
            | Self::System { path, .. } => path,
        }
    }

    /// The reason alone, for a message that names the file.
    pub(crate) fn reason(self) -> io::Error {
        match self {
            Self::System { cause, .. } => cause,
            Self::DiskFull(_) => io::Error::new(
                io::ErrorKind::StorageFull,
                "no room is left on the disk; what was there is as it was, make room and try again",
            ),
            Self::ReadOnly(_) => io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it is read-only and as it was",
            ),
            Self::Changed(_) => {
                io::Error::other("it was changed or moved just now and is as it is; try again")
            }
            other => io::Error::other(other),
        }
    }
}

/// What stands in a file of notes.
pub(crate) fn read(path: &Path) -> Result<String, Refusal> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| Refusal::NoText(path.to_owned())),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            Err(Refusal::Changed(path.to_owned()))
        }
        Err(cause) => Err(refusal("read", path, cause)),
    }
}

fn refusal(action: &'static str, path: &Path, cause: io::Error) -> Refusal {
    let path = path.to_owned();
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Refusal::DiskFull(path),
        _ => Refusal::System {
            action,
            path,
            cause,
        },
    }
}

/// Replaces the file at `path` in one step, so that a crash or a full disk leaves the old one; a
/// link is followed, and permissions are kept. `before` is what it held when it was read, `None`
/// where it was not there: what has changed since is not replaced.
pub(crate) fn replace(path: &Path, content: &str, before: Option<&str>) -> Result<(), Refusal> {
    let goal = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let present = fs::metadata(&goal).ok();
    if present
        .as_ref()
        .is_some_and(|file| file.permissions().readonly())
    {
        return Err(Refusal::ReadOnly(path.to_owned()));
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(goal.file_name().unwrap_or_default());
    // The name may be as long as the system allows.
    let short = format!(".analect-{}.tmp", std::process::id());
    name.push(&short);
    if name.len() > 255 {
        name = short.into();
    }
    let draft = goal.with_file_name(name);
    let written =
        write(&draft, content, present.as_ref()).map_err(|cause| refusal("written", path, cause));
    let replaced = written.and_then(|()| {
        let unchanged = match before {
            Some(before) => fs::read(&goal).is_ok_and(|now| now == before.as_bytes()),
            None => goal.symlink_metadata().is_err(),
        };
        if !unchanged {
            return Err(Refusal::Changed(path.to_owned()));
        }
        fs::rename(&draft, &goal).map_err(|cause| refusal("written", path, cause))
    });
    if replaced.is_err() {
        // It is ours alone, and where it cannot be removed the reason has been told.
        let _ = fs::remove_file(&draft);
    }
    replaced
}

fn write(draft: &Path, content: &str, present: Option<&fs::Metadata>) -> io::Result<()> {
    let mut file = File::create(draft)?;
    file.write_all(content.as_bytes())?;
    if let Some(present) = present {
        file.set_permissions(present.permissions())?;
    }
    file.sync_all()
}

/// Makes the renaming of files in `folder` durable.
pub(crate) fn settle(folder: &Path) {
    // Where a folder cannot be opened as a file (Windows), the system orders the rename itself; and
    // each file is whole whether or not its new name is on the disk yet.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const ID: &str = "0199155c-6200-7707-8707-070707070707";

    fn notes(id: &str) -> String {
        format!("---\ntitle: \"T\"\nanalect-id: {id}\n---\n\ntext\n")
    }

    #[test]
    fn a_file_is_found_wherever_it_was_moved() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("2025/September");
        let hidden = folder.path().join(".trash");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir_all(&hidden).unwrap();
        fs::write(hidden.join("a.md"), notes(ID)).unwrap();
        let find = || {
            NotesFolder::scan(folder.path())
                .unwrap()
                .place(ID.parse().unwrap(), "New.md")
                .unwrap()
        };
        assert_eq!(find(), (folder.path().join("New.md"), false));
        let moved = deep.join("Renamed.MD");
        fs::write(&moved, notes(ID).replace('\n', "\r\n")).unwrap();
        assert_eq!(find(), (moved, true));
        let people = "  - \"Somebody\"\n".repeat(900);
        let long = notes(ID).replace("analect", &format!("people:\n{people}analect"));
        let nearest = folder.path().join("long.md");
        fs::write(&nearest, format!("\u{feff}{long}")).unwrap();
        assert_eq!(find(), (nearest.clone(), true));
        // A copy that a program for synchronising made of it does not take its place.
        let copy = folder.path().join("long (conflict 2025-09-04).md");
        fs::copy(&nearest, &copy).unwrap();
        let mut notes = NotesFolder::scan(folder.path()).unwrap();
        let id = ID.parse().unwrap();
        assert_eq!(notes.place(id, "New.md").unwrap(), (nearest, true));
        assert_eq!(notes.copies(id).first(), Some(&copy));
    }

    #[test]
    fn names_are_numbered_where_they_are_taken() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("same.md"), "mine").unwrap();
        let mut notes = NotesFolder::scan(folder.path()).unwrap();
        let mut name = |number| {
            let (path, there) = notes
                .place(ArticleId::from_bytes([number; 16]), "Same.md")
                .unwrap();
            assert!(!there);
            path.file_name().unwrap().to_string_lossy().into_owned()
        };
        assert_eq!(
            (name(1), name(2)),
            ("Same (2).md".into(), "Same (3).md".into())
        );
    }

    #[test]
    fn a_file_that_is_broken_off_gets_no_twin() {
        let folder = tempfile::tempdir().unwrap();
        let place = |content: &[u8]| {
            fs::write(folder.path().join("same.md"), content).unwrap();
            let mut notes = NotesFolder::scan(folder.path()).unwrap();
            notes.place(ID.parse().unwrap(), "Same.md")
        };
        for broken in ["", " \n", "--", "---\ntitle: x\n", "\u{feff}---\r\nanalect"] {
            let refused = place(broken.as_bytes()).unwrap_err();
            assert_eq!(refused.path(), folder.path().join("same.md"));
            assert!(matches!(refused, Refusal::BrokenOff(_)), "{broken:?}");
        }
        for whole in ["mine", "---\na: 1\n---\n"] {
            let (path, there) = place(whole.as_bytes()).unwrap();
            assert_eq!((path, there), (folder.path().join("Same (2).md"), false));
        }
        // A name with its accent apart is the same name.
        fs::write(folder.path().join("Cafe\u{301}.md"), "mine").unwrap();
        let mut notes = NotesFolder::scan(folder.path()).unwrap();
        let (path, _) = notes.place(ID.parse().unwrap(), "Caf\u{e9}.md").unwrap();
        assert_eq!(path, folder.path().join("Caf\u{e9} (2).md"));
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        replace(&path, "one", None).unwrap();
        assert!(matches!(
            replace(&path, "two", None),
            Err(Refusal::Changed(_))
        ));
        assert!(matches!(
            replace(&path, "two", Some("other")),
            Err(Refusal::Changed(_))
        ));
        replace(&path, "two", Some("one")).unwrap();
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        assert!(matches!(
            replace(&path, "three", Some("two")),
            Err(Refusal::ReadOnly(_))
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert!(matches!(
            replace(&folder.path().join("no/a.md"), "x", None),
            Err(Refusal::System { .. })
        ));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_holds_nothing_up() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("p.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || sender.send(NotesFolder::scan(folder.path()).is_ok()));
        let wait = std::time::Duration::from_secs(20);
        assert_eq!(receiver.recv_timeout(wait), Ok(true));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_rights_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, "one").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        replace(&link, "two", Some("one")).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "two");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }
}
