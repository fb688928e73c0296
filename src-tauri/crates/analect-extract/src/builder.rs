//! Building a document run by run.

use analect_model::{Block, BlockKind, Document, Mark, MarkKind};
use analect_text::{TextRange, slice};

/// An inline mark that has not ended yet.
#[derive(Debug)]
struct OpenMark {
    /// `None` where it lies in a mark of the same kind and adds nothing.
    kind: Option<MarkKind>,
    /// Where it starts in the current run, in bytes.
    start: usize,
}

/// Collects runs of text into the blocks and marks of a [`Document`].
///
/// Text is appended to the current run; [`end_block`](Self::end_block) turns the run into a block.
/// White space is collapsed as browsers do, control characters are dropped, blocks are separated
/// by a blank line (items of one list and cells of one table by a line break). A mark that is open
/// across the end of a block goes on in the next one.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    run: String,
    run_marks: Vec<(MarkKind, usize, usize)>,
    open: Vec<OpenMark>,
    /// Whether a table was started and has no cell yet.
    table_pending: bool,
}

impl DocumentBuilder {
    /// A builder of an empty document.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends inline text; any white space of HTML counts as one space.
    ///
    /// A no-break space is text and stays.
    pub fn push(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space(),
                _ if is_dropped(character) => {}
                _ => self.run.push(character),
            }
        }
    }

    /// Appends preformatted text: spaces and line breaks count.
    pub fn push_verbatim(&mut self, text: &str) {
        let mut previous = ' ';
        for character in text.chars() {
            match character {
                '\n' if previous == '\r' => {}
                '\r' | '\n' => self.run.push('\n'),
                _ if is_dropped(character) => {}
                _ => self.run.push(character),
            }
            previous = character;
        }
    }

    /// Ends the line inside the current run; nothing at the start of a run or of a line.
    pub fn line_break(&mut self) {
        while self.run.ends_with(' ') {
            self.run.pop();
        }
        if !self.run.is_empty() && !self.run.ends_with('\n') {
            self.run.push('\n');
        }
    }

    /// Starts a mark that reaches to the matching [`close_mark`](Self::close_mark).
    pub fn open_mark(&mut self, kind: MarkKind) {
        let known = self
            .open
            .iter()
            .any(|mark| mark.kind.as_ref() == Some(&kind));
        self.open.push(OpenMark {
            kind: (!known).then_some(kind),
            start: self.run.len(),
        });
    }

    /// Ends the mark opened last; nothing where none is open.
    pub fn close_mark(&mut self) {
        if let Some(OpenMark {
            kind: Some(kind),
            start,
        }) = self.open.pop()
        {
            self.run_marks.push((kind, start, self.run.len()));
        }
    }

    /// Announces a new table: its first cell, at row 0 and column 0, is written even if it is blank.
    pub fn start_table(&mut self) {
        self.table_pending = true;
    }

    /// Makes the current run a block of `kind` and starts a new run; a blank run is dropped.
    pub fn end_block(&mut self, kind: BlockKind) {
        let (run, marks) = self.take_run();
        let kept = trimmed(&run, kind);
        if kept.trim().is_empty() {
            return;
        }
        self.start_pending_table(kind);
        let from = self.add_block(kind, kept);
        let skipped = run.find(kept).unwrap_or(0);
        for (mark, start, end) in marks {
            self.add_mark(
                mark,
                from,
                start.saturating_sub(skipped),
                end.saturating_sub(skipped),
            );
        }
    }

    /// The document of all blocks so far; a run that was not ended becomes a paragraph.
    pub fn finish(mut self) -> Document {
        self.end_block(BlockKind::Paragraph);
        let text = self.text.clone();
        Document::new(self.text, self.blocks, self.marks).unwrap_or_else(|_| whole(text))
    }

    /// The current run and its marks; open marks go on at the start of the next run.
    fn take_run(&mut self) -> (String, Vec<(MarkKind, usize, usize)>) {
        let end = self.run.len();
        for mark in &mut self.open {
            self.run_marks
                .extend(mark.kind.clone().map(|kind| (kind, mark.start, end)));
            mark.start = 0;
        }
        (
            std::mem::take(&mut self.run),
            std::mem::take(&mut self.run_marks),
        )
    }

    /// Writes the blank first cell of a table whose first words stand further on.
    fn start_pending_table(&mut self, kind: BlockKind) {
        if let BlockKind::TableCell {
            row,
            column,
            header,
        } = kind
        {
            if self.table_pending && (row, column) != (0, 0) {
                self.add_block(
                    BlockKind::TableCell {
                        row: 0,
                        column: 0,
                        header,
                    },
                    "",
                );
            }
            self.table_pending = false;
        }
    }

    /// Appends a block and returns where its text starts.
    fn add_block(&mut self, kind: BlockKind, text: &str) -> usize {
        self.text.push_str(self.separator(kind));
        let from = self.text.len();
        self.text.push_str(text);
        self.blocks
            .extend(TextRange::of(from, self.text.len()).map(|range| Block { kind, range }));
        from
    }

    /// One space, unless the run is at the start of a line or already ends with one.
    fn space(&mut self) {
        if !self.run.is_empty() && !self.run.ends_with([' ', '\n']) {
            self.run.push(' ');
        }
    }

    /// What stands between the last block and one of `kind`.
    fn separator(&self, kind: BlockKind) -> &'static str {
        let Some(last) = self.blocks.last() else {
            return "";
        };
        match (last.kind, kind) {
            (BlockKind::TableCell { .. }, BlockKind::TableCell { column: 1.., .. }) => "\t",
            (BlockKind::ListItem { .. }, BlockKind::ListItem { .. })
            | (BlockKind::TableCell { .. }, BlockKind::TableCell { row: 1.., .. }) => "\n",
            _ => "\n\n",
        }
    }

    /// Records a mark over `start..end` of the block that starts at `from`, without the white
    /// space at its ends.
    fn add_mark(&mut self, kind: MarkKind, from: usize, start: usize, end: usize) {
        let last = self.text.len();
        let range = TextRange::of((from + start).min(last), (from + end).min(last));
        let range = range.map(|range| range.trimmed(&self.text));
        let holds_text =
            |range: &TextRange| slice(&self.text, *range).is_some_and(|text| !text.is_empty());
        if let Some(range) = range.filter(holds_text) {
            self.marks.push(Mark { kind, range });
        }
    }
}

/// The document that holds `text` as one paragraph.
fn whole(text: String) -> Document {
    let block = Block {
        kind: BlockKind::Paragraph,
        range: TextRange::whole(&text),
    };
    Document::new(text, vec![block], Vec::new()).unwrap_or_default()
}

/// `run` without the white space around it; code keeps the indentation of its first line.
fn trimmed(run: &str, kind: BlockKind) -> &str {
    if kind != BlockKind::Code {
        return run.trim();
    }
    let run = run.trim_end();
    let blank = run.len() - run.trim_start().len();
    let indent = run
        .get(..blank)
        .and_then(|lead| lead.rfind('\n'))
        .map_or(0, |at| at + 1);
    run.get(indent..).unwrap_or(run)
}

/// Whether `character` is a control character that no text needs.
fn is_dropped(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
}
