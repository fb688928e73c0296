//! Whom a pronoun speaks of.

use super::scene::{Placed, Scene};
use super::subjects::{Subject, Who};
use super::words::Pronoun;
use super::{Gender, Name, NameKind, Speaker, SpeakerKind};
use analect_text::slice;
use std::collections::BTreeMap;

/// How many names back a pronoun is resolved.
const MEMORY: usize = 40;

/// How many blocks a speaker stays in mind.
const BLOCKS: usize = 2;

/// A person or body that was named outside quotations.
#[derive(Debug, Clone, Copy)]
struct Heard {
    number: usize,
    kind: NameKind,
    block: usize,
    sentence: usize,
    /// Its first lexeme in the block.
    start: usize,
    /// Whether it opens its sentence, perhaps behind a title.
    opens: bool,
}

/// The people and bodies a text has named so far.
#[derive(Debug)]
pub(super) struct People<'a> {
    names: &'a [Name],
    genders: BTreeMap<String, Gender>,
    heard: Vec<Heard>,
    /// Who spoke last, and in which block.
    last: Option<(usize, usize)>,
    last_plural: Option<(usize, usize)>,
}

impl<'a> People<'a> {
    pub(super) fn new(text: &str, names: &'a [Name]) -> Self {
        Self {
            names,
            genders: genders(text, names),
            heard: Vec::new(),
            last: None,
            last_plural: None,
        }
    }

    /// Takes in the names of a block.
    pub(super) fn hear(&mut self, scene: &Scene, block: usize) {
        for name in &scene.names {
            if !scene.is_quoted(name.start) && name.kind != NameKind::Other {
                self.heard.push(heard(scene, block, *name));
            }
        }
    }

    /// Takes in that `speaker` speaks in `block`.
    pub(super) fn spoke(&mut self, speaker: &Speaker, block: usize) {
        let Some(name) = speaker.name else { return };
        match speaker.kind {
            SpeakerKind::Person => self.last = Some((name, block)),
            SpeakerKind::Organization => self.last_plural = Some((name, block)),
            _ => {}
        }
    }

    /// The speaker that `subject` of `block` stands for.
    pub(super) fn speaker(
        &self,
        text: &str,
        scene: &Scene,
        block: usize,
        subject: Subject,
    ) -> Option<Speaker> {
        let range = scene.lexemes.range(subject.start, subject.end)?;
        let of = |kind, name| Some(Speaker { range, kind, name });
        match subject.who {
            Who::Name(number, NameKind::Person) => of(SpeakerKind::Person, Some(number)),
            Who::Name(number, _) => of(SpeakerKind::Organization, Some(number)),
            Who::Described => of(SpeakerKind::Described, None),
            Who::Anonymous => of(SpeakerKind::Anonymous, None),
            Who::Pronoun(pronoun) => {
                let name = self.resolve(text, scene, block, subject.start, pronoun);
                let person = matches!(pronoun, Pronoun::He | Pronoun::She);
                match name {
                    Some(name) if person => of(SpeakerKind::Person, Some(name)),
                    Some(name) => of(SpeakerKind::Organization, Some(name)),
                    None => of(SpeakerKind::Described, None),
                }
            }
        }
    }

    /// The name `pronoun` at the lexeme `at` of `block` stands for.
    fn resolve(
        &self,
        text: &str,
        scene: &Scene,
        block: usize,
        at: usize,
        pronoun: Pronoun,
    ) -> Option<usize> {
        let fits = |heard: &Heard| self.fits(text, heard.number, heard.kind, pronoun);
        let until = self
            .heard
            .partition_point(|heard| (heard.block, heard.start) < (block, at));
        let from = until.saturating_sub(MEMORY);
        let before = self.heard.get(from..until)?;
        let sentence = scene.sentence(at);
        let here = |heard: &&Heard| heard.block == block && heard.sentence == sentence;
        if let Some(same) = before.iter().filter(here).find(|heard| fits(heard)) {
            return Some(same.number);
        }
        let last = match pronoun {
            Pronoun::He | Pronoun::She => self.last,
            Pronoun::They => self.last_plural,
            Pronoun::Other => return None,
        };
        let last = last.filter(|(number, spoke)| {
            let kind = self
                .names
                .get(*number)
                .map_or(NameKind::Other, |name| name.kind);
            block <= spoke + BLOCKS && self.fits(text, *number, kind, pronoun)
        });
        let nearest = before.iter().rev().find(|heard| fits(heard));
        // The first one named in the sentence of the nearest one is what that sentence is about.
        let topic = nearest.and_then(|near| {
            let same =
                |heard: &&Heard| (heard.block, heard.sentence) == (near.block, near.sentence);
            before.iter().filter(same).find(|heard| fits(heard))
        });
        match (topic, last) {
            (Some(topic), Some((_, spoke))) if topic.opens && topic.block > spoke => {
                Some(topic.number)
            }
            (Some(topic), Some((_, spoke)))
                if topic.opens && topic.block == block && spoke == block =>
            {
                Some(topic.number)
            }
            (_, Some((number, _))) => Some(number),
            (topic, None) => topic.map(|topic| topic.number),
        }
    }

    fn fits(&self, text: &str, number: usize, kind: NameKind, pronoun: Pronoun) -> bool {
        let gender = match pronoun {
            Pronoun::He => Gender::Male,
            Pronoun::She => Gender::Female,
            Pronoun::They => return kind == NameKind::Organization,
            Pronoun::Other => return false,
        };
        let known = || {
            let name = self.names.get(number)?;
            let surname = surname(text, name)?;
            name.gender.or_else(|| self.genders.get(surname).copied())
        };
        kind == NameKind::Person && known().is_none_or(|known| known == gender)
    }
}

fn heard(scene: &Scene, block: usize, name: Placed) -> Heard {
    let first = scene.sentence_start(name.start, 5);
    let titles = (first..name.start).all(|index| {
        scene.lexemes.is_word(index) && !super::words::is_preposition(scene.lexemes.lower(index))
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
    }
}

/// The last word of a name.
fn surname<'text>(text: &'text str, name: &Name) -> Option<&'text str> {
    slice(text, name.range)?.split_whitespace().next_back()
}

/// The genders that titles before names tell, by surname. Titles that disagree tell nothing.
fn genders(text: &str, names: &[Name]) -> BTreeMap<String, Gender> {
    let mut found: BTreeMap<String, Option<Gender>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        let title = text
            .get(..name.range.start().index())
            .map(|before| before.trim_end().trim_end_matches('.'))
            .and_then(|before| before.rsplit(|c: char| !c.is_alphabetic()).next())
            .and_then(title_gender);
        let own = slice(text, name.range)
            .and_then(|words| title_gender(words.split([' ', '.']).next().unwrap_or("")));
        let (Some(gender), Some(surname)) = (title.or(own).or(name.gender), surname(text, name))
        else {
            continue;
        };
        found
            .entry(surname.to_owned())
            .and_modify(|known| *known = known.filter(|known| *known == gender))
            .or_insert(Some(gender));
    }
    found
        .into_iter()
        .filter_map(|(surname, gender)| Some((surname, gender?)))
        .collect()
}

fn title_gender(title: &str) -> Option<Gender> {
    match title {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Pope" | "chairman" | "spokesman" | "actor"
        | "Father" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Queen" | "Princess" | "chairwoman"
        | "spokeswoman" | "actress" | "Baroness" => Some(Gender::Female),
        _ => None,
    }
}
