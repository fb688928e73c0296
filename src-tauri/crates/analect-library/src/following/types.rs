//! What is asked and answered about entities across the library.

use analect_model::{
    Annotation, ArticleId, Colour, Entity, EntityId, EntityKind, EntityTypeId, MentionId, Pattern,
    PublicationDate, Revision,
};
use analect_store::EntityListing;
use analect_text::TextRange;

/// A place where a proposed name stands.
#[derive(Debug, Clone, PartialEq)]
pub struct SuggestedMention {
    /// The place, with the words around it within its line.
    pub place: crate::Occurrence,
    /// The share of names like this one that are right, from 0 to 1.
    pub confidence: f32,
    /// Whether it is sure enough to be painted in the text.
    pub shown: bool,
}

/// An entity of the library that a proposed one may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The entity.
    pub entity: Entity,
    /// Articles outside the trash that mention it.
    pub articles: u32,
    /// The day of the first of them.
    pub since: Option<PublicationDate>,
    /// Why, in words; those that weigh most first.
    pub reasons: Vec<String>,
}

/// An entity that is proposed: names of an article that mean the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest of its names, as written.
    pub name: String,
    /// Its other names, as written.
    pub aliases: Vec<String>,
    /// The office it is named with.
    pub role: Option<String>,
    /// Where it is named and nothing is decided, in order; at least one place.
    pub mentions: Vec<SuggestedMention>,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
    /// Whether one of its mentions is sure enough to be painted.
    pub shown: bool,
    /// The entity of the library that it probably is.
    pub link: Option<Link>,
    /// Others that it may be, best first.
    pub others: Vec<Link>,
    /// Other articles where this name waits for a decision.
    pub elsewhere: u32,
}

/// A date that an article speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// The phrase.
    pub range: TextRange,
    /// The days it means, in ISO 8601 or EDTF; `None` where the text does not tell.
    pub value: Option<String>,
    /// Whether the words leave no doubt.
    pub certain: bool,
}

/// An amount that an article states.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundAmount {
    /// The phrase.
    pub range: TextRange,
    /// The value, or the lower end of it.
    pub low: f64,
    /// The value, or the upper end of it.
    pub high: f64,
    /// The currency (ISO 4217), the unit or the noun counted; `%` for percent, `pp` for percentage
    /// points.
    pub unit: Option<String>,
    /// Whether the words leave no doubt.
    pub certain: bool,
}

/// Something somebody is reported to have said in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundQuotation {
    /// The words.
    pub range: TextRange,
    /// Whether they stand between quotation marks.
    pub direct: bool,
    /// The name of who said it, where one tells.
    pub speaker: Option<String>,
    /// The entity of the library that said it, once that is decided.
    pub entity: Option<EntityId>,
    /// The place among the suggestions of who said it, as long as it is not.
    pub suggestion: Option<usize>,
    /// Who said it, where only a description tells.
    pub description: Option<String>,
    /// The verb that reports it.
    pub verb: Option<String>,
    /// Whether the words leave no doubt.
    pub certain: bool,
}

/// What was found in an article and is not decided about yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggestions {
    /// The entities, in the order in which deciding is worth most.
    pub groups: Vec<Suggestion>,
    /// The dates, in text order.
    pub dates: Vec<FoundDate>,
    /// The amounts, in text order.
    pub amounts: Vec<FoundAmount>,
    /// The quotations, in text order.
    pub quotations: Vec<FoundQuotation>,
    /// The language of a text that is not in English: then only names the library knows are found.
    pub foreign: Option<String>,
}

/// An entity to be confirmed in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptEntity {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// The reader's own type that it is of; then its kind is other.
    pub own_type: Option<EntityTypeId>,
    /// Other names it is learnt to go by.
    pub aliases: Vec<String>,
    /// Where it stands.
    pub ranges: Vec<TextRange>,
    /// Proposed places that are not it.
    pub left_out: Vec<TextRange>,
    /// The entity of the library that it is; `None` for the one of this name, or a new one.
    pub into: Option<EntityId>,
    /// It is somebody else than the library's entity of this name: a new one is made.
    pub someone_else: bool,
}

/// What is known of an entity besides its name and kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityDetails {
    /// Its other names.
    pub aliases: Vec<String>,
    /// Its Wikidata item, such as `Q90`.
    pub wikidata: Option<String>,
    /// The reader's note, in Markdown.
    pub note: String,
    /// The reader's own type that it is of.
    pub own_type: Option<EntityTypeId>,
}

