//! Writing text so that Markdown shows it verbatim.
//!
//! The rules hold for CommonMark, for GitHub and for Obsidian:
//!
//! - A backslash stands before every character that starts markup anywhere in a line:
//!   `` \ ` * [ ] < # ^ | ~ $ ``, before `_` at the rim of a word, before `&` that starts an
//!   entity, before the second of two `=` or `%` (Obsidian's highlights and comments).
//! - At the start of a line also before `>`, `-`, `+`, `=`, and before the `.` or `)` of a number.
//! - Characters that reorder or break lines invisibly become numeric entities; control characters
//!   are dropped.
//! - Spaces that would make an indented listing become no-break spaces.
//! - A line break inside a paragraph is written as a backslash at the end of the line.

use std::fmt::Write as _;

/// Characters that start markup wherever they stand.
const ALWAYS: &[char] = &['\\', '`', '*', '[', ']', '<', '#', '^', '|', '~', '$'];

/// `text` as Markdown, without paragraph breaks: each line break is written as `line_break`.
/// `opens` says whether it stands at the start of a line of the file.
pub(crate) fn inline(text: &str, opens: bool, line_break: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str(line_break);
        }
        escape_line(line, opens || number > 0, &mut out);
    }
    out
}

/// `text` as the lines of one or more Markdown paragraphs; an empty line separates paragraphs.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_matches('\n').lines() {
        let mut escaped = String::new();
        escape_line(line.trim_end(), true, &mut escaped);
        let blank = escaped.is_empty();
        match lines.last_mut() {
            Some(last) if blank && last.is_empty() => continue,
            Some(last) if !blank && !last.is_empty() => last.push('\\'),
            _ => {}
        }
        lines.push(escaped);
    }
    lines
}

/// `text` on one line of Markdown.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::new();
    escape_line(
        &text.split_whitespace().collect::<Vec<_>>().join(" "),
        true,
        &mut out,
    );
    out
}

/// Appends `line` to `out`; `opens` where it stands at the start of a line of the file.
fn escape_line(line: &str, opens: bool, out: &mut String) {
    let mut rest = line;
    if opens {
        rest = indentation(line, out);
        rest = opener(rest, out);
    }
    let mut previous = if opens { None } else { Some(' ') };
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let after = || rest_of(&characters);
        if is_dropped(character) {
            continue;
        }
        if let Some(entity) = entity(character) {
            out.push_str(&entity);
        } else {
            if needs_escape(character, previous, next, after) {
                out.push('\\');
            }
            out.push(character);
        }
        previous = Some(character);
    }
}

fn rest_of(characters: &std::iter::Peekable<std::str::Chars<'_>>) -> String {
    characters.clone().take(40).collect()
}

fn needs_escape(
    character: char,
    previous: Option<char>,
    next: Option<char>,
    after: impl Fn() -> String,
) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match character {
        '_' => !(word(previous) && word(next)),
        '&' => starts_entity(&after()),
        '=' | '%' => previous == Some(character),
        '!' => next == Some('['),
        _ => ALWAYS.contains(&character),
    }
}

/// Whether `after`, the text behind an ampersand, makes it a character reference.
fn starts_entity(after: &str) -> bool {
    after.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Writes the spaces a line starts with so that they show and start no listing.
fn indentation<'l>(line: &'l str, out: &mut String) -> &'l str {
    let rest = line.trim_start_matches([' ', '\t']);
    if rest.is_empty() {
        return "";
    }
    for space in line.chars().take_while(|c| matches!(c, ' ' | '\t')) {
        out.push_str(if space == '\t' {
            "&nbsp;&nbsp;&nbsp;&nbsp;"
        } else {
            "&nbsp;"
        });
    }
    rest
}

/// Escapes what is markup only at the start of a line, and returns what follows.
fn opener<'l>(line: &'l str, out: &mut String) -> &'l str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits).unwrap_or(("", line));
    let marks: &[char] = if digits == 0 {
        &['>', '-', '+', '=']
    } else {
        &['.', ')']
    };
    out.push_str(number);
    let Some(mark) = rest
        .chars()
        .next()
        .filter(|first| marks.contains(first) && digits < 10)
    else {
        return rest;
    };
    out.push('\\');
    out.push(mark);
    rest.strip_prefix(mark).unwrap_or(rest)
}

/// Whether `character` is a control character that no text needs.
pub(crate) fn is_dropped(character: char) -> bool {
    character.is_control() && character != '\t'
}

/// What [`inline`], [`paragraphs`] and [`one_line`] were given, as far as they keep it: white space
/// may be less, and control characters are gone.
pub(crate) fn unescape(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        let next = after.chars().next();
        if let Some((character, after)) = reference(rest) {
            out.push(character);
            rest = after;
        } else if character == '\\' && next.is_some_and(|next| next.is_ascii_punctuation()) {
            out.extend(next);
            rest = after.get(1..).unwrap_or("");
        } else {
            // A backslash at the end of a line is a line break.
            if character != '\\' || next.is_some_and(|next| next != '\n') {
                out.push(character);
            }
            rest = after;
        }
    }
    out
}

