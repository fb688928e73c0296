//! A document as Markdown.

use crate::escape::{inline, link_address};
use crate::groups::{Group, Item, groups};
use crate::inline::{Node, nodes};
use analect_model::{Block, BlockKind, Document, Mark, MarkKind};
use analect_text::TextRange;

/// A line break inside a cell of a table.
const CELL_BREAK: &str = "<br>";

/// The document as CommonMark with tables and strikethrough.
///
/// Headings, lists, quotations, listings, tables, links and inline marks are kept; captions and
/// the like are written in italics. Whatever the text holds is escaped so that it shows verbatim.
/// Ends with a line break unless the document is empty.
pub fn document_markdown(document: &Document) -> String {
    let parts: Vec<String> = groups(document)
        .iter()
        .map(|group| write_group(document, group))
        .collect();
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn write_group(document: &Document, group: &Group<'_>) -> String {
    match group {
        Group::Line(blocks) => blocks
            .iter()
            .map(|block| write_block(document, block))
            .collect::<Vec<_>>()
            .join(" "),
        Group::List(items) => list(document, items),
        Group::Quote(blocks) => quote(document, blocks),
        Group::Table(rows) => table(document, rows),
    }
}

fn write_block(document: &Document, block: &Block) -> String {
    match block.kind {
        BlockKind::Heading(level) => {
            format!(
                "{} {}",
                "#".repeat(usize::from(level.clamp(1, 6))),
                text(document, block, " ")
            )
        }
        BlockKind::Code => fenced(document.block_text(block)),
        kind if kind.is_body() => text(document, block, "\\\n"),
        _ => italic(document, block),
    }
}

/// The words of a block that is no body text, in italics.
fn italic(document: &Document, block: &Block) -> String {
    let range = block.range.trimmed(document.text());
    let others = document
        .marks_in(block)
        .filter(|mark| mark.kind != MarkKind::Emphasis)
        .cloned();
    let marks = others
        .chain([Mark {
            kind: MarkKind::Emphasis,
            range,
        }])
        .collect();
    let styled = Document::new(document.text().to_owned(), vec![*block], marks);
    styled.map_or_else(
        |_| text(document, block, "\\\n"),
        |styled| text(&styled, block, "\\\n"),
    )
}

/// The words of a block with their marks; line breaks as `line_break`.
fn text(document: &Document, block: &Block, line_break: &str) -> String {
    let writer = Writer {
        text: document.text(),
        block: block.range,
        line_break,
    };
    let mut out = String::new();
    writer.write(&nodes(document, block), true, &mut out);
    out
}

fn fenced(code: &str) -> String {
    let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
    format!("{fence}\n{code}\n{fence}")
}

fn longest_run(text: &str, character: char) -> usize {
    text.split(|c| c != character)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

fn list(document: &Document, items: &[Item<'_>]) -> String {
    let mut numbers: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for item in items {
        numbers.truncate(item.depth + 1);
        numbers.resize(item.depth + 1, 0);
        let number = numbers.last_mut().map_or(1, |last| {
            *last += 1;
            *last
        });
        let bullet = if item.ordered {
            format!("{number}. ")
        } else {
            "- ".to_owned()
        };
        let indent = "    ".repeat(item.depth);
        let inner = format!("\\\n{indent}{}", " ".repeat(bullet.len()));
        lines.push(format!(
            "{indent}{bullet}{}",
            text(document, item.block, &inner)
        ));
    }
    lines.join("\n")
}

fn quote(document: &Document, blocks: &[&Block]) -> String {
    let paragraphs: Vec<String> = blocks
        .iter()
        .map(|block| format!("> {}", text(document, block, "\\\n> ")))
        .collect();
    paragraphs.join("\n>\n")
}

fn table(document: &Document, rows: &[Vec<Option<&Block>>]) -> String {
    let is_header = |cell: Option<&Block>| {
        cell.is_none_or(|cell| matches!(cell.kind, BlockKind::TableCell { header: true, .. }))
    };
    let headed = rows
        .first()
        .is_some_and(|row| row.iter().copied().all(is_header));
    let width = rows.first().map_or(1, Vec::len);
    let rule = format!("|{}", " --- |".repeat(width));
    let mut lines: Vec<String> = rows.iter().map(|row| table_row(document, row)).collect();
    if !headed {
        lines.insert(0, format!("|{}", "  |".repeat(width)));
    }
    lines.insert(1, rule);
    lines.join("\n")
}

fn table_row(document: &Document, row: &[Option<&Block>]) -> String {
    let cells: Vec<String> = row
        .iter()
        .map(|cell| cell.map_or_else(String::new, |cell| text(document, cell, CELL_BREAK)))
        .collect();
    format!("| {} |", cells.join(" | "))
}

/// Writes the pieces of one block.
struct Writer<'t> {
    text: &'t str,
    block: TextRange,
    line_break: &'t str,
}

impl Writer<'_> {
    /// Appends `nodes`; `opens` where the first stands at the start of a line of the file.
    fn write(&self, nodes: &[Node<'_>], opens: bool, out: &mut String) {
        for (index, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(text) => {
                    let opens = opens && index == 0 || out.ends_with(self.line_break);
                    out.push_str(&inline(text, opens, self.line_break));
                }
                Node::Marked(kind, range, inner) => {
                    let before = index.checked_sub(1).and_then(|before| nodes.get(before));
                    let beside = [before, nodes.get(index + 1)].into_iter().flatten();
                    let touches = beside
                        .into_iter()
                        .any(|node| matches!(node, Node::Marked(..)));
                    self.marked(kind, *range, inner, touches, out);
                }
            }
        }
    }

    fn marked(
        &self,
        kind: &MarkKind,
        range: TextRange,
        inner: &[Node<'_>],
        touches: bool,
        out: &mut String,
    ) {
        let mut content = String::new();
        if *kind == MarkKind::Code {
            content = code_span(
                self.text.get(range.indices()).unwrap_or(""),
                self.line_break == CELL_BREAK,
            );
        } else {
            self.write(inner, false, &mut content);
        }
        let plain = !touches && self.flanks(range);
        let (open, close) = match kind {
            MarkKind::Link(address) => match link_address(address) {
                Some(address) => ("[", format!("]({address})")),
                None => ("", String::new()),
            },
            MarkKind::Strong if plain => ("**", "**".into()),
            MarkKind::Strong => ("<strong>", "</strong>".into()),
            MarkKind::Emphasis if plain => ("*", "*".into()),
            MarkKind::Emphasis => ("<em>", "</em>".into()),
            MarkKind::Strike if plain => ("~~", "~~".into()),
            MarkKind::Strike => ("<del>", "</del>".into()),
            MarkKind::Superscript => ("<sup>", "</sup>".into()),
            MarkKind::Subscript => ("<sub>", "</sub>".into()),
            MarkKind::Code => ("", String::new()),
        };
        if open == "[" && out.ends_with('!') {
            // An exclamation mark before a link would make an image of it.
            out.pop();
            out.push_str("\\!");
        }
        out.push_str(open);
        out.push_str(&content);
        out.push_str(&close);
    }

    /// Whether asterisks around `range` would be read as emphasis (CommonMark §6.2).
    fn flanks(&self, range: TextRange) -> bool {
        let Some(inside) = self.text.get(range.indices()) else {
            return false;
        };
        let before = self
            .text
            .get(self.block.start().index()..range.start().index());
        let after = self.text.get(range.end().index()..self.block.end().index());
        let before = before.and_then(|text| text.chars().next_back());
        let after = after.and_then(|text| text.chars().next());
        let tight = |inner: Option<char>, outer: Option<char>| {
            inner.is_some_and(|inner| {
                !inner.is_whitespace()
                    && (inner.is_alphanumeric()
                        || outer.is_none_or(|outer| !outer.is_alphanumeric()))
            })
        };
        tight(inside.chars().next(), before)
            && tight(inside.chars().next_back(), after)
            && !inside.contains('\n')
    }
}

/// `code` between enough backticks; in a table a bar would end the cell.
fn code_span(code: &str, in_table: bool) -> String {
    let mut code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if in_table {
        code = code.replace('|', "\\|");
    }
    let fence = "`".repeat(longest_run(&code, '`') + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}
