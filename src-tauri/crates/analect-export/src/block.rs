//! The blocks of a file of notes: what of it the program wrote, and in what state that is.
//!
//! A block starts with a line `<!-- analect:KIND FIELDS DIGEST -->` and ends with
//! `<!-- /analect:KIND -->`, each alone on its line. The digest says what stood between them when
//! they were written, so that what was changed since is known. Blocks do not nest. Whatever stands
//! elsewhere is the reader's.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// How many hexadecimal digits of its SHA-256 a block carries.
const DIGEST_DIGITS: usize = 10;

/// What starts the last line of a file: the ids of the blocks ever written to it.
const LEDGER: &str = "<!-- analect:written";

/// What a block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BlockOf {
    /// Where the article came from.
    About,
    /// The summary.
    Summary,
    /// The note on the article.
    Note,
    /// A highlight with its note.
    Highlight,
    /// What a block that the reader changed says in the library now.
    Newer,
    /// Everything, where a template parts nothing.
    Body,
}

impl BlockOf {
    const ALL: [Self; 6] = [
        Self::About,
        Self::Summary,
        Self::Note,
        Self::Highlight,
        Self::Newer,
        Self::Body,
    ];

    /// The word in its markers.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Summary => "s",
            Self::Note => "n",
            Self::Highlight => "h",
            Self::Newer => "c",
            Self::Body => "body",
        }
    }

    /// Whether a file holds one of it at most, so that it needs no id of its own.
    fn is_single(self) -> bool {
        matches!(self, Self::About | Self::Summary | Self::Body)
    }

    /// The line that ends it.
    pub(crate) fn end(self) -> String {
        format!("<!-- /analect:{} -->", self.word())
    }
}

/// The line that starts a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    /// What the block holds.
    pub(crate) of: BlockOf,
    /// Its id, single in its file among blocks of its kind.
    pub(crate) id: String,
    /// What else the marker says, such as range, label and time; words without spaces.
    pub(crate) fields: Vec<String>,
    /// The digest of its content as it was written; `None` where the marker has none.
    pub(crate) base: Option<String>,
}

impl Marker {
    pub(crate) fn new(of: BlockOf, id: &str, fields: Vec<String>) -> Self {
        Self {
            of,
            id: id.to_owned(),
            fields,
            base: None,
        }
    }

    /// The marker as a line, without its end.
    pub(crate) fn line(&self) -> String {
        let mut line = format!("<!-- analect:{}", self.of.word());
        let id = (!self.of.is_single()).then_some(&self.id);
        for word in id.into_iter().chain(&self.fields).chain(&self.base) {
            line.push(' ');
            line.push_str(word);
        }
        line + " -->"
    }

    /// Reads a line, where it is the marker that starts a block.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let inside = line
            .trim_end()
            .strip_prefix("<!-- analect:")?
            .strip_suffix(" -->")?;
        let mut words: Vec<&str> = inside.split(' ').filter(|word| !word.is_empty()).collect();
        let word = (!words.is_empty()).then(|| words.remove(0))?;
        let of = BlockOf::ALL.into_iter().find(|of| of.word() == word)?;
        let base = words.last().filter(|word| is_digest(word)).copied();
        if base.is_some() {
            words.pop();
        }
        let id = if of.is_single() {
            of.word()
        } else {
            (!words.is_empty()).then(|| words.remove(0))?
        };
        Some(Self {
            of,
            id: id.to_owned(),
            fields: words.into_iter().map(str::to_owned).collect(),
            base: base.map(str::to_owned),
        })
    }

    /// What tells the block from every other one of its file.
    pub(crate) fn key(&self) -> (BlockOf, &str) {
        (self.of, &self.id)
    }
}

fn is_digest(word: &str) -> bool {
    let hexadecimal = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    word.len() == DIGEST_DIGITS && word.chars().all(hexadecimal)
}

/// The digest of a block's content. Line endings, white space that ends lines and empty lines
/// around it do not count: editors change them on their own.
pub(crate) fn digest(content: &str) -> String {
    let hash = Sha256::digest(normalised(content).as_bytes());
    let mut out = String::new();
    for byte in hash.iter().take(DIGEST_DIGITS / 2) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// `content` as it counts for its digest.
pub(crate) fn normalised(content: &str) -> String {
    let lines: Vec<&str> = content.lines().map(str::trim_end).collect();
    let whole = lines.join("\n");
    whole.trim_matches('\n').to_owned()
}

/// A block that stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block<'f> {
    /// The line that starts it.
    pub(crate) marker: Marker,
    /// What stands between its markers, line endings as they are.
    pub(crate) content: &'f str,
    /// The block with its markers and the end of its last line.
    pub(crate) range: Range<usize>,
    /// Whether it lies between the markers of another one, which is broken by it; taken out, it
    /// would leave that one whole again with other words in it.
    pub(crate) nested: bool,
}

impl Block<'_> {
    /// Whether it is as the program wrote it.
    pub(crate) fn is_untouched(&self) -> bool {
        self.marker.base.as_deref() == Some(digest(self.content).as_str())
    }
}

/// The block `marker` with `content`, whose markers stand on lines of their own.
pub(crate) fn written(marker: &Marker, content: &str) -> String {
    let content = content.trim_matches('\n');
    format!("{}\n{content}\n{}\n", marker.line(), marker.of.end())
}

