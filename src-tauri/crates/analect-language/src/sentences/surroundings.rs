//! What stands directly before and after a terminator.

/// Characters that end a sentence.
pub(crate) fn is_terminator(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉')
        || is_full_terminator(character)
}

/// Terminators that need neither a space nor a capital after them, in scripts without either.
pub(super) fn is_full_terminator(character: char) -> bool {
    matches!(
        character,
        '。' | '！'
            | '？'
            | '｡'
            | '．'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '፧'
            | '។'
            | '៕'
            | '။'
    )
}

/// Quotes and brackets that may close after a terminator and still belong to its sentence.
pub(crate) fn is_closer(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '*'
            | '_'
    )
}

/// Quotes, brackets and signs that may open before the first word of a sentence.
pub(super) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '「'
            | '『'
            | '（'
            | '【'
            | '¿'
            | '¡'
            | '*'
            | '_'
    )
}

/// The characters of `before` after its last space, opening bracket or dash; at most 32.
pub(super) fn last_token(before: &str) -> &str {
    let breaks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '[' | '{' | '"' | '“' | '‘' | '«' | '„' | '—' | '–' | '/'
            )
    };
    let length: usize = before
        .chars()
        .rev()
        .take(32)
        .take_while(|c| !breaks(*c))
        .map(char::len_utf8)
        .sum();
    before.get(before.len() - length..).unwrap_or("")
}

/// What follows a terminator and its closing quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Following<'text> {
    /// Whether white space comes first.
    pub(super) spaced: bool,
    /// Whether a quote or bracket opens before the first word.
    pub(super) opened: bool,
    /// Whether it is a quote that opens.
    pub(super) quoted: bool,
    /// The rest of the text from its first letter, digit or symbol on.
    pub(super) rest: &'text str,
}

impl<'text> Following<'text> {
    /// What `after` begins with.
    pub(super) fn of(after: &'text str) -> Self {
        let text = after.trim_start();
        let rest = text.trim_start_matches(is_opener);
        let quoted = text.starts_with(['"', '\'', '“', '‘', '„', '«']);
        Self {
            spaced: text.len() < after.len(),
            opened: rest.len() < text.len(),
            quoted,
            rest,
        }
    }

    /// The first character after quotes and brackets.
    pub(super) fn first(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// The first word: letters, digits and apostrophes; at most 32 characters.
    pub(super) fn word(&self) -> &'text str {
        word_at(self.rest)
    }

    /// Up to four words from here on, without the punctuation around them.
    pub(super) fn words(&self) -> impl Iterator<Item = &'text str> {
        let near: usize = self.rest.chars().take(80).map(char::len_utf8).sum();
        self.rest
            .get(..near)
            .unwrap_or("")
            .split_whitespace()
            .take(4)
    }
}

/// The letters, digits and apostrophes `text` begins with; at most 32 characters.
fn word_at(text: &str) -> &str {
    let inner = |c: &char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let length: usize = text
        .chars()
        .take(32)
        .take_while(inner)
        .map(char::len_utf8)
        .sum();
    text.get(..length).unwrap_or("")
}

/// The bytes at the start of `text` whose characters all satisfy `belongs`.
pub(super) fn prefix_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(belongs).len()
}
