//! One summary of several documents.
//!
//! Each document is summarised by itself, so that the rules of coherence hold, and the digest takes
//! the beginnings of these summaries in turn. What several documents say in the same words is quoted
//! once.

use crate::choice::Budget;
use crate::features::ratio;
use crate::opening;
use crate::sentence::{Sentence, sentences_of};
use crate::terms::Terms;
use crate::{Length, Options, summarize, tell_what_they_follow};
use analect_language::{Language, identify};
use analect_model::{Document, SummaryMethod, SummarySentence};
use analect_text::TextRange;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The sentence, as the summary of its document has it.
    pub sentence: SummarySentence,
    /// The other documents that have it as well, ascending.
    pub also: Vec<usize>,
}

/// A document that shares half of its sentences or more with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestCopy {
    /// Its number.
    pub text: usize,
    /// The number of the other: the longest, and of these the first.
    pub of: usize,
}

/// Sentences of several documents, in the order of these, and within each in its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// The sentences.
    pub sentences: Vec<DigestSentence>,
    /// The copies among the documents, ascending.
    pub copies: Vec<DigestCopy>,
    /// How many sentences there were to choose from: the same one counts once.
    pub total: usize,
    /// How many of them speak of what was asked; none where nothing was asked.
    pub asked: Option<usize>,
}

/// Two sentences this much alike (cosine of their weighted terms) report the same event.
const ALIKE: f64 = 0.35;
/// Sentences of fewer words are no sign of a copy.
const TELLING: usize = 5;
/// A copy shares at least this many sentences, and this share of those of the shorter text.
const LEAST_SHARED: usize = 3;
const SHARED: f64 = 0.5;

/// Chooses the sentences that say most in several documents together.
///
/// A sentence that several documents have word for word is quoted from one of them, and the numbers of
/// the others stand beside it: so copies of one report (wire copy that two newspapers print, say) count
/// once, and what a copy has beyond the other is quoted like anything else. Where something is asked,
/// only documents that speak of it are quoted, if there are any. What the reader pinned comes first,
/// even where it is longer than the digest should be; what was excluded in one document is excluded in
/// all. Then the documents take turns: the more gladly the higher their next sentence scores and the
/// more other documents report what it tells, the less so the more of them is there already.
///
/// The same documents and options give the same digest.
pub fn digest(texts: &[DigestText<'_>], length: Length) -> Digest {
    let read: Vec<Vec<Sentence<'_>>> = texts
        .iter()
        .map(|text| sentences_of(text.document))
        .collect();
    let mut desk = Desk::new(texts, &read);
    desk.queue(texts, length);
    let words = desk
        .owned()
        .map(|(text, index)| read[text][index].words.len());
    let mut budget = Budget::of(length, words.sum());
    desk.take_pinned(texts, &mut budget);
    desk.fill(budget);
    Digest {
        copies: desk.copies(),
        total: desk.owned().count(),
        asked: desk.asked.as_ref().map(BTreeSet::len),
        sentences: desk.finished(texts),
    }
}

/// The words of a sentence, by which it is the same wherever it stands; signs and capitals do not count.
fn folded(sentence: &Sentence<'_>) -> String {
    let bare = |word: &&str| -> String { word.chars().filter(|c| c.is_alphanumeric()).collect() };
    let words: Vec<String> = sentence.words.iter().map(bare).collect();
    words.join(" ").to_lowercase()
}

/// What is left of a document's own summary, best first.
struct Queue {
    text: usize,
    left: std::vec::IntoIter<SummarySentence>,
    taken: usize,
    passed: BTreeSet<usize>,
}

/// All sentences of all documents, and what was taken of them.
struct Desk<'a> {
    read: &'a [Vec<Sentence<'a>>],
    /// Of each document, the number of its first sentence among those of all.
    starts: Vec<usize>,
    /// Of each sentence, the document it stands in.
    owners: Vec<usize>,
    /// Of each sentence, the places of those with the same words, its own among them; the first is the
    /// one that is quoted: one that was pinned, or else that of the longest document.
    twins: Vec<Vec<usize>>,
    terms: Terms,
    languages: Vec<Option<Language>>,
    /// The sentences that share words with what was asked; none where nothing was asked.
    asked: Option<BTreeSet<usize>>,
    queues: Vec<Queue>,
    chosen: Vec<DigestSentence>,
}

