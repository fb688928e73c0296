//! Extractive summaries: which sentences of a document say most, and why.
//!
//! A summary quotes verbatim. Only prose is quoted: captions, credits, datelines, sign-offs and
//! headings never are. The work goes in steps, each in a module of its own: `sentence` lists the
//! sentences of the prose, `grade` tells which can stand alone, `opening` which lean on the sentence
//! before, `terms` and `centrality` what they share with one another, `features` what speaks for each,
//! and `choice` takes one after the other. No files, no clock, no randomness. How a summary is shown,
//! stored or changed by its reader is not decided here.

mod centrality;
mod choice;
mod features;
mod grade;
mod opening;
mod phrases;
mod sentence;
mod terms;

use analect_language::identify;
use analect_model::{
    Document, Reason, ReasonKind, Summary, SummaryMethod, SummarySentence, Verdict,
};
use analect_text::TextRange;
use choice::{Budget, Candidates};
use features::Context;
use sentence::Sentence;

/// How long a summary should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// At most this many sentences.
    Sentences(usize),
    /// At most this many words; one sentence is given even where it is longer, unless this is 0.
    Words(usize),
}

/// What a summary should be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How long it should be; pinned sentences count, and stand in it even where they are more.
    pub length: Length,
    /// Sentences that must stand in it, as ranges of the document; one that is no sentence of the
    /// prose is passed over.
    pub pinned: Vec<TextRange>,
    /// Sentences that must not.
    pub excluded: Vec<TextRange>,
}

impl Options {
    /// A summary `length` long, with every sentence free to be chosen.
    pub const fn of(length: Length) -> Self {
        Self {
            length,
            pinned: Vec::new(),
            excluded: Vec::new(),
        }
    }

    fn verdict(&self, sentence: &Sentence<'_>) -> Option<Verdict> {
        if self.excluded.contains(&sentence.range) {
            Some(Verdict::Excluded)
        } else {
            let pinned = self.pinned.contains(&sentence.range);
            pinned.then_some(Verdict::Pinned)
        }
    }
}

/// Texts of fewer sentences are not ranked: their lead is their summary.
const FEWEST_TO_RANK: usize = 5;

/// Chooses the sentences of `document` that say most; `title` is its headline, where it has one.
///
/// Sentences come in document order. Each is a slice of the document's text inside one block of
/// prose; scores fall strictly in the order of choice; the values of a sentence's reasons are
/// positive and add up to its score. A sentence that cannot be understood alone (it opens with a
/// pronoun, a demonstrative or a connective) is chosen only together with the one before it.
/// A text of fewer than five sentences, or one without any sentence that can stand alone, gives its
/// lead. The same document and options give the same summary. Time grows almost linearly with the
/// document.
///
/// The ranking follows `LexRank` (Erkan and Radev, 2004) for centrality and maximal marginal
/// relevance (Carbonell and Goldstein, 1998) for novelty, with the lead weighted most.
pub fn summarize(document: &Document, title: Option<&str>, options: &Options) -> Summary {
    let sentences = sentence::sentences_of(document);
    let budget = Budget::of(options.length);
    let verdicts: Vec<_> = sentences
        .iter()
        .map(|sentence| options.verdict(sentence))
        .collect();
    let ranked = (sentences.len() >= FEWEST_TO_RANK)
        .then(|| rank(document, title, &sentences, &verdicts, budget));
    let total = sentences.len();
    match ranked.filter(|chosen| !chosen.is_empty()) {
        Some(sentences) => Summary {
            method: SummaryMethod::Ranked,
            sentences,
            total,
        },
        None => Summary {
            method: SummaryMethod::Lead,
            sentences: lead(&sentences, &verdicts, budget),
            total,
        },
    }
}

fn rank(
    document: &Document,
    title: Option<&str>,
    sentences: &[Sentence<'_>],
    verdicts: &[Option<Verdict>],
    budget: Budget,
) -> Vec<SummarySentence> {
    let language = identify(document.text());
    let terms = terms::Terms::of(sentences, language);
    let grades = grade::grades(sentences);
    let context = Context {
        terms: &terms,
        title,
        language,
    };
    let features = features::features(sentences, &grades, &context);
    let candidates = Candidates {
        sentences,
        grades: &grades,
        terms: &terms,
        features: &features,
        verdicts,
    };
    let mut chosen = choice::choose(&candidates, budget);
    chosen.sort_by_key(|sentence| sentence.index);
    chosen
}

/// The first sentences that are not excluded, as many as `budget` allows.
fn lead(
    sentences: &[Sentence<'_>],
    verdicts: &[Option<Verdict>],
    mut budget: Budget,
) -> Vec<SummarySentence> {
    let taken = sentences
        .iter()
        .zip(verdicts)
        .filter(|(_, verdict)| **verdict != Some(Verdict::Excluded))
        .take_while(|(sentence, _)| budget.take(sentence.word_count))
        .map(|(sentence, _)| sentence);
    taken
        .enumerate()
        .map(|(place, sentence)| lead_sentence(place, sentence))
        .collect()
}

fn lead_sentence(place: usize, sentence: &Sentence<'_>) -> SummarySentence {
    #[allow(clippy::cast_precision_loss)]
    let score = 1.0 / (place + 1) as f64;
    let text = format!("{} of a short text", phrases::ordinal_of(place, "sentence"));
    let reasons = vec![Reason {
        kind: ReasonKind::Position,
        value: score,
        text,
    }];
    SummarySentence {
        index: sentence.index,
        range: sentence.range,
        score,
        reasons,
    }
}

#[cfg(test)]
mod tests;
