//! What can be told of a sentence in figures: what it is, whatever else is chosen.
//!
//! `state` adds what it is beside the sentences already chosen. Every figure is kept near the range
//! from 0 to 1, so that none can outweigh the others by its unit.

use crate::centrality::{Centralities, centralities};
use crate::grade::{Grade, Manners, grades, manners};
use crate::names::{Names, names};
use crate::opening::{has_attribution, leans_back};
use crate::sentence::Sentence;
use crate::terms::{Sought, Terms};
use analect_language::Language;
use analect_model::ReasonKind;

macro_rules! features {
    ($($kind:ident: $($name:ident),+;)+) => {
        /// One figure of a sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Feature { $($($name),+),+ }

        impl Feature {
            /// All of them, each at its own number.
            pub(crate) const ALL: &'static [Self] = &[$($(Self::$name),+),+];

            /// The reason it is counted to.
            pub(crate) const fn kind(self) -> ReasonKind {
                match self { $($(Self::$name)|+ => ReasonKind::$kind),+ }
            }
        }
    };
}

features! {
    Position: First, Second, Third, Nearness, SlowNearness, Depth, Opening, OpensBlock, UnderHeading, Ending,
        FirstEarly, NearnessEarly, DepthEarly, OpensBlockEarly;
    Centrality: Even, Lead, Centroid, Forward, Backward, ToFirst, ToFirstThree, TopTerms, TopDensity, FrequentShare, SingleShare,
        LeadEarly, CentroidEarly, ToFirstEarly, TopTermsEarly, ForwardEarly;
    Title: TitleOverlap;
    About: Asked;
    Figures: Numbers, Money, Dates;
    Names: Capitals, CapitalShare, Introduces, CapitalsEarly;
    Length: Words, Over15, Over25, Over35, WordsEarly, Over25Early, WordsSoFar, Over25SoFar;
    Attribution: Attributed, Quoted, QuotedHabit, QuotedEarly, AttributedEarly;
    Wording: FirstPerson, FirstPersonHabit, SecondPerson, Definite, Indefinite, Subordinate, Commas, Brackets, Exclaims;
    Novelty: MostLike, MeanLike, NewWeight, NewDensity, NewTop, Covered;
    Flow: AfterChosen, BeforeChosen, Distance, GoesBack, Skips, Presumes;
}

/// How many features there are.
pub(crate) const COUNT: usize = Feature::ALL.len();

/// The figures of one sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Vector(pub(crate) [f64; COUNT]);

impl Vector {
    /// The figure of one feature.
    pub(crate) fn get(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }

    /// Sets it.
    pub(crate) fn set(&mut self, feature: Feature, value: f64) {
        self.0[feature as usize] = value;
    }
}

/// All that is known of a document before anything is chosen; one entry a sentence in every list.
pub(crate) struct Analysis<'text> {
    pub(crate) sentences: Vec<Sentence<'text>>,
    pub(crate) grades: Vec<Grade>,
    pub(crate) terms: Terms,
    pub(crate) names: Vec<Names>,
    /// The figures of the sentence whatever is chosen; those of `state` are 0.
    pub(crate) vectors: Vec<Vector>,
    /// How many good sentences stand before it.
    pub(crate) ranks: Vec<usize>,
    /// Whether it is understood only after the one before it.
    pub(crate) leans: Vec<bool>,
    /// Whether it counts for the question because the next one does, which leans on it.
    pub(crate) leads: Vec<bool>,
    /// How many sentences share words with it.
    pub(crate) neighbours: Vec<usize>,
    /// The words of the title it holds, and those of the question; none of these where it only leads to
    /// a sentence that holds some.
    pub(crate) title_words: Vec<Vec<&'text str>>,
    pub(crate) asked_words: Vec<Vec<&'text str>>,
    /// The terms the document has most often.
    pub(crate) top: Vec<usize>,
}

/// How many terms count as those a document has most often.
const TOP: usize = 10;

