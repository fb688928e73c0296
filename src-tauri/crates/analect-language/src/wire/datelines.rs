//! The dateline that opens a wire story: place, day, agency and a dash.

use super::WireDate;
use super::agencies::agency;
use super::dates::find_date;
use super::matching::word_count;
use super::places::PlaceAndDay;

/// A dateline at the start of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dateline<'text> {
    /// Bytes up to and with the dash.
    pub(super) length: usize,
    /// The place, as written.
    pub(super) place: Option<&'text str>,
    /// The agency in brackets.
    pub(super) agency: Option<&'text str>,
    /// The day, where its year is given.
    pub(super) date: Option<WireDate>,
}

/// Words in capitals that label a story before a colon and name no place.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "WARNING", "UPDATE", "UPDATED", "EXCLUSIVE", "BREAKING", "NOTE", "CORRECTION", "ANALYSIS", "OPINION", "COMMENT", "EDITORIAL", "WATCH",
    "VIDEO", "PHOTO", "PHOTOS", "FACTBOX", "EXPLAINER", "TIMELINE", "INTERVIEW", "FEATURE", "REVIEW", "PREVIEW", "FOCUS", "NEWS", "LIVE",
    "SPORT", "REPORT", "FACT", "QUESTION", "ANSWER", "STUDY", "POLL", "LIST", "READ", "MORE", "HOW", "WHY", "WHO", "WHAT", "TRANSCRIPT",
    "PODCAST", "BRIEF", "ALERT", "SPOILER", "ADVICE", "RECAP", "TL", "PS", "FAQ", "THE", "CASE", "PART", "CHAPTER", "ACT", "SCENE",
];

/// Characters within which a dateline ends.
const LONGEST: usize = 140;

/// The dateline `paragraph` opens with. Without an agency one is only believed where the paragraph
/// is the `first` of the story.
pub(super) fn dateline(paragraph: &str, first: bool) -> Option<Dateline<'_>> {
    let end: usize = paragraph.chars().take(LONGEST).map(char::len_utf8).sum();
    let head = paragraph.get(..end)?;
    bracketed(head, ['(', ')'])
        .or_else(|| bracketed(head, ['/', '/']))
        .or_else(|| if first { bare(head) } else { None })
}

/// Whether `line` carries the mark of a service that distributes press releases.
pub(super) fn is_press(line: &str) -> bool {
    let end: usize = line.chars().take(LONGEST).map(char::len_utf8).sum();
    let head = line.get(..end).unwrap_or("").to_lowercase();
    [
        "/prnewswire",
        "(business wire)",
        "(globe newswire)",
        "(newsfile corp",
        "(accesswire)",
    ]
    .iter()
    .any(|mark| head.contains(mark))
}

/// The dateline that is all of `line`: "Paris, France | AFP | 4 September 2031", "OSLO, Feb 7 (Reuters)",
/// "Oslo, 7 February 2031".
pub(super) fn whole_line(line: &str) -> Option<Dateline<'_>> {
    if line.chars().count() > LONGEST || line.ends_with('.') {
        return None;
    }
    let (mut place, mut agency_named, mut dated, mut parts) = (None, None, false, 0);
    for part in line
        .split(['|', '•', '·', '(', ')'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        parts += 1;
        if let Some(name) = agency(part).filter(|_| agency_named.is_none()) {
            agency_named = Some(name);
            continue;
        }
        let read = PlaceAndDay::read(part)?;
        dated |= read.dated;
        place = place.or(read.place);
    }
    let told =
        usize::from(place.is_some()) + usize::from(agency_named.is_some()) + usize::from(dated);
    let shaped = told == 3
        || (parts > 1 && told == 2 && agency_named.is_some())
        || (told == 2 && find_date(line).is_some());
    let date = find_date(line);
    (shaped && place.is_some()).then_some(Dateline {
        length: line.len(),
        place,
        agency: agency_named,
        date,
    })
}

