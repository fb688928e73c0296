//! Marking passages and writing notes.

use crate::article::{listing, one_of, retagged, revision, tags};
use crate::detail::{PlacedAnnotation, detail, placed};
use crate::label::known_label;
use crate::library::{ChangeSet, Library, annotation};
use crate::{Error, Op};
use analect_model::{
    Annotation, AnnotationId, ArticleId, LabelId, Motivation, Target, Timestamp, tags_in,
};
use analect_store::Writer;
use analect_text::{TextRange, slice, snap_to_graphemes};

impl Library {
    /// Marks `range` of the article's current text with `label`, with a note unless `body` is blank.
    ///
    /// The range is widened to whole grapheme clusters; one that holds only white space is refused.
    /// The tags that stand in the note become the highlight's.
    pub fn highlight(
        &self,
        article: ArticleId,
        range: TextRange,
        label: &str,
        body: &str,
    ) -> Result<(Annotation, ChangeSet), Error> {
        self.transact(Op::Highlight, |writer, now| {
            let label = known_label(writer.reader(), label)?;
            let revision = revision(writer.reader(), article)?;
            let target = target(revision.document.text(), range)?;
            self.new_annotation(writer, article, Some((target, label)), clean(body), now)
        })
    }

    /// Marks several passages of the article's current text with `label`, all of them or none.
    ///
    /// Ranges are widened as by [`Library::highlight`]. A passage that has a highlight of exactly
    /// these rims, of any label, is left out, and so is one given twice: what comes back are the
    /// new ones, in the order given.
    pub fn highlight_all(
        &self,
        article: ArticleId,
        ranges: &[TextRange],
        label: &str,
    ) -> Result<(Vec<Annotation>, ChangeSet), Error> {
        self.transact(Op::Highlight, |writer, now| {
            let label = known_label(writer.reader(), label)?;
            let revision = revision(writer.reader(), article)?;
            let present = detail(writer.reader(), article)?.highlights;
            let mut taken: Vec<TextRange> = present
                .iter()
                .filter_map(|one| one.anchoring.range)
                .collect();
            let mut made = Vec::new();
            for range in ranges {
                let target = target(revision.document.text(), *range)?;
                if taken.contains(&target.position) {
                    continue;
                }
                taken.push(target.position);
                let kind = Some((target, label.clone()));
                made.push(self.new_annotation(writer, article, kind, String::new(), now)?);
            }
            Ok(made)
        })
    }

    /// Gives highlights another label.
    pub fn relabel(
        &self,
        ids: &[AnnotationId],
        label: &str,
    ) -> Result<(Vec<PlacedAnnotation>, ChangeSet), Error> {
        self.change_all(Op::Relabel, ids, |writer, annotation, now| {
            let label = known_label(writer.reader(), label)?;
            if annotation.motivation == Motivation::Commenting {
                return Err(Error::NoLabel);
            }
            if annotation.label.as_ref() == Some(&label) {
                return Ok(());
            }
            Ok(writer.annotations().set_label(annotation, &label, now)?)
        })
    }

    /// Moves the rims of a highlight to those of `range`, widened to whole grapheme clusters.
    pub fn resize(
        &self,
        id: AnnotationId,
        range: TextRange,
    ) -> Result<(PlacedAnnotation, ChangeSet), Error> {
        self.change(Op::ResizeHighlight, id, |writer, annotation, now| {
            put_on(writer, annotation, range, now)
        })
    }

    /// Replaces the note of an annotation; a blank one removes the note but not the highlight.
    ///
    /// Tags that came into the note become the annotation's, those that left it are taken off.
    pub fn edit_note(
        &self,
        id: AnnotationId,
        body: &str,
    ) -> Result<(PlacedAnnotation, ChangeSet), Error> {
        let body = clean(body);
        self.change(Op::EditNote, id, |writer, annotation, now| {
            if annotation.body == body {
                return Ok(());
            }
            if annotation.motivation == Motivation::Commenting && body.is_empty() {
                return Err(Error::EmptyNote);
            }
            write_body(writer, annotation, &body, now)
        })
    }

