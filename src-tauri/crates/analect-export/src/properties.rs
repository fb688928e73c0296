//! The properties of a file of notes: read line by line, and renewed without touching the reader's.
//!
//! This is no YAML reader. It knows the shapes that editors of notes write: a key in the first
//! column, then a text or a list on the same line or indented under it. What has another shape is
//! no list of properties, and a file with it is left alone.

use crate::front_matter::{OWNED, scalar};

/// The key whose values the reader and the program share.
const TAGS: &str = "tags";

/// The lines between the two `---` of a file, parted into properties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Properties<'f>(Vec<Entry<'f>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry<'f> {
    /// `None` for a comment or an empty line.
    key: Option<&'f str>,
    /// Its lines with their endings.
    lines: Vec<&'f str>,
}

/// What stands at a key.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Text(String),
    List(Vec<String>),
}

impl<'f> Properties<'f> {
    /// Reads properties; `None` where a line is none or a property of ours is there twice.
    pub(crate) fn parse(front: &'f str) -> Option<Self> {
        let mut entries: Vec<Entry<'f>> = Vec::new();
        for line in front.split_inclusive('\n') {
            let bare = line.trim_end();
            let goes_on = line.starts_with([' ', '\t', '-']);
            if bare.is_empty() || line.starts_with('#') {
                entries.push(Entry {
                    key: None,
                    lines: vec![line],
                });
            } else if goes_on {
                let owner = entries.iter().rposition(|entry| entry.key.is_some())?;
                // What stood between belongs to it too.
                let between: Vec<Entry<'f>> = entries.drain(owner + 1..).collect();
                let lines = between.into_iter().flat_map(|entry| entry.lines);
                let owner = entries.get_mut(owner)?;
                owner.lines.extend(lines.chain([line]));
            } else {
                entries.push(Entry {
                    key: Some(key(bare)?),
                    lines: vec![line],
                });
            }
        }
        let keys: Vec<&str> = entries.iter().filter_map(|entry| entry.key).collect();
        let twice = |key: &&str| keys.iter().filter(|other| *other == key).count() > 1;
        let clear = !keys.iter().any(|key| OWNED.contains(key) && twice(key));
        clear.then_some(Self(entries))
    }

    fn entry(&self, key: &str) -> Option<&Entry<'f>> {
        self.0.iter().find(|entry| entry.key == Some(key))
    }

    /// The text at `key`.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        match self.entry(key)?.found()? {
            Found::Text(text) => Some(text),
            Found::List(_) => None,
        }
    }

    /// The tags, without `#`.
    pub(crate) fn tags(&self) -> Vec<String> {
        let found = match self.entry(TAGS).and_then(Entry::found) {
            None => Vec::new(),
            Some(Found::List(tags)) => tags,
            Some(Found::Text(tags)) => tags.split([',', ' ']).map(str::to_owned).collect(),
        };
        let bare = found.iter().map(|tag| tag.trim().trim_start_matches('#'));
        bare.filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// These properties with ours renewed from `fresh`: the reader's stay byte for byte and in
    /// their order, and so do ours where they say the same. Tags of the reader stay too: those that
    /// are neither fresh nor among `written`, the ones written before.
    pub(crate) fn renewed(&self, fresh: &Self, written: &[String], line_end: &str) -> String {
        let mut out: Vec<(Option<&str>, String)> = Vec::new();
        for entry in &self.0 {
            let own = entry.key.filter(|key| OWNED.contains(key));
            let text = match own {
                None => Some(entry.lines.concat()),
                Some(TAGS) => self.shared_tags(fresh, written),
                Some(key) => fresh.entry(key).map(|other| {
                    if other.found() == entry.found() {
                        entry.lines.concat()
                    } else {
                        other.lines.concat().replace('\n', line_end)
                    }
                }),
            };
            out.extend(text.map(|text| (entry.key, text)));
        }
        let mut before: Option<&str> = None;
        for entry in &fresh.0 {
            let own = entry.key.filter(|key| OWNED.contains(key));
            let Some(key) = own else { continue };
            if self.entry(key).is_none() {
                let place = out
                    .iter()
                    .position(|(key, _)| before.is_some() && *key == before);
                let at = place.map_or(out.len(), |place| place + 1);
                out.insert(
                    at,
                    (Some(key), entry.lines.concat().replace('\n', line_end)),
                );
            }
            before = Some(key);
        }
        out.into_iter().map(|(_, text)| text).collect()
    }

    /// The property of tags; `None` where none are left.
    fn shared_tags(&self, fresh: &Self, written: &[String]) -> Option<String> {
        let (own, present) = (fresh.tags(), self.tags());
        let stays = |tag: &&String| own.contains(tag) || !written.contains(tag);
        let mut tags: Vec<&String> = present.iter().filter(stays).collect();
        tags.extend(own.iter().filter(|tag| !present.contains(tag)));
        if tags.iter().copied().eq(present.iter()) {
            return self.entry(TAGS).map(|entry| entry.lines.concat());
        }
        let line_end = self.entry(TAGS)?.lines.first()?;
        let line_end = if line_end.ends_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let items = tags
            .iter()
            .map(|tag| format!("  - {}{line_end}", scalar(tag)));
        let items: String = items.collect();
        (!items.is_empty()).then(|| format!("{TAGS}:{line_end}{items}"))
    }
}

