//! Lines of the trade that carry no story: dates and times, reading time, embargo, slugs, notes of
//! correction, marks of revision.

use super::WireDate;
use super::dates::{find_date, is_weekday, month, tokens};
use super::matching::{after_any, is_any, opens_with, word_count};
use super::revisions::{revision, whole_revision};

/// What a stamp tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stamp {
    /// Nothing of use.
    Plain,
    /// That the text is a press release or an alert.
    Announcement,
    /// A day, and whether it is that of a later update.
    Day(Option<WireDate>, Update),
    /// An embargo; the line that states until when.
    Embargo,
    /// A mark of revision, such as `UPDATE 2`.
    Revision(String),
    /// A headline, byline or dateline behind a label of its own.
    Labelled(Label, String),
}

/// Whether a day is that of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Update {
    /// It is.
    No,
    /// It is that of a later change.
    Yes,
}

/// Labels whose line carries metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The headline.
    Title,
    /// The place.
    Place,
    /// The agency or outlet.
    Site,
}

/// Words before a day, longer ones first; those of an update come with `true`.
#[rustfmt::skip]
const DAY_LABELS: &[(&str, bool)] = &[
    ("first published", false), ("published on", false), ("published at", false), ("published", false), ("publication date", false),
    ("posted on", false), ("posted", false), ("issued", false), ("released", false), ("release date", false), ("date", false),
    ("dated", false), ("filed", false), ("created", false), ("publié le", false), ("veröffentlicht", false), ("erschienen", false),
    ("publicado", false), ("pubblicato", false), ("gepubliceerd", false), ("last updated", true), ("updated on", true), ("updated", true),
    ("last modified", true), ("modified", true), ("mis à jour", true), ("aktualisiert", true), ("stand", true), ("actualizado", true),
    ("aggiornato", true), ("atualizado", true), ("bijgewerkt", true),
];

/// Words that stand beside days and times.
#[rustfmt::skip]
const TIME_WORDS: &[&str] = &[
    "at", "on", "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "hrs", "hours", "hour", "minutes", "minute", "mins", "min", "days", "day", "weeks",
    "week", "ago", "read", "de", "of", "um", "uhr", "à", "le", "el", "il", "às", "om", "uur", "the", "and", "local", "time", "eastern", "today",
    "yesterday", "just", "now", "in", "updated", "published", "reading", "est.", "-", "–", "—", "/", "gmt", "utc", "bst", "cet", "cest", "et",
    "est", "edt", "ct", "cst", "cdt", "pt", "pst", "pdt", "ist", "jst", "sgt", "hkt", "aest", "aedt", "eet", "eest", "msk", "z", "last",
];

/// Openings of an embargo.
#[rustfmt::skip]
const EMBARGOES: &[&str] = &[
    "embargo", "embargoed", "strict embargo", "strictly embargoed", "under embargo", "under strict embargo", "not for publication before",
    "not for publication until", "not for release before", "not for release until", "hold for release until", "hold for release",
    "for release at", "for release on", "for publication at", "not to be published before", "sperrfrist",
];

/// Lines that announce what a text is.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "press release", "news release", "media release", "press statement", "media statement", "for immediate release", "for immediate use",
    "pressemitteilung", "communiqué de presse", "comunicado de prensa", "comunicato stampa", "persbericht", "breaking", "breaking news",
    "urgent", "exclusive", "alert", "news alert", "newsalert", "flash", "snap",
];

/// Openings of notes to readers and desks about changes.
#[rustfmt::skip]
const NOTES: &[&str] = &[
    "eds:", "eds.:", "editors:", "editor's note", "editor’s note", "editors' note", "editors’ note", "editor note", "correction:",
    "clarification:", "this story has been corrected", "this story has been updated", "this story was updated", "this story corrects",
    "this version corrects", "this article was amended", "this article was corrected", "this article was updated",
    "this article has been updated", "this article has been corrected", "this headline was", "an earlier version of this", "recasts",
];

/// Verbs that open a note in brackets ("(Corrects spelling in paragraph 2)").
#[rustfmt::skip]
const NOTE_VERBS: &[&str] = &[
    "corrects", "correcting", "adds", "adding", "updates", "updating", "recasts", "refiles", "refiling", "repeats", "repeating",
    "removes", "removing", "clarifies", "clarifying", "deletes", "deleting", "fixes", "fixing", "rewrites", "changes", "drops", "amends",
    "restores", "writes through", "writethru", "new throughout", "recasts throughout", "edits", "inserts", "trims", "tops", "with", "attn",
];

