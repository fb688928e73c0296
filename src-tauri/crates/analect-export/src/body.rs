//! The reader's own Markdown inside a notes file, and back.
//!
//! A note's body is Markdown and stays so, except for what would reach beyond the note:
//!
//! - `<` that opens a tag, a comment or a declaration is escaped; links in angle brackets stay.
//!   In listings, where a backslash would show, a line cannot start with a marker.
//! - Headings and the underlines of headings are escaped, so that the outline stays the file's.
//! - `%%`, and `$$` that is not closed, are escaped: Obsidian would hide or swallow what follows.
//! - An unclosed listing is closed. A listing starts in the first column only: where one starts
//!   elsewhere, in a list or quotation, its end cannot be told, so its fence is escaped.
//! - A last line of nothing but tags, and a line that is a block identifier, are escaped: those
//!   lines are the file's.
//! - Control characters are dropped; characters that reorder text become visible.
//!
//! [`read_body`] takes all of that back. So that it can tell our escapes from the reader's, what
//! the reader escaped at such a place is written as a character reference (`\<b>` as `&#60;b>`),
//! and what the reader wrote in the form of one of ours gets one more of what makes that form: a
//! zero (`&#060;`), a space, a mark of a fence. It looks the same and can be counted back.

use crate::escape::{is_dropped, is_invisible};

/// The characters that are escaped somewhere.
const ESCAPED: &[char] = &['<', '%', '$', '#', '=', '-', '^', '`', '~'];

/// `text` as lines inside a note, each ended; empty where nothing but white space is left of it.
pub(crate) fn body(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter(|c| *c == '\n' || !is_dropped(*c));
    let text: String = kept.collect();
    let text = text.trim_matches('\n').trim_end();
    if text.trim().is_empty() {
        return String::new();
    }
    let odd_math = text.matches("$$").count() % 2 == 1;
    let given: Vec<&str> = text.split('\n').collect();
    let mut fence: Option<Fence> = None;
    let mut lines: Vec<String> = Vec::new();
    for (number, line) in given.iter().enumerate() {
        let before = fence;
        fence = Fence::after(before, line);
        let last = number + 1 == given.len();
        lines.push(match (before, fence) {
            (None, None) => in_prose(line, odd_math, last),
            (Some(open), None) if last && open.is_outdone_by(line) => {
                in_listing(line) + &open.mark.to_string()
            }
            _ => in_listing(line),
        });
    }
    lines.extend(fence.map(Fence::closing));
    lines.join("\n") + "\n"
}

/// The note that [`body`] wrote as `text`; of other Markdown, the note it is closest to.
pub(crate) fn read_body(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let written: Vec<&str> = text.trim_matches('\n').split('\n').collect();
    let mut fence: Option<Fence> = None;
    let mut lines: Vec<String> = Vec::new();
    for (number, line) in written.iter().enumerate() {
        let before = fence;
        fence = Fence::after(before, line);
        let last = number + 1 == written.len();
        match (before, fence) {
            (None, None) => lines.push(from_prose(line, last)),
            (Some(open), None) if last && open.is_outdone_by(line) => {
                let length = line.chars().filter(|c| *c == open.mark).count();
                if length > open.length + 1 {
                    lines.push(from_listing(line.strip_suffix(open.mark).unwrap_or(line)));
                }
            }
            _ => lines.push(from_listing(line)),
        }
    }
    lines.join("\n").trim().to_owned()
}

/// An open fenced listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    /// The listing that is open after `line`, where `open` was before it (CommonMark §4.5).
    fn after(open: Option<Self>, line: &str) -> Option<Self> {
        let Some(open) = open else {
            return Self::of(line).map(|(fence, _)| fence);
        };
        (!open.is_closed_by(line)).then_some(open)
    }

    fn is_closed_by(self, line: &str) -> bool {
        let bare = line.trim_start_matches(' ');
        let indented = line.len() - bare.len() > 3;
        let blank = |rest: &str| rest.chars().all(|c| matches!(c, ' ' | '\t'));
        !indented
            && Self::of(bare).is_some_and(|(fence, rest)| {
                fence.mark == self.mark && fence.length >= self.length && blank(rest)
            })
    }

    /// Whether `line` closes the listing with more marks than it needs.
    fn is_outdone_by(self, line: &str) -> bool {
        let longer = Self {
            length: self.length + 1,
            ..self
        };
        longer.is_closed_by(line)
    }

    /// The fence `line` starts with, and what follows it.
    fn of(line: &str) -> Option<(Self, &str)> {
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = line.chars().take_while(|c| *c == mark).count();
        let rest = line.get(length..)?;
        let sound = length >= 3 && (mark == '~' || !rest.contains('`'));
        sound.then_some((Self { mark, length }, rest))
    }

    /// What closes a listing that the reader left open: one mark more than a reader needs.
    fn closing(self) -> String {
        self.mark.to_string().repeat(self.length + 1)
    }
}

