//! Writing notes again: what the program wrote is renewed, what the reader did stays.
//!
//! The unit is the block. Its marker carries the digest of what was written (B); with the digests
//! of what stands there now (P) and of what would be written (F), every case is told apart. Blocks
//! stay where the reader moved them; what stands outside of blocks is not touched.

use crate::block::{Block, BlockOf, Marker, Parted, digest, ledger_line, lines, parted, written};
use crate::format_one::upgraded;
use crate::properties::Properties;
use crate::read::{ReadNote, lead, read_block};
use std::collections::BTreeSet;
use std::ops::Range;

/// The title of the callout that shows what the library says now.
const NEWER: &str = "> [!info] Newer in Analect";

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
    /// Those that were changed in both since the file was written.
    pub conflicts: Vec<ReadNote>,
    /// The ids of blocks that lack one of their markers, and are left alone.
    pub broken: Vec<String>,
}

/// A file in its parts.
pub(crate) struct File<'f> {
    /// The lines between the two `---`.
    pub(crate) front: &'f str,
    /// What follows.
    pub(crate) body: &'f str,
    /// Where that starts.
    start: usize,
    /// Where `front` starts.
    front_start: usize,
}

/// The parts of a file; `None` where it has no front matter.
pub(crate) fn split(text: &str) -> Option<File<'_>> {
    let lead = text.len() - text.trim_start_matches('\u{feff}').len();
    let bare = text.get(lead..)?;
    let mut found = lines(bare);
    let (_, first) = found.next().filter(|(_, line)| line.trim_end() == "---")?;
    let (end, line) = found.find(|(_, line)| line.trim_end() == "---")?;
    let front_start = lead + first.len();
    let start = lead + end + line.len();
    Some(File {
        front: text.get(front_start..lead + end)?,
        body: text.get(start..)?,
        start,
        front_start,
    })
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
    work.ledger(&new_front);
    let tags = work.written.iter().filter_map(|id| id.strip_prefix('#'));
    let tags: Vec<String> = tags.map(str::to_owned).collect();
    let front = old_front.renewed(&new_front, &tags, line_end);
    let body = applied(work.text, work.changes);
    let head = present.get(..old.front_start).unwrap_or("");
    let between = present
        .get(old.front_start + old.front.len()..old.start)
        .unwrap_or("");
    let text = format!("{head}{front}{between}{body}");
    Ok(Merged {
        text,
        ..work.merged
    })
}

/// What is to stand in place of a range of the present text.
struct Change {
    range: Range<usize>,
    text: String,
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

impl<'f> Merging<'f> {
    /// Renews, keeps or takes out what is there.
    fn blocks(&mut self) {
        for block in self.present.blocks.clone() {
            if block.marker.of == BlockOf::Newer {
                continue;
            }
            match self.fresh.block(block.marker.key()).cloned() {
                Some(fresh) => self.renew(&block, &fresh),
                None => self.retire(&block),
            }
        }
        // What was newer than a block that is gone says nothing any more.
        for newer in self.present.blocks.clone() {
            let owned = |block: &Block<'_>| {
                block.marker.of != BlockOf::Newer && block.marker.id == newer.marker.id
            };
            let orphan =
                newer.marker.of == BlockOf::Newer && !self.present.blocks.iter().any(owned);
            if orphan && newer.is_untouched() {
                self.take_out(&newer);
            }
        }
        self.merged.broken = self
            .present
            .broken
            .iter()
            .map(|marker| marker.id.clone())
            .collect();
    }

