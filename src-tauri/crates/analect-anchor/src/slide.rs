//! Moves what a diff leaves without partner to where a writer would have cut.
//!
//! Where a deleted or inserted stretch repeats what stands beside it, a diff may place it several
//! ways; a whole sentence is more likely than the end of one with the start of the next.

use crate::align::Link;
use crate::alike::Run;
use crate::fold::Cut;

/// How many tokens a gap is moved at most.
const SLIDE: usize = 200;

/// Moves each deletion that could as well stand earlier or later to where a line or sentence starts.
pub(crate) fn slide_deletions(old: Run<'_>, links: &mut [Link]) {
    let mut start = 0;
    while start < links.len() {
        if links[start].is_some() {
            start += 1;
            continue;
        }
        let mut end = start;
        while end < links.len() && !links[end].is_some() {
            end += 1;
        }
        slide_deletion(old, links, start, end);
        start = end;
    }
}

fn slide_deletion(old: Run<'_>, links: &mut [Link], start: usize, end: usize) {
    let touching = start == 0
        || links
            .get(end)
            .is_none_or(|after| links[start - 1].hi == after.lo);
    if !touching {
        return;
    }
    let single = |link: Link| link.is_some() && link.hi - link.lo == 1;
    let can_rise = |by: usize| {
        start > by
            && old.id(start - by - 1) == old.id(end - by - 1)
            && single(links[start - by - 1])
    };
    let can_fall = |by: usize| {
        end + by < links.len()
            && old.id(start + by) == old.id(end + by)
            && single(links[end + by])
            && (by == 0 || links[end + by].lo == links[end + by - 1].hi)
    };
    let rise = (0..SLIDE).take_while(|by| can_rise(*by)).count();
    let fall = (0..SLIDE).take_while(|by| can_fall(*by)).count();
    let cut = |at: usize| old.tokens.get(at).map_or(Cut::Line, |token| token.cut);
    let worth = |from: usize| (cut(from), cut(from + end - start));
    let best = (start - rise..=start + fall).max_by_key(|from| (worth(*from), *from == start));
    let Some(best) = best else { return };
    for by in 0..start.saturating_sub(best) {
        links.swap(start - by - 1, end - by - 1);
    }
    for by in 0..best.saturating_sub(start) {
        links.swap(start + by, end + by);
    }
}

/// Moves each insertion that could as well stand earlier or later to where a line or sentence starts.
pub(crate) fn slide_insertions(old: Run<'_>, new: Run<'_>, links: &mut [Link]) {
    for after in 1..links.len() {
        let (left, right) = (links[after - 1], links[after]);
        if left.is_some() && right.is_some() && left.hi < right.lo {
            slide_insertion(old, new, links, after);
        }
    }
}

fn slide_insertion(old: Run<'_>, new: Run<'_>, links: &mut [Link], after: usize) {
    let (start, end) = (links[after - 1].hi as usize, links[after].lo as usize);
    let is_at = |index: usize, at: usize| links.get(index) == Some(&Link::to(at, 1));
    let can_rise = |by: usize| {
        after > by
            && is_at(after - by - 1, start.wrapping_sub(by + 1))
            && new.id(start - by - 1) == new.id(end - by - 1)
            && old.id(after - by - 1) == new.id(start - by - 1)
    };
    let can_fall = |by: usize| {
        is_at(after + by, end + by)
            && new.id(start + by) == new.id(end + by)
            && old.id(after + by) == new.id(end + by)
    };
    let rise = (0..SLIDE).take_while(|by| can_rise(*by)).count();
    let fall = (0..SLIDE).take_while(|by| can_fall(*by)).count();
    let cut = |at: usize| new.tokens.get(at).map_or(Cut::Line, |token| token.cut);
    let worth = |from: usize| (cut(from), cut(from + end - start));
    let best = (start - rise..=start + fall).max_by_key(|from| (worth(*from), *from == start));
    let Some(best) = best else { return };
    for by in 0..start.saturating_sub(best) {
        links[after - by - 1] = Link::to(end - by - 1, 1);
    }
    for by in 0..best.saturating_sub(start) {
        links[after + by] = Link::to(start + by, 1);
    }
}
