//! The filters of templates.
//!
//! Values are escaped Markdown; a filter that needs the words themselves reads them back first, and
//! what it gives is safe again for the place it is meant for.

use crate::escape::{inline, one_line, unescape};
use crate::front_matter::{link_name, quoted};
use jiff::civil::DateTime;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Value};

pub(super) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("quote", |text: String| quote(&text));
    environment.add_filter("callout", callout);
    environment.add_filter("lead", lead);
    environment.add_filter("oneline", |text: String| one_line(&unescape(&text)));
    environment.add_filter("escape", |text: String| one_line(&text));
    environment.add_filter("e", |text: String| one_line(&text));
    environment.add_filter("yaml", yaml);
    environment.add_filter("slug", |text: String| slug(&unescape(&text)));
    environment.add_filter("wikilink", |name: String| wikilink(&name));
    environment.add_filter("date", date);
    // It would say that text is safe where none is.
    environment.remove_filter("safe");
}

/// Every line as one of a quotation.
pub(super) fn quote(text: &str) -> String {
    let lines = text.trim_matches('\n').split('\n');
    let quoted = lines.map(|line| format!("> {line}").trim_end_matches(' ').to_owned());
    quoted.collect::<Vec<_>>().join("\n")
}

/// `text` after a word in bold, on the same line where it starts as a paragraph does.
fn lead(text: &str, word: &str) -> String {
    let gap = if starts_block(text) { "\n\n" } else { " " };
    format!("**{}.**{gap}{text}", one_line(word))
}

/// Whether Markdown reads the start of `text` as other than a paragraph.
fn starts_block(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    let numbered = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let list = ["- ", "* ", "+ ", ". ", ") "]
        .iter()
        .any(|mark| numbered.starts_with(mark));
    list || first.starts_with(['>', '|', ' ', '\t'])
        || first.starts_with("```")
        || first.starts_with("~~~")
}

/// A callout of Obsidian; the first argument is its kind, the second its title.
fn callout(text: &str, kind: Option<&str>, title: Option<&str>) -> String {
    let legal = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '|');
    let kind: String = kind.unwrap_or("note").chars().filter(legal).collect();
    let kind = kind.trim_end_matches('|');
    let title = title.unwrap_or("").replace('\n', " ");
    let head = format!("> [!{kind}] {title}");
    let head = head.trim_end();
    if text.trim().is_empty() {
        head.to_owned()
    } else {
        format!("{head}\n{}", quote(text))
    }
}

/// A text as a YAML string, a list as a YAML list of strings on one line.
fn yaml(value: &Value) -> Result<String, Error> {
    if value.kind() != ValueKind::Seq {
        return Ok(quoted(&unescape(&value.to_string())));
    }
    let items = value
        .try_iter()?
        .map(|item| quoted(&unescape(&item.to_string())));
    Ok(format!("[{}]", items.collect::<Vec<_>>().join(", ")))
}

/// Lower-case words with hyphens, for links and keys.
fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// A link to the page of that name; nothing where no name is left.
fn wikilink(name: &str) -> String {
    let name = link_name(&unescape(name));
    if name.is_empty() {
        name
    } else {
        format!("[[{name}]]")
    }
}

/// A day or moment in the form of strftime; without one, `2025-09-04`.
fn date(moment: &str, form: Option<&str>) -> Result<String, Error> {
    if moment.is_empty() {
        return Ok(String::new());
    }
    let bad = |message: String| Error::new(ErrorKind::InvalidOperation, message);
    let parsed = moment
        .trim_end_matches('Z')
        .parse::<DateTime>()
        .map_err(|_| bad(format!("“{}” is no date", moment.escape_debug())))?;
    let form = form.unwrap_or("%Y-%m-%d");
    let written = jiff::fmt::strtime::format(form, parsed);
    written
        .map(|text| inline(&text, false, " "))
        .map_err(|_| bad(format!("“{}” is no form of a date", form.escape_debug())))
}
