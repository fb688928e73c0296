//! Tables: which hold data, and where in its table a cell stands.

use dom_query::NodeRef;

/// The most columns one cell is believed to span.
const MAX_SPAN: u16 = 1000;

/// A table that is being walked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Table {
    /// Whether its cells hold data, rather than lay out a page.
    data: bool,
    /// The rows started so far.
    rows: u16,
    /// The column of the next cell.
    column: u16,
}

impl Table {
    /// The table `node`: it holds data where a row has two cells or any cell is a header, and no
    /// other table stands in it.
    pub(crate) fn of(node: &NodeRef<'_>) -> Self {
        Self {
            data: has_data(node),
            rows: 0,
            column: 0,
        }
    }

    /// Whether its cells hold data.
    pub(crate) const fn has_data(self) -> bool {
        self.data
    }

    /// Notes the start of a row.
    pub(crate) fn start_row(&mut self) {
        self.rows = self.rows.saturating_add(1);
        self.column = 0;
    }

    /// The row and column of the next cell, which is `span` columns wide; `None` in a layout.
    pub(crate) fn next_cell(&mut self, span: u16) -> Option<(u16, u16)> {
        let place = (self.rows.saturating_sub(1), self.column);
        self.column = self.column.saturating_add(span.clamp(1, MAX_SPAN));
        self.data.then_some(place)
    }
}

fn has_data(table: &NodeRef<'_>) -> bool {
    let (mut cells, mut found) = (0, false);
    for node in table.descendants_it().filter(NodeRef::is_element) {
        match node.node_name().as_deref() {
            Some("table") => return false,
            Some("tr") => cells = 0,
            Some("th") => found = true,
            Some("td") => {
                cells += 1;
                found |= cells > 1;
            }
            _ => {}
        }
    }
    found
}
