//! The texts of an article and what changed between them.

use super::{Units, count, row};
use crate::answers::{
    ComparedView, ComparisonView, DetailsView, Difference, NotesTakenView, PieceView, RevisedView,
    RevisionCause, RevisionView, RevisionsView, TallyView,
};
use analect_library::{Compared, Comparison, NotesTaken, RevisionListing, RevisionReport, Tally};
use analect_model::{self as model, Metadata};
use analect_text::{TextRange, slice};

pub(crate) fn notes_taken(taken: &NotesTaken) -> NotesTakenView {
    NotesTakenView {
        back: count(taken.back),
        edited: count(taken.edited),
    }
}

pub(crate) fn tally(tally: &Tally) -> TallyView {
    TallyView {
        kept: count(tally.kept),
        moved: count(tally.moved),
        changed: count(tally.changed),
        uncertain: count(tally.uncertain),
        lost: count(tally.lost),
    }
}

pub(crate) fn revisions(all: &[RevisionListing], marks: &Tally, known: &Metadata) -> RevisionsView {
    let view = |(at, revision): (usize, &RevisionListing)| RevisionView {
        number: count(at + 1),
        at: revision.fetched_at.milliseconds(),
        cause: match revision.cause {
            model::RevisionCause::Import => RevisionCause::Import,
            model::RevisionCause::Edit => RevisionCause::Edit,
            model::RevisionCause::Details => RevisionCause::Details,
            model::RevisionCause::Restore => RevisionCause::Restore,
        },
        details: revision.metadata.as_ref().map(details),
    };
    RevisionsView {
        revisions: all.iter().enumerate().map(view).collect(),
        tally: tally(marks),
        details: details(known),
    }
}

fn details(known: &Metadata) -> DetailsView {
    DetailsView {
        title: known.title.clone(),
        byline: known.byline.clone(),
        site: known.site.clone(),
        source: known.source.clone(),
        place: known.place.clone(),
        published: known.published.map(|day| day.to_string()),
        embargo: known.embargo.clone(),
        language: known.language.clone(),
    }
}

pub(crate) fn revised(report: RevisionReport) -> RevisedView {
    RevisedView {
        number: count(report.number),
        tally: tally(&report.tally),
        article: row(report.article),
    }
}

pub(crate) fn comparison(found: &Comparison, old: u32, new: u32) -> ComparisonView {
    let units = Units::new(found.new.document.text());
    let sentences = found.sentences.iter();
    ComparisonView {
        old,
        new,
        sentences: sentences.map(|one| compared(found, one, &units)).collect(),
    }
}

fn compared(found: &Comparison, one: &Compared, units: &Units<'_>) -> ComparedView {
    let (old, new) = (found.old.document.text(), found.new.document.text());
    let (text, range) = match (one.new, one.old) {
        (Some(range), _) => (new, Some(range)),
        (None, range) => (old, range),
    };
    let after = range.and_then(|range| {
        let whole = slice(text, range)?;
        Some((whole, text.get(range.end().index()..)?))
    });
    let ends = after.is_some_and(|(whole, rest)| {
        whole.ends_with('\n') || rest.is_empty() || rest.trim_start_matches(' ').starts_with('\n')
    });
    ComparedView {
        difference: match one.difference {
            analect_library::Difference::Same => Difference::Same,
            analect_library::Difference::Edited => Difference::Edited,
            analect_library::Difference::Moved => Difference::Moved,
            analect_library::Difference::Added => Difference::Added,
            analect_library::Difference::Removed => Difference::Removed,
        },
        old: pieces(old, one.old, &one.gone),
        new: pieces(new, one.new, &one.came),
        span: one.new.and_then(|range| units.span(range.trimmed(new))),
        ends_paragraph: ends,
    }
}

/// A sentence cut at the rims of what changed in it.
fn pieces(text: &str, sentence: Option<TextRange>, changed: &[TextRange]) -> Vec<PieceView> {
    let Some(sentence) = sentence.map(|sentence| sentence.trimmed(text)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut piece = |from: usize, to: usize, changed| {
        let words = text.get(from..to).filter(|words| !words.is_empty());
        found.extend(words.map(|words| PieceView {
            text: words.to_owned(),
            changed,
        }));
    };
    let mut at = sentence.start().index();
    for range in changed {
        piece(at, range.start().index(), false);
        piece(range.start().index(), range.end().index(), true);
        at = range.end().index();
    }
    piece(at, sentence.end().index(), false);
    found
}
