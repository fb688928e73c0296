//! Which attribution belongs to which quotation, and which words between marks are none.

use super::Speaker;
use super::attributions::Attribution;
use super::scene::{Quoted, Scene};
use super::subjects::{Subject, Who};
use super::words::{Verb, breaks_phrase, is_adverb, is_determiner, is_role, pronoun};
use crate::Certainty;
use crate::lexeme::Kind;

/// What is known of one quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) verb: Option<(usize, usize)>,
    pub(super) speaker: Option<Speaker>,
    pub(super) certainty: Certainty,
}

impl Judged {
    /// A quotation of `speaker` without a verb in its block.
    pub(super) fn of(speaker: Option<Speaker>, certainty: Certainty) -> Self {
        let verb = None;
        Self {
            verb,
            speaker,
            certainty,
        }
    }
}

/// What the words between marks look like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) words: usize,
    /// Whether they are sentences of their own: after a sentence or at the start, and ended by a
    /// sign that ends sentences.
    pub(super) whole: bool,
    /// Whether they look like a title or name: every longer word has a capital, no sign at the end.
    pub(super) title: bool,
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
    pub(super) fn of(scene: &Scene, quoted: &Quoted) -> Self {
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
        let full = matches!(last, Some('.' | '!' | '?' | '…')) || lexemes.text(quoted.end) == ".";
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

impl Shape {
    /// Whether a comma inside the marks parts them from somebody behind them, known or not, whose
    /// words they seem to be.
    pub(super) fn seems_said(self, scene: &Scene, quoted: &Quoted) -> bool {
        let lexemes = &scene.lexemes;
        let next = lexemes.lower(quoted.end);
        let somebody =
            lexemes.is_capital(quoted.end) || is_determiner(next) || pronoun(next).is_some();
        self.last == Some(',') && self.words >= 3 && somebody
    }
}

/// A block while its quotations are judged one after the other.
#[derive(Debug)]
pub(super) struct InBlock<'a, 'text> {
    pub(super) scene: &'a Scene<'text>,
    pub(super) attributions: &'a [Attribution],
    /// The quotation just before, where it was one.
    pub(super) before: Option<(Quoted, Judged)>,
}

impl<'a> InBlock<'a, '_> {
    /// The attribution of `quoted` in its own sentence, and how sure that is.
    pub(super) fn attribution(
        &self,
        quoted: &Quoted,
        shape: Shape,
    ) -> Option<(&'a Attribution, Certainty)> {
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

    /// The main attribution of a sentence shortly before `quoted` that reports something else:
    /// 'Holm said it was over. “Go home.”'
    pub(super) fn introduces(&self, quoted: &Quoted) -> Option<&'a Attribution> {
        let scene = self.scene;
        let before = self
            .attributions
            .partition_point(|found| found.verb.0 < quoted.start);
        let last = self.attributions.get(before.checked_sub(1)?)?;
        let sentence = scene.sentence(last.verb.0);
        let from = before.saturating_sub(8);
        let main = self.attributions.get(from..before)?.iter().find(|found| {
            let reports = !matches!(found.kind, Verb::Names | Verb::Participle);
            reports && scene.sentence(found.verb.0) == sentence
        })?;
        let near = scene.sentence(quoted.start) <= sentence + 2;
        let newer = self.before.is_none_or(|(before, judged)| {
            let said = judged.verb.map_or(before.end, |verb| verb.0);
            sentence > scene.sentence(said) && main.verb.0 >= before.end
        });
        (near && newer).then_some(main)
    }

    /// How sure it is that `quoted` goes on with the quotation `before`: '“Ice,” he said. “Thick
    /// ice.”'; `None` where it does not.
    pub(super) fn continues(
        &self,
        before: &Quoted,
        quoted: &Quoted,
        shape: Shape,
    ) -> Option<Certainty> {
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
    pub(super) fn label(&self, quoted: &Quoted) -> Option<Subject> {
        let lexemes = &self.scene.lexemes;
        let colon = quoted
            .start
            .checked_sub(1)
            .filter(|at| lexemes.text(*at) == ":")?;
        let subject = match self.scene.name_until(colon) {
            Some(name) => Subject {
                start: name.start,
                end: name.end,
                who: Who::Name(name.number, name.kind),
            },
            None => Subject {
                start: 0,
                end: colon,
                who: Who::Described,
            },
        };
        let titles = subject.start <= 6 && (0..subject.start).all(|index| self.is_title(index));
        let role = subject.who == Who::Described;
        let labels = !role || (colon <= 3 && (0..colon).any(|index| is_role(lexemes.lower(index))));
        (titles && labels).then_some(subject)
    }
}