impl<'text> Analysis<'text> {
    /// Reads `sentences` of a document in `language`, below the headline `title`, for somebody who asks
    /// `about`, where each list of `names` means the same.
    pub(crate) fn of(
        sentences: Vec<Sentence<'text>>,
        title: Option<&'text str>,
        (about, names_alike): (Option<&'text str>, &[Vec<String>]),
        language: Option<Language>,
    ) -> Self {
        let terms = Terms::of(&sentences, language);
        let manners: Vec<_> = sentences.iter().map(|one| manners(one.text)).collect();
        let grades = grades(&sentences, &manners);
        let ranks = ranks(&grades);
        let names = names(&sentences);
        let starts: Vec<f64> = ranks.iter().map(|rank| nearness(*rank)).collect();
        let centralities = centralities(&terms, &starts);
        let overlaps = |sought: &[Sought<'text>]| -> Vec<(f64, Vec<&'text str>)> {
            let places = 0..sentences.len();
            places.map(|place| terms.overlap(place, sought)).collect()
        };
        let titled = overlaps(&terms.known(title.unwrap_or(""), language));
        let mut asked = overlaps(&terms.sought(about.unwrap_or(""), names_alike, language));
        let leans: Vec<bool> = sentences
            .iter()
            .map(|one| one.index > 0 && leans_back(one.text, language))
            .collect();
        let leads = lead_to_asked(&mut asked, &leans);
        let top = top(&terms);
        let reader = Reader {
            sentences: &sentences,
            ranks: &ranks,
            terms: &terms,
            names: &names,
            centralities: &centralities,
            titled: &titled,
            asked: &asked,
            top: &top,
            good: grades.iter().filter(|grade| **grade == Grade::Good).count(),
            leading: leading(&grades),
            habits: Habits::of(&manners),
            manners: &manners,
        };
        let vectors = (0..sentences.len())
            .map(|place| reader.vector(place))
            .collect();
        Self {
            vectors,
            leans,
            leads,
            neighbours: centralities.neighbours,
            title_words: titled.into_iter().map(|(_, words)| words).collect(),
            asked_words: asked.into_iter().map(|(_, words)| words).collect(),
            sentences,
            grades,
            terms,
            names,
            ranks,
            top,
        }
    }

    /// How many sentences share words with the question.
    pub(crate) fn count_asked(&self) -> usize {
        self.asked_words
            .iter()
            .filter(|words| !words.is_empty())
            .count()
    }
}

/// A sentence that leans back is understood only after the one before it: where it speaks of what was
/// asked, that one counts as much. Says which sentences lead to the next one so.
fn lead_to_asked(asked: &mut [(f64, Vec<&str>)], leans: &[bool]) -> Vec<bool> {
    let mut leads = vec![false; asked.len()];
    for place in (1..asked.len()).rev() {
        let value = asked[place].0;
        if leans[place] && value > asked[place - 1].0 {
            asked[place - 1].0 = value;
            leads[place - 1] = true;
        }
    }
    leads
}

/// Of each sentence, how many good ones stand before it.
fn ranks(grades: &[Grade]) -> Vec<usize> {
    let count = |before: &mut usize, grade: &Grade| {
        let rank = *before;
        *before += usize::from(*grade == Grade::Good);
        Some(rank)
    };
    grades.iter().scan(0, count).collect()
}

/// The first three good sentences.
fn leading(grades: &[Grade]) -> Vec<usize> {
    let good = grades.iter().enumerate();
    good.filter(|(_, grade)| **grade == Grade::Good)
        .map(|(place, _)| place)
        .take(3)
        .collect()
}

/// The terms that occur most often, at least twice, the earlier first among equals.
fn top(terms: &Terms) -> Vec<usize> {
    let mut all: Vec<usize> = (0..terms.len())
        .filter(|term| terms.spread(*term) > 0 && terms.occurrences(*term) > 1)
        .collect();
    all.sort_by_key(|term| (std::cmp::Reverse(terms.occurrences(*term)), *term));
    all.truncate(TOP);
    all
}

/// What the whole text is like.
struct Habits {
    /// Share of its sentences that speak in the first person.
    first_person: f64,
    /// Mean share of quotation.
    quoted: f64,
}

impl Habits {
    fn of(manners: &[Manners]) -> Self {
        let all = ratio(manners.len().max(1), 1);
        let first = manners.iter().filter(|one| one.first_person).count();
        let quoted: usize = manners.iter().map(|one| one.quoted).sum();
        Self {
            first_person: ratio(first, 1) / all,
            quoted: ratio(quoted, 100) / all,
        }
    }
}

/// What the figures of every sentence are read from.
struct Reader<'a, 'text> {
    sentences: &'a [Sentence<'text>],
    manners: &'a [Manners],
    ranks: &'a [usize],
    terms: &'a Terms,
    names: &'a [Names],
    centralities: &'a Centralities,
    titled: &'a [(f64, Vec<&'text str>)],
    asked: &'a [(f64, Vec<&'text str>)],
    top: &'a [usize],
    good: usize,
    leading: Vec<usize>,
    habits: Habits,
}

