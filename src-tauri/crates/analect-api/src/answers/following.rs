//! Entities that are proposed, decided about and followed across the library.

use super::{Colour, EntityKind, Pattern, Span};
use serde::{Deserialize, Serialize};

words! {
    /// The order of a list of entities.
    EntitySort { Name, Articles, Mentions, Recent }
}

shapes! {
    /// A place where a proposed name stands.
    Serialize SuggestedMentionView {
        span: Span,
        before: String,
        quote: String,
        after: String,
        /** The share of names like this one that are right, from 0 to 1. */
        confidence: f64,
        /** Whether it is sure enough to be painted in the text. */
        shown: bool,
    }
    /// An entity of the library that a proposed one may be, with the reasons in words.
    Serialize LinkView {
        entity: String,
        name: String,
        kind: EntityKind,
        own_type: Option<String>,
        /** Articles that mention it, outside the trash. */
        articles: u32,
        /** The day of the first of them, `YYYY-MM-DD`. */
        since: Option<String>,
        reasons: Vec<String>,
    }
    /// An entity that is proposed: the names of an article that mean the same.
    Serialize SuggestionView {
        /** The same for the same names of one text. */
        key: String,
        name: String,
        kind: EntityKind,
        /** Its other names in the article, as written. */
        aliases: Vec<String>,
        /** The office it is named with, such as “French president”. */
        role: Option<String>,
        mentions: Vec<SuggestedMentionView>,
        /** How sure it is, from 0 to 1. */
        confidence: f64,
        /** Whether it is sure enough to be painted in the text. */
        shown: bool,
        /** The entity of the library that it probably is. */
        link: Option<LinkView>,
        /** Others that it may be, best first. */
        others: Vec<LinkView>,
        /** Other articles where this name waits for a decision. */
        elsewhere: u32,
    }
    /// A date that an article speaks of.
    Serialize FoundDateView {
        span: Span,
        quote: String,
        /** The days it means, in ISO 8601 or EDTF; null where the text does not tell. */
        value: Option<String>,
        certain: bool,
    }
    /// An amount that an article states.
    Serialize FoundAmountView {
        span: Span,
        quote: String,
        /** The value, or the lower end of it. */
        low: f64,
        high: f64,
        /** The currency, the unit or the noun counted; `%` for percent, `pp` for percentage points. */
        unit: Option<String>,
        certain: bool,
    }
    /// Something somebody is reported to have said.
    Serialize QuotationView {
        span: Span,
        quote: String,
        /** Whether it stands between quotation marks. */
        direct: bool,
        /** Who said it, where a name tells. */
        speaker: Option<String>,
        /** The entity of the library that said it, once it is decided about. */
        entity: Option<String>,
        /** The key of the proposed entity that said it, as long as it is not. */
        suggestion: Option<String>,
        /** Who said it, where only a description tells (“a spokesman”). */
        description: Option<String>,
        verb: Option<String>,
        certain: bool,
    }
    /// What was found in an article and is not decided about yet.
    Serialize SuggestionsView {
        /** In the order in which deciding is worth most. */
        groups: Vec<SuggestionView>,
        dates: Vec<FoundDateView>,
        amounts: Vec<FoundAmountView>,
        quotations: Vec<QuotationView>,
        /** A sentence where the text is not in English: then only names that the library knows are
        found. */
        language_note: Option<String>,
    }
    /// A name on the stop list.
    Serialize RejectionView {
        id: String,
        name: String,
        /** Null for any kind. */
        kind: Option<EntityKind>,
        /** Milliseconds since the Unix epoch. */
        at: i64,
    }
    /// A type of entities of the reader's own.
    Serialize EntityTypeView {
        id: String,
        name: String,
        /** The digit that chooses it, 1-9; null where it has none. */
        key: Option<u8>,
        colour: Colour,
        pattern: Pattern,
        /** Entities that are of it. */
        entities: u32,
    }
    /// An entity as lists show it.
    Serialize EntityRow {
        id: String,
        name: String,
        kind: EntityKind,
        own_type: Option<String>,
        aliases: Vec<String>,
        /** Articles that mention it, outside the trash. */
        articles: u32,
        mentions: u32,
        /** The day of the newest of these articles, `YYYY-MM-DD`. */
        last_seen: Option<String>,
    }
    /// A part of the entities of the library.
    Serialize EntityListView {
        total: u32,
        entities: Vec<EntityRow>,
        /** Articles that are yet to be looked through for names. */
        unread: u32,
    }
    /// A mention with the words around it.
    Serialize MentionInContext {
        /** Null for a place that is only proposed. */
        id: Option<String>,
        before: String,
        quote: String,
        after: String,
    }
    /// An article on the page of an entity.
    Serialize EntityArticleView {
        article: String,
        title: String,
        site: Option<String>,
        /** `YYYY-MM-DD`. */
        date: String,
        mentions: Vec<MentionInContext>,
        /** Places in it that are proposed and not decided about. */
        waiting: u32,
    }
    /// A statement by an entity or about it.
    Serialize StatementView {
        article: String,
        title: String,
        date: String,
        span: Span,
        quote: String,
        direct: bool,
        /** The words for the speaker as they stand. */
        speaker: Option<String>,
        verb: Option<String>,
    }
    /// An entity that stands in the same articles.
    Serialize TogetherView { entity: String, name: String, kind: EntityKind, articles: u32 }
    /// A highlight or note about an entity.
    Serialize EntityNoteView {
        annotation: String,
        article: String,
        title: String,
        /** The words marked; null for a note on the article. */
        quote: Option<String>,
        label: Option<String>,
        body: String,
    }
    /// Words that an entity is named with, and in how many articles.
    Serialize CountedWords { text: String, articles: u32 }
    /// An entity followed across the library.
    Serialize EntityPageView {
        entity: EntityRow,
        wikidata: Option<String>,
        /** The reader's note in Markdown; may be empty. */
        note: String,
        roles: Vec<CountedWords>,
        honorifics: Vec<CountedWords>,
        /** Those that mention it, newest first. */
        articles: Vec<EntityArticleView>,
        /** Those that only say its name and wait for a decision, newest first. */
        waiting: Vec<EntityArticleView>,
        first_seen: Option<String>,
        last_seen: Option<String>,
        statements_by: Vec<StatementView>,
        statements_about: Vec<StatementView>,
        /** Those in most of its articles first. */
        together: Vec<TogetherView>,
        notes: Vec<EntityNoteView>,
        /** How many articles lists of this page are of at most, newest first. */
        limit: u32,
    }
    /// An entity's page as a file.
    Serialize EntityFileView {
        /** The file's name. */
        name: String,
        markdown: String,
        /** Where it was written; null without a folder. */
        path: Option<String>,
    }
    /// How far the library is looked through for names.
    Serialize AnalysisState { articles: u32, unread: u32 }
    /// An entity to be confirmed in an article.
    Deserialize AcceptEntityArgs {
        article: String,
        name: String,
        kind: EntityKind,
        own_type: Option<String>,
        aliases: Vec<String>,
        spans: Vec<Span>,
        /** Proposed places that are not it. */
        left_out: Vec<Span>,
        /** The entity of the library that it is; null for the one of this name, or a new one. */
        into: Option<String>,
        /** It is somebody else than the library's entity of this name: a new one is made. */
        someone_else: bool,
    }
    /// All that is shown to be confirmed, of one kind or of all.
    Deserialize AcceptShownArgs { article: String, kind: Option<EntityKind> }
    /// A name that is not to be proposed again, of one kind or of all.
    Deserialize RejectEntityArgs { article: String, name: String, kind: Option<EntityKind> }
    /// A proposed name that is not the entity it was linked to.
    Deserialize UnlinkArgs { article: String, name: String, entity: String }
    /// Something with an identifier.
    Deserialize OfRejection { id: String }
    /// What becomes another entity: mentions, all of them in some articles, or both.
    Deserialize SplitEntityArgs {
        entity: String,
        name: String,
        articles: Vec<String>,
        mentions: Vec<String>,
    }
    /// An entity of the library.
    Deserialize OfEntityAlone { entity: String }
    /// Which entities of the library are wanted; null and empty mean any.
    Deserialize EntityListArgs {
        query: String,
        kind: Option<EntityKind>,
        own_type: Option<String>,
        sort: EntitySort,
        offset: u32,
        limit: u32,
    }
    /// What is known of an entity besides its name and kind.
    Deserialize EditEntityDetailsArgs {
        entity: String,
        aliases: Vec<String>,
        wikidata: Option<String>,
        note: String,
        own_type: Option<String>,
    }
    /// The reader's own types as they should be, in order; one without an id is new.
    Deserialize SaveEntityTypesArgs { types: Vec<EntityTypeArgs> }
    /// A type as it should be.
    Deserialize EntityTypeArgs {
        id: Option<String>, name: String, key: Option<u8>, colour: Colour, pattern: Pattern,
    }
    /// An entity to write, and the folder to write it to, if any.
    Deserialize ExportEntityArgs { entity: String, folder: Option<String> }
}