/// A line of a listing: shown as it is, but never a marker.
fn in_listing(line: &str) -> String {
    let own = starts_like_ours(line.trim_start_matches(' '));
    let mut out = String::from(if own { " " } else { "" });
    for (at, character) in line.char_indices() {
        let rest = line.get(at..).unwrap_or("");
        if is_invisible(character) {
            out.push_str(&format!("\\u{{{:X}}}", u32::from(character)));
        } else {
            out.push(character);
            if character == '{' && of_listing(line, at).is_some() && rest.contains('}') {
                out.push('0');
            }
        }
    }
    out
}

fn from_listing(line: &str) -> String {
    let line = line
        .strip_prefix(' ')
        .filter(|rest| starts_like_ours(rest.trim_start_matches(' ')))
        .unwrap_or(line);
    let mut out = String::new();
    let mut rest = line;
    while let Some((start, after)) = rest.split_once("\\u{") {
        out.push_str(start);
        match spelled(after, '}') {
            Some((0, character, after)) => {
                out.push(character);
                rest = after;
            }
            Some(_) => {
                out.push_str("\\u{");
                rest = after.strip_prefix('0').unwrap_or(after);
            }
            None => {
                out.push_str("\\u{");
                rest = after;
            }
        }
    }
    out + rest
}

/// The character that `\u{…}` spells in a listing, where its brace stands `at`.
fn of_listing(line: &str, at: usize) -> Option<char> {
    let opens = line.get(..=at)?.ends_with("\\u{");
    let inside = line.get(at + 1..).filter(|_| opens)?;
    spelled(inside, '}').map(|(_, character, _)| character)
}

fn starts_like_ours(line: &str) -> bool {
    line.starts_with("<!--") || line.starts_with('^')
}

/// Reads the hexadecimal digits of an invisible character at the start of `text`, up to `end`: how
/// many zeros lead them, the character, and what follows.
fn spelled(text: &str, end: char) -> Option<(usize, char, &str)> {
    let (digits, after) = text.split_once(end)?;
    let bare = digits.trim_start_matches('0');
    let hexadecimal = |c: char| c.is_ascii_digit() || ('A'..='F').contains(&c);
    if bare.len() > 6 || !bare.chars().all(hexadecimal) {
        return None;
    }
    let character = char::from_u32(u32::from_str_radix(bare, 16).ok()?)?;
    is_invisible(character).then_some((digits.len() - bare.len(), character, after))
}

/// A reference to one of [`ESCAPED`] or to an invisible character at the start of `text`: how many
/// zeros lead its digits, what stands before them, the character, and what follows.
fn reference(text: &str) -> Option<(usize, &'static str, char, &str)> {
    if let Some(hexadecimal) = text.strip_prefix("&#x") {
        let (zeros, character, after) = spelled(hexadecimal, ';')?;
        return Some((zeros, "&#x", character, after));
    }
    let (digits, after) = text.strip_prefix("&#")?.split_once(';')?;
    let bare = digits.trim_start_matches('0');
    let decimal = bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit());
    let code = bare.parse::<u8>().ok().filter(|_| decimal)?;
    let character = char::from(code);
    ESCAPED
        .contains(&character)
        .then_some((digits.len() - bare.len(), "&#", character, after))
}

/// How the start of a line is escaped: what stands before the character that is, and after it.
fn escaped_start(line: &str, last: bool) -> Option<(&str, char, &str)> {
    let trimmed = line.trim_start_matches(is_seen_space);
    let content = trimmed.trim_start_matches(|c: char| {
        is_seen_space(c) || c.is_ascii_digit() || ">-+*.)".contains(c)
    });
    let whole = is_outline(trimmed) || trimmed.starts_with('^') || last && is_tags(trimmed);
    let at = if whole {
        trimmed
    } else {
        Some(content).filter(|content| Fence::of(content).is_some())?
    };
    let mut after = at.chars();
    let first = after.next()?;
    Some((line.strip_suffix(at)?, first, after.as_str()))
}

/// White space that is written as it is.
fn is_seen_space(c: char) -> bool {
    c.is_whitespace() && !is_invisible(c)
}

/// Whether a line holds nothing but tags.
fn is_tags(line: &str) -> bool {
    let mut words = line.split_whitespace();
    line.starts_with('#') && words.all(|word| word.starts_with('#'))
}

/// Whether a line makes a heading of itself or of the line before it.
fn is_outline(line: &str) -> bool {
    let level = line.chars().take_while(|c| *c == '#').count();
    let heading =
        (1..=6).contains(&level) && line.chars().nth(level).is_none_or(char::is_whitespace);
    let underline = |mark| line.starts_with(mark) && line.trim_end().chars().all(|c| c == mark);
    heading || underline('=') || underline('-')
}

