//! What is proposed in an article: names that nothing is decided about, with the entities of the
//! library that they may be; dates, amounts and quotations.

use super::analysis::{is_in_story, role};
use super::knowledge::Knowledge;
use super::links::Links;
use super::types::{
    FoundAmount, FoundDate, FoundQuotation, SuggestedMention, Suggestion, Suggestions,
};
use crate::article::{listing, revision};
use crate::detail::anchor;
use crate::entity::occurrence;
use crate::{Error, Library};
use analect_entities::{
    Amount, Analysis, Certainty, DateMention, Form, Group, GroupedName, Measure, Quotation,
    analyse, name_key,
};
use analect_model::{ArticleId, Document, EntityId, Mention, Origin, Revision};
use analect_store::Reader;
use analect_text::slice;

impl Library {
    /// What was found in an article and is not decided about yet, with the text it speaks of.
    ///
    /// It is computed anew each time, from the text and what the library knows: about 10 ms for an
    /// article of usual length.
    pub fn suggestions(&self, article: ArticleId) -> Result<(Revision, Suggestions), Error> {
        self.read(|reader| suggest(reader, article))
    }
}

pub(super) fn suggest(
    reader: &Reader<'_>,
    article: ArticleId,
) -> Result<(Revision, Suggestions), Error> {
    let published = listing(reader, article)?.article.published;
    let revision = revision(reader, article)?;
    let knowledge = Knowledge::read(reader)?;
    let found = analyse(&revision.document, published, &knowledge.known);
    let decisions = Decisions::read(reader, &revision)?;
    let open = decisions.open(&found, &revision.document);
    let links = Links::find(reader, &revision, &knowledge, &decisions, &open)?;
    let text = revision.document.text();
    let mut groups: Vec<(usize, Suggestion)> = open
        .iter()
        .zip(links.0)
        .map(|(open, links)| (open.place, suggestion(text, open, links)))
        .collect();
    groups.sort_by(|(_, one), (_, other)| worth(other).total_cmp(&worth(one)));
    let order: Vec<usize> = groups.iter().map(|(place, _)| *place).collect();
    let said = |one: &Quotation| quotation(text, &found, &knowledge, &decisions, &order, one);
    let suggestions = Suggestions {
        quotations: found.quotations.iter().map(said).collect(),
        dates: found.dates.iter().map(date).collect(),
        amounts: found.amounts.iter().map(|one| amount(text, one)).collect(),
        foreign: found.foreign.map(|language| language.as_str().to_owned()),
        groups: groups.into_iter().map(|(_, group)| group).collect(),
    };
    Ok((revision, suggestions))
}

/// What deciding about a suggestion is worth: how often it stands, by how unsure it is.
fn worth(suggestion: &Suggestion) -> f64 {
    let often = u32::try_from(suggestion.mentions.len()).unwrap_or(u32::MAX);
    f64::from(often) * (1.05 - f64::from(suggestion.confidence))
}

/// What is decided about places of an article, where their words still stand there.
pub(super) struct Decisions(pub(super) Vec<Mention>);

impl Decisions {
    fn read(reader: &Reader<'_>, revision: &Revision) -> Result<Self, Error> {
        let text = revision.document.text();
        let mut all = reader.entities().decisions_in(revision.article)?;
        all.retain(|one| anchor(text, Some(&one.target)).range.is_some());
        Ok(Self(all))
    }

    fn at(&self, place: &GroupedName) -> Option<&Mention> {
        let mut all = self.0.iter();
        all.find(|one| one.target.position.overlaps(place.name.range))
    }

