//! A block with its lexemes, sentences, quotation marks and names.

use super::marks::{Span, spans};
use crate::Name;
use crate::lexeme::Lexemes;
use analect_language::sentences;
use analect_model::EntityKind;
use analect_text::TextRange;

/// A name in a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Its place in the names handed in.
    pub(super) number: usize,
    pub(super) kind: EntityKind,
    /// Its first lexeme.
    pub(super) start: usize,
    /// The lexeme after its last one.
    pub(super) end: usize,
}

/// A stretch between marks, in lexemes with the marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted {
    pub(super) span: Span,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A block of prose, made ready.
#[derive(Debug)]
pub(super) struct Scene<'text> {
    pub(super) lexemes: Lexemes<'text>,
    pub(super) quoted: Vec<Quoted>,
    pub(super) names: Vec<Placed>,
    /// The ranges of the sentences, in bytes of the block.
    pub(super) sentences: Vec<TextRange>,
    /// For each lexeme, the number of its sentence.
    sentence_of: Vec<usize>,
    /// For each lexeme, whether it stands in a quotation or is one of its marks.
    inside: Vec<bool>,
    /// For each lexeme, the name that starts there, and the one that ends before it.
    starting: Vec<Option<usize>>,
    ending: Vec<Option<usize>>,
}

impl<'text> Scene<'text> {
    /// The block `text` at `range` of its document; `names` are those in it, by start, with their
    /// places among all names.
    pub(super) fn of(text: &'text str, range: TextRange, names: &[(usize, Name)]) -> Self {
        let lexemes = Lexemes::of(text, range.start());
        let count = lexemes.len();
        let sentences = sentences(text);
        let mut scene = Self {
            sentence_of: sentence_of(&lexemes, &sentences),
            sentences,
            quoted: Vec::new(),
            names: Vec::new(),
            inside: vec![false; count],
            starting: vec![None; count + 1],
            ending: vec![None; count + 1],
            lexemes,
        };
        scene.place_quotes(text);
        scene.place_names(range, names);
        scene
    }

    fn place_quotes(&mut self, text: &str) {
        for span in spans(text) {
            let start = self.lexemes.at_or_after(span.start);
            let end = self.lexemes.at_or_after(span.end);
            for inside in self.inside.iter_mut().take(end).skip(start) {
                *inside = true;
            }
            if start < end {
                self.quoted.push(Quoted { span, start, end });
            }
        }
    }

    fn place_names(&mut self, range: TextRange, names: &[(usize, Name)]) {
        for (number, name) in names {
            let base = range.start().index();
            let start = name.range.start().index().saturating_sub(base);
            let end = name.range.end().index().saturating_sub(base);
            let start = self.lexemes.at_or_after(start);
            let end = self.lexemes.at_or_after(end).min(self.lexemes.len());
            if start >= end {
                continue;
            }
            let place = self.names.len();
            let (number, kind) = (*number, name.kind);
            self.names.push(Placed {
                number,
                kind,
                start,
                end,
            });
            for (list, at) in [(&mut self.starting, start), (&mut self.ending, end)] {
                if let Some(slot) = list.get_mut(at) {
                    *slot = Some(place);
                }
            }
        }
    }

    /// The number of the sentence the lexeme stands in; that of the last one beyond the end.
    pub(super) fn sentence(&self, index: usize) -> usize {
        let last = self.sentence_of.len().saturating_sub(1);
        self.sentence_of.get(index.min(last)).copied().unwrap_or(0)
    }

    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.inside.get(index).copied().unwrap_or(false)
    }

    pub(super) fn name_from(&self, index: usize) -> Option<Placed> {
        let place = self.starting.get(index).copied().flatten()?;
        self.names.get(place).copied()
    }

    pub(super) fn name_until(&self, index: usize) -> Option<Placed> {
        let place = self.ending.get(index).copied().flatten()?;
        self.names.get(place).copied()
    }

    /// The names that start in `from..to`, in order.
    pub(super) fn names_between(&self, from: usize, to: usize) -> &[Placed] {
        let first = self.names.partition_point(|name| name.start < from);
        let last = self.names.partition_point(|name| name.start < to);
        self.names.get(first..last).unwrap_or_default()
    }

    /// The first lexeme of the sentence of `index`, looking back no further than `reach` lexemes.
    pub(super) fn sentence_start(&self, index: usize, reach: usize) -> usize {
        let sentence = self.sentence(index);
        let floor = index.saturating_sub(reach);
        (floor..=index)
            .find(|at| self.sentence(*at) == sentence)
            .unwrap_or(index)
    }
}

fn sentence_of(lexemes: &Lexemes, sentences: &[TextRange]) -> Vec<usize> {
    let mut current = 0;
    (0..lexemes.len())
        .map(|index| {
            let start = lexemes.get(index).map_or(0, |lexeme| lexeme.start);
            while sentences
                .get(current + 1)
                .is_some_and(|next| next.start().index() <= start)
            {
                current += 1;
            }
            current
        })
        .collect()
}
