//! Notes in a folder of the reader: which file holds those of an article, what of it is the
//! reader's own, and how it is replaced.

use crate::Error;
use analect_model::ArticleId;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The line that starts what the program renews.
const BEGIN: &str = "<!-- analect:begin -->";

/// The line that ends it.
const END: &str = "<!-- analect:end -->";

/// The properties of the front matter that the program renews; others are the reader's.
const OWNED: [&str; 12] = [
    "title",
    "author",
    "site",
    "source",
    "published",
    "saved",
    "language",
    "tags",
    "people",
    "organisations",
    "places",
    "highlights",
];

/// Where notes go.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) path: PathBuf,
    /// What it holds, where it already holds the notes of the article.
    pub(crate) present: Option<String>,
}

/// Finds the file that holds the notes of `id` under `name` or a numbered form of it, or else the
/// first of these names that nothing has yet.
pub(crate) fn find(folder: &Path, name: &str, id: ArticleId) -> Result<Place, Error> {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let owner = format!("analect-id: {id}");
    let failed = |cause| Error::File {
        action: "read",
        path: folder.to_owned(),
        cause,
    };
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map_err(failed)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|found| is_numbered(found, stem))
        .collect();
    names.sort_by_key(|found| (found.len(), found.clone()));
    for found in names {
        let path = folder.join(found);
        let present = std::fs::read_to_string(&path).unwrap_or_default();
        let present = present.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        if is_owned(&present, &owner) {
            return Ok(Place {
                path,
                present: Some(present),
            });
        }
    }
    let numbered = (2..u32::MAX).map(|number| format!("{stem} ({number}).md"));
    let free = std::iter::once(name.to_owned())
        .chain(numbered)
        .map(|name| folder.join(name));
    let path = free
        .into_iter()
        .find(|path| path.symlink_metadata().is_err());
    Ok(Place {
        path: path.unwrap_or_else(|| folder.join(name)),
        present: None,
    })
}

/// Whether `found` is `stem.md` or `stem (2).md`, as names are compared on systems that fold case.
fn is_numbered(found: &str, stem: &str) -> bool {
    let rest = found
        .get(..stem.len())
        .filter(|start| start.eq_ignore_ascii_case(stem));
    let rest = rest
        .and_then(|_| found.get(stem.len()..))
        .and_then(|rest| rest.strip_suffix(".md"));
    let number = |rest: &str| {
        rest.strip_prefix(" (")
            .and_then(|rest| rest.strip_suffix(')')?.parse::<u32>().ok())
    };
    rest.is_some_and(|rest| rest.is_empty() || number(rest).is_some())
}

/// A file of notes in its parts.
struct Parts<'f> {
    front: &'f str,
    lead: &'f str,
    renewed: &'f str,
    tail: &'f str,
}

/// The parts of a file of notes; `None` where it has no front matter or markers.
fn parts(text: &str) -> Option<Parts<'_>> {
    let (front, rest) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let begin = line(rest, BEGIN)?;
    let (lead, rest) = rest.split_at_checked(begin)?;
    let end = line(rest, END)? + END.len();
    let (renewed, tail) = rest.split_at_checked(end)?;
    Some(Parts {
        front,
        lead,
        renewed,
        tail,
    })
}

/// Where the first line that is exactly `marker` starts.
fn line(text: &str, marker: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split('\n') {
        if line == marker {
            return Some(start);
        }
        start += line.len() + 1;
    }
    None
}

fn is_owned(present: &str, owner: &str) -> bool {
    parts(present).is_some_and(|parts| parts.front.lines().any(|line| line == owner))
}

/// Fresh notes with everything of the reader's in the file they replace: properties the program
/// does not own, and the text before and after the markers.
pub(crate) fn merge(fresh: &str, present: &str) -> String {
    let (Some(fresh_parts), Some(kept)) = (parts(fresh), parts(present)) else {
        return fresh.to_owned();
    };
    let own = own_properties(kept.front);
    let front = fresh_parts.front;
    format!(
        "---\n{front}{own}\n---\n{}{}{}",
        kept.lead, fresh_parts.renewed, kept.tail
    )
}

