//! Writing notes as Markdown, to a string or into a folder.

use crate::article::detail;
use crate::{ArticleDetail, Error, Library};
use analect_export::{Notes, file_name, markdown};
use analect_model::{Annotation, ArticleId, Entity};
use analect_summary::{Length, Options};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Sentences of the summary that stand in exported notes.
pub const EXPORT_SENTENCES: usize = 3;

/// The line that ends what the program writes; text after it belongs to the reader.
const END_MARKER: &str = "<!-- analect:end -->";

/// The notes of one article as a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesFile {
    /// A legal name for it, from the article's title.
    pub name: String,
    /// What it holds.
    pub markdown: String,
}

impl Library {
    /// The notes of an article as Markdown.
    pub fn notes(&self, id: ArticleId) -> Result<NotesFile, Error> {
        Ok(notes_file(&self.read(|reader| detail(reader, id))?))
    }

    /// Writes the notes of `articles` into `folder`, which is made where it is missing, and
    /// returns the files written.
    ///
    /// A file that holds the notes of the same article is renewed up to its end marker; what the
    /// reader wrote after it stays. Any other file of the same name is left alone and another name
    /// taken. Each file is replaced in one step.
    pub fn export(&self, articles: &[ArticleId], folder: &Path) -> Result<Vec<PathBuf>, Error> {
        std::fs::create_dir_all(folder).map_err(|cause| Error::File {
            action: "create",
            path: folder.to_owned(),
            cause,
        })?;
        articles
            .iter()
            .map(|id| self.export_one(*id, folder))
            .collect()
    }

    fn export_one(&self, id: ArticleId, folder: &Path) -> Result<PathBuf, Error> {
        let file = self.notes(id)?;
        let (path, tail) = place_for(folder, &file.name, id)?;
        let content = match tail {
            Some(tail) => with_tail(&file.markdown, &tail),
            None => file.markdown,
        };
        replace(&path, &content)?;
        Ok(path)
    }
}

fn notes_file(detail: &ArticleDetail) -> NotesFile {
    let article = &detail.listing.article;
    let document = &detail.revision.document;
    let title = (!article.title_derived).then_some(article.title.as_str());
    let length = Length::Sentences(EXPORT_SENTENCES);
    let summary = analect_summary::summarize(document, title, &Options { length });
    let highlights = detail
        .highlights
        .iter()
        .map(|placed| placed.annotation.clone());
    let annotations: Vec<Annotation> = detail.note.iter().cloned().chain(highlights).collect();
    let entities: Vec<(Entity, usize)> = detail
        .entities
        .iter()
        .map(|placed| (placed.entity.clone(), placed.mentions.len()))
        .collect();
    let markdown = markdown(&Notes {
        article,
        document,
        content_hash: &detail.revision.content_hash,
        tags: &detail.listing.tags,
        annotations: &annotations,
        entities: &entities,
        summary: Some(&summary),
    });
    NotesFile {
        name: file_name(&article.title),
        markdown,
    }
}

/// Where the notes of `id` go, and what the reader wrote after them where the file exists.
fn place_for(folder: &Path, name: &str, id: ArticleId) -> Result<(PathBuf, Option<String>), Error> {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let owner = format!("analect-id: {id}");
    for number in 1.. {
        let candidate = if number == 1 {
            name.to_owned()
        } else {
            format!("{stem} ({number}).md")
        };
        let path = folder.join(candidate);
        match std::fs::read_to_string(&path) {
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok((path, None)),
            Err(cause) if cause.kind() == ErrorKind::InvalidData => {}
            Err(cause) => {
                return Err(Error::File {
                    action: "read",
                    path,
                    cause,
                });
            }
            Ok(present) => {
                if let Some(tail) = own_tail(&present, &owner) {
                    return Ok((path, Some(tail.to_owned())));
                }
            }
        }
    }
    Ok((folder.join(name), None))
}

/// What follows the end marker in a file of notes that names `owner` in its front matter.
fn own_tail<'f>(present: &'f str, owner: &str) -> Option<&'f str> {
    let head = present.split("\n---\n").next()?;
    let owned = head.starts_with("---\n") && head.lines().any(|line| line == owner);
    let (_, tail) = present.rsplit_once(END_MARKER)?;
    owned.then_some(tail)
}

/// Fresh notes with the tail of the file they replace.
fn with_tail(markdown: &str, tail: &str) -> String {
    match markdown.rsplit_once(END_MARKER) {
        Some((head, _)) => format!("{head}{END_MARKER}{tail}"),
        None => markdown.to_owned(),
    }
}

/// Replaces the file at `path` in one step, so that a crash or a full disk leaves the old one.
fn replace(path: &Path, content: &str) -> Result<(), Error> {
    let failed = |cause| Error::File {
        action: "write",
        path: path.to_owned(),
        cause,
    };
    let mut draft = path.file_name().unwrap_or_default().to_owned();
    draft.push(format!(".{}.tmp", std::process::id()));
    let draft = path.with_file_name(draft);
    let written = File::create(&draft)
        .and_then(|mut file| {
            file.write_all(content.as_bytes())
                .and_then(|()| file.sync_all())
        })
        .and_then(|()| std::fs::rename(&draft, path));
    if written.is_err() && draft.exists() {
        std::fs::remove_file(&draft).map_err(failed)?;
    }
    written.map_err(failed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_a_file_of_the_same_article_is_ours() {
        let check = |present: &str, expect: Option<&str>| {
            assert_eq!(own_tail(present, "analect-id: 7"), expect, "{present:?}");
        };
        check(
            "---\nanalect-id: 7\n---\nx\n<!-- analect:end -->\nmine",
            Some("\nmine"),
        );
        check(
            "---\nanalect-id: 8\n---\nx\n<!-- analect:end -->\nmine",
            None,
        );
        check("---\nanalect-id: 7\n---\nno marker", None);
        check("analect-id: 7\n<!-- analect:end -->", None);
        check("", None);
    }
}
