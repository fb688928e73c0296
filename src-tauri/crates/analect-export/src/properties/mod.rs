//! The properties of a file of notes: read line by line, and renewed without touching the reader's.
//!
//! This is no YAML reader. It knows the shapes that editors of notes write: a key in the first
//! column, then a text or a list on the same line or indented under it. What has another shape is
//! no list of properties, and a file with it is left alone.

#[cfg(test)]
mod tests;
mod value;

use crate::block::digest;
use crate::front_matter::{OWNED, scalar};
use std::collections::BTreeSet;
use value::{Value, comment, item, without_comment};

/// The key whose values the reader and the program share.
const TAGS: &str = "tags";
/// The key of the number of highlights.
const HIGHLIGHTS: &str = "highlights";

/// The lines between the two `---` of a file, parted into properties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Properties<'f>(Vec<Entry<'f>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry<'f> {
    /// `None` for a comment or an empty line.
    key: Option<&'f str>,
    /// Its lines with their endings.
    lines: Vec<&'f str>,
}

impl<'f> Properties<'f> {
    /// Reads properties; `None` where a line is none or a property of ours is there twice.
    pub(crate) fn parse(front: &'f str) -> Option<Self> {
        let mut entries: Vec<Entry<'f>> = Vec::new();
        for line in front.split_inclusive('\n') {
            let bare = line.trim_end();
            let goes_on = line.starts_with([' ', '\t', '-', ']']);
            if bare.is_empty() || line.starts_with('#') {
                entries.push(Entry {
                    key: None,
                    lines: vec![line],
                });
            } else if goes_on {
                let owner = entries.iter().rposition(|entry| entry.key.is_some())?;
                // What stood between belongs to it too.
                let between: Vec<Entry<'f>> = entries.drain(owner + 1..).collect();
                let lines = between.into_iter().flat_map(|entry| entry.lines);
                let owner = entries.get_mut(owner)?;
                owner.lines.extend(lines.chain([line]));
            } else {
                entries.push(Entry {
                    key: Some(key(bare)?),
                    lines: vec![line],
                });
            }
        }
        let keys: Vec<&str> = entries.iter().filter_map(|entry| entry.key).collect();
        let twice = |key: &&str| keys.iter().filter(|other| *other == key).count() > 1;
        let clear = !keys.iter().any(|key| OWNED.contains(key) && twice(key));
        clear.then_some(Self(entries))
    }

