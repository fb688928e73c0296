//! The whole way from examples to the bytes of a model.

use super::calibrate::{Trial, curves, threshold};
use super::copies::{Writing, copy};
use super::crf::{Fitted, Settings, fit as fit_once, fit_all};
use super::pack::pack;
use super::prepared::Prepared;
use super::{Example, NameLists, gold};
use crate::chain::KINDS;
use crate::keys::{key, spread};
use crate::lists::Lists;
use crate::mentions::NATIONALITY;
use crate::model::{Curve, Model};
use crate::recognise::{recognise, sheet};
use std::collections::{BTreeMap, BTreeSet};

/// The seed of the fit by which features are chosen.
const FIRST_SEED: u64 = 77;
/// How many fits are averaged to calibrate.
const TRIAL_FITS: u16 = 2;
/// The precision from which on names are shown.
const PRECISION: f32 = 0.88;

/// The model fitted to `examples`, with `lists` in it.
///
/// The confidence is calibrated on every eighth document, by a model that was fitted without them.
pub fn train(examples: &[Example], lists: &NameLists, settings: &Settings) -> Vec<u8> {
    let packed = lists.pack();
    let fitted =
        |examples: &[&Example], settings: &Settings| fit(examples, Lists::new(&packed), settings);
    let packed_model = |fitted: &Fitted, curves: &[Curve; KINDS], shown: f32| {
        pack(fitted, settings.buckets, &packed, curves, shown)
    };
    let (held, rest): (Vec<&Example>, Vec<&Example>) =
        examples.iter().partition(|example| is_held(&example.id));
    let few = Settings {
        fits: settings.fits.min(TRIAL_FITS),
        ..settings.clone()
    };
    let trial = packed_model(&fitted(&rest, &few), &[Curve::default(); KINDS], 0.0);
    let trials = Model::new(&trial).map_or_else(Vec::new, |model| trials(&held, &model));
    let curves = curves(&trials);
    let shown = threshold(&trials, &curves, PRECISION);
    let all: Vec<&Example> = examples.iter().collect();
    packed_model(&fitted(&all, settings), &curves, shown)
}

/// Fits to `examples`: once with all features, then with the most important ones only.
pub(crate) fn fit(examples: &[&Example], lists: Lists<'_>, settings: &Settings) -> Fitted {
    let copies = headlines(examples, settings.headlines);
    let examples: Vec<&Example> = examples.iter().copied().chain(&copies).collect();
    let names = gold::names(&examples, lists);
    let pairs = examples.iter().zip(&names);
    let labelled: Vec<_> = pairs
        .map(|(one, names)| gold::labelled(one, names, lists))
        .collect();
    let mut prepared = Prepared::new(&labelled, settings.least_count);
    let first = fit_once(&prepared, settings, FIRST_SEED);
    prepared.restrict(&first.rows, settings.buckets);
    fit_all(prepared, settings)
}

/// Of one in `every` examples of running text a copy in capitals, of another one in titles.
fn headlines(examples: &[&Example], every: usize) -> Vec<Example> {
    let prose = examples.iter().filter(|example| is_prose(&example.source));
    prose
        .enumerate()
        .filter_map(|(index, example)| match index.checked_rem(every)? {
            0 => Some(copy(example, Writing::Capitals)),
            1 => Some(copy(example, Writing::Titles)),
            _ => None,
        })
        .collect()
}

/// Whether a collection holds running text rather than short messages and contracts.
fn is_prose(source: &str) -> bool {
    !matches!(source, "btc" | "wnut17" | "secfin")
}

fn is_held(id: &str) -> bool {
    spread(key(id)).is_multiple_of(8)
}

/// What the model finds in documents it was not fitted to. Every collection of running text counts
/// alike; short messages and contracts do not count.
pub(crate) fn trials(held: &[&Example], model: &Model<'_>) -> Vec<Trial> {
    let mut by_source: BTreeMap<&str, Vec<Trial>> = BTreeMap::new();
    for example in held {
        if !is_prose(&example.source) {
            continue;
        }
        let sheet = sheet(&example.document, model.lists);
        let wanted: BTreeSet<(usize, usize, usize)> = example
            .names
            .iter()
            .filter_map(|(range, kind)| {
                Some((
                    range.start().index(),
                    range.end().index(),
                    gold::number(*kind)?,
                ))
            })
            .collect();
        let trials = by_source.entry(&example.source).or_default();
        for span in recognise(&sheet, model) {
            if span.kind >= 3
                && example.source != "gmb"
                && !(span.kind > 3 && example.source == "crossner")
            {
                continue;
            }
            let tokens = &sheet.tokens[span.tokens.clone()];
            let (first, last) = (&tokens[0], &tokens[tokens.len() - 1]);
            trials.push(Trial {
                kind: span.kind,
                observed: span.observed(&sheet),
                right: wanted.contains(&(first.start, last.end(), span.kind))
                    || span.kind == NATIONALITY && span.is_known_nationality(&sheet),
                weight: 1.0,
            });
        }
    }
    for trials in by_source.values_mut() {
        let count = u16::try_from(trials.len()).unwrap_or(u16::MAX);
        for trial in trials {
            trial.weight = 1000.0 / f32::from(count);
        }
    }
    by_source.into_values().flatten().collect()
}
