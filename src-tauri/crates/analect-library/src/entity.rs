//! Tagging people, organisations and places by hand.

use crate::annotation::target;
use crate::article::{PlacedEntity, entities, listing, revision};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{
    ArticleId, Entity, EntityId, EntityKind, Mention, MentionId, Origin, Timestamp,
};
use analect_store::Writer;
use analect_text::{TextRange, slice};

/// Characters of context shown on each side of an occurrence.
const CONTEXT: usize = 48;

/// One place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The place.
    pub range: TextRange,
    /// The words before it, within its line.
    pub before: String,
    /// The words after it, within its line.
    pub after: String,
}

/// A name and everywhere it stands in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// The name.
    pub name: String,
    /// The kind the library knows it as, or a guess from its form.
    pub kind: EntityKind,
    /// The places, in order.
    pub places: Vec<Occurrence>,
}

impl Library {
    /// What a reader would tag at `range` and everywhere the article says it, so that all can be
    /// tagged at once.
    ///
    /// The name is the selection; the word, where the range is a caret; or the first name in it,
    /// where the range is a whole sentence or more. `typed` is a name given instead: then the
    /// places of both are found.
    pub fn occurrences(
        &self,
        article: ArticleId,
        range: Option<TextRange>,
        typed: Option<&str>,
    ) -> Result<Occurrences, Error> {
        self.read(|reader| {
            let revision = revision(reader, article)?;
            let text = revision.document.text();
            let here = range.map(|range| name_at(text, range)).transpose()?;
            let here = here
                .and_then(|range| slice(text, range))
                .unwrap_or_default();
            let typed = typed.map(entity_name).transpose()?;
            let mut places = occurrences_of(text, here);
            let name = typed.unwrap_or_else(|| here.to_owned());
            if name != here {
                places.extend(occurrences_of(text, &name));
                places = without_overlaps(places);
            }
            let known =
                |kind: &EntityKind| matches!(reader.entities().named(&name, *kind), Ok(Some(_)));
            let kind = KINDS
                .into_iter()
                .find(known)
                .unwrap_or_else(|| guess_kind(&name));
            let places = places
                .into_iter()
                .map(|range| occurrence(text, range))
                .collect();
            Ok(Occurrences { name, kind, places })
        })
    }

    /// Tags `ranges` of an article as mentions of the entity `name`, which is made where the
    /// library has none of this name and kind. A passage that already is its mention stays one.
    pub fn tag_entity(
        &self,
        article: ArticleId,
        name: &str,
        kind: EntityKind,
        ranges: &[TextRange],
    ) -> Result<(PlacedEntity, ChangeSet), Error> {
        let name = entity_name(name)?;
        self.transact(Op::TagEntity, |writer, now| {
            let revision = revision(writer.reader(), article)?;
            let text = revision.document.text();
            let entity = self.entity_named(writer, &name, kind, now)?;
            for range in ranges {
                self.mention(writer, &entity, article, text, *range, now)?;
            }
            if writer.reader().entities().mention_count(entity.id)? == 0 {
                return Err(Error::BadRange);
            }
            let all = entities(writer.reader(), article, text)?;
            all.into_iter()
                .find(|placed| placed.entity.id == entity.id)
                .ok_or(Error::BadRange)
        })
    }

    /// Removes all mentions of an entity from one article, and the entity with its last mention.
    pub fn remove_entity(&self, article: ArticleId, entity: EntityId) -> Result<ChangeSet, Error> {
        let removed = self.transact(Op::RemoveEntity, |writer, _| {
            listing(writer.reader(), article)?;
            let mentions = writer.reader().entities().mentions_in(article)?;
            let own: Vec<_> = mentions
                .iter()
                .filter(|mention| mention.entity == entity)
                .collect();
            if own.is_empty() {
                return Err(Error::NotFound {
                    what: "entity",
                    name: entity.to_string(),
                });
            }
            for mention in own {
                writer.entities().delete_mention(mention)?;
            }
            delete_if_unmentioned(writer, entity)
        })?;
        Ok(removed.1)
    }

