//! The marks of a revised story.

use super::matching::skip_joint;

/// Marks of a revised story.
#[rustfmt::skip]
const REVISIONS: &[&str] = &[
    "update", "wrapup", "roundup", "recast", "refile", "corrected", "correction", "rpt", "repeat", "lead", "ld", "writethru", "recap", "graf",
];

/// The mark of revision a headline opens with, and the bytes up to the headline itself: "UPDATE 2-",
/// "WRAPUP 1-", "CORRECTED-", "(LEAD)", "2nd Ld-Writethru:".
pub(super) fn revision(line: &str) -> Option<(String, usize)> {
    if let Some(inner) = line.strip_prefix('(') {
        let (mark, rest) = inner.split_once(')')?;
        let gap = rest.len() - rest.trim_start().len();
        return is_revision(mark).then(|| (shout(mark), mark.len() + 2 + gap));
    }
    let (mark, rest) = line.split_once(['-', ':', '–', '—'])?;
    let shouted =
        !mark.chars().any(char::is_lowercase) || mark.starts_with(|c: char| c.is_ascii_digit());
    let joint = rest.len() - skip_joint(rest).len();
    let length = line.len() - rest.len() + joint;
    let headline = line.get(length..)?.starts_with(|c: char| !c.is_lowercase());
    if !(shouted && headline && is_revision(mark)) {
        return None;
    }
    match revision(line.get(length..)?) {
        Some((more, further)) => Some((format!("{} {more}", shout(mark)), length + further)),
        None => Some((shout(mark), length)),
    }
}

/// The mark of revision behind a slug: "COD-PRICES (UPDATE 1)", "BC-Norway-Cod,1st Ld-Writethru".
pub(super) fn slug_revision(line: &str) -> Option<String> {
    let bracketed = line
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(mark, _)| mark);
    let listed = line.split_once(',').map(|(_, mark)| mark.trim());
    bracketed.or(listed).and_then(whole_revision)
}

/// The mark of revision that is all of `line`.
pub(super) fn whole_revision(line: &str) -> Option<String> {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let numbered =
        bare.contains(|c: char| c.is_ascii_digit()) || !bare.chars().any(char::is_lowercase);
    (numbered && is_revision(bare)).then(|| shout(bare))
}

/// Whether `mark` is words of revision and numbers only, with at least one word.
fn is_revision(mark: &str) -> bool {
    let words: Vec<String> = mark
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let ordinal = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4;
    let known = |word: &String| REVISIONS.contains(&word.as_str());
    (1..=4).contains(&words.len())
        && words.iter().any(known)
        && words.iter().all(|word| known(word) || ordinal(word))
}

fn shout(mark: &str) -> String {
    mark.trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_revision_open_a_headline() {
        assert_eq!(
            revision("UPDATE 2-Cod is dear"),
            Some(("UPDATE 2".to_owned(), 9))
        );
        assert_eq!(
            revision("UPDATE 1-CORRECTED-Cod is dear"),
            Some(("UPDATE 1 CORRECTED".to_owned(), 19))
        );
        assert_eq!(
            revision("(2nd LD) Cod is dear"),
            Some(("2ND LD".to_owned(), 9))
        );
        assert_eq!(revision("Update: cod is dear"), None);
        assert_eq!(revision("LEAD-free paint"), None);
        assert_eq!(
            slug_revision("COD-PRICES (UPDATE 1)").as_deref(),
            Some("UPDATE 1")
        );
        assert_eq!(
            slug_revision("BC-Norway-Cod,1st Ld-Writethru").as_deref(),
            Some("1ST LD-WRITETHRU")
        );
        assert_eq!(slug_revision("COD-PRICES (BERGEN)"), None);
    }
}
