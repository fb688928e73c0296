//! Fitting the weights of the model to documents with reference summaries.
//!
//! Not part of any program: `cargo xtask train` and `cargo xtask eval` use it. The same examples in
//! the same order give the same weights.

mod fit;
mod references;
mod states;

use crate::Options;
use crate::features::{COUNT, Feature};
use crate::model::Weights;
use analect_model::{Document, Summary};

/// A document and what people wrote to sum it up.
#[derive(Debug, Clone)]
pub struct Example {
    /// The document.
    pub document: Document,
    /// Its headline, where it is known.
    pub title: Option<String>,
    /// The reference summaries, at least one.
    pub references: Vec<String>,
}

/// Weights fitted to examples.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted(Weights);

/// Fits weights to `examples`.
pub fn fit(examples: &[&Example]) -> Fitted {
    Fitted(fit::fit(examples))
}

/// [`summarize`](crate::summarize) by other weights than the built-in ones.
pub fn summarize_with(
    weights: &Fitted,
    document: &Document,
    title: Option<&str>,
    options: &Options,
) -> Summary {
    crate::summarize_by(&weights.0, document, title, options)
}

/// The source file that holds `weights`.
pub fn source(weights: &Fitted) -> String {
    let line = |(feature, weight): (&Feature, &f64)| format!("    {weight:?}, // {feature:?}\n");
    let lines: String = Feature::ALL.iter().zip(&weights.0.0).map(line).collect();
    format!(
        "//! Made by `cargo xtask train summary`; not written by hand.\n\n/// What each feature weighs.\n\
         #[rustfmt::skip]\npub(crate) const WEIGHTS: [f64; {COUNT}] = [\n{lines}];\n"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_model::{Block, BlockKind};
    use analect_text::TextRange;

    /// An article whose third sentence is what its reference says.
    fn example(subject: &str) -> Example {
        let text = format!(
            "The morning was calm in the old harbour of the island. People stood on the quay and looked at the sea. \
             The {subject} sank near the northern lighthouse after a fire. Nobody on the quay had expected such a day. \
             The shops of the town stayed open until the evening. A band played in the square as on every Sunday."
        );
        let block = Block {
            kind: BlockKind::Paragraph,
            range: TextRange::whole(&text),
        };
        Example {
            document: Document::new(text, vec![block], Vec::new()).unwrap(),
            title: None,
            references: vec![format!(
                "A {subject} sank near the lighthouse after a fire."
            )],
        }
    }

    #[test]
    fn weights_follow_the_references_and_are_the_same_each_time() {
        let examples: Vec<Example> = ["ferry", "trawler", "yacht", "tug"].map(example).into();
        let wanted: Vec<&Example> = examples.iter().collect();
        let weights = fit(&wanted);
        assert_eq!(source(&weights), source(&fit(&wanted)));
        let options = Options::of(crate::Length::Sentences(1));
        let chosen = summarize_with(&weights, &example("barge").document, None, &options);
        assert_eq!(chosen.sentences.first().map(|one| one.index), Some(2));
    }
}
