//! Reads a document block by block: what is quoted, and who speaks where the text does not say.

use super::assign::{InBlock, Judged, Shape};
use super::attributions::{Attribution, attributions};
use super::people::People;
use super::scene::{Quoted, Scene};
use super::subjects::Who;
use super::words::Verb;
use super::{Form, Quotation, Speaker};
use super::{indirect, marks};
use crate::Certainty;
use crate::Name;
use analect_model::EntityKind;

/// Reads a document block by block.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    people: People<'a>,
    pub(super) found: Vec<Quotation>,
    block: usize,
    /// The quotation the block before ended in, if this one goes on with it.
    open: Option<Open>,
    /// The quotations that wait for the speaker of the one they go on in.
    waiting: Vec<usize>,
    /// Who is announced at the end of the block before: "Holm said:".
    announced: Option<Speaker>,
    /// Who spoke last, and in which block.
    last: Option<(Speaker, usize)>,
}

/// A quotation that goes on in the next block.
#[derive(Debug, Clone, Copy)]
struct Open {
    speaker: Option<Speaker>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, names: &'a [Name]) -> Self {
        Self {
            people: People::new(text, names),
            found: Vec::new(),
            block: 0,
            open: None,
            waiting: Vec::new(),
            announced: None,
            last: None,
        }
    }

    /// Reads a block; `next` is the text of the one after it.
    pub(super) fn read(&mut self, scene: &Scene, next: &str) {
        self.people.hear(scene, self.block);
        let attributions = attributions(scene);
        let mut block = InBlock {
            scene,
            attributions: &attributions,
            before: None,
        };
        let first = self.found.len();
        let mut direct = Vec::new();
        for (number, quoted) in scene.quoted.iter().enumerate() {
            let goes_on = is_open_at_end(scene, quoted) && opens_anew(scene, quoted, next);
            let judged = self.judge(&mut block, number, *quoted, goes_on);
            block.before = judged.map(|judged| (*quoted, judged));
            if let Some(judged) = judged {
                direct.push(*quoted);
                self.keep(scene, *quoted, judged, goes_on);
            }
        }
        self.add_indirect(scene, &attributions, &direct, first);
        self.announced = self.announces(scene, &attributions);
        self.remember(scene, &attributions, first);
        self.block += 1;
    }

    /// Keeps in mind who spoke in the block, in text order, now that all of it is known.
    fn remember(&mut self, scene: &Scene, attributions: &[Attribution], first: usize) {
        let mut asides = attributions
            .iter()
            .filter(|attribution| attribution.kind == Verb::Says)
            .filter_map(|attribution| match attribution.subject.who {
                Who::Name(number, EntityKind::Person) => {
                    let at = scene
                        .lexemes
                        .range(attribution.verb.0, attribution.verb.1)?;
                    Some((at.start(), number))
                }
                _ => None,
            })
            .peekable();
        let found = self.found.get(first..).unwrap_or_default();
        for quotation in found {
            while let Some((_, number)) = asides.next_if(|(at, _)| *at < quotation.range.start()) {
                self.people.person_spoke(number, self.block);
            }
            if let Some(speaker) = quotation.speaker {
                self.people.spoke(&speaker, self.block);
            }
        }
        for (_, number) in asides {
            self.people.person_spoke(number, self.block);
        }
        let last = found.iter().rev().find_map(|quotation| quotation.speaker);
        self.last = last.map(|speaker| (speaker, self.block)).or(self.last);
    }

    /// Adds the indirect statements of the sentences that hold no direct one of `direct`, which are
    /// the quotations of the block; those found since `first` are of this block.
    fn add_indirect(
        &mut self,
        scene: &Scene,
        attributions: &[Attribution],
        direct: &[Quoted],
        first: usize,
    ) {
        for statement in indirect::statements(scene, attributions) {
            let from = scene.sentence(statement.start.min(statement.attribution.verb.0));
            let to = scene
                .sentence(statement.end - 1)
                .max(scene.sentence(statement.attribution.verb.0));
            // The first quotation that ends in those sentences or later, if it starts in them.
            let near = direct.partition_point(|quoted| scene.sentence(quoted.end - 1) < from);
            if direct
                .get(near)
                .is_some_and(|quoted| scene.sentence(quoted.start) <= to)
            {
                continue;
            }
            let Some(range) = scene.lexemes.range(statement.start, statement.end) else {
                continue;
            };
            let subject = statement.attribution.subject;
            let speaker = self.people.speaker(scene, self.block, subject);
            if let Some(speaker) = speaker {
                self.people.spoke(&speaker, self.block);
                self.last = Some((speaker, self.block));
            }
            let (start, end) = statement.attribution.verb;
            self.found.push(Quotation {
                range,
                form: Form::Indirect,
                verb: scene.lexemes.range(start, end),
                speaker,
                certainty: statement.certainty.min(subject.certainty()),
            });
        }
        if let Some(block) = self.found.get_mut(first..) {
            block.sort_by_key(|quotation| quotation.range);
        }
    }

    fn keep(&mut self, scene: &Scene, quoted: Quoted, judged: Judged, goes_on: bool) {
        let Some(range) = range_of(scene, &quoted, goes_on) else {
            return;
        };
        if let Some(speaker) = judged.speaker {
            self.people.spoke(&speaker, self.block);
            self.last = Some((speaker, self.block));
            for waiting in self.waiting.drain(..) {
                if let Some(quotation) = self.found.get_mut(waiting) {
                    quotation.speaker = Some(speaker);
                    quotation.certainty = judged.certainty;
                }
            }
        }
        if goes_on {
            if judged.speaker.is_none() {
                self.waiting.push(self.found.len());
            }
        } else {
            self.waiting.clear();
        }
        let speaker = judged.speaker;
        self.open = goes_on.then_some(Open { speaker });
        self.found.push(Quotation {
            range,
            form: Form::Direct,
            verb: judged
                .verb
                .and_then(|(start, end)| scene.lexemes.range(start, end)),
            speaker: judged.speaker,
            certainty: judged.certainty,
        });
    }

    /// Whether the words between these marks are a quotation, and whose.
    fn judge(
        &mut self,
        block: &mut InBlock,
        number: usize,
        quoted: Quoted,
        goes_on: bool,
    ) -> Option<Judged> {
        let scene = block.scene;
        let shape = Shape::of(scene, &quoted);
        let opened = (number == 0 && quoted.start == 0)
            .then(|| self.open.take())
            .flatten();
        if let Some((attribution, certainty)) = block.attribution(&quoted, shape) {
            return Some(self.said_by(scene, attribution, certainty));
        }
        if let Some(Open { speaker }) = opened {
            return Some(Judged::of(speaker, Certainty::High));
        }
        if let Some(attribution) = block.introduces(&quoted).filter(|_| shape.whole) {
            let verb = None;
            let judged = self.said_by(scene, attribution, Certainty::Medium);
            return Some(Judged { verb, ..judged });
        }
        if let Some((before, judged)) = block.before
            && let Some(certainty) = block.continues(&before, &quoted, shape)
        {
            let certainty = certainty.min(judged.certainty);
            return Some(Judged {
                certainty,
                ..judged
            });
        }
        if let Some(label) = block.label(&quoted) {
            let speaker = self.people.speaker(scene, self.block, label);
            return Some(Judged::of(speaker, Certainty::High));
        }
        self.unattributed(scene, &quoted, shape, goes_on)
    }

    /// Words between marks that their block gives to nobody: those of somebody announced or heard
    /// shortly before, where they are whole sentences; nobody's, where they are no mere term.
    fn unattributed(
        &self,
        scene: &Scene,
        quoted: &Quoted,
        shape: Shape,
        goes_on: bool,
    ) -> Option<Judged> {
        if shape.whole || goes_on {
            let announced = self.announced.filter(|_| quoted.start == 0);
            let near = self.last.filter(|(_, block)| self.block <= block + 2);
            return Some(match announced {
                Some(speaker) => Judged::of(Some(speaker), Certainty::High),
                None => Judged::of(near.map(|(speaker, _)| speaker), Certainty::Low),
            });
        }
        let told = !shape.title && (shape.words >= 6 || shape.seems_said(scene, quoted));
        told.then(|| Judged::of(None, Certainty::Low))
    }

    fn said_by(
        &mut self,
        scene: &Scene,
        attribution: &Attribution,
        certainty: Certainty,
    ) -> Judged {
        Judged {
            verb: Some(attribution.verb),
            speaker: self.people.speaker(scene, self.block, attribution.subject),
            certainty: certainty.min(attribution.subject.certainty()),
        }
    }

    /// The speaker a block ends with that announces words: "Holm said in a statement:".
    fn announces(&mut self, scene: &Scene, attributions: &[Attribution]) -> Option<Speaker> {
        let last = scene.lexemes.len().checked_sub(1)?;
        if scene.lexemes.text(last) != ":" {
            return None;
        }
        let sentence = scene.sentence(last);
        let found = attributions
            .last()
            .filter(|attribution| scene.sentence(attribution.start) == sentence)?;
        self.people.speaker(scene, self.block, found.subject)
    }
}

fn is_open_at_end(scene: &Scene, quoted: &Quoted) -> bool {
    !quoted.span.closed && quoted.end >= scene.lexemes.len()
}

/// Whether `next` opens with the same mark, as the further paragraphs of a quotation do.
fn opens_anew(scene: &Scene, quoted: &Quoted, next: &str) -> bool {
    let mark = scene.lexemes.text(quoted.start);
    let next = next.trim_start();
    !mark.is_empty()
        && next.starts_with(mark)
        && marks::spans(next)
            .first()
            .is_some_and(|span| span.start == 0)
}

/// The range of a quotation: one that never closes ends with its sentence, unless the next
/// paragraph goes on with it.
fn range_of(scene: &Scene, quoted: &Quoted, goes_on: bool) -> Option<analect_text::TextRange> {
    let whole = || scene.lexemes.range(quoted.start, quoted.end);
    if quoted.span.closed || goes_on {
        return whole();
    }
    let sentence = scene.sentences.get(scene.sentence(quoted.start))?;
    let end = quoted.span.end.min(sentence.end().index());
    let last = scene.lexemes.at_or_after(end);
    scene.lexemes.range(quoted.start, last).or_else(whole)
}