    fn entry(&self, key: &str) -> Option<&Entry<'f>> {
        self.0.iter().find(|entry| entry.key == Some(key))
    }

    /// The text at `key`.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        match self.entry(key)?.value()? {
            Value::Text(text) => Some(text),
            Value::List(_) => None,
        }
    }

    /// The tags, without `#`; `None` where they are written in a way that is not read.
    fn tags(&self) -> Option<Vec<String>> {
        let Some(entry) = self.entry(TAGS) else {
            return Some(Vec::new());
        };
        let found = match entry.value()? {
            Value::List(tags) => tags,
            Value::Text(none) if none == "null" || none == "~" => Vec::new(),
            Value::Text(tags) => tags.split([',', ' ']).map(str::to_owned).collect(),
        };
        let bare = found.iter().map(|tag| bare_tag(tag));
        let tags = bare.filter(|tag| !tag.is_empty());
        Some(tags.map(str::to_owned).collect())
    }

    /// What the ledger of a file that is made with these properties says of them: `#tag` for each
    /// tag, and `key=digest` for each other property that is renewed while it says the same.
    pub(crate) fn ledger(&self) -> Vec<String> {
        let none = BTreeSet::new();
        Self::default().ledger_after(self, &none)
    }

    /// What the ledger says of these properties after they were renewed from `fresh`. What the
    /// reader took out stays noted.
    fn ledger_after(&self, fresh: &Self, written: &BTreeSet<String>) -> Vec<String> {
        let word = |tag: String| format!("#{tag}");
        let words = |tags: Vec<String>| tags.into_iter().map(word).collect::<Vec<_>>();
        let present = self.tags().map(words);
        let fresh_tags = words(fresh.tags().unwrap_or_default());
        let taken_out = written.iter().filter(|word| {
            let there = present.iter().flatten().any(|tag| tag == *word);
            word.starts_with('#') && !there && !fresh_tags.contains(word)
        });
        let known = |word: &&String| present.is_some() || written.contains(*word);
        let fresh_tags = fresh_tags.iter().filter(known);
        let mut ledger: Vec<String> = fresh_tags.chain(taken_out).cloned().collect();
        for key in OWNED
            .iter()
            .filter(|key| **key != TAGS && !is_technical(key))
        {
            let base = base(key, written);
            let digest = match (self.entry(key), fresh.entry(key)) {
                (None, _) if base.is_some() => base.map(str::to_owned),
                (Some(present), other)
                    if !present.is_ours(key, base)
                        && other.map(Entry::value) != Some(present.value()) =>
                {
                    base.map(str::to_owned)
                }
                (_, other) => other.and_then(Entry::digest),
            };
            ledger.extend(digest.map(|digest| format!("{key}={digest}")));
        }
        ledger
    }

    /// The properties that the program renews, with their keys.
    fn owned(&self) -> impl Iterator<Item = (&'f str, &Entry<'f>)> {
        let own = |entry: &'_ Entry<'f>| entry.key.filter(|key| OWNED.contains(key));
        self.0
            .iter()
            .filter_map(move |entry| Some((own(entry)?, entry)))
    }

    /// These properties with ours renewed from `fresh`: the reader's stay byte for byte and in
    /// their order, and so do ours where they say the same. `written` is the ledger: what it says
    /// was written otherwise, or not at all, is the reader's; what it says was written and is gone
    /// was taken out by the reader and stays out.
    pub(crate) fn renewed(
        &self,
        fresh: &Self,
        written: &BTreeSet<String>,
        line_end: &str,
    ) -> Renewed {
        let lines = |entry: &Entry<'_>| entry.lines.concat().replace('\n', line_end);
        let tags = self.shared_tags(fresh, written, line_end);
        let mut out: Vec<(Option<&str>, String)> = Vec::new();
        for entry in &self.0 {
            let own = entry.key.filter(|key| OWNED.contains(key));
            let text = match own {
                Some(TAGS) => tags.clone(),
                Some(key) if entry.is_ours(key, base(key, written)) => {
                    fresh.entry(key).map(|other| {
                        if other.value() == entry.value() {
                            entry.lines.concat()
                        } else {
                            lines(other)
                        }
                    })
                }
                _ => Some(entry.lines.concat()),
            };
            out.extend(text.map(|text| (entry.key, text)));
        }
        let mut before: Option<&str> = None;
        for (key, entry) in fresh.owned() {
            let text = match key {
                TAGS => tags.clone(),
                _ if base(key, written).is_some() => None,
                _ => Some(lines(entry)),
            };
            if let Some(text) = text.filter(|_| self.entry(key).is_none()) {
                let place = out
                    .iter()
                    .position(|(key, _)| before.is_some() && *key == before);
                let at = place.map_or(out.len(), |place| place + 1);
                out.insert(at, (Some(key), text));
            }
            before = Some(key);
        }
        let ledger = self.ledger_after(fresh, written);
        let shared = |word: &String| word.starts_with('#');
        let any_tags = fresh.entry(TAGS).is_some() || written.iter().any(shared);
        Renewed {
            text: out.into_iter().map(|(_, text)| text).collect(),
            ledger,
            unread_tags: any_tags && self.tags().is_none(),
        }
    }

    /// The property of tags; `None` where none are left.
    fn shared_tags(
        &self,
        fresh: &Self,
        written: &BTreeSet<String>,
        line_end: &str,
    ) -> Option<String> {
        let entry = self.entry(TAGS);
        let as_it_is = || entry.map(|entry| entry.lines.concat());
        let Some(present) = self.tags() else {
            return as_it_is();
        };
        let own = fresh.tags().unwrap_or_default();
        let before = |tag: &str| written.contains(&format!("#{tag}"));
        let stays = |tag: &str| own.iter().any(|own| own == tag) || !before(tag);
        let is_new = |tag: &&String| !present.contains(tag) && !before(tag);
        let new: Vec<&String> = own.iter().filter(is_new).collect();
        if new.is_empty() && present.iter().all(|tag| stays(tag)) {
            return as_it_is();
        }
        let mut lines = match entry {
            Some(entry) if entry.is_list_of_lines() => entry.items_that(stays),
            _ => {
                let comments = entry.map(Entry::comments).unwrap_or_default();
                let comments = comments.iter().map(|text| format!("  {text}{line_end}"));
                let kept = present.iter().filter(|tag| stays(tag));
                let kept = kept.map(|tag| format!("  - {}{line_end}", scalar(tag)));
                let first = format!("{TAGS}:{line_end}");
                std::iter::once(first).chain(comments).chain(kept).collect()
            }
        };
        // All items of a list stand in one column.
        let is_item = |line: &&String| line.trim_start().starts_with('-');
        let indent = lines
            .iter()
            .find(is_item)
            .and_then(|line| line.split('-').next());
        let indent = indent.unwrap_or("  ").to_owned();
        let new = new
            .iter()
            .map(|tag| format!("{indent}- {}{line_end}", scalar(tag)));
        lines.extend(new);
        let says = lines.len() > 1 || lines.iter().any(|line| line.contains('#'));
        says.then(|| lines.concat())
    }
}