/// "PARIS, Sept 4 (Reuters) - ", "MOSCOW, September 4. /TASS/. ", "Dhaka, Bangladesh (CNN)".
fn bracketed(head: &str, brackets: [char; 2]) -> Option<Dateline<'_>> {
    let [open, close] = brackets;
    let opening = head.match_indices(open).map(|(at, _)| at).find(|at| {
        let outside = head.get(..*at).unwrap_or("");
        open == '(' || outside.is_empty() || outside.ends_with([' ', '-'])
    })?;
    let before = head.get(..opening)?;
    let inner = head.get(opening + 1..)?;
    let (name, after) = inner.split_once(close)?;
    let place_and_day = PlaceAndDay::read(before.trim_end_matches(['-', '–', '—', ' ', '.']))?;
    let (gap, dashed) = separator(after);
    let known = agency(name);
    let unknown_but_shaped = dashed && place_and_day.is_marked() && is_name(name);
    let starts = opens_sentence(after.get(gap..)?);
    let agency = known
        .or_else(|| unknown_but_shaped.then_some(name))
        .filter(|_| starts)?;
    let length = opening + 1 + name.len() + close.len_utf8() + gap;
    let (place, date) = (place_and_day.place, find_date(before));
    Some(Dateline {
        length,
        place,
        agency: Some(agency),
        date,
    })
}

/// "LOS ANGELES — ", "KYIV, Ukraine – ", "Paris – 4 September 2031 – ", "LONDON: ".
fn bare(head: &str) -> Option<Dateline<'_>> {
    let joints = joints(head);
    let dashed = joints
        .iter()
        .take(3)
        .rev()
        .find_map(|(at, length)| ended(head, *at, *length));
    dashed.or_else(|| with_colon(head))
}

/// Where dashes that may end a dateline stand in `head`, and their lengths in bytes.
fn joints(head: &str) -> Vec<(usize, usize)> {
    let spaced = [" — ", " – ", " - ", " -- "];
    let mut found: Vec<(usize, usize)> = spaced
        .iter()
        .flat_map(|dash| head.match_indices(dash).map(|(at, dash)| (at, dash.len())))
        .collect();
    found.extend(
        head.find('—')
            .filter(|at| !head.get(..*at).is_some_and(|before| before.ends_with(' ')))
            .map(|at| (at, '—'.len_utf8())),
    );
    found.sort_unstable();
    found
}

/// The dateline that ends with the dash of `length` bytes at `at`.
fn ended(head: &str, at: usize, length: usize) -> Option<Dateline<'_>> {
    let before = head.get(..at)?;
    // Dashes inside, between place and day, count as commas.
    let (place, day) = [" — ", " – ", " - "]
        .iter()
        .find_map(|dash| before.split_once(dash))
        .unwrap_or((before, ""));
    let read = PlaceAndDay::read(place)?;
    let dated = !day.is_empty()
        && find_date(day).is_some()
        && PlaceAndDay::read(day).is_some_and(|read| read.place.is_none());
    let marked = if day.is_empty() {
        read.is_marked()
    } else {
        dated
    };
    let starts = opens_sentence(head.get(at + length..)?);
    (starts && marked).then_some(Dateline {
        length: at + length,
        place: read.place,
        agency: None,
        date: find_date(before),
    })
}

/// "LONDON: ", where the word is not one that labels a story.
fn with_colon(head: &str) -> Option<Dateline<'_>> {
    let (before, _) = head.split_once(": ")?;
    let label = before.split_whitespace().any(|word| LABELS.contains(&word));
    let place = PlaceAndDay::read(before)
        .filter(|read| read.is_marked() && !label && before.chars().count() > 3)?;
    let length = before.len() + 2;
    let starts = opens_sentence(head.get(length..)?);
    starts.then_some(Dateline {
        length,
        place: place.place,
        agency: None,
        date: find_date(before),
    })
}

/// Whether `text` may be the name of an agency that is not listed.
fn is_name(text: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '&' | '\'');
    text.starts_with(char::is_uppercase) && word_count(text) <= 4 && text.chars().all(letters)
}

/// The bytes of the dash and space at the start of `text`, and whether there is a dash or colon.
fn separator(text: &str) -> (usize, bool) {
    let rest = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '―' | ':' | '.')
    });
    let gap = text.len() - rest.len();
    (
        gap,
        text.get(..gap)
            .is_some_and(|gap| gap.contains(|c: char| !c.is_whitespace())),
    )
}