    /// Makes `typed` the tags of an annotation.
    pub fn tag_annotation(
        &self,
        id: AnnotationId,
        typed: &[String],
    ) -> Result<(PlacedAnnotation, ChangeSet), Error> {
        let tags = tags(typed)?;
        self.change(Op::TagHighlight, id, |writer, annotation, _| {
            Ok(writer.tags().set_of_annotation(annotation, &tags)?)
        })
    }

    /// Adds tags to annotations and takes tags off them.
    pub fn tag_annotations(
        &self,
        ids: &[AnnotationId],
        add: &[String],
        remove: &[String],
    ) -> Result<(Vec<PlacedAnnotation>, ChangeSet), Error> {
        let (add, remove) = (tags(add)?, tags(remove)?);
        self.change_all(Op::TagHighlight, ids, |writer, annotation, _| {
            let wanted = retagged(annotation.tags.clone(), &add, &remove);
            Ok(writer.tags().set_of_annotation(annotation, &wanted)?)
        })
    }

    /// Removes annotations with their notes and tags.
    pub fn delete_annotations(&self, ids: &[AnnotationId]) -> Result<ChangeSet, Error> {
        let deleted = self.transact(Op::DeleteAnnotation, |writer, _| {
            ids.iter()
                .try_for_each(|id| delete(writer, &annotation(writer.reader(), *id)?))
        })?;
        Ok(deleted.1)
    }

    /// Writes the note on a whole article; a blank `body` removes it.
    pub fn note_article(
        &self,
        article: ArticleId,
        body: &str,
    ) -> Result<(Option<Annotation>, ChangeSet), Error> {
        let body = clean(body);
        self.transact(Op::NoteArticle, |writer, now| {
            listing(writer.reader(), article)?;
            let present = article_note(writer, article)?;
            match (present, body.is_empty()) {
                (None, true) => Ok(None),
                (Some(note), true) => delete(writer, &note).map(|()| None),
                (Some(note), false) if note.body == body => Ok(Some(note)),
                (Some(note), false) => {
                    write_body(writer, &note, &body, now)?;
                    Ok(Some(annotation(writer.reader(), note.id)?))
                }
                (None, false) => self
                    .new_annotation(writer, article, None, body, now)
                    .map(Some),
            }
        })
    }

    /// The annotation whose id is `name` or starts with it, or whose short name it is.
    pub fn find_annotation(&self, name: &str) -> Result<AnnotationId, Error> {
        if name.is_empty() {
            return Err(Error::NotFound {
                what: "mark",
                name: String::new(),
            });
        }
        let found = self.read(|reader| Ok(reader.annotations().with_prefix(name, 2)?))?;
        one_of(&found, "mark", name)
    }

    /// The annotation `id` where it sits now.
    pub fn annotation(&self, id: AnnotationId) -> Result<PlacedAnnotation, Error> {
        self.read(|reader| placed(reader, id))
    }

    /// Where the words `quote` stand in the article's current text; the first place, or the
    /// `occurrence`-th counted from 0.
    pub fn find_quote(
        &self,
        article: ArticleId,
        quote: &str,
        occurrence: usize,
    ) -> Result<TextRange, Error> {
        let revision = self.read(|reader| revision(reader, article))?;
        let missing = || Error::QuoteNotFound(quote.chars().take(80).collect());
        if quote.trim().is_empty() {
            return Err(Error::BadRange);
        }
        let text = revision.document.text();
        let mut places = text.match_indices(quote);
        let Some((start, _)) = places.nth(occurrence) else {
            let count = text.matches(quote).count();
            let quote = quote.chars().take(80).collect();
            return Err(if count == 0 {
                missing()
            } else {
                Error::TooFewPlaces { quote, count }
            });
        };
        TextRange::of(start, start + quote.len()).ok_or_else(missing)
    }