/// Properties after they were renewed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Renewed {
    /// The lines between the two `---`.
    pub(crate) text: String,
    /// What the ledger says of them now.
    pub(crate) ledger: Vec<String>,
    /// Whether there are tags to renew and the property is written in a way that is not read.
    pub(crate) unread_tags: bool,
}

/// Whether a property says how the file is to be read, so that it is always renewed.
fn is_technical(key: &str) -> bool {
    key.starts_with("analect-")
}

/// The digest of the property as it was written.
fn base<'w>(key: &str, written: &'w BTreeSet<String>) -> Option<&'w str> {
    let of_key = |word: &'w String| word.strip_prefix(key)?.strip_prefix('=');
    written.iter().find_map(of_key)
}

/// Whether a word of the ledger is about a property rather than a block.
pub(crate) fn is_of_property(word: &str) -> bool {
    word.starts_with('#') || word.contains('=')
}

fn bare_tag(tag: &str) -> &str {
    tag.trim().trim_start_matches('#')
}

impl Entry<'_> {
    /// What follows the key on its line.
    fn first(&self) -> Option<&str> {
        self.lines.first()?.trim_end().get(self.key?.len() + 1..)
    }

    /// What stands at the key; `None` where it has a shape of its own.
    fn value(&self) -> Option<Value> {
        Value::read(self.first()?, self.lines.get(1..)?)
    }

    /// The digest of what it says, however it is spelt.
    fn digest(&self) -> Option<String> {
        Some(match self.value()? {
            Value::Text(text) => digest(&text),
            Value::List(items) => digest(&format!("- {}", items.join("\n- "))),
        })
    }

    /// Whether it is as the program wrote it, without comments of the reader. The number of highlights is always written, so that
    /// one without a digest was written before there were any.
    fn is_ours(&self, key: &str, base: Option<&str>) -> bool {
        let unknown = key == HIGHLIGHTS;
        let as_written =
            |base| self.digest().as_deref() == Some(base) && self.comments().is_empty();
        is_technical(key) || base.map_or(unknown, as_written)
    }

    /// Whether it is a list with a line for each item.
    fn is_list_of_lines(&self) -> bool {
        self.first()
            .is_some_and(|first| without_comment(first).0.is_empty())
    }

    /// Its lines without the tags that do not stay.
    fn items_that(&self, stays: impl Fn(&str) -> bool) -> Vec<String> {
        let kept = |line: &&&str| item(line).is_none_or(|tag| stays(bare_tag(&tag)));
        let (first, rest) = self.lines.split_at(self.lines.len().min(1));
        let lines = first.iter().chain(rest.iter().filter(kept));
        lines.map(|line| (*line).to_owned()).collect()
    }

    fn comments(&self) -> Vec<&str> {
        let first = self.first().into_iter();
        let texts = first.chain(self.lines.iter().skip(1).copied());
        texts.filter_map(comment).collect()
    }
}

/// The key that a line in the first column starts with.
fn key(line: &str) -> Option<&str> {
    if line.starts_with([
        '{', '[', '&', '*', '!', '|', '>', '%', '@', '`', '?', ':', '"', '\'',
    ]) {
        return None;
    }
    let end = line.match_indices(':').map(|(at, _)| at).find(|at| {
        line.get(at + 1..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })?;
    line.get(..end).filter(|key| key.trim() == *key)
}
