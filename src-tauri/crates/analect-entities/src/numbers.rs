//! Numbers in English prose, in digits and in words.

use crate::lexeme::{Kind, Lexemes};
use crate::word_list::WordList;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    /// The lexeme after its last one.
    pub(crate) end: usize,
    /// What the words of scale in it ("million") multiply it by.
    pub(crate) factor: f64,
    /// Whether it is exact: "a couple of" and "a dozen" are less than "two" and "twelve".
    pub(crate) exact: bool,
    /// Whether it is written in digits.
    pub(crate) digits: bool,
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const ORDINALS: [&str; 22] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
];

/// Words that a number may open with.
#[rustfmt::skip]
static OPENERS: WordList = WordList::new(&[
    "a", "an", "eight", "eighteen", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four", "fourteen", "half", "nine", "nineteen",
    "ninety", "one", "seven", "seventeen", "seventy", "six", "sixteen", "sixty", "ten", "thirteen", "thirty", "three", "twelve", "twenty",
    "two", "zero",
]);

/// Whether a number may open with the word at `index`.
pub(crate) fn may_open(lexemes: &Lexemes, index: usize) -> bool {
    OPENERS.has(lexemes.lower(index))
}

fn position(words: &[&str], word: &str) -> Option<u32> {
    let place = words.iter().position(|known| *known == word)?;
    u32::try_from(place).ok()
}

/// The ordinal at `index` ("third", "3rd", "twenty-first") and the lexeme after it.
pub(crate) fn ordinal(lexemes: &Lexemes, index: usize) -> Option<(u32, usize)> {
    if lexemes.kind(index) == Some(Kind::Number) {
        let ending = lexemes.joined(index + 1) && lexemes.is(index + 1, &["st", "nd", "rd", "th"]);
        let value = lexemes.text(index).parse().ok()?;
        return ending.then_some((value, index + 2));
    }
    if lexemes.lower(index) == "twenty" && lexemes.text(index + 1) == "-" {
        let ones = position(&ORDINALS, lexemes.lower(index + 2)).filter(|ones| *ones < 9)?;
        return Some((21 + ones, index + 3));
    }
    position(&ORDINALS, lexemes.lower(index)).map(|place| (place + 1, index + 1))
}

/// What a word of scale stands for.
fn scale(word: &str) -> Option<f64> {
    match word {
        "hundred" | "hundreds" => Some(1e2),
        "thousand" | "thousands" => Some(1e3),
        "million" | "millions" => Some(1e6),
        "billion" | "billions" => Some(1e9),
        "trillion" | "trillions" => Some(1e12),
        _ => None,
    }
}

/// What a letter of scale behind digits stands for; "m" is left to whoever knows of metres.
pub(crate) fn scale_letter(word: &str) -> Option<f64> {
    match word {
        "k" => Some(1e3),
        "m" | "mn" | "mln" => Some(1e6),
        "bn" | "b" | "mrd" => Some(1e9),
        "tn" | "trn" => Some(1e12),
        _ => None,
    }
}

/// The number at `index`.
///
/// Read are "1,500.5", "1½", "two million", "twenty-five", "a dozen", "half a billion", "two and a
/// half", "one hundred and five", "a couple of". Not read: letters of scale ("5bn"), fractions of
/// a whole ("a third") and years.
pub(crate) fn number(lexemes: &Lexemes, index: usize) -> Option<Number> {
    if lexemes.kind(index) == Some(Kind::Number) {
        return in_digits(lexemes, index);
    }
    if lexemes.is_word(index) {
        if !may_open(lexemes, index) {
            return None;
        }
        return idiom(lexemes, index).or_else(|| in_words(lexemes, index));
    }
    vulgar(lexemes.text(index)).map(|value| Number {
        value,
        end: index + 1,
        factor: 1.0,
        exact: true,
        digits: true,
    })
}

