//! Which attribution belongs to which quotation, and which words between marks are none.

use super::attributions::{Attribution, attributions};
use super::people::People;
use super::scene::{Quoted, Scene};
use super::subjects::{Subject, Who};
use super::words::{Verb, breaks_phrase, is_adverb};
use super::{Form, Name, NameKind, Quotation, Speaker};
use super::{indirect, marks};
use crate::Certainty;
use crate::lexeme::Kind;

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

/// What is known of one quotation.
#[derive(Debug, Clone, Copy)]
struct Judged {
    verb: Option<(usize, usize)>,
    speaker: Option<Speaker>,
    certainty: Certainty,
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
                Who::Name(number, NameKind::Person) => {
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
                certainty: statement.certainty,
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
            let (verb, certainty) = (None, Certainty::High);
            return Some(Judged {
                verb,
                speaker,
                certainty,
            });
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
        let unknown = |speaker, certainty| {
            let verb = None;
            Some(Judged {
                verb,
                speaker,
                certainty,
            })
        };
        if let Some(label) = block.label(&quoted) {
            let speaker = self.people.speaker(scene, self.block, label);
            return unknown(speaker, Certainty::High);
        }
        if shape.whole || goes_on {
            let first = quoted.start == 0;
            if let Some(speaker) = self.announced.filter(|_| first) {
                return unknown(Some(speaker), Certainty::High);
            }
            let near = self.last.filter(|(_, block)| self.block <= block + 2);
            return unknown(near.map(|(speaker, _)| speaker), Certainty::Low);
        }
        let told = shape.words >= 6 && !shape.title;
        told.then(|| unknown(None, Certainty::Low)).flatten()
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
            certainty,
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

/// What the words between marks look like.
#[derive(Debug, Clone, Copy)]
struct Shape {
    words: usize,
    /// Whether they are sentences of their own: after a sentence or at the start, and ended by a
    /// sign that ends sentences.
    whole: bool,
    /// Whether they look like a title or name: every longer word has a capital, no sign at the end.
    title: bool,
    /// Whether a sign ends them that ends or parts sentences.
    ended: bool,
    /// The last character before the closing mark.
    last: Option<char>,
}

/// Words that titles write small.
const SMALL_IN_TITLES: &[&str] = &[
    "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "with", "by", "as",
    "de", "la", "le", "der", "die", "das", "und", "vs",
];

impl Shape {
    fn of(scene: &Scene, quoted: &Quoted) -> Self {
        let lexemes = &scene.lexemes;
        let inner = quoted.span.inner(lexemes.text).trim();
        let last = inner.chars().next_back();
        let inside = quoted.start + 1..quoted.end;
        let mut words = 0;
        let (mut lower, mut capitals) = (0, 0);
        for index in inside {
            let word = lexemes.is_word(index) && lexemes.starts_word(index);
            words += usize::from(word || lexemes.kind(index) == Some(Kind::Number));
            let small = lexemes.is(index, SMALL_IN_TITLES);
            lower += usize::from(word && !small && !lexemes.is_capital(index));
            capitals += usize::from(word && lexemes.is_capital(index));
        }
        let ended = matches!(last, Some('.' | '!' | '?' | ',' | '…' | '—' | '–' | ';'));
        let starts = quoted.start.checked_sub(1).is_none_or(|before| {
            lexemes.text(before) != ":"
                && (lexemes.starts_sentence(quoted.start)
                    || scene.sentence(quoted.start) != scene.sentence(before))
        });
        let capital = inner
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase());
        let full = matches!(last, Some('.' | '!' | '?' | '…'));
        Self {
            words,
            whole: starts && capital && (full || !quoted.span.closed) && words >= 2,
            ended,
            // American copy puts the comma of the sentence inside the marks of a title.
            title: capital && lower == 0 && (!ended || (capitals >= 2 && words >= 3)),
            last,
        }
    }
}

/// A block while its quotations are judged one after the other.
struct InBlock<'a, 'text> {
    scene: &'a Scene<'text>,
    attributions: &'a [Attribution],
    /// The quotation just before, where it was one.
    before: Option<(Quoted, Judged)>,
}

impl<'a> InBlock<'a, '_> {
    /// The attribution of `quoted` in its own sentence, and how sure that is.
    fn attribution(&self, quoted: &Quoted, shape: Shape) -> Option<(&'a Attribution, Certainty)> {
        let next = self
            .attributions
            .partition_point(|attribution| attribution.verb.0 < quoted.end);
        let behind = self.attributions.get(next);
        if let Some(attribution) =
            behind.filter(|attribution| self.follows(quoted, attribution, shape))
        {
            return Some((attribution, Certainty::High));
        }
        let ahead = next
            .checked_sub(1)
            .and_then(|last| self.attributions.get(last));
        let ahead = ahead.filter(|attribution| self.same_sentence(attribution, quoted));
        if let Some(found) = ahead.and_then(|attribution| self.leads(quoted, attribution, shape)) {
            return Some(found);
        }
        self.around(quoted, shape, ahead, behind)
    }

