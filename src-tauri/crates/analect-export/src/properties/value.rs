//! What stands at a key: the shapes of YAML that editors of notes write (YAML 1.2 §6.6, §7.3, §7.4).

/// A text or a list of texts. What has another shape is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
}

impl Value {
    /// Reads what follows a key on its line, and the lines under it.
    pub(super) fn read(first: &str, rest: &[&str]) -> Option<Self> {
        let first = without_comment(first).0;
        if first.is_empty() {
            let items = rest.iter().filter(|line| !is_blank(line));
            return Some(Self::List(
                items.map(|line| item(line)).collect::<Option<_>>()?,
            ));
        }
        let rest = rest.iter().map(|line| without_comment(line).0);
        let rest: Vec<&str> = rest.filter(|line| !line.is_empty()).collect();
        if first.starts_with('[') {
            let whole = [&[first], rest.as_slice()].concat().join(" ");
            let inside = whole.strip_prefix('[')?.strip_suffix(']')?;
            return Some(Self::List(flow(inside)?));
        }
        let text = rest.is_empty().then(|| text(first)).flatten()?;
        Some(Self::Text(text))
    }
}

/// Whether a line holds nothing but white space or a comment.
fn is_blank(line: &str) -> bool {
    without_comment(line).0.is_empty()
}

/// The text of a line of a list.
pub(super) fn item(line: &str) -> Option<String> {
    let rest = line.trim().strip_prefix('-')?;
    let apart = rest.is_empty() || rest.starts_with([' ', '\t']);
    text(apart.then(|| without_comment(rest).0)?)
}

/// The comment at the end of what follows a key, or of a line of a list.
pub(super) fn comment(text: &str) -> Option<&str> {
    let text = text.trim();
    without_comment(text.strip_prefix('-').unwrap_or(text)).1
}

/// `text` without white space around it and the comment at its end, and that comment.
pub(super) fn without_comment(text: &str) -> (&str, Option<&str>) {
    let (mut quotes, mut gap) = (Quotes::default(), true);
    for (at, character) in text.char_indices() {
        if !quotes.hold(character) && character == '#' && gap {
            let (before, comment) = text.split_at(at);
            return (before.trim(), Some(comment.trim_end()));
        }
        gap = character.is_whitespace();
    }
    (text.trim(), None)
}

/// Which characters of a line stand in quotes. A quote opens where a text starts and nowhere else.
#[derive(Default)]
struct Quotes {
    open: Option<char>,
    escaped: bool,
    /// Whether the character before closed single quotes; another one makes both a character.
    closed: bool,
    /// The last character that is no white space.
    last: Option<char>,
}

impl Quotes {
    /// Whether the next character is in quotes, or opens or closes them.
    fn hold(&mut self, next: char) -> bool {
        let closed = std::mem::take(&mut self.closed);
        let held = match self.open {
            Some(_) if self.escaped => {
                self.escaped = false;
                true
            }
            Some(open) => {
                self.escaped = open == '"' && next == '\\';
                if next == open {
                    self.open = None;
                    self.closed = open == '\'';
                }
                true
            }
            None => {
                let starts = matches!(self.last, None | Some('[' | ','));
                let opens = starts && matches!(next, '"' | '\'') || closed && next == '\'';
                self.open = opens.then_some(next);
                opens
            }
        };
        if !next.is_whitespace() {
            self.last = Some(next);
        }
        held
    }
}

/// A text on one line, without a comment.
fn text(value: &str) -> Option<String> {
    if let Some(inside) = value.strip_prefix('\'') {
        let inside = inside.strip_suffix('\'')?;
        let whole = !inside.replace("''", "").contains('\'');
        return whole.then(|| inside.replace("''", "'"));
    }
    if let Some(inside) = value.strip_prefix('"') {
        return unescaped(inside.strip_suffix('"')?);
    }
    let other = value.starts_with([
        '{', '[', ']', '}', '&', '*', '!', '|', '>', '%', '@', '`', ',',
    ]);
    let nested = value == "-" || value.starts_with("- ") || value.starts_with("? ");
    let pair = value.contains(": ") || value.ends_with(':');
    (!other && !nested && !pair).then(|| value.to_owned())
}

/// What stands between double quotes.
fn unescaped(inside: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = inside.chars();
    while let Some(character) = rest.next() {
        if character == '"' {
            return None;
        }
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

/// The items of a list in brackets, without these.
fn flow(inside: &str) -> Option<Vec<String>> {
    let mut items = vec![String::new()];
    let mut quotes = Quotes::default();
    for character in inside.chars() {
        if !quotes.hold(character) && character == ',' {
            items.push(String::new());
        } else {
            items.last_mut()?.push(character);
        }
    }
    let items = items.iter().map(|item| item.trim());
    items.filter(|item| !item.is_empty()).map(text).collect()
}
