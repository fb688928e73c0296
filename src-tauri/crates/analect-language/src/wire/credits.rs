//! Captions of pictures and the credits that end them.

use super::agencies::agency;
use super::matching::{after_any, word_count};
use crate::layout::closed_end;

/// Words that announce a credit, longer ones first.
#[rustfmt::skip]
const ANNOUNCED: &[&str] = &[
    "photo credit", "image credit", "picture credit", "photo courtesy of", "image courtesy of", "photograph courtesy of", "photo source",
    "image source", "photograph by", "photographs by", "photography by", "photo by", "photos by", "picture by", "pictures by", "image by",
    "illustration by", "video by", "crédit photo", "photograph", "photographs", "photo", "photos", "picture", "pictures", "image", "images",
    "credit", "illustration", "composite", "foto", "fotos", "bild", "pic",
];

/// Openings that mark a caption even without a credit.
#[rustfmt::skip]
const CAPTIONS: &[&str] = &[
    "file photo:", "file photo -", "file photo –", "file photo —", "file -", "file –", "file —", "file image:", "file picture:",
    "photo caption:", "image caption:", "image caption,", "caption:", "bildunterschrift:",
];

/// Houses that sign pictures and are no news agencies, in lower case.
#[rustfmt::skip]
const HOUSES: &[&str] = &[
    "getty", "getty images", "shutterstock", "istock", "alamy", "unsplash", "flickr", "wikimedia commons", "wikimedia", "epa", "epa-efe",
    "zuma", "zuma press", "imago", "picture alliance", "nurphoto", "sipa", "sipa usa", "rex", "rex/shutterstock", "handout", "pool",
    "file", "ap photo", "afp photo", "cp photo", "reuters photo", "file photo", "nasa", "esa", "staff", "supplied", "inpho", "sportsfile",
    "rollingnews.ie", "collins photos",
];

/// Longest caption that is believed, in words: a longer text is a paragraph with a credit below.
const LONGEST_CAPTION: usize = 120;

/// Where the credit stands that ends `text`, in bytes: the start of what announces it and its end.
pub(super) fn credit(text: &str) -> Option<(usize, usize)> {
    let start = bracketed(text)
        .or_else(|| announced(text))
        .or_else(|| signed(text))?;
    Some((start, text.len()))
}

/// Whether what stands before a credit may be its caption.
pub(super) fn is_caption(text: &str) -> bool {
    word_count(text) <= LONGEST_CAPTION
}

/// The bytes of a picture's number in a gallery that `text` opens with: "[1/3]".
pub(super) fn gallery_number(text: &str) -> usize {
    let inner = text
        .strip_prefix('[')
        .and_then(|inner| inner.split_once(']'));
    let number = inner.map(|(number, _)| number).filter(|number| {
        number.len() <= 7
            && number.contains('/')
            && number.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    });
    number.map_or(0, |number| number.len() + 2)
}

