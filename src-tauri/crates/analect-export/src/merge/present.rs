//! The blocks that are in the file: renewed, kept or taken out.

use super::change::with_gap;
use super::{Merging, is_of_library};
use crate::block::{Block, BlockOf, Marker, digest, written};
use crate::read::{lead, read_block};

/// The title of the callout that shows what the library says now.
const NEWER: &str = "> [!info] Newer in Analect";

impl<'f> Merging<'f> {
    /// Renews, keeps or takes out what is there.
    pub(super) fn blocks(&mut self) {
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

    pub(super) fn newer_of(&self, block: &Block<'f>) -> Option<Block<'f>> {
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
