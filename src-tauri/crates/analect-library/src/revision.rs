//! The texts an article has had, and changing it.

use crate::annotation::put_on;
use crate::article::{listing, revision};
use crate::carry::{Tally, carry};
use crate::detail::{ArticleDetail, LOST, PlacedAnnotation, detail, entities, placed};
use crate::import::take_from_trash;
use crate::library::{ChangeSet, Library};
use crate::{Error, Op, Parsed};
use analect_anchor::Compared;
use analect_import::{derived_title, edited};
use analect_language::sketch;
use analect_model::{
    AnnotationId, Article, ArticleId, Document, Metadata, Revision, RevisionCause, Timestamp,
};
use analect_store::{ArticleListing, Reader, RevisionListing, Writer};
use analect_text::TextRange;
use sha2::{Digest, Sha256};

/// What a new text of an article did.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisionReport {
    /// The article.
    pub article: ArticleListing,
    /// The number of its current text, counted from 1.
    pub number: usize,
    /// What became of its highlights.
    pub tally: Tally,
    /// Whether it was in the trash, and is in the inbox again.
    pub restored: bool,
    /// What changed.
    pub changes: ChangeSet,
}

/// Two texts of one article side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The older text.
    pub old: Revision,
    /// The newer text.
    pub new: Revision,
    /// Sentence by sentence, in the order of the newer one.
    pub sentences: Vec<Compared>,
}

/// A text about to become an article's current one.
pub(crate) struct NewText {
    pub(crate) document: Document,
    pub(crate) cause: RevisionCause,
    pub(crate) details: Metadata,
}

impl Library {
    /// Makes what was parsed the current text of `article`, and carries its marks over.
    ///
    /// What the new source does not say of itself stays as it was known. The text the article has
    /// already changes nothing.
    pub fn revise(&self, article: ArticleId, parsed: Parsed) -> Result<RevisionReport, Error> {
        self.add_text(article, parsed, false)
    }

    /// What [`Library::revise`] does; with `restores` an article in the trash leaves it.
    pub(crate) fn add_text(
        &self,
        article: ArticleId,
        parsed: Parsed,
        restores: bool,
    ) -> Result<RevisionReport, Error> {
        let (imported, url) = parsed.into_parts();
        self.new_text(Op::Revise, article, restores, |before, _| {
            let mut details = updated(details(before), imported.metadata.clone());
            details.source = details.source.or_else(|| url.clone());
            Ok(NewText {
                document: imported.document,
                cause: RevisionCause::Import,
                details,
            })
        })
    }

    /// Makes `markdown` the current text of `article`, and carries its marks over.
    ///
    /// It is read as [`Library::text_to_edit`] writes it.
    pub fn edit_text(&self, article: ArticleId, markdown: &str) -> Result<RevisionReport, Error> {
        self.new_text(Op::EditText, article, false, |before, current| {
            let document = edited(markdown, &current.document);
            Ok(NewText {
                document: document.map_err(|cause| Error::Import {
                    name: "the edited text".to_owned(),
                    cause,
                })?,
                cause: RevisionCause::Edit,
                details: details(before),
            })
        })
    }

    /// The current text of `article` as Markdown, to be edited.
    pub fn text_to_edit(&self, article: ArticleId) -> Result<String, Error> {
        let revision = self.read(|reader| revision(reader, article))?;
        Ok(analect_export::document_markdown(&revision.document))
    }

    /// Replaces what is known of `article`. Without a title it gets one of ours, from its text.
    pub fn edit_details(
        &self,
        article: ArticleId,
        details: &Metadata,
    ) -> Result<RevisionReport, Error> {
        let details = cleaned(details.clone());
        self.new_text(Op::EditDetails, article, false, |_, current| {
            Ok(NewText {
                document: current.document.clone(),
                cause: RevisionCause::Details,
                details,
            })
        })
    }

    /// Makes the text numbered `number`, counted from 1, the current one again, as a new version.
    pub fn restore_revision(
        &self,
        article: ArticleId,
        number: usize,
    ) -> Result<RevisionReport, Error> {
        let old = self.revision(article, number)?;
        self.new_text(Op::RestoreRevision, article, false, |before, _| {
            Ok(NewText {
                document: old.document,
                cause: RevisionCause::Restore,
                details: details(before),
            })
        })
    }