fn vulgar(sign: &str) -> Option<f64> {
    match sign {
        "½" => Some(0.5),
        "¼" => Some(0.25),
        "¾" => Some(0.75),
        "⅓" => Some(1.0 / 3.0),
        "⅔" => Some(2.0 / 3.0),
        _ => None,
    }
}

/// The fraction behind a whole number at `at`: "½", "1/2".
fn fraction(lexemes: &Lexemes, at: usize) -> Option<(f64, usize)> {
    if let Some(part) = vulgar(lexemes.text(at)) {
        return Some((part, at + 1));
    }
    let written = lexemes.joined_by_space(at)
        && lexemes.text(at + 1) == "/"
        && lexemes.joined(at + 1)
        && lexemes.joined(at + 2);
    let part = match (lexemes.text(at), lexemes.text(at + 2)) {
        ("1", "2") => 0.5,
        ("1", "4") => 0.25,
        ("3", "4") => 0.75,
        _ => return None,
    };
    written.then_some((part, at + 3))
}

/// Digits: commas part thousands, one point parts the decimals.
fn value_of(digits: &str) -> Option<f64> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let (last, others) = groups.split_last()?;
    // Groups of two stand in Indian English.
    let mut legal = others.is_empty() || last.len() == 3;
    legal &= others
        .iter()
        .skip(1)
        .all(|group| matches!(group.len(), 2 | 3));
    legal &= others.first().is_none_or(|first| first.len() <= 3);
    legal &= decimals.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= 24;
    if !legal {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    plain.parse().ok()
}

fn in_digits(lexemes: &Lexemes, index: usize) -> Option<Number> {
    let mut value = value_of(lexemes.text(index))?;
    let mut end = index + 1;
    if let Some((part, after)) = fraction(lexemes, end) {
        value += part;
        end = after;
    }
    Some(scaled(lexemes, value, end, true))
}

/// The number `value` that ends at `end`, times the words of scale that follow.
fn scaled(lexemes: &Lexemes, mut value: f64, mut end: usize, digits: bool) -> Number {
    let mut product = 1.0;
    // "a hundred thousand million" is the longest that is ever written.
    for _ in 0..3 {
        // "5-million-euro" and "two million".
        let at = end + usize::from(lexemes.text(end) == "-" && lexemes.joined(end + 1));
        let Some(factor) = scale(lexemes.lower(at)).filter(|_| !lexemes.lower(at).ends_with('s'))
        else {
            break;
        };
        value *= factor;
        product *= factor;
        end = at + 1;
    }
    Number {
        value,
        end,
        factor: product,
        exact: true,
        digits,
    }
}

/// "a dozen", "half a million", "a couple of", "a hundred".
fn idiom(lexemes: &Lexemes, index: usize) -> Option<Number> {
    let about = |value: f64, end: usize| Number {
        exact: false,
        ..scaled(lexemes, value, end, false)
    };
    let article = |at: usize| lexemes.is(at, &["a", "an"]);
    let of = |at: usize| at + usize::from(lexemes.lower(at) == "of");
    if lexemes.lower(index) == "half" && article(index + 1) {
        let next = index + 2;
        if lexemes.lower(next) == "dozen" {
            return Some(about(6.0, next + 1));
        }
        let found = scaled(lexemes, 0.5, next, false);
        return Some(Number {
            end: found.end.max(next),
            ..found
        });
    }
    let dozens =
        |at: usize, count: f64| (lexemes.lower(at) == "dozen").then(|| about(12.0 * count, at + 1));
    if article(index) {
        let next = index + 1;
        return match lexemes.lower(next) {
            "dozen" => dozens(next, 1.0),
            "couple" if lexemes.lower(next + 1) == "of" => Some(about(2.0, of(next + 1))),
            "half" if lexemes.text(next + 1) == "-" => {
                dozens(next + 2, 0.5).or_else(|| half_scaled(lexemes, next + 2))
            }
            word if scale(word).is_some() && !word.ends_with('s') => {
                Some(scaled(lexemes, 1.0, next, false))
            }
            _ => None,
        };
    }
    let count = position(&ONES, lexemes.lower(index)).filter(|count| *count > 0)?;
    dozens(index + 1, f64::from(count))
}

