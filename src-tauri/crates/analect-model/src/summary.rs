//! Extractive summaries: verbatim sentences and why each was chosen.

use crate::Target;
use analect_text::TextRange;

/// How the sentences were chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SummaryMethod {
    /// The product's own ranking.
    Ranked,
    /// The first sentences of the body, because there is nothing to rank.
    Lead,
    /// By another method, which was asked for.
    Named,
}

/// What a reader decided about a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It stands in every summary of its article.
    Pinned,
    /// It stands in none.
    Excluded,
}

/// A reader's decision about a sentence of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryChoice {
    /// The sentence.
    pub target: Target,
    /// The decision.
    pub verdict: Verdict,
}

/// What a part of a score rewards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReasonKind {
    /// Standing early in the article.
    Position,
    /// Sharing its words with many other sentences.
    Centrality,
    /// Sharing words with the title.
    Title,
    /// Sharing words with what the reader asked.
    About,
    /// Saying what the chosen sentences do not say yet.
    Novelty,
    /// Giving figures or dates.
    Figures,
    /// Naming people, places and bodies.
    Names,
    /// Its length.
    Length,
    /// Telling in the article's own words, or quoting.
    Attribution,
    /// Being worded as a plain statement.
    Wording,
    /// Going well with the sentences chosen before.
    Flow,
    /// Being pinned by the reader.
    Pinned,
}

/// One part of a sentence's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What it rewards.
    pub kind: ReasonKind,
    /// Its share of the score; the shares of one sentence add up to the score.
    pub value: f64,
    /// The same in plain words, for a reader.
    pub text: String,
}

/// One sentence of a summary.
#[derive(Debug, Clone, PartialEq)]
pub struct SummarySentence {
    /// Its number among all sentences of the prose, from 0.
    pub index: usize,
    /// Where it stands; the summary's words are this slice of the text.
    pub range: TextRange,
    /// Its score; falls strictly in the order of choice.
    pub score: f64,
    /// What the score is made of.
    pub reasons: Vec<Reason>,
    /// The sentence that would have been chosen instead; none where there was no other, or no choice.
    pub beaten: Option<RunnerUp>,
    /// Where the sentence before it stands, when this one leans on it ("She refused.") and it is not
    /// in the summary: what a reader has to be told beside it.
    pub follows: Option<TextRange>,
}

/// The sentence that came second when another was chosen. It may have been chosen after that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunnerUp {
    /// Its number among all sentences of the prose, from 0.
    pub index: usize,
    /// Where it stands.
    pub range: TextRange,
    /// By how much it was worth less; not negative.
    pub margin: f64,
}

/// A summary: sentences of one document, in document order.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// How they were chosen.
    pub method: SummaryMethod,
    /// The sentences.
    pub sentences: Vec<SummarySentence>,
    /// How many sentences the prose has.
    pub total: usize,
    /// What it was to speak of; none where nothing was asked, or where that was not heeded.
    pub asked: Option<Asked>,
}

/// What a summary was to speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The words of the question.
    pub about: String,
    /// How many sentences of the prose share words with it; where there is none, the summary is the
    /// usual one.
    pub sentences: usize,
}
