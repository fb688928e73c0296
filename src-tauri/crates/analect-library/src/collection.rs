//! Collections: articles put together under a name.

use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{ArticleId, Collection, CollectionId};
use analect_store::Reader;

impl Library {
    /// Every collection by name, with the number of its articles outside the trash.
    pub fn collections(&self) -> Result<Vec<(Collection, u32)>, Error> {
        self.read(|reader| Ok(reader.collections().all()?))
    }

    /// Makes a collection of `articles`, or puts them into the one of that name.
    pub fn create_collection(
        &self,
        name: &str,
        articles: &[ArticleId],
    ) -> Result<(Collection, ChangeSet), Error> {
        let name = collection_name(name)?;
        self.transact(Op::Collect, |writer, now| {
            let all = writer.reader().collections().all()?;
            let same = |one: &(Collection, u32)| one.0.name == name;
            let collection = if let Some((known, _)) = all.into_iter().find(same) {
                known
            } else {
                let id = self.new_collection_id(now);
                let made = Collection { id, name };
                writer.collections().insert(&made)?;
                made
            };
            for article in articles {
                crate::article::listing(writer.reader(), *article)?;
                writer
                    .collections()
                    .set_member(collection.id, *article, true)?;
            }
            Ok(collection)
        })
    }

    /// Puts articles into a collection or takes them out.
    pub fn collect(
        &self,
        id: CollectionId,
        articles: &[ArticleId],
        member: bool,
    ) -> Result<ChangeSet, Error> {
        let collected = self.transact(Op::Collect, |writer, _| {
            known(writer.reader(), id)?;
            for article in articles {
                crate::article::listing(writer.reader(), *article)?;
                writer.collections().set_member(id, *article, member)?;
            }
            Ok(())
        })?;
        Ok(collected.1)
    }

    /// Gives a collection another name, which no other may have.
    pub fn rename_collection(
        &self,
        id: CollectionId,
        name: &str,
    ) -> Result<(Collection, ChangeSet), Error> {
        let name = collection_name(name)?;
        self.transact(Op::RenameCollection, |writer, _| {
            known(writer.reader(), id)?;
            let all = writer.reader().collections().all()?;
            if all.iter().any(|(one, _)| one.name == name && one.id != id) {
                return Err(Error::NameTaken(name));
            }
            writer.collections().rename(id, &name)?;
            Ok(Collection { id, name })
        })
    }

    /// Removes a collection; its articles stay in the library.
    pub fn delete_collection(&self, id: CollectionId) -> Result<ChangeSet, Error> {
        let deleted = self.transact(Op::DeleteCollection, |writer, _| {
            known(writer.reader(), id)?;
            for article in writer.reader().collections().members(id)? {
                writer.collections().set_member(id, article, false)?;
            }
            Ok(writer.collections().delete(id)?)
        })?;
        Ok(deleted.1)
    }

    /// The collection of this name.
    pub fn find_collection(&self, name: &str) -> Result<CollectionId, Error> {
        let all = self.collections()?;
        let found = all.iter().find(|(one, _)| one.name == name);
        found.map(|(one, _)| one.id).ok_or_else(|| missing(name))
    }
}

fn known(reader: &Reader<'_>, id: CollectionId) -> Result<Collection, Error> {
    reader
        .collections()
        .get(id)?
        .ok_or_else(|| missing(&id.to_string()))
}

fn missing(name: &str) -> Error {
    Error::NotFound {
        what: "collection",
        name: name.chars().take(100).collect(),
    }
}

/// A name of one to 100 characters on one line.
fn collection_name(typed: &str) -> Result<String, Error> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    if (1..=100).contains(&name.chars().count()) {
        Ok(name)
    } else {
        Err(Error::BadCollectionName)
    }
}