    pub(crate) fn change(
        &self,
        op: Op,
        id: AnnotationId,
        work: impl FnOnce(&Writer<'_>, &Annotation, Timestamp) -> Result<(), Error>,
    ) -> Result<(PlacedAnnotation, ChangeSet), Error> {
        self.transact(op, |writer, now| {
            work(writer, &annotation(writer.reader(), id)?, now)?;
            placed(writer.reader(), id)
        })
    }

    pub(crate) fn change_all(
        &self,
        op: Op,
        ids: &[AnnotationId],
        work: impl Fn(&Writer<'_>, &Annotation, Timestamp) -> Result<(), Error>,
    ) -> Result<(Vec<PlacedAnnotation>, ChangeSet), Error> {
        self.transact(op, |writer, now| {
            let one = |id: &AnnotationId| {
                work(writer, &annotation(writer.reader(), *id)?, now)?;
                placed(writer.reader(), *id)
            };
            ids.iter().map(one).collect()
        })
    }

    /// Writes a highlight at its target, or without one the note on the article.
    fn new_annotation(
        &self,
        writer: &Writer<'_>,
        article: ArticleId,
        marked: Option<(Target, LabelId)>,
        body: String,
        now: Timestamp,
    ) -> Result<Annotation, Error> {
        let motivation = match marked {
            Some(_) => Motivation::Highlighting,
            None => Motivation::Commenting,
        };
        let (target, label) = marked.unzip();
        let mut made = Annotation {
            id: self.new_annotation_id(now),
            article,
            motivation,
            target,
            tags: tags_in(&body),
            body,
            label,
            created: now,
            modified: now,
        };
        made.tags.sort();
        let text = writer.reader().revisions().of_article(article)?.pop();
        writer
            .annotations()
            .insert(&made, text.map(|text| text.id))?;
        writer.tags().set_of_annotation(&made, &made.tags)?;
        Ok(made)
    }
}

/// The target at `range`, widened to whole characters as a reader sees them.
pub(crate) fn target(text: &str, range: TextRange) -> Result<Target, Error> {
    if range.end().index() > text.len() {
        return Err(Error::BadRange);
    }
    let range = snap_to_graphemes(text, range);
    let blank = slice(text, range).is_none_or(|words| words.trim().is_empty());
    if blank {
        Err(Error::BadRange)
    } else {
        Target::of(text, range).ok_or(Error::BadRange)
    }
}

/// Puts a highlight on `range` of its article's current text.
pub(crate) fn put_on(
    writer: &Writer<'_>,
    annotation: &Annotation,
    range: TextRange,
    now: Timestamp,
) -> Result<(), Error> {
    let revision = revision(writer.reader(), annotation.article)?;
    let target = target(revision.document.text(), range)?;
    if annotation.motivation == Motivation::Commenting {
        return Err(Error::BadRange);
    }
    let carried = writer.reader().placements().get(annotation.id)?.is_some();
    if annotation.target.as_ref() == Some(&target) && !carried {
        return Ok(());
    }
    Ok(writer
        .annotations()
        .set_target(annotation, &target, revision.id, now)?)
}

/// What a reader typed, without the characters no text file can hold; empty where it is blank.
pub(crate) fn clean(typed: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    typed
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(kept)
        .collect::<String>()
        .trim()
        .to_owned()
}

pub(crate) fn article_note(
    writer: &Writer<'_>,
    article: ArticleId,
) -> Result<Option<Annotation>, Error> {
    let all = writer.reader().annotations().of_article(article)?;
    Ok(all
        .into_iter()
        .find(|annotation| annotation.motivation == Motivation::Commenting))
}

/// Replaces the note and the tags that stood in it by those that stand in it now.
pub(crate) fn write_body(
    writer: &Writer<'_>,
    annotation: &Annotation,
    body: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let (gone, come) = (tags_in(&annotation.body), tags_in(body));
    let mut tags = annotation.tags.clone();
    tags.retain(|tag| !gone.contains(tag) || come.contains(tag));
    for tag in come {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    writer.annotations().set_body(annotation, body, now)?;
    Ok(writer.tags().set_of_annotation(annotation, &tags)?)
}

fn delete(writer: &Writer<'_>, annotation: &Annotation) -> Result<(), Error> {
    writer.tags().set_of_annotation(annotation, &[])?;
    Ok(writer.annotations().delete(annotation)?)
}
