//! A document as a fragment of HTML.

use crate::escape::{is_dropped, is_followable};
use crate::groups::{Group, Item, groups};
use crate::inline::{Node, nodes};
use analect_model::{Block, BlockKind, Document, MarkKind};

/// The document as the content of an HTML `<body>`, with `title` as its first heading.
///
/// Only elements written here appear, without style, script, images or addresses other than those
/// of links on the web and of mail; all text is escaped. The fragment needs no sanitising.
pub fn document_html(title: Option<&str>, document: &Document) -> String {
    let mut out = String::new();
    if let Some(title) = title {
        out.push_str(&format!("<h1>{}</h1>\n", escaped(title)));
    }
    for group in groups(document) {
        write_group(document, &group, &mut out);
        out.push('\n');
    }
    out
}

fn write_group(document: &Document, group: &Group<'_>, out: &mut String) {
    match group {
        Group::Line(blocks) => line(document, blocks, out),
        Group::List(items) => list(document, items, out),
        Group::Quote(blocks) => {
            out.push_str("<blockquote>");
            for block in blocks {
                out.push_str(&format!("<p>{}</p>", text(document, block)));
            }
            out.push_str("</blockquote>");
        }
        Group::Table(rows) => table(document, rows, out),
    }
}

/// Blocks of one line: one paragraph, in which those that are no body text are told apart.
fn line(document: &Document, blocks: &[&Block], out: &mut String) {
    if let [block] = blocks {
        let text = text(document, block);
        out.push_str(&match block.kind {
            BlockKind::Heading(level) => format!("<h{0}>{text}</h{0}>", level.clamp(1, 6)),
            BlockKind::Code => format!(
                "<pre><code>{}</code></pre>",
                escaped(document.block_text(block))
            ),
            kind => role(kind).map_or_else(
                || format!("<p>{text}</p>"),
                |role| format!("<p class=\"{role}\">{text}</p>"),
            ),
        });
        return;
    }
    let span = |block: &&Block| {
        let text = text(document, block);
        role(block.kind).map_or_else(
            || text.clone(),
            |role| format!("<span class=\"{role}\">{text}</span>"),
        )
    };
    let spans: Vec<String> = blocks.iter().map(span).collect();
    out.push_str(&format!("<p>{}</p>", spans.join(" ")));
}

/// What a block that is no body text is called in the page.
fn role(kind: BlockKind) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Stamp => "stamp",
        BlockKind::SignOff => "sign-off",
        BlockKind::Promotion => "promotion",
        _ => return None,
    })
}

fn list(document: &Document, items: &[Item<'_>], out: &mut String) {
    let mut open: Vec<&str> = Vec::new();
    for item in items {
        let name = if item.ordered { "ol" } else { "ul" };
        while open.len() > item.depth + 1 {
            close_list(&mut open, out);
        }
        if open.len() == item.depth + 1 {
            if open.last() == Some(&name) {
                out.push_str("</li>");
            } else {
                close_list(&mut open, out);
            }
        }
        while open.len() < item.depth + 1 {
            out.push_str(&format!("<{name}>"));
            open.push(name);
        }
        out.push_str(&format!("<li>{}", text(document, item.block)));
    }
    while !open.is_empty() {
        close_list(&mut open, out);
    }
}

fn close_list(open: &mut Vec<&str>, out: &mut String) {
    if let Some(name) = open.pop() {
        out.push_str(&format!("</li></{name}>"));
    }
}

fn table(document: &Document, rows: &[Vec<Option<&Block>>], out: &mut String) {
    out.push_str("<table><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let header = cell
                .is_some_and(|cell| matches!(cell.kind, BlockKind::TableCell { header: true, .. }));
            let name = if header { "th" } else { "td" };
            let text = cell.map_or_else(String::new, |cell| text(document, cell));
            out.push_str(&format!("<{name}>{text}</{name}>"));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

/// The words of a block with their marks.
fn text(document: &Document, block: &Block) -> String {
    let mut out = String::new();
    write(&nodes(document, block), &mut out);
    out
}

fn write(nodes: &[Node<'_>], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&escaped(text).replace('\n', "<br>")),
            Node::Marked(kind, _, inner) => {
                let (open, close) = tags(kind);
                out.push_str(&open);
                write(inner, out);
                out.push_str(close);
            }
        }
    }
}

fn tags(kind: &MarkKind) -> (String, &'static str) {
    let (open, close) = match kind {
        MarkKind::Emphasis => ("<em>", "</em>"),
        MarkKind::Strong => ("<strong>", "</strong>"),
        MarkKind::Code => ("<code>", "</code>"),
        MarkKind::Strike => ("<del>", "</del>"),
        MarkKind::Superscript => ("<sup>", "</sup>"),
        MarkKind::Subscript => ("<sub>", "</sub>"),
        MarkKind::Link(address) if is_followable(address) => {
            return (
                format!(
                    "<a href=\"{}\" rel=\"noopener noreferrer nofollow\">",
                    escaped(address)
                ),
                "</a>",
            );
        }
        MarkKind::Link(_) => ("", ""),
    };
    (open.to_owned(), close)
}

/// `text` for the content or a quoted attribute of an element.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            '\n' => out.push('\n'),
            _ if is_dropped(character) => {}
            _ => out.push(character),
        }
    }
    out
}
