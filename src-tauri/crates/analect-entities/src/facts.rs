//! What stands directly beside the name of a person: form of address and office.

use crate::names::Name;
use crate::titles::{is_honorific, is_office};
use crate::tokens::{Token, tokens};
use analect_model::{Document, EntityKind};
use analect_text::TextRange;

/// What stands beside a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts {
    /// The form of address or rank before it.
    pub(crate) honorific: Option<TextRange>,
    /// The office before or behind it.
    pub(crate) role: Option<TextRange>,
}

/// How many tokens an office may have.
const LONGEST: usize = 7;
/// How many bytes are looked at on either side of a name.
const REACH: usize = 120;

/// Words that belong to an office before or inside it.
const MODIFIERS: [&str; 34] = [
    "acting",
    "assistant",
    "attorney",
    "chief",
    "defence",
    "defense",
    "deputy",
    "economic",
    "education",
    "executive",
    "finance",
    "first",
    "foreign",
    "former",
    "general",
    "health",
    "interim",
    "interior",
    "justice",
    "late",
    "lord",
    "national",
    "new",
    "opposition",
    "party",
    "police",
    "presidential",
    "prime",
    "security",
    "senior",
    "special",
    "state",
    "then",
    "vice",
];

/// The facts beside `name`.
pub(crate) fn facts(document: &Document, name: &Name) -> Facts {
    if name.kind != EntityKind::Person {
        return Facts::default();
    }
    let Some(block) = document.block_of(name.range) else {
        return Facts::default();
    };
    let Some(block) = document.blocks().get(block) else {
        return Facts::default();
    };
    let text = document.text();
    let (start, end) = (name.range.start().index(), name.range.end().index());
    let from = boundary(
        text,
        start.saturating_sub(REACH).max(block.range.start().index()),
    );
    let to = boundary(text, (end + REACH).min(block.range.end().index()));
    let before = tokens(text.get(from..start).unwrap_or_default(), from);
    let after = tokens(text.get(end..to).unwrap_or_default(), end);
    let honorifics = before
        .iter()
        .rev()
        .take_while(|token| is_title(token))
        .count();
    let (before, titles) = before.split_at(before.len() - honorifics);
    Facts {
        honorific: range(titles),
        role: office_before(before).or_else(|| office_after(&after)),
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn is_title(token: &Token<'_>) -> bool {
    token.is_capital() && is_honorific(&bare(token))
}

fn bare(token: &Token<'_>) -> String {
    token.text.trim_end_matches('.').to_lowercase()
}

fn range(tokens: &[Token<'_>]) -> Option<TextRange> {
    TextRange::of(tokens.first()?.start, tokens.last()?.end())
}

/// The office at the end of `tokens`: the last words, one of them an office, each an office, one of
/// the words that go with offices, or with a capital.
fn office_before<'a>(tokens: &'a [Token<'a>]) -> Option<TextRange> {
    let member = |token: &&Token<'_>| {
        let word = bare(token);
        is_office(&word)
            || MODIFIERS.binary_search(&word.as_str()).is_ok()
            || token.is_capital() && !is_opening(&word)
            || token.text == "-"
    };
    let length = tokens.iter().rev().take(LONGEST).take_while(member).count();
    let mut found = tokens.get(tokens.len() - length..)?;
    while let Some((first, rest)) = found.split_first() {
        if first.text != "-" {
            break;
        }
        found = rest;
    }
    let last = found.last()?;
    let near = found
        .iter()
        .rev()
        .take(2)
        .any(|token| is_office(&bare(token)));
    (near && last.text != "-").then(|| range(found)).flatten()
}

/// Whether a word with a capital opens a sentence rather than an office.
fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "as"
            | "at"
            | "but"
            | "for"
            | "from"
            | "his"
            | "her"
            | "in"
            | "its"
            | "of"
            | "on"
            | "the"
            | "their"
            | "with"
            | "when"
            | "while"
            | "after"
    )
}

/// The office after a comma at the start of `tokens`, up to the next sign.
fn office_after(tokens: &[Token<'_>]) -> Option<TextRange> {
    let (comma, rest) = tokens.split_first()?;
    let rest = match rest.split_first() {
        Some((first, after)) if matches!(first.text, "the" | "a" | "an") => after,
        _ => rest,
    };
    let length = rest
        .iter()
        .position(|token| matches!(token.text, "," | "." | ";"))?;
    let found = rest.get(..length)?;
    let fits =
        comma.text == "," && length <= LONGEST && found.iter().any(|token| is_office(&bare(token)));
    fits.then(|| range(found)).flatten()
}
