//! The elements of the main content as blocks and marks.

use crate::builder::DocumentBuilder;
use crate::elements::{CONTAINERS, PAGE_FURNITURE, SKIPPED, heading_level, mark};
use crate::link::link_target;
use crate::tables::Table;
use crate::walk::{Visitor, walk};
use analect_model::{BlockKind, Document, MarkKind};
use dom_query::NodeRef;

/// What of a tree is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything: the tree is the main content.
    Content,
    /// Everything but navigation and the like: the tree is a whole page.
    Page,
}

/// The blocks and marks of everything under `root`, links resolved against `base`.
pub(crate) fn document(root: NodeRef<'_>, base: Option<&str>, scope: Scope) -> Document {
    let mut out = DocumentBuilder::new();
    append(root, base, scope, &mut out);
    out.finish()
}

/// Appends the blocks and marks of everything under `root` to `out`.
pub(crate) fn append(
    root: NodeRef<'_>,
    base: Option<&str>,
    scope: Scope,
    out: &mut DocumentBuilder,
) {
    let mut blocks = Blocks {
        base,
        scope,
        out,
        frames: Vec::new(),
        tables: Vec::new(),
        lists: Vec::new(),
    };
    walk(root, &mut blocks);
    blocks.out.end_block(BlockKind::Paragraph);
}

/// What ends with an element, beside its block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Ends {
    #[default]
    Nothing,
    Mark,
    List,
    Table,
    /// A quotation, which is put between quotation marks.
    Quotation,
}

/// What one open element does.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    /// The kind of block its text becomes; `None` where its parent decides.
    kind: Option<BlockKind>,
    /// Whether a block ends with it.
    block: bool,
    ends: Ends,
}

struct Blocks<'b> {
    base: Option<&'b str>,
    scope: Scope,
    out: &'b mut DocumentBuilder,
    frames: Vec<Frame>,
    tables: Vec<Table>,
    /// The open lists, outermost first: whether each is ordered.
    lists: Vec<bool>,
}

impl Visitor for Blocks<'_> {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else {
            return !node.is_comment() && !node.is_doctype();
        };
        if self.is_passed_over(&name, node) {
            return false;
        }
        let frame = self.frame(&name, node);
        self.frames.push(frame);
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if !node.is_element() {
            return;
        }
        let Some(frame) = self.frames.last().copied() else {
            return;
        };
        if frame.ends == Ends::Quotation {
            self.out.push("”");
        }
        if frame.block {
            self.border();
        }
        self.frames.pop();
        match frame.ends {
            Ends::Mark => self.out.close_mark(),
            Ends::List => drop(self.lists.pop()),
            Ends::Table => drop(self.tables.pop()),
            Ends::Nothing | Ends::Quotation => {}
        }
    }
}

