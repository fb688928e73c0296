//! Text as tokens that typography does not change.
//!
//! Knows nothing of annotations or of a second text; identifiers come from a [`Vocabulary`].

use crate::alike::letters;
use crate::class::{Class, class, is_invisible, is_unseen};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

/// Folded characters in a token at most; a longer run of letters is several tokens.
const LONGEST: usize = 64;

/// How strongly the text is cut before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cut {
    /// The token before it touches it.
    None,
    /// White space.
    Space,
    /// White space after the end of a sentence.
    Sentence,
    /// A line break, or the start of the text.
    Line,
}

/// A word, a number, a single character of a script without spaces, or a punctuation mark.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// The same for the same folded characters.
    pub(crate) id: u32,
    /// Its first byte in the text.
    pub(crate) start: u32,
    /// The byte after its last one in the text.
    pub(crate) end: u32,
    /// Its first byte in the folded text.
    pub(crate) folded: u32,
    /// The length of its folded characters in bytes.
    pub(crate) len: u32,
    /// Which letters they have: [`crate::alike::letters`].
    pub(crate) letters: u64,
    /// Whether it is made of letters or digits.
    pub(crate) word: bool,
    /// What stands before it.
    pub(crate) cut: Cut,
}

impl Token {
    /// How much an alignment gains from it: words more than punctuation, long ones more than short.
    pub(crate) fn weight(&self) -> i32 {
        if self.word {
            2 + i32::try_from(self.len.min(8)).unwrap_or(8)
        } else {
            1
        }
    }
}

/// A text with its tokens.
#[derive(Debug)]
pub(crate) struct Folded<'text> {
    /// The text as it is.
    pub(crate) text: &'text str,
    /// The folded characters of all tokens, without anything between them.
    pub(crate) letters: String,
    /// The tokens in order.
    pub(crate) tokens: Vec<Token>,
}

impl Folded<'_> {
    /// The folded characters of `token`.
    pub(crate) fn characters(&self, token: &Token) -> &str {
        let start = token.folded as usize;
        self.letters
            .get(start..start + token.len as usize)
            .unwrap_or_default()
    }
}

/// The identifiers of all folded tokens of the texts compared.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary<'base> {
    base: Option<&'base Vocabulary<'base>>,
    ids: HashMap<Box<str>, u32>,
}

impl Vocabulary<'_> {
    /// A vocabulary that knows all of this one, and leaves it as it is when it learns more.
    pub(crate) fn strangers(&self) -> Vocabulary<'_> {
        Vocabulary {
            base: Some(self),
            ids: HashMap::new(),
        }
    }

    /// The number of different tokens so far; every identifier is below it.
    pub(crate) fn len(&self) -> usize {
        self.ids.len() + self.base.map_or(0, Vocabulary::len)
    }

    fn id(&mut self, folded: &str) -> u32 {
        let known = self.base.and_then(|base| base.ids.get(folded));
        if let Some(id) = known.or_else(|| self.ids.get(folded)) {
            return *id;
        }
        let id = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.ids.insert(folded.into(), id);
        id
    }
}

/// The tokens of `text`: compatibility characters taken apart (NFKC, Unicode Standard Annex 15),
/// without accents and invisible characters, in lower case, with one quotation mark and one dash,
/// without white space.
pub(crate) fn fold<'text>(text: &'text str, vocabulary: &mut Vocabulary<'_>) -> Folded<'text> {
    let mut folder = Folder {
        out: Folded {
            text,
            letters: String::with_capacity(text.len()),
            tokens: Vec::with_capacity(text.len() / 5 + 1),
        },
        cut: Cut::Line,
        open: None,
        ended: false,
        vocabulary,
    };
    for (at, character) in text.char_indices() {
        folder.take(at, character);
    }
    folder.close();
    folder.out
}

struct Folder<'text, 'words, 'base> {
    out: Folded<'text>,
    /// The cut before the next token.
    cut: Cut,
    /// The class of the token that is being read.
    open: Option<Class>,
    /// Whether the last visible character ends a sentence.
    ended: bool,
    vocabulary: &'words mut Vocabulary<'base>,
}