    /// What is known of `article`; a title of ours is none.
    pub fn details(&self, article: ArticleId) -> Result<Metadata, Error> {
        Ok(details(&self.listing(article)?.article))
    }

    /// `article` with its text numbered `number`, counted from 1, and the highlights that were made
    /// in it, as they were then.
    pub fn article_then(&self, article: ArticleId, number: usize) -> Result<ArticleDetail, Error> {
        let then = self.revision(article, number)?;
        self.read(|reader| {
            let mut found = detail(reader, article)?;
            let origins = reader.annotations().origins(article)?;
            let first = reader.revisions().of_article(article)?;
            let is_first = first.first().is_some_and(|first| first.id == then.id);
            found.highlights.retain(|placed| {
                let origin = origins.get(&placed.annotation.id);
                origin.map_or(is_first, |origin| *origin == then.id)
            });
            for placed in &mut found.highlights {
                if let Some(made) = reader.annotations().get(placed.annotation.id)? {
                    *placed = PlacedAnnotation::unmoved(made);
                }
            }
            found.entities = entities(reader, article, then.document.text())?;
            found.revision = then;
            found.number = number;
            Ok(found)
        })
    }

    /// The texts `article` has had, the first one first.
    pub fn revisions(&self, article: ArticleId) -> Result<Vec<RevisionListing>, Error> {
        self.read(|reader| {
            listing(reader, article)?;
            Ok(reader.revisions().of_article(article)?)
        })
    }

    /// The text of `article` numbered `number`, counted from 1.
    pub fn revision(&self, article: ArticleId, number: usize) -> Result<Revision, Error> {
        let all = self.revisions(article)?;
        let missing = || Error::NotFound {
            what: "version",
            name: number.to_string(),
        };
        let one = number.checked_sub(1).and_then(|at| all.get(at));
        let id = one.ok_or_else(missing)?.id;
        self.read(|reader| reader.revisions().get(id)?.ok_or_else(missing))
    }

    /// What changed between two texts of `article`, by their numbers counted from 1.
    pub fn compare_revisions(
        &self,
        article: ArticleId,
        old: usize,
        new: usize,
    ) -> Result<Comparison, Error> {
        let (old, new) = (self.revision(article, old)?, self.revision(article, new)?);
        let (before, after) = (old.document.text(), new.document.text());
        let sentences = analect_anchor::compare(
            before,
            &analect_language::sentences(before),
            after,
            &analect_language::sentences(after),
        );
        Ok(Comparison {
            old,
            new,
            sentences,
        })
    }

    /// What became of the highlights of `article` since they were made.
    pub fn tally(&self, article: ArticleId) -> Result<Tally, Error> {
        self.read(|reader| tally(reader, article))
    }

    /// Agrees with where highlights were carried to: from now on they are on those passages. Refused
    /// for one that stands nowhere.
    pub fn confirm_places(
        &self,
        ids: &[AnnotationId],
    ) -> Result<(Vec<PlacedAnnotation>, ChangeSet), Error> {
        self.change_all(Op::ConfirmPlace, ids, |writer, annotation, now| {
            let range = placed(writer.reader(), annotation.id)?.anchoring.range;
            put_on(writer, annotation, range.ok_or(Error::Lost)?, now)
        })
    }

    /// Puts a highlight on `range` of the current text, whatever became of its passage.
    pub fn reattach(
        &self,
        id: AnnotationId,
        range: TextRange,
    ) -> Result<(PlacedAnnotation, ChangeSet), Error> {
        self.change(Op::Reattach, id, |writer, annotation, now| {
            put_on(writer, annotation, range, now)
        })
    }

    /// Keeps highlights as lost: with quote, note and tags, and on no passage. Each is tried again
    /// when the article gets another text.
    pub fn keep_lost(
        &self,
        ids: &[AnnotationId],
    ) -> Result<(Vec<PlacedAnnotation>, ChangeSet), Error> {
        self.change_all(Op::KeepLost, ids, |writer, annotation, _| {
            let found = writer.reader().placements().get(annotation.id)?;
            let mut placement = found.ok_or(Error::NotLost)?;
            placement.anchoring = LOST;
            placement.settled = true;
            Ok(writer.placements().set(annotation, Some(&placement))?)
        })
    }