fn in_prose(line: &str, odd_math: bool, last: bool) -> String {
    let mut out = String::new();
    if let Some((lead, first, rest)) = escaped_start(line, last) {
        out.push_str(lead);
        out.push('\\');
        out.push(first);
        escape_inline(rest, first, odd_math, &mut out);
    } else if let Some((lead, first, rest)) = unescaped_start(line, last) {
        out.push_str(lead);
        out.push_str(&format!("&#{};", u32::from(first)));
        escape_inline(&rest, first, odd_math, &mut out);
    } else {
        escape_inline(line, ' ', odd_math, &mut out);
    }
    out
}

/// How the start of a line would be escaped, had the reader not done it.
fn unescaped_start(line: &str, last: bool) -> Option<(&str, char, String)> {
    let (lead, rest) = line.split_once('\\')?;
    if !rest.starts_with(ESCAPED) {
        return None;
    }
    let bare = format!("{lead}{rest}");
    let (found, first, after) = escaped_start(&bare, last)?;
    (found == lead).then(|| (lead, first, after.to_owned()))
}

fn from_prose(line: &str, last: bool) -> String {
    start_from(line, last).unwrap_or_else(|| unescape_inline(line, ' '))
}

/// `line` read back where its start was escaped.
fn start_from(line: &str, last: bool) -> Option<String> {
    let lead_end = line.find(['\\', '&'])?;
    let (lead, escape) = line.split_at_checked(lead_end)?;
    let own = escape
        .strip_prefix('\\')
        .filter(|rest| rest.starts_with(ESCAPED))
        .and_then(|rest| Some((rest.chars().next()?, rest.get(1..)?, "")));
    let (first, rest, kept) = own.or_else(|| {
        let (zeros, lead, character, after) = reference(escape)?;
        (zeros == 0 && lead == "&#").then_some((character, after, "\\"))
    })?;
    let rest = unescape_inline(rest, first);
    let bare = format!("{lead}{first}{rest}");
    let (found, ..) = escaped_start(&bare, last)?;
    (found == lead).then(|| format!("{lead}{kept}{first}{rest}"))
}

/// Whether `character` reaches beyond the note where it stands after `previous` and starts `rest`.
fn reaches(character: char, previous: char, rest: &str) -> bool {
    match character {
        '<' => opens_markup(rest),
        '%' | '$' => previous == character,
        _ => false,
    }
}

fn escape_inline(line: &str, mut previous: char, odd_math: bool, out: &mut String) {
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        let next = after.chars().next().unwrap_or(' ');
        if character == '\\' && (next == '\\' || ESCAPED.contains(&next)) {
            // The reader's own escape.
            if reaches(next, previous, after) {
                out.push_str(&format!("&#{};", u32::from(next)));
            } else {
                out.extend([character, next]);
            }
            previous = next;
            rest = after.get(1..).unwrap_or("");
            continue;
        }
        if let Some((_, lead, ..)) = reference(rest) {
            out.push_str(lead);
            out.push('0');
            // What the reference was lies before its digits, which follow as they are.
            rest = rest.get(lead.len()..).unwrap_or("");
            previous = '#';
            continue;
        }
        if is_invisible(character) {
            out.push_str(&format!("&#x{:X};", u32::from(character)));
        } else {
            if reaches(character, previous, rest) && (character != '$' || odd_math) {
                out.push('\\');
            }
            out.push(character);
        }
        previous = character;
        rest = after;
    }
}

/// What [`escape_inline`] was given.
fn unescape_inline(line: &str, mut previous: char) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        let next = after.chars().next().unwrap_or(' ');
        if character == '\\' && (next == '\\' || ESCAPED.contains(&next)) {
            if !reaches(next, previous, after) {
                out.push(character);
            }
            out.push(next);
            previous = next;
            rest = after.get(1..).unwrap_or("");
            continue;
        }
        match reference(rest) {
            Some((0, "&#", character, after)) => {
                out.extend(['\\', character]);
                (previous, rest) = (character, after);
            }
            Some((0, _, character, after)) => {
                out.push(character);
                (previous, rest) = (character, after);
            }
            Some((_, lead, ..)) => {
                out.push_str(lead);
                previous = '#';
                rest = rest.get(lead.len() + 1..).unwrap_or("");
            }
            None => {
                out.push(character);
                (previous, rest) = (character, after);
            }
        }
    }
    out
}