    fn same_sentence(&self, attribution: &Attribution, quoted: &Quoted) -> bool {
        self.scene.sentence(attribution.verb.0) == self.scene.sentence(quoted.start)
    }

    /// Whether `attribution` is the aside directly behind `quoted`: '“Ice,” Holm said'.
    fn follows(&self, quoted: &Quoted, attribution: &Attribution, shape: Shape) -> bool {
        let lexemes = &self.scene.lexemes;
        let scene = self.scene;
        let aside = attribution.kind != Verb::Participle && attribution.kind != Verb::Names;
        if !aside || attribution.start < quoted.end {
            return false;
        }
        // "… ice.” Holm said the port": a sentence of its own, as a rule.
        let stopped = shape.last == Some('.') && !attribution.inverted;
        let asks = matches!(shape.last, Some('?' | '!')) && self.opens_clause(attribution);
        let comma = usize::from(matches!(lexemes.text(quoted.end), "," | "—" | "–" | "-"));
        let from = quoted.end + comma;
        let adverb = from + usize::from(is_adverb(lexemes, from));
        let names_only = attribution.start.saturating_sub(from) <= 8
            && scene.sentence(from) == scene.sentence(attribution.start)
            && (adverb..attribution.start).all(|index| self.is_title(index));
        // '“technical” plans, he said' and '“ice” Holm said' are not asides; '“Ice?” he said' is.
        let parted = comma > 0
            || matches!(
                shape.last,
                Some(',' | '?' | '!' | '.' | '…' | '—' | '–' | '-')
            )
            || (attribution.inverted && attribution.start == from && shape.words > 1)
            || attribution.kind == Verb::According;
        names_only && parted && !stopped && !asks
    }

    /// Whether the lexeme may stand before a name: "the 34-year-old nurse", "Mr".
    fn is_title(&self, index: usize) -> bool {
        let lexemes = &self.scene.lexemes;
        let word = lexemes.lower(index);
        let sign = matches!(lexemes.text(index), "-" | "." | "’" | "'");
        !self.scene.is_quoted(index)
            && (sign || lexemes.kind(index) != Some(Kind::Sign))
            && !(breaks_phrase(word) && word != "as")
    }

    /// Whether a clause follows the attribution: "he said the port", "he asked whether".
    fn opens_clause(&self, attribution: &Attribution) -> bool {
        let lexemes = &self.scene.lexemes;
        lexemes.is(
            attribution.end,
            &["that", "the", "whether", "he", "she", "it", "they", "there"],
        ) && !attribution.inverted
    }

    /// The attribution before `quoted`, where it leads to it: 'Holm said: “Ice.”'.
    fn leads(
        &self,
        quoted: &Quoted,
        attribution: &'a Attribution,
        shape: Shape,
    ) -> Option<(&'a Attribution, Certainty)> {
        let lexemes = &self.scene.lexemes;
        let last = lexemes.text(quoted.start.checked_sub(1)?);
        let gap = quoted.start.checked_sub(attribution.end)?;
        if last == ":" || (last == "," && gap <= 12 && attribution.kind != Verb::According) {
            return Some((attribution, Certainty::High));
        }
        let naming = attribution.kind == Verb::Names
            || lexemes.is(attribution.verb.0, &["calling", "describing"]);
        if naming {
            // "what he called a “very dangerous” bond" says whose words they are.
            let whose = lexemes.lower_before(attribution.start, 1) == "what";
            let noun = !whose && self.goes_on_as_noun(quoted, shape);
            let held = gap <= 14 && !shape.title && !noun;
            // One word may be a mere name for a thing.
            let told = shape.words >= 2 || matches!(last, "as" | "it" | "him" | "her" | "them");
            let certainty = if told {
                Certainty::Medium
            } else {
                Certainty::Low
            };
            return held.then_some((attribution, certainty));
        }
        let direct = gap == 0
            || matches!(
                lexemes.lower(quoted.start - 1),
                "that" | "was" | "is" | "were" | "are"
            );
        if direct && !shape.title && !self.goes_on_as_noun(quoted, shape) && gap <= 12 {
            return Some((
                attribution,
                if gap <= 1 {
                    Certainty::High
                } else {
                    Certainty::Medium
                },
            ));
        }
        None
    }