/// The character reference that `text` starts with, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    let (name, after) = text.strip_prefix('&')?.split_once(';')?;
    if name == "nbsp" {
        return Some((' ', after));
    }
    let code = u32::from_str_radix(name.strip_prefix("#x")?, 16).ok()?;
    Some((char::from_u32(code)?, after))
}

/// Characters that break or reorder a line without being seen, as numeric entities.
fn entity(character: char) -> Option<String> {
    is_invisible(character).then(|| format!("&#x{:X};", u32::from(character)))
}

/// Whether `character` is a line separator, a bidirectional control or a byte order mark.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// `address` for the parentheses of a Markdown link; `None` where it is no web or mail address.
pub(crate) fn link_address(address: &str) -> Option<String> {
    if !is_followable(address) {
        return None;
    }
    let mut out = String::with_capacity(address.len());
    for character in address.chars() {
        let ends = character.is_whitespace() || character.is_control() || is_invisible(character);
        if ends
            || matches!(
                character,
                '(' | ')' | '<' | '>' | '\\' | '"' | '`' | '|' | '[' | ']' | '*'
            )
        {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(character);
        }
    }
    Some(out)
}

/// Whether `address` is one that a reader may follow: on the web, or to write a mail.
pub(crate) fn is_followable(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn markup_characters_are_escaped_and_ordinary_prose_is_not() {
        let check = |text: &str, expect: &str| assert_eq!(one_line(text), expect);
        check(
            "“Ice-breakers”, he said – 10% more (or 5) at 9:30!",
            "“Ice-breakers”, he said – 10% more (or 5) at 9:30!",
        );
        check(
            "a *b* _c_ snake_case `d`",
            "a \\*b\\* \\_c\\_ snake_case \\`d\\`",
        );
        check(
            "[[Link]] ![x](y) <b> -->",
            "\\[\\[Link\\]\\] \\!\\[x\\](y) \\<b> -->",
        );
        check(
            "AT&T &amp; &#8217; R&D; x",
            "AT&T \\&amp; \\&\\#8217; R\\&D; x",
        );
        check(
            "%%hidden%% ==marked== a=b 5%",
            "%\\%hidden%\\% =\\=marked=\\= a=b 5%",
        );
        check("$5 ~x~ C# ^id a|b", "\\$5 \\~x\\~ C\\# \\^id a\\|b");
    }

    #[test]
    fn lines_cannot_start_a_block() {
        let check = |text: &str, expect: &str| assert_eq!(one_line(text), expect);
        check("- item", "\\- item");
        check("> quote > more", "\\> quote > more");
        check("1. First", "1\\. First");
        check("2) x", "2\\) x");
        check("2025 was dry.", "2025 was dry.");
        check("---", "\\---");
        check("===", "\\==\\=");
        check("+1", "\\+1");
        check("# x", "\\# x");
    }

    #[test]
    fn line_breaks_and_paragraphs_survive() {
        let check = |text: &str, expect: &[&str]| assert_eq!(paragraphs(text), expect, "{text:?}");
        check("one\ntwo", &["one\\", "two"]);
        check("one\n\ntwo", &["one", "", "two"]);
        check("\n\none\n \n\n\ntwo\n", &["one", "", "two"]);
        check(
            "    code\n\tx",
            &[
                "&nbsp;&nbsp;&nbsp;&nbsp;code\\",
                "&nbsp;&nbsp;&nbsp;&nbsp;x",
            ],
        );
        check("", &[]);
    }

    #[test]
    fn escaped_text_is_read_back() {
        let check = |text: &str| {
            assert_eq!(unescape(&one_line(text)), text);
            assert_eq!(unescape(&paragraphs(text).join("\n")), text);
        };
        check("a *b* [[x]] <b> --> &amp; &#x202E; 5% %%x%% \\ \\* $5 ==x== ![a](b) _c_");
        check("1. x \u{202e}y");
        assert_eq!(
            unescape(&paragraphs("one\ntwo\n\n  three").join("\n")),
            "one\ntwo\n\n  three"
        );
    }

    #[test]
    fn invisible_characters_are_made_visible_or_dropped() {
        assert_eq!(one_line("a\u{202e}b\u{7}c\u{2066}"), "a&#x202E;bc&#x2066;");
    }

    #[test]
    fn only_web_and_mail_addresses_are_links() {
        let check = |address: &str, expect: Option<&str>| {
            assert_eq!(link_address(address).as_deref(), expect);
        };
        check(
            "https://x.example/a_(b)?c=d e",
            Some("https://x.example/a_%28b%29?c=d%20e"),
        );
        check("HTTP://x", Some("HTTP://x"));
        check("mailto:a@b.example", Some("mailto:a@b.example"));
        check("javascript:alert(1)", None);
        check("notes.txt", None);
    }
}
