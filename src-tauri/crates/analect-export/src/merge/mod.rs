//! Writing notes again: what the program wrote is renewed, what the reader did stays.
//!
//! The unit is the block. Its marker carries the digest of what was written (B); with the digests
//! of what stands there now (P) and of what would be written (F), every case is told apart. Blocks
//! stay where the reader moved them; what stands outside of blocks is not touched.

mod arrivals;
mod change;
mod present;
#[cfg(test)]
mod reader_tests;
#[cfg(test)]
mod tests;

use crate::block::{Block, BlockOf, Parted, ledger_line, parted};
use crate::format_one::upgraded;
use crate::notes_file::split;
use crate::properties::{Properties, is_of_property};
use crate::read::ReadNote;
use change::{Change, applied, spaced};
use std::collections::BTreeSet;
use std::ops::Range;

/// Why a file is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// It has no properties, or they cannot be told apart.
    #[error("its properties, the lines between the two ---, cannot be read line by line")]
    Properties,
}

/// A file of notes with everything fresh and everything of the reader's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// What the file should hold.
    pub text: String,
    /// Highlights and notes that come into it.
    pub added: usize,
    /// Those that change.
    pub changed: usize,
    /// Those that go, because the library has them no more.
    pub removed: usize,
    /// Those the reader changed in the file, and nobody in the library.
    pub edits: Vec<ReadNote>,
    /// Those that were changed in both: since the file was written, or before and the callout that
    /// shows it still stands.
    pub conflicts: Vec<ReadNote>,
    /// Those the library has no more, which stay because they are not as they were written.
    pub orphans: Vec<ReadNote>,
    /// Whether the tags in the properties are written in a way that is not read, and stay as they
    /// are while there are some to renew.
    pub unread_tags: bool,
    /// The ids of blocks that lack one of their markers, and are left alone.
    pub broken: Vec<String>,
}

/// Renews the file `present` with the file `fresh` of the same article. `alive` are the short names
/// of all its highlights and notes in the library, also of those that `fresh` leaves out.
pub fn merge(fresh: &str, present: &str, alive: &BTreeSet<String>) -> Result<Merged, MergeError> {
    let upgraded = upgraded(present);
    let present = upgraded.as_deref().unwrap_or(present);
    let (Some(new), Some(old)) = (split(fresh), split(present)) else {
        return Err(MergeError::Properties);
    };
    let properties = |front| Properties::parse(front).ok_or(MergeError::Properties);
    let (new_front, old_front) = (properties(new.front)?, properties(old.front)?);
    let first = present.split_inclusive('\n').next().unwrap_or("");
    let line_end = if first.ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let present_parts = parted(old.body);
    let ledger = present_parts.ledger.iter().flat_map(|(ids, _)| ids);
    let before: BTreeSet<String> = ledger.cloned().collect();
    let mut work = Merging {
        fresh: parted(new.body),
        fresh_text: new.body,
        present: present_parts,
        text: old.body,
        alive,
        line_end,
        changes: Vec::new(),
        written: before,
        gone: BTreeSet::new(),
        merged: Merged::default(),
    };
    work.blocks();
    work.newcomers();
    let front = old_front.renewed(&new_front, &work.written, line_end);
    work.ledger(front.ledger);
    work.merged.unread_tags = front.unread_tags;
    let body = applied(work.text, work.changes);
    let head = present.get(..old.front_start).unwrap_or("");
    let between = present
        .get(old.front_start + old.front.len()..old.start)
        .unwrap_or("");
    // A file may end with its properties, and without the end of their last line.
    let end = if between.ends_with('\n') {
        ""
    } else {
        line_end
    };
    let text = format!("{head}{}{between}{end}{body}", front.text);
    Ok(Merged {
        text,
        ..work.merged
    })
}

struct Merging<'f> {
    fresh: Parted<'f>,
    fresh_text: &'f str,
    present: Parted<'f>,
    text: &'f str,
    alive: &'f BTreeSet<String>,
    line_end: &'static str,
    changes: Vec<Change>,
    /// What the file says was written to it before.
    written: BTreeSet<String>,
    /// The keys of blocks that are taken out.
    gone: BTreeSet<(BlockOf, String)>,
    merged: Merged,
}

impl Merging<'_> {
    fn change(&mut self, range: Range<usize>, text: String) {
        self.changes.push(Change { range, text });
    }

    /// `text` with the line endings of the file.
    fn lines_of(&self, text: String) -> String {
        if self.line_end == "\n" {
            text
        } else {
            text.replace('\n', self.line_end)
        }
    }

    /// Notes what was written, so that what the reader takes out stays out. `front` is what is to
    /// be said of the properties.
    fn ledger(&mut self, front: Vec<String>) {
        let gone = self.gone.iter().filter(|(of, _)| *of != BlockOf::Newer);
        let mut seen: BTreeSet<String> = gone.map(|(_, id)| id.clone()).collect();
        let old = self.present.ledger.clone();
        let before = old.iter().flat_map(|(ids, _)| ids.iter().cloned());
        let standing = self
            .present
            .blocks
            .iter()
            .filter(|block| block.marker.of != BlockOf::Newer)
            .map(|block| block.marker.id.clone());
        let fresh = self
            .fresh
            .blocks
            .iter()
            .map(|block| block.marker.id.clone());
        let mut ids: Vec<String> = Vec::new();
        for id in before
            .filter(|id| !is_of_property(id))
            .chain(standing)
            .chain(fresh)
        {
            if seen.insert(id.clone()) {
                ids.push(id);
            }
        }
        ids.extend(front);
        let line = ledger_line(&ids);
        if let Some((_, range)) = old {
            let present = self.text.get(range.clone()).unwrap_or("").trim_end();
            if present != line {
                self.change(range.start..range.start + present.len(), line);
            }
        } else {
            let at = self.text.len();
            let text = self.lines_of(spaced(self.text, at, &format!("{line}\n")));
            self.change(at..at, text);
        }
    }
}

/// Whether a block holds something of the reader's library, rather than of the article.
fn is_of_library(block: &Block<'_>) -> bool {
    matches!(block.marker.of, BlockOf::Note | BlockOf::Highlight)
}
