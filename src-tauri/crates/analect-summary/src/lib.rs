//! Extractive summaries: which sentences of a document say most, and why.
//!
//! A summary quotes verbatim. Only prose is quoted: captions, credits, datelines, sign-offs and
//! headings never are. The work goes in steps, each in a module of its own: `sentence` lists the
//! sentences of the prose, `grade` tells which can stand alone, `opening` which lean on the sentence
//! before, `terms` and `centrality` what they share with one another, `features` what each is, `state`
//! what it adds to those chosen, `model` what that is worth, and `choice` takes one after the other.
//! `digest` does so for several documents. `training` fits the model. No files, no clock, no randomness. How a summary is shown,
//! stored or changed by its reader is not decided here.

mod centrality;
mod choice;
mod digest;
mod features;
mod grade;
mod model;
mod names;
mod opening;
mod peers;
mod phrases;
mod sentence;
mod stamp;
mod state;
mod terms;
#[cfg(any(test, feature = "training"))]
pub mod training;
mod weights;

use analect_language::{Language, identify};
use analect_model::{
    Asked, Document, Reason, ReasonKind, Summary, SummaryMethod, SummarySentence, Verdict,
};
use analect_text::{TextRange, slice};
use choice::Budget;
pub use digest::{Digest, DigestCopy, DigestSentence, DigestText, digest};
use features::Analysis;
use model::Weights;
use sentence::Sentence;

/// How long a summary should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// At most this many sentences, and never more than 200.
    Sentences(usize),
    /// At most this many words; one sentence is given even where it is longer, unless this is 0.
    Words(usize),
    /// At most this many of every hundred words of the prose; one sentence is given in any case, unless
    /// this is 0.
    Percent(u8),
}

/// How the sentences are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// By the model, under the rules of coherence.
    #[default]
    Ranked,
    /// From the start.
    Lead,
    /// By `LexRank` alone (Erkan and Radev, 2004); for comparison.
    LexRank,
    /// By `TextRank` alone (Mihalcea and Tarau, 2004); for comparison.
    TextRank,
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
    /// What it should speak of: sentences with words of this are preferred. Only
    /// [`Method::Ranked`] heeds it.
    pub about: Option<String>,
    /// Names that mean the same in `about`: each list those of one person, body or place.
    pub names: Vec<Vec<String>>,
    /// How the sentences are chosen.
    pub method: Method,
}

impl Options {
    /// A summary `length` long, with every sentence free to be chosen.
    pub const fn of(length: Length) -> Self {
        Self {
            length,
            pinned: Vec::new(),
            excluded: Vec::new(),
            about: None,
            names: Vec::new(),
            method: Method::Ranked,
        }
    }

    /// What it should speak of, and the names that mean the same in it.
    fn question(&self) -> Option<(&str, &[Vec<String>])> {
        let about = self.about.as_deref().map(str::trim)?;
        (!about.is_empty()).then_some((about, self.names.as_slice()))
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
/// prose; scores fall strictly in the order of choice; the values of a sentence's reasons are not
/// negative and add up to its score. A sentence that cannot be understood alone (it opens with a
/// pronoun, a demonstrative or a connective) is chosen only together with the one before it.
/// A text of fewer than five sentences, or one without any sentence that can stand alone, gives its
/// lead. The same document and options give the same summary. Time grows almost linearly with the
/// document.
///
/// Sentences are chosen greedily by a linear model of what each is and what it adds to those chosen
/// (docs/MODEL-summary.md).
pub fn summarize(document: &Document, title: Option<&str>, options: &Options) -> Summary {
    summarize_by(&Weights::built_in(), document, title, options)
}

fn summarize_by(
    weights: &Weights,
    document: &Document,
    title: Option<&str>,
    options: &Options,
) -> Summary {
    let sentences = sentence::sentences_of(document);
    let words = sentences.iter().map(|sentence| sentence.words.len()).sum();
    let budget = Budget::of(options.length, words);
    let verdicts: Vec<_> = sentences
        .iter()
        .map(|sentence| options.verdict(sentence))
        .collect();
    let total = sentences.len();
    let ranges: Vec<TextRange> = sentences.iter().map(|sentence| sentence.range).collect();
    let lead = lead(&sentences, &verdicts, budget);
    let language = identify(document.text());
    let question = options.question();
    let about = question.map(|(about, _)| about);
    let names = question.map_or(&[][..], |(_, names)| names);
    let mut asked = None;
    let ranked = match options.method {
        Method::Ranked if total >= FEWEST_TO_RANK => {
            let analysis = Analysis::of(sentences, title, (about, names), language);
            asked = about.map(|about| Asked {
                about: about.to_owned(),
                sentences: analysis.count_asked(),
            });
            choice::choose(&analysis, weights, &verdicts, budget)
        }
        Method::LexRank | Method::TextRank => {
            peers::choose(&sentences, options.method, language, &verdicts, budget)
        }
        Method::Ranked | Method::Lead => Vec::new(),
    };
    let method = match options.method {
        Method::Ranked if ranked.is_empty() => SummaryMethod::Lead,
        Method::Ranked => SummaryMethod::Ranked,
        _ => SummaryMethod::Named,
    };
    let mut sentences = if ranked.is_empty() { lead } else { ranked };
    sentences.sort_by_key(|sentence| sentence.index);
    tell_what_they_follow(&mut sentences, document, &ranges, language);
    Summary {
        asked: asked.filter(|_| method == SummaryMethod::Ranked),
        method,
        sentences,
        total,
    }
}

/// Gives each sentence that leans on the one before it that one's place, unless it is there as well:
/// the reader may have pinned it, and the rankings for comparison know no coherence. `ranges` are
/// those of all sentences; `chosen` is in document order.
fn tell_what_they_follow<'a>(
    chosen: impl IntoIterator<Item = &'a mut SummarySentence>,
    document: &Document,
    ranges: &[TextRange],
    language: Option<Language>,
) {
    let mut before = None;
    for sentence in chosen {
        let last = sentence.index.checked_sub(1);
        let text = slice(document.text(), sentence.range).unwrap_or_default();
        if before != last && opening::leans_back(text, language) {
            sentence.follows = last.map(|last| ranges[last]);
        }
        before = Some(sentence.index);
    }
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
        .take_while(|(sentence, _)| budget.take(sentence.words.len()))
        .map(|(sentence, _)| sentence);
    let of = if sentences.len() < FEWEST_TO_RANK {
        "a short text"
    } else {
        "the text"
    };
    taken
        .enumerate()
        .map(|(place, sentence)| lead_sentence(place, sentence, of))
        .collect()
}

fn lead_sentence(place: usize, sentence: &Sentence<'_>, of: &str) -> SummarySentence {
    #[allow(clippy::cast_precision_loss)]
    let score = 1.0 / (place + 1) as f64;
    let text = format!("{} of {of}", phrases::ordinal_of(place, "sentence"));
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
        beaten: None,
        follows: None,
    }
}

#[cfg(test)]
mod tests;
