//! The YAML front matter of Markdown files: enough of YAML for keys with texts and lists of texts.

use analect_extract::{link_target, parse_date, split_byline};
use analect_model::Metadata;
use std::collections::HashMap;

/// The longest front matter that is read, in bytes.
const MAX_LENGTH: usize = 64 * 1024;

/// `text` split into its front matter, without the lines around it, and the Markdown after it.
pub(crate) fn split(text: &str) -> (Option<&str>, &str) {
    let Some(after) = text
        .strip_prefix("---\n")
        .filter(|after| !after.starts_with('\n'))
    else {
        return (None, text);
    };
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (after.get(..at), after.get(at + line.len()..).unwrap_or(""));
        }
        at += line.len();
        if at > MAX_LENGTH {
            break;
        }
    }
    (None, text)
}

/// What front matter says of an article.
pub(crate) fn metadata(yaml: &str) -> Metadata {
    let fields = fields(yaml);
    let first = |keys: &[&str]| {
        keys.iter()
            .filter_map(|key| fields.get(*key))
            .flatten()
            .find(|value| !value.is_empty())
            .cloned()
    };
    let names = ["author", "authors", "byline", "by"]
        .iter()
        .find_map(|key| fields.get(*key));
    let source = first(&["source", "url", "link", "canonical", "original"]);
    Metadata {
        title: first(&["title", "headline"]),
        byline: names
            .map(|names| {
                names
                    .iter()
                    .flat_map(|name| split_byline(&unlinked(name)))
                    .collect()
            })
            .unwrap_or_default(),
        site: first(&["site", "publication", "publisher", "website", "outlet"])
            .map(|site| unlinked(&site)),
        source: source.and_then(|source| link_target(None, &source)),
        place: first(&["place", "dateline"]),
        published: first(&[
            "published",
            "date",
            "publish_date",
            "publishdate",
            "pubdate",
        ])
        .and_then(|day| parse_date(&day)),
        embargo: None,
        language: first(&["language", "lang", "locale"]),
    }
}

/// `[[Name]]` or `[[Page|Name]]` as `Name`.
fn unlinked(text: &str) -> String {
    let inside = text
        .strip_prefix("[[")
        .and_then(|text| text.strip_suffix("]]"))
        .unwrap_or(text);
    inside.rsplit('|').next().unwrap_or(inside).to_owned()
}

/// The top-level keys, in lower case, and their values.
fn fields(yaml: &str) -> HashMap<String, Vec<String>> {
    let mut fields: HashMap<String, Vec<String>> = HashMap::new();
    let mut key = String::new();
    for line in yaml.lines() {
        let nested = line.starts_with([' ', '\t', '-']);
        let item = line.trim_start();
        if let Some(item) = item.strip_prefix("- ").filter(|_| nested) {
            fields.entry(key.clone()).or_default().push(scalar(item));
        } else if !nested && let Some((name, value)) = line.split_once(':') {
            key = name.trim().trim_matches(['"', '\'']).to_lowercase();
            fields.insert(key.clone(), values(value));
        }
    }
    fields
}

/// The value after a key: nothing, one text, or a list in brackets.
fn values(value: &str) -> Vec<String> {
    let value = value.trim();
    if value.is_empty() || value.starts_with(['|', '>', '&', '*', '{']) {
        return Vec::new();
    }
    let wiki_link = value.starts_with("[[");
    let list = value
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'))
        .filter(|_| !wiki_link);
    list.map_or_else(
        || vec![scalar(value)],
        |list| {
            list.split(',')
                .map(scalar)
                .filter(|item| !item.is_empty())
                .collect()
        },
    )
}

/// A scalar without its quotes or comment, on one line.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let text = if let Some(rest) = value.strip_prefix('"') {
        double_quoted(rest)
    } else if let Some(rest) = value.strip_prefix('\'') {
        let end = rest.replace("''", "\u{0}");
        end.split('\'').next().unwrap_or("").replace('\u{0}', "'")
    } else {
        value.split(" #").next().unwrap_or("").to_owned()
    };
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A double-quoted scalar after its opening quote.
fn double_quoted(rest: &str) -> String {
    let mut out = String::new();
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => match characters.next() {
                Some('u') => out.extend(hexadecimal(&mut characters, 4)),
                Some('x') => out.extend(hexadecimal(&mut characters, 2)),
                Some('n' | 't') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            _ => out.push(character),
        }
    }
    out
}

/// The character with the code in the next `digits` characters.
fn hexadecimal(characters: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let code: String = characters.take(digits).collect();
    u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn front_matter_is_split_off() {
        let check = |text: &str, yaml: Option<&str>, rest: &str| {
            assert_eq!(split(text), (yaml, rest), "{text:?}");
        };
        check("---\na: b\n---\nText", Some("a: b\n"), "Text");
        check("---\na: b\n...\n", Some("a: b\n"), "");
        check("---\na: b\nno end", None, "---\na: b\nno end");
        check("---\n\nText\n\n---\n", None, "---\n\nText\n\n---\n");
        check("Text\n---\n", None, "Text\n---\n");
    }

    #[test]
    fn fields_become_metadata() {
        let found = metadata(
            "title: \"Tolls: a \\\"rise\\\"\" \nauthor:\n  - \"[[Ana Duarte]]\"\n  - Tom Avery\nurl: https://x.example/a\ndate: 2025-09-04 10:00\nlang: 'en'\nsite: Post # note\n",
        );
        assert_eq!(found.title.as_deref(), Some("Tolls: a \"rise\""));
        assert_eq!(found.byline, ["Ana Duarte", "Tom Avery"]);
        assert_eq!(found.source.as_deref(), Some("https://x.example/a"));
        assert_eq!(found.published.unwrap().to_string(), "2025-09-04");
        assert_eq!(found.language.as_deref(), Some("en"));
        assert_eq!(found.site.as_deref(), Some("Post"));
    }

    #[test]
    fn values_are_read_as_yaml_writes_them() {
        let check = |yaml: &str, expect: Option<&str>| {
            assert_eq!(metadata(yaml).title.as_deref(), expect, "{yaml:?}");
        };
        check("title: It's", Some("It's"));
        check("title: 'It''s'", Some("It's"));
        check("Title: \"a\\u202Eb\\x41\"", Some("a\u{202e}bA"));
        check("title: [One, Two]", Some("One"));
        check("title: |\n  block", None);
        check("title:", None);
        check("", None);
        check("nested:\n  title: x", None);
    }
}
