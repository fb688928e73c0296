//! Names of files made from titles.

use unicode_normalization::UnicodeNormalization;

/// The longest file name, in bytes, that every common file system and archive takes with room
/// for a suffix.
const MAX_BYTES: usize = 200;
const EXTENSION: &str = ".md";
/// Names Windows keeps for devices, also with an extension.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "com¹", "com²", "com³", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
    "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³", "conin$", "conout$",
];

/// A file name for notes on an article called `title`: legal on Windows, macOS and Linux and
/// linkable in Obsidian, at most 200 bytes with its ending `.md`, never empty.
pub fn file_name(title: &str) -> String {
    let title = title.replace(": ", " - ");
    let cleaned: String = title.nfc().map(legal).collect();
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    let joined = words.join(" ");
    let mut stem = cut(
        joined.trim_matches(['.', ' ']),
        MAX_BYTES - EXTENSION.len() - 1,
    )
    .trim_end_matches(['.', ' '])
    .to_owned();
    if stem.is_empty() {
        "Untitled".clone_into(&mut stem);
    }
    let device = stem
        .split('.')
        .next()
        .unwrap_or("")
        .trim_end()
        .to_lowercase();
    if RESERVED.contains(&device.as_str()) {
        stem.insert(0, '_');
    }
    stem + EXTENSION
}

/// What is the same for two names that a file system may take for one: those that differ in case
/// or in how an accent is written.
pub fn name_key(name: &str) -> String {
    name.to_lowercase().nfc().collect()
}

/// `character`, or what stands for it in a file name.
fn legal(character: char) -> char {
    match character {
        '/' | '\\' | ':' | '|' => '-',
        '<' | '>' | '"' | '?' | '*' | '#' | '^' | '[' | ']' => ' ',
        _ if character.is_control() || is_unseen(character) => ' ',
        _ => character,
    }
}

/// Whether `character` does not show: joiners, direction marks, private and unassigned planes.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{10ffff}'
    )
}

/// The longest start of `text` of at most `limit` bytes that cuts no character.
fn cut(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_legal_names() {
        let check = |title: &str, expect: &str| assert_eq!(file_name(title), expect, "{title:?}");
        check("Tolls rise", "Tolls rise.md");
        check("Paris: the talks", "Paris - the talks.md");
        check("AC/DC \"live\"? <now>", "AC-DC live now.md");
        check("..hidden..", "hidden.md");
        check("con", "_con.md");
        check("Aux.txt", "_Aux.txt.md");
        check("Console", "Console.md");
        check("[[x]] #y ^z", "x y z.md");
        check("a\u{202e}b\n\tc", "a b c.md");
        check("…", "….md");
        check("   ", "Untitled.md");
        check("", "Untitled.md");
        check("Cafe\u{301}", "Caf\u{e9}.md");
        assert_eq!(name_key("CAFE\u{301}.md"), name_key("caf\u{e9}.MD"));
    }

    proptest! {
        #[test]
        fn every_name_is_legal(title in "(?s)(.|[a-z]{1,50}|é{1,60}|[.:/ \\\\]{1,4}|😀|con){0,12}") {
            let name = file_name(&title);
            prop_assert!(name.len() <= MAX_BYTES && name.ends_with(EXTENSION) && name.len() > EXTENSION.len());
            prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']));
            prop_assert!(!name.chars().any(char::is_control));
            prop_assert!(!name.starts_with(['.', ' ']));
            let stem = name.strip_suffix(EXTENSION).unwrap();
            prop_assert!(!stem.ends_with(['.', ' ']));
            let device = stem.split('.').next().unwrap().to_lowercase();
            prop_assert!(!RESERVED.contains(&device.as_str()), "{}", name);
        }
    }
}