    /// '“technical” plans': one or two words that only qualify the noun behind them.
    fn goes_on_as_noun(&self, quoted: &Quoted, shape: Shape) -> bool {
        let lexemes = &self.scene.lexemes;
        let next = quoted.end;
        let noun = !shape.ended
            && lexemes.is_word(next)
            && lexemes.joined_by_space(next)
            && !breaks_phrase(lexemes.lower(next))
            && !super::words::is_preposition(lexemes.lower(next));
        shape.words <= 2 && noun
    }

    /// An attribution elsewhere in the sentence, for words that are more than a term.
    fn around(
        &self,
        quoted: &Quoted,
        shape: Shape,
        ahead: Option<&'a Attribution>,
        behind: Option<&'a Attribution>,
    ) -> Option<(&'a Attribution, Certainty)> {
        // Two words are a quotation at the end of what is said, and else a term.
        let lexemes = &self.scene.lexemes;
        let final_words =
            shape.words == 2 && (shape.ended || matches!(lexemes.text(quoted.end), "." | "!"));
        let many = shape.words >= 3 || final_words;
        if !many || shape.title || self.goes_on_as_noun(quoted, shape) {
            return None;
        }
        let reports =
            |attribution: &&Attribution| attribution.kind != Verb::Names || shape.words >= 4;
        let ahead = ahead.filter(reports);
        if final_words {
            let low = |attribution| (attribution, Certainty::Low);
            return ahead
                .filter(|attribution| attribution.kind == Verb::Says)
                .map(low);
        }
        let behind = behind
            .filter(|attribution| self.same_sentence(attribution, quoted) && reports(attribution));
        ahead
            .or(behind)
            .map(|attribution| (attribution, Certainty::Medium))
    }

    /// How sure it is that `quoted` goes on with the quotation `before`: '“Ice,” he said. “Thick
    /// ice.”'; `None` where it does not.
    fn continues(&self, before: &Quoted, quoted: &Quoted, shape: Shape) -> Option<Certainty> {
        let scene = self.scene;
        let sentences = scene.sentence(quoted.start)
            - scene
                .sentence(before.end.saturating_sub(1))
                .min(scene.sentence(quoted.start));
        let lexemes = &scene.lexemes;
        let gap = quoted.start.saturating_sub(before.end);
        let comma = matches!(
            lexemes.text(quoted.start.saturating_sub(1)),
            "," | "—" | "–" | ";"
        );
        let full = shape.words >= 3 || matches!(shape.last, Some('.' | '!' | '?'));
        if comma && gap <= 24 && sentences <= 1 && full {
            return Some(Certainty::High);
        }
        if !shape.whole {
            return None;
        }
        Some(if sentences <= 2 && gap <= 40 {
            Certainty::High
        } else {
            Certainty::Medium
        })
    }

    /// The speaker a block of an interview or play opens with: 'HOLM: “Ice.”'.
    fn label(&self, quoted: &Quoted) -> Option<Subject> {
        let lexemes = &self.scene.lexemes;
        let colon = quoted
            .start
            .checked_sub(1)
            .filter(|at| lexemes.text(*at) == ":")?;
        let name = self
            .scene
            .name_until(colon)
            .filter(|name| name.start <= 6)?;
        (0..name.start)
            .all(|index| self.is_title(index))
            .then_some(Subject {
                start: name.start,
                end: name.end,
                who: Who::Name(name.number, name.kind),
            })
    }
}
