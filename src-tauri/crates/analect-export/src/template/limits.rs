//! Limits of a template, so that no template can use up the stack, the memory or the reader's time.
//!
//! The engine works through nested expressions by recursion. How deep they nest is bounded by the
//! length of a tag and the number of tags, and the stack is large enough for the worst of these.
//! It counts its steps and the text that it makes, but not the way through a list. So there is
//! nothing that puts one list into another twice: a chain of such steps would double it each time.

use super::TemplateError;

/// Bytes a template may have.
const MAX_SOURCE: usize = 64 << 10;
/// Bytes between the two ends of a tag.
const MAX_TAG: usize = 2 << 10;
/// Tags a template may have; each `elif` nests by one.
const MAX_TAGS: usize = 1000;
/// Bytes of stack that work on a template may take, as tried with the deepest templates that keep to
/// the limits; memory is taken up only where it is used.
pub(super) const STACK: usize = 256 << 20;

/// Whether the template keeps to the limits of length.
pub(super) fn check(source: &str) -> Result<(), TemplateError> {
    let beyond = |at, message: &str| Err(TemplateError::at(source, at, message));
    if source.len() > MAX_SOURCE {
        return beyond(0, "the template is longer than 64 KiB");
    }
    let mut count = 0;
    for (start, code) in tags(source.as_bytes()) {
        count += 1;
        if code.len() + 2 > MAX_TAG {
            return beyond(start, "the tag that starts here is longer than 2 KiB");
        }
        if count > MAX_TAGS {
            return beyond(start, "the template has more than 1000 tags");
        }
    }
    Ok(())
}

/// Whether no tag could make a list grow; the template is one that the engine could read.
pub(super) fn check_growth(source: &str) -> Result<(), TemplateError> {
    for (start, code) in tags(source.as_bytes()) {
        if let Some((offset, message)) = growth(code) {
            return Err(TemplateError::at(source, start + 2 + offset, message));
        }
    }
    Ok(())
}

/// The tags: where each starts, and what stands between its ends. Comments and what is raw are none.
fn tags(source: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (start, kind) = opening(source, at)?;
            let inside = start + 2;
            let rest = source.get(inside..).unwrap_or_default();
            let raw = kind == b'%' && is_tag(rest, b"raw");
            let length = match kind {
                b'#' => find(rest, b"#}").map_or(rest.len(), |end| end + 2),
                b'%' if raw => raw_length(rest),
                _ => tag_length(rest, kind),
            };
            at = inside + length;
            if kind != b'#' && !raw {
                let code = rest.get(..length.saturating_sub(2));
                return Some((start, code.unwrap_or_default()));
            }
        }
    })
}

/// Where the next tag or comment from `at` on starts, and the second byte of its delimiter.
fn opening(source: &[u8], at: usize) -> Option<(usize, u8)> {
    let pairs = source.get(at..)?.windows(2);
    let mut found = pairs.enumerate().filter_map(|(offset, pair)| match pair {
        [b'{', kind @ (b'{' | b'%' | b'#')] => Some((at + offset, *kind)),
        _ => None,
    });
    found.next()
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len()).position(|found| found == words)
}

/// Whether what follows a `{%` is this word alone.
fn is_tag(rest: &[u8], word: &[u8]) -> bool {
    let rest = rest
        .strip_prefix(b"-")
        .or(rest.strip_prefix(b"+"))
        .unwrap_or(rest);
    let rest = rest.trim_ascii_start().strip_prefix(word);
    let rest = rest.map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|rest| {
        [&b"%}"[..], b"-%}", b"+%}"]
            .iter()
            .any(|end| rest.starts_with(end))
    })
}

/// How many bytes follow the `{%` of `{% raw %}` until its `{% endraw`, which is a tag of its own.
fn raw_length(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = rest.get(at..).and_then(|rest| find(rest, b"{%")) {
        at += found;
        if rest
            .get(at + 2..)
            .is_some_and(|rest| is_tag(rest, b"endraw"))
        {
            return at;
        }
        at += 2;
    }
    rest.len()
}