    /// Removes one mention, and its entity with the last one.
    pub fn remove_mention(&self, id: MentionId) -> Result<ChangeSet, Error> {
        let removed = self.transact(Op::RemoveMention, |writer, _| {
            let missing = || Error::NotFound {
                what: "mention",
                name: id.to_string(),
            };
            let mention = writer
                .reader()
                .entities()
                .mention(id)?
                .ok_or_else(missing)?;
            writer.entities().delete_mention(&mention)?;
            delete_if_unmentioned(writer, mention.entity)
        })?;
        Ok(removed.1)
    }

    /// Everywhere the article's current text says `name` as whole words.
    pub fn find_name(&self, article: ArticleId, name: &str) -> Result<Vec<TextRange>, Error> {
        let revision = self.read(|reader| revision(reader, article))?;
        Ok(occurrences_of(revision.document.text(), name))
    }

    fn entity_named(
        &self,
        writer: &Writer<'_>,
        name: &str,
        kind: EntityKind,
        now: Timestamp,
    ) -> Result<Entity, Error> {
        if let Some(known) = writer.reader().entities().named(name, kind)? {
            return Ok(known);
        }
        let entity = Entity {
            id: self.new_entity_id(now),
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            wikidata: None,
        };
        writer.entities().insert(&entity)?;
        Ok(entity)
    }

    fn mention(
        &self,
        writer: &Writer<'_>,
        entity: &Entity,
        article: ArticleId,
        text: &str,
        range: TextRange,
        now: Timestamp,
    ) -> Result<(), Error> {
        let target = target(text, range)?;
        let present = writer.reader().entities().mentions_in(article)?;
        let same = |mention: &Mention| {
            mention.entity == entity.id && mention.target.position == target.position
        };
        if present.iter().any(same) {
            return Ok(());
        }
        let id = self.new_mention_id(now);
        let mention = Mention {
            id,
            entity: entity.id,
            article,
            target,
            origin: Origin::ByHand,
        };
        Ok(writer.entities().insert_mention(&mention)?)
    }
}

const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Nationality,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Other,
];

fn delete_if_unmentioned(writer: &Writer<'_>, entity: EntityId) -> Result<(), Error> {
    if writer.reader().entities().mention_count(entity)? == 0 {
        writer.entities().delete(entity)?;
    }
    Ok(())
}

fn entity_name(typed: &str) -> Result<String, Error> {
    let kept = typed
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace());
    let words = kept.collect::<String>();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (1..=200).contains(&name.chars().count());
    fits.then_some(name).ok_or(Error::BadEntityName)
}

/// Words beyond which a range is taken for a unit of reading and not for a name.
const LONGEST_NAME: usize = 8;

/// The range of the name a reader means by `range`.
fn name_at(text: &str, range: TextRange) -> Result<TextRange, Error> {
    if range.is_empty() {
        let around =
            |word: &TextRange| word.start() <= range.start() && range.start() <= word.end();
        return analect_language::words(text)
            .into_iter()
            .find(around)
            .ok_or(Error::BadRange);
    }
    let chosen = target(text, range)?.position.trimmed(text);
    let words = analect_language::words(slice(text, chosen).unwrap_or_default());
    if words.len() <= LONGEST_NAME {
        return Ok(chosen);
    }
    let words: Vec<_> = words
        .into_iter()
        .map(|word| word.shifted(chosen.start()))
        .collect();
    Ok(first_name(text, &words).unwrap_or(chosen))
}

