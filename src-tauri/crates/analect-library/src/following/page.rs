//! An entity across the library: where it stands, what it said and what was said of it.

use super::analysis::{analysis_of, role};
use super::knowledge::{keys_of, names_of};
use super::list::listing;
use super::types::{
    CountedWords, EntityArticle, EntityNote, EntityPage, MentionInContext, Statement, Together,
};
use crate::article::revision;
use crate::detail::anchor;
use crate::entity::{CONTEXT, occurrence};
use crate::library::annotation;
use crate::{Error, Library};
use analect_entities::name_key;
use analect_model::{ArticleId, Entity, EntityId, EntityKind, Mention, Origin, Revision};
use analect_store::{NamePlace, NamingArticle, Reader, SaidPlace, StoredAnalysis};
use analect_text::{TextRange, slice};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

impl Library {
    /// An entity followed across the library. Lists are of the newest [`EntityPage::LIMIT`]
    /// articles; its counts are of all.
    pub fn entity_page(&self, id: EntityId) -> Result<EntityPage, Error> {
        self.read(|reader| page(reader, id))
    }
}

fn page(reader: &Reader<'_>, id: EntityId) -> Result<EntityPage, Error> {
    let listing = listing(reader, id)?;
    let limit = EntityPage::LIMIT;
    let keys = keys_of(&listing.entity);
    let kind = Some(listing.entity.kind).filter(|kind| *kind != EntityKind::Other);
    let named = reader.entities().articles_of(id, limit)?;
    let waiting = reader.analyses().naming(&keys, kind, id, limit)?;
    let waiting = reader.entities().naming_articles(&waiting)?;
    let mut page = EntityPage {
        roles: Vec::new(),
        honorifics: Vec::new(),
        articles: Vec::new(),
        waiting: Vec::new(),
        statements_by: Vec::new(),
        statements_about: Vec::new(),
        together: together(reader, id)?,
        notes: notes(reader, &listing.entity)?,
        texts: Vec::new(),
        listing,
    };
    let (mut roles, mut honorifics) = (Counts::default(), Counts::default());
    for article in named {
        let seen = Seen::read(reader, id, &keys, kind, article)?;
        seen.names(|place| place.role, &mut roles);
        seen.names(|place| place.honorific, &mut honorifics);
        let before = page.statements_by.len() + page.statements_about.len();
        seen.statements(&mut page);
        page.articles.push(seen.article_with_mentions());
        if page.statements_by.len() + page.statements_about.len() > before {
            page.texts.push(seen.text);
        }
    }
    for article in waiting {
        let seen = Seen::read(reader, id, &keys, kind, article)?;
        if seen.waiting > 0 {
            page.waiting.push(seen.article_with_places());
        }
    }
    page.roles = roles.sorted();
    page.honorifics = honorifics.sorted();
    Ok(page)
}

fn together(reader: &Reader<'_>, id: EntityId) -> Result<Vec<Together>, Error> {
    let limit = u32::try_from(EntityPage::LIMIT).unwrap_or(u32::MAX);
    let found = reader.entities().together_with(id, limit)?.into_iter();
    Ok(found
        .map(|(entity, articles)| Together { entity, articles })
        .collect())
}

/// The annotations that cover a mention, and those that name the entity with an `@`.
fn notes(reader: &Reader<'_>, entity: &Entity) -> Result<Vec<EntityNote>, Error> {
    let mut found = Vec::new();
    for (id, title, covers) in reader.entities().annotations_near(entity.id)? {
        let annotation = annotation(reader, id)?;
        if covers || names_of(entity).any(|name| is_named_in(&annotation.body, name)) {
            found.push(EntityNote { annotation, title });
        }
    }
    Ok(found)
}

