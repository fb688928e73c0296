//! How a wire story closes: the agency's name, the contributors, the end mark, notices.

use super::agencies::agency;
use super::bylines;
use super::matching::{after_any, is_any, opens_with, word_count};
use crate::layout::closed_end;

/// What a closing line says about the lines after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignOff {
    /// Nothing: it stands for itself.
    Line,
    /// Nothing of the story comes after it.
    End,
}

/// Openings of lines that name contributors.
#[rustfmt::skip]
const CONTRIBUTORS: &[&str] = &[
    "reporting by", "additional reporting by", "additional reporting", "writing by", "editing by", "compiled by", "with reporting by",
    "with additional reporting", "with assistance from", "with contributions from", "with files from", "further reporting by",
    "written by", "production by", "graphic by", "graphics by", "translated by", "translation by", "redaktion:", "our standards:", "con información de",
];

/// Marks of the end, on a line of their own.
const ENDS: &[&str] = &[
    "ends",
    "end",
    "ends here",
    "enditem",
    "end item",
    "-30-",
    "30",
    "fin",
    "ende",
    "more to follow",
    "more follows",
    "all rights reserved",
];

/// Headings after which only notes and contacts come.
#[rustfmt::skip]
const NOTES: &[&str] = &[
    "notes to editors", "note to editors", "notes for editors", "notes to editor", "notes to the editor", "editors' notes", "editor's notes",
    "notes to journalists", "for more information", "for further information", "for media enquiries", "media contact", "media contacts",
    "press contact", "press contacts", "media enquiries", "press enquiries", "media inquiries", "press office", "contact information",
    "hinweise für redaktionen", "pressekontakt", "contact presse", "contacts presse", "contacto de prensa", "contatto stampa", "contact",
    "contacts", "forward-looking statements", "boilerplate",
];

/// Openings of notices at the end.
#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "our standards: the thomson reuters", "copyright ", "copyright:", "all rights reserved", "this material may not be published",
    "the associated press receives", "associated press writer", "associated press writers", "associated press reporter", "ap writer", "ap writers",
    "more ap", "ap's climate", "ap’s climate", "this story was originally published", "this article was originally published",
    "this story was produced", "this article was produced", "this article was written by", "this content was", "reporting from",
    "(this story has not been edited", "this story has not been edited", "this article is republished",
];

/// Whether `line` closes a story; `None` where it does not.
pub(super) fn sign_off(line: &str) -> Option<SignOff> {
    let inner = line.trim().trim_matches(|c: char| {
        matches!(c, '(' | ')' | '[' | ']' | '-' | '–' | '—' | '_' | '*' | ' ')
    });
    let standards = opens_with(line, &["our standards: the thomson reuters"]);
    if is_end_mark(line) || is_heading_of_notes(line) || standards {
        return Some(SignOff::End);
    }
    let signed = is_agency_line(line)
        || is_contributors(inner)
        || is_notice(line)
        || is_contribution(line)
        || is_contact(line);
    signed.then_some(SignOff::Line)
}

fn is_end_mark(line: &str) -> bool {
    let hashes = line.chars().filter(|c| *c == '#').count();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let shaped = bare.len() < line.len()
        || !bare.chars().any(char::is_lowercase)
        || bare == "Enditem"
        || bare == "Ends";
    let number = bare == "30" && bare.len() < line.len();
    (hashes >= 3 && bare.is_empty()) || (shaped && is_any(line, ENDS) && (bare != "30" || number))
}

fn is_heading_of_notes(line: &str) -> bool {
    let heading = line.trim_end_matches([':', '.', ' ']);
    let rest = after_any(line, NOTES);
    let labelled = rest.is_some_and(|rest| {
        rest.trim_start().starts_with([':', ',']) || rest.to_lowercase().contains("contact")
    });
    is_any(heading, NOTES) && heading != "contact"
        || (labelled && word_count(line) <= 30 && !opens_with(line, &["contact,", "contacts,"]))
}

/// A line that is nothing but a dash, or brackets, and an agency.
fn is_agency_line(line: &str) -> bool {
    let marked = line.starts_with(['-', '–', '—', '(', '[', '/', '©', '=']);
    marked
        && agency(line.trim_matches(|c: char| {
            matches!(
                c,
                '-' | '–' | '—' | '(' | ')' | '[' | ']' | '/' | '©' | '=' | ' '
            )
        }))
        .is_some()
}

