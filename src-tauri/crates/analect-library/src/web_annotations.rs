//! Marks as W3C Web Annotations, for other programs and for other libraries.

use crate::detail::{PlacedAnnotation, detail};
use crate::{Error, Library, notes_folder};
use analect_export::{Made, Standing, WebAnnotation, read_beside, write_web_annotations};
use analect_model::{
    Annotation, AnnotationId, Article, ArticleId, LabelId, Motivation, Placement, RevisionId,
    TextQuoteSelector,
};
use analect_store::{Reader, RevisionListing};
use analect_text::OffsetMap;
use std::collections::HashMap;
use std::io;
use std::path::Path;

impl Library {
    /// The marks of `articles` as a W3C annotation collection in JSON-LD.
    pub fn web_annotations(&self, articles: &[ArticleId]) -> Result<String, Error> {
        let mut all = Vec::new();
        for id in articles {
            all.extend(self.read(|reader| outgoing(reader, *id))?);
        }
        Ok(write_web_annotations(&all))
    }

    /// Writes the marks of `articles` into the file `path`, which is replaced in one step.
    pub fn export_web_annotations(&self, articles: &[ArticleId], path: &Path) -> Result<(), Error> {
        let failed = |cause| Error::File {
            action: "write",
            path: path.to_owned(),
            cause,
        };
        let before = match std::fs::read_to_string(path) {
            Ok(before) => Some(before),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(failed(cause)),
        };
        let text = self.web_annotations(articles)?;
        notes_folder::replace(path, &text, before.as_deref())
            .map_err(|refusal| failed(refusal.reason()))
    }
}

/// The marks of `article` as they go out: its note first, then the highlights by position.
pub(crate) fn outgoing(
    reader: &Reader<'_>,
    article: ArticleId,
) -> Result<Vec<WebAnnotation>, Error> {
    let detail = detail(reader, article)?;
    let known = &detail.listing.article;
    let map = OffsetMap::new(detail.revision.document.text());
    let origins = Origins::read(reader, article)?;
    let placements = reader.placements().of_article(article)?;
    let extras = reader.annotations().extras(article)?;
    let mut written = Vec::new();
    if let Some(note) = detail.note {
        let extra = extras.get(&note.id);
        written.push(said(note, known, extra));
    }
    for placed in detail.highlights {
        let id = placed.annotation.id;
        let standing = placements
            .get(&id)
            .map(|placement| origins.standing(reader, id, placement))
            .transpose()?;
        let range = placed.anchoring.range;
        written.push(WebAnnotation {
            text: Some(detail.revision.content_hash),
            obtained: Some(detail.revision.fetched_at),
            position: range.and_then(|range| map.code_points(range)),
            quote: quote(&placed),
            standing,
            ..said(placed.annotation, known, extras.get(&id))
        });
    }
    Ok(written)
}

/// The words it stands on now; those that were marked, where that is a question.
fn quote(placed: &PlacedAnnotation) -> Option<TextQuoteSelector> {
    let target = placed.annotation.target.as_ref();
    target.map(|target| target.quote.clone())
}

/// What is said of an annotation wherever it stands.
fn said(annotation: Annotation, article: &Article, kept: Option<&String>) -> WebAnnotation {
    let web = |address: &String| address.starts_with("http://") || address.starts_with("https://");
    let (extra, came) = kept.map(|kept| read_beside(kept)).unwrap_or_default();
    WebAnnotation {
        id: Some(annotation.id),
        article: Some(article.id),
        address: article.source.clone().filter(web),
        title: Some(article.title.clone()),
        own: true,
        label: annotation
            .label
            .as_ref()
            .map(|one| LabelId::as_str(one).to_owned()),
        body: annotation.body,
        tags: annotation.tags,
        created: Some(annotation.created),
        modified: Some(annotation.modified),
        came,
        extra,
        ..WebAnnotation::default()
    }
}

/// Where the highlights of an article were made.
struct Origins {
    texts: Vec<RevisionListing>,
    of: HashMap<AnnotationId, RevisionId>,
}

impl Origins {
    fn read(reader: &Reader<'_>, article: ArticleId) -> Result<Self, Error> {
        Ok(Self {
            texts: reader.revisions().of_article(article)?,
            of: reader.annotations().origins(article)?,
        })
    }

    fn standing(
        &self,
        reader: &Reader<'_>,
        id: AnnotationId,
        placement: &Placement,
    ) -> Result<Standing, Error> {
        let first = self.texts.first();
        let origin = self.of.get(&id).copied().or(first.map(|text| text.id));
        let text = origin
            .map(|text| reader.revisions().get(text))
            .transpose()?;
        let text = text.flatten();
        let made = reader.annotations().get(id)?;
        let target = made
            .filter(|made| made.motivation == Motivation::Highlighting)
            .and_then(|made| made.target);
        let made = target.map(|target| {
            // A quote that came from elsewhere may stand nowhere in the text it was put on.
            let spoken = text.as_ref().filter(|text| {
                let words = analect_text::slice(text.document.text(), target.position);
                words == Some(target.quote.exact.as_str())
            });
            let map = spoken.map(|text| OffsetMap::new(text.document.text()));
            Made {
                position: map.and_then(|map| map.code_points(target.position)),
                text: spoken.map(|text| text.content_hash),
                quote: target.quote,
            }
        });
        Ok(Standing {
            state: placement.anchoring.state,
            score: thousandths(placement.anchoring.score),
            settled: placement.settled,
            made,
        })
    }
}

/// A share from 0 to 1 in thousandths, as the store keeps it.
fn thousandths(share: f32) -> u16 {
    let reached = |part: &u16| f32::from(*part) / 1000.0 <= share;
    (0..=1000).rev().find(reached).unwrap_or(0)
}
