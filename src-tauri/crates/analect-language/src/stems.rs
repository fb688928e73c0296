//! Stems of words, so that "freezes" and "freezing" count as one.

use crate::Language;
use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The stem of `word`, which is in lower case, by the Snowball algorithm of `language`.
///
/// Without a language the word is stemmed as English; a language without an algorithm here leaves
/// it as it is. A possessive ending ("'s") is dropped first.
pub fn stem(word: &str, language: Option<Language>) -> Cow<'_, str> {
    let bare = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    match algorithm(language.unwrap_or(Language::ENGLISH)) {
        Some(algorithm) => Stemmer::create(algorithm).stem(bare),
        None => Cow::Borrowed(bare),
    }
}

fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language {
        Language::ENGLISH => Algorithm::English,
        Language::GERMAN => Algorithm::German,
        Language::FRENCH => Algorithm::French,
        Language::SPANISH => Algorithm::Spanish,
        Language::ITALIAN => Algorithm::Italian,
        Language::PORTUGUESE => Algorithm::Portuguese,
        Language::DUTCH => Algorithm::Dutch,
        Language::RUSSIAN => Algorithm::Russian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        let check = |language, one: &str, other: &str| {
            assert_eq!(stem(one, language), stem(other, language), "{one} {other}");
        };
        check(None, "ferries", "ferry");
        check(None, "harbour's", "harbour");
        check(None, "harbour’s", "harbours");
        check(Some(Language::GERMAN), "häfen", "hafen");
        check(Some(Language::FRENCH), "glacée", "glacées");
        check(Some(Language::SPANISH), "barcos", "barco");
        check(Some(Language::ITALIAN), "traghetti", "traghetto");
        check(Some(Language::PORTUGUESE), "barcos", "barco");
        check(Some(Language::DUTCH), "boten", "boot");
        assert_eq!(stem("船", Some(Language::CHINESE)), "船");
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "(?s)(.|[a-zäöüéèß]){0,12}", language in 0usize..8) {
            let language = [
                Language::ENGLISH, Language::GERMAN, Language::FRENCH, Language::SPANISH,
                Language::ITALIAN, Language::PORTUGUESE, Language::DUTCH, Language::RUSSIAN,
            ][language];
            let word = word.to_lowercase();
            prop_assert_eq!(stem(&word, Some(language)), stem(&word, Some(language)));
        }
    }
}
