//! The linear model: what each figure of a sentence weighs.

use crate::features::{COUNT, Feature, Vector};
use crate::weights::WEIGHTS;
use analect_model::ReasonKind;

/// The weights of all figures, in the order of [`Feature::ALL`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights(pub(crate) Vec<f64>);

impl Weights {
    /// The weights that come with the program.
    pub(crate) fn built_in() -> Self {
        Self(WEIGHTS.to_vec())
    }

    /// What a sentence with these figures is worth.
    pub(crate) fn value(&self, vector: &Vector) -> f64 {
        self.0
            .iter()
            .zip(&vector.0)
            .map(|(weight, figure)| weight * figure)
            .sum()
    }

    /// The same in parts, one for each of [`KINDS`].
    pub(crate) fn parts(&self, vector: &Vector) -> Parts {
        let mut parts = [0.0; KINDS.len()];
        for (kind, (weight, figure)) in KIND_OF.iter().zip(self.0.iter().zip(&vector.0)) {
            parts[*kind] += weight * figure;
        }
        parts
    }
}

/// The kinds of reasons the model knows.
pub(crate) const KINDS: [ReasonKind; 11] = [
    ReasonKind::Position,
    ReasonKind::Centrality,
    ReasonKind::Title,
    ReasonKind::About,
    ReasonKind::Novelty,
    ReasonKind::Figures,
    ReasonKind::Names,
    ReasonKind::Length,
    ReasonKind::Attribution,
    ReasonKind::Wording,
    ReasonKind::Flow,
];

/// Of each feature, the place of its kind among [`KINDS`].
const KIND_OF: [usize; COUNT] = {
    let mut places = [0; COUNT];
    let mut feature = 0;
    while feature < COUNT {
        let kind = Feature::ALL[feature].kind() as usize;
        while KINDS[places[feature]] as usize != kind {
            places[feature] += 1;
        }
        feature += 1;
    }
    places
};

/// What each of [`KINDS`] adds to a value.
pub(crate) type Parts = [f64; KINDS.len()];

const _: () = assert!(WEIGHTS.len() == COUNT, "one weight a feature");