/// Whether `rest`, which starts with `<`, opens a tag, comment or declaration, rather than a link.
fn opens_markup(rest: &str) -> bool {
    let inside = rest.strip_prefix('<').unwrap_or("");
    let link = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| inside.starts_with(scheme));
    let ends = inside.split(['>', ' ', '<']).next().map_or(0, str::len);
    let closed = inside
        .get(ends..)
        .is_some_and(|after| after.starts_with('>'));
    // A link holds nothing that is escaped, so that what is one is so before and after.
    let address = inside.get(..ends).unwrap_or("");
    let plain = !address.contains(is_invisible)
        && !["\\", "&#", "%%", "$$"]
            .iter()
            .any(|part| address.contains(part));
    inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        && !(link && closed && plain)
}

/// What the library keeps of what a reader typed.
#[cfg(test)]
pub(crate) fn cleaned(typed: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(kept).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_note_of_nothing_that_can_be_written_is_none() {
        for text in ["", " \n", "\u{7f}", "\n\u{1}\n\u{7f} "] {
            assert_eq!(body(text), "", "{text:?}");
        }
        assert_eq!(body("a\u{7f}\n\u{1}"), "a\n");
    }

    #[test]
    fn notes_stay_markdown() {
        let check = |text: &str| assert_eq!(body(text), format!("{text}\n"));
        check("Who is *in*? See [[Mark Rutte]].\n\n- ask\n- `compare`");
        check("<https://x.example/a> 1 < 2 and #tag here");
        check("```rust\n<b> %% # x\n```");
        check("$$x$$");
        check("> quoted\n\n1. one");
    }

    #[test]
    fn nothing_reaches_beyond_the_note() {
        let check =
            |text: &str, expect: &str| assert_eq!(body(text), format!("{expect}\n"), "{text:?}");
        check("<!-- /analect:h -->", "\\<!-- /analect:h -->");
        check("a <script>x", "a \\<script>x");
        check("\\<script> \\\\<b>", "&#60;script> \\\\\\<b>");
        check("## My notes", "\\## My notes");
        check("a\n---\nb\n===", "a\n\\---\nb\n\\===");
        check("%%hide", "%\\%hide");
        check("$$open", "$\\$open");
        check("```\nopen", "```\nopen\n````");
        check("- ```\n  x\n  ```", "- \\```\n  x\n  \\```");
        check("> ~~~\nx", "> \\~~~\nx");
        check(
            "~~~~\n~~~\n<!-- analect:end -->",
            "~~~~\n~~~\n <!-- analect:end -->\n~~~~~",
        );
        check("x\n\n#a #b", "x\n\n\\#a #b");
        check("^h1234567", "\\^h1234567");
        check("a\u{202e}b\u{7}", "a&#x202E;b");
        check(
            "<https://x.example onload=1>",
            "\\<https://x.example onload=1>",
        );
    }

    #[test]
    fn blank_notes_are_nothing() {
        assert_eq!(body(" \n\n\t"), "");
        assert_eq!(body("\r\n\r\na\r\nb\r\n"), "a\nb\n");
    }

    #[test]
    fn what_the_reader_escaped_is_told_from_what_we_did() {
        let check = |text: &str, expect: &str| {
            assert_eq!(body(text), format!("{expect}\n"), "{text:?}");
            assert_eq!(read_body(&body(text)), text);
        };
        check("\\# x", "&#35; x");
        check("&#35; x &#060;", "&#035; x &#0060;");
        check("\\* \\< 5 \\% 3", "\\* \\< 5 \\% 3");
        check("a\n\\#b #c", "a\n&#35;b #c");
        check("a\n\u{2028}#b", "a\n&#x2028;#b");
        check("```\nx\n````", "```\nx\n`````");
        check("```\n <!-- y\n^z\n```", "```\n  <!-- y\n ^z\n```");
        check(
            "```\n\u{202e} \\u{202E}\n```",
            "```\n\\u{202E} \\u{0202E}\n```",
        );
    }

    const HOSTILE: &str = "(?s)(.|[a-z ]{1,9}|-->|<!-- /?analect:h -->|---|===|\\[\\[|`{1,4}|~{3,5}|%{1,3}|\n#{1,3} |\n> |\n- |\n\n|\n|\\^h1|#tag|\\${1,3}|<b>|<https://x>|\u{202e}|\u{2028}|&#0{0,2}(60|35|36|37);|&#x0?202E;|\\\\u\\{0?202E\\}|\\\\|\\\\[#<%$=^`~-]){0,14}";

    proptest! {
        #[test]
        fn a_note_is_read_back_as_it_was_written(typed in HOSTILE) {
            let note = cleaned(&typed);
            let written = body(&note);
            prop_assert_eq!(read_body(&written), note, "{:?}", written);
            prop_assert!(written.lines().all(|line| !line.starts_with("<!--") && !line.starts_with('^')), "{}", written);
        }
    }
}
