//! One summary of several documents.
//!
//! Each document is summarised by itself, so that the rules of coherence hold, and the digest takes
//! the beginnings of these summaries in turn. Copies of one report count once.

use crate::choice::Budget;
use crate::features::ratio;
use crate::opening;
use crate::sentence::{Sentence, sentences_of};
use crate::terms::{Link, Terms};
use crate::{Length, Options, summarize, tell_what_they_follow};
use analect_language::{Language, identify};
use analect_model::{Document, SummaryMethod, SummarySentence};
use analect_text::TextRange;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// A document of a digest.
#[derive(Debug, Clone)]
pub struct DigestText<'a> {
    /// What is quoted.
    pub document: &'a Document,
    /// Its headline, where it has one.
    pub title: Option<&'a str>,
    /// What a summary of it alone should be like; its length is that of the whole digest.
    pub options: Options,
}

/// A sentence of a digest.
#[derive(Debug, Clone, PartialEq)]
pub struct DigestSentence {
    /// The number of the document it quotes.
    pub text: usize,
    /// The sentence; its scores compare with those of the same document only.
    pub sentence: SummarySentence,
    /// The other documents that say the same, ascending.
    pub also: Vec<usize>,
}

/// A document that is a copy of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestCopy {
    /// Its number.
    pub text: usize,
    /// The number of the one that counts for both: the longest, and of these the first.
    pub of: usize,
}

/// Sentences of several documents, in the order of these, and within each in its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// The sentences.
    pub sentences: Vec<DigestSentence>,
    /// The copies among the documents, ascending.
    pub copies: Vec<DigestCopy>,
    /// How many sentences the prose of all documents has, copies left out.
    pub total: usize,
    /// How many of them speak of what was asked; none where nothing was asked.
    pub asked: Option<usize>,
}

/// Two sentences this much alike (cosine of their weighted terms) say the same.
const SAME: f64 = 0.75;
/// Two sentences this much alike report the same event.
const ALIKE: f64 = 0.35;
/// Sentences of fewer words are no sign of a copy.
const TELLING: usize = 5;
/// A copy shares at least this many sentences, and this share of those of the shorter text.
const LEAST_SHARED: usize = 3;
const SHARED: f64 = 0.5;

/// Chooses the sentences that say most in several documents together.
///
/// A document that shares half of its sentences or more with another is a copy of it (of wire copy two
/// newspapers print, say): it is not quoted, and its number stands beside the sentences that it has as
/// well. What two documents say in like words is quoted once. Where something is asked, only documents
/// that speak of it are quoted, if there are any. Documents take turns, the more gladly the higher their
/// next sentence scores beside their first one and the more other documents report it.
///
/// The same documents and options give the same digest.
pub fn digest(texts: &[DigestText<'_>], length: Length) -> Digest {
    let read: Vec<Vec<Sentence<'_>>> = texts
        .iter()
        .map(|text| sentences_of(text.document))
        .collect();
    let counted = originals(&read);
    let copies = counted.iter().enumerate().filter(|(text, of)| text != *of);
    let mut shelf = Shelf::new(texts, &read, &counted, length);
    let words = shelf.quoted().flat_map(|text| &read[text]);
    let budget = Budget::of(length, words.map(|sentence| sentence.words.len()).sum());
    let originals = read
        .iter()
        .enumerate()
        .filter(|(text, _)| counted[*text] == *text);
    let total = originals.map(|(_, sentences)| sentences.len()).sum();
    let asked = shelf.asked;
    shelf.fill(budget);
    Digest {
        sentences: shelf.finished(texts),
        copies: copies
            .map(|(text, of)| DigestCopy { text, of: *of })
            .collect(),
        total,
        asked,
    }
}

/// The words of a sentence, by which it is the same in every copy.
fn folded(sentence: &Sentence<'_>) -> Option<String> {
    let words = &sentence.words;
    (words.len() >= TELLING).then(|| words.join(" ").to_lowercase())
}

/// Of each document the one that counts for it: itself, or the one it is a copy of.
fn originals(read: &[Vec<Sentence<'_>>]) -> Vec<usize> {
    let told: Vec<BTreeSet<String>> = read
        .iter()
        .map(|sentences| sentences.iter().filter_map(folded).collect())
        .collect();
    let mut order: Vec<usize> = (0..read.len()).collect();
    order.sort_by_key(|text| (Reverse(read[*text].len()), *text));
    let mut counted: Vec<usize> = (0..read.len()).collect();
    let mut first = Vec::new();
    for text in order {
        let is_copy = |of: &usize| {
            let shared = told[text].intersection(&told[*of]).count();
            let least = told[text].len().min(told[*of].len());
            least > 0 && shared >= least.min(LEAST_SHARED) && ratio(shared, least) >= SHARED
        };
        match first.iter().copied().find(is_copy) {
            Some(of) => counted[text] = of,
            None => first.push(text),
        }
    }
    counted
}

/// What is left of a document's own summary, best first.
struct Queue {
    text: usize,
    left: std::vec::IntoIter<SummarySentence>,
    first: f64,
    taken: usize,
    passed: BTreeSet<usize>,
}

/// All sentences of all documents, and what was taken of them.
struct Shelf<'a> {
    read: &'a [Vec<Sentence<'a>>],
    counted: &'a [usize],
    /// Of each document, the number of its first sentence among those of all.
    starts: Vec<usize>,
    /// Of each sentence, the document it stands in.
    owners: Vec<usize>,
    terms: Terms,
    languages: Vec<Option<Language>>,
    /// Of each sentence that is telling, those with the same words.
    twins: HashMap<String, Vec<usize>>,
    queues: Vec<Queue>,
    asked: Option<usize>,
    chosen: Vec<DigestSentence>,
}