impl Folder<'_, '_, '_> {
    fn take(&mut self, at: usize, character: char) {
        let width = character.len_utf8();
        if character.is_ascii() {
            return self.push(at, width, character.to_ascii_lowercase());
        }
        match class(character) {
            Class::Nothing => self.stretch(at + width),
            Class::Space | Class::Quote | Class::Dash => self.push(at, width, character),
            _ => decompose_compatible(character, |part| {
                for lower in part.to_lowercase() {
                    if class(lower) != Class::Nothing {
                        self.push(at, width, lower);
                    }
                }
            }),
        }
    }

    /// Lets an accent or invisible character belong to the token before it.
    fn stretch(&mut self, end: usize) {
        if self.open.is_some()
            && let Some(token) = self.out.tokens.last_mut()
        {
            token.end = small(end);
        }
    }

    fn push(&mut self, at: usize, width: usize, character: char) {
        let class = class(character);
        if class == Class::Space {
            self.close();
            let line = matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            self.cut = self.cut.max(match (line, self.ended) {
                (true, _) => Cut::Line,
                (false, true) => Cut::Sentence,
                (false, false) => Cut::Space,
            });
            return;
        }
        let character = match class {
            Class::Quote => '\'',
            Class::Dash => '-',
            _ => character,
        };
        let closes = matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？');
        self.ended = closes || (self.ended && matches!(character, '\'' | ')' | ']'));
        if self.continues(class) {
            if class != Class::Dash && class != Class::Quote {
                self.out.letters.push(character);
            }
        } else {
            self.close();
            self.start(at, class, character);
        }
        let end = small(self.out.letters.len());
        if let Some(token) = self.out.tokens.last_mut() {
            token.end = small(at + width);
            token.len = end - token.folded;
        }
    }

    /// Whether a character of `class` belongs to the open token. Several quotation marks or dashes
    /// are one, as `--` stands for a dash and `''` for a quotation mark.
    fn continues(&self, class: Class) -> bool {
        let long = self
            .out
            .tokens
            .last()
            .is_some_and(|token| token.len as usize >= LONGEST);
        self.open == Some(class)
            && !long
            && matches!(class, Class::Word | Class::Quote | Class::Dash)
    }

    fn start(&mut self, at: usize, class: Class, character: char) {
        self.out.tokens.push(Token {
            id: 0,
            start: small(at),
            end: small(at),
            folded: small(self.out.letters.len()),
            len: 0,
            letters: 0,
            word: matches!(class, Class::Word | Class::Single),
            cut: self.cut,
        });
        self.out.letters.push(character);
        self.cut = Cut::None;
        self.open = Some(class);
    }

    /// Ends the open token and gives it its identifier.
    fn close(&mut self) {
        if self.open.take().is_none() {
            return;
        }
        if let Some(token) = self.out.tokens.last_mut() {
            let characters = self.out.letters.get(token.folded as usize..);
            let characters = characters.unwrap_or_default();
            token.id = self.vocabulary.id(characters);
            token.letters = letters(characters);
        }
    }
}

/// The characters of a text that its words are made of: what [`fold`] folds away for typography is
/// left out, letters keep their accents and their case.
pub(crate) fn plain(text: &str) -> impl Iterator<Item = char> {
    let visible = text.chars().filter(|character| {
        let accent = is_unseen(*character) && !is_invisible(*character);
        accent || !matches!(class(*character), Class::Space | Class::Nothing)
    });
    let folded = visible.map(|character| match class(character) {
        Class::Quote => '\'',
        Class::Dash => '-',
        _ => character,
    });
    let mut last = ' ';
    folded.nfkc().filter(move |character| {
        let again = *character == last && matches!(last, '\'' | '-');
        last = *character;
        !again && !character.is_whitespace()
    })
}

/// Texts are limited to far less than 32 bits of bytes; saturation keeps the function total.
fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let folded = fold(text, &mut Vocabulary::default());
        let all = folded.tokens.iter();
        all.map(|token| folded.characters(token).to_owned())
            .collect()
    }

    #[test]
    fn typography_does_not_change_tokens() {
        let check = |a: &str, b: &str| assert_eq!(tokens(a), tokens(b), "{a:?} {b:?}");
        check("“Café” — it’s  fine…", "\"cafe\u{301}\" - it's fine...");
        check("ﬁnance Sicher\u{ad}heit ①", "finance Sicherheit 1");
        check("a--b ''c''", "a–b \"c\"");
        check("one\u{a0}two\r\n", " one two");
        check("ÉCOLE brai\u{200b}ns", "école brains");
    }

    #[test]
    fn words_marks_and_ideographs_are_tokens() {
        assert_eq!(
            tokens("It's 3.5 漢字!"),
            ["it", "'", "s", "3", ".", "5", "漢", "字", "!"]
        );
        assert_eq!(tokens(" \n\u{ad}"), Vec::<String>::new());
        assert_eq!(tokens(&"a".repeat(150)).len(), 3);
    }

    #[test]
    fn tokens_cover_their_source() {
        let text = "  Cafe\u{301} №5";
        let folded = fold(text, &mut Vocabulary::default());
        let sources: Vec<_> = folded
            .tokens
            .iter()
            .map(|token| text.get(token.start as usize..token.end as usize))
            .collect();
        assert_eq!(sources, [Some("Cafe\u{301}"), Some("№5")]);
    }

    #[test]
    fn cuts_tell_lines_and_sentences_apart() {
        let folded = fold("A b. C (d.) E\nf", &mut Vocabulary::default());
        let words = folded.tokens.iter().filter(|token| token.word);
        let cuts: Vec<Cut> = words.map(|token| token.cut).collect();
        assert_eq!(
            cuts,
            [
                Cut::Line,
                Cut::Space,
                Cut::Sentence,
                Cut::None,
                Cut::Sentence,
                Cut::Line
            ]
        );
    }
}
