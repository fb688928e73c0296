//! The words of each sentence, their weights, and which sentences share them.

use crate::sentence::Sentence;
use analect_language::{Language, is_stop_word, stem, words};
use analect_text::slice;
use std::collections::HashMap;

/// A term in more sentences than this is as good as a stop word, and is not followed: this bounds the
/// work on long documents.
const MOST_SENTENCES: usize = 120;

/// What one sentence shares with another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    /// The number of the other sentence.
    pub(crate) other: usize,
    /// The cosine of the two, from 0 to 1.
    pub(crate) cosine: f64,
}

/// A word as it counts: all forms of one stem are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    number: usize,
    /// Whether it says what a text is about: no stop word.
    substance: bool,
}

/// The words of all sentences of a document. Words of substance are called terms.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    numbers: HashMap<String, Entry>,
    /// Of each sentence, its terms in the order of their first appearance.
    of_sentence: Vec<Vec<usize>>,
    /// Of each sentence, its distinct words, stop words too.
    words: Vec<Vec<usize>>,
    /// Of each word, how often the document has it.
    counts: Vec<usize>,
    /// Of each term, the sentences that hold it, ascending; none of a stop word.
    holders: Vec<Vec<usize>>,
    /// Of each term, its inverse document frequency.
    weights: Vec<f64>,
    /// Of each sentence, the length of its vector of weights.
    norms: Vec<f64>,
    /// Of each sentence, the sentences that share terms with it, ascending.
    links: Vec<Vec<Link>>,
}

impl Terms {
    /// The words of `sentences`, with the stop words of `language`.
    pub(crate) fn of(sentences: &[Sentence<'_>], language: Option<Language>) -> Self {
        let mut terms = Self::default();
        let mut forms = HashMap::new();
        for sentence in sentences {
            terms.add(sentence, language, &mut forms);
        }
        terms.weigh();
        terms.link();
        terms
    }

    /// Adds a sentence; `forms` remembers the words met so far, as they were written.
    fn add<'text>(
        &mut self,
        sentence: &Sentence<'text>,
        language: Option<Language>,
        forms: &mut HashMap<&'text str, Entry>,
    ) {
        let place = self.of_sentence.len();
        let (mut terms, mut all) = (Vec::new(), Vec::new());
        for word in &sentence.words {
            let entry = *forms
                .entry(word)
                .or_insert_with(|| self.enter(word, language));
            if let Some(count) = self.counts.get_mut(entry.number) {
                *count += 1;
            }
            all.push(entry.number);
            let holders = self.holders.get_mut(entry.number);
            if let Some(holders) = holders.filter(|_| entry.substance)
                && holders.last() != Some(&place)
            {
                holders.push(place);
                terms.push(entry.number);
            }
        }
        all.sort_unstable();
        all.dedup();
        self.of_sentence.push(terms);
        self.words.push(all);
    }

    fn enter(&mut self, word: &str, language: Option<Language>) -> Entry {
        let lower = word.to_lowercase();
        let substance = !is_stop_word(&lower, language);
        let key = if substance {
            stem(&lower, language).into_owned()
        } else {
            lower
        };
        let next = self.counts.len();
        let entry = *self.numbers.entry(key).or_insert(Entry {
            number: next,
            substance,
        });
        if entry.number == next {
            self.counts.push(0);
            self.holders.push(Vec::new());
        }
        entry
    }

    #[allow(clippy::cast_precision_loss)]
    fn weigh(&mut self) {
        let all = self.of_sentence.len() as f64;
        let weight = |holders: &Vec<usize>| match holders.len() {
            0 => 0.0,
            count => (1.0 + all / count as f64).ln(),
        };
        self.weights = self.holders.iter().map(weight).collect();
        let square = |term: &usize| self.weight(*term).powi(2);
        let norm = |own: &Vec<usize>| own.iter().map(square).sum::<f64>().sqrt();
        self.norms = self.of_sentence.iter().map(norm).collect();
    }

    fn link(&mut self) {
        let count = self.of_sentence.len();
        let mut dots = vec![0.0; count];
        let mut met = Vec::new();
        let mut links = Vec::with_capacity(count);
        for place in 0..count {
            for term in self.terms(place) {
                let Some(holders) = self.holders.get(*term) else {
                    continue;
                };
                if holders.len() > MOST_SENTENCES {
                    continue;
                }
                let product = self.weight(*term).powi(2);
                for other in holders.iter().copied().filter(|other| *other != place) {
                    if dots[other] == 0.0 {
                        met.push(other);
                    }
                    dots[other] += product;
                }
            }
            met.sort_unstable();
            let link = |other: usize| {
                let dot = std::mem::take(&mut dots[other]);
                Link {
                    other,
                    cosine: dot / (self.norms[place] * self.norms[other]),
                }
            };
            links.push(met.drain(..).map(link).collect());
        }
        self.links = links;
    }

    /// The weight of a term: its inverse document frequency; 0 for a stop word.
    pub(crate) fn weight(&self, term: usize) -> f64 {
        self.weights.get(term).copied().unwrap_or(0.0)
    }

    /// How often the document has a word.
    pub(crate) fn occurrences(&self, term: usize) -> usize {
        self.counts.get(term).copied().unwrap_or(0)
    }

    /// How many words and terms the document has.
    pub(crate) fn len(&self) -> usize {
        self.counts.len()
    }

    /// How many sentences hold a term.
    pub(crate) fn spread(&self, term: usize) -> usize {
        self.holders.get(term).map_or(0, Vec::len)
    }

