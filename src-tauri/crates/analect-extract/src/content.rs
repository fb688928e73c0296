//! Finding the main content of a page.

use crate::blocks::{Scope, document};
use crate::walk::depth;
use analect_model::Document;
use dom_query::NodeRef;
use dom_smoothie::{Config, Readability};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A page with more elements is not weighed: the heuristics compare elements with one another.
const MAX_WEIGHED: usize = 40_000;
/// A page that nests deeper is not weighed.
const MAX_DEPTH: usize = 600;
/// Less text than this is no content, where the whole page has more than twice as much.
const MIN_CONTENT: usize = 200;

/// What was found of a page.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) document: Document,
    /// Whether the main content stood out.
    pub(crate) found: bool,
    /// The title the heuristics chose.
    pub(crate) title: Option<String>,
    /// The authors the heuristics chose, in one line.
    pub(crate) byline: Option<String>,
}

/// The main content of `page`, which has `elements` elements; links are resolved against `base`.
pub(crate) fn content(page: &dom_query::Document, elements: usize, base: Option<&str>) -> Content {
    let whole = whole_page(page, base);
    if elements > MAX_WEIGHED || depth(page.root()) > MAX_DEPTH {
        return Content {
            document: whole,
            ..Content::default()
        };
    }
    match weighed(page, base) {
        Some(content) if !is_thin(&content.document, &whole) => content,
        Some(content) => Content {
            document: whole,
            found: false,
            ..content
        },
        None => Content {
            document: whole,
            ..Content::default()
        },
    }
}

/// Whether `found` can hardly be what `whole` is about.
fn is_thin(found: &Document, whole: &Document) -> bool {
    let (found, whole) = (found.text().len(), whole.text().len());
    found == 0 || found < MIN_CONTENT && whole > 2 * found
}

/// The main content after the readability heuristics; `None` where they find none.
///
/// The library behind them is guarded: whatever it may stumble over in a page must not end the
/// program.
fn weighed(page: &dom_query::Document, base: Option<&str>) -> Option<Content> {
    let weigh = || {
        let config = Config {
            disable_json_ld: true,
            ..Config::default()
        };
        Readability::with_document(page.clone(), None, Some(config))
            .ok()?
            .parse()
            .ok()
    };
    let article = catch_unwind(AssertUnwindSafe(weigh)).ok()??;
    let tree = dom_query::Document::fragment(article.content.clone());
    let document = document(tree.root(), base, Scope::Content);
    let title = Some(article.title).filter(|title| !title.trim().is_empty());
    Some(Content {
        document,
        found: true,
        title,
        byline: article.byline,
    })
}

/// Everything the page says: of its one article, else of its main part, else of all of it.
fn whole_page(page: &dom_query::Document, base: Option<&str>) -> Document {
    let root = sole(page, "article")
        .or_else(|| sole(page, "main"))
        .or_else(|| page.body());
    let found = document(root.unwrap_or_else(|| page.root()), base, Scope::Page);
    if found.text().is_empty() {
        document(page.root(), base, Scope::Content)
    } else {
        found
    }
}

/// The element `name`, where there is exactly one with text in it.
fn sole<'a>(page: &'a dom_query::Document, name: &str) -> Option<NodeRef<'a>> {
    let found = page.select(name);
    match found.nodes() {
        [one] if !one.text().trim().is_empty() => Some(*one),
        _ => None,
    }
}
