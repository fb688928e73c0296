//! The table `article`: one row an article, without its text.

use crate::rows::{collect, first, id_bytes, strings, to_json, word};
use crate::shelf::{read_state, state_word};
use crate::transaction::Touched;
use crate::{ArticleCounts, Collections, Error, Shelf, Sort, Tags};
use analect_model::{
    Article, ArticleId, CollectionId, Metadata, Progress, PublicationDate, ReadingState, TagName,
    Timestamp,
};
use analect_text::TextOffset;
use rusqlite::{Connection, Row, ToSql, named_params, params};

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

const LISTING: &str = "SELECT article.*, \
    (SELECT count(*) FROM annotation WHERE article = article.id AND motivation = 'highlighting') AS highlights, \
    (SELECT count(*) FROM annotation WHERE article = article.id AND body <> '') AS notes, \
    reading.opened_at, reading.place AS reading_place, reading.quote, reading.furthest, reading.finished \
    FROM article LEFT JOIN reading ON reading.article = article.id";

/// Reads articles.
pub struct Articles<'c> {
    pub(crate) connection: &'c Connection,
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
        let Some(listing) = found else {
            return Ok(None);
        };
        Ok(Some(ArticleListing {
            tags: Tags::new(self.connection).of_article(id)?,
            collections: Collections::new(self.connection).of_article(id)?,
            ..listing
        }))
    }

    /// The articles of `shelf` in the order of `sort`.
    pub fn list(&self, shelf: &Shelf, sort: Sort) -> Result<Vec<ArticleListing>, Error> {
        let condition = shelf.condition();
        let value: &dyn ToSql = &shelf.value();
        let order = sort.order();
        let sql = listing(&format!(
            "{condition} ORDER BY {order}imported_at DESC, article.row DESC"
        ));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = collect(statement.query([value])?, read_listing)?;
        let mut tags = Tags::new(self.connection).of_articles(condition, value)?;
        let mut collections = Collections::new(self.connection).of_articles(condition, value)?;
        let with_sets = |listing: ArticleListing| ArticleListing {
            tags: tags.remove(&listing.article.id).unwrap_or_default(),
            collections: collections.remove(&listing.article.id).unwrap_or_default(),
            ..listing
        };
        Ok(found.into_iter().map(with_sets).collect())
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

    /// The articles that came from one of these addresses, those in the trash last.
    pub fn from_sources(&self, sources: &[String]) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT id FROM article WHERE source IN (SELECT value FROM json_each(?1)) \
                   ORDER BY reading_state = 'trash', row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([to_json(sources)])?, read_id)
    }
}

/// Changes articles.
pub struct ArticlesMut<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) touched: &'c Touched,
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

    /// Replaces what is known of the article, whose current text has `words` words; `false` where
    /// there is no such article.
    pub fn set_details(
        &self,
        id: ArticleId,
        details: &Metadata,
        title: (&str, bool),
        words: u32,
    ) -> Result<bool, Error> {
        self.touched.borrow_mut().insert(id);
        let sql = "UPDATE article SET title = :title, title_derived = :title_derived, byline = :byline, \
                   site = :site, source = :source, place = :place, published = :published, \
                   embargo = :embargo, language = :language, words = :words WHERE id = :id";
        let changed = self
            .connection
            .prepare_cached(sql)?
            .execute(named_params! {
                ":id": id.as_bytes(),
                ":title": title.0,
                ":title_derived": title.1,
                ":byline": to_json(&details.byline),
                ":site": details.site,
                ":source": details.source,
                ":place": details.place,
                ":published": details.published.map(|date| date.to_string()),
                ":embargo": details.embargo,
                ":language": details.language,
                ":words": words,
            })?;
        Ok(changed == 1)
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

fn listing(condition: &str) -> String {
    format!("{LISTING} WHERE {condition}")
}

pub(crate) fn read_id(row: &Row<'_>) -> Result<ArticleId, Error> {
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
