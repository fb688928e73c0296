//! A passage that is looked for, as tokens with its surroundings.

use crate::alike::Run;
use crate::fold::Folded;
use analect_text::TextRange;

/// Tokens of the surroundings that are compared on either side.
const CONTEXT: usize = 24;

/// A quote within its surroundings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Query<'run> {
    /// The quote with its surroundings.
    pub(crate) run: Run<'run>,
    /// The first token of the quote in the run.
    pub(crate) start: usize,
    /// The token after its last one.
    pub(crate) end: usize,
    /// Where the run starts among the tokens of its text.
    pub(crate) offset: usize,
    /// The bytes of the quote in the text the run is taken from.
    pub(crate) bytes: TextRange,
}

impl<'run> Query<'run> {
    /// The passage `bytes` of a text; `None` where it holds no token.
    pub(crate) fn new(source: &'run Folded<'run>, bytes: TextRange) -> Option<Self> {
        let (from, to) = (bytes.start().get(), bytes.end().get());
        let start = source.tokens.partition_point(|token| token.end <= from);
        let end = source.tokens.partition_point(|token| token.start < to);
        if start >= end {
            return None;
        }
        let offset = start.saturating_sub(CONTEXT);
        let last = (end + CONTEXT).min(source.tokens.len());
        Some(Self {
            run: Run::whole(source).part(offset, last),
            start: start - offset,
            end: end - offset,
            offset,
            bytes,
        })
    }

    /// The query without the outermost tokens of its surroundings, which a limit of characters may
    /// have cut.
    pub(crate) fn without_cut_words(mut self) -> Self {
        let length = self.run.len();
        let first = usize::from(self.start > 1);
        let last = length - usize::from(length - self.end > 1);
        self.run = self.run.part(first, last);
        self.start -= first;
        self.end -= first;
        self.offset += first;
        self
    }
}