    fn renew(&mut self, block: &Block<'f>, fresh: &Block<'f>) {
        let (there, wanted) = (digest(block.content), digest(fresh.content));
        let base = block.marker.base.as_deref();
        let personal = is_of_library(block);
        // Said in other Markdown: a note that was taken from this file is escaped our way now.
        let same_words = || {
            personal
                && read_block(&block.marker, block.content)
                    .says(&read_block(&fresh.marker, fresh.content))
        };
        let ours = match base {
            Some(base) if base == there => true,
            Some(_) => lead(block.content) == lead(fresh.content) && same_words(),
            None => same_words(),
        };
        if there == wanted {
            self.replace_marker(block, &fresh.marker);
            self.merged.changed +=
                usize::from(personal && block.marker.fields != fresh.marker.fields);
            self.withdraw_newer(block);
        } else if ours {
            let text = self.lines_of(written(&fresh.marker, fresh.content));
            self.change(block.range.clone(), text);
            self.merged.changed += usize::from(personal);
            self.withdraw_newer(block);
        } else {
            self.replace_marker(block, &fresh.marker);
            let edit = read_block(&block.marker, block.content);
            let known = base.is_none() || base == Some(wanted.as_str());
            if known {
                self.merged.edits.push(edit);
            } else {
                self.merged.conflicts.push(edit);
                self.offer_newer(block, fresh);
            }
        }
    }

    /// Takes out a block that is not written any more, if it is ours to take out.
    fn retire(&mut self, block: &Block<'f>) {
        let personal = is_of_library(block);
        if personal && self.alive.contains(&block.marker.id)
            || !block.is_untouched()
            || block.nested
        {
            return;
        }
        self.take_out(block);
        self.withdraw_newer(block);
        self.merged.removed += usize::from(personal);
    }

    fn take_out(&mut self, block: &Block<'f>) {
        if block.nested {
            return;
        }
        let range = with_gap(self.text, block.range.clone());
        self.change(range, String::new());
        self.gone.insert((block.marker.of, block.marker.id.clone()));
    }

    /// Shows what the library says beside what the reader wrote.
    fn offer_newer(&mut self, block: &Block<'f>, fresh: &Block<'f>) {
        let content = newer(fresh);
        let mut marker = Marker::new(BlockOf::Newer, &block.marker.id, Vec::new());
        marker.base = Some(digest(&content));
        let text = self.lines_of(written(&marker, &content));
        let end = self.line_end;
        match self.newer_of(block) {
            Some(old) if old.is_untouched() => self.change(old.range, text),
            Some(old) => {
                // What the reader wrote into it becomes text of the reader's.
                let kept = old.content.to_owned();
                self.change(old.range, kept);
                self.insert_after(block, format!("{end}{text}"));
            }
            None => self.insert_after(block, format!("{end}{text}")),
        }
    }

