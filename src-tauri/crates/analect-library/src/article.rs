//! Looking at articles and putting them on shelves.

use crate::detail::{ArticleDetail, detail};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{ArticleId, ReadingState, Revision, TagName, Timestamp};
use analect_store::{ArticleCounts, ArticleListing, Reader, Shelf, Sort, Writer};

impl Library {
    /// The articles of `shelf` in the order of `sort`.
    pub fn list(&self, shelf: &Shelf, sort: Sort) -> Result<Vec<ArticleListing>, Error> {
        self.read(|reader| Ok(reader.articles().list(shelf, sort)?))
    }

    /// How many articles each shelf holds.
    pub fn counts(&self) -> Result<ArticleCounts, Error> {
        self.read(|reader| Ok(reader.articles().counts()?))
    }

    /// The article `id` as lists show it.
    pub fn listing(&self, id: ArticleId) -> Result<ArticleListing, Error> {
        self.read(|reader| listing(reader, id))
    }

    /// The article `id` with its text and marks.
    pub fn article(&self, id: ArticleId) -> Result<ArticleDetail, Error> {
        self.read(|reader| detail(reader, id))
    }

    /// The current text of the article `id`, without its marks.
    pub fn current_revision(&self, id: ArticleId) -> Result<Revision, Error> {
        self.read(|reader| revision(reader, id))
    }

    /// The article imported last.
    pub fn last_article(&self) -> Result<ArticleId, Error> {
        self.read(|reader| reader.articles().last()?.ok_or(Error::NoArticles))
    }

    /// The article whose id is `name` or starts with it.
    pub fn find_article(&self, name: &str) -> Result<ArticleId, Error> {
        let what = "article";
        let legal = |c: char| c.is_ascii_hexdigit() || c == '-';
        if name.is_empty() || !name.chars().all(legal) {
            return Err(Error::NotFound {
                what,
                name: name.to_owned(),
            });
        }
        let found = self.read(|reader| Ok(reader.articles().with_prefix(name, 2)?))?;
        one_of(&found, what, name)
    }

    /// Puts articles on another shelf.
    pub fn move_articles(
        &self,
        ids: &[ArticleId],
        state: ReadingState,
    ) -> Result<ChangeSet, Error> {
        self.change_articles(Op::MoveArticle, ids, |writer, id, now| {
            Ok(writer.articles().set_state(id, state, now)?)
        })
    }

    /// Stars or unstars articles.
    pub fn star(&self, ids: &[ArticleId], starred: bool) -> Result<ChangeSet, Error> {
        self.change_articles(Op::StarArticle, ids, |writer, id, _| {
            Ok(writer.articles().set_starred(id, starred)?)
        })
    }

    /// Adds tags to articles and takes tags off them.
    pub fn tag_articles(
        &self,
        ids: &[ArticleId],
        add: &[String],
        remove: &[String],
    ) -> Result<ChangeSet, Error> {
        let (add, remove) = (tags(add)?, tags(remove)?);
        self.change_articles(Op::TagArticle, ids, |writer, id, _| {
            let present = listing(writer.reader(), id)?.tags;
            let wanted = retagged(present, &add, &remove);
            writer.tags().set_of_article(id, &wanted)?;
            Ok(true)
        })
    }

    /// Every tag of an article outside the trash with the number of such articles.
    pub fn tags(&self) -> Result<Vec<(TagName, u32)>, Error> {
        self.read(|reader| Ok(reader.tags().of_all_articles()?))
    }

    /// Removes the articles that have been in the trash for `days` or longer, for good, with all
    /// that hangs on them; says how many. This cannot be undone.
    pub fn empty_trash(&self, days: u32) -> Result<usize, Error> {
        let age = i64::from(days) * 24 * 60 * 60 * 1000;
        let before = Timestamp::from_milliseconds(self.now().milliseconds() - age);
        let emptied =
            self.store
                .write::<usize, Error>("empty the trash", self.now(), |writer| {
                    // Looked up here, so that what somebody has just brought back stays.
                    let gone = writer.reader().articles().in_trash_since(before)?;
                    writer.unrecorded(|writer| writer.articles().purge(&gone))?;
                    Ok(gone.len())
                })?;
        Ok(emptied.value)
    }

    fn change_articles(
        &self,
        op: Op,
        ids: &[ArticleId],
        work: impl Fn(&Writer<'_>, ArticleId, Timestamp) -> Result<bool, Error>,
    ) -> Result<ChangeSet, Error> {
        let changed = self.transact(op, |writer, now| {
            ids.iter().try_for_each(|id| {
                if work(writer, *id, now)? {
                    Ok(())
                } else {
                    Err(missing(*id))
                }
            })
        })?;
        Ok(changed.1)
    }
}

/// `present` with tags added and others taken off.
pub(crate) fn retagged(
    mut present: Vec<TagName>,
    add: &[TagName],
    remove: &[TagName],
) -> Vec<TagName> {
    present.retain(|tag| !remove.contains(tag));
    for tag in add {
        if !present.contains(tag) {
            present.push(tag.clone());
        }
    }
    present
}

/// The tags a reader typed, apart by commas, without repetitions.
pub(crate) fn tags(typed: &[String]) -> Result<Vec<TagName>, Error> {
    let mut tags = Vec::new();
    for text in typed.iter().flat_map(|text| text.split(',')) {
        let tag = TagName::new(text).ok_or_else(|| Error::BadTag(text.to_owned()))?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// The only element of `found`, or an error that says why there is none.
pub(crate) fn one_of<T: Copy>(found: &[T], what: &'static str, name: &str) -> Result<T, Error> {
    match found {
        [one] => Ok(*one),
        [] => Err(Error::NotFound {
            what,
            name: name.to_owned(),
        }),
        _ => Err(Error::Ambiguous {
            what,
            name: name.to_owned(),
        }),
    }
}

fn missing(id: ArticleId) -> Error {
    Error::NotFound {
        what: "article",
        name: id.to_string(),
    }
}

/// The listing of `id`, or an error that names it.
pub(crate) fn listing(reader: &Reader<'_>, id: ArticleId) -> Result<ArticleListing, Error> {
    reader.articles().get(id)?.ok_or_else(|| missing(id))
}

/// The current text of `id`, or an error that names it.
pub(crate) fn revision(reader: &Reader<'_>, id: ArticleId) -> Result<Revision, Error> {
    reader.revisions().current(id)?.ok_or_else(|| missing(id))
}
