//! Tokens: words, numbers and signs, cut so that names begin and end between them.
//!
//! Finer than the words of `analect-language`: hyphens stand alone ("Franco-German"), a possessive
//! is cut off ("Macron’s"), and initials keep their full stop ("J.", "U.S.").

/// A token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'text> {
    /// As written.
    pub(crate) text: &'text str,
    /// Where it starts, in bytes.
    pub(crate) start: usize,
    /// Whether white space or the start of the text stands before it.
    pub(crate) spaced: bool,
}

impl Token<'_> {
    /// Where it ends, in bytes.
    pub(crate) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it starts with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Short forms that end in a full stop.
const SHORT_FORMS: [&str; 33] = [
    "Adm", "Bros", "Capt", "Co", "Col", "Corp", "Dept", "Dr", "Fr", "Ft", "Gen", "Gov", "Hon",
    "Inc", "Jr", "Lt", "Ltd", "Maj", "Mr", "Mrs", "Ms", "Mt", "Pres", "Prof", "Rep", "Rev", "Sen",
    "Sgt", "Sr", "St", "Ste", "Supt", "vs",
];

/// The tokens of `text`, which starts at byte `offset` of its document, in order.
pub(crate) fn tokens(text: &str, offset: usize) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut spaced = true;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() {
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let length = length(rest, first);
        let token = Token {
            text: rest.get(..length).unwrap_or(rest),
            start: offset + at,
            spaced,
        };
        found.push(token);
        spaced = false;
        at += token.text.len();
    }
    found
}

/// The length in bytes of the token at the start of `rest`.
fn length(rest: &str, first: char) -> usize {
    if first == '@' && rest.chars().nth(1).is_some_and(char::is_alphanumeric) {
        return prefix(rest, |c| c == '@' || c == '_' || c.is_alphanumeric());
    }
    if rest.starts_with("http") && rest.contains("://") || rest.starts_with("www.") {
        let whole = prefix(rest, |c| !c.is_whitespace());
        if rest
            .get(..whole)
            .is_some_and(|url| url.contains("://") || url.starts_with("www."))
        {
            return whole;
        }
    }
    if is_inner(first) {
        return initials(rest).unwrap_or_else(|| word(rest));
    }
    if let Some(length) = possessive(rest) {
        return length;
    }
    if matches!(first, '.' | '-' | '–' | '—' | '!' | '?' | '*' | '=' | '_') {
        return prefix(rest, |c| c == first);
    }
    first.len_utf8()
}

/// Whether a word goes on with `c`.
fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}')
}

fn prefix(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}

/// The length of "J." or "U.S." at the start of `text`: single letters, each with its full stop.
fn initials(text: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, letter)) = chars.next() {
        let dotted = letter.is_alphabetic() && chars.next_if(|next| next.1 == '.').is_some();
        if !dotted || (at == 0 && !letter.is_uppercase()) {
            break;
        }
        length = at + letter.len_utf8() + 1;
    }
    let after = text.get(length..).and_then(|rest| rest.chars().next());
    (length > 0 && !after.is_some_and(is_inner)).then_some(length)
}

fn word(text: &str) -> usize {
    let mut length = prefix(text, is_inner);
    while let Some(rest) = text.get(length..) {
        let mut chars = rest.chars();
        let (Some(sign), Some(next)) = (chars.next(), chars.next()) else {
            break;
        };
        let before = text.get(..length).and_then(|word| word.chars().next_back());
        let digits = next.is_ascii_digit() && before.is_some_and(|c| c.is_ascii_digit());
        let joined = match sign {
            '\'' | '’' => next.is_alphabetic() && possessive(rest).is_none(),
            '&' => next.is_uppercase(),
            '.' | ',' | ':' => digits,
            _ => false,
        };
        if !joined {
            break;
        }
        length += sign.len_utf8()
            + rest
                .get(sign.len_utf8()..)
                .map_or(0, |rest| prefix(rest, is_inner));
    }
    let dotted = text.get(length..).is_some_and(|rest| rest.starts_with('.'));
    let short = dotted
        && text
            .get(..length)
            .is_some_and(|word| SHORT_FORMS.binary_search(&word).is_ok());
    length + usize::from(short)
}

/// The length of "'s" at the start of `text`, where no word goes on after it.
fn possessive(text: &str) -> Option<usize> {
    let after = text.strip_prefix(['\'', '’'])?.strip_prefix(['s', 'S'])?;
    (!after.starts_with(is_inner)).then_some(text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_and_end_between_tokens() {
        let check = |text: &str, expect: &str| {
            let found: Vec<&str> = tokens(text, 0).iter().map(|token| token.text).collect();
            assert_eq!(found.join("|"), expect, "{text:?}");
        };
        check(
            "Macron’s Franco-German plan",
            "Macron|’s|Franco|-|German|plan",
        );
        check(
            "J. K. O'Neil of the U.S. Army.",
            "J.|K.|O'Neil|of|the|U.S.|Army|.",
        );
        check(
            "Mr. Smith of AT&T Inc. paid 1,000.5",
            "Mr.|Smith|of|AT&T|Inc.|paid|1,000.5",
        );
        check("“Yes...”--he", "“|Yes|...|”|--|he");
        check("see https://a.b/c?d=e @you", "see|https://a.b/c?d=e|@you");
        check("", "");
    }
}
