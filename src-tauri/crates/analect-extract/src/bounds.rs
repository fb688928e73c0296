//! Makes a page fit for a parser: no element nests too deeply and there are not too many.
//!
//! HTML parsers and readability heuristics take time that grows with the square of the nesting
//! depth, so a few megabytes of `<div>` would keep them busy for hours. This scan is linear. It
//! follows the tree construction rules of the HTML Standard (§13.2.6) closely enough never to
//! believe an element closed that a parser keeps open, and leaves out tags that would go deeper
//! than [`MAX_DEPTH`]. Scripts, styles, drawings and form controls go on the way: nothing of them
//! is text.

use crate::elements::{
    BLOCKS, FORMATTING, LEFT_OUT, RAW, TABLE_PARTS, UNWRAPPED, VOID, is_heading, is_one_of,
    is_special,
};
use crate::tokens::{Tag, Token, Tokens};
use std::collections::HashMap;

/// The deepest nesting a parser gets to see.
const MAX_DEPTH: usize = 200;
/// The most elements, and signs that only look like the start of one, that a parser gets to see.
const MAX_ELEMENTS: usize = 200_000;
/// The most source a parser gets to see, in bytes.
const MAX_SOURCE: usize = 16 * 1024 * 1024;
/// A longer tag loses its attributes, as parsers compare each attribute with all others.
const MAX_TAG: usize = 16 * 1024;
/// A tag with more attributes loses them.
const MAX_ATTRIBUTES: usize = 100;

/// A page that a parser can take.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounded<'a> {
    /// The source that is left.
    pub(crate) html: String,
    /// The content of the page's JSON-LD scripts.
    pub(crate) json_ld: Vec<&'a str>,
    /// The tag that sets the base address.
    pub(crate) base: Option<&'a str>,
    /// The content of `noscript` elements.
    pub(crate) noscript: Vec<&'a str>,
    /// Whether tags were left out because they nest too deeply.
    pub(crate) too_deep: bool,
    /// Whether the end of the page was left out.
    pub(crate) too_large: bool,
    /// How many elements are left.
    pub(crate) elements: usize,
}

/// The part of `html` that a parser can take.
pub(crate) fn bounded(html: &str) -> Bounded<'_> {
    let mut scan = Scan::default();
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) | Token::Doctype(text) => scan.text(text),
            Token::Tag(tag) if tag.end => scan.end(&tag),
            Token::Tag(tag) => scan.start(&tag, &mut tokens),
        }
        if scan.page.elements >= MAX_ELEMENTS || scan.page.html.len() >= MAX_SOURCE {
            scan.page.too_large = !tokens.pass_all().is_empty();
        }
    }
    scan.page
}

/// An element that has not ended yet.
#[derive(Debug)]
struct Open {
    /// Its name in lower case.
    name: String,
    /// Whether it is a block or part of a table.
    special: bool,
}

#[derive(Debug, Default)]
struct Scan<'a> {
    page: Bounded<'a>,
    /// The open elements, outermost first.
    open: Vec<Open>,
    /// Start tags left out since the stack was last as low as now, by name.
    dropped: HashMap<String, usize>,
}

impl<'a> Scan<'a> {
    fn text(&mut self, text: &str) {
        self.page.html.push_str(text);
        self.page.elements += usize::from(text == "<");
    }

    fn start(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>) {
        let name = tag.name.to_ascii_lowercase();
        if self.set_aside(&name, tag, tokens) {
            return;
        }
        self.close_implied(&name);
        if self.open.len() >= MAX_DEPTH {
            self.page.too_deep = true;
            *self.dropped.entry(name).or_default() += 1;
            return;
        }
        self.page.elements += 1;
        self.write(&name, tag);
        if name == "title" {
            self.title(tokens);
        } else if !is_one_of(&name, VOID) && !matches!(name.as_str(), "html" | "head" | "body") {
            let special = is_special(&name);
            self.open.push(Open { name, special });
        }
    }

