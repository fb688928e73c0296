//! The bytes of the new text that a quote's tokens lead to.

use crate::align::Link;
use crate::alike::Run;
use crate::evidence::Evidence;
use crate::fold::Token;
use crate::query::Query;
use analect_text::{TextRange, snap_to_graphemes};

/// The passage that `links` lead to, on grapheme rims. A quote that starts or ends inside a word
/// does so in its partner; white space at its rims is kept where the new text has the same.
pub(crate) fn place(
    query: &Query<'_>,
    links: &[Link],
    new: Run<'_>,
    found: &Evidence,
) -> Option<TextRange> {
    let old = query.run.source.text;
    let text = new.source.text;
    let (from, to) = (query.bytes.start().index(), query.bytes.end().index());
    let (first, last) = (
        query.run.tokens.get(query.start)?,
        query.run.tokens.get(query.end - 1)?,
    );
    let low = new.tokens.get(found.lo)?;
    let high = new.tokens.get(found.hi.checked_sub(1)?)?;
    let (mut start, mut end) = (low.start as usize, high.end as usize);
    let rim = |at: usize| links.get(at).copied().filter(|link| link.is_some());
    if let Some(link) = rim(query.start).filter(|link| link.lo as usize == found.lo) {
        if first.start as usize <= from {
            start = inside(query, query.start, from, new, link).unwrap_or(start);
        } else {
            start -= common_end(old.get(from..first.start as usize)?, text.get(..start)?);
        }
    }
    if let Some(link) = rim(query.end - 1).filter(|link| link.hi as usize == found.hi) {
        if last.end as usize >= to {
            end = inside(query, query.end - 1, to, new, link).unwrap_or(end);
        } else {
            end += common_start(old.get(last.end as usize..to)?, text.get(end..)?);
        }
    }
    let range = TextRange::of(start, end)?;
    if range.is_empty() {
        return None;
    }
    Some(snap_to_graphemes(text, range))
}

/// Where position `at` of the old text, in the token `index` of the query, lies in its partner.
fn inside(query: &Query<'_>, index: usize, at: usize, new: Run<'_>, link: Link) -> Option<usize> {
    let token = query.run.tokens.get(index)?;
    let old = query.run.source.text;
    let low = new.tokens.get(link.lo as usize)?;
    let high = new.tokens.get((link.hi as usize).checked_sub(1)?)?;
    let text = new.source.text;
    let before = old.get(token.start as usize..at)?;
    let after = old.get(at..token.end as usize)?;
    let whole = text.get(low.start as usize..high.end as usize)?;
    if old.get(token.start as usize..token.end as usize)? == whole {
        return Some(low.start as usize + before.len());
    }
    if before.is_empty() {
        return Some(joined_start(query, index, token, new, low).unwrap_or(low.start as usize));
    }
    if after.is_empty() {
        return Some(joined_end(query, index, token, new, high).unwrap_or(high.end as usize));
    }
    if whole.starts_with(before) {
        return Some(low.start as usize + before.len());
    }
    if whole.ends_with(after) {
        return Some(high.end as usize - after.len());
    }
    let share = before.chars().count();
    let of = whole
        .char_indices()
        .nth(share)
        .map_or(whole.len(), |(at, _)| at);
    Some(low.start as usize + of)
}

/// Where `token` starts inside a partner that is this token and the one before it together.
fn joined_start(
    query: &Query<'_>,
    index: usize,
    token: &Token,
    new: Run<'_>,
    partner: &Token,
) -> Option<usize> {
    let before = query.run.tokens.get(index.checked_sub(1)?)?;
    let both = before.len + token.len;
    let characters = new.source.characters(partner);
    let joined = before.word
        && token.word
        && partner.len == both
        && characters.starts_with(query.run.source.characters(before))
        && characters.ends_with(query.run.characters(index));
    if !joined {
        return None;
    }
    let count = query.run.source.characters(before).chars().count();
    nth_start(new, partner, count)
}

/// Where `token` ends inside a partner that is this token and the one after it together.
fn joined_end(
    query: &Query<'_>,
    index: usize,
    token: &Token,
    new: Run<'_>,
    partner: &Token,
) -> Option<usize> {
    let after = query.run.tokens.get(index + 1)?;
    let characters = new.source.characters(partner);
    let joined = after.word
        && token.word
        && partner.len == token.len + after.len
        && characters.starts_with(query.run.characters(index))
        && characters.ends_with(query.run.source.characters(after));
    if !joined {
        return None;
    }
    nth_start(new, partner, query.run.characters(index).chars().count())
}

/// The byte where the character `count` of a token starts, where its source has as many characters
/// as its folded form.
fn nth_start(new: Run<'_>, token: &Token, count: usize) -> Option<usize> {
    let source = new
        .source
        .text
        .get(token.start as usize..token.end as usize)?;
    let same = source.chars().count() == new.source.characters(token).chars().count();
    let at = source.char_indices().nth(count).map(|(at, _)| at)?;
    same.then_some(token.start as usize + at)
}

/// Bytes that both texts end with, whole characters.
fn common_end(a: &str, b: &str) -> usize {
    let pairs = a.chars().rev().zip(b.chars().rev());
    pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

/// Bytes that both texts start with, whole characters.
fn common_start(a: &str, b: &str) -> usize {
    let pairs = a.chars().zip(b.chars());
    pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

/// Whether two passages say the same: they differ in white space, quotation marks and dashes at
/// most, and in compatibility characters.
pub(crate) fn says_the_same(old: &str, new: &str) -> bool {
    old == new || crate::fold::plain(old).eq(crate::fold::plain(new))
}
