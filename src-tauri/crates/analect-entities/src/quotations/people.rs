//! Whom a pronoun speaks of.

use super::genders::{Gender, Genders};
use super::phrases::phrase_from;
use super::scene::{Placed, Scene};
use super::subjects::{Subject, Who};
use super::words::{Pronoun, is_body, is_preposition, is_role, pronoun};
use super::{Speaker, SpeakerKind};
use crate::Name;
use analect_model::EntityKind;
use analect_text::{TextOffset, TextRange, slice};

/// How many names back a pronoun is resolved.
const MEMORY: usize = 40;

/// How many lexemes of a sentence, and how many sentences of its block, are looked at for a
/// speaker without a name.
const SENTENCE: usize = 60;
const SENTENCES: usize = 4;

/// How many blocks a speaker stays in mind.
const BLOCKS: usize = 2;

/// A person or body that was named outside quotations.
#[derive(Debug, Clone, Copy)]
struct Heard {
    number: usize,
    kind: EntityKind,
    block: usize,
    sentence: usize,
    /// Its first lexeme in the block.
    start: usize,
    /// Whether it opens its sentence, perhaps behind a title.
    opens: bool,
    /// Where it starts in the document.
    at: TextOffset,
}

/// A speaker without a name.
#[derive(Debug, Clone, Copy)]
struct Nameless {
    kind: SpeakerKind,
    /// Whether it is one human being, or may be: not a body, and not several.
    one: bool,
    block: usize,
    /// Where the words for it start in the document.
    at: TextOffset,
}

/// The people and bodies a text has named so far.
#[derive(Debug)]
pub(super) struct People<'a> {
    text: &'a str,
    names: &'a [Name],
    genders: Genders,
    heard: Vec<Heard>,
    /// Who spoke last, and in which block.
    last: Option<(usize, usize)>,
    last_body: Option<(usize, usize)>,
    /// The speaker without a name who spoke last, unless a person with one has since.
    last_nameless: Option<Nameless>,
}

impl<'a> People<'a> {
    pub(super) fn new(text: &'a str, names: &'a [Name]) -> Self {
        Self {
            text,
            names,
            genders: Genders::of(text, names),
            heard: Vec::new(),
            last: None,
            last_body: None,
            last_nameless: None,
        }
    }

    /// Takes in the names of a block.
    pub(super) fn hear(&mut self, scene: &Scene, block: usize) {
        for name in &scene.names {
            let speaks = matches!(name.kind, EntityKind::Person | EntityKind::Organization);
            if !scene.is_quoted(name.start) && speaks {
                self.heard.push(heard(scene, block, *name));
            }
        }
    }

    /// Takes in that `speaker` speaks in `block`.
    pub(super) fn spoke(&mut self, speaker: &Speaker, block: usize) {
        match (speaker.kind, speaker.who) {
            (SpeakerKind::Person, Some(name)) => self.person_spoke(name, block),
            (SpeakerKind::Organization, Some(name)) => self.last_body = Some((name, block)),
            (kind, _) => self.nameless_spoke(kind, speaker.range, block),
        }
    }

    fn nameless_spoke(&mut self, kind: SpeakerKind, range: TextRange, block: usize) {
        let words = slice(self.text, range).unwrap_or("");
        let again = pronoun(&words.to_lowercase()).is_some();
        let one = match self.last_nameless {
            Some(last) if again => last.one,
            _ => is_one(words),
        };
        let at = range.start();
        self.last_nameless = Some(Nameless {
            kind,
            one,
            block,
            at,
        });
    }

    /// Takes in that a person with a name speaks in `block`.
    pub(super) fn person_spoke(&mut self, number: usize, block: usize) {
        self.last = Some((number, block));
        self.last_nameless = None;
    }

