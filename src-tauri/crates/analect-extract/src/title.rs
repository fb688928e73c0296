//! Choosing the title of a page.

/// What separates the title of an article from the name of its site.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • "];
/// A title longer than this, in characters, is cut.
const MAX_LENGTH: usize = 500;

/// `title` without the name of the site before or after it.
pub(crate) fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site.map(folded).filter(|site| !site.is_empty()) else {
        return title.to_owned();
    };
    for separator in SEPARATORS {
        if let Some((rest, _)) = title
            .rsplit_once(separator)
            .filter(|(_, last)| folded(last) == site)
        {
            return rest.trim().to_owned();
        }
        if let Some((_, rest)) = title
            .split_once(separator)
            .filter(|(first, _)| folded(first) == site)
        {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The heading that shares most words with what the page is `named`, where they share half of
/// them; else the name; else the only heading.
pub(crate) fn choose(
    named: Option<&str>,
    headings: &[String],
    site: Option<&str>,
) -> Option<String> {
    let usable: Vec<&String> = headings
        .iter()
        .filter(|heading| is_title(heading, site))
        .collect();
    let named = named.filter(|named| is_title(named, site));
    let best = named.and_then(|named| {
        let scored = usable
            .iter()
            .map(|heading| (overlap(named, heading), *heading));
        scored
            .filter(|(score, _)| *score >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, heading)| heading.as_str())
    });
    let only = if let [one] = usable.as_slice() {
        Some(one.as_str())
    } else {
        None
    };
    best.or(named)
        .or(only)
        .map(|title| title.chars().take(MAX_LENGTH).collect())
}

/// Whether `text` can be a title: it has a letter or digit and is not the site's name.
fn is_title(text: &str, site: Option<&str>) -> bool {
    text.chars().any(char::is_alphanumeric) && site.is_none_or(|site| folded(site) != folded(text))
}

/// The share of words two titles have in common (Dice's coefficient), 0 to 1.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, mut b) = (words(a), words(b));
    let total = a.len() + b.len();
    let mut common = 0_u32;
    for word in &a {
        if let Some(at) = b.iter().position(|other| other == word) {
            b.swap_remove(at);
            common += 2;
        }
    }
    f64::from(common) / f64::from(u32::try_from(total.max(1)).unwrap_or(u32::MAX))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(100)
        .map(str::to_lowercase)
        .collect()
}

fn folded(text: &str) -> String {
    words(text).concat()
}

/// Whether two texts are the same title, apart from case, spaces and punctuation.
pub(crate) fn same_title(a: &str, b: &str) -> bool {
    !folded(a).is_empty() && folded(a) == folded(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_cut_off() {
        let check = |title: &str, site, expect: &str| assert_eq!(without_site(title, site), expect);
        check(
            "Tolls rise | Harbour Post",
            Some("Harbour Post"),
            "Tolls rise",
        );
        check(
            "Harbour Post - Tolls rise - again",
            Some("harbour post"),
            "Tolls rise - again",
        );
        check(
            "Tolls rise - again",
            Some("Harbour Post"),
            "Tolls rise - again",
        );
        check(
            "Tolls rise | Harbour Post",
            None,
            "Tolls rise | Harbour Post",
        );
    }

    #[test]
    fn the_heading_that_agrees_with_the_name_wins() {
        let check = |named, headings: &[&str], expect: Option<&str>| {
            let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
            assert_eq!(choose(named, &headings, Some("Post")).as_deref(), expect);
        };
        check(
            Some("Tolls rise in spring"),
            &["Post", "Tolls rise in the spring"],
            Some("Tolls rise in the spring"),
        );
        check(Some("Tolls rise"), &["Newsletter"], Some("Tolls rise"));
        check(None, &["Post", "Tolls rise"], Some("Tolls rise"));
        check(None, &["One", "Two"], None);
        check(Some("Post"), &[], None);
        check(Some("—"), &[], None);
    }
}
