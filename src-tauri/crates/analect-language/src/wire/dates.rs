//! Calendar days as copy writes them, in seven languages, and the arithmetic of days.

use super::WireDate;

/// Month names and their abbreviations, each list from January on, in lower case.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari"],
    &["february", "feb", "febr", "februar", "février", "févr", "febrero", "febbraio", "fevereiro", "fev", "februari"],
    &["march", "mar", "märz", "mrz", "mars", "marzo", "março", "maart", "mrt"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "août", "agosto", "ago", "augustus"],
    &["september", "sept", "sep", "septembre", "septiembre", "settembre", "set", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro"],
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "monday", "mon", "tuesday", "tue", "tues", "wednesday", "wed", "weds", "thursday", "thu", "thur", "thurs", "friday", "fri",
    "saturday", "sat", "sunday", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
    "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag",
];

/// The number of the month `word` names, 1 to 12.
pub(super) fn month(word: &str) -> Option<i8> {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    let place = MONTHS
        .iter()
        .position(|names| names.contains(&lower.as_str()))?;
    i8::try_from(place + 1).ok()
}

/// Whether `word` names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word.trim_end_matches(['.', ',']).to_lowercase().as_str())
}

impl WireDate {
    /// The day `year`-`month`-`day` of the Gregorian calendar; `None` where there is none.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let legal = (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day);
        (legal && (1500..=2999).contains(&year)).then_some(Self { year, month, day })
    }

    /// Days since 1 January 1970, negative before (Howard Hinnant's `days_from_civil`).
    pub(super) fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// The day `days` after 1 January 1970 (Howard Hinnant's `civil_from_days`).
    pub(super) fn from_days(days: i64) -> Option<Self> {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        Self::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
    }

    /// The day of the week, 0 for Sunday.
    pub(super) fn weekday(self) -> i64 {
        (self.days() + 4).rem_euclid(7)
    }
}

fn month_length(year: i16, month: i8) -> i8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The first day with its year that `text` states.
///
/// Read are ISO 8601 (`2025-09-04`, also with slashes), "4 September 2025", "4. Sept. 2025",
/// "4 de setembro de 2025", "Sept. 4th, 2025" and "04.09.2025"; a day with slashes and its year at
/// the end only where one of its numbers can be no month.
pub(super) fn find_date(text: &str) -> Option<WireDate> {
    let tokens: Vec<&str> = tokens(text).collect();
    (0..tokens.len()).find_map(|at| date_at(tokens.get(at..).unwrap_or_default()))
}

/// The words and numbers of `text`: separated by white space, commas and brackets.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | '•' | '·' | ';'))
        .filter(|token| !token.is_empty())
}

fn date_at(tokens: &[&str]) -> Option<WireDate> {
    let (first, rest) = tokens.split_first()?;
    if let Some(date) = numeric(first) {
        return Some(date);
    }
    let mut rest = rest
        .iter()
        .filter(|token| !matches!(**token, "de" | "of" | "d'"));
    if let Some(month) = month(first) {
        return WireDate::new(year(rest.clone().nth(1)?)?, month, day(rest.next()?)?);
    }
    let day = day(first)?;
    let month = month(rest.next()?)?;
    WireDate::new(year(rest.next()?)?, month, day)
}

/// "4", "04", "4th", "4.", "1er".
fn day(token: &str) -> Option<i8> {
    let digits = token.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = token.get(digits.len()..)?;
    let legal = matches!(
        ending,
        "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "ST" | "ND" | "RD" | "TH"
    );
    let day = digits.parse().ok()?;
    (legal && (1..=31).contains(&day)).then_some(day)
}

fn year(token: &str) -> Option<i16> {
    let digits = token.trim_end_matches(['.', ':', '-', '–', '—']);
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// "2025-09-04", "2025-09-04T16:20Z", "2025/09/04", "04.09.2025", "24/12/2025".
fn numeric(token: &str) -> Option<WireDate> {
    let date = token.split('T').next()?.trim_end_matches(['.', ':']);
    let separator = date
        .chars()
        .find(|c| !c.is_ascii_digit())
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut numbers = date
        .split(separator)
        .map(|part| (part, part.parse::<i16>().ok()));
    let ((first, a), (_, b), (last, c)) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (a, b, c) = (a?, b?, c?);
    let narrow = |number: i16| i8::try_from(number).ok();
    match (first.len(), last.len(), separator) {
        _ if numbers.next().is_some() => None,
        (4, _, _) => WireDate::new(a, narrow(b)?, narrow(c)?),
        (_, 4, '.') => WireDate::new(c, narrow(b)?, narrow(a)?),
        (_, 4, _) if a > 12 => WireDate::new(c, narrow(b)?, narrow(a)?),
        (_, 4, _) if b > 12 || a == b => WireDate::new(c, narrow(a)?, narrow(b)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_in_the_forms_copy_uses() {
        let check = |text: &str, expect: Option<(i16, i8, i8)>| {
            assert_eq!(
                find_date(text).map(|d| (d.year, d.month, d.day)),
                expect,
                "{text:?}"
            );
        };
        check("2031-02-07", Some((2031, 2, 7)));
        check("date 2031-02-07T09:15:00Z", Some((2031, 2, 7)));
        check("Friday, 7 February 2031, 09:15", Some((2031, 2, 7)));
        check("Feb. 7th, 2031", Some((2031, 2, 7)));
        check("OSLO, FEB 7, 2031", Some((2031, 2, 7)));
        check("7. März 2031", Some((2031, 3, 7)));
        check("1er août 2031", Some((2031, 8, 1)));
        check("7 de febrero de 2031", Some((2031, 2, 7)));
        check("07.02.2031", Some((2031, 2, 7)));
        check("27/02/2031", Some((2031, 2, 27)));
        check("02/27/2031", Some((2031, 2, 27)));
        check("07/02/2031", None);
        check("29 February 2031", None);
        check("29 February 2032", Some((2032, 2, 29)));
        check("Feb 7", None);
        check("7 apples 2031", None);
    }

    proptest! {
        #[test]
        fn days_and_dates_are_inverse(days in -150_000i64..350_000) {
            prop_assert_eq!(WireDate::from_days(days).unwrap().days(), days);
        }
    }
}
