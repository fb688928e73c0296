//! Which sentences can stand in a summary at all.

use crate::opening::has_attribution;
use crate::sentence::{Quotation, Sentence};

/// How well a sentence stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// Well.
    Good,
    /// With a blemish: taken only where no good one is left.
    Blemished,
    /// Not at all: a fragment, a label, a line of boilerplate. Never taken.
    Unfit,
}

/// What can be wrong with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Fault {
    /// It ends without a terminator.
    NoEnd,
    /// Space stands before its terminator, or it was cut after an abbreviation.
    TornEnd,
    /// It starts with a small letter, or has no letter at all.
    LowerStart,
    /// It has too few or too many words to be a sentence of prose.
    Fragment,
    /// Most of its letters are capitals.
    Shouted,
    /// Much of it is no letters.
    Symbols,
    /// It speaks of the page rather than of the subject.
    Boilerplate,
    /// It may speak of the page.
    PageWords,
    /// It is shorter or longer than reads well alone.
    OddLength,
    /// It asks.
    Question,
    /// A quotation mark or bracket has no counterpart.
    Unbalanced,
    /// It stands inside a quotation, or opens or mostly is one, and does not say whose.
    Unattributed,
    /// It opens with a label.
    Label,
    /// Its writer speaks of himself.
    FirstPerson,
}