impl<'a> Shelf<'a> {
    fn new(
        texts: &[DigestText<'_>],
        read: &'a [Vec<Sentence<'a>>],
        counted: &'a [usize],
        length: Length,
    ) -> Self {
        let (mut all, mut starts, mut owners) = (Vec::new(), Vec::new(), Vec::new());
        let mut twins: HashMap<String, Vec<usize>> = HashMap::new();
        for (text, sentences) in read.iter().enumerate() {
            starts.push(all.len());
            for sentence in sentences {
                if let Some(key) = folded(sentence) {
                    twins.entry(key).or_default().push(all.len());
                }
                owners.push(text);
                all.push(sentence.clone());
            }
        }
        let languages: Vec<_> = texts
            .iter()
            .map(|text| identify(text.document.text()))
            .collect();
        let same = languages.windows(2).all(|pair| pair[0] == pair[1]);
        let language = languages.first().copied().flatten().filter(|_| same);
        let mut shelf = Self {
            read,
            counted,
            starts,
            owners,
            terms: Terms::of(&all, language),
            languages,
            twins,
            queues: Vec::new(),
            asked: None,
            chosen: Vec::new(),
        };
        shelf.queue(texts, length);
        shelf
    }

    /// Summarises each document that counts.
    fn queue(&mut self, texts: &[DigestText<'_>], length: Length) {
        let own = match length {
            // The others may have little to say.
            Length::Percent(percent) => Length::Percent(percent.saturating_mul(2).min(100)),
            other => other,
        };
        let is_counted = |text: &usize| self.counted.get(*text) == Some(text);
        let mut asked = Vec::new();
        for text in (0..texts.len()).filter(is_counted) {
            let DigestText {
                document,
                title,
                options,
            } = &texts[text];
            let wanted = Options {
                length: own,
                ..options.clone()
            };
            let mut summary = summarize(document, *title, &wanted);
            let about = summary.asked.map(|asked| asked.sentences);
            let short = summary.method == SummaryMethod::Lead && options.about.is_some();
            asked.push(about.or(short.then_some(0)));
            let scores =
                |one: &SummarySentence, other: &SummarySentence| other.score.total_cmp(&one.score);
            summary.sentences.sort_by(scores);
            self.queues.push(Queue {
                text,
                first: summary.sentences.first().map_or(1.0, |first| first.score),
                left: summary.sentences.into_iter(),
                taken: 0,
                passed: BTreeSet::new(),
            });
        }
        if asked.iter().any(Option::is_some) {
            let heard = asked.iter().flatten().sum();
            self.asked = Some(heard);
            if heard > 0 {
                let mut speaks = asked
                    .iter()
                    .map(|asked| asked.is_some_and(|count| count > 0));
                self.queues.retain(|_| speaks.next() == Some(true));
            }
        }
    }

    /// The documents that may be quoted.
    fn quoted(&self) -> impl Iterator<Item = usize> {
        self.queues.iter().map(|queue| queue.text)
    }

    /// Takes sentences as long as there is room for one.
    fn fill(&mut self, mut budget: Budget) {
        while let Some(at) = self.next() {
            let queue = &mut self.queues[at];
            let text = queue.text;
            let Some(sentence) = queue.left.next() else {
                continue;
            };
            let (index, place) = (sentence.index, self.starts[text] + sentence.index);
            let source = &self.read[text][index];
            let leans = opening::leans_back(source.text, self.languages[text]);
            let needs_passed = leans && index > 0 && self.queues[at].passed.contains(&(index - 1));
            let said = self.said(place);
            if let Some(said) = said {
                let also = &mut self.chosen[said].also;
                if let Err(at) = also.binary_search(&text) {
                    also.insert(at, text);
                }
            }
            if said.is_some() || needs_passed || !budget.take(source.words.len()) {
                self.queues[at].passed.insert(index);
                continue;
            }
            self.queues[at].taken += 1;
            let also = self.also(place, text);
            self.chosen.push(DigestSentence {
                text,
                sentence,
                also,
            });
        }
    }

    /// The document whose turn it is; of two that are worth the same, the earlier.
    fn next(&self) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (at, queue) in self.queues.iter().enumerate() {
            let Some(next) = queue.left.as_slice().first() else {
                continue;
            };
            let place = self.starts[queue.text] + next.index;
            let told = 1.0 + ratio(1 + self.reporting(place, queue.text), 1).ln();
            let value = next.score / queue.first * told / ratio(1 + queue.taken, 1);
            if best.is_none_or(|(_, most)| value > most) {
                best = Some((at, value));
            }
        }
        best.map(|(at, _)| at)
    }

