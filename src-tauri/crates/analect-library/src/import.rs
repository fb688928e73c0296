//! Bringing articles into the library.

use crate::article::listing;
use crate::carry::Tally;
use crate::library::{ChangeSet, Library};
use crate::notes_import::{NotesTaken, holds_notes};
use crate::revision::details;
use crate::versions::earlier_version;
use crate::{Error, Op};
use analect_import::{Imported, MAX_BYTES, Source, derived_title};
use analect_language::sketch;
use analect_model::{Article, ArticleId, ReadingState, Revision, RevisionCause, Timestamp};
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
    pub(crate) imported: Imported,
    pub(crate) url: Option<String>,
}

impl Parsed {
    fn warnings(&self) -> Vec<String> {
        let all = self.imported.warnings.iter();
        all.map(ToString::to_string).collect()
    }

    pub(crate) fn into_parts(self) -> (Imported, Option<String>) {
        (self.imported, self.url)
    }
}

/// Reads `source`, without any library. Notes that Analect wrote are refused: they are no text of
/// an article.
pub fn parse(source: &Source<'_>) -> Result<Parsed, Error> {
    let name = name_of(source).to_owned();
    if holds_notes(source.bytes) {
        let cause =
            "and is no text of an article; nothing was changed, import it to bring its notes back";
        return Err(Error::Notes { name, cause });
    }
    let imported = analect_import::import(source).map_err(|cause| Error::Import { name, cause })?;
    Ok(Parsed {
        imported,
        url: source.url.map(str::to_owned),
    })
}

fn name_of<'name>(source: &Source<'name>) -> &'name str {
    source.name.unwrap_or("the pasted text")
}

/// What became of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportOutcome {
    /// A new article.
    Imported,
    /// The library had this text already; nothing was added.
    Duplicate,
    /// The library had an earlier or later version of it: the article there has this text now, and
    /// this became of its highlights.
    Revised(Tally),
    /// It was a file of notes that Analect wrote; this came of it.
    Notes(NotesTaken),
}

/// An import that succeeded.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportReport {
    /// The article, new or found.
    pub article: ArticleListing,
    /// Which of them.
    pub outcome: ImportOutcome,
    /// Whether it was in the trash, and is in the inbox again.
    pub restored: bool,
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
    /// the inbox. What is another version of an article, by its address or because its text is
    /// nearly the same, becomes that article's new text, and the marks are carried over; that one
    /// leaves the trash, too. A file of notes that Analect wrote is no article: its notes are taken
    /// in.
    pub fn import(&self, source: &Source<'_>) -> Result<ImportReport, Error> {
        if holds_notes(source.bytes) {
            return self.import_notes(name_of(source), source.bytes);
        }
        self.add(parse(source)?)
    }

    /// Adds what was parsed; [`Library::import`] says what becomes of it.
    pub fn add(&self, parsed: Parsed) -> Result<ImportReport, Error> {
        self.sketch_all()?;
        let hash: [u8; 32] = Sha256::digest(parsed.imported.document.text()).into();
        match self.read(|reader| earlier_version(reader, &parsed, &hash))? {
            Some(article) => self.add_version(article, parsed),
            None => self.add_article(parsed, hash),
        }
    }

    /// Adds what was parsed as an article of its own, whatever other text it is like.
    pub fn add_apart(&self, parsed: Parsed) -> Result<ImportReport, Error> {
        let hash: [u8; 32] = Sha256::digest(parsed.imported.document.text()).into();
        self.add_article(parsed, hash)
    }

    fn add_version(&self, article: ArticleId, parsed: Parsed) -> Result<ImportReport, Error> {
        let warnings = parsed.warnings();
        let report = self.add_text(article, parsed, true)?;
        Ok(ImportReport {
            article: report.article,
            outcome: ImportOutcome::Revised(report.tally),
            restored: report.restored,
            warnings,
            changes: report.changes,
        })
    }

    fn add_article(&self, parsed: Parsed, hash: [u8; 32]) -> Result<ImportReport, Error> {
        let warnings = parsed.warnings();
        let Parsed { imported, url } = parsed;
        let ((id, outcome, restored), changes) = self.transact(Op::Import, |writer, now| {
            if let Some(present) = writer.reader().revisions().article_with_hash(&hash)? {
                let restored = take_from_trash(writer, present, now)?;
                return Ok((present, ImportOutcome::Duplicate, restored));
            }
            let id = self.insert(writer, imported, hash, url.as_deref(), now)?;
            Ok((id, ImportOutcome::Imported, false))
        })?;
        Ok(ImportReport {
            article: self.listing(id)?,
            outcome,
            restored,
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
        let details = details(&article);
        let sketch = sketch(revision.document.text());
        let insert = |writer: &Writer<'_>, article: &Article| {
            writer.articles().insert(article, words)?;
            writer.sketches().set(article.id, &sketch)?;
            let cause = RevisionCause::Import;
            Ok::<_, Error>(writer.revisions().insert(&revision, cause, &details)?)
        };
        if revision.document.text().len() <= LARGE {
            insert(writer, &article)?;
            return Ok(article.id);
        }
        // The journal is no place for long texts: it only learns that the article came out of the
        // trash, and undo puts it back there.
        writer.unrecorded(|writer| {
            let trashed = Article {
                reading_state: ReadingState::Trash,
                ..article.clone()
            };
            insert(writer, &trashed)
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

/// Puts an article that is in the trash into the inbox; whether it was there.
pub(crate) fn take_from_trash(
    writer: &Writer<'_>,
    id: ArticleId,
    now: Timestamp,
) -> Result<bool, Error> {
    let trashed = listing(writer.reader(), id)?.article.reading_state == ReadingState::Trash;
    if trashed {
        writer.articles().set_state(id, ReadingState::Inbox, now)?;
    }
    Ok(trashed)
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
