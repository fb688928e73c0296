//! Annotations after the W3C Web Annotation Data Model: a target in a text and what the reader says of it.

use crate::{AnnotationId, ArticleId, Timestamp};
use analect_text::{TextRange, slice};

/// Code points of context kept on each side of an annotated passage.
pub const CONTEXT_CODE_POINTS: usize = 64;

/// Why an annotation was made (Web Annotation Data Model §3.3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motivation {
    /// A passage is marked.
    Highlighting,
    /// The article as a whole is commented.
    Commenting,
}

/// What a text looked like at an annotated passage (Web Annotation Data Model §4.2.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextQuoteSelector {
    /// The passage itself, verbatim.
    pub exact: String,
    /// Up to [`CONTEXT_CODE_POINTS`] before it.
    pub prefix: String,
    /// Up to [`CONTEXT_CODE_POINTS`] after it.
    pub suffix: String,
}

/// The passage an annotation speaks of: where it stood and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its position in the revision it was last anchored to.
    pub position: TextRange,
    /// Its words and their surroundings.
    pub quote: TextQuoteSelector,
}

impl Target {
    /// The target at `position` of `text`; `None` where that is no slice of it.
    pub fn of(text: &str, position: TextRange) -> Option<Self> {
        let exact = slice(text, position)?.to_owned();
        let before = text.get(..position.start().index())?;
        let after = text.get(position.end().index()..)?;
        let from = before
            .char_indices()
            .rev()
            .nth(CONTEXT_CODE_POINTS - 1)
            .map_or(0, |(at, _)| at);
        let quote = TextQuoteSelector {
            exact,
            prefix: before.get(from..)?.to_owned(),
            suffix: after.chars().take(CONTEXT_CODE_POINTS).collect(),
        };
        Some(Self { position, quote })
    }
}

/// How surely an annotation sits where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnchoringState {
    /// The same words at the same place.
    Exact,
    /// The same words elsewhere.
    Moved,
    /// Words that were edited.
    Changed,
    /// Placed, but the reader is asked.
    Uncertain,
    /// Found nowhere; kept with its quote.
    Orphaned,
}

impl AnchoringState {
    /// Every state, the surest first.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Moved,
        Self::Changed,
        Self::Uncertain,
        Self::Orphaned,
    ];

    /// The word by which readers know it, in the window, in exports and in lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "kept",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Uncertain => "uncertain",
            Self::Orphaned => "lost",
        }
    }
}

/// Where an annotation now sits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchoring {
    /// How surely.
    pub state: AnchoringState,
    /// The passage, `None` for an orphan.
    pub range: Option<TextRange>,
    /// Confidence from 0 to 1.
    pub score: f32,
}

/// Where an annotation was carried to, in a text that is not the one its target speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// The place in that text.
    pub anchoring: Anchoring,
    /// Whether the reader keeps the annotation as it is and is not asked about it again.
    pub settled: bool,
}

/// Names a highlighter: lower-case letters, digits and hyphens, at most 32.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LabelId(String);

impl LabelId {
    /// The identifier `text`; `None` where it has other characters, is empty or too long.
    pub fn new(text: &str) -> Option<Self> {
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (1..=32).contains(&text.len()) && text.chars().all(legal);
        fits.then(|| Self(text.to_owned()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The line drawn under a highlight, so that colour is never the only cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// One plain line.
    Solid,
    /// Two lines.
    Double,
    /// A wavy line.
    Wavy,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// One thick line.
    Thick,
}

/// The colour of a highlighter; each theme has its own shade of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Pink.
    Pink,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Orange.
    Orange,
}

/// A highlighter with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its identifier, which stays when it is renamed.
    pub id: LabelId,
    /// What it means to the reader; one to 40 characters.
    pub name: String,
    /// The digit key that applies it, 1 to 9, where it has one.
    pub key: Option<u8>,
    /// Its colour.
    pub colour: Colour,
    /// The line under it.
    pub pattern: Pattern,
}

/// A tag: one to 100 characters, without white space at its ends, line breaks, commas or `#`;
/// `/` nests tags, and inner spaces become hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagName(String);

impl TagName {
    /// The tag a reader typed, with or without its `#`; `None` where nothing usable is left.
    pub fn new(typed: &str) -> Option<Self> {
        let words: Vec<&str> = typed
            .trim()
            .trim_start_matches('#')
            .split_whitespace()
            .collect();
        let name: String = words
            .join("-")
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, ',' | '#'))
            .collect();
        let name = name.trim_matches('/').to_owned();
        (1..=100)
            .contains(&name.chars().count())
            .then_some(Self(name))
    }

    /// The tag without `#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The tags a note contains: `#` at a word's start, then letters, digits, `_`, `-` and `/`, with at
