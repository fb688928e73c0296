//! One number or two, with what belongs to them: "5m", "$8-9 million", "between 10% and 15%".

use super::units::Currency;
use super::{counts, percent, units};
use crate::Certainty;
use crate::lexeme::Lexemes;
use crate::numbers::{number, scale_letter};
use crate::word_list::WordList;

/// A number with its currency before it and letters of scale behind it.
#[derive(Debug, Clone, Copy)]
struct Quantity {
    currency: Option<Currency>,
    value: f64,
    factor: f64,
    end: usize,
    exact: bool,
    digits: bool,
    /// Whether the letter "m" behind it may be millions or metres.
    metres: bool,
}

fn quantity(lexemes: &Lexemes, index: usize) -> Option<Quantity> {
    let currency = units::before(lexemes, index);
    let at = currency.map_or(index, |currency| currency.end);
    let number = number(lexemes, at)?;
    let mut found = Quantity {
        currency,
        value: number.value,
        factor: number.factor,
        end: number.end,
        exact: number.exact,
        digits: number.digits,
        metres: false,
    };
    let letter = lexemes.lower(found.end);
    let near = lexemes.joined(found.end) || matches!(letter, "bn" | "tn" | "mn" | "mln" | "m");
    if let Some(factor) = scale_letter(letter).filter(|_| number.digits && near) {
        found.metres = letter == "m" && currency.is_none();
        let metres = found.metres && !counts_millions(lexemes, found.end + 1);
        if !metres {
            found.value *= factor;
            found.factor *= factor;
            found.end += 1;
        }
    }
    Some(found)
}

/// Whether what stands behind "5m" shows that it means millions: a currency or things that are
/// counted, perhaps with words before them.
fn counts_millions(lexemes: &Lexemes, at: usize) -> bool {
    units::after(lexemes, at, false).is_some()
        || counts::counted(lexemes, at).is_some_and(|(_, certainty)| certainty > Certainty::Low)
}

/// One or two quantities, as a range of values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) currency: Option<Currency>,
    pub(super) end: usize,
    pub(super) exact: bool,
    pub(super) digits: bool,
    /// Where a unit behind the first of the two stands: "10% to 15%".
    pub(super) first_end: Option<usize>,
}

/// The value or values at `index`.
pub(super) fn values(lexemes: &Lexemes, index: usize) -> Option<Values> {
    let first = quantity(lexemes, index)?;
    let one = Values {
        low: first.value,
        high: first.value,
        currency: first.currency,
        end: first.end,
        exact: first.exact,
        digits: first.digits,
        first_end: None,
    };
    let unit_end = measure_end(lexemes, first.end);
    Some(two(lexemes, index, first, unit_end).unwrap_or(one))
}

/// The lexeme after a percent sign, unit or name of a currency at `at`; `at` where there is none.
fn measure_end(lexemes: &Lexemes, at: usize) -> usize {
    percent(lexemes, at)
        .map(|(_, end)| end)
        .or_else(|| units::after(lexemes, at, lexemes.joined(at)).map(|currency| currency.end))
        .or_else(|| units::unit(lexemes, at, lexemes.joined(at)).map(|unit| unit.end))
        .unwrap_or(at)
}

/// Words before how far something rose or fell.
#[rustfmt::skip]
static MOVES: WordList = WordList::new(&[
    "added", "by", "climbed", "declined", "down", "dropped", "fell", "gained", "grew", "increased", "jumped", "lost", "plunged", "rose", "sank", "shed",
    "slid", "slipped", "tumbled", "up",
]);

/// "10 to 15", "8-9 million", "between $8m and $9m".
fn two(lexemes: &Lexemes, index: usize, first: Quantity, unit_end: usize) -> Option<Values> {
    let before = lexemes.lower_before(index, 1);
    let at = unit_end;
    let dash = lexemes.is_dash(at) && lexemes.spaced(at) == lexemes.spaced(at + 1);
    let and = before == "between" && lexemes.lower(at) == "and";
    if !dash && !and && !lexemes.is(at, &["to", "or"]) {
        return None;
    }
    // "rose 12% to 40%", "gained $21 to $340": how far, and where to.
    let moves = lexemes.lower(at) == "to"
        && (unit_end > first.end || first.currency.is_some())
        && (1..=2).any(|back| MOVES.has(lexemes.lower_before(index, back)));
    if moves {
        return None;
    }
    let second = quantity(lexemes, at + 1)?;
    // "8.3% to 412 pence" are two amounts.
    if unit_end > first.end && lexemes.lower(first.end) != lexemes.lower(second.end) {
        return None;
    }
    let clash = match (first.currency, second.currency) {
        (Some(a), Some(b)) => a.code != b.code,
        (None, Some(_)) => true,
        _ => false,
    };
    let borrows = first.factor < second.factor && first.value < second.value / second.factor;
    let low = first.value
        * if borrows {
            second.factor / first.factor
        } else {
            1.0
        };
    // "from 5 to 3 percent" is a fall, "2-1" a score, "five or six people" a range.
    let fall = low >= second.value;
    (!clash && !fall).then_some(Values {
        low,
        high: second.value,
        currency: first.currency,
        end: second.end,
        exact: first.exact && second.exact,
        digits: first.digits && second.digits,
        first_end: (unit_end > first.end).then_some(unit_end),
    })
}
