//! The marks of the whole library.

use crate::detail::PlacedAnnotation;
use crate::{Error, Library};
use analect_model::{ArticleId, Revision};
use analect_store::{MarkCounts, MarkFilter, MarkListing, Reader};

/// A mark with its article.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedMark {
    /// The mark where it sits now.
    pub placed: PlacedAnnotation,
    /// The title of its article.
    pub title: String,
}

/// A part of a list of marks.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkList {
    /// How many marks there are of the kind.
    pub total: u32,
    /// Those asked for, in the order asked for.
    pub marks: Vec<ListedMark>,
}

impl Library {
    /// How many marks there are and what they carry. Articles in the trash are left out.
    pub fn mark_counts(&self) -> Result<MarkCounts, Error> {
        self.read(|reader| Ok(reader.annotations().counts()?))
    }

    /// The marks that meet `filter`, in its order: at most `limit`, after leaving out
    /// `skip`. Articles in the trash are left out.
    pub fn marks(&self, filter: &MarkFilter, limit: u32, skip: u32) -> Result<MarkList, Error> {
        self.read(|reader| {
            let mut last = None;
            let found = reader.annotations().filtered(filter, limit, skip)?;
            let marks = found.into_iter().map(|one| listed(reader, one, &mut last));
            Ok(MarkList {
                marks: marks.collect::<Result<_, Error>>()?,
                total: reader.annotations().count(filter)?,
            })
        })
    }
}

/// Only a mark that was carried to another text needs that text; `last` is the one read last.
fn listed(
    reader: &Reader<'_>,
    listing: MarkListing,
    last: &mut Option<Revision>,
) -> Result<ListedMark, Error> {
    let MarkListing {
        annotation,
        placement,
        title,
    } = listing;
    let placed = match &placement {
        None => PlacedAnnotation::unmoved(annotation),
        Some(placement) => {
            let article: ArticleId = annotation.article;
            if last
                .as_ref()
                .is_none_or(|revision| revision.article != article)
            {
                *last = reader.revisions().current(article)?;
            }
            let text = last
                .as_ref()
                .map_or("", |revision| revision.document.text());
            PlacedAnnotation::new(annotation, Some(placement), text)
        }
    };
    Ok(ListedMark { placed, title })
}