    /// The sentences of other documents that are at least as much alike, with the same words included.
    fn like(&self, place: usize, least: f64) -> impl Iterator<Item = usize> {
        let owner = self.owners[place];
        let source = &self.read[owner][place - self.starts[owner]];
        let twins = folded(source).and_then(|key| self.twins.get(&key));
        let links = self.terms.links(place).iter();
        links
            .filter(move |link: &&Link| link.cosine >= least)
            .map(|link| link.other)
            .chain(twins.into_iter().flatten().copied())
            .filter(move |other| self.owners[*other] != owner)
    }

    /// How many other documents report what a sentence tells; copies count once.
    fn reporting(&self, place: usize, text: usize) -> usize {
        let others = self
            .like(place, ALIKE)
            .map(|other| self.counted[self.owners[other]]);
        let others: BTreeSet<usize> = others.filter(|other| *other != text).collect();
        others.len()
    }

    /// The other documents that have a sentence as well, ascending.
    fn also(&self, place: usize, text: usize) -> Vec<usize> {
        let others = self.like(place, SAME).map(|other| self.owners[other]);
        let others: BTreeSet<usize> = others.filter(|other| *other != text).collect();
        others.into_iter().collect()
    }

    /// The chosen sentence that says the same already.
    fn said(&self, place: usize) -> Option<usize> {
        let like: BTreeSet<usize> = self.like(place, SAME).collect();
        self.chosen.iter().position(|chosen| {
            let place = self.starts[chosen.text] + chosen.sentence.index;
            like.contains(&place)
        })
    }

    /// What was chosen, in order.
    fn finished(mut self, texts: &[DigestText<'_>]) -> Vec<DigestSentence> {
        self.chosen
            .sort_by_key(|chosen| (chosen.text, chosen.sentence.index));
        for text in self.quoted().collect::<Vec<_>>() {
            let ranges: Vec<TextRange> = self.read[text].iter().map(|one| one.range).collect();
            let own = self.chosen.iter_mut().filter(|chosen| chosen.text == text);
            let own = own.map(|chosen| &mut chosen.sentence);
            tell_what_they_follow(own, texts[text].document, &ranges, self.languages[text]);
        }
        self.chosen
    }
}