impl Fault {
    const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// Faults with which a sentence is never taken.
const UNFIT: u16 = Fault::NoEnd.bit()
    | Fault::TornEnd.bit()
    | Fault::LowerStart.bit()
    | Fault::Fragment.bit()
    | Fault::Shouted.bit()
    | Fault::Symbols.bit()
    | Fault::Boilerplate.bit();

/// Faults that are a text's own manner where the given share of its sentences, in percent, has them.
const MANNERS: [(Fault, usize); 6] = [
    (Fault::NoEnd, 60),
    (Fault::LowerStart, 60),
    (Fault::Shouted, 60),
    (Fault::Question, 40),
    (Fault::PageWords, 10),
    (Fault::FirstPerson, 20),
];

/// Fewest words of a sentence, and of a good one.
const FEWEST_WORDS: (usize, usize) = (5, 7);
/// Most words of a good sentence, and of any that is quoted.
const MOST_WORDS: (usize, usize) = (50, 120);
/// Share of a sentence, in percent, from which on it is mostly quotation.
const MOSTLY: usize = 75;

/// Phrases of pages rather than of articles, in lower case.
#[rustfmt::skip]
const BOILERPLATE: &[&str] = &[
    "scroll down", "click here", "getty images", "all rights reserved", "photograph:", "published:", "updated:",
    "contributed to this report", "follow us on", "e-mail us", "email us", "confidential support", "confidential help", "editor's note",
    "editor’s note", "is supported by", "image credit", "image source", "image:", "photo:", "pictured above", "pictured left",
    "pictured right", "pictured below", "file photo", "http://", "https://", "www.", "terms of use", "terms of service", "privacy policy",
    "unsubscribe", "share this",
];

/// Phrases that pages have oftener than articles, in lower case.
#[rustfmt::skip]
const PAGE_WORDS: &[&str] = &[
    "sign up", "subscribe", "copyright", "read more", "pictured", "image of", "photo shows", "this photo", "cookie", "newsletter", "isbn", "follow him", "follow her",
    "follow me", "(left", "(right", "(above", "(below", "(centre", "(center", "left)", "right)", "above)", "below)", " est ", " est,", " bst ", " bst,", "email me", "e-mail me",
];

/// The grade of each sentence, whose manners are `manners`.
pub(crate) fn grades(sentences: &[Sentence<'_>], manners: &[Manners]) -> Vec<Grade> {
    let written = sentences.iter().zip(manners);
    let faults: Vec<u16> = written
        .map(|(one, manners)| faults(one, *manners))
        .collect();
    let is_manner = |(fault, share): &(Fault, usize)| {
        let count = faults.iter().filter(|own| **own & fault.bit() != 0).count();
        count * 100 >= sentences.len() * share
    };
    let manner = MANNERS
        .iter()
        .filter(|manner| is_manner(manner))
        .fold(0, |all, (fault, _)| all | fault.bit());
    faults.iter().map(|own| grade(own & !manner)).collect()
}

fn grade(faults: u16) -> Grade {
    if faults & UNFIT != 0 {
        Grade::Unfit
    } else if faults != 0 {
        Grade::Blemished
    } else {
        Grade::Good
    }
}

/// The faults of one sentence, one bit each.
fn faults(sentence: &Sentence<'_>, manners: Manners) -> u16 {
    let text = sentence.text;
    let end = bare_end(text);
    let lower = text.to_lowercase();
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
    let words = sentence.words.len();
    let unsaid = sentence.in_quotation || opens_quotation(text) || manners.quoted >= MOSTLY;
    [
        (Fault::NoEnd, !end.ends_with(TERMINATORS)),
        (Fault::TornEnd, is_torn(end) || is_abbreviated(end)),
        (Fault::LowerStart, starts_low(text)),
        (
            Fault::Fragment,
            !(FEWEST_WORDS.0..=MOST_WORDS.1).contains(&words),
        ),
        (Fault::Boilerplate, has(BOILERPLATE) || has_handle(text)),
        (Fault::PageWords, has(PAGE_WORDS)),
        (
            Fault::OddLength,
            !(FEWEST_WORDS.1..=MOST_WORDS.0).contains(&words),
        ),
        (Fault::Question, end.ends_with(['?', '？', '؟'])),
        (
            Fault::Unbalanced,
            !is_balanced(text) || opens_quotation(text) && manners.open_end,
        ),
        (Fault::Unattributed, unsaid && !has_attribution(text)),
        (Fault::Label, has_label(text)),
        (Fault::FirstPerson, manners.first_person),
    ]
    .into_iter()
    .fold(manners.faults, |all, (fault, found)| {
        all | bit(fault, found)
    })
}

/// The bit of `fault` where it was `found`.
const fn bit(fault: Fault, found: bool) -> u16 {
    if found { fault.bit() } else { 0 }
}

/// Signs that end a sentence.
const TERMINATORS: [char; 16] = [
    '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥', '։', '።', '។', '၊', '။',
];

/// Whether space stands before the last terminator.
fn is_torn(end: &str) -> bool {
    end.trim_end_matches(['.', '!', '?'])
        .ends_with(char::is_whitespace)
}

fn starts_low(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_none_or(char::is_lowercase)
}

fn has_handle(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.starts_with('@') && word.len() > 3)
}

/// The sentence without quotes and brackets at its end.
fn bare_end(text: &str) -> &str {
    text.trim_end_matches(|c| {
        matches!(
            c,
            '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」' | '』' | '）'
        )
    })
}

/// Whether a sentence ends with a title or initial, which its name was cut from.
fn is_abbreviated(end: &str) -> bool {
    let last = end.rsplit(char::is_whitespace).next().unwrap_or("");
    matches!(
        last,
        "Mr."
            | "Mrs."
            | "Ms."
            | "Dr."
            | "Prof."
            | "Sen."
            | "Rep."
            | "Gov."
            | "Gen."
            | "St."
            | "Lt."
            | "Col."
            | "Sgt."
            | "vs."
    )
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Manners {
    /// The faults of its characters, one bit each.
    faults: u16,
    /// The share of it inside quotation marks, in percent.
    pub(crate) quoted: usize,
    /// Whether a quotation is open at its end.
    open_end: bool,
    /// Whether its writer speaks of himself, outside quotations.
    pub(crate) first_person: bool,
}

/// Counts through one sentence.
pub(crate) fn manners(text: &str) -> Manners {
    let (mut letters, mut capitals, mut others, mut quoted) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut quotation = Quotation::default();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        quotation.step(character, characters.peek().copied());
        if character.is_whitespace() {
            continue;
        }
        letters += usize::from(character.is_alphabetic());
        capitals += usize::from(character.is_uppercase());
        others += usize::from(!character.is_alphabetic());
        quoted += usize::from(quotation.is_open());
    }
    Manners {
        faults: bit(Fault::Shouted, capitals * 2 > letters)
            | bit(Fault::Symbols, others * 5 > (letters + others) * 2),
        quoted: quoted * 100 / (letters + others).max(1),
        open_end: quotation.is_open(),
        first_person: is_first_person(text),
    }
}

/// "Label: …" at the start, at most three words and a colon; or the number of an item, "3. …".
fn has_label(text: &str) -> bool {
    let number = text.split_whitespace().next().unwrap_or_default();
    let digits = number.trim_end_matches(['.', ')']);
    if digits.len() < number.len() && digits.len() < 3 && digits.bytes().all(|b| b.is_ascii_digit())
    {
        return true;
    }
    let head = text.split_once(':').map(|(head, _)| head);
    head.is_some_and(|head| {
        head.split_whitespace().count() <= 3 && !head.contains(char::is_numeric)
    })
}

fn is_balanced(text: &str) -> bool {
    let count = |wanted: char| text.chars().filter(|c| *c == wanted).count();
    let pairs = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»')];
    let paired = |(open, close)| count(open) == count(close);
    let low = count('„');
    let curly = if low > 0 {
        low == count('“') + count('”')
    } else {
        paired(('“', '”'))
    };
    curly
        && pairs
            .iter()
            .filter(|pair| pair.0 != '“')
            .all(|pair| paired(*pair))
        && count('"') % 2 == 0
}

fn opens_quotation(text: &str) -> bool {
    text.starts_with(['"', '“', '‘', '\'', '«', '„', '`'])
}

/// Whether the writer speaks of himself outside quotations.
fn is_first_person(text: &str) -> bool {
    let pieces =
        || text.split_inclusive(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    // Few sentences have such a word at all, and only in those do quotations matter.
    if !pieces().any(is_of_first_person) {
        return false;
    }
    let mut quotation = Quotation::default();
    pieces().any(|piece| {
        let outside = !quotation.is_open();
        quotation.read(piece);
        outside && is_of_first_person(piece)
    })
}

/// Whether `piece`, a word with the sign after it, stands for the writer.
fn is_of_first_person(piece: &str) -> bool {
    let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
    matches!(
        word,
        "I" | "we"
            | "We"
            | "my"
            | "My"
            | "our"
            | "Our"
            | "us"
            | "me"
            | "I'm"
            | "I’m"
            | "I've"
            | "I’ve"
            | "We're"
            | "we're"
            | "We’re"
            | "we’re"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::sentence::sentences_of;
    use analect_model::{Block, BlockKind, Document};
    use analect_text::TextRange;

    fn blocks(text: &str) -> Vec<Block> {
        vec![Block {
            kind: BlockKind::Paragraph,
            range: TextRange::whole(text),
        }]
    }

    #[test]
    fn fragments_and_boilerplate_are_unfit_and_blemishes_are_seen() {
        let check = |text: &str, expect: Grade| {
            let document = Document::new(text.to_owned(), blocks(text), Vec::new()).unwrap();
            let sentences = sentences_of(&document);
            let faults = faults(&sentences[0], manners(sentences[0].text));
            assert_eq!(grade(faults), expect, "{text:?}");
        };
        check("The harbour froze in the first week of March.", Grade::Good);
        check(
            "“The harbour is closed,” the harbour master said on Monday.",
            Grade::Good,
        );
        check("The harbour froze in the first week of", Grade::Unfit);
        check("harbour froze in the first week of March.", Grade::Unfit);
        check("The harbour froze.", Grade::Unfit);
        check(
            "THE HARBOUR FROZE IN THE FIRST WEEK OF MARCH.",
            Grade::Unfit,
        );
        check(
            "Scroll down for the harbour letter and never miss a ship.",
            Grade::Unfit,
        );
        check("The crew was met by the mayor and by Mr.", Grade::Unfit);
        check(
            "Why did the harbour freeze in the first week of March?",
            Grade::Blemished,
        );
        check(
            "“The harbour is closed for the rest of the month.”",
            Grade::Blemished,
        );
        check(
            "The harbour (frozen since the first week of March is closed.",
            Grade::Blemished,
        );
        check(
            "Harbour news: the ice came in the first week of March.",
            Grade::Blemished,
        );
        check(
            "3. Keep the dough in a warm place until noon.",
            Grade::Blemished,
        );
        check("The old harbour froze over today.", Grade::Blemished);
    }

    #[test]
    fn the_first_person_counts_outside_quotations_only() {
        let check = |text: &str, expect| assert_eq!(is_first_person(text), expect, "{text:?}");
        check("We saw the ice come in.", true);
        check("“We saw the ice come in,” she said.", false);
        check("The ice came in, I think.", true);
        check("The Isle of Us saw it.", false);
    }
}
