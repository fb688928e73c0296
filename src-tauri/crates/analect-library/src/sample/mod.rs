//! The sample article: a wire story of the project's own writing with marks, notes and entities, so
//! that a new reader opens the window inside something that can be tried at once.

use crate::article::listing;
use crate::library::{ChangeSet, Library};
use crate::names::occurrences_of;
use crate::{Error, Op};
use analect_import::Source;
use analect_model::{
    Annotation, ArticleId, Entity, EntityKind, LabelId, Mention, Motivation, Origin, Target,
    Timestamp, tags_in,
};
use analect_store::{ArticleListing, Writer};
use analect_text::TextRange;
use sha2::{Digest, Sha256};

/// The story as a reader would paste it.
const STORY: &str = include_str!("story.txt");

/// A passage to mark: its words, the label and the note.
type Passage = (&'static str, &'static str, &'static str);

const PASSAGES: [Passage; 3] = [
    (
        "open their dams together for ten days each spring, giving back to the delta the flood that it lost half a century ago",
        "yellow",
        "The news in one line. #lead",
    ),
    (
        "The power stations will lose about 600 million marks a year while their reservoirs run low, and the commission has yet to say who pays.",
        "blue",
        "Ask @Rosetti for the figure before October. #money",
    ),
    ("the commission has yet to say who pays", "pink", ""),
];

/// The names that are confirmed already, with every form the story uses: the others are suggested,
/// so that a new reader has something to decide about.
const NAMES: [(&str, EntityKind, &[&str]); 2] = [
    (
        "Ana Rosetti",
        EntityKind::Person,
        &["Ana Rosetti", "Rosetti"],
    ),
    ("Varnholt", EntityKind::Place, &["Varnholt"]),
];

impl Library {
    /// Adds the sample with its marks, or brings it back from the trash; one step to undo.
    pub fn add_sample(&self) -> Result<(ArticleListing, ChangeSet), Error> {
        let imported = analect_import::import(&Source {
            bytes: STORY.as_bytes(),
            ..Source::default()
        });
        let imported = imported.map_err(|cause| Error::Import {
            name: "the sample".to_owned(),
            cause,
        })?;
        let hash: [u8; 32] = Sha256::digest(imported.document.text()).into();
        let text = imported.document.text().to_owned();
        let (id, changes) = self.transact(Op::AddSample, |writer, now| {
            if let Some(present) = writer.reader().revisions().article_with_hash(&hash)? {
                crate::import::take_from_trash(writer, present, now)?;
                return Ok(present);
            }
            let id = self.insert(writer, imported, hash, None, now)?;
            self.mark_sample(writer, id, &text, now)?;
            self.name_sample(writer, id, &text, now)?;
            Ok(id)
        })?;
        Ok((self.read(|reader| listing(reader, id))?, changes))
    }

    fn mark_sample(
        &self,
        writer: &Writer<'_>,
        article: ArticleId,
        text: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        for (quote, label, body) in PASSAGES {
            let Some(target) = target_of(text, quote) else {
                continue;
            };
            let made = Annotation {
                id: self.new_annotation_id(now),
                article,
                motivation: Motivation::Highlighting,
                target: Some(target),
                body: body.to_owned(),
                label: LabelId::new(label),
                tags: tags_in(body),
                created: now,
                modified: now,
            };
            writer.annotations().insert(&made, None)?;
            writer.tags().set_of_annotation(&made, &made.tags)?;
        }
        Ok(())
    }

    fn name_sample(
        &self,
        writer: &Writer<'_>,
        article: ArticleId,
        text: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut taken: Vec<TextRange> = Vec::new();
        for (name, kind, forms) in NAMES {
            let entity = Entity {
                id: self.new_entity_id(now),
                kind,
                name: name.to_owned(),
                aliases: Vec::new(),
                wikidata: None,
                own_type: None,
                note: String::new(),
            };
            let places = forms.iter().flat_map(|form| occurrences_of(text, form));
            let free = |range: &TextRange| !taken.iter().any(|other| other.overlaps(*range));
            let mut ranges: Vec<TextRange> = Vec::new();
            for range in places.filter(free) {
                if !ranges.iter().any(|other| other.overlaps(range)) {
                    ranges.push(range);
                }
            }
            writer.entities().insert(&entity)?;
            for range in &ranges {
                let Some(target) = Target::of(text, *range) else {
                    continue;
                };
                writer.entities().insert_mention(&Mention {
                    id: self.new_mention_id(now),
                    entity: entity.id,
                    article,
                    target,
                    origin: Origin::ByHand,
                })?;
            }
            taken.extend(ranges);
        }
        Ok(())
    }
}

fn target_of(text: &str, quote: &str) -> Option<Target> {
    let start = text.find(quote)?;
    Target::of(text, TextRange::of(start, start + quote.len())?)
}