    /// The speaker that `subject` of `block` stands for.
    pub(super) fn speaker(
        &mut self,
        scene: &Scene,
        block: usize,
        subject: Subject,
    ) -> Option<Speaker> {
        let range = scene.lexemes.range(subject.start, subject.end)?;
        let of = |kind, who| Some(Speaker { range, kind, who });
        match subject.who {
            Who::Name(number, EntityKind::Person) => of(SpeakerKind::Person, Some(number)),
            Who::Name(number, _) => of(SpeakerKind::Organization, Some(number)),
            Who::Described => of(SpeakerKind::Described, None),
            Who::Anonymous => of(SpeakerKind::Anonymous, None),
            Who::Pronoun(pronoun) => {
                if let Some(kind) = self.nameless(scene, block, subject.start, pronoun) {
                    return of(kind, None);
                }
                match self.resolve(scene, block, subject.start, pronoun) {
                    Some(name) if pronoun == Pronoun::They => {
                        of(SpeakerKind::Organization, Some(name))
                    }
                    Some(name) => {
                        self.learn(name, pronoun);
                        of(SpeakerKind::Person, Some(name))
                    }
                    None => of(SpeakerKind::Described, None),
                }
            }
        }
    }

    /// Keeps that the person `number` is spoken of with `pronoun`.
    fn learn(&mut self, number: usize, pronoun: Pronoun) {
        if let (Some(name), Some(gender)) = (self.names.get(number), pronoun_gender(pronoun)) {
            self.genders.learn(self.text, name, gender);
        }
    }

    /// The kind of a speaker without a name that `pronoun` at the lexeme `at` speaks of: the one
    /// the sentences before in this block open with, or who spoke last, where no fitting person
    /// was named since.
    fn nameless(
        &self,
        scene: &Scene,
        block: usize,
        at: usize,
        pronoun: Pronoun,
    ) -> Option<SpeakerKind> {
        if pronoun == Pronoun::Other {
            return None;
        }
        if let Some(last) = self.nameless_since(block, at, pronoun) {
            return Some(last);
        }
        let named = |sentence: usize| {
            self.before(block, at)
                .iter()
                .rev()
                .take_while(|heard| heard.block == block && heard.sentence >= sentence)
                .any(|heard| self.fits(heard.number, heard.kind, pronoun))
        };
        let mut start = scene.sentence_start(at, SENTENCE);
        for _ in 0..SENTENCES {
            if named(scene.sentence(start)) && pronoun != Pronoun::They {
                return None;
            }
            let Some(last) = start.checked_sub(1) else {
                break;
            };
            start = scene.sentence_start(last, SENTENCE);
            // "Analysts at Brightwell said … They": not Brightwell.
            let other = pronoun != Pronoun::They && named(scene.sentence(start));
            if scene.is_quoted(start) || other {
                continue;
            }
            let opening = phrase_from(scene, start).map(|subject| (subject, subject.who));
            let role = |subject: Subject| {
                (subject.start..subject.end).any(|index| is_role(scene.lexemes.lower(index)))
            };
            match opening {
                Some((subject, Who::Anonymous)) if role(subject) => {
                    return Some(SpeakerKind::Anonymous);
                }
                Some((subject, Who::Described)) if role(subject) => {
                    return Some(SpeakerKind::Described);
                }
                _ => {}
            }
        }
        None
    }

    /// The kind of the speaker without a name who spoke last, where no fitting person was named
    /// between those words and the lexeme `at` of `block`.
    fn nameless_since(&self, block: usize, at: usize, pronoun: Pronoun) -> Option<SpeakerKind> {
        let one = pronoun != Pronoun::They;
        let last = self
            .last_nameless
            .filter(|last| block <= last.block + 1 && last.one == one)?;
        let since = self.before(block, at).iter().rev();
        let named = since
            .take_while(|heard| heard.at > last.at)
            .any(|heard| self.fits(heard.number, heard.kind, pronoun));
        (!named).then_some(last.kind)
    }

    /// The names heard before the lexeme `at` of `block`, as many as are kept in mind.
    fn before(&self, block: usize, at: usize) -> &[Heard] {
        let until = self
            .heard
            .partition_point(|heard| (heard.block, heard.start) < (block, at));
        let from = until.saturating_sub(MEMORY);
        self.heard.get(from..until).unwrap_or_default()
    }

