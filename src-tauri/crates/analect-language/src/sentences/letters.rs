//! What opens and closes a letter or mail whose line breaks are lost.

use super::abbreviations::{continues_time, is_opening};
use super::breaks::{Words, is_capitalised};
use super::surroundings::is_terminator;

/// Words before a comma that address nobody.
const INTERJECTIONS: &[&str] = &[
    "Well", "Yeah", "Oh", "OK", "Okay", "Sorry", "Sure", "Look", "Right", "Alas", "Again", "Indeed",
];

/// The text after the name it addresses ("Ana, Here is the list").
pub(super) fn after_greeting(words: &Words<'_>, index: usize) -> bool {
    let greets = matches!(words.at(0), "Dear" | "Hi" | "Hello" | "Hey");
    if index > 4 || (index > 1 && !greets) {
        return false;
    }
    let address = words.before(index, 1);
    let Some(name) = address
        .strip_suffix(',')
        .or_else(|| address.strip_suffix(':').filter(|_| greets))
    else {
        return false;
    };
    let named = is_capitalised(name)
        && !is_opening(name)
        && !continues_time(name)
        && !INTERJECTIONS.contains(&name);
    // "Therefore, I" is as common as "Ana, I": the capital of the pronoun tells nothing.
    let word = words.at(index);
    let begins =
        is_opening(word) && word != "I" && words.at(index + 1).starts_with(char::is_lowercase);
    named && begins
}

/// The name under the words that close a letter ("Regards, Ana Lund").
pub(super) fn after_sign_off(words: &Words<'_>, index: usize) -> bool {
    let Some(length) = sign_off(words, index) else {
        return false;
    };
    let before = words.before(index, length + 1);
    let alone = before.is_empty() || before.ends_with(is_terminator);
    let name = words.at(index);
    alone && is_capitalised(name) && !is_opening(name) && !words.last().ends_with(is_terminator)
}

/// The words that close a letter and end before `index`.
fn sign_off(words: &Words<'_>, index: usize) -> Option<usize> {
    let last = words.before(index, 1).trim_end_matches(',');
    let before = words.before(index, 2);
    match last {
        "Regards" | "Thanks" | "Thx" | "Sincerely" | "Cheers" | "Respectfully" => Some(1),
        "regards" | "Regard" | "wishes" if is_capitalised(before) => Some(2),
        "truly" | "sincerely" | "faithfully" if before == "Yours" => Some(2),
        _ => None,
    }
}
