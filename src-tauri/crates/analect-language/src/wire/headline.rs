//! Between the passes: which items are the headline, and which name the authors without saying so.

use super::bylines::{bare_byline, is_office};
use super::items::{Found, Item};
use super::stamps::{Stamp, opening_day};
use super::{WireKind, credits, datelines, titles};
use crate::layout::closed_end;
use analect_text::slice;

/// The numbers of the items that are the headline: the first prose, where it has the form and prose follows.
pub(super) fn find_headline(text: &str, items: &[Item]) -> Option<std::ops::Range<usize>> {
    let announcement = items
        .iter()
        .take(8)
        .position(|item| item.found == Found::Stamp(Stamp::Announcement));
    let after = announcement.and_then(|at| headline_from(text, items, at + 1));
    after.or_else(|| headline_from(text, items, 0))
}

/// The headline, where the first prose from item `from` on has the form of one.
fn headline_from(text: &str, items: &[Item], from: usize) -> Option<std::ops::Range<usize>> {
    let first = (from..items.len()).find(|at| is_candidate(text, items, *at))?;
    let line = item_text(text, items.get(first)?);
    let announced = is_announced(text, items.get(first + 1)?);
    let follows = items
        .iter()
        .skip(first + 1)
        .any(|item| item.found == Found::Prose);
    if !follows || !titles::is_title(line, announced) {
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

/// Whether item `at` is prose and neither a caption nor opened by a stamp.
fn is_candidate(text: &str, items: &[Item], at: usize) -> bool {
    let Some(item) = items.get(at).filter(|item| item.found == Found::Prose) else {
        return false;
    };
    let line = item_text(text, item);
    let credit_below = items.get(at + 1).is_some_and(|next| {
        next.block == item.block && next.found == Found::Line(WireKind::Credit)
    });
    let caption = credit_below || credits::credit(line).is_some() || credits::opens_caption(line);
    !caption && opening_day(line).is_none()
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
pub(super) fn find_names(text: &str, items: &[Item], from: usize) -> std::ops::Range<usize> {
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
pub(super) fn name_authors(text: &str, items: &mut [Item]) {
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
    let goes_on = |line: &&str| line.starts_with(char::is_lowercase);
    match texts.len() {
        count @ 2..=3 if !closed && texts.iter().skip(1).all(goes_on) => Some(count),
        1..=3 => Some(1),
        // Many lines without an end are verse or a list.
        _ => closed.then_some(1),
    }
}

fn item_text<'text>(text: &'text str, item: &Item) -> &'text str {
    slice(text, item.range).unwrap_or("")
}
