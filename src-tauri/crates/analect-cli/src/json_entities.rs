//! What is found in a text as JSON; offsets are code points.

use crate::json::{add_range, kind};
use analect_entities::{Amount, Analysis, Certainty, Form, Group, Measure, Name, Quotation};
use analect_text::{OffsetMap, TextRange, slice};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A text that was read for entities.
pub(crate) struct Found<'a> {
    pub(crate) analysis: &'a Analysis,
    pub(crate) text: &'a str,
    /// Whether only what is sure enough to be marked in the text counts.
    pub(crate) shown: bool,
}

/// The analysis: `entities` with dates and amounts among them, `quotes` between marks, `statements`
/// without; `foreign` is the language where it is none that names are found in.
pub(crate) fn analysis(found: &Found<'_>) -> Map<String, Value> {
    let map = OffsetMap::new(found.text);
    let mut entities: Vec<Value> = found.groups().map(|one| found.group(&map, one)).collect();
    entities.extend(found.dates(&map));
    entities.extend(found.amounts(&map));
    let said = |form: Form| -> Vec<Value> {
        let all = found.analysis.quotations.iter();
        let all = all.filter(|one| one.form == form);
        all.map(|one| found.quotation(&map, one)).collect()
    };
    let mut answer = Map::new();
    answer.insert("entities".into(), entities.into());
    answer.insert("quotes".into(), said(Form::Direct).into());
    answer.insert("statements".into(), said(Form::Indirect).into());
    if let Some(language) = found.analysis.foreign {
        answer.insert("foreign".into(), language.as_str().into());
    }
    answer
}

impl<'a> Found<'a> {
    /// The groups that count.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &'a Group> {
        let counts = |group: &&Group| self.names(group).next().is_some();
        self.analysis.groups.iter().filter(counts)
    }

    /// The mentions of `group` that count.
    pub(crate) fn names<'group>(&self, group: &'group Group) -> impl Iterator<Item = &'group Name> {
        let shown = self.shown;
        let names = group.mentions.iter().map(|mention| &mention.name);
        names.filter(move |name| name.shown || !shown)
    }

    /// The name of whoever speaks, where it counts.
    pub(crate) fn speaker(&self, quotation: &Quotation) -> Option<&'a str> {
        let group = self.analysis.groups.get(quotation.speaker?.who?)?;
        self.names(group).next().map(|_| group.name.as_str())
    }

    /// Whether something that is this sure counts.
    pub(crate) fn counts(&self, certainty: Certainty) -> bool {
        !self.shown || certainty > Certainty::Low
    }

    pub(crate) fn words(&self, range: TextRange) -> &'a str {
        slice(self.text, range).unwrap_or_default()
    }

    fn place(&self, map: &OffsetMap<'_>, range: TextRange) -> Value {
        let mut value = json!({});
        add_range(&mut value, map, Some(range));
        value["text"] = self.words(range).into();
        value
    }

    fn mention(&self, map: &OffsetMap<'_>, range: TextRange, score: f64) -> Value {
        let mut value = self.place(map, range);
        value["score"] = ((score * 1000.0).round() / 1000.0).into();
        value
    }

    fn group(&self, map: &OffsetMap<'_>, group: &Group) -> Value {
        let mentions = self.names(group);
        let mentions = mentions.map(|name| self.mention(map, name.range, name.confidence.into()));
        json!({
            "name": group.name,
            "type": kind(group.kind),
            "aliases": group.aliases,
            "mentions": mentions.collect::<Vec<_>>(),
        })
    }

    /// The dates: those of one value are one entity.
    fn dates(&self, map: &OffsetMap<'_>) -> Vec<Value> {
        let mut dates = Values::default();
        for date in &self.analysis.dates {
            if self.counts(date.certainty) {
                let value = date.value.map(|value| value.to_string());
                let key = value.clone().unwrap_or(self.words(date.range).to_owned());
                dates.add(key, value, (date.range, date.certainty));
            }
        }
        self.entities(map, "DATE", dates)
    }

    /// Money and percentages: those of one value are one entity.
    fn amounts(&self, map: &OffsetMap<'_>) -> Vec<Value> {
        let of_kind = |kind: &'static str| {
            let mut amounts = Values::default();
            for amount in &self.analysis.amounts {
                if type_of(amount.measure) == Some(kind) && self.counts(amount.certainty) {
                    let value = self.value(amount);
                    let place = (amount.range, amount.certainty);
                    amounts.add(value.clone(), Some(value), place);
                }
            }
            self.entities(map, kind, amounts)
        };
        ["MONEY", "PERCENT"].into_iter().flat_map(of_kind).collect()
    }

    fn entities(&self, map: &OffsetMap<'_>, kind: &str, values: Values) -> Vec<Value> {
        let entity = |(value, places): (Option<String>, Vec<Place>)| {
            let mut names: Vec<&str> = Vec::new();
            for words in places.iter().map(|(range, _)| self.words(*range)) {
                if !names.contains(&words) {
                    names.push(words);
                }
            }
            let mentions = places
                .iter()
                .map(|(range, certainty)| self.mention(map, *range, score(*certainty)));
            json!({
                "name": names.first(),
                "type": kind,
                "aliases": names.get(1..),
                "mentions": mentions.collect::<Vec<_>>(),
                "value": value,
            })
        };
        values.sets.into_iter().map(entity).collect()
    }

    /// The number or numbers of an amount, with the unit.
    pub(crate) fn value(&self, amount: &Amount) -> String {
        let unit = match amount.measure {
            Measure::Money(code) => code.unwrap_or(""),
            Measure::Percent => "%",
            Measure::PercentagePoints => "percentage points",
            Measure::Unit(unit) => unit,
            Measure::Count(noun) => self.words(noun),
        };
        let numbers = if amount.low.total_cmp(&amount.high).is_eq() {
            amount.low.to_string()
        } else {
            format!("{}/{}", amount.low, amount.high)
        };
        format!("{numbers} {unit}").trim_end().to_owned()
    }

    fn quotation(&self, map: &OffsetMap<'_>, quotation: &Quotation) -> Value {
        let mut value = self.mention(map, quotation.range, score(quotation.certainty));
        value["speaker"] = self.speaker(quotation).into();
        let range = quotation.speaker.map(|speaker| speaker.range);
        value["speaker_words"] = range.map(|range| self.place(map, range)).into();
        value["verb"] = quotation.verb.map(|range| self.words(range)).into();
        value
    }
}

type Place = (TextRange, Certainty);

/// Places by the value they state, in the order in which each first occurs.
#[derive(Default)]
struct Values {
    sets: Vec<(Option<String>, Vec<Place>)>,
    by_key: BTreeMap<String, usize>,
}

impl Values {
    fn add(&mut self, key: String, value: Option<String>, place: Place) {
        let set = *self.by_key.entry(key).or_insert(self.sets.len());
        match self.sets.get_mut(set) {
            Some((_, places)) => places.push(place),
            None => self.sets.push((value, vec![place])),
        }
    }
}

const fn type_of(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::Money(_) => Some("MONEY"),
        Measure::Percent | Measure::PercentagePoints => Some("PERCENT"),
        Measure::Unit(_) | Measure::Count(_) => None,
    }
}

/// What is found by rule has three degrees of certainty and no measured share of right ones.
const fn score(certainty: Certainty) -> f64 {
    match certainty {
        Certainty::Low => 0.5,
        Certainty::Medium => 0.75,
        Certainty::High => 0.95,
    }
}
