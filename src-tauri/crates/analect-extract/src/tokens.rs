//! A linear scan of HTML source into tags and text.
//!
//! It follows the tokenizer of the HTML Standard (§13.2.5) only as far as finding where tags start
//! and end; it builds no tree and decodes no entities. It always moves forward.

/// A tag as it stands in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// The element's name as written.
    pub(crate) name: &'a str,
    /// Whether it is an end tag.
    pub(crate) end: bool,
    /// The whole tag, from `<` to `>`.
    pub(crate) source: &'a str,
    /// How many attributes it has, about.
    pub(crate) attributes: usize,
}

/// A piece of HTML source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Text, entities included.
    Text(&'a str),
    /// A document type declaration.
    Doctype(&'a str),
    /// A start or end tag.
    Tag(Tag<'a>),
}

/// The tokens of a page; comments and processing instructions are passed over.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// Elements that are known not to end in what is left.
    endless: Vec<String>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(html: &'a str) -> Self {
        Self {
            rest: html,
            endless: Vec::new(),
        }
    }

    /// Passes over the rest of the element `name`, whose start tag was read last, and returns its
    /// content; elements of the same name inside are counted where `nested`.
    ///
    /// `None`, and nothing passed over, where the element does not end.
    pub(crate) fn pass(&mut self, name: &str, nested: bool) -> Option<&'a str> {
        if self
            .endless
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
        {
            return None;
        }
        let found = find_end(self.rest, name, nested);
        let Some(end) = found else {
            self.endless.push(name.to_owned());
            return None;
        };
        let content = self.take(end);
        let close = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        self.take(close);
        Some(content)
    }

    /// Passes over everything that is left and returns it.
    pub(crate) fn pass_all(&mut self) -> &'a str {
        self.take(self.rest.len())
    }

    /// The next `length` bytes, which are passed over.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes the markup at the start of the rest; `None` where it holds nothing to report.
    fn markup(&mut self) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        match (bytes.get(1), bytes.get(2)) {
            (Some(b'!'), _) => self.declaration(),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => self.tag(true),
            (Some(b'/' | b'?'), _) => {
                self.take_through(">");
                None
            }
            (Some(letter), _) if letter.is_ascii_alphabetic() => self.tag(false),
            _ => Some(Token::Text(self.take(1))),
        }
    }

    /// Takes a comment or a document type.
    fn declaration(&mut self) -> Option<Token<'a>> {
        if self.rest.starts_with("<!-->") {
            self.take(5);
            return None;
        }
        if self.rest.starts_with("<!--") {
            self.take(2);
            self.take_through("-->");
            return None;
        }
        let source = self.take_through(">");
        let doctype = source
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
        doctype.then_some(Token::Doctype(source))
    }

    /// Takes everything up to and including `mark`, or all that is left.
    fn take_through(&mut self, mark: &str) -> &'a str {
        let end = self
            .rest
            .find(mark)
            .map_or(self.rest.len(), |at| at + mark.len());
        self.take(end)
    }

    /// Takes the tag at the start of the rest; a tag that never ends takes all that is left.
    fn tag(&mut self, end: bool) -> Option<Token<'a>> {
        let start = if end { 2 } else { 1 };
        let bytes = self.rest.as_bytes();
        let is_name = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>');
        let length = bytes
            .iter()
            .skip(start)
            .take_while(|byte| is_name(byte))
            .count();
        let name = self.rest.get(start..start + length).unwrap_or("");
        let Some((close, attributes)) = tag_end(bytes, start + length) else {
            self.pass_all();
            return None;
        };
        let source = self.take(close + 1);
        Some(Token::Tag(Tag {
            name,
            end,
            source,
            attributes,
        }))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            let token = match self.rest.find('<') {
                Some(0) => self.markup(),
                Some(at) => Some(Token::Text(self.take(at))),
                None => Some(Token::Text(self.pass_all())),
            };
            if token.is_some() {
                return token;
            }
        }
        None
    }
}

/// The index of the `>` that ends the tag whose attributes start at `from`, and their number.
fn tag_end(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    let mut attributes = 0;
    let mut previous = b' ';
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b'>' => return Some((at, attributes)),
            b'"' | b'\'' if previous == b'=' => {
                at += 1 + bytes
                    .get(at + 1..)?
                    .iter()
                    .position(|other| *other == byte)?;
                previous = b' ';
            }
            _ if byte.is_ascii_whitespace() => {
                if previous != b'=' {
                    previous = b' ';
                }
            }
            _ => {
                attributes +=
                    usize::from(matches!(previous, b' ' | b'/') && !matches!(byte, b'=' | b'/'));
                previous = byte;
            }
        }
        at += 1;
    }
}

/// Where the end tag of the element `name` starts in `html`.
fn find_end(html: &str, name: &str, nested: bool) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        let tag = html.get(at + 1..)?;
        if let Some(end) = tag.strip_prefix('/') {
            if names(end, name) {
                if depth == 0 {
                    return Some(at);
                }
                depth -= 1;
            }
        } else if nested && names(tag, name) {
            depth += 1;
        }
    }
    None
}

/// Whether `tag`, without its `<` or `</`, is named `name`.
fn names(tag: &str, name: &str) -> bool {
    let named = tag
        .get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name));
    let after = tag.as_bytes().get(name.len());
    named && after.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Text(text) => text.to_owned(),
            Token::Doctype(_) => "!".to_owned(),
            Token::Tag(tag) => format!(
                "{}{}:{}",
                if tag.end { "/" } else { "" },
                tag.name,
                tag.attributes
            ),
        };
        Tokens::new(html).map(show).collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        let check = |html: &str, expect: &[&str]| assert_eq!(shown(html), expect, "{html:?}");
        check("a<b>c</b>", &["a", "b:0", "c", "/b:0"]);
        check("<p class=x id='a>b'>t", &["p:2", "t"]);
        check("<a href = \"x>y\" >t", &["a:1", "t"]);
        check("<br/><img src=a />", &["br:0", "img:1"]);
        check("1 < 2 <3", &["1 ", "<", " 2 ", "<", "3"]);
        check(
            "a<!-- <p> -->b<!-->c<!doctype html>d",
            &["a", "b", "c", "!", "d"],
        );
        check("a<?php x ?>b</ >c", &["a", "b", "c"]);
        check("a<b title=\"never closed", &["a"]);
        check("a<!-- never closed <p>", &["a"]);
        check("it's <i>'tis</i>", &["it's ", "i:0", "'tis", "/i:0"]);
    }

    #[test]
    fn elements_are_skipped_to_their_end() {
        let check = |html: &str, nested, content: Option<&str>, rest: &str| {
            let mut tokens = Tokens::new(html);
            assert_eq!(tokens.pass("svg", nested), content, "{html:?}");
            assert_eq!(tokens.pass_all(), rest);
        };
        check("a</SVG >b", false, Some("a"), "b");
        check("a</svgx></svg>b", false, Some("a</svgx>"), "b");
        check("<svg></svg></svg>b", true, Some("<svg></svg>"), "b");
        check("<svg></svg></svg>b", false, Some("<svg>"), "</svg>b");
        check("no end", true, None, "no end");
    }
}
