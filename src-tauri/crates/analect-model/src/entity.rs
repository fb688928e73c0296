//! Entities and their mentions.

use crate::{
    ArticleId, Colour, EntityId, EntityTypeId, MentionId, Pattern, RejectionId, Target, Timestamp,
};

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being, real or not.
    Person,
    /// A company, party, agency, team or other body.
    Organization,
    /// A city, country, building, river or other place.
    Place,
    /// A nationality, religious or political group.
    Nationality,
    /// A war, match, summit, storm.
    Event,
    /// A book, film, law, painting.
    Work,
    /// Anything else the reader follows.
    Other,
}

/// Something that is named in articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its identifier.
    pub id: EntityId,
    /// Its kind.
    pub kind: EntityKind,
    /// The name it goes by.
    pub name: String,
    /// Other names it is found under.
    pub aliases: Vec<String>,
    /// Its Wikidata item, such as `Q90`.
    pub wikidata: Option<String>,
    /// The type of the reader's own that it is of; then its kind is [`EntityKind::Other`].
    pub own_type: Option<EntityTypeId>,
    /// The reader's note on it, in Markdown; may be empty.
    pub note: String,
}

/// A type of entities of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityType {
    /// Its identifier.
    pub id: EntityTypeId,
    /// What it is called; one to 40 characters.
    pub name: String,
    /// The digit key that chooses it, 1 to 9, where it has one.
    pub key: Option<u8>,
    /// Its colour.
    pub colour: Colour,
    /// The line under its mentions.
    pub pattern: Pattern,
}

/// A name that is not to be proposed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Its identifier.
    pub id: RejectionId,
    /// The name as it was rejected.
    pub name: String,
    /// The kind it is rejected as; `None` for any.
    pub kind: Option<EntityKind>,
    /// When it was rejected.
    pub at: Timestamp,
}

/// How a mention came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Proposed by the program.
    Suggested,
    /// Proposed by the program and accepted by the reader.
    Confirmed,
    /// Proposed by the program and rejected by the reader.
    Rejected,
    /// Made by the reader.
    ByHand,
}

/// One place in an article where an entity is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its identifier.
    pub id: MentionId,
    /// The entity named.
    pub entity: EntityId,
    /// The article it stands in.
    pub article: ArticleId,
    /// The passage.
    pub target: Target,
    /// How it came about.
    pub origin: Origin,
}