/// "Reporting by Ana Lund in Oslo; Editing by Tom Berg".
fn is_contributors(line: &str) -> bool {
    let Some(rest) = after_any(line, CONTRIBUTORS) else {
        return false;
    };
    let capital = rest
        .trim_start_matches([':', ' '])
        .starts_with(|c: char| c.is_uppercase());
    capital && word_count(line) <= 80 && !rest.contains(" said ")
}

/// An address of mail on its own, a desk's contact in double brackets, or the initials of AFP's desk
/// ("al/tb/eh").
fn is_contact(line: &str) -> bool {
    let address = line.contains('@') && word_count(line) == 1 && !line.starts_with('@');
    let desk = line.starts_with("((") && line.ends_with("))");
    let initials =
        |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let signed = line.contains('/') && line.split(['/', '-']).all(initials);
    address || desk || signed
}

fn is_notice(line: &str) -> bool {
    let year = after_any(line, &["©", "(c)"]).is_some_and(|rest| {
        rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
            || rest.starts_with(" Copyright")
    });
    let issuer = line
        .strip_prefix("SOURCE ")
        .is_some_and(|name| name.starts_with(char::is_uppercase) && word_count(name) <= 8);
    (opens_with(line, NOTICES) || year || issuer) && word_count(line) <= 60
}

/// "Ana Lund in Oslo contributed to this report."
fn is_contribution(line: &str) -> bool {
    let bare = line.trim_end_matches(['.', ')', ' ']);
    let endings = [
        "contributed to this report",
        "contributed to this article",
        "contributed to this story",
        "contributed reporting",
        "contributed",
    ];
    let capital = line
        .trim_start_matches(['(', '—', '–', '-', ' '])
        .starts_with(char::is_uppercase);
    capital
        && word_count(line) <= 40
        && endings.iter().any(|ending| bare.ends_with(ending))
        && bare.contains(' ')
}

/// The reporters a line of contributors names, editors left out.
pub(super) fn reporters(line: &str) -> Vec<String> {
    let inner = line
        .trim()
        .trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '-' | '–' | '—' | ' ' | '.'));
    let Some(rest) = after_any(inner, &["reporting by", "reporting and writing by"]) else {
        return Vec::new();
    };
    let list = rest.split(';').next().unwrap_or(rest);
    bylines::names(list.trim()).unwrap_or_default()
}

/// A closing inside the last line of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail<'text> {
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// The agency it names.
    pub(super) agency: Option<&'text str>,
}

/// The closing that ends `paragraph` after a complete sentence: "– Reuters", "(AP)", "Enditem", "(Reporting by …)".
pub(super) fn tail(paragraph: &str) -> Option<Tail<'_>> {
    dashed(paragraph)
        .or_else(|| bracketed(paragraph))
        .or_else(|| end_mark(paragraph))
}

/// "… on hold. – Reuters"
fn dashed(paragraph: &str) -> Option<Tail<'_>> {
    let from = paragraph
        .char_indices()
        .rev()
        .nth(80)
        .map_or(0, |(at, _)| at);
    let tail = paragraph.get(from..)?;
    let (at, dash) = tail
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '–' | '—' | '―' | '-') && true_dash(tail, *c))?;
    let start = from + at - leading_dashes(tail.get(..at)?);
    let name = tail.get(at + dash.len_utf8()..)?;
    let name = name.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let named = after_any(
        name.trim_start(),
        &[
            "with ",
            "additional reporting:",
            "additional reporting by",
            "source:",
        ],
    )
    .unwrap_or(name);
    let agency = agency(named)?;
    closes(paragraph, start).then_some(Tail {
        start,
        agency: Some(agency),
    })
}

/// Whether dashes of this kind are looked for: a hyphen only where none of the longer dashes stands.
fn true_dash(tail: &str, dash: char) -> bool {
    matches!(dash, '–' | '—' | '―') || !tail.contains(['–', '—', '―'])
}

/// Bytes of further dashes directly before ("--").
fn leading_dashes(before: &str) -> usize {
    before.len() - before.trim_end_matches('-').len()
}