    /// Keeps what is no part of the tree apart; whether `tag` was such.
    fn set_aside(&mut self, name: &str, tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> bool {
        if name == "base" && self.page.base.is_none() {
            self.page.base = Some(tag.source);
        }
        if name == "br" && self.open.iter().any(|open| open.name == "pre") {
            // Readability heuristics drop line breaks that stand before a block.
            self.page.html.push('\n');
            return true;
        }
        if is_one_of(name, RAW) {
            let content = tokens
                .pass(name, false)
                .unwrap_or_else(|| tokens.pass_all());
            if name == "script" && is_json_ld(tag.source) {
                self.page.json_ld.push(content);
            }
            return true;
        }
        if is_one_of(name, LEFT_OUT) {
            let content = tokens.pass(name, true);
            if name == "noscript" {
                self.page.noscript.extend(content);
            }
            return true;
        }
        is_one_of(name, UNWRAPPED)
    }

    /// Writes a title whole: parsers read no markup in it.
    fn title(&mut self, tokens: &mut Tokens<'a>) {
        let text = tokens.pass("title", false).unwrap_or_default();
        self.page.html.push_str(text);
        self.page.html.push_str("</title>");
    }

    /// Writes a start tag, without its attributes where they could cost too much.
    fn write(&mut self, name: &str, tag: &Tag<'_>) {
        let alike = is_one_of(name, FORMATTING) && name != "a";
        if alike || tag.source.len() > MAX_TAG || tag.attributes > MAX_ATTRIBUTES {
            self.page.html.push('<');
            self.page.html.push_str(name);
            self.page.html.push('>');
        } else {
            self.page.html.push_str(tag.source);
        }
    }

    fn end(&mut self, tag: &Tag<'_>) {
        let name = tag.name.to_ascii_lowercase();
        if let Some(count) = self.dropped.get_mut(&name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let Some(at) = self.find_open(&name) else {
            return;
        };
        if is_one_of(&name, FORMATTING) {
            // Blocks opened inside stay open (the adoption agency algorithm).
            self.open.remove(at);
        } else {
            self.open.truncate(at);
        }
        self.dropped.clear();
        self.page.html.push_str("</");
        self.page.html.push_str(&name);
        self.page.html.push('>');
    }

    /// The innermost open element that an end tag `name` closes, in the scopes of the standard.
    fn find_open(&self, name: &str) -> Option<usize> {
        let wanted = |other: &Open| other.name == name;
        if is_one_of(name, TABLE_PARTS) || name == "table" {
            self.find(wanted, |other| other.name == "table")
        } else if name == "li" {
            self.find(wanted, |other| {
                is_scope(other) || matches!(other.name.as_str(), "ul" | "ol")
            })
        } else if is_one_of(name, BLOCKS) {
            self.find(wanted, is_scope)
        } else if is_one_of(name, FORMATTING) {
            self.find(wanted, |other| is_scope(other) && other.name != "table")
        } else {
            self.find(wanted, |other| other.special)
        }
    }

    /// Closes what a start tag `name` closes without being told.
    fn close_implied(&mut self, name: &str) {
        if let Some(at) = self.find_implied(name) {
            self.truncate(at);
        }
        if is_one_of(name, BLOCKS) {
            // Every block closes a paragraph, so an open one has no block inside.
            let paragraph = self.find(|other| other.name == "p", |other| other.special);
            if let Some(at) = paragraph {
                self.truncate(at);
            }
        }
        if is_heading(name) && self.open.last().is_some_and(|last| is_heading(&last.name)) {
            self.truncate(self.open.len() - 1);
        }
    }

    /// The open sibling that a list item or part of a table `name` closes.
    fn find_implied(&self, name: &str) -> Option<usize> {
        let table = |other: &Open| other.name == "table";
        match name {
            "li" => self.find(|other| other.name == "li", stops_item),
            "dt" | "dd" => self.find(
                |other| matches!(other.name.as_str(), "dt" | "dd"),
                stops_item,
            ),
            "td" | "th" => self.find(|other| matches!(other.name.as_str(), "td" | "th"), table),
            "tr" => self.find(|other| other.name == "tr", table),
            "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => self.find(
                |other| {
                    matches!(
                        other.name.as_str(),
                        "tbody" | "thead" | "tfoot" | "caption" | "colgroup"
                    )
                },
                table,
            ),
            _ => None,
        }
    }

    fn truncate(&mut self, at: usize) {
        self.open.truncate(at);
        self.dropped.clear();
    }

    /// The innermost open element that is `wanted` before one that `stops` the search.
    fn find(&self, wanted: impl Fn(&Open) -> bool, stops: impl Fn(&Open) -> bool) -> Option<usize> {
        for (at, other) in self.open.iter().enumerate().rev() {
            if wanted(other) {
                return Some(at);
            }
            if stops(other) {
                return None;
            }
        }
        None
    }
}

/// Whether an open element keeps an item outside it open.
fn stops_item(open: &Open) -> bool {
    open.special && !matches!(open.name.as_str(), "address" | "div" | "p")
}

/// Whether an open element hides those outside it from end tags.
fn is_scope(open: &Open) -> bool {
    open.special && matches!(open.name.as_str(), "td" | "th" | "caption" | "table")
}

/// Whether a script's start tag says that it holds linked data.
fn is_json_ld(tag: &str) -> bool {
    tag.len() <= MAX_TAG && tag.to_ascii_lowercase().contains("application/ld+json")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn html(source: &str) -> String {
        bounded(source).html
    }

    #[test]
    fn ordinary_markup_passes_unchanged() {
        let check = |source: &str| assert_eq!(html(source), source);
        check(
            "<!doctype html><html><body><p>One<p>Two <a href='x'>l</a></body>"
                .trim_end_matches("</body>"),
        );
        check("<ul><li>a<li>b</ul><table><tr><td>1<td>2</table>");
        check("<title>a <b> c</title><h1 class=x>T</h1>1 < 2 &amp; 3");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let check = |source: &str, expect: &str| assert_eq!(html(source), expect, "{source:?}");
        check("a<script>if (1<2) '<p>'</script>b", "ab");
        check("a<style>p{}</style><svg><title>t</title></svg>b", "ab");
        check("a<!-- c --><noscript><p>n</p></noscript>b", "ab");
        check("a<select><option>x</select><button>y</button>b", "ab");
        check("a<svg>never closed<p>b</p>", "anever closed<p>b</p>");
        check(
            "<b style=x>y</b><math><mi>x</mi></math>",
            "<b>y</b><mi>x</mi>",
        );
        check("a</div></p>b", "ab");
    }

    #[test]
    fn linked_data_and_the_base_are_kept_apart() {
        let page = bounded(
            "<base href='/x/'><script type='application/ld+json'>{}</script><noscript>n</noscript>",
        );
        assert_eq!(
            (page.json_ld, page.base, page.noscript),
            (vec!["{}"], Some("<base href='/x/'>"), vec!["n"])
        );
    }

    #[test]
    fn items_and_paragraphs_without_end_tags_do_not_nest() {
        let check = |unit: &str| {
            let source = unit.repeat(1000);
            let page = bounded(&source);
            assert!(!page.too_deep, "{unit:?}");
        };
        check("<p>x");
        check("<ul><li>x<li>y</ul>");
        check("<dl><dt>x<dd>y</dl>");
        check("<table><tr><td>x<td>y<tr><td>z</table>");
        check("<h2>x<h3>y");
        check("<p>a<b>b");
    }

    #[test]
    fn nesting_is_bounded_however_it_is_written() {
        let check = |unit: &str| {
            let source = unit.repeat(3000);
            let page = bounded(&source);
            assert!(page.too_deep, "{unit:?}");
            let document = dom_query::Document::from(page.html.as_str());
            assert!(crate::walk::depth(document.root()) < 600, "{unit:?}");
        };
        check("<div>");
        check("<DIV class=a>x");
        check("<b>");
        check("<blockquote><p>x");
        check("<b><div></b>");
        check("<span><div></span>");
        check("<div><table><tr><td></div>");
        check("<ul><li>");
        check("<table><tr><td>");
        check("<section><li>");
        check("<a href=x><div>");
        check("<i><b><div></i>");
        check("<q><ins><label>");
        check("<x-card>");
    }

    #[test]
    fn a_page_with_too_many_elements_is_cut() {
        let source = "<br>".repeat(MAX_ELEMENTS + 1);
        let page = bounded(&source);
        assert!(page.too_large);
        assert_eq!(page.elements, MAX_ELEMENTS);
    }

    #[test]
    fn monstrous_tags_lose_their_attributes() {
        assert_eq!(
            html(&format!("<p title='{}'>x", "a".repeat(20_000))),
            "<p>x"
        );
        let many: Vec<String> = (0..200).map(|n| format!("a{n}=1")).collect();
        assert_eq!(html(&format!("<p {}>x", many.join(" "))), "<p>x");
    }
}