    /// The terms of sentence `place`, in the order of their first appearance.
    pub(crate) fn terms(&self, place: usize) -> &[usize] {
        self.of_sentence.get(place).map_or(&[], Vec::as_slice)
    }

    /// The distinct words of sentence `place`, ascending.
    pub(crate) fn words(&self, place: usize) -> &[usize] {
        self.words.get(place).map_or(&[], Vec::as_slice)
    }

    /// The sentences that share terms with sentence `place`, ascending.
    pub(crate) fn links(&self, place: usize) -> &[Link] {
        self.links.get(place).map_or(&[], Vec::as_slice)
    }

    /// The length of the vector of weights of sentence `place`.
    pub(crate) fn norm(&self, place: usize) -> f64 {
        self.norms.get(place).copied().unwrap_or(0.0)
    }

    /// The cosine of two sentences, from 0 to 1.
    pub(crate) fn cosine(&self, place: usize, other: usize) -> f64 {
        let links = self.links(place);
        links
            .binary_search_by_key(&other, |link| link.other)
            .ok()
            .and_then(|at| links.get(at))
            .map_or(0.0, |link| link.cosine)
    }

    /// The share of the weight of what is `sought` that sentence `place` covers, from 0 to 1, and the
    /// words it covers, as they were asked for.
    pub(crate) fn overlap<'text>(
        &self,
        place: usize,
        sought: &[Sought<'text>],
    ) -> (f64, Vec<&'text str>) {
        let own = self.terms(place);
        let (mut all, mut covered, mut common) = (0.0, 0.0, Vec::new());
        for one in sought {
            all += one.weight;
            let holds = |way: &Vec<usize>| way.iter().all(|term| own.contains(term));
            if one.ways.iter().any(holds) {
                covered += one.weight;
                common.push(one.word);
            }
        }
        (if all > 0.0 { covered / all } else { 0.0 }, common)
    }

    /// The distinct words of `text` whose term some sentence holds.
    pub(crate) fn known<'text>(
        &self,
        text: &'text str,
        language: Option<Language>,
    ) -> Vec<Sought<'text>> {
        self.sought(text, &[], language)
    }

    /// The distinct words of `text` for which some sentence holds a term; a word of a name also for the
    /// other names of whom it names. Each list of `names` is of one person, body or place.
    pub(crate) fn sought<'text>(
        &self,
        text: &'text str,
        names: &[Vec<String>],
        language: Option<Language>,
    ) -> Vec<Sought<'text>> {
        let spelt: Vec<&str> = words(text)
            .into_iter()
            .map(|range| slice(text, range).unwrap_or_default())
            .collect();
        let asked: Vec<String> = spelt.iter().map(|word| word.to_lowercase()).collect();
        let mut found: Vec<Sought<'text>> = Vec::new();
        let others = self.other_names(&asked, names, language);
        for ((word, lower), others) in spelt.into_iter().zip(&asked).zip(others) {
            let own = self.term(lower, language);
            let mut ways: Vec<Vec<usize>> = own.into_iter().map(|term| vec![term]).collect();
            if ways
                .iter()
                .any(|way| found.iter().any(|one| one.ways.contains(way)))
            {
                continue;
            }
            ways.extend(others);
            let terms = ways.iter().flatten();
            let weight = terms.map(|term| self.weight(*term)).fold(0.0, f64::max);
            if !ways.is_empty() {
                found.push(Sought { word, weight, ways });
            }
        }
        found
    }

    /// For each of the `asked` words the terms of other names of whom it names.
    fn other_names(
        &self,
        asked: &[String],
        names: &[Vec<String>],
        language: Option<Language>,
    ) -> Vec<Vec<Vec<usize>>> {
        let mut ways = vec![Vec::new(); asked.len()];
        for all in names {
            let spelt: Vec<Vec<String>> = all.iter().map(|name| lower_words(name)).collect();
            let mut held: Option<Vec<Vec<usize>>> = None;
            for name in spelt.iter().filter(|name| !name.is_empty()) {
                let starts = asked.windows(name.len()).enumerate();
                let starts = starts.filter(|(_, window)| *window == name.as_slice());
                for (start, _) in starts {
                    let held = held.get_or_insert_with(|| {
                        let held = spelt.iter().filter_map(|name| self.way(name, language));
                        held.collect()
                    });
                    for way in ways.iter_mut().skip(start).take(name.len()) {
                        way.extend(held.iter().cloned());
                    }
                }
            }
        }
        ways
    }

    /// The terms that a name is found by; `None` where no sentence holds one of them.
    fn way(&self, name: &[String], language: Option<Language>) -> Option<Vec<usize>> {
        let known = |word: &String| self.numbers.get(stem(word, language).as_ref());
        let entries: Vec<_> = name.iter().map(known).collect::<Option<_>>()?;
        let terms = entries.into_iter().filter(|entry| entry.substance);
        let terms: Vec<usize> = terms.map(|entry| entry.number).collect();
        (!terms.is_empty()).then_some(terms)
    }

    fn term(&self, lower: &str, language: Option<Language>) -> Option<usize> {
        let entry = self.numbers.get(stem(lower, language).as_ref())?;
        entry.substance.then_some(entry.number)
    }
}

/// A word that is looked for in sentences.
pub(crate) struct Sought<'text> {
    /// As it was asked for.
    word: &'text str,
    weight: f64,
    /// A sentence speaks of it where it holds all terms of one of these.
    ways: Vec<Vec<usize>>,
}

fn lower_words(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .filter_map(|range| slice(text, range))
        .map(str::to_lowercase)
        .collect()
}
