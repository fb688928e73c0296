//! Second pass: the headline, and the captions, datelines and closings inside paragraphs; third:
//! what the lines state.

use super::agencies::agency;
use super::bylines::{Byline, bare_byline, is_office};
use super::items::{Found, Item};
use super::stamps::{Label, Stamp, Update, opening_day};
use super::{WireCopy, WireDate, WireKind, WirePart};
use super::{credits, datelines, mail, moments, sign_offs, stamps, titles, unwrap};
use crate::layout::closed_end;
use analect_text::{TextRange, slice};

/// Puts `items`, the lines of `text`, together.
pub(super) fn assemble(text: &str, items: Vec<Item>) -> WireCopy<'_> {
    let headline = find_headline(text, &items);
    let mut items = items;
    let names = headline
        .as_ref()
        .map_or(0..0, |headline| find_names(text, &items, headline.end));
    name_authors(text, items.get_mut(names).unwrap_or_default());
    let mut assembly = Assembly {
        copy: WireCopy {
            text,
            ..WireCopy::default()
        },
        ..Assembly::default()
    };
    for (index, item) in items.iter().enumerate() {
        if headline
            .as_ref()
            .is_some_and(|range| range.contains(&index))
        {
            assembly.part(WireKind::Title, item.range);
            continue;
        }
        assembly.item(item, items.get(index + 1));
    }
    if let Some(range) = headline {
        assembly.headline(items.get(range).unwrap_or_default());
    }
    assembly.finish()
}

/// The numbers of the items that are the headline: the first prose, where it has the form and prose follows.
fn find_headline(text: &str, items: &[Item]) -> Option<std::ops::Range<usize>> {
    let announcement = items
        .iter()
        .take(8)
        .position(|item| item.found == Found::Stamp(Stamp::Announcement));
    let after = announcement.and_then(|at| headline_from(text, items, at + 1));
    after.or_else(|| headline_from(text, items, 0))
}

/// The headline, where the first prose from item `from` on has the form of one.
fn headline_from(text: &str, items: &[Item], from: usize) -> Option<std::ops::Range<usize>> {
    let is_line =
        |item: &Item| item.found == Found::Prose && opening_day(item_text(text, item)).is_none();
    let first = from + items.iter().skip(from).position(is_line)?;
    let line = item_text(text, items.get(first)?);
    let announced = is_announced(text, items.get(first + 1)?);
    let follows = items
        .iter()
        .skip(first + 1)
        .any(|item| item.found == Found::Prose);
    let caption = credits::credit(line).is_some() || credits::opens_caption(line);
    if !follows || caption || !titles::is_title(line, announced) {
        return None;
    }
    let block = items.get(first)?.block;
    let lines = items
        .iter()
        .skip(first)
        .take_while(|item| item.block == block && item.found == Found::Prose)
        .count();
    headline_lines(text, items, first, lines).map(|count| first..first + count)
}

/// Whether `next` is what comes after a headline rather than after a paragraph.
fn is_announced(text: &str, next: &Item) -> bool {
    match next.found {
        Found::Prose => datelines::dateline(item_text(text, next), true).is_some(),
        Found::Line(_) => false,
        _ => true,
    }
}

/// The numbers of the items from `from` on that name the authors without saying so: a name, with a day
/// or an office beside it.
fn find_names(text: &str, items: &[Item], from: usize) -> std::ops::Range<usize> {
    let named = items
        .iter()
        .skip(from)
        .take(5)
        .position(|item| item.found == Found::Prose)
        .map(|at| from + at);
    let Some(at) = named.filter(|at| {
        items
            .get(*at)
            .is_some_and(|item| bare_byline(item_text(text, item)).is_some())
    }) else {
        return 0..0;
    };
    let office = items
        .get(at + 1)
        .is_some_and(|next| next.found == Found::Prose && is_office(item_text(text, next)));
    let stamped = |item: Option<&Item>| {
        item.is_some_and(|item| matches!(item.found, Found::Stamp(Stamp::Day(..))))
    };
    if office {
        at..at + 2
    } else if stamped(items.get(at + 1)) || stamped(items.get(at.wrapping_sub(1))) {
        at..at + 1
    } else {
        0..0
    }
}

/// Turns `items`, which name the authors, into bylines.
fn name_authors(text: &str, items: &mut [Item]) {
    for item in items {
        item.found =
            bare_byline(item_text(text, item)).map_or(Found::Line(WireKind::Byline), Found::Byline);
    }
}

/// How many of the `lines` items of one block from `first` on make up the headline.
fn headline_lines(text: &str, items: &[Item], first: usize, lines: usize) -> Option<usize> {
    let texts: Vec<&str> = items
        .iter()
        .skip(first)
        .take(lines.min(4))
        .map(|item| item_text(text, item))
        .collect();
    let closed = texts.iter().skip(1).any(|line| closed_end(line));
    match texts.len() {
        1 => Some(1),
        2 | 3
            if !closed
                && texts
                    .iter()
                    .skip(1)
                    .all(|line| line.starts_with(char::is_lowercase)) =>
        {
            Some(texts.len())
        }
        2 | 3 => Some(1),
        // Many lines without an end are verse or a list.
        _ => closed.then_some(1),
    }
}