/// A type of the reader's own as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedType {
    /// Which one it is; `None` for a new one.
    pub id: Option<EntityTypeId>,
    /// Its name.
    pub name: String,
    /// The digit that chooses it.
    pub key: Option<u8>,
    /// Its colour.
    pub colour: Colour,
    /// The line under its mentions.
    pub pattern: Pattern,
}

/// The order of a list of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EntitySort {
    /// By name.
    #[default]
    Name,
    /// Those in most articles first.
    Articles,
    /// Those with most mentions first.
    Mentions,
    /// Those seen last first.
    Recent,
}

/// Which entities are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityFilter {
    /// Words that a name or alias holds, capitals or not; empty for any.
    pub query: String,
    /// The kind; `None` for any.
    pub kind: Option<EntityKind>,
    /// The reader's own type; `None` for any.
    pub own_type: Option<EntityTypeId>,
    /// The order.
    pub sort: EntitySort,
    /// How many to leave out at the start.
    pub offset: usize,
    /// How many at most.
    pub limit: usize,
}

/// A part of the entities of the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityList {
    /// How many there are in all.
    pub total: usize,
    /// The part that was asked for.
    pub entities: Vec<EntityListing>,
    /// Articles that are yet to be looked through.
    pub unread: u32,
}

/// How far the library is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AnalysisState {
    /// Articles outside the trash.
    pub articles: u32,
    /// Those of them that are yet to be looked through.
    pub unread: u32,
}

/// A mention with the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionInContext {
    /// The mention; `None` for a place that is only proposed.
    pub id: Option<MentionId>,
    /// Where it stands in the current text.
    pub range: TextRange,
    /// The words before it.
    pub before: String,
    /// Its words.
    pub quote: String,
    /// The words after it.
    pub after: String,
}

/// An article on the page of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityArticle {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// Its site.
    pub site: Option<String>,
    /// The day it was published, or else added.
    pub date: PublicationDate,
    /// The mentions, in order.
    pub mentions: Vec<MentionInContext>,
    /// Names in it that are proposed and not decided about.
    pub waiting: u32,
}

/// A statement by an entity or about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// The day it was published, or else added.
    pub date: PublicationDate,
    /// The words, in its current text.
    pub range: TextRange,
    /// The words themselves.
    pub quote: String,
    /// Whether they stand between quotation marks.
    pub direct: bool,
    /// The words for the speaker as they stand.
    pub speaker: Option<String>,
    /// The verb that reports it.
    pub verb: Option<String>,
}

/// An entity that stands in the same articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The other entity.
    pub entity: Entity,
    /// Articles outside the trash that mention both.
    pub articles: u32,
}

/// A highlight or note about an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityNote {
    /// The annotation; its target is the passage it was made on.
    pub annotation: Annotation,
    /// The title of its article.
    pub title: String,
}

/// Words that an entity is named with, and in how many articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedWords {
    /// The words.
    pub text: String,
    /// Articles that have them.
    pub articles: u32,
}

/// An entity followed across the library.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityPage {
    /// The entity and its counts.
    pub listing: EntityListing,
    /// The offices it is named with, those in most articles first.
    pub roles: Vec<CountedWords>,
    /// The forms of address, those in most articles first.
    pub honorifics: Vec<CountedWords>,
    /// The articles that mention it, newest first.
    pub articles: Vec<EntityArticle>,
    /// The articles that say its name and wait for a decision, newest first.
    pub waiting: Vec<EntityArticle>,
    /// What it said, newest first.
    pub statements_by: Vec<Statement>,
    /// What others said of it, newest first.
    pub statements_about: Vec<Statement>,
    /// Those it stands together with, in most articles first.
    pub together: Vec<Together>,
    /// Highlights and notes that cover a mention or name it.
    pub notes: Vec<EntityNote>,
    /// The texts that the statements stand in.
    pub texts: Vec<Revision>,
}

impl EntityPage {
    /// Articles that mentions, proposals and statements are listed of at most, the newest.
    pub const LIMIT: usize = 200;
}

/// An entity's page as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityFile {
    /// The file's name.
    pub name: String,
    /// What it holds.
    pub markdown: String,
    /// Where it was written; `None` without a folder.
    pub path: Option<std::path::PathBuf>,
}