impl Blocks<'_> {
    /// The kind of block that text becomes here: the nearest element that has one decides.
    fn kind(&self) -> BlockKind {
        self.frames
            .iter()
            .rev()
            .find_map(|frame| frame.kind)
            .unwrap_or(BlockKind::Paragraph)
    }

    fn text(&mut self, text: &str) {
        if self.kind() == BlockKind::Code {
            self.out.push_verbatim(text);
        } else {
            self.out.push(text);
        }
    }

    fn is_passed_over(&self, name: &str, node: &NodeRef<'_>) -> bool {
        SKIPPED.contains(&name)
            || self.scope == Scope::Page && PAGE_FURNITURE.contains(&name)
            || is_hidden(node)
    }

    /// Ends the current block, or only its line where a list item, cell or listing goes on.
    fn border(&mut self) {
        let kind = self.kind();
        let inside = self.frames.last().is_some_and(|frame| frame.kind.is_none());
        let goes_on = matches!(
            kind,
            BlockKind::TableCell { .. } | BlockKind::Code | BlockKind::ListItem { .. }
        );
        if inside && goes_on {
            self.out.line_break();
        } else {
            self.out.end_block(kind);
        }
    }

    /// Does what the start of an element asks for and tells what its end will.
    fn frame(&mut self, name: &str, node: &NodeRef<'_>) -> Frame {
        if let Some(kind) = mark(name) {
            return self.marked(kind);
        }
        match name {
            "a" => self.link(node),
            "q" => self.quotation(),
            "br" => self.line(),
            "ul" | "ol" | "menu" | "dl" | "dir" => self.list(name == "ol"),
            "table" => self.table(node),
            "tr" => self.row(),
            "td" | "th" => self.cell(name == "th", node),
            _ => self.block(name),
        }
    }

    fn marked(&mut self, kind: MarkKind) -> Frame {
        // Listings are usually written as code in preformatted text: the block says it all.
        let redundant = kind == MarkKind::Code && self.kind() == BlockKind::Code;
        if !redundant {
            self.out.open_mark(kind);
        }
        Frame {
            ends: if redundant { Ends::Nothing } else { Ends::Mark },
            ..Frame::default()
        }
    }

    fn link(&mut self, node: &NodeRef<'_>) -> Frame {
        let target = node
            .attr("href")
            .and_then(|href| link_target(self.base, &href));
        let ends = if target.is_some() {
            Ends::Mark
        } else {
            Ends::Nothing
        };
        if let Some(target) = target {
            self.out.open_mark(MarkKind::Link(target));
        }
        Frame {
            ends,
            ..Frame::default()
        }
    }

    fn quotation(&mut self) -> Frame {
        self.out.push("“");
        Frame {
            ends: Ends::Quotation,
            ..Frame::default()
        }
    }

    fn line(&mut self) -> Frame {
        if self.kind() == BlockKind::Code {
            self.out.push_verbatim("\n");
        } else {
            self.out.line_break();
        }
        Frame::default()
    }

    fn list(&mut self, ordered: bool) -> Frame {
        if matches!(self.kind(), BlockKind::ListItem { .. }) {
            self.out.end_block(self.kind());
        } else {
            self.border_before();
        }
        self.lists.push(ordered);
        Frame {
            block: true,
            ends: Ends::List,
            ..Frame::default()
        }
    }

    fn table(&mut self, node: &NodeRef<'_>) -> Frame {
        self.border_before();
        let table = Table::of(node);
        if table.has_data() {
            self.out.start_table();
        }
        self.tables.push(table);
        Frame {
            block: true,
            ends: Ends::Table,
            ..Frame::default()
        }
    }

    fn row(&mut self) -> Frame {
        self.border_before();
        if let Some(table) = self.tables.last_mut() {
            table.start_row();
        }
        Frame {
            block: true,
            ..Frame::default()
        }
    }

    fn cell(&mut self, header: bool, node: &NodeRef<'_>) -> Frame {
        self.border_before();
        let span = node
            .attr("colspan")
            .and_then(|span| span.trim().parse().ok())
            .unwrap_or(1);
        let place = self
            .tables
            .last_mut()
            .and_then(|table| table.next_cell(span));
        let kind = place.map(|(row, column)| BlockKind::TableCell {
            row,
            column,
            header,
        });
        Frame {
            kind,
            block: true,
            ..Frame::default()
        }
    }

    fn block(&mut self, name: &str) -> Frame {
        let kind = self.own_kind(name);
        let block = CONTAINERS.contains(&name);
        if block {
            self.border_before();
        }
        Frame {
            kind,
            block,
            ..Frame::default()
        }
    }

    /// Ends what stands before an element: in a cell only the line, elsewhere the block.
    fn border_before(&mut self) {
        match self.kind() {
            BlockKind::TableCell { .. } | BlockKind::Code | BlockKind::ListItem { .. } => {
                self.out.line_break();
            }
            kind => self.out.end_block(kind),
        }
    }

    /// The kind of block an element makes where it stands.
    fn own_kind(&mut self, name: &str) -> Option<BlockKind> {
        let around = self.kind();
        if matches!(around, BlockKind::TableCell { .. } | BlockKind::Code) {
            return None;
        }
        let kind = match name {
            "li" | "dt" | "dd" => self.item(),
            "blockquote" => BlockKind::Quote,
            "pre" => BlockKind::Code,
            "figcaption" | "caption" => BlockKind::Caption,
            _ => BlockKind::Heading(heading_level(name)?),
        };
        self.out.end_block(around);
        Some(kind)
    }

    fn item(&self) -> BlockKind {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        BlockKind::ListItem {
            depth,
            ordered: self.lists.last().copied().unwrap_or(false),
        }
    }
}

/// Whether the page does not show an element.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = || {
        node.attr("style")
            .map(|style| style.to_ascii_lowercase().replace(' ', ""))
    };
    node.has_attr("hidden")
        || style().is_some_and(|style| {
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