impl Reader<'_, '_> {
    fn vector(&self, place: usize) -> Vector {
        let mut vector = Vector([0.0; COUNT]);
        let sentence = &self.sentences[place];
        self.position(&mut vector, sentence);
        self.centrality(&mut vector, place);
        self.names(&mut vector, sentence);
        length(&mut vector, sentence);
        figures(&mut vector, sentence);
        self.speech(&mut vector, sentence);
        wording(&mut vector, sentence);
        vector.set(Feature::TitleOverlap, self.titled[place].0);
        vector.set(Feature::Asked, self.asked[place].0);
        vector
    }

    fn position(&self, vector: &mut Vector, sentence: &Sentence<'_>) {
        let rank = self.ranks[sentence.index];
        vector.set(Feature::First, flag(rank == 0));
        vector.set(Feature::Second, flag(rank == 1));
        vector.set(Feature::Third, flag(rank == 2));
        vector.set(Feature::Nearness, nearness(rank));
        vector.set(Feature::SlowNearness, nearness(rank).sqrt());
        vector.set(Feature::Depth, ratio(rank, self.good.max(1)).min(1.0));
        vector.set(Feature::Opening, flag(sentence.index == 0));
        vector.set(
            Feature::OpensBlock,
            flag(sentence.opens_block && sentence.paragraph > 0),
        );
        vector.set(
            Feature::UnderHeading,
            flag(sentence.under_heading && sentence.paragraph > 0),
        );
        vector.set(Feature::Ending, flag(rank + 2 >= self.good));
    }

    fn centrality(&self, vector: &mut Vector, place: usize) {
        let (terms, central) = (self.terms, self.centralities);
        let own = terms.terms(place);
        let words = ratio(own.len().max(1), 1);
        let share = |wanted: &dyn Fn(usize) -> bool| {
            ratio(own.iter().filter(|term| wanted(**term)).count(), 1)
        };
        let top = share(&|term| self.top.contains(&term));
        let to = |other: &usize| {
            if *other == place {
                1.0
            } else {
                terms.cosine(place, *other)
            }
        };
        let near: Vec<f64> = self.leading.iter().map(to).collect();
        let others: Vec<f64> = self
            .leading
            .iter()
            .filter(|other| **other != place)
            .map(to)
            .collect();
        vector.set(Feature::Even, central.even[place]);
        vector.set(Feature::Lead, central.lead[place].sqrt());
        vector.set(Feature::Centroid, central.centroid[place]);
        vector.set(Feature::Forward, central.forward[place]);
        vector.set(Feature::Backward, central.backward[place]);
        vector.set(Feature::ToFirst, near.first().copied().unwrap_or(0.0));
        vector.set(
            Feature::ToFirstThree,
            others.iter().sum::<f64>() / ratio(others.len().max(1), 1),
        );
        vector.set(Feature::TopTerms, top / ratio(TOP, 1));
        vector.set(Feature::TopDensity, top / words);
        vector.set(
            Feature::FrequentShare,
            share(&|term| terms.occurrences(term) > 2) / words,
        );
        vector.set(
            Feature::SingleShare,
            share(&|term| terms.occurrences(term) < 2) / words,
        );
    }