    /// Gives `article` the text that `make` returns for what is known of it and its text now; with
    /// `restores` it leaves the trash.
    fn new_text(
        &self,
        op: Op,
        article: ArticleId,
        restores: bool,
        make: impl FnOnce(&Article, &Revision) -> Result<NewText, Error>,
    ) -> Result<RevisionReport, Error> {
        let ((tally, restored), changes) = self.transact(op, |writer, now| {
            let known = listing(writer.reader(), article)?.article;
            let current = revision(writer.reader(), article)?;
            let new = make(&known, &current)?;
            let tally = self.add_revision(writer, &known, &current, new, now)?;
            let restored = restores && take_from_trash(writer, article, now)?;
            Ok((tally, restored))
        })?;
        let number = self.revisions(article)?.len();
        Ok(RevisionReport {
            article: self.listing(article)?,
            number,
            tally: tally.map_or_else(|| self.tally(article), Ok)?,
            restored,
            changes,
        })
    }

    /// Adds a text to an article; `None` where nothing differs.
    pub(crate) fn add_revision(
        &self,
        writer: &Writer<'_>,
        known: &Article,
        current: &Revision,
        new: NewText,
        now: Timestamp,
    ) -> Result<Option<Tally>, Error> {
        let same_text = new.document == current.document;
        if same_text && new.details == details(known) {
            return Ok(None);
        }
        let after = Revision {
            id: self.new_revision_id(now),
            article: known.id,
            fetched_at: now,
            content_hash: Sha256::digest(new.document.text()).into(),
            document: new.document,
        };
        let text = after.document.text();
        let words = analect_language::words(text).len();
        let words = u32::try_from(words).unwrap_or(u32::MAX);
        let derived = new.details.title.is_none();
        let title = match &new.details.title {
            Some(title) => title.clone(),
            // A title of ours stays, so that the reader finds the article under it.
            None if known.title_derived => known.title.clone(),
            None => derived_title(&after.document),
        };
        writer.revisions().insert(&after, new.cause, &new.details)?;
        let title = (title.as_str(), derived);
        writer
            .articles()
            .set_details(known.id, &new.details, title, words)?;
        writer.sketches().set(known.id, &sketch(text))?;
        if text == current.document.text() {
            return Ok(Some(tally(writer.reader(), known.id)?));
        }
        Ok(Some(carry(writer, current, &after)?))
    }
}

fn tally(reader: &Reader<'_>, article: ArticleId) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for placed in detail(reader, article)?.highlights {
        tally.count(placed.anchoring.state);
    }
    Ok(tally)
}

/// What is known of an article; a title of ours is none.
pub(crate) fn details(article: &Article) -> Metadata {
    Metadata {
        title: (!article.title_derived).then(|| article.title.clone()),
        byline: article.byline.clone(),
        site: article.site.clone(),
        source: article.source.clone(),
        place: article.place.clone(),
        published: article.published,
        embargo: article.embargo.clone(),
        language: article.language.clone(),
    }
}

/// `before` with what `found` says.
fn updated(before: Metadata, found: Metadata) -> Metadata {
    Metadata {
        title: found.title.or(before.title),
        byline: Some(found.byline)
            .filter(|names| !names.is_empty())
            .unwrap_or(before.byline),
        site: found.site.or(before.site),
        source: before.source.or(found.source),
        place: found.place.or(before.place),
        published: found.published.or(before.published),
        embargo: found.embargo,
        language: found.language.or(before.language),
    }
}

/// What a reader typed of an article, without white space around it and without what is blank.
fn cleaned(typed: Metadata) -> Metadata {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = |typed: Option<String>| {
        typed
            .map(|text| one_line(&text))
            .filter(|text| !text.is_empty())
    };
    let names = typed.byline.iter().map(|name| one_line(name));
    Metadata {
        title: text(typed.title),
        byline: names.filter(|name| !name.is_empty()).collect(),
        site: text(typed.site),
        source: text(typed.source),
        place: text(typed.place),
        published: typed.published,
        embargo: text(typed.embargo),
        language: text(typed.language),
    }
}