fn item_text<'text>(text: &'text str, item: &Item) -> &'text str {
    slice(text, item.range).unwrap_or("")
}

/// The copy so far, and what decides between several statements of one thing.
#[derive(Debug, Default)]
struct Assembly<'text> {
    copy: WireCopy<'text>,
    /// Days of publication found, with how far each is from saying so.
    days: Vec<(Update, WireDate)>,
    /// Names from a closing line, used where there is no byline.
    reporters: Vec<String>,
    /// A headline stated by a label or the subject of a mail.
    stated_title: Option<String>,
    /// Whether a paragraph of the story was seen.
    started: bool,
    /// Whether the last embargo line stated no day.
    embargo_open: bool,
}

impl<'text> Assembly<'text> {
    fn part(&mut self, kind: WireKind, range: TextRange) {
        let range = range.trimmed(self.copy.text);
        if !range.is_empty() {
            self.copy.parts.push(WirePart { kind, range });
        }
    }

    fn text(&self, range: TextRange) -> &'text str {
        slice(self.copy.text, range).unwrap_or("")
    }

    fn item(&mut self, item: &Item, next: Option<&Item>) {
        let line = self.text(item.range);
        match &item.found {
            Found::Prose => self.prose(item.range, next),
            Found::Byline(byline) => {
                self.byline(byline);
                self.part(WireKind::Byline, item.range);
            }
            Found::Dateline => {
                if let Some(dateline) = datelines::whole_line(line) {
                    self.place_and_day(dateline);
                }
                self.part(WireKind::Dateline, item.range);
            }
            Found::Stamp(stamp) => {
                self.stamp(stamp, line);
                self.part(WireKind::Stamp, item.range);
            }
            Found::Mail => {
                self.mail(line);
                self.part(WireKind::Stamp, item.range);
            }
            Found::Line(kind) => self.line(*kind, item.range),
        }
    }

    fn line(&mut self, kind: WireKind, range: TextRange) {
        let line = self.text(range);
        if kind == WireKind::Credit {
            self.copy.credit = self.copy.credit.or(Some(range));
        }
        if kind == WireKind::SignOff {
            let names = sign_offs::reporters(line);
            self.reporters.extend(names);
            let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
            self.site(agency(bare));
        }
        self.part(kind, range);
    }

    fn stamp(&mut self, stamp: &Stamp, line: &'text str) {
        match stamp {
            Stamp::Plain | Stamp::Announcement => {}
            Stamp::Day(date, update) => {
                self.days.extend(date.map(|date| (*update, date)));
                if self.embargo_open {
                    self.embargo(line);
                }
            }
            Stamp::Embargo => self.embargo(line),
            Stamp::Revision(mark) => self.copy.revision = Some(mark.clone()),
            Stamp::Labelled(Label::Title, value) => self.stated_title = Some(value.clone()),
            Stamp::Labelled(Label::Place, value) => self.copy.place = Some(value.clone()),
            Stamp::Labelled(Label::Site, value) => self.copy.site = Some(value.clone()),
        }
        let slug = line
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'))
            .map(|(mark, _)| mark);
        if let Some((mark, _)) = slug.and_then(|mark| stamps::revision(&format!("({mark})"))) {
            self.copy.revision = Some(mark);
        }
    }

    fn byline(&mut self, byline: &Byline) {
        self.copy.byline.extend(byline.names.iter().cloned());
        self.days.extend(byline.date.map(|date| (Update::No, date)));
    }

    fn embargo(&mut self, line: &str) {
        let moment = moments::find_moment(line);
        self.embargo_open = moment.is_none();
        self.copy.embargo = self.copy.embargo.take().or(moment);
    }

    fn mail(&mut self, line: &str) {
        if let Some(subject) = mail::subject(line) {
            self.stated_title = Some(subject.to_owned());
        }
        let date = mail::date(line).and_then(super::dates::find_date);
        self.days.extend(date.map(|date| (Update::No, date)));
    }

    fn site(&mut self, agency: Option<&str>) {
        if self.copy.site.is_none() {
            self.copy.site = agency.map(str::to_owned);
        }
    }

    /// A paragraph: whatever of the trade stands at its two ends is taken off first.
    fn prose(&mut self, range: TextRange, next: Option<&Item>) {
        let body = self.opening_stamp(range);
        if self.caption(body, next) {
            return;
        }
        let body = self.dateline(body);
        let tails = self.tails(body);
        let end = tails.last().map_or(body.end(), |tail| tail.start());
        if let Some(story) = TextRange::new(body.start(), end) {
            self.part(WireKind::Paragraph, story);
            self.started = true;
        }
        for tail in tails.into_iter().rev() {
            self.part(WireKind::SignOff, tail);
        }
    }

    /// Takes a day off the start of a paragraph; the rest of it.
    fn opening_stamp(&mut self, range: TextRange) -> TextRange {
        let Some((length, date)) = opening_day(self.text(range)) else {
            return range;
        };
        let Some((stamp, rest)) = split(range, length) else {
            return range;
        };
        self.part(WireKind::Stamp, stamp);
        self.days.push((Update::No, date));
        rest.trimmed(self.copy.text)
    }

    /// Files a caption and its credit, where `range` is one.
    fn caption(&mut self, range: TextRange, next: Option<&Item>) -> bool {
        let text = self.text(range);
        let credited = next.is_some_and(|next| next.found == Found::Line(WireKind::Credit))
            && self.is_near(range, next);
        let marked = credits::opens_caption(text) || (credited && credits::is_caption(text));
        let credit = credits::credit(text);
        let Some((caption, credit)) = credit.map_or(Some((range, None)), |(start, _)| {
            split(range, start).map(|(a, b)| (a, Some(b)))
        }) else {
            return false;
        };
        if credit.is_none() && !marked {
            return false;
        }
        let caption = caption.trimmed(self.copy.text);
        let believed = credits::is_caption(self.text(caption));
        if believed {
            self.copy.caption = self
                .copy
                .caption
                .or(Some(caption).filter(|caption| !caption.is_empty()));
        }
        self.part(
            if believed {
                WireKind::Caption
            } else {
                WireKind::Paragraph
            },
            caption,
        );
        if let Some(credit) = credit.map(|credit| credit.trimmed(self.copy.text)) {
            self.copy.credit = self.copy.credit.or(Some(credit));
            self.part(WireKind::Credit, credit);
        }
        true
    }

    /// Whether a credit on a line of its own belongs to the text at `range`: it stands right below, or
    /// the story has not started and the text is one sentence.
    fn is_near(&self, range: TextRange, credit: Option<&Item>) -> bool {
        let gap = credit.and_then(|credit| TextRange::new(range.end(), credit.range.start()));
        let breaks = gap.map_or(2, |gap| self.text(gap).matches('\n').count());
        breaks < 2 || (!self.started && crate::sentences::sentences(self.text(range)).len() == 1)
    }

    /// Takes a dateline off the start of a paragraph; the rest of it.
    fn dateline(&mut self, range: TextRange) -> TextRange {
        let Some(line) = datelines::dateline(self.text(range), !self.started) else {
            return range;
        };
        let Some((dateline, rest)) = split(range, line.length) else {
            return range;
        };
        self.part(WireKind::Dateline, dateline);
        self.place_and_day(line);
        rest.trimmed(self.copy.text)
    }

    fn place_and_day(&mut self, line: datelines::Dateline<'_>) {
        self.site(line.agency);
        if self.copy.place.is_none() {
            self.copy.place = line.place.map(str::to_owned);
        }
        self.days.extend(line.date.map(|date| (Update::No, date)));
    }

    /// The closings at the end of a paragraph, last first.
    fn tails(&mut self, range: TextRange) -> Vec<TextRange> {
        let mut found = Vec::new();
        let mut body = range;
        while let Some(tail) = sign_offs::tail(self.text(body)) {
            let Some((rest, sign_off)) = split(body, tail.start) else {
                break;
            };
            self.site(tail.agency);
            self.reporters
                .extend(sign_offs::reporters(self.text(sign_off)));
            found.push(sign_off);
            body = rest.trimmed(self.copy.text);
        }
        found
    }

    fn headline(&mut self, items: &[Item]) {
        let lines: Vec<&str> = items.iter().map(|item| self.text(item.range)).collect();
        let line = unwrap::unwrap_lines(&lines.join("\n"));
        if let Some((mark, _)) = stamps::revision(&line) {
            self.copy.revision = Some(mark);
        }
        self.copy.title = Some(titles::headline(&line).to_owned());
    }

    /// Decides between the statements.
    fn finish(mut self) -> WireCopy<'text> {
        let stated = self.stated_title.filter(|title| !title.is_empty());
        if let Some(title) = stated {
            self.copy.revision = self
                .copy
                .revision
                .or_else(|| stamps::revision(&title).map(|(mark, _)| mark));
            self.copy.title = Some(titles::headline(&title).to_owned());
        }
        if self.copy.byline.is_empty() {
            self.copy.byline = self.reporters;
        }
        let mut seen = std::collections::HashSet::new();
        self.copy
            .byline
            .retain(|name| seen.insert(name.to_lowercase()));
        // The first day that says so; among days of updates the first as well.
        self.copy.published = self
            .days
            .iter()
            .min_by_key(|(update, _)| *update)
            .map(|(_, date)| *date);
        self.copy
    }
}

/// `range` cut `length` bytes after its start.
fn split(range: TextRange, length: usize) -> Option<(TextRange, TextRange)> {
    let middle = range.start().index() + length;
    Some((
        TextRange::of(range.start().index(), middle)?,
        TextRange::of(middle, range.end().index())?,
    ))
}
