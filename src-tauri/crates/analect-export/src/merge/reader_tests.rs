//! Whatever the reader and the library do to a file, in any order.

#![allow(clippy::unwrap_used)]

use super::tests::{ALL, alive, with_properties};
use crate::block::{Block, BlockOf, digest, parted};
use crate::notes_file::split;
use crate::read::read_block;
use crate::{Merged, merge, read_notes};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What happens between and at exports.
#[derive(Debug, Clone)]
enum Act {
    /// The reader writes a line at a line's start, outside or inside of blocks.
    Write(usize, &'static str),
    /// The reader deletes a line that is neither of the properties nor the ledger: without it a
    /// file does not tell what was deleted.
    Delete(usize),
    /// The reader moves a block's lines to another place.
    Move(usize, usize),
    /// The reader writes a property, in the place of what is there.
    Set(usize, &'static str),
    /// The reader takes a property out.
    Unset(usize),
    /// The reader adds a tag, and writes all tags in this form.
    Tag(usize),
    /// The reader takes a tag out, and writes the others in this form.
    Untag(usize, usize),
    /// The note of a highlight changes in the library.
    Note(usize, &'static str, u8),
    /// A highlight goes from the library, or comes back.
    Toggle(usize),
    /// The article has another property in the library, or lacks it.
    Article(usize, Option<u8>),
    /// The article gets or loses a tag in the library.
    ArticleTag(usize),
    Export,
}

/// What could be taken for something else at the start of a line.
const HOSTILE: [&str; 9] = [
    "word",
    "-->",
    "---",
    "```",
    "%%",
    "<!--",
    "<!-- analect:h",
    "## Highlights",
    "> [!info]",
];
/// Values of properties, `@` for a word of its own.
const VALUES: [&str; 6] = [
    " @",
    " \"@ --> # %%\" # why",
    " >-\n  ---\n  @ -->",
    " [@, 'it''s', \"`\"]",
    "\n- @ # one\n# between\n- b",
    " {k: @}",
];
const KEYS: [&str; 4] = ["title", "author", "people", "rating"];
const TAGS: [&str; 3] = ["port", "strike", "nato/summits"];

fn act() -> impl Strategy<Value = Act> {
    let hostile = proptest::sample::select(&HOSTILE[..]);
    let note = proptest::sample::select(&HOSTILE[..6]);
    let value = proptest::sample::select(&VALUES[..]);
    prop_oneof![
        3 => (0usize..90, hostile).prop_map(|(at, word)| Act::Write(at, word)),
        2 => (0usize..90).prop_map(Act::Delete),
        1 => (0usize..4, 0usize..90).prop_map(|(number, at)| Act::Move(number, at)),
        2 => (0usize..4, value).prop_map(|(key, value)| Act::Set(key, value)),
        1 => (0usize..4).prop_map(Act::Unset),
        1 => (0usize..4).prop_map(Act::Tag),
        1 => (0usize..9, 0usize..4).prop_map(|(at, form)| Act::Untag(at, form)),
        3 => (0usize..4, note, any::<u8>()).prop_map(|(at, word, turn)| Act::Note(at, word, turn)),
        1 => (0usize..4).prop_map(Act::Toggle),
        2 => (0usize..3, any::<Option<u8>>()).prop_map(|(key, value)| Act::Article(key, value)),
        1 => (0usize..3).prop_map(Act::ArticleTag),
        4 => Just(Act::Export),
    ]
}

/// What the library has of an article.
struct Library {
    marks: [(bool, String); 4],
    /// Of [`KEYS`], the lines after the key; the title is always there.
    article: BTreeMap<&'static str, String>,
    tags: BTreeSet<&'static str>,
}

impl Library {
    fn new() -> Self {
        Self {
            marks: std::array::from_fn(|_| (true, "note".to_owned())),
            article: [("title", " \"T\"".to_owned())].into(),
            tags: [TAGS[0]].into(),
        }
    }

    fn set(&mut self, key: &'static str, value: Option<u8>) {
        let value = match (key, value) {
            ("people", Some(value)) => Some(format!("\n  - \"[[A]]\"\n  - \"[[B {value}]]\"")),
            (_, Some(value)) => Some(format!(" \"value {value}\"")),
            ("title", None) => Some(" \"T\"".to_owned()),
            (_, None) => None,
        };
        self.article.remove(key);
        self.article.extend(value.map(|value| (key, value)));
    }

    fn toggle(&mut self, tag: &'static str) {
        if !self.tags.remove(tag) {
            self.tags.insert(tag);
        }
    }

    /// The file it is written as, and the short names of its highlights.
    fn written(&self) -> (String, BTreeSet<String>) {
        let mut properties = String::new();
        for key in KEYS {
            if let Some(value) = self.article.get(key) {
                properties.push_str(&format!("{key}:{value}\n"));
            }
        }
        if !self.tags.is_empty() {
            let tags = self.tags.iter().map(|tag| format!("  - {tag}\n"));
            properties.push_str(&format!("tags:\n{}", tags.collect::<String>()));
        }
        let marks = ALL.iter().zip(&self.marks).filter(|(_, mark)| mark.0);
        let marks: Vec<(&str, &str)> = marks.map(|(id, mark)| (*id, mark.1.as_str())).collect();
        let ids: Vec<&str> = marks.iter().map(|(id, _)| *id).collect();
        (with_properties(&properties, &marks), alive(&ids))
    }
}

/// A file of notes as the reader sees it, and what is to be found in it.
struct Desk {
    lines: Vec<String>,
    /// What the reader made of properties: the lines, or that it is taken out.
    readers: BTreeMap<&'static str, Option<String>>,
    /// The properties that were written to the file and not taken out again by an export.
    written: BTreeSet<&'static str>,
    tags: Vec<String>,
    /// Tags of the library that the reader took out.
    untagged: BTreeSet<String>,
    /// Numbers what is written, so that everything differs.
    count: usize,
}

impl Desk {
    fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// The line that ends the properties.
    fn front(&self) -> usize {
        1 + self
            .lines
            .iter()
            .skip(1)
            .position(|line| line == "---")
            .unwrap()
    }

    /// Some line after the properties, or the end.
    fn place(&self, at: usize) -> usize {
        let front = self.front() + 1;
        front + at % (self.lines.len() - front + 1)
    }

    /// Puts `lines` where the property `key` stands, or at the end of the properties.
    fn put(&mut self, key: &str, lines: &str) {
        let end = self.front();
        let is_key = |line: &String| line.starts_with(&format!("{key}:"));
        let start = self.lines.iter().take(end).position(is_key).unwrap_or(end);
        let goes_on = |line: &&String| line.starts_with([' ', '-', '#']) && *line != "---";
        let rest = self.lines.iter().skip(start + 1);
        let end = (start + 1 + rest.take_while(goes_on).count()).min(end);
        self.lines
            .splice(start..end, lines.lines().map(str::to_owned));
    }

    fn put_tags(&mut self, form: usize) {
        let quoted: Vec<String> = self.tags.iter().map(|tag| format!("\"{tag}\"")).collect();
        let text = match form {
            _ if self.tags.is_empty() => String::new(),
            0 => format!("tags: [{}] # c\n", self.tags.join(", ")),
            1 => format!("tags: [ # c\n  {},\n ]\n", quoted.join(",\n  ")),
            2 => format!("tags: # c\n- {} # d\n", quoted.join("\n# e\n- ")),
            _ => format!("tags:\n    - {}\n", self.tags.join("\n    - ")),
        };
        self.put("tags", &text);
    }

    /// What the reader does; other acts are none of the file.
    fn act(&mut self, act: &Act) {
        self.count += 1;
        let count = self.count;
        match *act {
            Act::Write(at, word) => {
                self.lines
                    .insert(self.place(at), format!("{word} mine·{count}"));
            }
            Act::Delete(at) => {
                let at = self.place(at);
                let line = self.lines.get(at);
                if line.is_some_and(|line| !line.starts_with("<!-- analect:written")) {
                    self.lines.remove(at);
                }
            }
            Act::Move(number, at) => self.move_block(ALL[number], at),
            Act::Set(key, value) => {
                let value = value.replace('@', &format!("word{count}"));
                let lines = format!("{}:{value}\n", KEYS[key]);
                self.put(KEYS[key], &lines);
                self.readers.insert(KEYS[key], Some(lines));
            }
            Act::Unset(key) => {
                self.put(KEYS[key], "");
                self.readers.remove(KEYS[key]);
                if self.written.contains(KEYS[key]) {
                    self.readers.insert(KEYS[key], None);
                }
            }
            Act::Tag(form) => {
                self.tags.push(format!("mine{count}"));
                self.put_tags(form);
            }
            Act::Untag(at, form) if !self.tags.is_empty() => {
                let tag = self.tags.remove(at % self.tags.len());
                self.untagged.insert(tag);
                self.put_tags(form);
            }
            _ => {}
        }
    }

    fn move_block(&mut self, id: &str, at: usize) {
        let begins = |line: &String| line.starts_with(&format!("<!-- analect:h {id} "));
        let start = self.lines.iter().position(begins);
        let Some(start) = start else { return };
        let mut rest = self.lines.iter().skip(start);
        if let Some(length) = rest.position(|line| line == "<!-- /analect:h -->") {
            let block: Vec<String> = self.lines.drain(start..=start + length).collect();
            let at = self.place(at);
            self.lines.splice(at..at, block);
        }
    }

    /// Exports, and checks what the file became.
    fn export(&mut self, library: &Library) -> Result<(), TestCaseError> {
        let (fresh, alive) = library.written();
        let present = self.text();
        let merged = merge(&fresh, &present, &alive).unwrap();
        let told = format!("{present}\nbecame\n{}", merged.text);
        let own = |text: &str| -> Vec<String> {
            let own = text.lines().filter(|line| line.contains("mine·"));
            own.map(str::to_owned).collect()
        };
        prop_assert_eq!(own(&merged.text), own(&present), "{}", told);
        let again = merge(&fresh, &merged.text, &alive).unwrap();
        prop_assert_eq!(&again.text, &merged.text, "from\n{}", told);
        prop_assert!(read_notes(&merged.text).is_some());
        check_blocks(&fresh, &present, &merged, &alive, &told)?;
        self.lines = merged.text.lines().map(str::to_owned).collect();
        self.check_properties(library, &told)
    }

    fn check_properties(&mut self, library: &Library, told: &str) -> Result<(), TestCaseError> {
        let text = self.text();
        let front = split(&text).unwrap().front;
        for key in KEYS {
            let ours = library.article.get(key);
            let expect = match self.readers.get(key) {
                Some(lines) => lines.clone(),
                None => ours.map(|value| format!("{key}:{value}\n")),
            };
            match expect {
                Some(lines) => prop_assert!(
                    format!("\n{front}").contains(&format!("\n{lines}")),
                    "{lines} in {told}"
                ),
                None => prop_assert!(
                    !front
                        .lines()
                        .any(|line| line.starts_with(&format!("{key}:"))),
                    "{key} in {told}"
                ),
            }
            if !self.readers.contains_key(key) {
                self.written.remove(key);
                self.written.extend(ours.map(|_| key));
            }
        }
        self.tags
            .retain(|tag| tag.starts_with("mine") || library.tags.contains(tag.as_str()));
        for tag in library.tags.iter().map(|tag| (*tag).to_owned()) {
            if !self.untagged.contains(&tag) && !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
        let words: BTreeSet<&str> = front
            .split(|c: char| !c.is_alphanumeric() && c != '/')
            .filter(|word| TAGS.contains(word) || word.starts_with("mine"))
            .collect();
        prop_assert_eq!(
            words,
            self.tags.iter().map(String::as_str).collect(),
            "{}",
            told
        );
        Ok(())
    }
}

/// What each block became, told from the digests in the file as it was.
fn check_blocks(
    fresh: &str,
    present: &str,
    merged: &Merged,
    alive: &BTreeSet<String>,
    told: &str,
) -> Result<(), TestCaseError> {
    let (fresh, before, after) = (parted(fresh), parted(present), parted(&merged.text));
    let listed = |notes: &[crate::ReadNote], id: &str| notes.iter().any(|note| note.id == id);
    let says = |block: &Block<'_>| read_block(&block.marker, block.content);
    let known = before
        .ledger
        .iter()
        .flat_map(|(ids, _)| ids)
        .collect::<BTreeSet<_>>();
    for block in &fresh.blocks {
        let (key, wanted) = (block.marker.key(), digest(block.content));
        let broken = before.broken.iter().any(|broken| broken.key() == key);
        let became = after.block(key).map(|block| digest(block.content));
        let Some(old) = before.block(key) else {
            let comes = !broken && !known.contains(&block.marker.id);
            prop_assert!(
                broken || became == comes.then_some(wanted),
                "{key:?} in {told}"
            );
            continue;
        };
        let there = digest(old.content);
        if old.is_untouched() || there == wanted {
            prop_assert_eq!(became, Some(wanted), "{:?} in {}", key, told);
            continue;
        }
        if became.as_ref() == Some(&wanted) {
            prop_assert!(says(old).says(&says(block)), "{key:?} in {told}");
            continue;
        }
        prop_assert_eq!(became, Some(there), "{:?} in {}", key, told);
        let newer = |file: &crate::block::Parted<'_>| {
            let found = file.block((BlockOf::Newer, key.1));
            found.map(|block| block.content.to_owned())
        };
        let changed = old.marker.base.as_ref() != Some(&wanted);
        if changed {
            let words = block.content.trim().lines().map(|line| format!("> {line}"));
            let words: Vec<String> = words.map(|line| line.trim_end().to_owned()).collect();
            let shown = newer(&after).unwrap_or_default();
            prop_assert!(shown.contains(&words.join("\n")), "{key:?} in {told}");
        }
        let both = changed || newer(&before).is_some();
        let lists = (
            listed(&merged.conflicts, key.1),
            listed(&merged.edits, key.1),
        );
        prop_assert_eq!(lists, (both, !both), "{:?} in {}", key, told);
    }
    for old in before
        .blocks
        .iter()
        .filter(|old| old.marker.of == BlockOf::Highlight)
    {
        let key = old.marker.key();
        if fresh.block(key).is_some() || alive.contains(key.1) || old.nested {
            continue;
        }
        let became = after.block(key).map(|block| block.content);
        let stays = (!old.is_untouched()).then_some(old.content);
        prop_assert_eq!(became, stays, "{:?} in {}", key, told);
        prop_assert_eq!(listed(&merged.orphans, key.1), stays.is_some());
    }
    Ok(())
}

proptest! {
    // The number of cases is the default, 256, so that PROPTEST_CASES can raise it.
    #[test]
    fn the_readers_stays_and_ours_follows_the_library(acts in proptest::collection::vec(act(), 1..30)) {
        let mut library = Library::new();
        let lines = library.written().0.lines().map(str::to_owned).collect();
        let mut desk = Desk {
            lines,
            readers: BTreeMap::new(),
            written: ["title"].into(),
            tags: vec![TAGS[0].to_owned()],
            untagged: BTreeSet::new(),
            count: 0,
        };
        for act in acts {
            desk.act(&act);
            match act {
                Act::Note(number, word, turn) => library.marks[number].1 = format!("{word} {turn}"),
                Act::Toggle(number) => library.marks[number].0 ^= true,
                Act::Article(key, value) => library.set(KEYS[key], value),
                Act::ArticleTag(number) => library.toggle(TAGS[number]),
                Act::Export => desk.export(&library)?,
                _ => {}
            }
        }
    }
}
