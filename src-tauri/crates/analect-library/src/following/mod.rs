//! People, organisations and places across the library: what is proposed, what a reader decided,
//! and where each of them stands.
//!
//! Proposals are computed from the text and what the library knows, each time they are asked for;
//! decisions are rows. What is found without the library's knowledge is kept for each current text,
//! so that questions about the whole library are queries.

mod analysis;
mod decide;
mod edit;
mod export;
mod knowledge;
mod links;
mod list;
mod page;
mod suggest;
mod types;

pub use types::{
    AcceptEntity, AnalysisState, CountedWords, EntityArticle, EntityDetails, EntityFile,
    EntityFilter, EntityList, EntityNote, EntityPage, EntitySort, FoundAmount, FoundDate,
    FoundQuotation, Link, MentionInContext, Statement, SuggestedMention, Suggestion, Suggestions,
    Together, WantedType,
};