/// The first run of capitalised words that is more than a sentence's opening, else the first word.
fn first_name(text: &str, words: &[TextRange]) -> Option<TextRange> {
    let capital = |word: &TextRange| {
        slice(text, *word).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let joined = |left: &TextRange, right: &TextRange| {
        let gap = TextRange::new(left.end(), right.start()).and_then(|gap| slice(text, gap));
        matches!(gap, Some(" " | "\u{a0}" | "-" | "’" | "'" | ". "))
    };
    let runs = words.chunk_by(|left, right| capital(left) == capital(right) && joined(left, right));
    let names: Vec<_> = runs
        .filter(|run| run.first().is_some_and(capital))
        .collect();
    let opens = |run: &[TextRange]| run.first() == words.first();
    let better = names
        .iter()
        .find(|run| run.len() > 1 || !opens(run))
        .or(names.first());
    let run = better.map_or(words.get(..1)?, |run| *run);
    Some(run.first()?.cover(*run.last()?))
}

/// The ranges in order, of two that overlap the one that starts first and is longer.
fn without_overlaps(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_by_key(|range| (range.start(), std::cmp::Reverse(range.end())));
    let mut kept: Vec<TextRange> = Vec::new();
    for range in ranges {
        if kept.last().is_none_or(|last| !last.overlaps(range)) {
            kept.push(range);
        }
    }
    kept
}

/// The places where `text` says `name` and no letter or digit continues it on either side.
fn occurrences_of(text: &str, name: &str) -> Vec<TextRange> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    let apart = |start: usize, end: usize| {
        let before = text
            .get(..start)
            .and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        let joins = |inner: Option<char>, outer: Option<char>| {
            // Scripts without spaces give no sign of where a word ends, so every place counts.
            let spaced = |c: char| c.is_alphanumeric() && !is_unspaced(c);
            inner.is_some_and(spaced) && outer.is_some_and(spaced)
        };
        !joins(name.chars().next(), before) && !joins(name.chars().next_back(), after)
    };
    let found = text
        .match_indices(name)
        .map(|(start, _)| (start, start + name.len()));
    found
        .filter(|(start, end)| apart(*start, *end))
        .filter_map(|(start, end)| TextRange::of(start, end))
        .collect()
}

/// Whether a character belongs to a script that is written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

fn occurrence(text: &str, range: TextRange) -> Occurrence {
    let before = text.get(..range.start().index()).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(CONTEXT);
    let after = text.get(range.end().index()..).unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    Occurrence {
        range,
        before: before.chars().skip(skip).collect(),
        after: after.chars().take(CONTEXT).collect(),
    }
}

/// A first guess from the form of a name: several words are most often a person, capitals an
/// organisation, one word a place. The reader chooses.
fn guess_kind(name: &str) -> EntityKind {
    let capitals = name
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    match name.split_whitespace().count() {
        0 | 1 if capitals && name.chars().count() > 1 => EntityKind::Organization,
        0 | 1 => EntityKind::Place,
        _ => EntityKind::Person,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_is_found_as_whole_words_only() {
        let check = |text: &str, name: &str, expect: usize| {
            assert_eq!(
                occurrences_of(text, name).len(),
                expect,
                "{name:?} in {text:?}"
            );
        };
        check("Lind met Lind’s aide, not Lindholm.", "Lind", 2);
        check("the EU's, EU-wide, EUR", "EU", 2);
        check("東京都は東京にある", "東京", 2);
        check("Ana Duarte, Ana\u{a0}Duarte", "Ana Duarte", 1);
        check("anything", " ", 0);
        check("O’Neill O’Neill", "O’Neill", 2);
    }

    #[test]
    fn a_caret_means_the_word_it_is_at() {
        let text = "Ms Aalto said";
        let at = |place: usize| name_at(text, TextRange::of(place, place).unwrap()).ok();
        assert_eq!(at(5).and_then(|range| slice(text, range)), Some("Aalto"));
        assert_eq!(at(0).and_then(|range| slice(text, range)), Some("Ms"));
    }

    #[test]
    fn a_whole_sentence_means_its_first_name() {
        let check = |text: &str, expect: &str| {
            let found = name_at(text, TextRange::whole(text)).unwrap();
            assert_eq!(slice(text, found), Some(expect));
        };
        check(
            "But those who came with Rosa Lind on Friday had not been asked.",
            "Rosa Lind",
        );
        check(
            "Jean-Luc Picard told the council nothing of the plan in May.",
            "Jean-Luc Picard",
        );
        check(
            "Ships wait outside the port of Tarnby because of the strike.",
            "Tarnby",
        );
        check(
            "Tomorrow nobody will be there to say what happened and why.",
            "Tomorrow",
        );
        check("Rosa Lind", "Rosa Lind");
    }

    #[test]
    fn names_are_squeezed_and_bounded() {
        let check = |typed: &str, expect: Option<&str>| {
            assert_eq!(entity_name(typed).ok().as_deref(), expect, "{typed:?}");
        };
        check("  Rosa \n Lind ", Some("Rosa Lind"));
        check(" \t", None);
        check(&"x".repeat(201), None);
        check("a\u{0}b", Some("ab"));
    }
}
