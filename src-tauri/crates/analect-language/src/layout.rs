//! How a text is laid out: its lines, the blocks between blank lines, and which line breaks were
//! forced by a fixed width rather than meant.

use crate::sentences::{is_closer, is_terminator};
use analect_text::{TextRange, slice};

/// Narrowest and widest measure, in characters, to which text is commonly hard-wrapped.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// Words that cannot close a line of their own: the sentence goes on below.
#[rustfmt::skip]
const OPEN_ENDS: [&str; 40] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "that", "which",
    "who", "as", "than", "into", "its", "their", "his", "her", "is", "are", "was", "were", "be", "been", "has", "have",
    "had", "will", "would", "not", "said", "if", "when",
];

/// One line that holds more than white space.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'text> {
    /// Where it stands, without the white space at its ends.
    pub(crate) range: TextRange,
    /// The text of that range.
    pub(crate) text: &'text str,
    /// Its characters.
    width: usize,
}

impl<'text> Line<'text> {
    /// The line `text`, which stands at `range`.
    pub(crate) fn new(range: TextRange, text: &'text str) -> Self {
        Self {
            range,
            text,
            width: text.chars().count(),
        }
    }
}

/// The blocks of `text`: lines with no blank line between them. No block is empty.
pub(crate) fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut found = Vec::new();
    let mut block = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(is_line_break) {
        let end = start + piece.len();
        match line(text, start, end) {
            Some(line) => block.push(line),
            // The line feed of a CR LF pair is no blank line.
            None if piece == "\n"
                && text
                    .get(..start)
                    .is_some_and(|before| before.ends_with('\r')) => {}
            None => found.push(std::mem::take(&mut block)),
        }
        start = end;
    }
    found.push(block);
    found.retain(|block| !block.is_empty());
    found
}

/// Whether `character` ends a line (UAX #14: mandatory breaks).
fn is_line_break(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn line(text: &str, start: usize, end: usize) -> Option<Line<'_>> {
    let range = TextRange::of(start, end)?.trimmed(text);
    let content = slice(text, range).filter(|content| !content.is_empty())?;
    Some(Line::new(range, content))
}

/// The runs of `block`: the numbers of its lines, cut wherever a line does not run on into the next.
pub(crate) fn runs(block: &[Line<'_>]) -> Vec<std::ops::Range<usize>> {
    let measure = Measure::of(block);
    let mut found = Vec::new();
    let mut start = 0;
    for (index, (line, next)) in block.iter().zip(block.iter().skip(1)).enumerate() {
        if !runs_on(line, next, measure) {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    found.push(start..block.len());
    found
}

/// Whether most of the line breaks of `block` were forced by a fixed width.
pub(crate) fn is_wrapped(block: &[Line<'_>]) -> bool {
    let measure = Measure::of(block);
    let breaks = block.iter().zip(block.iter().skip(1));
    let forced = breaks
        .filter(|(line, next)| runs_on(line, next, measure))
        .count();
    forced > 0 && forced * 2 >= block.len() - 1
}

/// What the lines of one block have in common.
#[derive(Debug, Clone, Copy)]
struct Measure {
    /// Characters of the longest line.
    width: usize,
    /// Number of lines.
    lines: usize,
    /// Whether some line breaks off in the middle of a sentence where the next word had no room.
    wrapped: bool,
    /// Whether the last line ends as a sentence does.
    closed: bool,
}

impl Measure {
    fn of(block: &[Line<'_>]) -> Self {
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        let closed = block.last().is_some_and(|line| closed_end(line.text));
        let breaks_off = |(line, next): (&Line<'_>, &Line<'_>)| {
            is_full(line, next, width) && !closed_end(line.text) && list_marker(next.text).is_none()
        };
        let wrapped = block.iter().zip(block.iter().skip(1)).any(breaks_off);
        Self {
            width,
            lines: block.len(),
            wrapped,
            closed,
        }
    }
}

/// Whether the sentence that reaches the end of `line` may go on in `next`.
fn runs_on(line: &Line<'_>, next: &Line<'_>, measure: Measure) -> bool {
    if list_marker(next.text).is_some() {
        return false;
    }
    let full = is_full(line, next, measure.width);
    if closed_end(line.text) {
        return full && measure.wrapped;
    }
    if open_end(line.text) {
        return true;
    }
    match next.text.chars().find(|c| c.is_alphanumeric()) {
        Some(first) if first.is_lowercase() => full || measure.closed,
        _ => full && (measure.lines > 2 || (measure.closed && next.width < line.width)),
    }
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next
        .text
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    WRAP_WIDTHS.contains(&width) && line.width + 1 + word > width
}

/// Whether `line` ends with a terminator, apart from closing quotes and brackets.
pub(crate) fn closed_end(line: &str) -> bool {
    let bare = line.trim_end_matches(|c| is_closer(c) || c.is_whitespace());
    bare.ends_with(|c| is_terminator(c) || c == ':')
}

/// Whether `line` ends with a comma, a dash or a word that asks for another.
fn open_end(line: &str) -> bool {
    if line.ends_with([',', ';', '-', '–', '—', '/', '(', '&', '\u{ad}']) {
        return true;
    }
    let last = line.rsplit(char::is_whitespace).next().unwrap_or("");
    line.len() > last.len() && OPEN_ENDS.contains(&last)
}

/// The length in bytes of the list marker that opens `line` ("•", "- ", "1.", "2)", "(c)", "iv."), with
/// the white space after it; `None` where it opens with none.
pub(crate) fn list_marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let body = line.trim_start_matches(is_bullet);
    let bullets = line.len() - body.len();
    if bullets > 0 {
        let text = body.trim_start();
        let spaced = text.len() < body.len() || !matches!(first, '-' | '–' | '—' | '*');
        return (spaced && bullets == first.len_utf8()).then_some(line.len() - text.len());
    }
    numbered_marker(line)
}

fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '•' | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '‣'
            | '⁃'
            | '·'
            | '-'
            | '–'
            | '—'
            | '*'
            | '➢'
            | '►'
    )
}

/// "1. ", "(2) ", "3) ", "a) ": a short number or one letter, then a stop or bracket, then space.
fn numbered_marker(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()));
    let label = if digits > 0 { digits } else { letter };
    let after = inner.get(label..)?;
    let closed = after.trim_start_matches(['.', ')']);
    let text = closed.trim_start();
    let marked =
        (1..=3).contains(&label) && closed.len() < after.len() && text.len() < closed.len();
    marked.then_some(line.len() - text.len())
}
