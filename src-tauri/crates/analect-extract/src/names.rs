//! Bylines: from what pages write to a list of names.

/// A name with more words is none.
const MAX_WORDS: usize = 8;
/// The most authors an article is believed to have.
const MAX_AUTHORS: usize = 20;
/// Words before a name that belong to no name.
const OPENERS: &[&str] = &[
    "written by",
    "story by",
    "reported by",
    "posted by",
    "author:",
    "by",
];
/// What content systems write where no author is known.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "staff",
    "guest",
    "unknown",
    "author",
    "webmaster",
    "root",
    "user",
];

/// The names in a byline written as one line: `By Ana Duarte and Tom Avery`.
pub fn split_byline(line: &str) -> Vec<String> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = without_opener(&line)
        .replace(" and ", ",")
        .replace(" & ", ",");
    let mut names: Vec<String> = Vec::new();
    for part in line.split([',', ';', '|', '\u{2022}']) {
        let name = without_opener(part.trim())
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '/'));
        if is_name(name) && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names.truncate(MAX_AUTHORS);
    names
}

/// The names in `lines`, each of which may hold several.
pub(crate) fn clean_names(lines: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in lines.iter().flat_map(|line| split_byline(line)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(MAX_AUTHORS);
    names
}

fn without_opener(line: &str) -> &str {
    let rest = |opener: &&str| {
        let start = line.get(..opener.len())?;
        let rest = line.get(opener.len()..)?;
        let ends = rest.starts_with([' ', ':']) || opener.ends_with(':');
        (start.eq_ignore_ascii_case(opener) && ends).then(|| rest.trim_start_matches([' ', ':']))
    };
    OPENERS.iter().find_map(rest).unwrap_or(line)
}

/// Whether `text` can be the name of a person, a desk or an outlet.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let address = text.contains("://") || text.contains("www.") || text.contains('@');
    let letters = text.chars().any(char::is_alphabetic);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let small = text
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    (1..=MAX_WORDS).contains(&words)
        && (words == 1 || 2 * small <= words)
        && letters
        && digits <= 3
        && !address
        && !NOBODY.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_taken_apart() {
        let check =
            |line: &str, expect: &[&str]| assert_eq!(split_byline(line), expect, "{line:?}");
        check("By Ana Duarte", &["Ana Duarte"]);
        check(
            "by  Ana\nDuarte and Tom Avery, Rosa Lind",
            &["Ana Duarte", "Tom Avery", "Rosa Lind"],
        );
        check("Written by: Ana", &["Ana"]);
        check("Byron Hall & By Ana", &["Byron Hall", "Ana"]);
        check("Ana Duarte | 4 March 2025 10:00", &["Ana Duarte"]);
        check("https://example.org/people/ana", &[]);
        check("admin", &[]);
        check(
            "This is a whole sentence and no name at all, you know it",
            &[],
        );
        check("", &[]);
    }
}