    /// The groups of an analysis of which a place in the story is open.
    fn open<'a>(&self, found: &'a Analysis, document: &Document) -> Vec<Open<'a>> {
        let open = |(place, group): (usize, &'a Group)| {
            let names = group.mentions.iter();
            let names = names.filter(|one| is_in_story(document, one.name.range));
            let names: Vec<&GroupedName> = names.filter(|one| self.at(one).is_none()).collect();
            (!names.is_empty()).then_some(Open {
                place,
                group,
                names,
            })
        };
        found.groups.iter().enumerate().filter_map(open).collect()
    }

    /// The entity that a place of the group was decided to be.
    pub(super) fn entity(&self, group: &Group) -> Option<EntityId> {
        let live = self.0.iter().filter(|one| one.origin != Origin::Rejected);
        let is_in = |one: &&Mention| {
            let mut places = group.mentions.iter();
            places.any(|place| one.target.position.overlaps(place.name.range))
        };
        live.filter(is_in).map(|one| one.entity).next()
    }
}

/// A group of names with the places that nothing is decided about.
pub(super) struct Open<'a> {
    /// The place of the group in the analysis.
    place: usize,
    pub(super) group: &'a Group,
    names: Vec<&'a GroupedName>,
}

impl Open<'_> {
    /// The office that it is named with.
    pub(super) fn role(&self, text: &str) -> Option<String> {
        role(text, self.group.mentions.iter().find_map(|one| one.role))
    }

    /// What its names are compared by, the fullest one first.
    pub(super) fn keys(&self) -> Vec<String> {
        let names = std::iter::once(&self.group.name).chain(&self.group.aliases);
        names.map(|name| name_key(name)).collect()
    }
}

fn suggestion(text: &str, open: &Open<'_>, links: super::links::GroupLinks) -> Suggestion {
    let mention = |one: &&GroupedName| SuggestedMention {
        place: occurrence(text, one.name.range),
        confidence: one.name.confidence,
        shown: one.name.shown,
    };
    Suggestion {
        kind: open.group.kind,
        name: open.group.name.clone(),
        aliases: open.group.aliases.clone(),
        role: open.role(text),
        mentions: open.names.iter().map(mention).collect(),
        confidence: open.group.confidence,
        shown: open.names.iter().any(|one| one.name.shown),
        link: links.link,
        others: links.others,
        elsewhere: links.elsewhere,
    }
}

fn date(found: &DateMention) -> FoundDate {
    FoundDate {
        range: found.range,
        value: found.value.map(|value| value.to_string()),
        certain: found.certainty == Certainty::High,
    }
}

fn amount(text: &str, found: &Amount) -> FoundAmount {
    let unit = match found.measure {
        Measure::Money(currency) => currency.map(str::to_owned),
        Measure::Percent => Some("%".to_owned()),
        Measure::PercentagePoints => Some("pp".to_owned()),
        Measure::Unit(unit) => Some(unit.to_owned()),
        Measure::Count(noun) => slice(text, noun).map(str::to_owned),
    };
    FoundAmount {
        range: found.range,
        low: found.low,
        high: found.high,
        unit,
        certain: found.certainty == Certainty::High,
    }
}

/// `order` are the places in the analysis of the groups that are proposed, in their order.
fn quotation(
    text: &str,
    found: &Analysis,
    knowledge: &Knowledge,
    decisions: &Decisions,
    order: &[usize],
    said: &Quotation,
) -> FoundQuotation {
    let place = said.speaker.and_then(|speaker| speaker.who);
    let group = place.and_then(|place| found.groups.get(place));
    let entity = group.and_then(|group| decisions.entity(group));
    let named = entity.and_then(|id| knowledge.entities.iter().find(|one| one.id == id));
    let words = |range| slice(text, range).map(str::to_owned);
    FoundQuotation {
        range: said.range,
        direct: said.form == Form::Direct,
        speaker: named
            .map(|entity| &entity.name)
            .or(group.map(|group| &group.name))
            .cloned(),
        entity,
        suggestion: place
            .filter(|_| entity.is_none())
            .and_then(|place| order.iter().position(|one| *one == place)),
        description: said
            .speaker
            .filter(|_| group.is_none())
            .and_then(|speaker| words(speaker.range)),
        verb: said.verb.and_then(words),
        certain: said.certainty == Certainty::High,
    }
}
