//! Copies of examples as headlines are written: in capitals, and with a capital at most words.

use super::Example;
use analect_model::Document;

/// How a copy is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Every letter is a capital.
    Capitals,
    /// Every word of four letters or more has a capital.
    Titles,
}

/// `example` written otherwise; every letter keeps its place.
pub(crate) fn copy(example: &Example, writing: Writing) -> Example {
    let text = example.document.text();
    let written = match writing {
        Writing::Capitals => text.chars().map(capital).collect(),
        Writing::Titles => titles(text),
    };
    let document = Document::new(written, example.document.blocks().to_vec(), Vec::new());
    Example {
        document: document.unwrap_or_else(|_| example.document.clone()),
        ..example.clone()
    }
}

/// The capital of `c`, where it takes as many bytes.
fn capital(c: char) -> char {
    let mut capitals = c.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital.len_utf8() == c.len_utf8() => capital,
        _ => c,
    }
}

fn titles(text: &str) -> String {
    let word = |word: &str| {
        let long = word.chars().filter(|c| c.is_alphabetic()).count() >= 4;
        let mut chars = word.chars();
        let first = chars.next().filter(|_| long).map(capital);
        first.map_or(word.to_owned(), |first| first.to_string() + chars.as_str())
    };
    text.split_inclusive(char::is_whitespace)
        .map(word)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_keep_their_place() {
        let check = |text: &str, expect: &str| {
            assert_eq!(titles(text), expect);
            assert_eq!(
                text.chars().map(capital).collect::<String>().len(),
                text.len()
            );
        };
        check(
            "straße nach Rome over\nthe river",
            "Straße Nach Rome Over\nthe River",
        );
        check("", "");
    }
}