/// Whether a sentence may open here.
fn opens_sentence(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    first.is_some_and(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || matches!(c, '"' | '“' | '‘' | '\'' | '«' | '„' | '$' | '€' | '£')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_give_place_agency_and_day() {
        let check = |text: &str, place: Option<&str>, agency: Option<&str>, rest: &str| {
            let found = dateline(text, true);
            let body = found.and_then(|line| text.get(line.length..));
            assert_eq!(
                (
                    found.and_then(|line| line.place),
                    found.and_then(|line| line.agency)
                ),
                (place, agency),
                "{text:?}"
            );
            assert_eq!(body, Some(rest), "{text:?}");
        };
        check(
            "TROMSOE, Feb 7 (Reuters) - Cod is dear.",
            Some("TROMSOE"),
            Some("Reuters"),
            "Cod is dear.",
        );
        check(
            "TROMSOE (AP) — Cod is dear.",
            Some("TROMSOE"),
            Some("AP"),
            "Cod is dear.",
        );
        check(
            "OSLO/BERGEN, Feb 7 (Reuters) - Cod is dear.",
            Some("OSLO/BERGEN"),
            Some("Reuters"),
            "Cod is dear.",
        );
        check(
            "Tromsø, Norway (CNN)Cod is dear.",
            Some("Tromsø, Norway"),
            Some("CNN"),
            "Cod is dear.",
        );
        check(
            "(Reuters) - Cod is dear.",
            None,
            Some("Reuters"),
            "Cod is dear.",
        );
        check(
            "TROMSOE, Feb. 7 (Xinhua) -- Cod is dear.",
            Some("TROMSOE"),
            Some("Xinhua"),
            "Cod is dear.",
        );
        check(
            "OSLO, February 7. /TASS/. Cod is dear.",
            Some("OSLO"),
            Some("TASS"),
            "Cod is dear.",
        );
        check(
            "OSLO, Feb. 7, 2031 /PRNewswire/ -- Cod is dear.",
            Some("OSLO"),
            Some("PRNewswire"),
            "Cod is dear.",
        );
        check(
            "OSLO--(BUSINESS WIRE)--Cod is dear.",
            Some("OSLO"),
            Some("BUSINESS WIRE"),
            "Cod is dear.",
        );
        check(
            "BERGEN, Norway — Cod is dear.",
            Some("BERGEN, Norway"),
            None,
            "Cod is dear.",
        );
        check(
            "Oslo, 7 February 2031 – Cod is dear.",
            Some("Oslo"),
            None,
            "Cod is dear.",
        );
    }

    #[test]
    fn the_day_counts_only_with_its_year() {
        let check = |text: &str, expect: Option<(i16, i8, i8)>| {
            let date = dateline(text, true).and_then(|line| line.date);
            assert_eq!(date.map(|d| (d.year, d.month, d.day)), expect, "{text:?}");
        };
        check(
            "OSLO, Feb. 7, 2031 /PRNewswire/ -- Cod is dear.",
            Some((2031, 2, 7)),
        );
        check("OSLO, Feb 7 (Reuters) - Cod is dear.", None);
    }

    #[test]
    fn a_dateline_may_be_a_line_of_its_own() {
        let check = |line: &str, expect: Option<(Option<&str>, Option<&str>)>| {
            assert_eq!(
                whole_line(line).map(|line| (line.place, line.agency)),
                expect,
                "{line:?}"
            );
        };
        check(
            "Bergen, Norway | AFP | Friday 7 February 2031",
            Some((Some("Bergen, Norway"), Some("AFP"))),
        );
        check(
            "BERGEN, Feb 7 (Reuters)",
            Some((Some("BERGEN"), Some("Reuters"))),
        );
        check("Bergen, 7 February 2031", Some((Some("Bergen"), None)));
        check("Bergen, Norway", None);
        check("Bergen, 7 February 2031.", None);
        check("Reuters", None);
        check("Cod is dear", None);
        check("Monday", None);
        check("Smith (AP) said so", None);
    }

    #[test]
    fn ordinary_openings_are_no_datelines() {
        let check = |text: &str| assert_eq!(dateline(text, true), None, "{text:?}");
        check("The Senate (which met late) - a rare event - agreed.");
        check("NASA – the American space agency – said so.");
        check("Anna Berg (42) - Mayor of the town - agreed.");
        check("Cod is dear – Reuters said so.");
        check("He went/came home. The end.");
        check("Well — That was it.");
        check("WARNING: The ice is thin.");
        check("Oslo – That was it – Nobody came.");
        check("");
    }
}