/// Labels of a desk's or archive's header.
#[rustfmt::skip]
const LABELS: &[(&str, Option<Label>)] = &[
    ("headline:", Some(Label::Title)), ("title:", Some(Label::Title)), ("dateline:", Some(Label::Place)), ("location:", Some(Label::Place)),
    ("source:", Some(Label::Site)), ("agency:", Some(Label::Site)), ("slug:", None), ("slugline:", None), ("section:", None),
    ("length:", None), ("word count:", None), ("words:", None), ("priority:", None), ("version:", None), ("category:", None),
    ("reading time:", None), ("reading time", None), ("estimated reading time", None), ("lesezeit", None), ("temps de lecture", None),
];

/// What the stamp `line` tells; `None` where it is none.
pub(super) fn stamp(line: &str) -> Option<Stamp> {
    if let Some(found) = labelled(line).or_else(|| day_line(line)) {
        return Some(found);
    }
    if is_embargo(line) {
        return Some(Stamp::Embargo);
    }
    if let Some(mark) = whole_revision(line) {
        return Some(Stamp::Revision(mark));
    }
    if is_any(line, KINDS) {
        return Some(Stamp::Announcement);
    }
    (is_note(line) || is_slug(line) || is_rule(line)).then_some(Stamp::Plain)
}

fn labelled(line: &str) -> Option<Stamp> {
    let (name, label) = LABELS
        .iter()
        .find(|(name, _)| after_any(line, &[name]).is_some())?;
    let value = line
        .get(name.len()..)?
        .trim_start_matches([':', ' '])
        .trim();
    let short = word_count(value) <= 8;
    match label {
        Some(Label::Title) => Some(Stamp::Labelled(Label::Title, value.to_owned())),
        Some(label) if short => Some(Stamp::Labelled(*label, value.to_owned())),
        None if short => Some(Stamp::Plain),
        _ => None,
    }
}

/// The stamp that a line, or part of one, is which states nothing but days, times and reading time.
pub(super) fn day_line(line: &str) -> Option<Stamp> {
    let label = DAY_LABELS
        .iter()
        .find(|(name, _)| after_any(line, &[name]).is_some());
    let rest = label.map_or(line, |(name, _)| line.get(name.len()..).unwrap_or(""));
    let (mut words, mut figures) = (0, 0);
    for token in tokens(rest) {
        let token = token.trim_matches(|c: char| matches!(c, ':' | '.'));
        words += 1;
        figures += usize::from(token.contains(|c: char| c.is_ascii_digit()));
        if !is_time_token(token) {
            return None;
        }
    }
    let date = find_date(rest);
    let read =
        line.to_lowercase().contains("min read") || line.to_lowercase().contains("minute read");
    let relative = rest.trim_end().ends_with(" ago") || (label.is_some() && figures > 0);
    let update = label.map_or(
        Update::No,
        |(_, update)| if *update { Update::Yes } else { Update::No },
    );
    ((1..=24).contains(&words) && (date.is_some() || relative || read))
        .then_some(Stamp::Day(date, update))
}

fn is_time_token(token: &str) -> bool {
    let lower = token.to_lowercase();
    let figure = token.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && token.len() <= 29
        && token.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    ':' | '.'
                        | '-'
                        | '/'
                        | '+'
                        | 'T'
                        | 'Z'
                        | 'h'
                        | 's'
                        | 't'
                        | 'n'
                        | 'd'
                        | 'r'
                        | 'a'
                        | 'p'
                        | 'm'
                        | 'u'
                )
        });
    token.is_empty()
        || figure
        || month(token).is_some()
        || is_weekday(token)
        || TIME_WORDS.contains(&lower.as_str())
}

/// The bytes of a day at the start of a line that goes on with other text ("date 2031-02-07 The prime
/// minister"), and the day.
pub(super) fn opening_day(line: &str) -> Option<(usize, WireDate)> {
    let label = DAY_LABELS.iter().find(|(name, _)| {
        after_any(line, &[name]).is_some_and(|rest| rest.starts_with([' ', ':']))
    });
    let rest = line
        .get(label.map_or(0, |(name, _)| name.len())..)?
        .trim_start_matches([':', ' ']);
    let token = rest.split_whitespace().next()?;
    let iso = token.len() >= 10 && token.get(4..5) == Some("-");
    let date = find_date(token).filter(|_| iso)?;
    Some((line.len() - rest.len() + token.len(), date))
}

