//! Writing notes as Markdown, to a string or into a folder.

use crate::article::detail;
use crate::{ArticleDetail, Error, Library, notes_folder};
use analect_export::{Notes, file_name, markdown};
use analect_model::{Annotation, ArticleId, Entity};
use analect_summary::{Length, Options};
use std::path::{Path, PathBuf};

/// Sentences of the summary that stand in exported notes.
pub const EXPORT_SENTENCES: usize = 3;

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
    /// A file that holds the notes of the same article is renewed: between its markers and in the
    /// properties the program owns. What the reader wrote elsewhere stays. Any other file of the
    /// same name is left alone and another name taken. Each file is replaced in one step.
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
        let place = notes_folder::find(folder, &file.name, id)?;
        let content = match &place.present {
            Some(present) => notes_folder::merge(&file.markdown, present),
            None => file.markdown,
        };
        notes_folder::replace(&place.path, &content)?;
        Ok(place.path)
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