/// The lines of properties the program does not own, each after a line break.
fn own_properties(front: &str) -> String {
    let mut own = String::new();
    let mut keeping = false;
    for line in front.lines() {
        if !line.starts_with([' ', '\t', '-', '#']) && !line.is_empty() {
            let key = line.split(':').next().unwrap_or(line).trim();
            keeping = !key.starts_with("analect-") && !OWNED.contains(&key);
        }
        if keeping {
            own.push('\n');
            own.push_str(line);
        }
    }
    own
}

/// Replaces the file at `path` in one step, so that a crash or a full disk leaves the old one.
///
/// A link is followed, and permissions are kept.
pub(crate) fn replace(path: &Path, content: &str) -> Result<(), Error> {
    let failed = |cause| Error::File {
        action: "write",
        path: path.to_owned(),
        cause,
    };
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut draft = path.file_name().unwrap_or_default().to_owned();
    draft.push(format!(".{}.tmp", std::process::id()));
    let draft = path.with_file_name(draft);
    let written = write(&draft, &path, content);
    if written.is_err() && draft.exists() {
        std::fs::remove_file(&draft).map_err(failed)?;
    }
    written.map_err(failed)
}

fn write(draft: &Path, path: &Path, content: &str) -> std::io::Result<()> {
    let mut file = File::create(draft)?;
    file.write_all(content.as_bytes())?;
    if let Ok(present) = std::fs::metadata(path) {
        file.set_permissions(present.permissions())?;
    }
    file.sync_all()?;
    std::fs::rename(draft, path)?;
    // Where a folder cannot be opened as a file (Windows), the system orders the rename itself.
    path.parent()
        .and_then(|folder| File::open(folder).ok())
        .map_or(Ok(()), |folder| folder.sync_all())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: &str = "---\ntitle: \"New\"\nanalect-id: 7\n---\n\n# New\n\n<!-- analect:begin -->\nfresh\n<!-- analect:end -->\n\n## My notes\n";

    #[test]
    fn only_a_file_of_the_same_article_is_ours() {
        let check = |present: &str, expect| {
            assert_eq!(is_owned(present, "analect-id: 7"), expect, "{present:?}");
        };
        let body = "<!-- analect:begin -->\nx\n<!-- analect:end -->\nmine";
        check(&format!("---\nanalect-id: 7\n---\n{body}"), true);
        check(&format!("---\nanalect-id: 8\n---\n{body}"), false);
        check(&format!("analect-id: 7\n{body}"), false);
        check("---\nanalect-id: 7\n---\nno marker", false);
        check("", false);
    }

    #[test]
    fn what_the_reader_wrote_around_the_markers_stays() {
        let present = "---\ntitle: \"Old\"\naliases:\n  - mine\ntags:\n  - gone\nanalect-id: 7\n---\nabove\n<!-- analect:begin -->\nold\n<!-- analect:end -->\nbelow\n<!-- analect:end -->\nlast\n";
        let merged = "---\ntitle: \"New\"\nanalect-id: 7\naliases:\n  - mine\n---\nabove\n<!-- analect:begin -->\nfresh\n<!-- analect:end -->\nbelow\n<!-- analect:end -->\nlast\n";
        assert_eq!(merge(FRESH, present), merged);
        assert_eq!(merge(FRESH, FRESH), FRESH);
        assert_eq!(merge(FRESH, &merge(FRESH, present)), merged);
    }

    #[test]
    fn numbered_names_belong_to_their_stem() {
        let check = |name: &str, expect| assert_eq!(is_numbered(name, "Same"), expect, "{name}");
        check("Same.md", true);
        check("same.md", true);
        check("Same (2).md", true);
        check("Same (x).md", false);
        check("Same other.md", false);
        check("Sa.md", false);
        check("Same.txt", false);
    }
}
