//! Articles and the revisions of their text.

use crate::{ArticleId, CollectionId, Document, RevisionId};
use analect_text::TextOffset;

/// Milliseconds since the Unix epoch, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment `milliseconds` after the Unix epoch (before it where negative).
    pub const fn from_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn milliseconds(self) -> i64 {
        self.0
    }

    /// The moment in RFC 3339, UTC, whole seconds: `2025-09-04T16:20:11Z`.
    ///
    /// A moment outside the years -9999 to 9999 prints as the nearest one inside.
    pub fn rfc3339(self) -> String {
        let seconds = self.0.div_euclid(1000);
        let bounded = seconds.clamp(
            jiff::Timestamp::MIN.as_second(),
            jiff::Timestamp::MAX.as_second(),
        );
        jiff::Timestamp::from_second(bounded)
            .unwrap_or_default()
            .to_string()
    }

    /// The moment in RFC 3339, UTC, to the millisecond where it is no whole second.
    pub fn rfc3339_precise(self) -> String {
        let bounded = self.0.clamp(
            jiff::Timestamp::MIN.as_millisecond(),
            jiff::Timestamp::MAX.as_millisecond(),
        );
        jiff::Timestamp::from_millisecond(bounded)
            .unwrap_or_default()
            .to_string()
    }

    /// The moment an RFC 3339 date with time and offset names, to the millisecond.
    pub fn parse(text: &str) -> Option<Self> {
        let moment: jiff::Timestamp = text.trim().parse().ok()?;
        Some(Self(moment.as_millisecond()))
    }

    /// The first moment of `day` in UTC.
    pub fn at_start_of(day: PublicationDate) -> Self {
        let start = jiff::tz::Offset::UTC.to_timestamp(day.0.at(0, 0, 0, 0));
        Self(start.map_or(0, jiff::Timestamp::as_millisecond))
    }

    /// The day of this moment in UTC.
    pub fn date(self) -> PublicationDate {
        let text = self.rfc3339();
        PublicationDate::parse(&text).unwrap_or(PublicationDate(jiff::civil::Date::ZERO))
    }
}

/// The day an article was published, as its source states it (no time zone).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationDate(jiff::civil::Date);

impl PublicationDate {
    /// The day `year`-`month`-`day` of the proleptic Gregorian calendar; `None` where there is none.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The day at the start of an ISO 8601 date or date with time; `None` where there is none.
    pub fn parse(text: &str) -> Option<Self> {
        text.get(..10)?.parse().ok().map(Self)
    }

    /// Year, month (1-12) and day (1-31).
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl std::fmt::Display for PublicationDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Where an article stands in the reader's own order of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ReadingState {
    /// Newly imported, to be read.
    #[default]
    Inbox,
    /// Put off.
    Later,
    /// Done with and kept.
    Archive,
    /// Thrown away; kept for a while.
    Trash,
}

/// One article of the library, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its identifier.
    pub id: ArticleId,
    /// Its title; never empty.
    pub title: String,
    /// Whether the title is our own label (the opening words) because the source gave none.
    pub title_derived: bool,
    /// The authors, in the source's order.
    pub byline: Vec<String>,
    /// The outlet or agency.
    pub site: Option<String>,
    /// The address or file the article came from.
    pub source: Option<String>,
    /// The place a dateline names, as written.
    pub place: Option<String>,
    /// The day of publication.
    pub published: Option<PublicationDate>,
    /// The moment until which publication is forbidden, in RFC 3339.
    pub embargo: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// When it entered the library.
    pub imported_at: Timestamp,
    /// Its shelf.
    pub reading_state: ReadingState,
    /// Whether the reader starred it.
    pub starred: bool,
}

/// How far a reader has come in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// When it was last opened.
    pub opened_at: Timestamp,
    /// Where reading goes on: the start of a sentence or paragraph of the text.
    pub place: TextOffset,
    /// The words there, so that the place is found again in a changed text; at most 40 characters.
    pub quote: String,
    /// The furthest part that was on screen, in thousandths of the text.
    pub furthest: u16,
    /// Whether the reader is through with it.
    pub finished: bool,
}

/// Articles a reader put together under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// Its identifier.
    pub id: CollectionId,
    /// Its name; one to 100 characters.
    pub name: String,
}

/// What is known of an article beside its text, as its source states it; every part may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The title, without the outlet's name.
    pub title: Option<String>,
    /// The authors, in the source's order.
    pub byline: Vec<String>,
    /// The outlet or agency.
    pub site: Option<String>,
    /// The address the article came from.
    pub source: Option<String>,
    /// The place a dateline names, as written.
    pub place: Option<String>,
    /// The day of publication.
    pub published: Option<PublicationDate>,
    /// The moment until which publication is forbidden, in RFC 3339.
    pub embargo: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
}

/// What made a revision of an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevisionCause {
    /// A text that was imported or pasted.
    Import,
    /// The reader edited the text.
    Edit,
    /// The reader edited what is known of the article; the text is that before.
    Details,
    /// An earlier text was made the current one again.
    Restore,
}

/// One state of an article's text, as it was fetched or pasted.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its identifier.
    pub id: RevisionId,
    /// The article it is a text of.
    pub article: ArticleId,
    /// When the text was obtained.
    pub fetched_at: Timestamp,
    /// SHA-256 of the document's text.
    pub content_hash: [u8; 32],
    /// The text with its structure.
    pub document: Document,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn timestamps_print_in_utc_with_whole_seconds() {
        let check = |ms, expect: &str| {
            assert_eq!(Timestamp::from_milliseconds(ms).rfc3339(), expect);
        };
        check(0, "1970-01-01T00:00:00Z");
        check(1_757_002_811_999, "2025-09-04T16:20:11Z");
        check(-1, "1969-12-31T23:59:59Z");
        check(i64::MAX, "9999-12-30T22:00:00Z");
    }

    #[test]
    fn timestamps_are_read_back_as_they_print() {
        for ms in [0, 1_757_002_811_999, -1, 1_757_002_811_000] {
            let moment = Timestamp::from_milliseconds(ms);
            assert_eq!(Timestamp::parse(&moment.rfc3339_precise()), Some(moment));
        }
        let check = |text: &str, expect: Option<i64>| {
            assert_eq!(Timestamp::parse(text).map(Timestamp::milliseconds), expect);
        };
        check("1970-01-01T01:00:00.1239+01:00", Some(123));
        check("1970-01-01", None);
        check("yesterday", None);
    }

    #[test]
    fn publication_dates_are_read_from_iso_text() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(
                PublicationDate::parse(text)
                    .map(|d| d.to_string())
                    .as_deref(),
                expect
            );
        };
        check("2025-09-04", Some("2025-09-04"));
        check("2025-09-04T16:20:11Z", Some("2025-09-04"));
        check("2025-02-30", None);
        check("2025-9-4", None);
        check("", None);
        check("€€€€", None);
    }
}