/// Whether a note says `@name`, capitals or not, and the name ends there.
fn is_named_in(note: &str, name: &str) -> bool {
    let (note, name) = (note.to_lowercase(), format!("@{}", name.to_lowercase()));
    let mut places = note.match_indices(&name);
    places.any(|(at, _)| {
        let after = note.get(at + name.len()..).unwrap_or_default();
        !after.starts_with(char::is_alphanumeric)
    })
}

/// What an article has of an entity.
struct Seen {
    article: NamingArticle,
    text: Revision,
    analysis: StoredAnalysis,
    /// The mentions of the entity, in order.
    mentions: Vec<Mention>,
    /// The mentions of other entities.
    others: Vec<Mention>,
    /// The places that are proposed for it, where nothing is decided, in order.
    open: Vec<TextRange>,
    /// The groups of names that are it, by their places in the analysis.
    groups: Vec<usize>,
    waiting: u32,
}

impl Seen {
    fn read(
        reader: &Reader<'_>,
        id: EntityId,
        keys: &[String],
        kind: Option<EntityKind>,
        article: NamingArticle,
    ) -> Result<Self, Error> {
        let (text, analysis) = analysis_of(reader, article.id)?;
        let said = text.document.text();
        let mut decided = reader.entities().decisions_in(article.id)?;
        // What was replaced in the text is no mention any more.
        decided.retain(|one| anchor(said, Some(&one.target)).range.is_some());
        let at = |range: TextRange| move |one: &&Mention| one.target.position.overlaps(range);
        let own = |one: &&Mention| one.entity == id && one.origin != Origin::Rejected;
        let is_own =
            |place: &NamePlace| decided.iter().filter(own).any(|one| at(place.range)(&one));
        let called = |group: &Vec<NamePlace>| {
            let mut names = group
                .iter()
                .filter_map(|one| slice(said, one.range))
                .map(name_key);
            let surname = kind == Some(EntityKind::Person);
            names.any(|key| keys.contains(&key) && (!surname || key.contains(' ')))
        };
        let numbered = analysis.groups.iter().enumerate();
        let groups: Vec<usize> = numbered
            .clone()
            .filter(|(_, group)| group.iter().any(is_own))
            .map(|(number, _)| number)
            .collect();
        let proposed = numbered.filter(|(number, group)| groups.contains(number) || called(group));
        let mut open: Vec<TextRange> = proposed
            .flat_map(|(_, group)| group.iter().map(|place| place.range))
            .filter(|range| !decided.iter().any(|one| at(*range)(&one)))
            .collect();
        open.sort_unstable_by_key(|range| range.start());
        let live = decided
            .into_iter()
            .filter(|one| one.origin != Origin::Rejected);
        let (mentions, others) = live.partition(|one| one.entity == id);
        Ok(Self {
            waiting: u32::try_from(open.len()).unwrap_or(u32::MAX),
            article,
            mentions,
            others,
            open,
            groups,
            analysis,
            text,
        })
    }

    /// Counts each of the words beside its names once.
    fn names(&self, words: impl Fn(&NamePlace) -> Option<TextRange>, counts: &mut Counts) {
        let mut found: Vec<String> = Vec::new();
        let groups = self
            .groups
            .iter()
            .filter_map(|at| self.analysis.groups.get(*at));
        for place in groups.flatten().filter(|one| !self.is_other(one.range)) {
            let text = role(self.text.document.text(), words(place));
            found.extend(text.filter(|text| !found.contains(text)));
        }
        for text in found {
            counts.add(text);
        }
    }

    fn statements(&self, page: &mut EntityPage) {
        for said in &self.analysis.quotations {
            let by = said.group.is_some_and(|group| self.groups.contains(&group))
                && !said.speaker.is_some_and(|range| self.is_other(range));
            let held = |one: &Mention| said.range.contains(one.target.position);
            if by {
                page.statements_by.extend(self.statement(said));
            } else if self.mentions.iter().any(held) {
                page.statements_about.extend(self.statement(said));
            }
        }
    }

    /// Whether a place was decided to be another entity, as a namesake.
    fn is_other(&self, range: TextRange) -> bool {
        let mut others = self.others.iter();
        others.any(|one| one.target.position.overlaps(range))
    }

