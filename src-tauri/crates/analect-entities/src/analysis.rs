//! All that is found in a document, in one piece.

use crate::grouping::{Group, GroupedName, group};
use crate::names::{English, found};
use crate::{Amount, DateMention, Known, Name, Quotation, amounts, dates, quotations};
use analect_language::{Language, identify};
use analect_model::{Document, EntityKind, PublicationDate};
use analect_text::slice;

/// Who and what a document speaks of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// The language of the text, where it is another than English: then there are only the names
    /// the library knows, and neither dates, amounts nor quotations.
    pub foreign: Option<Language>,
    /// The entities named, in the order in which they first occur.
    pub groups: Vec<Group>,
    /// The dates, in text order.
    pub dates: Vec<DateMention>,
    /// The amounts, in text order; none overlaps a date.
    pub amounts: Vec<Amount>,
    /// The quotations, in text order; their speakers are places in `groups`.
    pub quotations: Vec<Quotation>,
}

/// Finds the entities, dates, amounts and quotations of `document`.
///
/// `published` is the day against which "on Friday" is resolved. Names that `known` has are found as
/// whole words wherever they stand, with the kind they have there, unless they are part of a longer
/// name; those it rejects are left out. Time is linear in the length of the text: about 5 ms of
/// processor time for 1,000 words.
pub fn analyse(document: &Document, published: Option<PublicationDate>, known: &Known) -> Analysis {
    let foreign = identify(document.text()).filter(|language| *language != Language::ENGLISH);
    let english = English(foreign.is_none());
    let groups = group(document, &found(document, known, english), known);
    let groups = allowed(document, groups, known);
    if foreign.is_some() {
        return Analysis {
            foreign,
            groups,
            ..Analysis::default()
        };
    }
    let dates = dates(document, published);
    let mut amounts = amounts(document);
    amounts.retain(|amount| !is_date(&dates, amount));
    Analysis {
        foreign,
        quotations: spoken(document, &groups),
        groups,
        dates,
        amounts,
    }
}

/// Whether one of `dates`, in order, overlaps the amount.
fn is_date(dates: &[DateMention], amount: &Amount) -> bool {
    let behind = dates.partition_point(|date| date.range.end() <= amount.range.start());
    let next = dates.get(behind);
    next.is_some_and(|date| date.range.overlaps(amount.range))
}

/// `groups` without what was rejected: whole groups by their name, else single mentions.
fn allowed(document: &Document, groups: Vec<Group>, known: &Known) -> Vec<Group> {
    let is_allowed = |mention: &GroupedName| {
        let written = slice(document.text(), mention.name.range).unwrap_or_default();
        !known.rejects(written, mention.name.kind)
    };
    let kept = groups.into_iter().filter_map(|mut group| {
        group.mentions.retain(is_allowed);
        let allowed = !known.rejects(&group.name, group.kind) && !group.mentions.is_empty();
        allowed.then_some(group)
    });
    kept.collect()
}

/// The quotations of `document`, their speakers found among `groups`.
fn spoken(document: &Document, groups: &[Group]) -> Vec<Quotation> {
    let speakers = groups.iter().enumerate().filter(|(_, group)| {
        !matches!(
            group.kind,
            EntityKind::Nationality | EntityKind::Event | EntityKind::Work
        )
    });
    let named = speakers.flat_map(|(number, group)| {
        let mentions = group.mentions.iter();
        mentions.map(move |mention| (mention.name, number))
    });
    let (names, owners): (Vec<Name>, Vec<usize>) = named.unzip();
    let mut found = quotations(document, &names);
    for speaker in found.iter_mut().filter_map(|one| one.speaker.as_mut()) {
        speaker.who = speaker.who.and_then(|name| owners.get(name).copied());
    }
    found
}
