//! The sets of articles a reader looks at, and the orders they stand in.

use analect_model::{CollectionId, ReadingState, TagName};
use rusqlite::types::{Null, ToSqlOutput};

/// A set of articles a reader can look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// The articles in one reading state.
    State(ReadingState),
    /// Starred articles outside the trash.
    Starred,
    /// All articles outside the trash.
    All,
    /// The articles with a tag, outside the trash.
    Tag(TagName),
    /// The articles of a collection, outside the trash.
    Collection(CollectionId),
}

impl Shelf {
    /// What holds of its articles, in SQL with one parameter.
    pub(crate) fn condition(&self) -> &'static str {
        match self {
            Self::State(_) => "reading_state = ?1",
            Self::Starred => "starred AND reading_state <> 'trash' AND ?1 IS NULL",
            Self::All => "reading_state <> 'trash' AND ?1 IS NULL",
            Self::Tag(_) => {
                "reading_state <> 'trash' AND id IN (SELECT article FROM article_tag WHERE name = ?1)"
            }
            Self::Collection(_) => {
                "reading_state <> 'trash' AND id IN (SELECT article FROM collection_article WHERE collection = ?1)"
            }
        }
    }

    /// The parameter.
    pub(crate) fn value(&self) -> ToSqlOutput<'_> {
        match self {
            Self::State(state) => state_word(*state).into(),
            Self::Starred | Self::All => Null.into(),
            Self::Tag(name) => name.as_str().into(),
            Self::Collection(id) => id.as_bytes().as_slice().into(),
        }
    }
}

/// The order of a list of articles; equal ones stand newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// By the moment they were added, newest first.
    #[default]
    Added,
    /// By the day of publication, newest first, unknown last.
    Published,
    /// By the moment they were last opened, newest first, never opened last.
    Opened,
    /// By title.
    Title,
    /// By site, unknown last.
    Site,
    /// By words, shortest first.
    Length,
    /// By how far they are read, furthest first.
    Progress,
}

impl Sort {
    pub(crate) fn order(self) -> &'static str {
        match self {
            Self::Added => "",
            Self::Published => "article.published DESC NULLS LAST, ",
            Self::Opened => "reading.opened_at DESC NULLS LAST, ",
            Self::Title => "article.title COLLATE NOCASE, ",
            Self::Site => "article.site COLLATE NOCASE NULLS LAST, ",
            Self::Length => "article.words, ",
            Self::Progress => "ifnull(reading.furthest, 0) DESC, ",
        }
    }
}

/// How many articles each shelf holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ArticleCounts {
    /// In the inbox.
    pub inbox: u32,
    /// Put off.
    pub later: u32,
    /// Archived.
    pub archive: u32,
    /// In the trash.
    pub trash: u32,
    /// Starred, outside the trash.
    pub starred: u32,
}

impl ArticleCounts {
    pub(crate) fn add(&mut self, state: ReadingState, count: u32, starred: f64) {
        // The sum of fewer than 2^32 zeros and ones.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let starred = starred as u32;
        match state {
            ReadingState::Inbox => self.inbox = count,
            ReadingState::Later => self.later = count,
            ReadingState::Archive => self.archive = count,
            ReadingState::Trash => self.trash = count,
        }
        if state != ReadingState::Trash {
            self.starred += starred;
        }
    }
}

pub(crate) fn state_word(state: ReadingState) -> &'static str {
    match state {
        ReadingState::Inbox => "inbox",
        ReadingState::Later => "later",
        ReadingState::Archive => "archive",
        ReadingState::Trash => "trash",
    }
}

pub(crate) fn read_state(word: &str) -> Option<ReadingState> {
    use ReadingState::{Archive, Inbox, Later, Trash};
    [Inbox, Later, Archive, Trash]
        .into_iter()
        .find(|state| state_word(*state) == word)
}
