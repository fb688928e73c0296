//! Carrying what a reader added to an article over to a new text of it.

use crate::Error;
use crate::detail::{LOST, PlacedAnnotation, anchor};
use analect_anchor::anchor_revision;
use analect_model::{
    Anchoring, AnchoringState, Annotation, ArticleId, Motivation, Placement, Revision, RevisionId,
    Target,
};
use analect_store::Writer;
use analect_text::slice;

/// How many highlights a new text left in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// On the same words at the same place among the others.
    pub kept: usize,
    /// On the same words elsewhere.
    pub moved: usize,
    /// On words that were edited.
    pub changed: usize,
    /// Placed, but the reader is asked.
    pub uncertain: usize,
    /// Found nowhere; kept with quote, note and tags.
    pub lost: usize,
}

impl Tally {
    /// Counts one more highlight.
    pub(crate) fn count(&mut self, state: AnchoringState) {
        match state {
            AnchoringState::Exact => self.kept += 1,
            AnchoringState::Moved => self.moved += 1,
            AnchoringState::Changed => self.changed += 1,
            AnchoringState::Uncertain => self.uncertain += 1,
            AnchoringState::Orphaned => self.lost += 1,
        }
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.kept + self.moved + self.changed + self.uncertain + self.lost
    }
}

/// Carries the marks of an article from its text `before` to `after`, which becomes the current one.
///
/// A highlight keeps the passage its reader marked and is carried from there, so that it returns
/// to it when the words do; where that is not clear, it is carried from where it stood last.
/// Mentions and choices of sentences follow where their words are found, and otherwise wait.
pub(crate) fn carry(
    writer: &Writer<'_>,
    before: &Revision,
    after: &Revision,
) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for (annotation, placement) in carried(writer, before, after)? {
        tally.count(placement.anchoring.state);
        // On its very words at its very place a highlight needs no other one.
        let own = anchor(after.document.text(), annotation.target.as_ref()).range;
        let elsewhere = own.is_none() || own != placement.anchoring.range;
        let placement = Some(&placement).filter(|_| elsewhere);
        writer.placements().set(&annotation, placement)?;
    }
    carry_mentions(writer, before, after)?;
    carry_choices(writer, before, after)?;
    Ok(tally)
}

/// The highlights of the article, each where it stands in `after`.
fn carried(
    writer: &Writer<'_>,
    before: &Revision,
    after: &Revision,
) -> Result<Vec<(Annotation, Placement)>, Error> {
    let reader = writer.reader();
    let article = after.article;
    let all = reader.annotations().of_article(article)?;
    let highlights: Vec<Annotation> = all
        .into_iter()
        .filter(|one| one.motivation == Motivation::Highlighting)
        .collect();
    let origins = reader.annotations().origins(article)?;
    let placements = reader.placements().of_article(article)?;
    let first = reader.revisions().of_article(article)?;
    let first = first.first().map_or(before.id, |revision| revision.id);
    let origin = |one: &Annotation| origins.get(&one.id).copied().unwrap_or(first);
    let text = after.document.text();
    let mut answers: Vec<Anchoring> = vec![LOST; highlights.len()];
    let mut texts: Vec<RevisionId> = highlights.iter().map(origin).collect();
    texts.sort_unstable();
    texts.dedup();
    for made_in in texts {
        let old = if made_in == before.id {
            Some(before.clone())
        } else {
            reader.revisions().get(made_in)?
        };
        let of_it = |(at, one): (usize, &Annotation)| {
            (origin(one) == made_in).then(|| Some((at, one.target.clone()?)))?
        };
        let (places, targets): (Vec<usize>, Vec<Target>) =
            highlights.iter().enumerate().filter_map(of_it).unzip();
        let old = old.as_ref().map_or("", |old| old.document.text());
        answer(old, text, &places, &targets, &mut answers);
    }
    let stood = |one: &Annotation| {
        let placement = placements.get(&one.id);
        // What was made in this text and stands there has its answer already.
        let elsewhere = placement.is_some() || origin(one) != before.id;
        let text = before.document.text();
        elsewhere.then(|| PlacedAnnotation::new(one.clone(), placement, text))
    };
    let last: Vec<Option<PlacedAnnotation>> = highlights.iter().map(stood).collect();
    from_last(&last, before, after, &mut answers);
    let settled = |one: &Annotation, state| {
        let was = placements.get(&one.id);
        was.is_some_and(|was| was.settled && was.anchoring.state == state)
    };
    Ok(highlights
        .into_iter()
        .zip(answers)
        .map(|(one, anchoring)| {
            let settled = settled(&one, anchoring.state);
            (one, Placement { anchoring, settled })
        })
        .collect())
}

