//! The words of substance of each sentence, their weights, and which sentences share them.

use crate::sentence::Sentence;
use analect_language::{Language, is_stop_word, words};
use analect_text::slice;
use std::collections::HashMap;

/// A term in more sentences than this is as good as a stop word, and is not followed: this bounds the
/// work on long documents.
const MOST_SENTENCES: usize = 120;
/// Letters of a word that are compared: endings differ more than stems.
const STEM: usize = 8;

/// What one sentence shares with another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Meeting {
    /// The number of the other sentence.
    pub(crate) other: usize,
    /// The cosine of the two, from 0 to 1.
    pub(crate) cosine: f64,
    /// The terms in common.
    pub(crate) shared: usize,
}

/// The terms of all sentences of a document.
#[derive(Debug)]
pub(crate) struct Terms {
    numbers: HashMap<String, usize>,
    /// Of each sentence, its terms in the order of their first appearance.
    of_sentence: Vec<Vec<usize>>,
    /// Of each term, the sentences that hold it, ascending.
    sentences: Vec<Vec<usize>>,
    /// Of each term, its inverse document frequency.
    weights: Vec<f64>,
    /// Of each sentence, the length of its vector of weights.
    norms: Vec<f64>,
}

impl Terms {
    /// The terms of `sentences`, stop words of `language` left out.
    pub(crate) fn of(sentences: &[Sentence<'_>], language: Option<Language>) -> Self {
        let mut terms = Self {
            numbers: HashMap::new(),
            of_sentence: Vec::with_capacity(sentences.len()),
            sentences: Vec::new(),
            weights: Vec::new(),
            norms: Vec::new(),
        };
        for sentence in sentences {
            terms.add(sentence, language);
        }
        terms.weigh();
        terms
    }

    fn add(&mut self, sentence: &Sentence<'_>, language: Option<Language>) {
        let place = self.of_sentence.len();
        let mut own = Vec::new();
        for stem in stems(sentence.text, language) {
            let next = self.sentences.len();
            let number = *self.numbers.entry(stem).or_insert(next);
            if number == next {
                self.sentences.push(Vec::new());
            }
            let Some(holders) = self.sentences.get_mut(number) else {
                continue;
            };
            if holders.last() != Some(&place) {
                holders.push(place);
                own.push(number);
            }
        }
        self.of_sentence.push(own);
    }

    #[allow(clippy::cast_precision_loss)]
    fn weigh(&mut self) {
        let all = self.of_sentence.len() as f64;
        self.weights = self
            .sentences
            .iter()
            .map(|holders| (1.0 + all / holders.len() as f64).ln())
            .collect();
        let square = |term: &usize| self.weight(*term).powi(2);
        self.norms = self
            .of_sentence
            .iter()
            .map(|own| own.iter().map(square).sum::<f64>().sqrt())
            .collect();
    }

    fn weight(&self, term: usize) -> f64 {
        self.weights.get(term).copied().unwrap_or(0.0)
    }

    /// How many terms sentence `place` has.
    pub(crate) fn count(&self, place: usize) -> usize {
        self.of_sentence.get(place).map_or(0, Vec::len)
    }

    /// The sentences that share terms with sentence `place`, ascending.
    pub(crate) fn meetings(&self, place: usize) -> Vec<Meeting> {
        let mut met: HashMap<usize, (f64, usize)> = HashMap::new();
        for term in self.of_sentence.get(place).into_iter().flatten() {
            let Some(holders) = self
                .sentences
                .get(*term)
                .filter(|holders| holders.len() <= MOST_SENTENCES)
            else {
                continue;
            };
            for other in holders.iter().filter(|other| **other != place) {
                let entry = met.entry(*other).or_insert((0.0, 0));
                entry.0 += self.weight(*term).powi(2);
                entry.1 += 1;
            }
        }
        let norm = |place: usize| self.norms.get(place).copied().unwrap_or(0.0);
        let mut meetings: Vec<Meeting> = met
            .into_iter()
            .map(|(other, (dot, shared))| Meeting {
                other,
                cosine: dot / (norm(place) * norm(other)),
                shared,
            })
            .collect();
        meetings.sort_by_key(|meeting| meeting.other);
        meetings
    }

    /// The share of the weight of `text` that sentence `place` covers, from 0 to 1, and the words in
    /// common as they stand in `text`. Words that no sentence holds do not count.
    pub(crate) fn overlap<'text>(
        &self,
        place: usize,
        text: &[(&'text str, usize)],
    ) -> (f64, Vec<&'text str>) {
        let own = self.of_sentence.get(place).map_or(&[][..], Vec::as_slice);
        let (mut all, mut covered, mut common) = (0.0, 0.0, Vec::new());
        for (word, term) in text {
            all += self.weight(*term);
            if own.contains(term) {
                covered += self.weight(*term);
                common.push(*word);
            }
        }
        (if all > 0.0 { covered / all } else { 0.0 }, common)
    }

    /// The distinct terms of `text` that some sentence holds, with the words they stem from.
    pub(crate) fn known<'text>(
        &self,
        text: &'text str,
        language: Option<Language>,
    ) -> Vec<(&'text str, usize)> {
        let mut found: Vec<(&str, usize)> = Vec::new();
        for word in words(text)
            .into_iter()
            .filter_map(|range| slice(text, range))
        {
            let number = stem(word, language).and_then(|stem| self.numbers.get(&stem).copied());
            let new = number.filter(|number| found.iter().all(|(_, known)| known != number));
            found.extend(new.map(|number| (word, number)));
        }
        found
    }

    /// Of the terms of sentence `place`, how many are not in `seen`, which they then enter.
    pub(crate) fn count_new(&self, place: usize, seen: &std::collections::HashSet<usize>) -> usize {
        self.of_sentence
            .get(place)
            .into_iter()
            .flatten()
            .filter(|term| !seen.contains(term))
            .count()
    }

    /// Adds the terms of sentence `place` to `seen`.
    pub(crate) fn mark(&self, place: usize, seen: &mut std::collections::HashSet<usize>) {
        seen.extend(self.of_sentence.get(place).into_iter().flatten());
    }
}

fn stems(text: &str, language: Option<Language>) -> impl Iterator<Item = String> {
    words(text)
        .into_iter()
        .filter_map(move |range| stem(slice(text, range)?, language))
}

/// `word` in lower case, without possessive and plural endings, cut to its first letters; `None` for a stop word.
fn stem(word: &str, language: Option<Language>) -> Option<String> {
    let lower = word.to_lowercase();
    if is_stop_word(&lower, language) {
        return None;
    }
    let bare = lower
        .strip_suffix("'s")
        .or_else(|| lower.strip_suffix("’s"))
        .unwrap_or(&lower);
    let singular = bare
        .strip_suffix('s')
        .filter(|rest| rest.len() > 3 && !rest.ends_with(['s', 'u', 'i']))
        .unwrap_or(bare);
    Some(singular.chars().take(STEM).collect())
}
