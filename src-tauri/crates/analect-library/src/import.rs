//! Bringing articles into the library.

use crate::article::listing;
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_import::{Imported, MAX_BYTES, Source, derived_title};
use analect_model::{Article, ArticleId, ReadingState, Revision, Timestamp};
use analect_store::{ArticleListing, Writer};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// Bytes of text above which undoing an import moves the article to the trash instead of
/// removing it.
const LARGE: usize = 1 << 20;

/// Something that can be added to a library.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    imported: Imported,
    url: Option<String>,
}

/// Reads `source`, without any library.
pub fn parse(source: &Source<'_>) -> Result<Parsed, Error> {
    let name = source.name.unwrap_or("the pasted text").to_owned();
    let imported = analect_import::import(source).map_err(|cause| Error::Import { name, cause })?;
    Ok(Parsed {
        imported,
        url: source.url.map(str::to_owned),
    })
}

/// What became of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportOutcome {
    /// A new article.
    Imported,
    /// The library had this text already; nothing was added.
    Duplicate,
}

/// An import that succeeded.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportReport {
    /// The article, new or found.
    pub article: ArticleListing,
    /// Which of the two.
    pub outcome: ImportOutcome,
    /// What could not be taken as it stands, one plain sentence each.
    pub warnings: Vec<String>,
    /// What changed.
    pub changes: ChangeSet,
}

impl Library {
    /// Imports the file at `path`; its format is told by its name and content.
    pub fn import_file(&self, path: &Path) -> Result<ImportReport, Error> {
        let bytes = read_file(path)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        self.import(&Source {
            bytes: &bytes,
            name: Some(&name),
            ..Source::default()
        })
    }

    /// Imports bytes; the same text is never stored twice, and one found in the trash returns to
    /// the inbox.
    pub fn import(&self, source: &Source<'_>) -> Result<ImportReport, Error> {
        self.add(parse(source)?)
    }

    /// Adds what was parsed.
    pub fn add(&self, parsed: Parsed) -> Result<ImportReport, Error> {
        let Parsed { imported, url } = parsed;
        let warnings = imported.warnings.iter().map(ToString::to_string).collect();
        let hash: [u8; 32] = Sha256::digest(imported.document.text()).into();
        let ((id, outcome), changes) = self.transact(Op::Import, |writer, now| {
            if let Some(present) = writer.reader().revisions().article_with_hash(&hash)? {
                return take_from_trash(writer, present, now);
            }
            let id = self.insert(writer, imported, hash, url.as_deref(), now)?;
            Ok((id, ImportOutcome::Imported))
        })?;
        Ok(ImportReport {
            article: self.listing(id)?,
            outcome,
            warnings,
            changes,
        })
    }

    pub(crate) fn insert(
        &self,
        writer: &Writer<'_>,
        imported: Imported,
        content_hash: [u8; 32],
        url: Option<&str>,
        now: Timestamp,
    ) -> Result<ArticleId, Error> {
        let words = analect_language::words(imported.document.text()).len();
        let article = self.article_from(&imported, url, now);
        let revision = Revision {
            id: self.new_revision_id(now),
            article: article.id,
            fetched_at: now,
            content_hash,
            document: imported.document,
        };
        let words = u32::try_from(words).unwrap_or(u32::MAX);
        if revision.document.text().len() <= LARGE {
            writer.articles().insert(&article, words)?;
            writer.revisions().insert(&revision)?;
            return Ok(article.id);
        }
        // The journal is no place for long texts: it only learns that the article came out of the
        // trash, and undo puts it back there.
        writer.unrecorded(|writer| {
            let trashed = Article {
                reading_state: ReadingState::Trash,
                ..article.clone()
            };
            writer.articles().insert(&trashed, words)?;
            Ok::<_, Error>(writer.revisions().insert(&revision)?)
        })?;
        writer
            .articles()
            .set_state(article.id, article.reading_state, now)?;
        Ok(article.id)
    }

    fn article_from(&self, imported: &Imported, url: Option<&str>, now: Timestamp) -> Article {
        let metadata = imported.metadata.clone();
        let stated = metadata.title.filter(|title| !title.trim().is_empty());
        Article {
            id: self.new_article_id(now),
            title_derived: stated.is_none(),
            title: stated.unwrap_or_else(|| derived_title(&imported.document)),
            byline: metadata.byline,
            site: metadata.site,
            source: metadata.source.or_else(|| url.map(str::to_owned)),
            place: metadata.place,
            published: metadata.published,
            embargo: metadata.embargo,
            language: metadata.language,
            imported_at: now,
            reading_state: ReadingState::Inbox,
            starred: false,
        }
    }
}

pub(crate) fn take_from_trash(
    writer: &Writer<'_>,
    id: ArticleId,
    now: Timestamp,
) -> Result<(ArticleId, ImportOutcome), Error> {
    if listing(writer.reader(), id)?.article.reading_state == ReadingState::Trash {
        writer.articles().set_state(id, ReadingState::Inbox, now)?;
    }
    Ok((id, ImportOutcome::Duplicate))
}

/// The bytes of a regular file of at most [`MAX_BYTES`]; a folder, pipe or device is refused
/// before anything is read, so that nothing can hang.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |cause| Error::File {
        action: "read",
        path: path.to_owned(),
        cause,
    };
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() {
            "a folder"
        } else {
            "a device or pipe"
        };
        return Err(Error::NotAFile {
            path: path.to_owned(),
            what,
        });
    }
    let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if length > MAX_BYTES {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let cause = analect_import::Error::TooLarge {
            bytes: length,
            limit: MAX_BYTES,
        };
        return Err(Error::Import { name, cause });
    }
    let mut bytes = Vec::with_capacity(length);
    let file = std::fs::File::open(path).map_err(failed)?;
    // A file that grows while it is read still ends at the limit.
    file.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}