/// A file of notes parted into blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parted<'f> {
    /// Its blocks in the order of the file; of two with one key only the first.
    pub(crate) blocks: Vec<Block<'f>>,
    /// Where each key is among the blocks.
    index: BTreeMap<(BlockOf, String), usize>,
    /// Markers without their other half: nothing is told of where such a block ends.
    pub(crate) broken: Vec<Marker>,
    /// The ids of its last line, and where that line stands with its end.
    pub(crate) ledger: Option<(Vec<String>, Range<usize>)>,
}

impl<'f> Parted<'f> {
    /// The block of this key.
    pub(crate) fn block(&self, key: (BlockOf, &str)) -> Option<&Block<'f>> {
        let place = self.index.get(&(key.0, key.1.to_owned()))?;
        self.blocks.get(*place)
    }
}

/// The lines of `text` with where they start, each with its ending.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line))
    })
}

/// Parts a file of notes.
pub(crate) fn parted(text: &str) -> Parted<'_> {
    let mut found = Parted::default();
    let mut open: Option<(Marker, Range<usize>)> = None;
    // Markers that lack their end so far, and broken blocks that have one after all.
    let mut unclosed: Vec<(BlockOf, usize)> = Vec::new();
    let mut around: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines(text) {
        let bare = line.trim_end();
        let after = at + line.len();
        if let Some(marker) = Marker::parse(bare) {
            let left = open.replace((marker, at..after));
            unclosed.extend(left.iter().map(|(marker, range)| (marker.of, range.start)));
            found.broken.extend(left.map(|(marker, _)| marker));
        } else if let Some((marker, start)) = open.take_if(|(marker, _)| bare == marker.of.end()) {
            let double = found.block(marker.key()).is_some();
            if !double {
                let key = (marker.of, marker.id.clone());
                found.index.insert(key, found.blocks.len());
                found.blocks.push(Block {
                    content: text.get(start.end..at).unwrap_or_default(),
                    range: start.start..after,
                    nested: false,
                    marker,
                });
            }
        } else if let Some(place) = unclosed.iter().rposition(|(of, _)| bare == of.end()) {
            around.extend(
                unclosed
                    .drain(place..)
                    .next()
                    .map(|(_, start)| start..after),
            );
        } else if let Some(ids) = ledger(bare) {
            found.ledger = Some((ids, at..after));
        }
    }
    found.broken.extend(open.map(|(marker, _)| marker));
    for block in &mut found.blocks {
        block.nested = around
            .iter()
            .any(|range| range.contains(&block.range.start));
    }
    found
}

/// The ids of a ledger line.
fn ledger(line: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix(LEDGER)?.strip_suffix("-->")?;
    Some(inside.split_whitespace().map(str::to_owned).collect())
}

/// The ledger line of these ids, without its end.
pub(crate) fn ledger_line(ids: &[String]) -> String {
    let mut line = LEDGER.to_owned();
    for id in ids {
        line.push(' ');
        line.push_str(id);
    }
    line + " -->"
}

/// Whether a line could be taken for a marker or a ledger.
pub(crate) fn is_own(line: &str) -> bool {
    line.starts_with("<!-- analect:") || line.starts_with("<!-- /analect:")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn markers_are_read_as_they_are_written() {
        let check = |line: &str, expect: bool| {
            let read = Marker::parse(line);
            assert_eq!(read.is_some(), expect, "{line:?}");
            if let Some(marker) = read {
                assert_eq!(marker.line(), line);
            }
        };
        check("<!-- analect:about 0123456789 -->", true);
        check("<!-- analect:s 1-2 4-9 0123456789 -->", true);
        check(
            "<!-- analect:h h7k2m9qa 1-2 yellow 2025-09-04T16:20:11Z 0123456789 -->",
            true,
        );
        check("<!-- analect:h h7k2m9qa 1-2 yellow -->", true);
        check("<!-- analect:h -->", false);
        check("<!-- analect:written h7k2m9qa -->", false);
        check("<!-- analect:begin -->", false);
        check(" <!-- analect:n h7k2m9qa -->", false);
        check("<!-- /analect:n -->", false);
    }

    #[test]
    fn line_endings_and_white_space_do_not_change_a_digest() {
        assert_eq!(digest("\na\n b\n"), digest("a  \r\n b\r\n\r\n"));
        assert_ne!(digest("a\nb"), digest("a\n\nb"));
        assert_eq!(digest("a").len(), DIGEST_DIGITS);
    }

    #[test]
    fn a_file_is_parted_and_broken_markers_are_told() {
        let text = "x\n<!-- analect:n a -->\nnote\n<!-- /analect:n -->\n<!-- analect:h b 1-2 -->\nopen\n<!-- analect:h c 1-2 -->\r\nq\r\n<!-- /analect:h -->\r\n<!-- analect:n a -->\ncopy\n<!-- /analect:n -->\n<!-- analect:written a b c -->\n";
        let found = parted(text);
        let ids: Vec<&str> = found.blocks.iter().map(|b| b.marker.id.as_str()).collect();
        assert_eq!(ids, ["a", "c"]);
        assert_eq!(found.blocks[0].content, "note\n");
        assert_eq!(found.blocks[1].content, "q\r\n");
        assert_eq!(found.broken.len(), 1);
        assert_eq!(found.ledger.unwrap().0, ["a", "b", "c"]);
    }
}