    fn names(&self, vector: &mut Vector, sentence: &Sentence<'_>) {
        let names = &self.names[sentence.index];
        let words = sentence.words.len().max(1);
        vector.set(Feature::Capitals, (ratio(names.capitals, 8)).min(1.5));
        vector.set(Feature::CapitalShare, ratio(names.capitals, words));
        vector.set(Feature::Introduces, flag(!names.introduces.is_empty()));
    }

    fn speech(&self, vector: &mut Vector, sentence: &Sentence<'_>) {
        let manners = self.manners[sentence.index];
        let quoted = ratio(manners.quoted, 100);
        vector.set(Feature::Attributed, flag(has_attribution(sentence.text)));
        vector.set(Feature::Quoted, quoted);
        vector.set(Feature::QuotedHabit, quoted * self.habits.quoted * 4.0);
        vector.set(Feature::FirstPerson, flag(manners.first_person));
        let habit = flag(manners.first_person) * self.habits.first_person * 2.0;
        vector.set(Feature::FirstPersonHabit, habit);
    }
}

fn length(vector: &mut Vector, sentence: &Sentence<'_>) {
    let over = |from: usize| ratio(sentence.words.len().min(60).saturating_sub(from), 20);
    vector.set(Feature::Words, over(0));
    vector.set(Feature::Over15, over(15));
    vector.set(Feature::Over25, over(25));
    vector.set(Feature::Over35, over(35));
}

/// Words of dates.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december", "yesterday", "today",
];

/// Whether `word` is one of a date, in capitals or small letters.
pub(crate) fn is_date_word(word: &str) -> bool {
    DATE_WORDS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
}

fn figures(vector: &mut Vector, sentence: &Sentence<'_>) {
    let money = sentence.text.contains(['$', '€', '£', '%', '¥']);
    let dated = sentence.words.iter().any(|word| is_date_word(word));
    vector.set(
        Feature::Numbers,
        ratio(count_figures(sentence.text).min(3), 3),
    );
    vector.set(Feature::Money, flag(money));
    vector.set(Feature::Dates, flag(dated));
}

fn wording(vector: &mut Vector, sentence: &Sentence<'_>) {
    let first = sentence.words.first().copied().unwrap_or("");
    let second_person = ["you", "You", "your", "Your", "you're", "you’re"];
    let commas = sentence.text.matches([',', ';', ':']).count();
    vector.set(
        Feature::SecondPerson,
        flag(
            sentence
                .words
                .iter()
                .any(|word| second_person.contains(word)),
        ),
    );
    vector.set(Feature::Definite, flag(first == "The"));
    vector.set(Feature::Indefinite, flag(matches!(first, "A" | "An")));
    vector.set(
        Feature::Subordinate,
        flag(matches!(
            first,
            "When"
                | "If"
                | "While"
                | "After"
                | "As"
                | "Although"
                | "Though"
                | "Because"
                | "Since"
                | "With"
        )),
    );
    vector.set(Feature::Commas, ratio(commas.min(5), 5));
    vector.set(Feature::Brackets, flag(sentence.text.contains('(')));
    vector.set(Feature::Exclaims, flag(sentence.text.contains(['!', '?'])));
}

/// 1 for the first, a half for the second, and so on.
fn nearness(rank: usize) -> f64 {
    1.0 / ratio(rank + 1, 1)
}

/// 1 where something `holds`, or else 0.
pub(crate) fn flag(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

/// `count` in units of `unit`.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn ratio(count: usize, unit: usize) -> f64 {
    count as f64 / unit as f64
}

/// The words of `text` that hold a digit.
pub(crate) fn count_figures(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_words_with_a_digit() {
        assert_eq!(count_figures("In 2031 some 40% of 3,000 boats left."), 3);
        assert_eq!(count_figures("Nobody left."), 0);
    }
}
