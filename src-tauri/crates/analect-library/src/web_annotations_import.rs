//! Marks from W3C Web Annotations: which articles they are on, and what is there already.

use crate::annotation::{article_note, clean, write_body};
use crate::article::revision;
use crate::carry::Tally;
use crate::label::known_label;
use crate::library::{ChangeSet, Library};
use crate::versions::forms;
use crate::web_annotations::outgoing;
use crate::web_annotations_both::{Combined, Kept, Outcome, outcome};
use crate::web_annotations_place::{Passage, place};
use crate::{Error, Op};
use analect_export::{ReadError, Said, WebAnnotation, kept_beside, read_web_annotations, united};
use analect_model::{
    AnchoringState, Annotation, AnnotationId, ArticleId, LabelId, Motivation, ReadingState,
    RevisionId, TagName, Timestamp, tags_in,
};
use analect_store::{Reader, Writer};
use std::collections::{BTreeMap, HashMap};

/// What an import of annotations did.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnotationsReport {
    /// Marks that are new.
    pub added: usize,
    /// Marks that were there and were changed in the file.
    pub updated: usize,
    /// Marks that were there as the file has them.
    pub unchanged: usize,
    /// Marks that stay as they are here, and why.
    pub kept: Vec<(AnnotationId, Kept)>,
    /// Marks that were changed here and in the file: they have both notes and all tags.
    pub combined: Vec<AnnotationId>,
    /// Where the annotations come from whose articles are not in the library.
    pub missing: Vec<String>,
    /// Annotations that have the identifier of another in the file and are on another passage, by
    /// their number in the file; they are left out.
    pub repeated: Vec<usize>,
    /// Annotations that are on no passage and say nothing.
    pub silent: usize,
    /// Marks whose label the library does not have; they got another one.
    pub relabelled: usize,
    /// How the highlights that were added or updated stand.
    pub tally: Tally,
    /// What changed.
    pub changes: ChangeSet,
}

/// What is counted while the annotations come in.
#[derive(Default)]
pub(crate) struct Count {
    pub(crate) added: usize,
    pub(crate) updated: usize,
    unchanged: usize,
    kept: Vec<(AnnotationId, Kept)>,
    combined: Vec<AnnotationId>,
    missing: Vec<String>,
    repeated: Vec<usize>,
    silent: usize,
    pub(crate) relabelled: usize,
    pub(crate) tally: Tally,
}

/// An annotation of the file with what the library knows of it.
pub(crate) struct Incoming<'file> {
    /// Its place in the file, counted from 1.
    number: usize,
    pub(crate) read: &'file WebAnnotation,
    file: &'file str,
    present: Option<Annotation>,
    /// What other programs said of it, in the file and here.
    extra: Option<String>,
}

impl Incoming<'_> {
    /// That the annotation is not as it should be.
    pub(crate) fn malformed(&self, cause: &str) -> Error {
        Error::Annotations {
            name: self.file.to_owned(),
            cause: ReadError::Annotation {
                number: self.number,
                cause: cause.to_owned(),
            },
        }
    }
}

/// What holds for all annotations of the file.
struct Import<'all> {
    library: &'all Library,
    name: &'all str,
    writer: &'all Writer<'all>,
    now: Timestamp,
    label: LabelId,
}

impl Library {
    /// Adds the annotations in `file`, which is called `name`, to their articles: all or none.
    ///
    /// An article is known by its identifier, otherwise by its address; `article`, where given, is
    /// taken for all. A highlight gets the label it names, otherwise `label`, otherwise the first.
    /// An annotation that is there already becomes what the file says where only the file was
    /// changed, stays where only the library was, and has both notes and all tags where both were.
    pub fn import_annotations(
        &self,
        name: &str,
        file: &str,
        article: Option<ArticleId>,
        label: Option<&str>,
    ) -> Result<AnnotationsReport, Error> {
        let refused = |cause| Error::Annotations {
            name: name.to_owned(),
            cause,
        };
        let read = read_web_annotations(file).map_err(refused)?;
        let (count, changes) = self.transact(Op::ImportAnnotations, |writer, now| {
            let label = match label {
                None => default_label(writer.reader())?,
                Some(named) => known_label(writer.reader(), named)?,
            };
            let mut count = Count::default();
            let read = each_once(read, &mut count);
            let import = Import {
                library: self,
                name,
                writer,
                now,
                label,
            };
            for (article, of_it) in import.by_article(&read, article, &mut count)? {
                import.take(article, of_it, &mut count)?;
            }
            Ok(count)
        })?;
        Ok(AnnotationsReport {
            added: count.added,
            updated: count.updated,
            unchanged: count.unchanged,
            kept: count.kept,
            combined: count.combined,
            missing: count.missing,
            repeated: count.repeated,
            silent: count.silent,
            relabelled: count.relabelled,
            tally: count.tally,
            changes,
        })
    }
}