/// Carries `targets` from `old` to `new` and puts the answers at their `places`.
fn answer(old: &str, new: &str, places: &[usize], targets: &[Target], answers: &mut [Anchoring]) {
    let found = if old == new {
        targets.iter().map(kept).collect()
    } else {
        anchor_revision(old, new, targets)
    };
    for (place, anchoring) in places.iter().zip(found) {
        if let Some(answer) = answers.get_mut(*place) {
            *answer = anchoring;
        }
    }
}

fn kept(target: &Target) -> Anchoring {
    Anchoring {
        state: AnchoringState::Exact,
        range: Some(target.position),
        score: 1.0,
    }
}

/// Carries what is not clear from where it stood last, if that was clear.
fn from_last(
    last: &[Option<PlacedAnnotation>],
    before: &Revision,
    after: &Revision,
    answers: &mut [Anchoring],
) {
    let clear = |state| {
        matches!(
            state,
            AnchoringState::Exact | AnchoringState::Moved | AnchoringState::Changed
        )
    };
    let (old, new) = (before.document.text(), after.document.text());
    let open = answers
        .iter()
        .zip(last)
        .enumerate()
        .filter_map(|(at, (answer, last))| {
            let last = last.as_ref()?;
            let target = last.annotation.target.clone()?;
            let stepwise = !clear(answer.state) && clear(last.anchoring.state);
            stepwise.then_some((at, target))
        });
    let (places, targets): (Vec<usize>, Vec<Target>) = open.unzip();
    if targets.is_empty() {
        return;
    }
    let found = anchor_revision(old, new, &targets);
    for (at, found) in places.into_iter().zip(found) {
        let (Some(answer), Some(Some(last))) = (answers.get_mut(at), last.get(at)) else {
            continue;
        };
        if rank(found.state) < rank(answer.state) {
            let state = if rank(last.anchoring.state) > rank(found.state) {
                last.anchoring.state
            } else {
                found.state
            };
            *answer = Anchoring { state, ..found };
        }
    }
}

/// The states from the surest on.
fn rank(state: AnchoringState) -> u8 {
    match state {
        AnchoringState::Exact => 0,
        AnchoringState::Moved => 1,
        AnchoringState::Changed => 2,
        AnchoringState::Uncertain => 3,
        AnchoringState::Orphaned => 4,
    }
}

fn carry_mentions(writer: &Writer<'_>, before: &Revision, after: &Revision) -> Result<(), Error> {
    let mentions = writer.reader().entities().decisions_in(after.article)?;
    let targets: Vec<Target> = mentions.iter().map(|one| one.target.clone()).collect();
    for (mention, target) in mentions.iter().zip(followed(before, after, &targets)) {
        if let Some(target) = target {
            writer.entities().set_mention_target(mention, &target)?;
        }
    }
    Ok(())
}

fn carry_choices(writer: &Writer<'_>, before: &Revision, after: &Revision) -> Result<(), Error> {
    let article: ArticleId = after.article;
    let choices = writer.reader().summary_choices().of_article(article)?;
    let targets: Vec<Target> = choices.iter().map(|one| one.target.clone()).collect();
    let moved: Vec<_> = choices
        .iter()
        .zip(followed(before, after, &targets))
        .collect();
    // Taken off first: one may come to stand where another stood.
    for (choice, _) in moved.iter().filter(|(_, target)| target.is_some()) {
        writer
            .summary_choices()
            .set(article, &choice.target, None)?;
    }
    for (choice, target) in moved {
        if let Some(target) = target {
            let verdict = Some(choice.verdict);
            writer.summary_choices().set(article, &target, verdict)?;
        }
    }
    Ok(())
}

/// Where passages that say the same words stand in `after`; `None` where they do not.
fn followed(before: &Revision, after: &Revision, targets: &[Target]) -> Vec<Option<Target>> {
    if targets.is_empty() {
        return Vec::new();
    }
    let (old, new) = (before.document.text(), after.document.text());
    let found = anchor_revision(old, new, targets);
    let follow = |(anchoring, target): (Anchoring, &Target)| {
        let sure = matches!(
            anchoring.state,
            AnchoringState::Exact | AnchoringState::Moved
        );
        let range = anchoring.range.filter(|_| sure)?;
        let same = slice(new, range)? == target.quote.exact;
        same.then(|| Target::of(new, range)).flatten()
    };
    found.into_iter().zip(targets).map(follow).collect()
}