impl Entry<'_> {
    /// What stands at the key; `None` where it has a shape of its own.
    fn found(&self) -> Option<Found> {
        let (first, rest) = self.lines.split_first()?;
        let value = first.trim_end().get(self.key?.len() + 1..)?.trim();
        let rest = rest
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty());
        if value.is_empty() {
            let items = rest.map(|line| text(line.strip_prefix('-')?.trim()));
            return Some(Found::List(items.collect::<Option<_>>()?));
        }
        if rest.count() > 0 {
            return None;
        }
        match value.strip_prefix('[') {
            Some(inside) => Some(Found::List(flow(inside.strip_suffix(']')?)?)),
            None => Some(Found::Text(text(value)?)),
        }
    }
}

/// The key that a line in the first column starts with.
fn key(line: &str) -> Option<&str> {
    if line.starts_with([
        '{', '[', '&', '*', '!', '|', '>', '%', '@', '`', '?', ':', '"', '\'',
    ]) {
        return None;
    }
    let end = line.match_indices(':').map(|(at, _)| at).find(|at| {
        line.get(at + 1..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })?;
    line.get(..end).filter(|key| key.trim() == *key)
}

/// A YAML text on one line (YAML 1.2 §7.3).
fn text(value: &str) -> Option<String> {
    if let Some(inside) = value.strip_prefix('\'') {
        let inside = inside.strip_suffix('\'')?;
        return Some(inside.replace("''", "'"));
    }
    let Some(inside) = value.strip_prefix('"') else {
        let bare = value.split(" #").next().unwrap_or("");
        return Some(bare.trim().to_owned());
    };
    let mut out = String::new();
    let mut rest = inside.strip_suffix('"')?.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        let digits = match rest.next()? {
            'n' => {
                out.push('\n');
                continue;
            }
            't' => {
                out.push('\t');
                continue;
            }
            'x' => 2,
            'u' => 4,
            'U' => 8,
            other => {
                out.push(other);
                continue;
            }
        };
        let code: String = rest.by_ref().take(digits).collect();
        out.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
    }
    Some(out)
}

/// The items of a list on one line, without its brackets.
fn flow(inside: &str) -> Option<Vec<String>> {
    let mut items = vec![String::new()];
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for character in inside.chars() {
        if character == ',' && quote.is_none() {
            items.push(String::new());
            continue;
        }
        if !escaped && matches!(character, '"' | '\'') {
            quote = match quote {
                None => Some(character),
                Some(open) if open == character => None,
                open => open,
            };
        }
        escaped = character == '\\' && !escaped && quote == Some('"');
        items.last_mut()?.push(character);
    }
    let items = items.iter().map(|item| item.trim());
    items.filter(|item| !item.is_empty()).map(text).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const FRESH: &str = "title: \"New: one\"\nauthor: \"Ann\"\ntags:\n  - port\n  - strike\nhighlights: 2\nanalect-id: 7\nanalect-format: 2\n";

    fn renewed(present: &str, written: &[&str]) -> String {
        let written: Vec<String> = written.iter().map(|tag| (*tag).to_owned()).collect();
        let (present, fresh) = (
            Properties::parse(present).unwrap(),
            Properties::parse(FRESH).unwrap(),
        );
        present.renewed(&fresh, &written, "\n")
    }

    #[test]
    fn ours_are_renewed_and_the_readers_stay_byte_for_byte() {
        let present = "# mine\ncssclasses: [wide]\ntitle: Old\n\nrating:   5 # out of 5\nsite: \"Gone\"\ntags: [port, strike]\nanalect-id: 7\ndeep:\n  - a\n\n  - b\n";
        let expect = "# mine\ncssclasses: [wide]\ntitle: \"New: one\"\nauthor: \"Ann\"\n\nrating:   5 # out of 5\ntags: [port, strike]\nhighlights: 2\nanalect-id: 7\nanalect-format: 2\ndeep:\n  - a\n\n  - b\n";
        assert_eq!(renewed(present, &[]), expect);
        assert_eq!(renewed(expect, &[]), expect);
        assert_eq!(renewed(FRESH, &[]), FRESH);
    }

    #[test]
    fn what_an_editor_wrote_another_way_is_left_as_it_is() {
        let present = "title: 'New: one'\nauthor: Ann\ntags: port, strike\nhighlights: \"2\"\nanalect-id: 7\nanalect-format: 2\n";
        assert_eq!(renewed(present, &[]), present);
    }

    #[test]
    fn tags_of_the_reader_stay_and_ours_go_with_the_library() {
        let check = |tags: &str, written: &[&str], expect: &str| {
            let text = renewed(&format!("tags: {tags}\n"), written);
            assert_eq!(
                Properties::parse(&text).unwrap().tags().join(" "),
                expect,
                "{tags}"
            );
        };
        check("[mine, port]", &["port"], "mine port strike");
        check("[old, port, strike]", &["old", "port"], "port strike");
        check("[]", &[], "port strike");
        check("\"#mine\"", &[], "mine port strike");
    }

    #[test]
    fn what_is_no_list_of_properties_is_told() {
        let check = |front: &str| assert_eq!(Properties::parse(front), None, "{front:?}");
        check("title: a\nno property\n");
        check("{a: b}\n");
        check("  indented: first\n");
        check("title: a\ntitle: b\n");
    }
}
