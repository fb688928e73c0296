//! Finding mentions in a document.

use crate::chain::{LABELS, Scores, Steps, Sums, best, step_factors};
use crate::features::Features;
use crate::lists::Lists;
use crate::mentions::{Span, add_people, agree, spans, take_off_titles};
use crate::sheet::Sheet;
use analect_language::sentences;
use analect_model::{Block, BlockKind, Document};
use std::ops::Range;

/// What gives tokens their scores.
pub(crate) trait Weigher {
    /// Adds to `scores` what token `at` scores under each label.
    fn weigh(&self, sheet: &Sheet<'_>, at: usize, features: &mut Features, scores: &mut Scores);
    /// What a label scores after another.
    fn steps(&self) -> &Steps;
}

/// Whether names in a block of this kind belong to what the article speaks of.
const fn is_read(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Credit
            | BlockKind::Byline
            | BlockKind::SignOff
            | BlockKind::Stamp
            | BlockKind::Promotion
    )
}

/// The sheet of the blocks of `document` that are read.
pub(crate) fn sheet<'text>(document: &'text Document, lists: Lists<'_>) -> Sheet<'text> {
    let read = |block: &&Block| is_read(block.kind);
    let prepared = |block: &Block| {
        let text = document.block_text(block);
        let ranges: Vec<Range<usize>> = sentences(text)
            .into_iter()
            .map(|range| range.start().index()..range.end().index())
            .collect();
        (text, block.range.start().index(), ranges)
    };
    Sheet::new(document.blocks().iter().filter(read).map(prepared), lists)
}

/// The mentions in `sheet`, in order.
pub(crate) fn recognise(sheet: &Sheet<'_>, weigher: &impl Weigher) -> Vec<Span> {
    let mut found = Vec::new();
    let mut features = Features::default();
    let mut sums = Sums::default();
    let factors = step_factors(weigher.steps());
    let mut scores: Vec<Scores> = Vec::new();
    for sentence in &sheet.sentences {
        let range = sentence.tokens.clone();
        let notes = sheet.notes.get(range.clone()).unwrap_or_default();
        let classes: Vec<usize> = notes.iter().map(|note| note.class as usize).collect();
        scores.clear();
        for at in range.clone() {
            let mut score = [0.0; LABELS];
            weigher.weigh(sheet, at, &mut features, &mut score);
            scores.push(score);
        }
        let labels = best(&scores, &classes, weigher.steps());
        if labels.iter().all(|label| *label == 0) {
            continue;
        }
        sums.compute(&scores, &classes, &factors);
        let chances: Vec<Scores> = (0..range.len()).map(|at| sums.probabilities(at)).collect();
        found.extend(spans(&labels, &chances, range.start));
    }
    take_off_titles(sheet, &mut found);
    add_people(sheet, &mut found);
    agree(sheet, &mut found);
    found
}
