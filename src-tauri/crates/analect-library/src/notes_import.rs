//! Notes that come in by a file we wrote: no article, but the marks of one.

use crate::annotation::{clean, write_body};
use crate::article::revision;
use crate::import::take_from_trash;
use crate::versions::forms;
use crate::web_annotations_import::add_to;
use crate::{Error, ExportOptions, ImportOutcome, ImportReport, Library, NoteEdit, Op};
use analect_export::{Preset, ReadNote, ReadNotes, WebAnnotation, article_of, read_notes};
use analect_model::{ArticleId, Motivation, Revision, Timestamp};
use analect_store::{Reader, Writer};
use analect_text::{OffsetMap, slice};
use std::collections::HashSet;

/// How much of a file says whether it holds notes.
const BEGINNING: usize = 64 << 10;

/// What a file of notes brought to the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotesTaken {
    /// Marks that were gone from the library and are there again.
    pub back: usize,
    /// Notes that were edited in the file and are the library's now.
    pub edited: usize,
}

/// Whether a file holds notes that Analect wrote, so that it is no article.
pub fn holds_notes(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    article_of(&String::from_utf8_lossy(beginning)).is_some()
}

/// What is found in a file of notes.
struct Found {
    article: ArticleId,
    /// Marks the library has no more.
    gone: Vec<WebAnnotation>,
    /// Notes that read otherwise than in the library.
    edits: Vec<NoteEdit>,
    warnings: Vec<String>,
}

impl Library {
    /// Takes in the notes in the file `bytes`, which is called `name`, as one operation: marks that
    /// the article has no more come back where the file says what they are on, and notes that were
    /// edited in the file alone become the library's. What was changed in both stays as it is. An
    /// article in the trash returns to the inbox.
    pub(crate) fn import_notes(&self, name: &str, bytes: &[u8]) -> Result<ImportReport, Error> {
        let refused = |cause| Error::Notes {
            name: name.to_owned(),
            cause,
        };
        let unreadable =
            || refused("but cannot be read any more; nothing was changed, mend its properties");
        let file = str::from_utf8(bytes).map_err(|_| unreadable())?;
        let read = read_notes(file).ok_or_else(unreadable)?;
        let article = self.read(|reader| article_with(reader, &read))?;
        let article = article.ok_or_else(|| {
            refused("on an article that is not in the library; nothing was changed, import the article and then this file")
        })?;
        let mut found = self.found(article, &read, file)?;
        let (report, changes) = self.transact(Op::ImportAnnotations, |writer, now| {
            let restored = take_from_trash(writer, article, now)?;
            let added = add_to(self, (writer, now), name, article, &found.gone)?;
            let edited = take(writer, &mut found, now)?;
            let relabelled = (
                added.relabelled,
                "got the first label, as theirs is not in the library",
            );
            let lost = (added.tally.lost, "stand nowhere in the present text");
            found.warnings.extend(counted(&[relabelled, lost]));
            let back = added.added + added.updated;
            Ok((restored, NotesTaken { back, edited }))
        })?;
        let (restored, taken) = report;
        Ok(ImportReport {
            article: self.listing(article)?,
            outcome: ImportOutcome::Notes(taken),
            restored,
            warnings: found.warnings,
            changes,
        })
    }

    fn found(&self, article: ArticleId, read: &ReadNotes, file: &str) -> Result<Found, Error> {
        let layouts = Preset::ALL.into_iter().map(ExportOptions::preset);
        let layouts: Vec<_> = layouts.collect::<Result<_, _>>()?;
        let edits = self.edits_of(article, file, &layouts)?;
        let (text, present) = self.read(|reader| {
            let present = reader.annotations().of_article(article)?;
            Ok((revision(reader, article)?, present))
        })?;
        let here: HashSet<String> = present.iter().map(|one| one.id.block_id()).collect();
        let all = read.note.iter().chain(&read.highlights);
        let gone = all.filter(|one| !here.contains(&one.id));
        let gone: Vec<_> = gone
            .map(|one| self.mark(article, read, one, &text))
            .collect();
        let without = (
            gone.iter().filter(|one| one.is_none()).count(),
            "cannot be brought back, as the file does not say what they are on",
        );
        Ok(Found {
            article,
            gone: gone.into_iter().flatten().collect(),
            edits,
            warnings: counted(&[without]),
        })
    }