impl<'a> Desk<'a> {
    fn new(texts: &[DigestText<'_>], read: &'a [Vec<Sentence<'a>>]) -> Self {
        let all: Vec<Sentence<'_>> = read.iter().flatten().cloned().collect();
        let starts = read.iter().scan(0, |at, sentences| {
            let start = *at;
            *at += sentences.len();
            Some(start)
        });
        let owners = read
            .iter()
            .enumerate()
            .flat_map(|(text, sentences)| sentences.iter().map(move |_| text));
        let (starts, owners): (Vec<usize>, Vec<usize>) = (starts.collect(), owners.collect());
        let languages: Vec<_> = texts
            .iter()
            .map(|text| identify(text.document.text()))
            .collect();
        let same = languages.windows(2).all(|pair| pair[0] == pair[1]);
        let language = languages.first().copied().flatten().filter(|_| same);
        let terms = Terms::of(&all, language);
        let question = texts.iter().find_map(|text| text.options.question());
        let asked = question.map(|(about, names)| {
            let known = terms.sought(about, names, language);
            let speaks = |place: &usize| !terms.overlap(*place, &known).1.is_empty();
            (0..all.len()).filter(speaks).collect()
        });
        let is_pinned = |place: usize| {
            let text = owners[place];
            texts[text].options.pinned.contains(&all[place].range)
        };
        let twins = twins(&all, |place| {
            (!is_pinned(place), Reverse(read[owners[place]].len()), place)
        });
        Self {
            asked: asked.map(|asked: BTreeSet<usize>| {
                // The same sentence counts once.
                let is_first = |place: &usize| twins[*place].first() == Some(place);
                asked.into_iter().filter(is_first).collect()
            }),
            twins,
            read,
            starts,
            owners,
            terms,
            languages,
            queues: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// The sentences that may be quoted, by document and number: of the same ones, one.
    fn owned(&self) -> impl Iterator<Item = (usize, usize)> {
        let is_first = |place: &usize| self.twins[*place].first() == Some(place);
        (0..self.owners.len())
            .filter(is_first)
            .map(|place| (self.owners[place], place - self.starts[self.owners[place]]))
    }

    /// The documents that share much with a longer one.
    fn copies(&self) -> Vec<DigestCopy> {
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (place, twins) in self.twins.iter().enumerate() {
            let text = self.owners[place];
            let telling = self.read[text][place - self.starts[text]].words.len() >= TELLING;
            let others: BTreeSet<usize> = twins.iter().map(|twin| self.owners[*twin]).collect();
            for other in others.into_iter().filter(|other| telling && *other != text) {
                *shared.entry((text, other)).or_default() += 1;
            }
        }
        let length = |text: usize| self.read[text].len();
        let longer =
            |of: usize, text: usize| (length(of), Reverse(of)) > (length(text), Reverse(text));
        let mut copies: Vec<DigestCopy> = Vec::new();
        for ((text, of), count) in shared {
            let least = length(text).min(length(of));
            let is_copy = count >= LEAST_SHARED && ratio(count, least) >= SHARED;
            if is_copy && longer(of, text) && copies.last().is_none_or(|last| last.text != text) {
                copies.push(DigestCopy { text, of });
            }
        }
        copies
    }

    /// Summarises each document; what is quoted from another one, or excluded there, is left out.
    fn queue(&mut self, texts: &[DigestText<'_>], length: Length) {
        let own = match length {
            // The others may have little to say.
            Length::Percent(percent) => Length::Percent(percent.saturating_mul(2).min(100)),
            other => other,
        };
        let excluded: BTreeSet<usize> = texts
            .iter()
            .enumerate()
            .flat_map(|(text, one)| self.places(text, &one.options.excluded))
            .flat_map(|place| self.twins[place].iter().copied())
            .collect();
        for (text, one) in texts.iter().enumerate() {
            let wanted = Options {
                length: own,
                ..one.options.clone()
            };
            let mut summary = summarize(one.document, one.title, &wanted);
            if summary.method == SummaryMethod::Lead
                && let Some(asked) = &self.asked
                && !asked.is_empty()
            {
                // The lead of a short text heeds no question.
                let speaks =
                    |one: &SummarySentence| asked.contains(&(self.starts[text] + one.index));
                summary.sentences.retain(speaks);
            }
            let by_score =
                |one: &SummarySentence, other: &SummarySentence| other.score.total_cmp(&one.score);
            summary.sentences.sort_by(by_score);
            let (left, passed): (Vec<_>, Vec<_>) = summary.sentences.into_iter().partition(|one| {
                let place = self.starts[text] + one.index;
                self.twins[place].first() == Some(&place) && !excluded.contains(&place)
            });
            self.queues.push(Queue {
                text,
                left: left.into_iter(),
                taken: 0,
                passed: passed.into_iter().map(|one| one.index).collect(),
            });
        }
        if let Some(asked) = self.asked.as_ref().filter(|asked| !asked.is_empty()) {
            let speaks: BTreeSet<usize> = asked.iter().map(|place| self.owners[*place]).collect();
            self.queues.retain(|queue| speaks.contains(&queue.text));
        }
    }

    /// The places of the sentences of a document that stand at these ranges.
    fn places(&self, text: usize, ranges: &[TextRange]) -> Vec<usize> {
        let sentences = self.read[text].iter();
        let found = sentences.filter(|sentence| ranges.contains(&sentence.range));
        found
            .map(|sentence| self.starts[text] + sentence.index)
            .collect()
    }

    /// Takes what the reader pinned, whatever else is asked.
    fn take_pinned(&mut self, texts: &[DigestText<'_>], budget: &mut Budget) {
        for queue in &mut self.queues {
            let ranges = &texts[queue.text].options.pinned;
            let left: Vec<_> = queue.left.by_ref().collect();
            let (pinned, rest): (Vec<_>, Vec<_>) = left
                .into_iter()
                .partition(|one| ranges.contains(&one.range));
            queue.left = rest.into_iter();
            for sentence in pinned {
                budget.spend(self.read[queue.text][sentence.index].words.len());
                queue.taken += 1;
                self.chosen.push(DigestSentence {
                    text: queue.text,
                    sentence,
                    also: Vec::new(),
                });
            }
        }
    }

    /// Takes sentences as long as there is room for one.
    fn fill(&mut self, mut budget: Budget) {
        while !budget.is_spent()
            && let Some(at) = self.next()
        {
            let queue = &mut self.queues[at];
            let text = queue.text;
            let Some(sentence) = queue.left.next() else {
                continue;
            };
            let index = sentence.index;
            let source = &self.read[text][index];
            let leans = opening::leans_back(source.text, self.languages[text]);
            let needs_passed = leans && index > 0 && queue.passed.contains(&(index - 1));
            if needs_passed || !budget.take(source.words.len()) {
                queue.passed.insert(index);
                continue;
            }
            queue.taken += 1;
            self.chosen.push(DigestSentence {
                text,
                sentence,
                also: Vec::new(),
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
            let reported = self.reporting(self.starts[queue.text] + next.index);
            let told = 1.0 + ratio(1 + reported, 1).ln();
            let value = next.score * told / ratio(1 + queue.taken, 1);
            if best.is_none_or(|(_, most)| value > most) {
                best = Some((at, value));
            }
        }
        best.map(|(at, _)| at)
    }

    /// How many other documents report what a sentence tells, without those that have its words.
    fn reporting(&self, place: usize) -> usize {
        let mut silent: BTreeSet<usize> = self.twins[place]
            .iter()
            .map(|twin| self.owners[*twin])
            .collect();
        let alike = self
            .terms
            .links(place)
            .iter()
            .filter(|link| link.cosine >= ALIKE);
        alike
            .filter(|link| silent.insert(self.owners[link.other]))
            .count()
    }

    /// What was chosen, in order.
    fn finished(mut self, texts: &[DigestText<'_>]) -> Vec<DigestSentence> {
        self.chosen
            .sort_by_key(|chosen| (chosen.text, chosen.sentence.index));
        for (text, one) in texts.iter().enumerate() {
            let ranges: Vec<TextRange> = self.read[text].iter().map(|one| one.range).collect();
            let own = self.chosen.iter_mut().filter(|chosen| chosen.text == text);
            let own = own.map(|chosen| &mut chosen.sentence);
            tell_what_they_follow(own, one.document, &ranges, self.languages[text]);
        }
        for chosen in &mut self.chosen {
            let twins = &self.twins[self.starts[chosen.text] + chosen.sentence.index];
            let others: BTreeSet<usize> = twins.iter().map(|twin| self.owners[*twin]).collect();
            chosen.also = others
                .into_iter()
                .filter(|other| *other != chosen.text)
                .collect();
        }
        self.chosen
    }
}

/// Of each sentence, the places of those with the same words, that of the least `rank` first.
fn twins<R: Ord>(all: &[Sentence<'_>], rank: impl Fn(usize) -> R) -> Vec<Vec<usize>> {
    let mut by_words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let keys: Vec<String> = all.iter().map(folded).collect();
    for (place, key) in keys.iter().enumerate() {
        by_words.entry(key.clone()).or_default().push(place);
    }
    for places in by_words.values_mut() {
        places.sort_by_key(|place| rank(*place));
    }
    let of = |key: &String| by_words.get(key).cloned().unwrap_or_default();
    keys.iter().map(of).collect()
}