/// How many bytes follow the start of a tag until its end, which stands outside of strings and
/// brackets.
fn tag_length(rest: &[u8], kind: u8) -> usize {
    let end = if kind == b'%' { b"%}" } else { b"}}" };
    let (mut depth, mut at) = (0_isize, 0);
    while let Some(byte) = rest.get(at) {
        if depth == 0 && rest.get(at..).is_some_and(|rest| rest.starts_with(end)) {
            return at + 2;
        }
        match byte {
            b'"' | b'\'' => at += string_length(rest.get(at + 1..).unwrap_or_default(), *byte),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

/// What stands in a bracket that is still open.
struct Bracket {
    start: usize,
    /// Whether it is a list, a map or a tuple that is written out.
    literal: bool,
    /// A parenthesis that becomes a tuple with its first comma.
    group: bool,
    /// Whether it names a value.
    names: bool,
}

/// Where the code of a tag could make a list grow, and why that is refused.
fn growth(code: &[u8]) -> Option<(usize, &'static str)> {
    let mut open: Vec<Bracket> = Vec::new();
    // Whether what stands before is a value, so that a bracket takes a part of it or calls it.
    let mut value = false;
    // In `{% set x = 1, 2 %}` the list has no brackets.
    let sets = first_word(code) == b"set";
    let mut assigned = false;
    let mut at = 0;
    while let Some(byte) = code.get(at) {
        let rest = code.get(at + 1..).unwrap_or_default();
        match byte {
            b'"' | b'\'' => {
                at += string_length(rest, *byte);
                value = true;
            }
            b'(' | b'[' | b'{' => {
                open.push(Bracket {
                    start: at,
                    literal: !value && *byte != b'(',
                    group: !value && *byte == b'(',
                    names: false,
                });
                value = false;
            }
            b',' => {
                if let Some(bracket) = open.last_mut() {
                    bracket.literal |= bracket.group;
                } else if sets && assigned {
                    return Some((at, "a list stands in brackets"));
                }
                value = false;
            }
            b'=' => {
                assigned = true;
                value = false;
            }
            b')' | b']' | b'}' => {
                if let Some(closed) = open.pop().filter(|closed| closed.literal && closed.names) {
                    let message = "a list that is written out can hold only texts and numbers";
                    return Some((closed.start, message));
                }
                value = true;
            }
            // At the rim of a tag it keeps white space.
            b'+' if at == 0 || rest.is_empty() => {}
            b'+' | b'*' => {
                return Some((at, "`+` and `*` are not for templates; `~` joins texts"));
            }
            _ if is_word(*byte) => {
                let length = rest.iter().take_while(|byte| is_word(**byte)).count();
                let word = code.get(at..=at + length).unwrap_or_default();
                value = !KEYWORDS.contains(&word);
                let named = !byte.is_ascii_digit() && !CONSTANTS.contains(&word);
                for bracket in &mut open {
                    bracket.names |= named;
                }
                at += length;
            }
            _ if byte.is_ascii_whitespace() => {}
            _ => value = false,
        }
        at += 1;
    }
    None
}

/// Words after which a value starts.
const KEYWORDS: [&[u8]; 12] = [
    b"and", b"elif", b"else", b"filter", b"for", b"if", b"in", b"is", b"not", b"or", b"set",
    b"with",
];

/// Words that are values themselves.
const CONSTANTS: [&[u8]; 6] = [b"true", b"True", b"false", b"False", b"none", b"None"];

/// The word that says what a tag does.
fn first_word(code: &[u8]) -> &[u8] {
    let start = code.iter().position(|byte| is_word(*byte));
    let word = code.get(start.unwrap_or(code.len())..).unwrap_or_default();
    let end = word.iter().position(|byte| !is_word(*byte));
    word.get(..end.unwrap_or(word.len())).unwrap_or_default()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// How many bytes follow the quotation mark a string starts with, the one at its end included.
fn string_length(rest: &[u8], mark: u8) -> usize {
    let mut escaped = false;
    let end = rest.iter().position(|byte| {
        let ends = *byte == mark && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |end| end + 1)
}