    /// A note of the file as a mark with the short name it has there; `None` where the file does
    /// not say what it is on.
    fn mark(
        &self,
        article: ArticleId,
        read: &ReadNotes,
        note: &ReadNote,
        text: &Revision,
    ) -> Option<WebAnnotation> {
        let created = note.created.as_deref().and_then(Timestamp::parse);
        let id = self.new_annotation_id(created.unwrap_or_else(|| self.now()));
        let of_article = note.range.is_none() && note.quote.is_empty();
        if of_article && read.note.as_ref().is_none_or(|own| own.id != note.id) {
            return None;
        }
        let words = text.document.text();
        let start = read.text.as_deref().and_then(hash_start);
        let same_text = start.is_some_and(|start| text.content_hash.starts_with(&start));
        let there = note.range.filter(|_| same_text);
        let there =
            there.and_then(|range| slice(words, OffsetMap::new(words).from_code_points(range)?));
        // A file of the same text shows the words there, but for white space that Markdown drops.
        let exact = there.filter(|there| note.quote.trim().is_empty() || alike(there, &note.quote));
        let exact = exact.unwrap_or(&note.quote);
        if !of_article && exact.trim().is_empty() {
            return None;
        }
        Some(WebAnnotation {
            id: Some(id.with_block_id(&note.id).unwrap_or(id)),
            article: Some(article),
            text: Some(text.content_hash).filter(|_| same_text),
            quote: (!of_article).then(|| analect_model::TextQuoteSelector {
                exact: exact.to_owned(),
                prefix: String::new(),
                suffix: String::new(),
            }),
            position: note.range,
            own: true,
            body: note.note.clone(),
            tags: note.tags.clone(),
            label: note.label.clone(),
            created,
            modified: created,
            ..WebAnnotation::default()
        })
    }
}

/// The article a file of notes is on: by its identifier, otherwise by its text, otherwise by where
/// it came from.
fn article_with(reader: &Reader<'_>, read: &ReadNotes) -> Result<Option<ArticleId>, Error> {
    if reader.articles().get(read.article)?.is_some() {
        return Ok(Some(read.article));
    }
    if let Some(start) = read.text.as_deref().and_then(hash_start)
        && let Some(found) = reader.revisions().article_with_hash_start(&start)?
    {
        return Ok(Some(found));
    }
    match read.source.as_deref() {
        Some(source) => Ok(reader
            .articles()
            .from_sources(&forms(source))?
            .first()
            .copied()),
        None => Ok(None),
    }
}

fn hash_start(digits: &str) -> Option<[u8; 8]> {
    let whole = digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some(
        u64::from_str_radix(digits, 16)
            .ok()
            .filter(|_| whole)?
            .to_be_bytes(),
    )
}

/// Whether both hold the same words.
fn alike(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Makes the notes that were edited in the file alone those of the library; says how many.
fn take(writer: &Writer<'_>, found: &mut Found, now: Timestamp) -> Result<usize, Error> {
    let (mut taken, mut both, mut emptied) = (0, 0, 0);
    let present = writer.reader().annotations().of_article(found.article)?;
    for edit in &found.edits {
        let Some(own) = present.iter().find(|one| one.id == edit.annotation) else {
            continue;
        };
        let body = clean(&edit.in_file);
        if edit.both || own.body != edit.in_library {
            both += 1;
        } else if own.motivation == Motivation::Commenting && body.is_empty() {
            emptied += 1;
        } else if own.body != body {
            write_body(writer, own, &body, now)?;
            taken += 1;
        }
    }
    found.warnings.extend(counted(&[
        (
            both,
            "were changed in the library too and stay as they are there; export again to see both",
        ),
        (
            emptied,
            "are notes on the article, which are removed, not emptied",
        ),
    ]));
    Ok(taken)
}

/// A sentence for each number of marks that is not none.
fn counted(told: &[(usize, &str)]) -> Vec<String> {
    let told = told.iter().filter(|(count, _)| *count > 0);
    told.map(|(count, what)| format!("marks that {what}: {count}"))
        .collect()
}
