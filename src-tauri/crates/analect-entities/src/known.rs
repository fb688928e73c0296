//! What a reader's library knows of names, and where a text has them.

use crate::forms::words_of;
use crate::keys::Key;
use crate::sheet::{Manner, Note, Sheet, lowered_key};
use crate::tokens::{Token, tokens};
use analect_model::EntityKind;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The names a library knows: those of its entities, and those its reader has rejected.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// How many entities were added.
    entities: usize,
    names: Vec<KnownName>,
    /// The names by the key of their first word.
    by_word: HashMap<Key, Vec<usize>>,
    /// The one entity of a kind that has a name; `None` for several.
    owners: HashMap<(EntityKind, String), Option<usize>>,
    rejected: HashSet<(String, Option<EntityKind>)>,
}

#[derive(Debug, Clone)]
struct KnownName {
    kind: EntityKind,
    words: Vec<Word>,
}

/// A word as written and in capitals.
#[derive(Debug, Clone)]
struct Word {
    written: String,
    capitals: String,
}

/// A place where known names stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Find {
    /// The tokens of the names.
    pub(crate) tokens: Range<usize>,
    /// The kinds of the entities that have the name, in the order they were added.
    pub(crate) kinds: Vec<EntityKind>,
    /// Whether the words may well be no name here: they start a sentence and are a common word, or
    /// belong to a longer run of capitals.
    pub(crate) doubtful: bool,
}

/// What names are compared by: the same for names that differ in capitals, full stops, a leading
/// "the" or a closing "Inc." only. Empty where a name has neither letters nor digits.
pub fn name_key(name: &str) -> String {
    words_of(name).join(" ")
}

impl Known {
    /// Adds an entity by its name and aliases.
    pub fn add<Name: AsRef<str>>(
        &mut self,
        kind: EntityKind,
        names: impl IntoIterator<Item = Name>,
    ) {
        for name in names {
            self.add_name(kind, name.as_ref());
        }
        self.entities += 1;
    }

    fn add_name(&mut self, kind: EntityKind, name: &str) {
        let entity = self.entities;
        let owner = self.owners.entry((kind, name_key(name)));
        owner
            .and_modify(|owner| *owner = owner.filter(|owner| *owner == entity))
            .or_insert(Some(entity));
        let words: Vec<Word> = tokens(name, 0).iter().map(Word::of).collect();
        let Some(first) = words.first() else {
            return;
        };
        let names = self.by_word.entry(lowered_key(&first.written)).or_default();
        names.push(self.names.len());
        self.names.push(KnownName { kind, words });
    }

    /// Adds a name that is not to be proposed as one of `kind`, or of any kind.
    pub fn reject(&mut self, name: &str, kind: Option<EntityKind>) {
        self.rejected.insert((name_key(name), kind));
    }

    /// Whether `name` was rejected for `kind`.
    pub(crate) fn rejects(&self, name: &str, kind: EntityKind) -> bool {
        let has = |kind| self.rejected.contains(&(name_key(name), kind));
        !self.rejected.is_empty() && (has(None) || has(Some(kind)))
    }

    /// The one entity of `kind` that goes by the name with this key.
    pub(crate) fn owner(&self, kind: EntityKind, key: &str) -> Option<usize> {
        if self.owners.is_empty() {
            return None;
        }
        *self.owners.get(&(kind, key.to_owned()))?
    }

    /// Where the text has known names: whole words, the longest from each place on, none
    /// overlapping another.
    pub(crate) fn find(&self, sheet: &Sheet<'_>) -> Vec<Find> {
        let mut found = Vec::new();
        if self.names.is_empty() {
            return found;
        }
        for sentence in &sheet.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                match self.longest(sheet, at..sentence.tokens.end) {
                    Some(find) => {
                        at = find.tokens.end;
                        found.push(find);
                    }
                    None => at += 1,
                }
            }
        }
        found
    }

    /// The longest known name at the start of `range`.
    fn longest(&self, sheet: &Sheet<'_>, range: Range<usize>) -> Option<Find> {
        let candidates = self.by_word.get(&sheet.notes.get(range.start)?.lower)?;
        let text = sheet.tokens.get(range.clone())?;
        let fitting = candidates.iter().filter_map(|index| self.names.get(*index));
        let fitting: Vec<&KnownName> = fitting.filter(|name| name.is_at_start(text)).collect();
        let length = fitting.iter().map(|name| name.words.len()).max()?;
        let tokens = range.start..range.start + length;
        if !is_whole(sheet, &tokens) {
            return None;
        }
        let longest = fitting.iter().filter(|name| name.words.len() == length);
        let mut kinds: Vec<EntityKind> = Vec::new();
        for name in longest {
            if !kinds.contains(&name.kind) {
                kinds.push(name.kind);
            }
        }
        Some(Find {
            doubtful: is_doubtful(sheet, &tokens),
            tokens,
            kinds,
        })
    }
}

impl KnownName {
    fn is_at_start(&self, tokens: &[Token<'_>]) -> bool {
        self.words.len() <= tokens.len()
            && self
                .words
                .iter()
                .zip(tokens)
                .all(|(word, token)| word.is(token.text))
    }
}

impl Word {
    fn of(token: &Token<'_>) -> Self {
        let written = plain(token.text);
        Self {
            capitals: written.to_uppercase(),
            written,
        }
    }

    /// Whether `text` is this word, as written or in capitals.
    fn is(&self, text: &str) -> bool {
        let same = |text: &str| text == self.written || text == self.capitals;
        same(text) || text.contains('’') && same(&plain(text))
    }
}

fn plain(text: &str) -> String {
    text.replace('’', "'")
}

/// Whether the tokens are words of their own: not the part of a name with a hyphen ("Coca-Cola").
fn is_whole(sheet: &Sheet<'_>, range: &Range<usize>) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| sheet.tokens.get(at));
    let hyphen = |token: &Token<'_>| matches!(token.text, "-" | "‐" | "‑");
    let behind = token(Some(range.end)).filter(|token| hyphen(token) && !token.spaced);
    let goes_on = behind.and(token(Some(range.end + 1)));
    let starts = token(Some(range.start)).is_some_and(|token| !token.spaced);
    let before = token(range.start.checked_sub(1)).filter(|token| starts && hyphen(token));
    let comes_from = before.and(token(range.start.checked_sub(2)));
    let part = |token: Option<&Token<'_>>| token.is_some_and(Token::is_capital);
    !part(goes_on.filter(|next| !next.spaced)) && !part(comes_from)
}

fn is_doubtful(sheet: &Sheet<'_>, tokens: &Range<usize>) -> bool {
    let notes = sheet.notes.get(tokens.clone()).unwrap_or_default();
    let Some((note, [])) = notes.split_first() else {
        return false;
    };
    let anywhere = note.first || note.manner != Manner::Running;
    anywhere && is_common(note) || note.manner == Manner::Running && note.run.length > 1
}

/// Whether the word is often written in lower case.
const fn is_common(note: &Note) -> bool {
    note.known.lower_class() > 0
}
