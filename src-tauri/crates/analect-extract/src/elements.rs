//! The elements of HTML, as far as parsers and this crate treat them differently.

use analect_model::MarkKind;

/// Elements without content.
pub(crate) const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img",
    "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements whose content is no markup; an unclosed one takes the rest of the page.
pub(crate) const RAW: &[&str] = &[
    "iframe", "noembed", "noframes", "script", "style", "textarea", "xmp",
];
/// Elements that are left out with everything in them.
pub(crate) const LEFT_OUT: &[&str] = &[
    "annotation",
    "annotation-xml",
    "audio",
    "button",
    "canvas",
    "datalist",
    "noscript",
    "object",
    "select",
    "svg",
    "template",
    "video",
];
/// Elements whose tags are left out and whose content stays.
pub(crate) const UNWRAPPED: &[&str] = &[
    "applet",
    "base",
    "basefont",
    "bgsound",
    "col",
    "embed",
    "frame",
    "frameset",
    "input",
    "keygen",
    "listing",
    "marquee",
    "math",
    "nobr",
    "optgroup",
    "option",
    "param",
    "plaintext",
    "source",
    "track",
];
/// Elements that parsers open again in the next block when they were left open. Without
/// attributes they are all alike, and of those no more than three are opened again.
pub(crate) const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements that end a paragraph.
pub(crate) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "li",
    "dd",
    "dt",
];
/// Elements of a table.
pub(crate) const TABLE_PARTS: &[&str] = &[
    "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements that are passed over with everything in them.
pub(crate) const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "input", "select", "textarea", "button", "datalist", "head",
    "title", "meta", "link", "img", "picture", "source", "track", "map", "progress", "meter",
];
/// Elements at whose start and end a block ends.
pub(crate) const CONTAINERS: &[&str] = &[
    "html",
    "body",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "nav",
    "figure",
    "center",
    "address",
    "details",
    "summary",
    "dialog",
    "ul",
    "ol",
    "menu",
    "dir",
    "dl",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "tr",
    "p",
    "fieldset",
    "form",
    "legend",
    "hgroup",
    "search",
    "hr",
    "colgroup",
    "li",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "figcaption",
    "caption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];
/// Parts of a page that hold no article text where the whole page has to be taken.
pub(crate) const PAGE_FURNITURE: &[&str] = &["nav", "footer", "aside", "dialog", "menu"];

pub(crate) fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.contains(&name)
}

pub(crate) fn is_special(name: &str) -> bool {
    is_one_of(name, BLOCKS) || is_one_of(name, TABLE_PARTS)
}

pub(crate) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The mark an element makes by its name alone.
pub(crate) fn mark(name: &str) -> Option<MarkKind> {
    Some(match name {
        "em" | "i" | "cite" | "dfn" | "var" => MarkKind::Emphasis,
        "strong" | "b" => MarkKind::Strong,
        "code" | "kbd" | "samp" | "tt" => MarkKind::Code,
        "del" | "s" | "strike" => MarkKind::Strike,
        "sup" => MarkKind::Superscript,
        "sub" => MarkKind::Subscript,
        _ => return None,
    })
}

pub(crate) fn heading_level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
