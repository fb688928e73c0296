//! What becomes of the text of a file: pieces that go, come or take the place of others.

use std::ops::Range;

/// What is to stand in place of a range of the present text.
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// `range` with one empty line beside it, so that none is left over where it was.
pub(super) fn with_gap(text: &str, range: Range<usize>) -> Range<usize> {
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
pub(super) fn spaced(text: &str, at: usize, piece: &str) -> String {
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
pub(super) fn applied(text: &str, mut changes: Vec<Change>) -> String {
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
