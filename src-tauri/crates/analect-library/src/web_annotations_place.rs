//! Where annotations that come in stand in the current text of their article.

use crate::Error;
use crate::annotation::target;
use crate::article::revision;
use crate::detail::LOST;
use crate::web_annotations_import::Incoming;
use analect_anchor::anchor_quotes;
use analect_export::{Made, WebAnnotation, passage_at};
use analect_model::{
    Anchoring, AnchoringState, ArticleId, Placement, Revision, RevisionId, Target,
    TextQuoteSelector,
};
use analect_store::{Reader, RevisionListing};
use analect_text::{OffsetMap, TextRange, slice, snap_to_graphemes};

/// The passage of an annotation, and where it stands.
pub(crate) struct Passage {
    pub(crate) target: Target,
    pub(crate) made_in: RevisionId,
    pub(crate) placement: Option<Placement>,
}

/// What a text says of an annotation at first sight.
enum Sight {
    Found(Passage),
    /// It has to be looked for by its quote.
    Sought(Target),
}

/// The passages of annotations on `article`, in their order.
pub(crate) fn place(
    reader: &Reader<'_>,
    article: ArticleId,
    all: &[&Incoming<'_>],
) -> Result<Vec<Passage>, Error> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let current = revision(reader, article)?;
    let places = Places {
        reader,
        map: OffsetMap::new(current.document.text()),
        current: &current,
        texts: reader.revisions().of_article(article)?,
    };
    let seen = all.iter().map(|one| places.look(one));
    let seen: Vec<Sight> = seen.collect::<Result<_, _>>()?;
    let sought = seen.iter().filter_map(|sight| match sight {
        Sight::Sought(target) => Some(target.clone()),
        Sight::Found(_) => None,
    });
    let sought: Vec<Target> = sought.collect();
    let mut answers = anchor_quotes(current.document.text(), &sought).into_iter();
    let placed = seen.into_iter().zip(all).map(|(sight, one)| match sight {
        Sight::Found(passage) => passage,
        Sight::Sought(target) => places.found(one.read, &target, answers.next().unwrap_or(LOST)),
    });
    Ok(placed.collect())
}

struct Places<'all> {
    reader: &'all Reader<'all>,
    map: OffsetMap<'all>,
    current: &'all Revision,
    texts: Vec<RevisionListing>,
}

impl Places<'_> {
    fn text(&self) -> &str {
        self.map.text()
    }

    fn look(&self, one: &Incoming<'_>) -> Result<Sight, Error> {
        let read = one.read;
        let Some(quote) = &read.quote else {
            return self.by_position(one);
        };
        if quote.exact.trim().is_empty() {
            return Err(one.malformed("its quote holds no words"));
        }
        let same_text = read.text == Some(self.current.content_hash);
        if let Some(passage) = self.as_written(read, quote).filter(|_| same_text) {
            return Ok(Sight::Found(passage));
        }
        let at = read.position.and_then(|position| {
            let range = passage_at(&self.map, position, &quote.exact)?;
            Target::of(self.text(), snap_to_graphemes(self.text(), range))
        });
        Ok(match at {
            Some(target) if read.standing.is_none() => Sight::Found(self.kept(target)),
            _ => Sight::Sought(self.sought(read, quote)),
        })
    }

    fn by_position(&self, one: &Incoming<'_>) -> Result<Sight, Error> {
        let outside = || one.malformed("its position is no passage of the article’s text");
        let position = one.read.position.ok_or_else(outside)?;
        let range = self.map.from_code_points(position).ok_or_else(outside)?;
        let target = target(self.text(), range).map_err(|_| outside())?;
        Ok(Sight::Found(self.kept(target)))
    }

    fn kept(&self, target: Target) -> Passage {
        Passage {
            target,
            made_in: self.current.id,
            placement: None,
        }
    }

    /// The passage of an annotation that was written where the article had the same text, with
    /// what became of it there; `None` where that does not fit together.
    fn as_written(&self, read: &WebAnnotation, quote: &TextQuoteSelector) -> Option<Passage> {
        let range = read
            .position
            .map(|position| self.map.from_code_points(position));
        let range = range.map(|range| Some(snap_to_graphemes(self.text(), range?)));
        let Some(standing) = &read.standing else {
            let target = Target::of(self.text(), range??)?;
            return (target.quote.exact == quote.exact).then(|| self.kept(target));
        };
        let range = match range {
            Some(range) => Some(range?).filter(|range| !range.is_empty()),
            None => None,
        };
        if range.is_none() != (standing.state == AnchoringState::Orphaned) {
            return None;
        }
        let (target, made_in) = standing
            .made
            .as_ref()
            .and_then(|made| self.origin(made))
            .unwrap_or_else(|| {
                let made = standing.made.as_ref().map(|made| &made.quote);
                let target = Target {
                    position: range.unwrap_or_default(),
                    quote: made.unwrap_or(quote).clone(),
                };
                (target, self.current.id)
            });
        let anchoring = Anchoring {
            state: standing.state,
            range,
            score: f32::from(standing.score) / 1000.0,
        };
        Some(Passage {
            target,
            made_in,
            placement: Some(Placement {
                anchoring,
                settled: standing.settled,
            }),
        })
    }

    /// The passage in the text of the article in which it was marked, if the library has that.
    fn origin(&self, made: &Made) -> Option<(Target, RevisionId)> {
        let text = made.text?;
        let listed = self.texts.iter().find(|one| one.content_hash == text)?;
        let then = self.reader.revisions().get(listed.id).ok()??;
        let map = OffsetMap::new(then.document.text());
        let range = passage_at(&map, made.position?, &made.quote.exact)?;
        let target = Target::of(then.document.text(), range)?;
        Some((target, listed.id))
    }

    /// The words to be looked for, near the position they had.
    fn sought(&self, read: &WebAnnotation, quote: &TextQuoteSelector) -> Target {
        let near = read.position.and_then(|at| self.map.from_code_points(at));
        Target {
            position: near.unwrap_or_default(),
            quote: quote.clone(),
        }
    }

    /// What is made of the answer to a search: the very words are marked where they stand, others
    /// are a change or a question.
    fn found(&self, read: &WebAnnotation, sought: &Target, answer: Anchoring) -> Passage {
        let standing = read.standing.as_ref();
        let made = standing.and_then(|standing| standing.made.as_ref());
        let made = made.map_or(sought.quote.clone(), |made| made.quote.clone());
        let asked = standing.is_some_and(|one| one.state == AnchoringState::Uncertain);
        let sure = matches!(answer.state, AnchoringState::Exact | AnchoringState::Moved);
        let words = |range: TextRange| slice(self.text(), range) == Some(made.exact.as_str());
        let place = answer.range.filter(|range| sure && words(*range));
        if let Some(target) = place.and_then(|range| Target::of(self.text(), range)) {
            return self.kept(target);
        }
        let state = match answer.state {
            AnchoringState::Orphaned => AnchoringState::Orphaned,
            _ if asked => AnchoringState::Uncertain,
            // The words it stood on were not those that were marked.
            _ if made.exact != sought.quote.exact && sure => AnchoringState::Changed,
            state => state,
        };
        Passage {
            target: Target {
                position: answer.range.unwrap_or_default(),
                quote: made,
            },
            made_in: self.current.id,
            placement: Some(Placement {
                anchoring: Anchoring { state, ..answer },
                settled: false,
            }),
        }
    }
}