/// Adds marks the library does not have to `article`; `name` is that of the file they come from.
pub(crate) fn add_to(
    library: &Library,
    (writer, now): (&Writer<'_>, Timestamp),
    name: &str,
    article: ArticleId,
    marks: &[WebAnnotation],
) -> Result<Count, Error> {
    let import = Import {
        library,
        name,
        writer,
        now,
        label: default_label(writer.reader())?,
    };
    let incoming = marks.iter().zip(1..).map(|(read, number)| Incoming {
        number,
        read,
        file: name,
        present: None,
        extra: None,
    });
    let mut count = Count::default();
    import.take(article, incoming.collect(), &mut count)?;
    Ok(count)
}

/// The annotations with their numbers in the file, those of one identifier together: what is said
/// twice is said once, and of one passage both notes and all tags count. Another passage under the
/// same identifier is left out and told of.
fn each_once(read: Vec<WebAnnotation>, count: &mut Count) -> Vec<(usize, WebAnnotation)> {
    let mut once: Vec<(usize, WebAnnotation)> = Vec::new();
    let mut places = HashMap::new();
    for (one, number) in read.into_iter().zip(1..) {
        let key = (one.id, one.foreign_id());
        let named = key.0.is_some() || key.1.is_some();
        let first = named.then(|| *places.entry(key).or_insert(once.len()));
        let Some((_, first)) = first.and_then(|at| once.get_mut(at)) else {
            once.push((number, one));
            continue;
        };
        if *first == one {
            count.unchanged += 1;
        } else if (&first.quote, first.position) == (&one.quote, one.position)
            && (first.article, &first.address) == (one.article, &one.address)
        {
            join(first, one);
        } else {
            count.repeated.push(number);
        }
    }
    once
}

/// Adds what `other`, which is on the same passage, says to `one`.
fn join(one: &mut WebAnnotation, other: WebAnnotation) {
    let (body, more) = (clean(&one.body), clean(&other.body));
    if body.is_empty() {
        one.body = more;
    } else if !body.contains(&more) {
        one.body = format!("{body}\n\n{more}");
    }
    for tag in other.tags {
        if !one.tags.contains(&tag) {
            one.tags.push(tag);
        }
    }
    one.label = one.label.take().or(other.label);
    one.extra = united(one.extra.as_deref(), other.extra.as_deref());
    one.modified = one.modified.max(other.modified);
}

/// The label of marks that name none.
fn default_label(reader: &Reader<'_>) -> Result<LabelId, Error> {
    match reader.labels().all()?.first() {
        Some(first) => Ok(first.id.clone()),
        None => known_label(reader, ""),
    }
}

impl Import<'_> {
    fn reader(&self) -> &Reader<'_> {
        self.writer.reader()
    }

    /// The annotations with the articles they are on.
    fn by_article<'file>(
        &'file self,
        read: &'file [(usize, WebAnnotation)],
        named: Option<ArticleId>,
        count: &mut Count,
    ) -> Result<BTreeMap<ArticleId, Vec<Incoming<'file>>>, Error> {
        let foreign = self.reader().annotations().foreign()?;
        let mut found: BTreeMap<ArticleId, Vec<Incoming<'file>>> = BTreeMap::new();
        let mut known: HashMap<&str, Option<ArticleId>> = HashMap::new();
        for (number, read) in read {
            let name = read.foreign_id();
            let own = read.id.or_else(|| foreign.get(name.as_ref()?).copied());
            let present = own
                .map(|id| self.reader().annotations().get(id))
                .transpose()?;
            let present = present.flatten();
            let article = match (&present, named) {
                (_, Some(named)) => Some(named),
                (Some(present), None) => Some(present.article),
                (None, None) => self.article(read, &mut known)?,
            };
            let Some(article) = article else {
                let source = read.address.clone().or(read.title.clone());
                let source = source.unwrap_or_else(|| "an article without an address".to_owned());
                if !count.missing.contains(&source) {
                    count.missing.push(source);
                }
                continue;
            };
            found.entry(article).or_default().push(Incoming {
                number: *number,
                read,
                file: self.name,
                present,
                extra: read.extra.clone(),
            });
        }
        Ok(found)
    }

    /// The article outside the trash an annotation is on.
    fn article<'file>(
        &self,
        read: &'file WebAnnotation,
        known: &mut HashMap<&'file str, Option<ArticleId>>,
    ) -> Result<Option<ArticleId>, Error> {
        if let Some(id) = read.article
            && self.is_kept(id)?
        {
            return Ok(Some(id));
        }
        let Some(address) = read.address.as_deref() else {
            return Ok(None);
        };
        if let Some(found) = known.get(address) {
            return Ok(*found);
        }
        let from_there = self.reader().articles().from_sources(&forms(address))?;
        let found = match from_there.first() {
            Some(id) if self.is_kept(*id)? => Some(*id),
            _ => None,
        };
        known.insert(address, found);
        Ok(found)
    }

    /// Whether the library has the article outside the trash.
    fn is_kept(&self, id: ArticleId) -> Result<bool, Error> {
        let listing = self.reader().articles().get(id)?;
        Ok(listing.is_some_and(|one| one.article.reading_state != ReadingState::Trash))
    }

    fn take(
        &self,
        article: ArticleId,
        all: Vec<Incoming<'_>>,
        count: &mut Count,
    ) -> Result<(), Error> {
        let present = all.iter().any(|one| one.present.is_some());
        let now = if present {
            outgoing(self.reader(), article)?
        } else {
            Vec::new()
        };
        let here: HashMap<AnnotationId, &WebAnnotation> =
            now.iter().filter_map(|one| Some((one.id?, one))).collect();
        let mut wanted = Vec::new();
        for one in all {
            let Some(present) = &one.present else {
                wanted.push(one);
                continue;
            };
            let now = here.get(&present.id).copied();
            match outcome(one.read, now, present, article) {
                Outcome::Unchanged => count.unchanged += 1,
                Outcome::Keep(why) => count.kept.push((present.id, why)),
                Outcome::Replace(extra) => wanted.push(Incoming { extra, ..one }),
                Outcome::Combine(combined) => self.combine(present, combined, count)?,
            }
        }
        let (on_text, notes): (Vec<_>, Vec<_>) =
            wanted.iter().partition(|one| one.read.is_highlight());
        for note in notes {
            self.note(article, note, count)?;
        }
        for (one, passage) in on_text.iter().zip(place(self.reader(), article, &on_text)?) {
            self.highlight(article, one, passage, count)?;
        }
        Ok(())
    }

    /// Makes `present` say what is combined; it stays where it is.
    fn combine(
        &self,
        present: &Annotation,
        combined: Combined,
        count: &mut Count,
    ) -> Result<(), Error> {
        let labels = self.reader().labels().all()?;
        let named = combined.label.as_deref();
        let label = labels.iter().find(|label| Some(label.id.as_str()) == named);
        let now = Annotation {
            body: combined.body,
            label: label.map_or(present.label.clone(), |label| Some(label.id.clone())),
            tags: combined.tags,
            modified: self.now,
            ..present.clone()
        };
        if combined.both {
            count.combined.push(now.id);
        } else {
            count.updated += 1;
        }
        let mut origins = self.reader().annotations().origins(now.article)?;
        // One without is in the first text.
        let made_in = match origins.remove(&now.id) {
            Some(made_in) => made_in,
            None => first_text(self.reader(), now.article)?,
        };
        let kept = kept_beside(combined.extra.as_deref(), &combined.came);
        self.writer
            .annotations()
            .replace(&now, made_in, Some(&kept))?;
        Ok(self.writer.tags().set_of_annotation(&now, &now.tags)?)
    }

    fn highlight(
        &self,
        article: ArticleId,
        one: &Incoming<'_>,
        passage: Passage,
        count: &mut Count,
    ) -> Result<(), Error> {
        let labels = self.reader().labels().all()?;
        let named = one.read.label.as_deref();
        let label = named.and_then(|name| labels.iter().find(|label| label.id.as_str() == name));
        count.relabelled += usize::from(named.is_some() && label.is_none());
        let label = label.map_or_else(|| self.label.clone(), |label| label.id.clone());
        let made = Annotation {
            target: Some(passage.target),
            label: Some(label),
            ..self.said(article, one, Motivation::Highlighting)
        };
        self.put(&made, passage.made_in, one, count)?;
        let placement = passage.placement;
        self.writer.placements().set(&made, placement.as_ref())?;
        let state = placement.map_or(AnchoringState::Exact, |placed| placed.anchoring.state);
        count.tally.count(state);
        Ok(())
    }

    /// The note of an article, which has one at most: another one is added to it.
    fn note(&self, article: ArticleId, one: &Incoming<'_>, count: &mut Count) -> Result<(), Error> {
        let note = self.said(article, one, Motivation::Commenting);
        if note.body.is_empty() {
            count.silent += 1;
            return Ok(());
        }
        match article_note(self.writer, article)? {
            Some(present) if present.id != note.id => {
                if present.body.contains(&note.body) {
                    count.unchanged += 1;
                    return Ok(());
                }
                let body = format!("{}\n\n{}", present.body, note.body);
                count.updated += 1;
                write_body(self.writer, &present, &body, self.now)
            }
            _ => {
                let texts = self.reader().revisions().of_article(article)?;
                let text = texts.last().map(|text| text.id);
                text.map_or(Ok(()), |text| self.put(&note, text, one, count))
            }
        }
    }

    /// The annotation without its passage and label.
    fn said(&self, article: ArticleId, one: &Incoming<'_>, motivation: Motivation) -> Annotation {
        let read = one.read;
        let present = one.present.as_ref();
        let id = present.map(|present| present.id).or(read.id);
        let created = read.created.or(read.modified).unwrap_or(self.now);
        Annotation {
            id: id.unwrap_or_else(|| self.library.new_annotation_id(self.now)),
            article,
            motivation,
            target: None,
            body: clean(&read.body),
            label: None,
            tags: tags(read),
            created,
            modified: read.modified.unwrap_or(created),
        }
    }

    /// Adds an annotation, or puts it in the place of the one that is there.
    fn put(
        &self,
        annotation: &Annotation,
        made_in: RevisionId,
        one: &Incoming<'_>,
        count: &mut Count,
    ) -> Result<(), Error> {
        if one.present.is_some() {
            count.updated += 1;
        } else {
            self.writer
                .annotations()
                .insert(annotation, Some(made_in))?;
            count.added += 1;
        }
        let label = one.read.label.as_deref();
        let label = label.or(annotation.label.as_ref().map(LabelId::as_str));
        let came = Said::of(&annotation.body, &annotation.tags, label);
        let kept = kept_beside(one.extra.as_deref(), &came);
        self.writer
            .annotations()
            .replace(annotation, made_in, Some(&kept))?;
        let tags = &annotation.tags;
        Ok(self.writer.tags().set_of_annotation(annotation, tags)?)
    }
}

fn first_text(reader: &Reader<'_>, article: ArticleId) -> Result<RevisionId, Error> {
    let texts = reader.revisions().of_article(article)?;
    let first = texts.first().map(|text| text.id);
    first.map_or_else(|| Ok(revision(reader, article)?.id), Ok)
}

/// Its tags; those that stand in its note too, unless Analect wrote it and knows them all.
pub(crate) fn tags(read: &WebAnnotation) -> Vec<TagName> {
    let mut tags = read.tags.clone();
    let in_note = tags_in(&read.body).into_iter().filter(|_| !read.own);
    for tag in in_note {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags.sort();
    tags
}
