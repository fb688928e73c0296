//! Money, percentages and quantities in English prose.
//!
//! `values` reads numbers and ranges of numbers, `units` knows units and currencies, `counts` what
//! numbers count. Durations and times, scores, ages, ordinals and bare numbers are no amounts;
//! values are those written, in the unit written.

mod counts;
mod units;
mod values;

use crate::Certainty;
use crate::lexeme::{Kind, Lexemes};
use crate::numbers::{may_open, number};
use analect_model::{BlockKind, Document};
use analect_text::TextRange;
use values::{Values, values};

/// What an amount is an amount of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Money, with the code of the currency after ISO 4217 where the words leave no doubt of it.
    Money(Option<&'static str>),
    /// Hundredths.
    Percent,
    /// Differences of percentages.
    PercentagePoints,
    /// A unit of measure by its symbol: "km", "°C", "mi²"; "°" where the scale is not said.
    Unit(&'static str),
    /// Things or people: where the noun stands that names them.
    Count(TextRange),
}

/// A phrase that states an amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The number or numbers with sign, unit or noun; without "about" or "between".
    pub range: TextRange,
    /// The value, or the lower end of the range of values.
    pub low: f64,
    /// The value, or the upper end; never below `low`.
    pub high: f64,
    /// What it is an amount of.
    pub measure: Measure,
    /// How sure it is that this is meant.
    pub certainty: Certainty,
}

/// The amounts that `document` states, in text order.
///
/// Ranges ascend, do not overlap and each lie inside one block; code is not looked into. Time is
/// linear in the length of the text.
pub(crate) fn amounts(document: &Document) -> Vec<Amount> {
    let mut found = Vec::new();
    for block in document.blocks() {
        if block.kind == BlockKind::Code {
            continue;
        }
        let lexemes = Lexemes::of(document.block_text(block), block.range.start());
        let mut index = 0;
        while index < lexemes.len() {
            match amount(&lexemes, index) {
                Some((amount, end)) if end > index => {
                    found.push(amount);
                    index = end;
                }
                _ => index = past_number(&lexemes, index),
            }
        }
    }
    found
}

/// The lexeme after the one at `index`, or after all of a number that is no amount: "1.5" of
/// "version 1.5.2" and the year in "May 2019" are not tried by halves.
fn past_number(lexemes: &Lexemes, index: usize) -> usize {
    let tied = |at: usize| {
        lexemes.joined(at) && (lexemes.is_dash(at) || lexemes.kind(at) == Some(Kind::Number))
    };
    let mut end = index + 1;
    while lexemes.kind(index) == Some(Kind::Number) && end < lexemes.len() && tied(end) {
        end += 1;
    }
    end
}

/// A percent sign or word at `at` and where it ends.
fn percent(lexemes: &Lexemes, at: usize) -> Option<(Measure, usize)> {
    let points = |end: usize| {
        if lexemes.is(end, &["points", "point"]) {
            (Measure::PercentagePoints, end + 1)
        } else {
            (Measure::Percent, end)
        }
    };
    match lexemes.lower(at) {
        "%" | "percent" | "pct" => Some(points(at + 1)),
        "per" if lexemes.lower(at + 1) == "cent" => Some(points(at + 2)),
        "percentage" if lexemes.is(at + 1, &["point", "points"]) => {
            Some((Measure::PercentagePoints, at + 2))
        }
        _ => None,
    }
}

/// The amount at `index` and the lexeme after it.
fn amount(lexemes: &Lexemes, index: usize) -> Option<(Amount, usize)> {
    if !opens(lexemes, index) {
        return None;
    }
    let values = values(lexemes, index)?;
    let hyphen = lexemes.is_dash(values.end) && lexemes.joined(values.end + 1);
    let tied = lexemes.joined(values.end);
    let at = values.end + usize::from(hyphen && tied);
    let (measure, worth, end, certainty) = measured(lexemes, index, &values, at, tied)?;
    let start = negative(lexemes, index, measure);
    let sign = if start < index { -1.0 } else { 1.0 };
    let (a, b) = (values.low * worth * sign, values.high * worth * sign);
    let certainty = if values.exact {
        certainty
    } else {
        certainty.min(Certainty::Medium)
    };
    let (more, end) = smaller_units(lexemes, measure, end).unwrap_or((0.0, end));
    let found = Amount {
        range: lexemes.range(start, end)?,
        // Of a range the smaller unit belongs to the upper end.
        low: a.min(b) + if a < b { 0.0 } else { more },
        high: a.max(b) + more,
        measure,
        certainty,
    };
    Some((found, end))
}

/// What the inches behind feet, or the pounds behind stones, at `at` add: "6ft 2in".
fn smaller_units(lexemes: &Lexemes, measure: Measure, at: usize) -> Option<(f64, usize)> {
    let (names, share): (&[&str], f64) = match measure {
        Measure::Unit("ft") => (&["inches", "inch", "in"], 12.0),
        Measure::Unit("st") => (&["pounds", "lb", "lbs"], 14.0),
        _ => return None,
    };
    let number = number(lexemes, at).filter(|number| number.value < share)?;
    let tied = lexemes.lower(number.end) != "in" || lexemes.joined(number.end);
    (tied && lexemes.is(number.end, names)).then_some((number.value / share, number.end + 1))
}

