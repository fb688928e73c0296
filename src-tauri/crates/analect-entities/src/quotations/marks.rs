//! Where quotation marks open and close in a block.

/// A stretch between quotation marks, the outermost ones, with the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Where the opening mark stands, in bytes of the block.
    pub(super) start: usize,
    /// Behind the closing mark, or the end of the block where there is none.
    pub(super) end: usize,
    /// Bytes of the opening mark.
    pub(super) mark: usize,
    /// Whether the closing mark is there.
    pub(super) closed: bool,
}

impl Span {
    /// What stands between the marks.
    pub(super) fn inner<'text>(&self, text: &'text str) -> &'text str {
        let whole = text.get(self.start..self.end).unwrap_or("");
        let inner = whole.get(self.mark..).unwrap_or("");
        if !self.closed {
            return inner;
        }
        // Both "''" and the other marks end with one of these.
        inner.trim_end_matches(['”', '“', '"', '’', '\'', '»', '«', '›', '‹'])
    }
}

/// The marks a quotation is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// “…”, ”…”, „…“, „…”.
    Curly,
    /// "…".
    Straight,
    /// «…» and »…«, by the mark that closes.
    Guillemets(char),
    /// ‘…’.
    Single,
    /// '…'.
    StraightSingle,
    /// Two grave accents and two apostrophes.
    Ticks,
}

/// How far behind a single mark its closing one is looked for, in bytes.
const SINGLE_REACH: usize = 1200;

/// One character with its surroundings.
#[derive(Debug, Clone, Copy)]
struct At<'text> {
    character: char,
    before: Option<char>,
    after: Option<char>,
    /// The text behind the character.
    rest: &'text str,
}

impl At<'_> {
    fn opens_word(self) -> bool {
        let free = self.before.is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '(' | '[' | '—' | '–' | '-' | '“' | '"' | '‘' | '/' | '…')
        });
        free && self.after.is_some_and(|c| !c.is_whitespace())
    }

    fn closes_word(self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
            && self.after.is_none_or(|c| !c.is_alphanumeric())
    }
}

/// The stretches between outermost quotation marks of `text`, in order. One that never closes
/// runs to the end of the text or to where the same marks open anew.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, Style)> = None;
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let behind = index + character.len_utf8();
        let at = At {
            character,
            before,
            after: characters.peek().map(|(_, next)| *next),
            rest: text.get(behind..).unwrap_or(""),
        };
        before = Some(character);
        match open {
            None => open = opening(at).map(|(style, mark)| (index, mark, style)),
            Some((start, mark, style)) if closes(at, style) => {
                let end = if style == Style::Ticks {
                    behind + 1
                } else {
                    behind
                };
                found.push(Span {
                    start,
                    end,
                    mark,
                    closed: true,
                });
                open = None;
            }
            Some((start, mark, Style::Curly)) if character == '“' && at.opens_word() => {
                let (end, closed) = (index, false);
                found.push(Span {
                    start,
                    end,
                    mark,
                    closed,
                });
                open = Some((index, character.len_utf8(), Style::Curly));
            }
            Some(_) => {}
        }
    }
    if let Some((start, mark, style)) = open
        && !matches!(style, Style::Single | Style::StraightSingle)
    {
        let (end, closed) = (text.len(), false);
        found.push(Span {
            start,
            end,
            mark,
            closed,
        });
    }
    found
}

/// The style a quotation opens with at `at`, and how many bytes its mark has.
fn opening(at: At<'_>) -> Option<(Style, usize)> {
    let bytes = at.character.len_utf8();
    let style = match at.character {
        '“' | '„' => Style::Curly,
        '”' if at.opens_word() => Style::Curly,
        '"' if at.opens_word() => Style::Straight,
        '«' => Style::Guillemets('»'),
        '»' if at.opens_word() => Style::Guillemets('«'),
        '‘' if at.opens_word() && !is_elision(at) && closes_later(at, Style::Single) => {
            Style::Single
        }
        '\'' if at.opens_word() && !is_elision(at) && closes_later(at, Style::StraightSingle) => {
            Style::StraightSingle
        }
        '`' if at.after == Some('`') => return Some((Style::Ticks, 2)),
        _ => return None,
    };
    Some((style, bytes))
}

/// "'90s", "'em", "'tis".
fn is_elision(at: At<'_>) -> bool {
    let word = at
        .rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    at.after.is_some_and(|c| c.is_ascii_digit()) && word.ends_with('s')
        || matches!(
            word,
            "em" | "tis" | "twas" | "til" | "cause" | "n" | "bout" | "round"
        )
}

fn closes(at: At<'_>, style: Style) -> bool {
    match style {
        Style::Curly => at.character == '”' || (at.character == '“' && at.closes_word()),
        Style::Straight => {
            at.character == '"' && !(at.opens_word() && at.after.is_some_and(char::is_alphanumeric))
        }
        Style::Guillemets(mark) => at.character == mark,
        Style::Single => matches!(at.character, '’' | '\'') && closes_single(at, style),
        Style::StraightSingle => at.character == '\'' && closes_single(at, style),
        Style::Ticks => at.character == '\'' && at.after == Some('\''),
    }
}

/// Whether a single mark closes a quotation, rather than being an apostrophe: of two behind an s,
/// the later one closes it ("‘the sailors’ wives’").
fn closes_single(at: At<'_>, style: Style) -> bool {
    let plural = at.before == Some('s')
        && at.after == Some(' ')
        && at.rest.trim_start().starts_with(char::is_lowercase);
    at.closes_word() && !(plural && closes_later(at, style))
}

/// Whether a single mark that can close stands behind `at`, in its reach and before one that opens.
fn closes_later(at: At<'_>, style: Style) -> bool {
    let mut before = Some(at.character);
    let mut characters = at.rest.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        if index > SINGLE_REACH || matches!(character, '‘' | '\n') {
            return false;
        }
        let after = characters.peek().map(|(_, next)| *next);
        let rest = "";
        let here = At {
            character,
            before,
            after,
            rest,
        };
        let mark = character == '\'' || (style == Style::Single && character == '’');
        if mark && here.closes_word() {
            return true;
        }
        before = Some(character);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outermost_marks_of_every_style_are_paired() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<&str> = spans(text)
                .iter()
                .map(|span| text.get(span.start..span.end).unwrap_or("?"))
                .collect();
            assert_eq!(found, expect, "{text:?}");
        };
        check("“Ice,” he said. “Thick ice.”", &["“Ice,”", "“Thick ice.”"]);
        check("\"Ice,\" he said.", &["\"Ice,\""]);
        check("„Eis“, sagte er.", &["„Eis“"]);
        check("«Glace», dit-il. »Eis«", &["«Glace»", "»Eis«"]);
        check("”Is”, sade han.", &["”Is”"]);
        check(
            "‘Ice,’ he said, ‘isn’t thick.’",
            &["‘Ice,’", "‘isn’t thick.’"],
        );
        check(
            "'Ice,' he said, 'isn't thick.'",
            &["'Ice,'", "'isn't thick.'"],
        );
        check("``Ice,'' he said.", &["``Ice,''"]);
        check(
            "“He said ‘no’ twice,” she said.",
            &["“He said ‘no’ twice,”"],
        );
        check("‘the sailors’ wives’ left", &["‘the sailors’ wives’"]);
        check("The sailors' wives left in the '90s.", &[]);
        check("rock 'n' roll, 6\" of snow", &[]);
        check("It’s Berg’s; the sailors’ ships.", &[]);
        check("“We will see", &["“We will see"]);
        check("“One. “Two.”", &["“One. ", "“Two.”"]);
    }
}
