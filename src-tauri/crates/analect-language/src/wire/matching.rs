//! Comparing the openings of lines, whatever their case.

/// What follows `opening` at the start of `line`; the comparison ignores ASCII case and the opening
/// must end at the end of a word.
pub(super) fn after<'text>(line: &'text str, opening: &str) -> Option<&'text str> {
    let head = line.get(..opening.len())?;
    let rest = line.get(opening.len()..)?;
    let inside_word =
        opening.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    (head.eq_ignore_ascii_case(opening) && !inside_word).then_some(rest)
}

/// What follows the first of `openings` that `line` starts with.
pub(super) fn after_any<'text>(line: &'text str, openings: &[&str]) -> Option<&'text str> {
    openings.iter().find_map(|opening| after(line, opening))
}

/// Whether `line` starts with one of `openings`.
pub(super) fn opens_with(line: &str, openings: &[&str]) -> bool {
    after_any(line, openings).is_some()
}

/// Whether `line`, without punctuation at its ends, is one of `texts`.
pub(super) fn is_any(line: &str, texts: &[&str]) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    texts.iter().any(|text| bare.eq_ignore_ascii_case(text))
}

/// `text` without white space and joining punctuation at its start.
pub(super) fn skip_joint(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '|' | '-' | '–' | '—' | '•' | '·' | '»' | '›' | '>')
    })
}

/// The number of words of `text`.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}