fn is_embargo(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(rest) = after_any(line, EMBARGOES) else {
        return false;
    };
    let head = line.get(..line.len() - rest.len()).unwrap_or("");
    let says = |word: &str| rest.to_lowercase().contains(word);
    let shouted = !head.chars().any(char::is_lowercase);
    let counted = word_count(line) <= 40;
    counted
        && (shouted
            || rest.trim_start().starts_with(':')
            || says("until")
            || says("bis ")
            || find_date(rest).is_some())
}

/// Whether `line` tells readers or desks what was changed, or warns them.
pub(super) fn is_note(line: &str) -> bool {
    let bare = line.trim_start_matches(['*', '_', '—', '–', '-', ' ']);
    if let Some(inner) = bare.strip_prefix(['(', '[']) {
        return opens_with(inner, NOTE_VERBS)
            && bare.trim_end_matches('.').ends_with([')', ']'])
            && !opens_with(inner, &["with reporting"]);
    }
    opens_with(bare, NOTES)
}

/// A slug: capitals, digits, slashes and hyphens without a space ("NORWAY-COD/PRICES").
fn is_slug(line: &str) -> bool {
    let head = revision(line).map_or(line, |(_, length)| line.get(length..).unwrap_or(""));
    let (word, mark) = head.split_once(" (").unwrap_or((head, ""));
    let alone = mark.is_empty() || (mark.ends_with(')') && word_count(mark) <= 4);
    let word = if alone { word.trim() } else { head };
    let legal = |c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '_' | '&' | '.')
    };
    let joined = word.contains(['/', '-']) && !word.contains(char::is_whitespace);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let desk = after_any(word, &["BC-", "AM-", "PM-"]).is_some() && word_count(word) <= 3;
    (joined && letters >= 5 && word.chars().count() <= 60 && word.chars().all(legal)) || desk
}

/// A line of punctuation only that divides.
fn is_rule(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
        && line
            .chars()
            .all(|c| c.is_ascii_punctuation() || matches!(c, '–' | '—' | '·' | '•' | ' ' | '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_lines_of_the_trade() {
        let check = |line: &str| assert!(stamp(line).is_some(), "{line:?}");
        check("Published 7 Feb 2031, 07:41 GMT");
        check("Last updated: Friday 7 February 2031 at 9.15am CET");
        check("7 February 2031 • 4 min read");
        check("Updated 2 hours ago");
        check("4 min read");
        check("Reading time: 4 minutes");
        check("EMBARGOED UNTIL 00:01 GMT, FRIDAY 7 FEBRUARY 2031");
        check("Strictly embargoed until Friday");
        check("FOR IMMEDIATE RELEASE");
        check("(Corrects day in paragraph 3 to Friday)");
        check("(Adds details, quotes)");
        check("Eds: Updates with quotes.");
        check("NORWAY-COD/PRICES (UPDATE 2)");
        check("UPDATE 2");
        check("* * *");
    }

    #[test]
    fn ordinary_lines_are_no_stamps() {
        let check = |line: &str| assert_eq!(stamp(line), None, "{line:?}");
        check("Published in 2031, the book sold well.");
        check("On 7 February 2031 the ice broke.");
        check("Updated figures will follow.");
        check("Embargoed goods were seized.");
        check("2031 was cold.");
        check("(He adds details.)");
        check("NATO");
        check("Monday");
        check("Date night is over.");
        check("CO-OP");
        check("Lead is heavy.");
        check("Location: the boats were found in a bay that nobody had ever heard of.");
    }

    #[test]
    fn days_are_read_off() {
        let date = WireDate::new(2031, 2, 7);
        assert_eq!(
            stamp("Updated 7 Feb 2031"),
            Some(Stamp::Day(date, Update::Yes))
        );
        assert_eq!(
            stamp("Published: Feb 7, 2031"),
            Some(Stamp::Day(date, Update::No))
        );
        assert_eq!(
            opening_day("date 2031-02-07 The sea froze.").map(|(length, _)| length),
            Some(15)
        );
        assert_eq!(opening_day("2031 was cold"), None);
    }
}