    fn statement(&self, said: &SaidPlace) -> Option<Statement> {
        let words = |range| slice(self.text.document.text(), range).map(str::to_owned);
        Some(Statement {
            article: self.article.id,
            title: self.article.title.clone(),
            date: self.article.day,
            range: said.range,
            quote: words(said.range)?,
            direct: said.direct,
            speaker: said.speaker.and_then(words),
            verb: said.verb.and_then(words),
        })
    }

    fn article_with_mentions(&self) -> EntityArticle {
        self.listed(self.mentions.iter().map(in_context).collect())
    }

    fn article_with_places(&self) -> EntityArticle {
        let text = self.text.document.text();
        let place = |range: &TextRange| {
            let place = occurrence(text, *range);
            MentionInContext {
                id: None,
                range: *range,
                before: place.before,
                quote: slice(text, *range).unwrap_or_default().to_owned(),
                after: place.after,
            }
        };
        self.listed(self.open.iter().map(place).collect())
    }

    fn listed(&self, mentions: Vec<MentionInContext>) -> EntityArticle {
        EntityArticle {
            article: self.article.id,
            title: self.article.title.clone(),
            site: self.article.site.clone(),
            date: self.article.day,
            mentions,
            waiting: self.waiting,
        }
    }
}

/// A mention with the words around it within its line.
fn in_context(mention: &Mention) -> MentionInContext {
    let quote = &mention.target.quote;
    let (before, after) = (last_line(&quote.prefix), first_line(&quote.suffix));
    let skip = before.chars().count().saturating_sub(CONTEXT);
    let near: String = before.chars().skip(skip).collect();
    // What is cut starts and ends with whole words.
    let start = near.find(char::is_whitespace).filter(|_| skip > 0);
    let far: String = after.chars().take(CONTEXT).collect();
    let end = if far.len() < after.len() {
        far.rfind(char::is_whitespace).unwrap_or(far.len())
    } else {
        far.len()
    };
    MentionInContext {
        id: Some(mention.id),
        range: mention.target.position,
        before: near
            .get(start.unwrap_or(0)..)
            .unwrap_or_default()
            .trim_start()
            .to_owned(),
        quote: quote.exact.clone(),
        after: far.get(..end).unwrap_or_default().to_owned(),
    }
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// Words and in how many articles they stand.
#[derive(Default)]
struct Counts(HashMap<String, u32>);

impl Counts {
    fn add(&mut self, text: String) {
        *self.0.entry(text).or_default() += 1;
    }

    /// The most frequent ones first.
    fn sorted(self) -> Vec<CountedWords> {
        let words = |(text, articles)| CountedWords { text, articles };
        let mut all: Vec<CountedWords> = self.0.into_iter().map(words).collect();
        all.sort_by(|one, other| {
            let most = other.articles.cmp(&one.articles);
            most.then_with(|| one.text.cmp(&other.text))
        });
        all
    }
}

/// The number of the paragraph of the body that a range of a text stands in, from 1.
pub(super) fn paragraph(text: &Revision, range: TextRange) -> Option<u32> {
    let document = &text.document;
    let at = document.block_of(range)?;
    let blocks = document.blocks().get(..=at)?;
    let here = blocks.last().is_some_and(|block| block.kind.is_prose());
    let count = blocks.iter().filter(|block| block.kind.is_prose()).count();
    u32::try_from(count).ok().filter(|_| here)
}

/// The texts of articles, each read once.
pub(super) fn texts(
    reader: &Reader<'_>,
    articles: impl Iterator<Item = ArticleId>,
) -> Result<HashMap<ArticleId, Revision>, Error> {
    let mut found = HashMap::new();
    for article in articles {
        if let Entry::Vacant(place) = found.entry(article) {
            place.insert(revision(reader, article)?);
        }
    }
    Ok(found)
}
