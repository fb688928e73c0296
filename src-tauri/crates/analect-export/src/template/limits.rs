//! Limits of a template, so that no template can use up the stack.
//!
//! The engine works through nested expressions by recursion. How deep they nest is bounded by the
//! length of a tag and the number of tags, and the stack is large enough for the worst of these.

use super::TemplateError;
use std::thread;

/// Bytes a template may have.
const MAX_SOURCE: usize = 64 << 10;
/// Bytes between the two ends of a tag.
const MAX_TAG: usize = 2 << 10;
/// Tags a template may have; each `elif` nests by one.
const MAX_TAGS: usize = 1000;
/// Bytes of stack that work on a template may take; memory is taken up only where it is used.
const STACK: usize = 256 << 20;

/// Calls `work` on a stack that is large enough for every template within the limits.
pub(super) fn with_deep_stack<T: Send>(
    work: impl FnOnce() -> Result<T, TemplateError> + Send,
) -> Result<T, TemplateError> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let message = "the system has no memory to try the template; close something and try again";
        let started = thread.spawn_scoped(scope, work);
        let started = started.map_err(|_| TemplateError::at("", 0, message))?;
        started
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Whether the template keeps to the limits.
pub(super) fn check(source: &str) -> Result<(), TemplateError> {
    let beyond = |at, message: &str| Err(TemplateError::at(source, at, message));
    if source.len() > MAX_SOURCE {
        return beyond(0, "the template is longer than 64 KiB");
    }
    let (mut at, mut count) = (0, 0);
    while let Some((start, kind)) = opening(source.as_bytes(), at) {
        let inside = start + 2;
        let rest = source.as_bytes().get(inside..).unwrap_or_default();
        let length = match kind {
            b'#' => find(rest, b"#}").map_or(rest.len(), |end| end + 2),
            b'%' if is_tag(rest, b"raw") => raw_length(rest),
            _ => tag_length(rest, kind),
        };
        let is_tag = kind != b'#' && !(kind == b'%' && is_tag(rest, b"raw"));
        count += usize::from(is_tag);
        if is_tag && length > MAX_TAG {
            return beyond(start, "the tag that starts here is longer than 2 KiB");
        }
        if count > MAX_TAGS {
            return beyond(start, "the template has more than 1000 tags");
        }
        at = inside + length;
    }
    Ok(())
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
