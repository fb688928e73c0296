//! What a page's linked data (JSON-LD with the vocabulary of schema.org) says of its article.

use serde_json::Value;
use std::collections::HashMap;

/// The most bytes of one script that are read.
const MAX_SCRIPT: usize = 1024 * 1024;
/// The most nodes that are looked at.
const MAX_NODES: usize = 5_000;
/// Keys under which other things than the page's own article are described.
const FOREIGN: &[&str] = &[
    "isPartOf",
    "publisher",
    "author",
    "image",
    "comment",
    "itemListElement",
    "mentions",
    "hasPart",
    "about",
    "review",
    "video",
    "creator",
    "sourceOrganization",
];

/// What linked data says of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LinkedData {
    pub(crate) title: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) site: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
}

/// What `scripts` say of the article they describe best.
pub(crate) fn linked_data(scripts: &[&str]) -> LinkedData {
    let roots: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let nodes = own_nodes(&roots);
    let ids = all_ids(&roots);
    let best = nodes.iter().filter_map(|node| Some((rank(node)?, *node)));
    best.min_by_key(|(rank, _)| *rank)
        .map(|(rank, node)| read(node, rank, &ids))
        .unwrap_or_default()
}

fn parse(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim();
    let script = script
        .strip_prefix("//<![CDATA[")
        .or_else(|| script.strip_prefix("<![CDATA["))
        .unwrap_or(script);
    let script = script
        .trim_end_matches("]]>")
        .trim_end()
        .trim_end_matches("//")
        .trim_end()
        .trim_end_matches(';');
    if script.len() > MAX_SCRIPT {
        return None;
    }
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&mended(script)))
        .ok()
}

/// `script` without commas before a closing bracket and without raw line breaks in strings.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in script.chars() {
        if quoted {
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            out.push(if character.is_control() {
                ' '
            } else {
                character
            });
            continue;
        }
        quoted = character == '"';
        if matches!(character, '}' | ']') {
            let kept = out.trim_end().trim_end_matches(',').len();
            out.truncate(kept);
        }
        out.push(character);
    }
    out
}

/// Every object that may describe the page itself.
fn own_nodes(roots: &[Value]) -> Vec<&Value> {
    collect(roots, |key| !FOREIGN.contains(&key))
}

/// Every object with an `@id` and more to say than that.
fn all_ids(roots: &[Value]) -> HashMap<&str, &Value> {
    let said = |node: &&Value| node.as_object().is_some_and(|fields| fields.len() > 1);
    let pairs = collect(roots, |_| true).into_iter().filter(said);
    pairs
        .filter_map(|node| Some((node.get("@id")?.as_str()?, node)))
        .collect()
}

/// The objects under `roots`, outer before inner, through the keys that `follow` allows.
fn collect(roots: &[Value], follow: impl Fn(&str) -> bool) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut queue: std::collections::VecDeque<&Value> = roots.iter().collect();
    while let Some(value) = queue.pop_front().filter(|_| found.len() < MAX_NODES) {
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(fields) => {
                found.push(value);
                queue.extend(
                    fields
                        .iter()
                        .filter(|(key, _)| follow(key))
                        .map(|(_, value)| value),
                );
            }
            _ => {}
        }
    }
    found
}

/// How well a node's type fits an article, 0 best; `None` for what is none.
fn rank(node: &Value) -> Option<u8> {
    let types = node.get("@type")?;
    let name = |value: &Value| value.as_str().map(str::to_owned);
    let names: Vec<String> = match types {
        Value::Array(list) => list.iter().filter_map(name).collect(),
        other => name(other).into_iter().collect(),
    };
    let one = |name: &String| match name.rsplit(['/', ':']).next().unwrap_or("") {
        name if name.ends_with("Article") || name.ends_with("Posting") => Some(0),
        "Report" | "Recipe" | "HowTo" | "Review" => Some(1),
        name if name.ends_with("Page") => Some(2),
        "CreativeWork" => Some(3),
        _ => None,
    };
    names.iter().filter_map(one).min()
}

fn read(node: &Value, rank: u8, ids: &HashMap<&str, &Value>) -> LinkedData {
    let text = |key: &str| node.get(key).and_then(first_text);
    let title = text("headline").or_else(|| text("name").filter(|_| rank < 2));
    LinkedData {
        title,
        authors: node
            .get("author")
            .or_else(|| node.get("creator"))
            .map(|value| names(value, ids))
            .unwrap_or_default(),
        site: node
            .get("publisher")
            .and_then(|value| names(value, ids).into_iter().next()),
        published: text("datePublished").or_else(|| text("dateCreated")),
        language: text("inLanguage"),
    }
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(items) => items.iter().find_map(first_text),
        _ => None,
    }
}

/// The names of one or several people or organisations, given as text, objects or references.
fn names(value: &Value, ids: &HashMap<&str, &Value>) -> Vec<String> {
    let items = value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice);
    items
        .iter()
        .take(50)
        .filter_map(|item| name(item, ids))
        .collect()
}

fn name(item: &Value, ids: &HashMap<&str, &Value>) -> Option<String> {
    if let Value::String(text) = item {
        return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    let own = item.get("name").and_then(first_text);
    own.or_else(|| {
        ids.get(item.get("@id")?.as_str()?)?
            .get("name")
            .and_then(first_text)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn data(script: &str) -> LinkedData {
        linked_data(&[script])
    }

    #[test]
    fn the_article_is_found_among_other_things() {
        let found = data(
            r##"{"@context":"https://schema.org","@graph":[
                {"@type":"WebSite","name":"Harbour Post","@id":"#s"},
                {"@type":"Person","@id":"#p","name":"Ana Duarte"},
                {"@type":"WebPage","name":"Page","isPartOf":{"@type":"NewsArticle","headline":"No"}},
                {"@type":["NewsArticle"],"headline":" Tolls rise ","datePublished":"2025-01-09T10:00Z",
                 "author":[{"@id":"#p"},{"name":"Tom Avery"},"Rosa Lind"],"publisher":{"@id":"#s"},"inLanguage":"en"}]}"##,
        );
        assert_eq!(found.title.as_deref(), Some("Tolls rise"));
        assert_eq!(found.authors, ["Ana Duarte", "Tom Avery", "Rosa Lind"]);
        assert_eq!(found.site.as_deref(), Some("Harbour Post"));
        assert_eq!(found.published.as_deref(), Some("2025-01-09T10:00Z"));
        assert_eq!(found.language.as_deref(), Some("en"));
    }

    #[test]
    fn slips_of_the_pen_are_mended() {
        let check = |script: &str, expect: Option<&str>| {
            assert_eq!(data(script).title.as_deref(), expect, "{script:?}");
        };
        check(r#"{"@type":"Article","headline":"A",}"#, Some("A"));
        check(
            "<![CDATA[{\"@type\":\"Article\",\"headline\":\"A\"}]]>",
            Some("A"),
        );
        check(
            "{\"@type\":\"Article\",\"headline\":\"A\nb, \\\"c\\\",]\"}",
            Some("A b, \"c\",]"),
        );
        check(r#"{"@type":"Article","headline":["A","B"]};"#, Some("A"));
        check(r#"{"@type":"Product","name":"A"}"#, None);
        check("{", None);
        check("", None);
        check(&"[".repeat(100_000), None);
        check(&r#"{"a":"#.repeat(100_000), None);
    }
}
