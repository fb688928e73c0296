//! An entity's page as a file.

use super::page::{paragraph, texts};
use super::types::{EntityFile, EntityPage, Statement};
use crate::notes_folder::{replace, settle};
use crate::{Error, Library};
use analect_export::{
    EntityNotes, NamingNotes, Place, SaidNotes, entity_markdown, entity_of, file_name,
};
use analect_model::{ArticleId, EntityId, Revision};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Namesakes that one folder takes files of.
const MOST_NAMESAKES: u32 = 99;

impl Library {
    /// An entity's page as Markdown, with links to the notes on its articles as an export names
    /// them; written to `folder` where one is given.
    ///
    /// A file that is the entity's is renewed; one that was edited since is left as it is, and
    /// beside a file of something else another name is taken.
    pub fn export_entity(&self, id: EntityId, folder: Option<&Path>) -> Result<EntityFile, Error> {
        let page = self.entity_page(id)?;
        let types = self.entity_types()?;
        let articles = page.notes.iter().map(|note| note.annotation.article);
        let articles = articles.chain(page.articles.iter().map(|one| one.article));
        let texts = self.read(|reader| texts(reader, articles))?;
        let own = types
            .iter()
            .find(|(own, _)| Some(own.id) == page.listing.entity.own_type);
        let own = own.map(|(own, _)| own.name.as_str());
        let markdown = entity_markdown(&notes(&page, own, &texts));
        let name = file_name(&page.listing.entity.name);
        let path = folder.map(|folder| write(folder, &name, &id.to_string(), &markdown));
        Ok(EntityFile {
            name,
            markdown,
            path: path.transpose()?,
        })
    }
}

fn notes<'p>(
    page: &'p EntityPage,
    own_type: Option<&'p str>,
    texts: &HashMap<ArticleId, Revision>,
) -> EntityNotes<'p> {
    let number = |article: ArticleId, range| paragraph(texts.get(&article)?, range);
    let said = |one: &'p Statement| SaidNotes {
        place: Place {
            title: &one.title,
            date: one.date,
            paragraph: number(one.article, one.range),
        },
        quote: &one.quote,
        speaker: one.speaker.as_deref(),
    };
    let naming = page.articles.iter().map(|article| NamingNotes {
        place: Place {
            title: &article.title,
            date: article.date,
            paragraph: None,
        },
        mentions: article
            .mentions
            .iter()
            .map(|one| {
                let words = [one.before.as_str(), one.quote.as_str(), one.after.as_str()];
                (number(article.article, one.range), words)
            })
            .collect(),
    });
    let noted = page.notes.iter().map(|note| {
        let target = note.annotation.target.as_ref();
        let place = Place {
            title: &note.title,
            date: note.annotation.created.date(),
            paragraph: target.and_then(|one| number(note.annotation.article, one.position)),
        };
        let quote = target.map(|target| target.quote.exact.as_str());
        (place, quote, note.annotation.body.as_str())
    });
    EntityNotes {
        entity: &page.listing.entity,
        own_type,
        roles: page.roles.iter().map(|one| one.text.as_str()).collect(),
        articles: naming.collect(),
        by: page.statements_by.iter().map(said).collect(),
        about: page.statements_about.iter().map(said).collect(),
        together: page
            .together
            .iter()
            .map(|one| (one.entity.name.as_str(), one.articles))
            .collect(),
        notes: noted.collect(),
    }
}

/// Writes the file of the entity `id` into a folder, which is made where it is missing.
fn write(folder: &Path, name: &str, id: &str, markdown: &str) -> Result<PathBuf, Error> {
    let failed = |action: &'static str, path: &Path| {
        let path = path.to_owned();
        move |cause| Error::File {
            action,
            path,
            cause,
        }
    };
    std::fs::create_dir_all(folder).map_err(failed("create", folder))?;
    for number in 1..=MOST_NAMESAKES {
        let path = folder.join(numbered(name, number));
        let present = match std::fs::read(&path) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => None,
            Err(cause) => return Err(failed("read", &path)(cause)),
        };
        match present.as_deref().map(entity_of) {
            Some(Some((whose, true))) if whose == id => {}
            Some(Some((whose, false))) if whose == id => return Err(Error::FileEdited(path)),
            Some(_) => continue,
            None => {}
        }
        if present.as_deref() != Some(markdown) {
            replace(&path, markdown, present.as_deref())
                .map_err(|refusal| Error::NotWritten(refusal.to_string()))?;
            settle(folder);
        }
        return Ok(path);
    }
    Err(Error::TooManyFiles(folder.to_owned()))
}

fn numbered(name: &str, number: u32) -> String {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    if number == 1 {
        name.to_owned()
    } else {
        format!("{stem} {number}.md")
    }
}
