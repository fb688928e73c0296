//! The table `article`: one row an article, without its text.

use crate::rows::{collect, first, id_bytes, strings, to_json, word};
use crate::store::Touched;
use crate::{Error, Tags};
use analect_model::{Article, ArticleId, PublicationDate, ReadingState, TagName, Timestamp};
use rusqlite::{Connection, Row, ToSql, named_params, params};

/// A set of articles a reader can look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// The articles in one reading state.
    State(ReadingState),
    /// Starred articles outside the trash.
    Starred,
    /// All articles outside the trash.
    All,
}

/// An article with what a list shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleListing {
    /// The article.
    pub article: Article,
    /// Words in its current text.
    pub words: u32,
    /// Passages marked in it.
    pub highlights: u32,
    /// Annotations that carry a note.
    pub notes: u32,
    /// Its tags, in alphabetical order.
    pub tags: Vec<TagName>,
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

const LISTING: &str = "SELECT article.*, \
    (SELECT count(*) FROM annotation WHERE article = article.id AND motivation = 'highlighting') AS highlights, \
    (SELECT count(*) FROM annotation WHERE article = article.id AND body <> '') AS notes \
    FROM article";

/// Reads articles.
pub struct Articles<'c> {
    connection: &'c Connection,
}

impl<'c> Articles<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The article `id`.
    pub fn get(&self, id: ArticleId) -> Result<Option<ArticleListing>, Error> {
        let sql = listing("article.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = first(statement.query([id.as_bytes()])?, read_listing)?;
        found.map(|listing| self.with_tags(listing)).transpose()
    }

    /// The articles of `shelf`, newest first.
    pub fn list(&self, shelf: Shelf) -> Result<Vec<ArticleListing>, Error> {
        let condition = match shelf {
            Shelf::State(_) => "reading_state = ?1",
            Shelf::Starred => "starred AND reading_state <> ?1",
            Shelf::All => "reading_state <> ?1",
        };
        let state = match shelf {
            Shelf::State(state) => state,
            Shelf::Starred | Shelf::All => ReadingState::Trash,
        };
        let sql = listing(&format!(
            "{condition} ORDER BY imported_at DESC, article.row DESC"
        ));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = collect(statement.query([state_word(state)])?, read_listing)?;
        found
            .into_iter()
            .map(|listing| self.with_tags(listing))
            .collect()
    }

    /// The article that was added last and is not in the trash.
    pub fn last(&self) -> Result<Option<ArticleId>, Error> {
        let sql = "SELECT id FROM article WHERE reading_state <> 'trash' ORDER BY imported_at DESC, row DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([])?, read_id)
    }

    /// The articles whose id, printed, starts with `prefix` (hexadecimal digits and hyphens, any case).
    ///
    /// At most `limit` are returned, so that an ambiguous prefix is told from a unique one cheaply.
    pub fn with_prefix(&self, prefix: &str, limit: u32) -> Result<Vec<ArticleId>, Error> {
        let digits = prefix.replace('-', "").to_ascii_uppercase();
        let sql = "SELECT id FROM article WHERE substr(hex(id), 1, ?2) = ?1 ORDER BY id LIMIT ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        collect(statement.query(params![digits, length, limit])?, read_id)
    }

    /// How many articles each shelf holds.
    pub fn counts(&self) -> Result<ArticleCounts, Error> {
        let sql =
            "SELECT reading_state, count(*), total(starred) FROM article GROUP BY reading_state";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut counts = ArticleCounts::default();
        while let Some(row) = rows.next()? {
            let state = word(row, "reading_state", "reading state", read_state)?;
            counts.add(state, row.get(1)?, row.get(2)?);
        }
        Ok(counts)
    }

    fn with_tags(&self, listing: ArticleListing) -> Result<ArticleListing, Error> {
        let tags = Tags::new(self.connection).of_article(listing.article.id)?;
        Ok(ArticleListing { tags, ..listing })
    }
}

