//! The reader's own Markdown inside a notes file.
//!
//! A note's body is Markdown and stays so, except for what would reach beyond the note:
//!
//! - `<` that opens a tag, a comment or a declaration is escaped; links in angle brackets stay.
//!   In listings, where a backslash would show, a line cannot start with one.
//! - Headings and the underlines of headings are escaped, so that the outline stays the file's.
//! - `%%`, and `$$` that is not closed, are escaped: Obsidian would hide or swallow what follows.
//! - An unclosed listing is closed. A listing starts in the first column only: where one starts
//!   elsewhere, in a list or quotation, its end cannot be told, so its fence is escaped.
//! - A last line of nothing but tags, and a line that is a block identifier, are escaped: those
//!   lines are the file's.
//! - Control characters are dropped; characters that reorder text become entities.

use crate::escape::{is_dropped, is_invisible};

/// `text` as lines inside a note, each ended; empty where there is nothing but white space.
pub(crate) fn body(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches('\n').trim_end();
    if text.trim().is_empty() {
        return String::new();
    }
    let odd_math = text.matches("$$").count() % 2 == 1;
    let mut fence: Option<Fence> = None;
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line: String = line.chars().filter(|c| !is_dropped(*c)).collect();
        let visible: String = line.chars().filter(|c| !is_invisible(*c)).collect();
        let listing = fence.is_some();
        // What a listing and its fences show is decided on what is written, without invisibles.
        let line = if listing || Fence::of(&visible).is_some() {
            visible
        } else {
            line
        };
        fence = Fence::after(fence, &line);
        lines.push(if listing || fence.is_some() {
            in_listing(&line)
        } else {
            in_prose(&line, odd_math)
        });
    }
    if let Some(fence) = fence {
        lines.push(fence.closing());
    } else {
        guard_last(&mut lines);
    }
    lines.join("\n") + "\n"
}

/// An open fenced listing.
#[derive(Debug, Clone, Copy)]
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
        let closes = Self::of(line.trim_start_matches(' ')).is_some_and(|(fence, rest)| {
            fence.mark == open.mark && fence.length >= open.length && rest.trim().is_empty()
        });
        (!closes).then_some(open)
    }

    /// The fence `line` starts with, and what follows it.
    fn of(line: &str) -> Option<(Self, &str)> {
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = line.chars().take_while(|c| *c == mark).count();
        let rest = line.get(length..)?;
        let sound = length >= 3 && (mark == '~' || !rest.contains('`'));
        sound.then_some((Self { mark, length }, rest))
    }

    fn closing(self) -> String {
        self.mark.to_string().repeat(self.length)
    }
}

/// A line of a listing: shown as it is, but never a marker.
fn in_listing(line: &str) -> String {
    let own = line.starts_with("<!--") || line.starts_with('^');
    if own {
        format!(" {line}")
    } else {
        line.to_owned()
    }
}

fn in_prose(line: &str, odd_math: bool) -> String {
    let mut out = String::new();
    let trimmed = line.trim_start();
    let content = line.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || ">-+*.)".contains(c)
    });
    let (lead, rest) = if is_outline(trimmed) || trimmed.starts_with('^') {
        (line.strip_suffix(trimmed), trimmed)
    } else if Fence::of(content).is_some() {
        (line.strip_suffix(content), content)
    } else {
        (None, line)
    };
    if let Some(lead) = lead {
        out.push_str(lead);
        out.push('\\');
        escape_inline(rest, odd_math, &mut out);
    } else {
        escape_inline(line, odd_math, &mut out);
    }
    out
}

/// Whether a line makes a heading of itself or of the line before it.
fn is_outline(line: &str) -> bool {
    let level = line.chars().take_while(|c| *c == '#').count();
    let heading =
        (1..=6).contains(&level) && line.chars().nth(level).is_none_or(char::is_whitespace);
    let underline = |mark| !line.is_empty() && line.trim_end().chars().all(|c| c == mark);
    heading || underline('=') || underline('-')
}

fn escape_inline(line: &str, odd_math: bool, out: &mut String) {
    let mut previous = ' ';
    let mut backslash = false;
    for (at, character) in line.char_indices() {
        let rest = line.get(at..).unwrap_or("");
        let reaches = match character {
            '<' => opens_markup(rest),
            '%' => previous == '%',
            '$' => odd_math && previous == '$',
            _ => false,
        };
        if is_invisible(character) {
            out.push_str(&format!("&#x{:X};", u32::from(character)));
        } else {
            // After an odd backslash the character is escaped already.
            if reaches && !backslash {
                out.push('\\');
            }
            out.push(character);
        }
        backslash = character == '\\' && !backslash;
        previous = character;
    }
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
    inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        && !(link && closed)
}

/// Escapes a last line of nothing but tags.
fn guard_last(lines: &mut [String]) {
    if let Some(last) = lines.last_mut() {
        let mut words = last.split_whitespace().peekable();
        if words.peek().is_some() && words.all(|word| word.starts_with('#')) {
            *last = format!("\\{}", last.trim_start());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check("\\<script> \\\\<b>", "\\<script> \\\\\\<b>");
        check("## My notes", "\\## My notes");
        check("a\n---\nb\n===", "a\n\\---\nb\n\\===");
        check("%%hide", "%\\%hide");
        check("$$open", "$\\$open");
        check("```\nopen", "```\nopen\n```");
        check("- ```\n  x\n  ```", "- \\```\n  x\n  \\```");
        check("> ~~~\nx", "> \\~~~\nx");
        check(
            "~~~~\n~~~\n<!-- analect:end -->",
            "~~~~\n~~~\n <!-- analect:end -->\n~~~~",
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
}