/// Whether an amount may start at `index`: with a number or a currency, and not inside a word, a
/// larger number or a name.
fn opens(lexemes: &Lexemes, index: usize) -> bool {
    // Codes of currencies and the letters before a dollar sign are short and in capitals.
    let code = lexemes.text(index).len() <= 3 && lexemes.is_capital(index);
    let starts = !lexemes.is_word(index) || code || may_open(lexemes, index);
    let Some(before) = index.checked_sub(1) else {
        return starts;
    };
    let inside = lexemes.joined(index)
        && (lexemes.kind(before) != Some(Kind::Sign)
            || matches!(
                lexemes.text(before),
                "." | "/" | "_" | "#" | "@" | ":" | "+"
            )
            || (lexemes.is_dash(before) && lexemes.joined(before)));
    starts && !inside
}

/// What `values` measure by the words at `at`, what one of them is worth, and where it ends.
fn measured(
    lexemes: &Lexemes,
    index: usize,
    values: &Values,
    at: usize,
    tied: bool,
) -> Option<(Measure, f64, usize, Certainty)> {
    if let Some(currency) = values.currency {
        return Some((
            Measure::Money(currency.code),
            1.0,
            values.end,
            currency.certainty,
        ));
    }
    if let Some((measure, end)) = percent(lexemes, at) {
        return Some((measure, 1.0, end, Certainty::High));
    }
    if lexemes.are(at, &["basis", "points"]) {
        return Some((Measure::PercentagePoints, 0.01, at + 2, Certainty::High));
    }
    if lexemes.lower(at) == "pounds" || lexemes.lower(at) == "pound" {
        return Some(pounds(lexemes, values, at));
    }
    if let Some(currency) = units::after(lexemes, at, tied && at == values.end)
        && !is_other_won(lexemes, values, at)
    {
        let measure = Measure::Money(currency.code);
        return Some((measure, currency.worth, currency.end, currency.certainty));
    }
    if let Some(unit) = units::unit(lexemes, at, tied) {
        let certainty = if unit.ambiguous {
            Certainty::Low
        } else {
            Certainty::High
        };
        return Some((Measure::Unit(unit.symbol), 1.0, unit.end, certainty));
    }
    if tied || values.first_end.is_some() || names_number(lexemes, index, values) {
        return None;
    }
    let (noun, certainty) = counts::counted(lexemes, at)?;
    let range = lexemes.range(noun, noun + 1)?;
    Some((Measure::Count(range), 1.0, noun + 1, certainty))
}

/// "won" is a verb behind small numbers: "the 26 won".
fn is_other_won(lexemes: &Lexemes, values: &Values, at: usize) -> bool {
    let word = lexemes.lower(at);
    (word == "won" || word == "real" || word == "rand") && values.high < 1000.0
}

/// Pounds are money where the number is large or the text knows the sign, and a weight where it
/// speaks of weighing.
fn pounds(lexemes: &Lexemes, values: &Values, at: usize) -> (Measure, f64, usize, Certainty) {
    let around = at.saturating_sub(8)..at + 6;
    let weighs = around.clone().any(|near| {
        lexemes.is(
            near,
            &[
                "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lost",
                "gained", "catch", "bench",
            ],
        )
    });
    let hyphen = lexemes.lower(at) == "pound";
    if weighs || (hyphen && values.high < 1e6) {
        return (Measure::Unit("lb"), 1.0, at + 1, Certainty::Medium);
    }
    let certainty = if values.high >= 1e4 {
        Certainty::High
    } else {
        Certainty::Low
    };
    (Measure::Money(Some("GBP")), 1.0, at + 1, certainty)
}

/// Whether the number names something instead of counting it: "Boeing 747 planes", "Article 5
/// states", "one in five people", a year.
fn names_number(lexemes: &Lexemes, index: usize, values: &Values) -> bool {
    let text = lexemes.text(index);
    let Some(before) = index.checked_sub(1) else {
        return values.high < 2.0;
    };
    let name = values.digits
        && lexemes.is_capital(before)
        && lexemes.joined_by_space(index)
        && !lexemes.starts_sentence(before);
    let labels = lexemes.is(
        before,
        &[
            "article", "section", "number", "no", "chapter", "page", "room", "group", "phase",
            "class", "level", "type", "version", "under", "u", "aged", "age",
        ],
    );
    let share = lexemes.lower(before) == "in"
        && (lexemes.is(
            index.saturating_sub(2),
            &["one", "two", "three", "four", "nine"],
        ) || lexemes.kind(index.saturating_sub(2)) == Some(Kind::Number));
    let year = text.len() == 4
        && (1900.0..2100.0).contains(&values.low)
        && lexemes.is(
            before,
            &[
                "in", "since", "by", "until", "from", "the", "of", "after", "before", "early",
                "late", "mid", ",",
            ],
        );
    name || labels || share || year || values.high < 2.0
}

/// Where an amount starts with its "minus": a word, or a sign before a temperature or percentage.
fn negative(lexemes: &Lexemes, index: usize, measure: Measure) -> usize {
    let Some(before) = index.checked_sub(1) else {
        return index;
    };
    let takes = matches!(measure, Measure::Percent | Measure::Unit("°C" | "°F" | "°"));
    let sign = lexemes.lower(before) == "minus"
        || (matches!(lexemes.text(before), "−" | "-")
            && lexemes.spaced(before)
            && lexemes.joined(index));
    if takes && sign { before } else { index }
}

#[cfg(test)]
mod tests;