    fn insert_after(&mut self, block: &Block<'f>, text: String) {
        let at = block.range.end;
        let blank = self
            .text
            .get(at..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
        let gap = if blank { "" } else { self.line_end };
        self.change(at..at, text + gap);
    }

    fn newer_of(&self, block: &Block<'f>) -> Option<Block<'f>> {
        self.present
            .block((BlockOf::Newer, &block.marker.id))
            .cloned()
    }

    fn withdraw_newer(&mut self, block: &Block<'f>) {
        if let Some(newer) = self.newer_of(block).filter(Block::is_untouched) {
            self.take_out(&newer);
        }
    }

    fn replace_marker(&mut self, block: &Block<'f>, marker: &Marker) {
        let start = block.range.start;
        let line = self
            .text
            .get(start..)
            .unwrap_or("")
            .lines()
            .next()
            .unwrap_or("");
        let wanted = marker.line();
        if line.trim_end() != wanted {
            self.change(start..start + line.len(), wanted);
        }
    }

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

    /// Puts in what is not there and never was.
    fn newcomers(&mut self) {
        let sections = sections(&self.fresh, self.fresh_text);
        let mut places: Vec<Option<usize>> = Vec::new();
        let mut arrivals: Vec<(usize, String)> = Vec::new();
        let blocks = self.fresh.blocks.clone();
        for (number, block) in blocks.iter().enumerate() {
            let stands = self.stands(&block.marker).map(|block| block.range.end);
            if stands.is_some() || !self.is_new(&block.marker) {
                places.push(stands);
                continue;
            }
            let (at, lead) = self.place(number, &sections, &places);
            let lead = lead.map_or_else(String::new, |lead| format!("{lead}\n\n"));
            arrivals.push((
                at,
                format!("{lead}{}", written(&block.marker, block.content)),
            ));
            places.push(Some(at));
            self.merged.added += usize::from(is_of_library(block));
        }
        arrivals.sort_by_key(|(at, _)| *at);
        for group in arrivals.chunk_by(|left, right| left.0 == right.0) {
            let at = group.first().map_or(0, |(at, _)| *at);
            let texts: Vec<&str> = group.iter().map(|(_, text)| text.as_str()).collect();
            let text = spaced(self.text, at, &texts.join("\n"));
            let text = self.lines_of(text);
            self.change(at..at, text);
        }
    }

    /// The block of `marker` in the file, unless it is being taken out.
    fn stands(&self, marker: &Marker) -> Option<&Block<'f>> {
        let gone = self.gone.contains(&(marker.of, marker.id.clone()));
        self.present.block(marker.key()).filter(|_| !gone)
    }

    fn is_new(&self, marker: &Marker) -> bool {
        let broken = self
            .present
            .broken
            .iter()
            .any(|broken| broken.key() == marker.key());
        !broken && !self.written.contains(&marker.id)
    }

    /// Where the fresh block of this number goes, and the heading to put before it. `places` says
    /// where the blocks before it are or go.
    fn place(
        &self,
        number: usize,
        sections: &[Section<'f>],
        places: &[Option<usize>],
    ) -> (usize, Option<&'f str>) {
        let own = sections.get(number).map_or(0, |section| section.number);
        let fellow = |other: &usize| {
            sections
                .get(*other)
                .is_some_and(|section| section.number == own)
        };
        let place = |other: usize| places.get(other).copied().flatten();
        if let Some(at) = (0..number).rev().filter(fellow).find_map(place) {
            return (self.behind(at), None);
        }
        let mut later = (number + 1..sections.len()).filter(fellow);
        let standing = |other: usize| {
            Some(
                self.stands(&self.fresh.blocks.get(other)?.marker)?
                    .range
                    .start,
            )
        };
        if let Some(at) = later.find_map(standing) {
            return (at, None);
        }
        let lead = sections.get(number).and_then(|section| section.lead);
        let heading = lead.and_then(|lead| lead.lines().rev().find(|line| is_heading(line)));
        if let Some(at) = heading.and_then(|heading| self.after_line(heading)) {
            return (at, None);
        }
        let before = (0..number).rev().find_map(place);
        let at = match before {
            Some(at) => self.next_heading(at),
            None => (number + 1..sections.len())
                .find_map(standing)
                .unwrap_or_else(|| self.next_heading(0)),
        };
        (at, lead)
    }

    /// `at`, or the end of the callout that belongs to the block which ends there.
    fn behind(&self, at: usize) -> usize {
        let ends = |block: &&Block<'_>| block.range.end == at;
        let newer = self
            .present
            .blocks
            .iter()
            .find(ends)
            .and_then(|block| self.newer_of(block));
        newer
            .filter(|newer| {
                newer.range.start >= at
                    && !self
                        .gone
                        .contains(&(BlockOf::Newer, newer.marker.id.clone()))
            })
            .map_or(at, |newer| newer.range.end)
    }

    /// The lines of the reader's: where each starts, and the line.
    fn outside(&self) -> impl Iterator<Item = (usize, &'f str)> {
        let blocks = &self.present.blocks;
        lines(self.text).filter(|(at, _)| {
            // Blocks stand in the order of the file.
            let before = blocks.partition_point(|block| block.range.end <= *at);
            let next = blocks.get(before);
            next.is_none_or(|block| !block.range.contains(at))
        })
    }

    fn after_line(&self, heading: &str) -> Option<usize> {
        let found = self.outside().find(|(_, line)| line.trim_end() == heading);
        found.map(|(at, line)| at + line.len())
    }

    /// Where the next section of the file starts after `at`, or the ledger, or the end.
    fn next_heading(&self, at: usize) -> usize {
        let ledger = self.present.ledger.as_ref().map(|(_, range)| range.start);
        let is_next = |(start, line): &(usize, &str)| {
            *start >= at && (is_heading(line) && !line.starts_with("# ") || Some(*start) == ledger)
        };
        self.outside()
            .find(is_next)
            .map_or(self.text.len(), |(start, _)| start)
    }

    /// Notes what was written, so that what the reader takes out stays out.
    fn ledger(&mut self, front: &Properties<'_>) {
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
            .filter(|id| !id.starts_with('#'))
            .chain(standing)
            .chain(fresh)
        {
            if seen.insert(id.clone()) {
                ids.push(id);
            }
        }
        ids.extend(front.tags().into_iter().map(|tag| format!("#{tag}")));
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

/// The section a fresh block stands in.
struct Section<'f> {
    number: usize,
    /// What leads it: the text before its first block, where a heading is in it.
    lead: Option<&'f str>,
}

fn sections<'f>(fresh: &Parted<'f>, text: &'f str) -> Vec<Section<'f>> {
    let (mut number, mut end, mut lead) = (0, 0, None);
    let mut found = Vec::new();
    for block in &fresh.blocks {
        let gap = text.get(end..block.range.start).unwrap_or("").trim();
        if gap.lines().any(is_heading) {
            number += 1;
            lead = Some(gap);
        }
        found.push(Section { number, lead });
        end = block.range.end;
    }
    found
}

fn is_heading(line: &str) -> bool {
    let level = line.chars().take_while(|c| *c == '#').count();
    (1..=6).contains(&level) && line.chars().nth(level) == Some(' ')
}

/// Whether a block holds something of the reader's library, rather than of the article.
fn is_of_library(block: &Block<'_>) -> bool {
    matches!(block.marker.of, BlockOf::Note | BlockOf::Highlight)
}

/// The callout that shows a fresh block beside the reader's.
fn newer(fresh: &Block<'_>) -> String {
    let own = format!("^{}", fresh.marker.id);
    let lines = fresh
        .content
        .trim_matches('\n')
        .lines()
        .filter(|line| *line != own);
    let mut out = NEWER.to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(format!("> {line}").trim_end());
    }
    out
}

/// `range` with one empty line beside it, so that none is left over where it was.
fn with_gap(text: &str, range: Range<usize>) -> Range<usize> {
    let after = text.get(range.end..).unwrap_or("");
    let blank = after
        .split_inclusive('\n')
        .next()
        .filter(|line| line.trim().is_empty());
    if let Some(line) = blank {
        return range.start..range.end + line.len();
    }
    let before = text.get(..range.start).unwrap_or("");
    let blank = before
        .split_inclusive('\n')
        .next_back()
        .filter(|line| line.trim().is_empty());
    match blank {
        Some(line) if after.is_empty() => range.start - line.len()..range.end,
        _ => range,
    }
}

/// `piece` as it goes into `text` at a line's start, with empty lines around it.
fn spaced(text: &str, at: usize, piece: &str) -> String {
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at..).unwrap_or("");
    let last = before.split_inclusive('\n').next_back().unwrap_or("");
    let lead = match last {
        "" => "",
        line if !line.ends_with('\n') => "\n\n",
        line if line.trim().is_empty() => "",
        _ => "\n",
    };
    let next = after.lines().next();
    let tail = if next.is_none_or(|line| line.trim().is_empty()) {
        ""
    } else {
        "\n"
    };
    format!("{lead}{piece}{tail}")
}

/// `text` with the changes made; of two at one place, the one that came first stands first.
fn applied(text: &str, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|change| (change.range.start, change.range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for change in changes {
        // Ranges that take an empty line with them may meet.
        let start = change.range.start.max(done);
        out.push_str(text.get(done..start).unwrap_or(""));
        out.push_str(&change.text);
        done = change.range.end.max(start);
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}
