//! Writing notes as Markdown, to a string or into a folder.

use crate::detail::detail;
use crate::summary::exported;
use crate::{ArticleDetail, Error, Library, notes_folder};
use analect_export::{Notes, file_name, markdown};
use analect_model::{Annotation, ArticleId, Entity, Summary};
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

/// What an export of one article into a folder would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPlan {
    /// The file that would be written.
    pub path: PathBuf,
    /// What it would hold, the reader's own text in the file it renews included.
    pub markdown: String,
    /// What would become of the file.
    pub effect: ExportEffect,
}

/// What becomes of a file of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportEffect {
    /// It is new.
    Created,
    /// It is there and changes.
    Renewed,
    /// It is there and stays as it is.
    Unchanged,
}

impl Library {
    /// The notes of an article as Markdown.
    pub fn notes(&self, id: ArticleId) -> Result<NotesFile, Error> {
        self.read(|reader| {
            let detail = detail(reader, id)?;
            let summary = exported(reader, &detail, EXPORT_SENTENCES)?;
            Ok(notes_file(&detail, &summary))
        })
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

    /// What [`Library::export`] would write for one article, without writing it. A folder that is
    /// not there yet is taken as empty.
    pub fn plan_export(&self, id: ArticleId, folder: &Path) -> Result<ExportPlan, Error> {
        let file = self.notes(id)?;
        if !folder.exists() {
            return Ok(ExportPlan {
                path: folder.join(&file.name),
                markdown: file.markdown,
                effect: ExportEffect::Created,
            });
        }
        let place = notes_folder::find(folder, &file.name, id)?;
        let Some(present) = place.present else {
            return Ok(ExportPlan {
                path: place.path,
                markdown: file.markdown,
                effect: ExportEffect::Created,
            });
        };
        let markdown = notes_folder::merge(&file.markdown, &present);
        let effect = if markdown == present {
            ExportEffect::Unchanged
        } else {
            ExportEffect::Renewed
        };
        Ok(ExportPlan {
            path: place.path,
            markdown,
            effect,
        })
    }

    fn export_one(&self, id: ArticleId, folder: &Path) -> Result<PathBuf, Error> {
        let plan = self.plan_export(id, folder)?;
        notes_folder::replace(&plan.path, &plan.markdown)?;
        Ok(plan.path)
    }
}

fn notes_file(detail: &ArticleDetail, summary: &Summary) -> NotesFile {
    let article = &detail.listing.article;
    let document = &detail.revision.document;
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
        summary: Some(summary),
    });
    NotesFile {
        name: file_name(&article.title),
        markdown,
    }
}
