//! What characters count as when a text is folded to tokens.

/// What a character counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Part of a word.
    Word,
    /// A token of its own, though a letter.
    Single,
    /// Punctuation or a symbol.
    Mark,
    /// A quotation mark of any kind.
    Quote,
    /// A dash of any kind.
    Dash,
    /// White space.
    Space,
    /// Seen by no reader, or an accent.
    Nothing,
}

/// What `character` counts as.
pub(crate) fn class(character: char) -> Class {
    match character {
        'a'..='z' | '0'..='9' | 'A'..='Z' => Class::Word,
        ' ' | '\t' | '\n' | '\r' => Class::Space,
        '\'' | '"' | '`' => Class::Quote,
        '-' => Class::Dash,
        '\0'..='\x7f' => Class::Mark,
        _ => wide_class(character),
    }
}

fn wide_class(character: char) -> Class {
    match character {
        '‘'..='‟' | '«' | '»' | '‹' | '›' | '´' | '′' | '″' | '＂' | '＇' | '「'..='』' => {
            Class::Quote
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Class::Dash,
        _ if is_unseen(character) => Class::Nothing,
        _ if character.is_whitespace() => Class::Space,
        _ if !character.is_alphanumeric() => {
            if is_vowel_sign(character) {
                Class::Word
            } else {
                Class::Mark
            }
        }
        _ if is_unspaced(character) => Class::Single,
        _ => Class::Word,
    }
}

/// Joiners, soft hyphens, variation selectors and marks of direction.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Accents, points, variation selectors, joiners, soft hyphens and marks of direction.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}'..='\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Signs of Indic and South-East Asian scripts that belong to the letter before them.
fn is_vowel_sign(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{1cff}' | '\u{a800}'..='\u{abff}')
}

/// Letters of scripts that do not part words by spaces.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
