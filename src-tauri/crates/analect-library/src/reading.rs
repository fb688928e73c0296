//! How far articles are read. It is no change that undo takes back, and uses up none of its history.

use crate::article::{listing, revision};
use crate::{Error, Library};
use analect_model::{ArticleId, Progress};
use analect_store::ArticleListing;
use analect_text::{TextOffset, TextRange};

impl Library {
    /// Notes that an article was read up to `place`, a position in its current text, and that
    /// `furthest` thousandths of it have been on screen. Reading is no change that undo takes back.
    /// Where the library can only be read nothing is noted, so that its articles can be read.
    pub fn keep_place(
        &self,
        id: ArticleId,
        place: TextOffset,
        furthest: u16,
    ) -> Result<ArticleListing, Error> {
        if self.is_read_only() {
            return self.listing(id);
        }
        let (before, text) =
            self.read(|reader| Ok((listing(reader, id)?.progress, revision(reader, id)?)))?;
        let text = text.document.text();
        let rest = text.get(place.index()..).ok_or(Error::BadRange)?;
        let furthest = before
            .as_ref()
            .map_or(0, |progress| progress.furthest)
            .max(furthest.min(1000));
        let progress = Progress {
            opened_at: self.now(),
            place,
            quote: rest.chars().take(QUOTE).collect(),
            furthest,
            finished: before.is_some_and(|progress| progress.finished),
        };
        let written = self.store.write(READING, progress.opened_at, |writer| {
            writer.articles().set_progress(id, &progress)?;
            listing(writer.reader(), id)
        })?;
        Ok(written.value)
    }

    /// Says of articles whether the reader is through with them: of all of them or of none. Like
    /// where reading stands, it is no change that undo takes back; saying the opposite does.
    pub fn set_read(&self, ids: &[ArticleId], read: bool) -> Result<Vec<ArticleListing>, Error> {
        let now = self.now();
        let written = self.store.write(READING, now, |writer| {
            let fresh = Progress {
                opened_at: now,
                place: TextOffset::new(0),
                quote: String::new(),
                furthest: 0,
                finished: read,
            };
            let one = |id: &ArticleId| {
                let before = listing(writer.reader(), *id)?.progress;
                let progress = Progress {
                    finished: read,
                    ..before.unwrap_or_else(|| fresh.clone())
                };
                writer.articles().set_progress(*id, &progress)?;
                listing(writer.reader(), *id)
            };
            ids.iter().map(one).collect::<Result<Vec<_>, Error>>()
        })?;
        Ok(written.value)
    }

    /// Where reading goes on in the current text: the place noted, or where its words stand now.
    pub fn reading_place(&self, id: ArticleId) -> Result<Option<TextOffset>, Error> {
        self.read(|reader| {
            let progress = listing(reader, id)?.progress;
            let revision = revision(reader, id)?;
            Ok(progress.and_then(|progress| place_in(revision.document.text(), &progress)))
        })
    }
}

/// The name under which reading places are written; it never comes into the history.
const READING: &str = "reading place";

/// Characters of the text kept with a reading place.
const QUOTE: usize = 40;

/// The place where the words of `progress` stand: where they were, or else the nearest such place.
fn place_in(text: &str, progress: &Progress) -> Option<TextOffset> {
    let noted = progress.place.index();
    let here = text.get(noted..);
    if here.is_some_and(|here| here.starts_with(&progress.quote)) {
        return Some(progress.place);
    }
    let found = text.match_indices(&progress.quote).map(|(at, _)| at);
    let nearest = found.min_by_key(|at| at.abs_diff(noted))?;
    TextRange::of(nearest, nearest).map(TextRange::start)
}
