//! First pass: what each line is on its own, given the lines before it.

use super::WireKind;
use super::bylines::{Byline, byline, is_office};
use super::credits;
use super::datelines;
use super::mail;
use super::promotions::{Promotion, promotion};
use super::sign_offs::{SignOff, sign_off};
use super::stamps::{self, Stamp};
use crate::layout::{self, Line, closed_end};
use analect_text::{TextRange, slice};

/// What a line or paragraph was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Prose: a paragraph, or a headline that is not known as one yet.
    Prose,
    /// A line that names the authors.
    Byline(Byline),
    /// A line that is a dateline and nothing else.
    Dateline,
    /// A stamp and what it tells.
    Stamp(Stamp),
    /// A header field or frame of mail.
    Mail,
    /// Any other line of the trade.
    Line(WireKind),
}

/// A line, or the lines of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is.
    pub(super) found: Found,
    /// Where it stands.
    pub(super) range: TextRange,
    /// The number of the block between blank lines that holds it.
    pub(super) block: usize,
}

/// What the lines so far say about the ones to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Nothing.
    Story,
    /// Headlines of other stories, in this block.
    ListHere,
    /// Headlines of other stories, also in the blocks that follow.
    List,
    /// The footer of a newsletter.
    Footer,
    /// Notes and contacts after the end.
    Closing,
    /// The signature of a mail, in this block.
    Signature,
}

/// The lines of `text` as items, in order; together they cover everything but white space.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut reader = Reader {
        text,
        items: Vec::new(),
        zone: Zone::Story,
        block: 0,
        press: false,
        begun: false,
    };
    for block in layout::blocks(text) {
        reader.read(&block);
        reader.block += 1;
    }
    reader.items
}

struct Reader<'text> {
    text: &'text str,
    items: Vec<Item>,
    zone: Zone,
    block: usize,
    /// Whether the text is a press release.
    press: bool,
    /// Whether a paragraph with an end has come.
    begun: bool,
}