/// "a half-million".
fn half_scaled(lexemes: &Lexemes, at: usize) -> Option<Number> {
    let found = scaled(lexemes, 0.5, at, false);
    (found.factor > 1.0).then_some(found)
}

/// "two", "twenty-five", "one hundred and five", "two and a half", "three million".
fn in_words(lexemes: &Lexemes, index: usize) -> Option<Number> {
    let (mut value, mut end) = below_hundred(lexemes, index)?;
    if lexemes.lower(end) == "hundred" {
        value *= 100.0;
        end += 1;
        let and = end + usize::from(lexemes.lower(end) == "and");
        if let Some((rest, after)) = below_hundred(lexemes, and) {
            value += rest;
            end = after;
        }
    } else if lexemes.are(end, &["and", "a", "half"]) {
        value += 0.5;
        end += 3;
    } else if lexemes.lower(end) == "point"
        && let Some((tenth, after)) = below_hundred(lexemes, end + 1).filter(|(t, _)| *t < 10.0)
    {
        value += tenth / 10.0;
        end = after;
    }
    Some(scaled(lexemes, value, end, false))
}

fn below_hundred(lexemes: &Lexemes, index: usize) -> Option<(f64, usize)> {
    if let Some(ones) = position(&ONES, lexemes.lower(index)) {
        return Some((f64::from(ones), index + 1));
    }
    let tens = f64::from(position(&TENS, lexemes.lower(index))? + 2) * 10.0;
    let dash = index + 1 + usize::from(lexemes.is_dash(index + 1));
    let ones = position(&ONES, lexemes.lower(dash)).filter(|ones| (1..10).contains(ones));
    let tied = lexemes.is_dash(index + 1) && lexemes.joined(dash);
    match ones {
        Some(ones) if tied || dash == index + 1 => Some((tens + f64::from(ones), dash + 1)),
        _ => Some((tens, index + 1)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)]
    use super::*;
    use analect_text::TextOffset;

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        let check = |text: &str, expect: Option<(f64, usize)>| {
            let lexemes = Lexemes::of(text, TextOffset::ZERO);
            let found = number(&lexemes, 0).map(|number| (number.value, number.end));
            assert_eq!(found, expect, "{text:?}");
        };
        check("1,500.5", Some((1500.5, 1)));
        check("12,34", None);
        check("1,23,456", Some((123_456.0, 1)));
        check("1.2.3", None);
        check("1½ miles", Some((1.5, 2)));
        check("3 1/2 acres", Some((3.5, 4)));
        check("two million", Some((2e6, 2)));
        check("twenty-five", Some((25.0, 3)));
        check("ninety", Some((90.0, 1)));
        check("one hundred and five", Some((105.0, 4)));
        check("two and a half", Some((2.5, 4)));
        check("one and a half million", Some((1.5e6, 5)));
        check("a dozen", Some((12.0, 2)));
        check("two dozen", Some((24.0, 2)));
        check("half a dozen", Some((6.0, 3)));
        check("half a billion", Some((5e8, 3)));
        check("a half-million", Some((5e5, 4)));
        check("a couple of", Some((2.0, 3)));
        check("a hundred", Some((100.0, 2)));
        check("three point five", Some((3.5, 3)));
        check("a ship", None);
        check("harbour", None);
    }

    #[test]
    fn ordinals_are_read() {
        let check = |text: &str, expect: Option<(u32, usize)>| {
            let lexemes = Lexemes::of(text, TextOffset::ZERO);
            assert_eq!(ordinal(&lexemes, 0), expect, "{text:?}");
        };
        check("third", Some((3, 1)));
        check("19th", Some((19, 2)));
        check("twenty-first", Some((21, 3)));
        check("19 th", None);
        check("three", None);
    }
}