/// least one letter among them. Each is given once, in the order of the text.
pub fn tags_in(note: &str) -> Vec<TagName> {
    let mut tags = Vec::new();
    let mut before = ' ';
    for (at, c) in note.char_indices() {
        if c == '#' && (before.is_whitespace() || before == '(') {
            let word = note.get(at + 1..).unwrap_or_default();
            tags.extend(tag_at(word).filter(|tag| !tags.contains(tag)));
        }
        before = c;
    }
    tags
}

/// The tag that `text` starts with, where it does.
fn tag_at(text: &str) -> Option<TagName> {
    let held = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let word = text.split(|c| !held(c)).next().unwrap_or_default();
    let named = word.starts_with(char::is_alphanumeric) && word.contains(char::is_alphabetic);
    named.then(|| TagName::new(word)).flatten()
}

/// What a reader marked or wrote.
///
/// A highlight with a note is one annotation: motivation [`Motivation::Highlighting`] with a body.
/// A note on the whole article is [`Motivation::Commenting`] without a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Its identifier.
    pub id: AnnotationId,
    /// The article it belongs to.
    pub article: ArticleId,
    /// Why it was made.
    pub motivation: Motivation,
    /// The passage, `None` for a note on the whole article.
    pub target: Option<Target>,
    /// The note in Markdown; empty where there is none.
    pub body: String,
    /// The highlighter, `None` for a note on the whole article.
    pub label: Option<LabelId>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<TagName>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn targets_keep_the_passage_and_sixty_four_code_points_of_context() {
        let text = format!("{}MARK{}", "é".repeat(100), "😀".repeat(100));
        let target = Target::of(&text, TextRange::of(200, 204).unwrap()).unwrap();
        assert_eq!(target.quote.exact, "MARK");
        assert_eq!(target.quote.prefix, "é".repeat(64));
        assert_eq!(target.quote.suffix, "😀".repeat(64));
        assert_eq!(Target::of("é", TextRange::of(0, 1).unwrap()), None);
        assert_eq!(
            Target::of("ab", TextRange::of(0, 2).unwrap())
                .unwrap()
                .quote
                .prefix,
            ""
        );
    }

    #[test]
    fn tags_are_cleaned_of_what_would_end_them() {
        let check = |typed: &str, expect: Option<&str>| {
            assert_eq!(
                TagName::new(typed).as_ref().map(TagName::as_str),
                expect,
                "{typed:?}"
            );
        };
        check("#ice-patrol", Some("ice-patrol"));
        check("  climate  policy ", Some("climate-policy"));
        check("nato/summits", Some("nato/summits"));
        check("a,b\u{7}", Some("ab"));
        check("# ", None);
        check(&"x".repeat(101), None);
    }

    #[test]
    fn a_note_holds_the_tags_that_stand_in_it() {
        let check = |note: &str, expect: &[&str]| {
            let found = tags_in(note);
            let found: Vec<&str> = found.iter().map(TagName::as_str).collect();
            assert_eq!(found, expect, "{note:?}");
        };
        check(
            "ask #union (#port/skerrow), #union again",
            &["union", "port/skerrow"],
        );
        check(
            "#début at the start, and a\n#second-line.",
            &["début", "second-line"],
        );
        check("no#tag, # heading, #1, ##, https://a.example/#part", &[]);
        check("#2024-budget", &["2024-budget"]);
        check("", &[]);
    }

    #[test]
    fn label_ids_are_plain_words() {
        let check =
            |text: &str, expect| assert_eq!(LabelId::new(text).is_some(), expect, "{text:?}");
        check("yellow", true);
        check("to-check-2", true);
        check("", false);
        check("Yellow", false);
        check("-->", false);
    }
}
