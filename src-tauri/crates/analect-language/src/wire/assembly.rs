//! Second pass: the headline, and the captions, datelines and closings inside paragraphs; third:
//! what the lines state.

use super::agencies::agency;
use super::bylines::Byline;
use super::headline::{find_headline, find_names, name_authors};
use super::items::{Found, Item};
use super::stamps::{Label, Stamp, Update, opening_day};
use super::{WireCopy, WireDate, WireKind, WirePart};
use super::{credits, datelines, mail, moments, revisions, sign_offs, titles, unwrap};
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
        if let Some(mark) = revisions::slug_revision(line) {
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
        let credit = credits::credit(text).map(|(start, _)| start);
        if credit.is_none() && !self.is_caption(range, next) {
            return false;
        }
        let Some((caption, credit)) = split(range, credit.unwrap_or(text.len())) else {
            return false;
        };
        self.file_caption(caption.trimmed(self.copy.text));
        let credit = credit.trimmed(self.copy.text);
        if !credit.is_empty() {
            self.copy.credit = self.copy.credit.or(Some(credit));
            self.part(WireKind::Credit, credit);
        }
        true
    }

    /// Whether `range`, which holds no credit, is a caption all the same.
    fn is_caption(&self, range: TextRange, next: Option<&Item>) -> bool {
        let text = self.text(range);
        let credit_below = next.is_some_and(|next| next.found == Found::Line(WireKind::Credit));
        let credited = credit_below && self.is_near(range, next) && credits::is_caption(text);
        credits::opens_caption(text) || credited
    }

    /// Files what stands before a credit: a caption, with its number in a gallery apart, or a paragraph
    /// where it is too long to be one.
    fn file_caption(&mut self, range: TextRange) {
        let (number, caption) =
            split(range, credits::gallery_number(self.text(range))).unwrap_or((range, range));
        let caption = caption.trimmed(self.copy.text);
        if !credits::is_caption(self.text(caption)) {
            self.part(WireKind::Paragraph, range);
            return;
        }
        self.part(WireKind::Stamp, number);
        let told = Some(caption).filter(|caption| !caption.is_empty());
        self.copy.caption = self.copy.caption.or(told);
        self.part(WireKind::Caption, caption);
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
        if let Some((mark, _)) = revisions::revision(&line) {
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
                .or_else(|| revisions::revision(&title).map(|(mark, _)| mark));
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
