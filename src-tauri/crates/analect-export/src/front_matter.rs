//! The YAML block at the head of a note.

use crate::Notes;
use crate::escape::{is_dropped, is_invisible};
use analect_model::{EntityKind, Motivation};
use std::fmt::Write as _;

/// The version of the layout, for readers of these files.
const FORMAT: u32 = 2;

/// The properties that the program renews; others are the reader's.
pub(crate) const OWNED: &[&str] = &[
    "title",
    "author",
    "site",
    "source",
    "published",
    "saved",
    "language",
    "tags",
    "people",
    "organisations",
    "places",
    "highlights",
    "analect-id",
    "analect-text",
    "analect-format",
];

/// The properties of `notes`, the lines between one `---` and the other.
pub(crate) fn properties(notes: &Notes<'_>) -> String {
    let article = notes.article;
    let mut yaml = Yaml(String::new());
    yaml.text("title", Some(&article.title));
    yaml.text("author", Some(&article.byline.join(", ")));
    yaml.text("site", article.site.as_deref());
    yaml.text("source", article.source.as_deref());
    yaml.plain("published", article.published.map(|day| day.to_string()));
    yaml.plain("saved", Some(article.imported_at.date().to_string()));
    yaml.plain(
        "language",
        article
            .language
            .as_deref()
            .filter(|tag| !tag.trim().is_empty())
            .map(scalar),
    );
    let tags: Vec<String> = notes
        .tags
        .iter()
        .filter_map(|tag| obsidian_tag(tag.as_str()))
        .collect();
    yaml.list(
        "tags",
        &tags.iter().map(|tag| scalar(tag)).collect::<Vec<_>>(),
    );
    for (key, kind) in [
        ("people", EntityKind::Person),
        ("organisations", EntityKind::Organization),
        ("places", EntityKind::Place),
    ] {
        yaml.list(key, &links(notes, kind));
    }
    let highlights = notes
        .annotations
        .iter()
        .filter(|(note, _)| note.motivation == Motivation::Highlighting);
    yaml.plain("highlights", Some(highlights.count().to_string()));
    yaml.plain("analect-id", Some(article.id.to_string()));
    yaml.plain(
        "analect-text",
        Some(format!(
            "sha256-{}",
            hexadecimal(notes.content_hash.iter().take(8))
        )),
    );
    yaml.plain("analect-format", Some(FORMAT.to_string()));
    yaml.0
}

struct Yaml(String);

impl Yaml {
    /// A key with a quoted text; nothing where the text is empty.
    fn text(&mut self, key: &str, value: Option<&str>) {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        self.plain(key, value.map(quoted));
    }

    /// A key with a value that is YAML already.
    fn plain(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value {
            self.0.push_str(&format!("{key}: {value}\n"));
        }
    }

    /// A key with a list of values that are YAML already; nothing where there are none.
    fn list(&mut self, key: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        self.0.push_str(&format!("{key}:\n"));
        for value in values {
            self.0.push_str(&format!("  - {value}\n"));
        }
    }
}

/// `text` as a double-quoted YAML scalar on one line (YAML 1.2 §7.3.1).
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ if is_dropped(character) => {}
            _ if is_invisible(character) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// `text` without quotes where every YAML reader takes it for the same text, else quoted.
pub(crate) fn scalar(text: &str) -> String {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'));
    let word = WORDS.contains(&text.to_ascii_lowercase().as_str());
    if starts && plain && !word {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// `name` as a tag that Obsidian accepts: letters, digits, `_`, `-` and `/`, not digits alone.
pub(crate) fn obsidian_tag(name: &str) -> Option<String> {
    let legal = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/') || is_pictograph(c);
    let tag: String = name
        .chars()
        .map(|c| if legal(c) { c } else { '-' })
        .collect();
    let tag = tag.trim_matches(['-', '/']).to_owned();
    let digits = tag.chars().all(|c| c.is_ascii_digit());
    match (tag.is_empty(), digits) {
        (true, _) => None,
        (_, true) => Some(format!("_{tag}")),
        _ => Some(tag),
    }
}

fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

/// The entities of `kind` as quoted wiki links, each once.
fn links(notes: &Notes<'_>, kind: EntityKind) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (entity, _) in notes
        .entities
        .iter()
        .filter(|(entity, _)| entity.kind == kind)
    {
        let name = link_name(&entity.name);
        let link = quoted(&format!("[[{name}]]"));
        if !name.is_empty() && !found.contains(&link) {
            found.push(link);
        }
    }
    found
}

/// `name` without what ends or redirects a wiki link or cannot stand in a file name.
pub(crate) fn link_name(name: &str) -> String {
    let legal = |c: char| match c {
        '[' | ']' | '|' | '#' | '^' | '"' | '<' | '>' | '?' | '*' | '%' => ' ',
        '/' | '\\' | ':' => '-',
        c if c.is_control() || is_invisible(c) => ' ',
        c => c,
    };
    let name: String = name.chars().map(legal).collect();
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches('.')
        .to_owned()
}

pub(crate) fn hexadecimal<'b>(bytes: impl Iterator<Item = &'b u8>) -> String {
    bytes.fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_so_that_yaml_reads_them_back() {
        let check = |text: &str, expect: &str| assert_eq!(quoted(text), expect);
        check("a: b # c", "\"a: b # c\"");
        check("say \"x\" \\ y", "\"say \\\"x\\\" \\\\ y\"");
        check("a\n---\nb", "\"a --- b\"");
        check("a\u{202e}b\u{0}c", "\"a\\u202Ebc\"");
    }

    #[test]
    fn plain_scalars_are_only_plain_words() {
        let check = |text: &str, expect: &str| assert_eq!(scalar(text), expect);
        check("nato/summits", "nato/summits");
        check("ice-patrol", "ice-patrol");
        check("no", "\"no\"");
        check("été", "\"été\"");
        check("2025", "\"2025\"");
    }

    #[test]
    fn tags_hold_what_obsidian_allows() {
        let check =
            |name: &str, expect: Option<&str>| assert_eq!(obsidian_tag(name).as_deref(), expect);
        check("nato/rutte", Some("nato/rutte"));
        check("it's", Some("it-s"));
        check("2025", Some("_2025"));
        check("été🔥", Some("été🔥"));
        check("!!", None);
    }

    #[test]
    fn names_cannot_end_their_link() {
        let check = |name: &str, expect: &str| assert_eq!(link_name(name), expect);
        check("Mark Rutte", "Mark Rutte");
        check("a]] b|c #d", "a b c d");
        check("AC/DC: live", "AC-DC- live");
        check("[[]]", "");
    }
}
