//! Finds who and what a document speaks of: people, organisations, places, dates, amounts and
//! quotations.
//!
//! Pure computation on text: no files, no clock, no randomness. The day an article was published is
//! passed in. What is found is proposed; what the reader made of it is stored elsewhere.

mod acronyms;
mod amounts;
mod analysis;
mod certainty;
mod chain;
mod credits;
mod dates;
mod evidence;
mod facts;
mod features;
mod forms;
mod grouping;
mod keys;
mod known;
mod lexeme;
mod lists;
mod mentions;
mod model;
mod names;
mod numbers;
mod quotations;
mod recognise;
mod runs;
mod sheet;
mod titles;
mod tokens;
#[cfg(feature = "training")]
pub mod training;
mod version;
mod word_list;

#[cfg(test)]
mod analysis_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use amounts::{Amount, Measure};
pub use analysis::{Analysis, analyse};
pub use certainty::Certainty;
pub use dates::{DateMention, DateValue, Granularity};
pub use grouping::{Group, GroupedName};
pub use known::{Known, name_key};
pub use names::Name;
pub use quotations::{Form, Quotation, Speaker, SpeakerKind};
pub use version::version;

pub(crate) use amounts::amounts;
pub(crate) use dates::dates;
pub(crate) use quotations::quotations;

use analect_model::EntityKind;

/// The kinds that are found, in the order of the model's labels.
pub(crate) const KIND_ORDER: [EntityKind; chain::KINDS] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Nationality,
    EntityKind::Event,
    EntityKind::Work,
];