    /// The name `pronoun` at the lexeme `at` of `block` stands for: the first fitting one of its
    /// own sentence, what the sentence before is about, or who spoke last.
    fn resolve(&self, scene: &Scene, block: usize, at: usize, pronoun: Pronoun) -> Option<usize> {
        let fits = |heard: &Heard| self.fits(heard.number, heard.kind, pronoun);
        let before = self.before(block, at);
        let sentence = scene.sentence(at);
        let here = |heard: &&Heard| heard.block == block && heard.sentence == sentence;
        if let Some(same) = before.iter().filter(here).find(|heard| fits(heard)) {
            return Some(same.number);
        }
        let last = match pronoun {
            Pronoun::He | Pronoun::She => self.last,
            Pronoun::They => self.last_body,
            Pronoun::Other => return None,
        };
        let last = last.filter(|(number, spoke)| {
            let kind = self
                .names
                .get(*number)
                .map_or(EntityKind::Other, |name| name.kind);
            block <= spoke + BLOCKS && self.fits(*number, kind, pronoun)
        });
        let nearest = before.iter().rev().find(|heard| fits(heard));
        // The first one named in the sentence of the nearest one is what that sentence is about.
        let topic = nearest.and_then(|near| {
            let same =
                |heard: &&Heard| (heard.block, heard.sentence) == (near.block, near.sentence);
            before.iter().filter(same).find(|heard| fits(heard))
        });
        // Somebody who was named in this block since the other one spoke, or whom the sentence
        // since then is about, is meant.
        let changed =
            |topic: &Heard, spoke: usize| topic.block == block && (block > spoke || topic.opens);
        let chosen = match (topic, last) {
            (Some(topic), Some((_, spoke))) if changed(topic, spoke) => return Some(topic.number),
            (_, Some((number, _))) => number,
            (topic, None) => topic?.number,
        };
        let known = || {
            let recent = before
                .iter()
                .rev()
                .take_while(|heard| block <= heard.block + BLOCKS + 1);
            recent
                .filter(|heard| fits(heard) && self.gender(heard.number).is_some())
                .map(|heard| heard.number)
                .next()
        };
        self.gender(chosen)
            .is_none()
            .then(known)
            .flatten()
            .or(Some(chosen))
    }

    fn gender(&self, number: usize) -> Option<Gender> {
        let name = self.names.get(number)?;
        self.genders.get(self.text, number, name)
    }

    fn fits(&self, number: usize, kind: EntityKind, pronoun: Pronoun) -> bool {
        match pronoun_gender(pronoun) {
            Some(gender) => {
                kind == EntityKind::Person
                    && self.gender(number).is_none_or(|known| known == gender)
            }
            None => pronoun == Pronoun::They && kind == EntityKind::Organization,
        }
    }
}

fn pronoun_gender(pronoun: Pronoun) -> Option<Gender> {
    match pronoun {
        Pronoun::He => Some(Gender::Male),
        Pronoun::She => Some(Gender::Female),
        _ => None,
    }
}

/// Whether the words for a speaker without a name may stand for one human being.
fn is_one(words: &str) -> bool {
    let head = words
        .split([' ', '-'])
        .take_while(|word| !is_preposition(word))
        .last()
        .unwrap_or("")
        .to_lowercase();
    let several = head.ends_with('s') || matches!(head.as_str(), "people" | "men" | "women");
    !several && !is_body(&head)
}

fn heard(scene: &Scene, block: usize, name: Placed) -> Heard {
    let first = scene.sentence_start(name.start, 5);
    let titles = (first..name.start).all(|index| {
        scene.lexemes.is_word(index) && !is_preposition(scene.lexemes.lower(index))
            || scene.lexemes.text(index) == "."
    });
    let opens = titles && (first == 0 || scene.sentence(first - 1) != scene.sentence(first));
    Heard {
        number: name.number,
        kind: name.kind,
        block,
        sentence: scene.sentence(name.start),
        start: name.start,
        opens,
        at: scene
            .lexemes
            .range(name.start, name.end)
            .map_or(TextOffset::ZERO, TextRange::start),
    }
}
