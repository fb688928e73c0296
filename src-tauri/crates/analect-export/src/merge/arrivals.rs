//! The blocks that are not in the file yet, and where they go.

use super::change::spaced;
use super::{Merging, is_of_library};
use crate::block::{Block, BlockOf, Marker, Parted, lines, written};

impl<'f> Merging<'f> {
    /// Puts in what is not there and never was.
    pub(super) fn newcomers(&mut self) {
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