/// Whether `line` is marked as a caption at its start.
pub(super) fn opens_caption(line: &str) -> bool {
    after_any(line, CAPTIONS).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// A credit without brackets around it and without what announces it.
pub(super) fn credit_name(credit: &str) -> &str {
    let bare = without_offer(credit.trim()).trim_end_matches('.');
    let inner = bare
        .strip_prefix(['(', '['])
        .and_then(|inner| inner.strip_suffix([')', ']']))
        .unwrap_or(bare)
        .trim();
    let named = after_any(inner, ANNOUNCED).filter(|rest| {
        rest.starts_with([':', ' ', ',', '.']) || rest.trim_start().starts_with(':')
    });
    let name = named.map_or(inner, |rest| {
        rest.trim_start_matches([' ', ':', ',', '.', '\u{a0}'])
    });
    let name = name.strip_prefix("by ").unwrap_or(name);
    if name.is_empty() { inner } else { name }
}

/// "(AP Photo/Ana Lund, File)" at the end of `text`.
fn bracketed(text: &str) -> Option<usize> {
    let body = text.strip_suffix('.').unwrap_or(text);
    let body = body.strip_suffix([')', ']'])?;
    let open = body.rfind(['(', '['])?;
    let inner = body.get(open + 1..)?;
    let announced = after_any(inner, ANNOUNCED)
        .is_some_and(|rest| rest.starts_with([':', '/', ' ']) && is_names(rest));
    (inner.chars().count() <= 120 && (announced || is_signature(inner))).then_some(open)
}

/// "Photograph: Ana Lund/AFP" at the end of `text`, after a complete sentence or on its own.
fn announced(text: &str) -> Option<usize> {
    let from = text.char_indices().rev().nth(160).map_or(0, |(at, _)| at);
    let tail = text.get(from..)?;
    let starts = tail
        .char_indices()
        .filter(|(_, c)| c.is_uppercase())
        .map(|(at, _)| from + at);
    starts.rev().find(|start| is_announcement(text, *start))
}

fn is_announcement(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    let free = before.is_empty()
        || (before.ends_with([' ', '\n', '\u{a0}', '|'])
            && (closed_end(before.trim_end()) || before.trim_end().ends_with('|')));
    let rest = text
        .get(start..)
        .and_then(|here| after_any(here, ANNOUNCED))
        .unwrap_or("");
    let by = text.get(start..).is_some_and(|here| {
        here.get(..here.len() - rest.len())
            .is_some_and(|word| word.ends_with("by") || word.ends_with("of"))
    });
    let name = rest.trim_start();
    let colon = name.starts_with(':')
        || rest.starts_with("...")
        || (name.starts_with(',') && rest.len() == name.len());
    free && (by || colon) && is_names(name.trim_start_matches([':', ',', '.']))
}

/// "REUTERS/Ana Lund" or "© Getty Images" after the last complete sentence of `text`, or on its own.
fn signed(text: &str) -> Option<usize> {
    let text = without_offer(text);
    let from = text.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    let tail = text.get(from..)?;
    let rims = tail
        .match_indices(". ")
        .map(|(at, mark)| from + at + mark.len())
        .chain((from == 0).then_some(0));
    rims.filter(|start| text.get(*start..).is_some_and(is_signature))
        .min()
}

/// `text` without the offer of a licence that some pages print behind a credit.
fn without_offer(text: &str) -> &str {
    let end = [" Purchase Licensing Rights", " Acquire Licensing Rights"]
        .iter()
        .find_map(|offer| text.rfind(offer));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Whether `text` signs a picture: an agency or picture house and a name with a slash between, or "via".
fn is_signature(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    let bare = text.trim_start_matches(['©', ' ']);
    let parts: Vec<&str> = bare
        .split(['/', ','])
        .flat_map(|part| part.split(" via "))
        .map(str::trim)
        .collect();
    let known = |part: &&str| is_house(part) || agency(part).is_some();
    let joined = parts.len() > 1 && parts.iter().any(known);
    let alone = is_house(bare)
        && !matches!(
            bare.to_lowercase().as_str(),
            "file" | "pool" | "staff" | "nasa" | "esa" | "rex" | "supplied"
        );
    let starts = bare.starts_with(char::is_alphanumeric) && agency(bare).is_none();
    starts
        && is_names(bare)
        && word_count(bare) <= 12
        && (joined && (bare.contains('/') || bare.contains(" via "))
            || alone
            || text.starts_with('©') && parts.iter().any(known))
}

fn is_house(part: &str) -> bool {
    HOUSES.contains(&part.to_lowercase().as_str())
}

/// Whether `text` reads as names: short, capitalised throughout but for small words, and not a sentence.
fn is_names(text: &str) -> bool {
    let small = [
        "via", "for", "of", "and", "by", "the", "courtesy", "from", "de", "van", "von", "der",
        "la", "del", "with", "at", "in", "file",
    ];
    let capital = |word: &str| {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || small.contains(&bare)
            || bare.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            || bare.trim_end_matches('.').contains('.')
    };
    let text = text.trim().trim_start_matches(['/', ':', '©']).trim();
    let short = (1..=16).contains(&word_count(text)) && text.chars().count() <= 140;
    short && text.split_whitespace().all(capital) && text.split(". ").count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_end_a_caption_or_stand_alone() {
        let check = |text: &str, caption: &str, name: &str| {
            let found = credit(text).and_then(|(start, _)| text.split_at_checked(start));
            let found = found.map(|(caption, credit)| (caption.trim(), credit_name(credit)));
            assert_eq!(found, Some((caption, name)), "{text:?}");
        };
        check(
            "Cod dries in Vardø. Photograph: Ana Lund/AFP",
            "Cod dries in Vardø.",
            "Ana Lund/AFP",
        );
        check(
            "Cod dries in Vardø. (AP Photo/Ana Lund, File)",
            "Cod dries in Vardø.",
            "AP Photo/Ana Lund, File",
        );
        check(
            "Cod dries. (Photo by Ana Lund/Getty Images)",
            "Cod dries.",
            "Ana Lund/Getty Images",
        );
        check(
            "Cod dries. REUTERS/Ana Lund/File Photo",
            "Cod dries.",
            "REUTERS/Ana Lund/File Photo",
        );
        check(
            "Cod dries. REUTERS/Ana Lund Purchase Licensing Rights, opens new tab",
            "Cod dries.",
            "REUTERS/Ana Lund",
        );
        check("Cod dries. Image: NTB via AP", "Cod dries.", "NTB via AP");
        check("Photo: Ana Lund", "", "Ana Lund");
        check("Image source, Getty Images", "", "Getty Images");
        check("Cod dries [Photo/Xinhua]", "Cod dries", "Photo/Xinhua");
        check("© Getty Images", "", "© Getty Images");
    }

    #[test]
    fn ordinary_prose_has_no_credit() {
        let check = |text: &str| assert_eq!(credit(text), None, "{text:?}");
        check("The photograph: a sled, a dog, a fjord.");
        check("She paid in cash. Credit: that was for others.");
        check("He spoke (briefly) of the photo.");
        check("The picture was taken by Ana Lund.");
        check("It happened (see Figure 3).");
        check("They work for Reuters and AFP.");
        check("Cod is dear. - AP/AFP");
        check("Image: the brand wants a new one.");
        check("He joined the and/or debate.");
    }
}