/// "… on hold. (Reuters)", "… on hold. (Reporting by Ana Lund)"
fn bracketed(paragraph: &str) -> Option<Tail<'_>> {
    let body = paragraph.trim_end_matches('.').strip_suffix([')', ']'])?;
    let start = body.rfind(['(', '['])?;
    let inner = body.get(start + 1..)?;
    let agency = agency(inner);
    let signed = agency.is_some() || is_contributors(inner) || is_any(inner, ENDS);
    (signed && closes(paragraph, start)).then_some(Tail { start, agency })
}

/// "… on hold. Enditem", "… on hold. ENDS", "… on hold. ###"
fn end_mark(paragraph: &str) -> Option<Tail<'_>> {
    let last = paragraph.rsplit(char::is_whitespace).next()?;
    let start = paragraph.len() - last.len();
    let bare = last.trim_matches(|c: char| !c.is_alphanumeric());
    let marked = matches!(bare, "Enditem" | "ENDS" | "END")
        || last == "/ends"
        || last == "-ends-"
        || last == "###"
        || last == "-30-";
    (marked && closes(paragraph, start)).then_some(Tail {
        start,
        agency: None,
    })
}

/// Whether a complete sentence stands before `start`.
fn closes(paragraph: &str, start: usize) -> bool {
    paragraph
        .get(..start)
        .is_some_and(|before| closed_end(before.trim_end()) && !before.trim_end().ends_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_known() {
        let check =
            |line: &str, expect: Option<SignOff>| assert_eq!(sign_off(line), expect, "{line:?}");
        check(
            "(Reporting by Ana Lund; Editing by Tom Berg)",
            Some(SignOff::Line),
        );
        check(
            "Additional reporting by Ana Lund in Oslo",
            Some(SignOff::Line),
        );
        check(
            "Our Standards: The Thomson Reuters Trust Principles.",
            Some(SignOff::End),
        );
        check(
            "Ana Lund in Oslo contributed to this report.",
            Some(SignOff::Line),
        );
        check("– AFP", Some(SignOff::Line));
        check("==Kyodo", Some(SignOff::Line));
        check("al/tb/eh", Some(SignOff::Line));
        check(
            "((ana.lund@example.org; +47 55 12 34 56))",
            Some(SignOff::Line),
        );
        check("© 2031 AFP", Some(SignOff::Line));
        check("ENDS", Some(SignOff::End));
        check("-ends-", Some(SignOff::End));
        check("###", Some(SignOff::End));
        check("Notes to editors", Some(SignOff::End));
        check("Media contact: Ana Lund", Some(SignOff::End));
    }

    #[test]
    fn ordinary_lines_close_nothing() {
        let check = |line: &str| assert_eq!(sign_off(line), None, "{line:?}");
        check("Reporting by phone was forbidden.");
        check("The story ends");
        check("Ends and means differ.");
        check("Contact was lost on Friday.");
        check("Copyrighted works are safe.");
        check("For more information he went to Oslo.");
        check("The wind contributed to this.");
    }

    #[test]
    fn tails_stand_after_a_complete_sentence() {
        let check = |text: &str, expect: Option<(&str, Option<&str>)>| {
            let found = tail(text).map(|tail| (text.get(tail.start..).unwrap_or(""), tail.agency));
            assert_eq!(found, expect, "{text:?}");
        };
        check(
            "Cod is dear. – Reuters",
            Some(("– Reuters", Some("Reuters"))),
        );
        check("Cod is dear.” - AP/AFP", Some(("- AP/AFP", Some("AP/AFP"))));
        check(
            "Cod is dear. -- Bloomberg",
            Some(("-- Bloomberg", Some("Bloomberg"))),
        );
        check("Cod is dear. (dpa)", Some(("(dpa)", Some("dpa"))));
        check("Cod is dear. Enditem", Some(("Enditem", None)));
        check(
            "Cod is dear. (Reporting by Ana Lund)",
            Some(("(Reporting by Ana Lund)", None)),
        );
        check("Cod is dear – Reuters", None);
        check("He worked for the agency – Reuters.", None);
        check("Cod is dear. – She said so", None);
        check("That is the END", None);
    }
}