impl Reader<'_> {
    fn read(&mut self, block: &[Line<'_>]) {
        let headers = is_mail_head(block);
        let wrapped = layout::is_wrapped(block);
        let mut free = 0;
        for (index, line) in block.iter().enumerate() {
            // A line in the middle of hard-wrapped prose is judged with its paragraph, not alone.
            let alone = index == free || !wrapped || !runs_into(block, index);
            let found = self.zoned(line).or_else(|| self.office(line)).or_else(|| {
                if alone {
                    self.classify(line.text, headers)
                } else {
                    None
                }
            });
            if let Some((found, zone)) = found {
                self.prose(block.get(free..index).unwrap_or_default());
                self.push(found, line.range);
                self.zone = zone.unwrap_or(self.zone);
                free = index + 1;
            }
        }
        self.prose(block.get(free..).unwrap_or_default());
        if matches!(self.zone, Zone::ListHere | Zone::Signature) {
            self.zone = Zone::Story;
        }
    }

    /// What a line is because of the lines before it.
    fn zoned(&mut self, line: &Line<'_>) -> Option<(Found, Option<Zone>)> {
        let other = !closed_end(line.text) || line.text.ends_with(':');
        match self.zone {
            Zone::Closing => Some((Found::Line(WireKind::SignOff), None)),
            Zone::Signature => Some((Found::Mail, None)),
            Zone::ListHere | Zone::List | Zone::Footer if other => {
                Some((Found::Line(WireKind::Promotion), None))
            }
            Zone::Footer if self.in_last_block() => Some((Found::Line(WireKind::Promotion), None)),
            Zone::ListHere | Zone::List | Zone::Footer => {
                self.zone = Zone::Story;
                None
            }
            Zone::Story => None,
        }
    }

    /// Whether a line under a byline tells the authors' office.
    fn office(&self, line: &Line<'_>) -> Option<(Found, Option<Zone>)> {
        let under = self
            .items
            .last()
            .is_some_and(|item| matches!(item.found, Found::Byline(_)));
        (under && self.in_last_block() && is_office(line.text))
            .then_some((Found::Line(WireKind::Byline), None))
    }

    /// Contacts at the head of a press release close nothing: until the story has begun they are a stamp.
    fn opened(&self, found: (Found, Option<Zone>)) -> (Found, Option<Zone>) {
        if found.1 == Some(Zone::Closing) && !self.begun {
            (Found::Stamp(Stamp::Plain), None)
        } else {
            found
        }
    }

    /// What a line is on its own, and in a press release what its headings are.
    fn classify(&mut self, line: &str, headers: bool) -> Option<(Found, Option<Zone>)> {
        let found = classify(line, headers).map(|found| self.opened(found));
        self.press |= matches!(
            found,
            Some((Found::Stamp(Stamp::Announcement | Stamp::Embargo), _))
        ) || datelines::is_press(line);
        let about = self.press && found.is_none() && is_about(line);
        if about {
            Some((Found::Line(WireKind::SignOff), Some(Zone::Closing)))
        } else {
            found
        }
    }

    /// Whether the line before belongs to the same block.
    fn in_last_block(&self) -> bool {
        self.items
            .last()
            .is_some_and(|item| item.block == self.block)
    }

    /// Adds `lines`, which are prose, as paragraphs.
    fn prose(&mut self, lines: &[Line<'_>]) {
        if lines.is_empty() {
            return;
        }
        if layout::is_wrapped(lines) {
            self.paragraph(lines);
            return;
        }
        for run in layout::runs(lines) {
            self.paragraph(lines.get(run).unwrap_or_default());
        }
    }

    fn paragraph(&mut self, lines: &[Line<'_>]) {
        let Some(range) = lines
            .first()
            .zip(lines.last())
            .map(|(first, last)| first.range.cover(last.range))
        else {
            return;
        };
        let text = slice(self.text, range).unwrap_or("");
        let closing = if lines.len() > 1 {
            sign_off(text).is_some_and(|found| found == SignOff::Line)
        } else {
            false
        };
        self.begun |= closed_end(text);
        let found = if closing {
            Found::Line(WireKind::SignOff)
        } else {
            Found::Prose
        };
        self.push(found, range);
    }

    fn push(&mut self, found: Found, range: TextRange) {
        self.items.push(Item {
            found,
            range,
            block: self.block,
        });
    }
}

/// Whether the line before the one at `index` breaks off inside a sentence that goes on there.
fn runs_into(block: &[Line<'_>], index: usize) -> bool {
    let pair = block
        .get(index.saturating_sub(1)..=index)
        .unwrap_or_default();
    let [before, line] = pair else { return false };
    !closed_end(before.text) && line.text.starts_with(char::is_lowercase)
}

/// Whether `block` starts with the header of a mail: two fields or more.
fn is_mail_head(block: &[Line<'_>]) -> bool {
    block
        .iter()
        .take(12)
        .filter(|line| mail::is_header(line.text))
        .count()
        >= 2
}

/// What `line` is on its own, and the zone it opens; `None` where it is prose.
fn classify(line: &str, headers: bool) -> Option<(Found, Option<Zone>)> {
    if line == "--" {
        return Some((Found::Mail, Some(Zone::Signature)));
    }
    if mail::is_frame(line) || (headers && mail::is_header(line)) {
        return Some((Found::Mail, None));
    }
    if let Some(kind) = promotion(line) {
        let zone = match kind {
            Promotion::Line => None,
            Promotion::Header if line.ends_with(':') || is_shouted(line) => Some(Zone::List),
            Promotion::Header => Some(Zone::ListHere),
            Promotion::Footer => Some(Zone::Footer),
        };
        return Some((Found::Line(WireKind::Promotion), zone));
    }
    if let Some(kind) = sign_off(line) {
        return Some((
            Found::Line(WireKind::SignOff),
            (kind == SignOff::End).then_some(Zone::Closing),
        ));
    }
    if let Some(byline) = byline(line) {
        return Some((Found::Byline(byline), None));
    }
    if let Some(stamp) = stamps::stamp(line) {
        return Some((Found::Stamp(stamp), None));
    }
    if datelines::whole_line(line).is_some() {
        return Some((Found::Dateline, None));
    }
    let alone = credits::credit(line).is_some_and(|(start, _)| start == 0);
    alone.then_some((Found::Line(WireKind::Credit), None))
}

/// "About Acme Corp.": the heading over what a press release says of its sender.
fn is_about(line: &str) -> bool {
    let name = line
        .strip_prefix("About ")
        .map(|name| name.trim_end_matches([':', '.']));
    name.is_some_and(|name| {
        name.split_whitespace().count() <= 7
            && name.starts_with(|c: char| c.is_uppercase() || c == 't')
    })
}

fn is_shouted(line: &str) -> bool {
    !line.chars().any(char::is_lowercase)
}
