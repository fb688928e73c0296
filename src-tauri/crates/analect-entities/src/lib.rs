//! Finds who and what a document speaks of: people, organisations, places, dates, amounts and
//! quotations.
//!
//! Pure computation on text: no files, no clock, no randomness. The day an article was published is
//! passed in. What is found is proposed; what the reader made of it is stored elsewhere.

mod amounts;
mod certainty;
mod dates;
mod lexeme;
mod numbers;
#[cfg(test)]
mod properties;
mod quotations;
mod word_list;

pub use amounts::{Amount, Measure, amounts};
pub use certainty::Certainty;
pub use dates::{DateMention, DateValue, Granularity, dates};
pub use quotations::{Form, Gender, Name, NameKind, Quotation, Speaker, SpeakerKind, quotations};