impl ArticleCounts {
    fn add(&mut self, state: ReadingState, count: u32, starred: f64) {
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

/// Changes articles.
pub struct ArticlesMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> ArticlesMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Adds `article`, whose text has `words` words.
    pub fn insert(&self, article: &Article, words: u32) -> Result<(), Error> {
        self.touched.borrow_mut().insert(article.id);
        self.connection.prepare_cached(
            "INSERT INTO article (id, title, title_derived, byline, site, source, place, published, \
             embargo, language, imported_at, reading_state, starred, words) VALUES (:id, :title, \
             :title_derived, :byline, :site, :source, :place, :published, :embargo, :language, \
             :imported_at, :reading_state, :starred, :words)",
        )?
        .execute(named_params! {
            ":id": article.id.as_bytes(),
            ":title": article.title,
            ":title_derived": article.title_derived,
            ":byline": to_json(&article.byline),
            ":site": article.site,
            ":source": article.source,
            ":place": article.place,
            ":published": article.published.map(|date| date.to_string()),
            ":embargo": article.embargo,
            ":language": article.language,
            ":imported_at": article.imported_at.milliseconds(),
            ":reading_state": state_word(article.reading_state),
            ":starred": article.starred,
            ":words": words,
        })?;
        Ok(())
    }

    /// Puts the article on another shelf; `false` where there is no such article.
    pub fn set_state(&self, id: ArticleId, state: ReadingState) -> Result<bool, Error> {
        self.update(
            id,
            "UPDATE article SET reading_state = ?2 WHERE id = ?1",
            &state_word(state),
        )
    }

    /// Stars or unstars the article; `false` where there is no such article.
    pub fn set_starred(&self, id: ArticleId, starred: bool) -> Result<bool, Error> {
        self.update(
            id,
            "UPDATE article SET starred = ?2 WHERE id = ?1",
            &starred,
        )
    }

    fn update(&self, id: ArticleId, sql: &str, value: &dyn ToSql) -> Result<bool, Error> {
        self.touched.borrow_mut().insert(id);
        Ok(self
            .connection
            .prepare_cached(sql)?
            .execute(params![id.as_bytes(), value])?
            == 1)
    }
}

fn listing(condition: &str) -> String {
    format!("{LISTING} WHERE {condition}")
}

fn read_id(row: &Row<'_>) -> Result<ArticleId, Error> {
    id_bytes(row, "id").map(ArticleId::from_bytes)
}

fn read_listing(row: &Row<'_>) -> Result<ArticleListing, Error> {
    Ok(ArticleListing {
        article: read_article(row)?,
        words: row.get("words")?,
        highlights: row.get("highlights")?,
        notes: row.get("notes")?,
        tags: Vec::new(),
    })
}

fn read_article(row: &Row<'_>) -> Result<Article, Error> {
    let published: Option<String> = row.get("published")?;
    Ok(Article {
        id: read_id(row)?,
        title: row.get("title")?,
        title_derived: row.get("title_derived")?,
        byline: strings(row, "byline")?,
        site: row.get("site")?,
        source: row.get("source")?,
        place: row.get("place")?,
        published: published.as_deref().and_then(PublicationDate::parse),
        embargo: row.get("embargo")?,
        language: row.get("language")?,
        imported_at: Timestamp::from_milliseconds(row.get("imported_at")?),
        reading_state: word(row, "reading_state", "reading state", read_state)?,
        starred: row.get("starred")?,
    })
}

fn state_word(state: ReadingState) -> &'static str {
    match state {
        ReadingState::Inbox => "inbox",
        ReadingState::Later => "later",
        ReadingState::Archive => "archive",
        ReadingState::Trash => "trash",
    }
}

fn read_state(word: &str) -> Option<ReadingState> {
    use ReadingState::{Archive, Inbox, Later, Trash};
    [Inbox, Later, Archive, Trash]
        .into_iter()
        .find(|state| state_word(*state) == word)
}
