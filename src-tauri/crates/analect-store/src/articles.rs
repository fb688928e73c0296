//! The table `article`: one row an article, without its text.

use crate::rows::{collect, first, id_bytes, strings, to_json, word};
use crate::transaction::Touched;
use crate::{Collections, Error, Tags, journal};
use analect_model::{
    Article, ArticleId, CollectionId, EntityId, Progress, PublicationDate, ReadingState, TagName,
    Timestamp,
};
use analect_text::TextOffset;
use rusqlite::{Connection, Row, ToSql, named_params, params};

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
    fn order(self) -> &'static str {
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
    /// The collections it is in, oldest first.
    pub collections: Vec<CollectionId>,
    /// How far it is read; `None` where it was never opened.
    pub progress: Option<Progress>,
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
    (SELECT count(*) FROM annotation WHERE article = article.id AND body <> '') AS notes, \
    reading.opened_at, reading.place AS reading_place, reading.quote, reading.furthest, reading.finished \
    FROM article LEFT JOIN reading ON reading.article = article.id";

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
        found.map(|listing| self.with_sets(listing)).transpose()
    }

    /// The articles of `shelf` in the order of `sort`.
    pub fn list(&self, shelf: &Shelf, sort: Sort) -> Result<Vec<ArticleListing>, Error> {
        let condition = match shelf {
            Shelf::State(_) => "reading_state = ?1",
            Shelf::Starred => "starred AND reading_state <> 'trash' AND ?1 IS NULL",
            Shelf::All => "reading_state <> 'trash' AND ?1 IS NULL",
            Shelf::Tag(_) => {
                "reading_state <> 'trash' AND article.id IN (SELECT article FROM article_tag WHERE name = ?1)"
            }
            Shelf::Collection(_) => {
                "reading_state <> 'trash' AND article.id IN (SELECT article FROM collection_article WHERE collection = ?1)"
            }
        };
        let value: &dyn ToSql = match shelf {
            Shelf::State(state) => &state_word(*state),
            Shelf::Starred | Shelf::All => &None::<i64>,
            Shelf::Tag(name) => &name.as_str(),
            Shelf::Collection(id) => id.as_bytes(),
        };
        let order = sort.order();
        let sql = listing(&format!(
            "{condition} ORDER BY {order}imported_at DESC, article.row DESC"
        ));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = collect(statement.query([value])?, read_listing)?;
        found
            .into_iter()
            .map(|listing| self.with_sets(listing))
            .collect()
    }

    /// The articles that have been in the trash since `before` or longer, and that no undo or redo
    /// has touched since.
    pub fn in_trash_since(&self, before: Timestamp) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT id FROM article WHERE reading_state = 'trash' AND shelved_at <= ?1 \
                   AND NOT EXISTS (SELECT 1 FROM trash_undo WHERE article = article.id AND at > ?1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([before.milliseconds()])?, read_id)
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

    fn with_sets(&self, listing: ArticleListing) -> Result<ArticleListing, Error> {
        let id = listing.article.id;
        Ok(ArticleListing {
            tags: Tags::new(self.connection).of_article(id)?,
            collections: Collections::new(self.connection).of_article(id)?,
            ..listing
        })
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
            "INSERT INTO article (row, id, title, title_derived, byline, site, source, place, published, \
             embargo, language, imported_at, reading_state, starred, words, shelved_at) VALUES ((SELECT row FROM next_article), :id, \
             :title, :title_derived, :byline, :site, :source, :place, :published, :embargo, :language, \
             :imported_at, :reading_state, :starred, :words, :imported_at)",
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

    /// Puts the article on another shelf at the moment `at`; `false` where there is no such
    /// article. One that is there already stays untouched.
    pub fn set_state(
        &self,
        id: ArticleId,
        state: ReadingState,
        at: Timestamp,
    ) -> Result<bool, Error> {
        self.touched.borrow_mut().insert(id);
        let sql = "UPDATE article SET reading_state = ?2, \
                   shelved_at = CASE reading_state WHEN ?2 THEN shelved_at ELSE ?3 END WHERE id = ?1";
        let values = params![id.as_bytes(), state_word(state), at.milliseconds()];
        Ok(self.connection.prepare_cached(sql)?.execute(values)? == 1)
    }

    /// Removes articles with everything that hangs on them, and entities that nothing mentions any
    /// more, for good: nothing of it is kept for undo.
    pub fn purge(&self, ids: &[ArticleId]) -> Result<(), Error> {
        for id in ids {
            self.touched.borrow_mut().insert(*id);
            for sql in PURGE {
                self.connection
                    .prepare_cached(sql)?
                    .execute([id.as_bytes()])?;
            }
        }
        let sql = "SELECT id FROM entity WHERE NOT EXISTS (SELECT 1 FROM mention WHERE entity = entity.id)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let unnamed = collect(statement.query([])?, |row| {
            id_bytes(row, "id").map(EntityId::from_bytes)
        })?;
        for entity in unnamed {
            self.connection
                .prepare_cached("DELETE FROM entity WHERE id = ?1")?
                .execute([entity.as_bytes()])?;
            journal::forget_entity(self.connection, entity)?;
        }
        ids.iter()
            .try_for_each(|id| journal::forget_article(self.connection, *id))
    }

    /// Notes how far the article is read.
    pub fn set_progress(&self, id: ArticleId, progress: &Progress) -> Result<(), Error> {
        self.touched.borrow_mut().insert(id);
        let sql = "INSERT INTO reading (article, opened_at, place, quote, furthest, finished) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (article) DO UPDATE SET \
                   opened_at = ?2, place = ?3, quote = ?4, furthest = ?5, finished = ?6";
        self.connection.prepare_cached(sql)?.execute(params![
            id.as_bytes(),
            progress.opened_at.milliseconds(),
            progress.place.get(),
            progress.quote,
            progress.furthest,
            progress.finished
        ])?;
        Ok(())
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

/// Notes of those of `touched` that are in the trash that undo or redo touched them at `at`: what it
/// put there stays as long as what a reader puts there, although its shelf dates from before.
pub(crate) fn note_trash_undo(
    connection: &Connection,
    touched: &[ArticleId],
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO trash_undo (article, at) \
               SELECT id, ?2 FROM article WHERE id = ?1 AND reading_state = 'trash' \
               ON CONFLICT (article) DO UPDATE SET at = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for id in touched {
        statement.execute(params![id.as_bytes(), at.milliseconds()])?;
    }
    Ok(())
}

/// What an article leaves behind, the article last.
const PURGE: [&str; 8] = [
    "DELETE FROM annotation_tag WHERE annotation IN (SELECT id FROM annotation WHERE article = ?1)",
    "DELETE FROM annotation WHERE article = ?1",
    "DELETE FROM mention WHERE article = ?1",
    "DELETE FROM article_tag WHERE article = ?1",
    "DELETE FROM collection_article WHERE article = ?1",
    "DELETE FROM summary_choice WHERE article = ?1",
    "DELETE FROM revision WHERE article = ?1",
    "DELETE FROM article WHERE id = ?1",
];

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
        collections: Vec::new(),
        progress: read_progress(row)?,
    })
}

fn read_progress(row: &Row<'_>) -> Result<Option<Progress>, Error> {
    let Some(opened_at) = row.get::<_, Option<i64>>("opened_at")? else {
        return Ok(None);
    };
    Ok(Some(Progress {
        opened_at: Timestamp::from_milliseconds(opened_at),
        place: TextOffset::new(row.get("reading_place")?),
        quote: row.get("quote")?,
        furthest: row.get("furthest")?,
        finished: row.get("finished")?,
    }))
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
