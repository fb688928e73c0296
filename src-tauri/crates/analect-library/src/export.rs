//! Writing notes as Markdown, to a string or into a folder, and taking edits back from there.

use crate::detail::detail;
use crate::notes_folder::{self, NotesFolder, Refusal};
use crate::summary::exported;
use crate::{ArticleDetail, ChangeSet, Error, Library};
use analect_export::{
    MergeError, Merged, Notes, Preset, ReadNote, Template, file_name, merge, read_notes,
};
use analect_model::{
    AnchoringState, Annotation, AnnotationId, ArticleId, Entity, Label, LabelId, PublicationDate,
    Summary, TagName,
};
use analect_summary::{Length, Options as SummaryOptions};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// The length of the summary in exported notes, where none is asked for.
const USUAL_LENGTH: Length = Length::Sentences(3);

/// Files that are written at a time.
const WRITERS: usize = 8;

/// Articles that are read before their files are looked at, so that memory is bounded.
const READ_AT_A_TIME: usize = 128;

/// How notes are laid out, and which highlights are among them.
#[derive(Debug)]
pub struct ExportOptions {
    /// The layout.
    pub template: Template,
    /// The labels a highlight must have one of; any where there are none.
    pub labels: Vec<LabelId>,
    /// The tags a highlight must have one of; any where there are none.
    pub tags: Vec<TagName>,
    /// The day, in UTC, from which on highlights were made.
    pub since: Option<PublicationDate>,
    /// The last day on which they were made.
    pub until: Option<PublicationDate>,
    /// How long the summary is.
    pub length: Length,
    /// What the summaries of articles are to speak of.
    pub about: HashMap<ArticleId, String>,
}

impl ExportOptions {
    /// Every highlight, in the layout of `template`.
    pub fn all(template: Template) -> Self {
        Self {
            template,
            labels: Vec::new(),
            tags: Vec::new(),
            since: None,
            until: None,
            length: USUAL_LENGTH,
            about: HashMap::new(),
        }
    }

    /// Every highlight, in a layout that comes with the program.
    pub fn preset(preset: Preset) -> Result<Self, Error> {
        Ok(Self::all(Template::preset(preset)?))
    }

    fn is_filter(&self) -> bool {
        !self.labels.is_empty()
            || !self.tags.is_empty()
            || self.since.is_some()
            || self.until.is_some()
    }

    fn chooses(&self, highlight: &Annotation) -> bool {
        let label = |wanted: &LabelId| highlight.label.as_ref() == Some(wanted);
        (self.labels.is_empty() || self.labels.iter().any(label))
            && (self.tags.is_empty() || self.tags.iter().any(|tag| highlight.tags.contains(tag)))
            && self.since.is_none_or(|day| highlight.created.date() >= day)
            && self.until.is_none_or(|day| highlight.created.date() <= day)
    }
}

/// The notes of one article as a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesFile {
    /// A legal name for it, from the article's title.
    pub name: String,
    /// What it holds.
    pub markdown: String,
}

/// What an export of one article into a folder would do, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPlan {
    /// The article.
    pub article: ArticleId,
    /// Its file.
    pub path: PathBuf,
    /// What becomes of the file.
    pub effect: ExportEffect,
    /// What it holds then, the reader's own text in it included.
    pub markdown: String,
    /// Highlights and notes that come into it.
    pub added: usize,
    /// Those that change in it.
    pub changed: usize,
    /// Those that go from it.
    pub removed: usize,
    /// Those that the reader changed in it, and that stay so.
    pub kept: usize,
    /// Of these, the ones that changed in the library too.
    pub conflicts: usize,
    /// Of these, the ones whose note reads otherwise there than in the library.
    pub edits: Vec<NoteEdit>,
    /// What the reader should know of what is left alone.
    pub warnings: Vec<String>,
    /// Of these, what is said of edited notes whose mark the library has no more.
    pub orphans: Vec<String>,
    /// What the file held; none where it was not there.
    pub before: Option<String>,
}

impl ExportPlan {
    /// Whether the file is to be written, or was.
    fn writes(&self) -> bool {
        matches!(self.effect, ExportEffect::Created | ExportEffect::Renewed)
    }
}

/// Writes the files of `plans`. A disk takes about as long to make several files safe as one, so
/// that several are written at a time.
fn write(plans: &mut [ExportPlan]) {
    let part = plans.len().div_ceil(WRITERS).max(1);
    std::thread::scope(|scope| {
        for part in plans.chunks_mut(part) {
            scope.spawn(move || {
                for plan in part.iter_mut().filter(|plan| plan.writes()) {
                    let before = plan.before.as_deref();
                    if let Err(refusal) = notes_folder::replace(&plan.path, &plan.markdown, before)
                    {
                        plan.effect = ExportEffect::Refused(refusal.to_string());
                    }
                }
            });
        }
    });
}

/// What becomes of a file of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportEffect {
    /// It is new.
    Created,
    /// It is there and changes.
    Renewed,
    /// It is there and stays as it is.
    Unchanged,
    /// It cannot be written and is as it was; the sentence says why.
    Refused(String),
}

/// A note that reads otherwise in a file than in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteEdit {
    /// Its article.
    pub article: ArticleId,
    /// The highlight, or the note on the article.
    pub annotation: AnnotationId,
    /// What the file says.
    pub in_file: String,
    /// What the library says.
    pub in_library: String,
    /// Whether the library's was changed too since the file was written.
    pub both: bool,
}

/// What was found in the files of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundEdits {
    /// The notes that read otherwise there than in the library.
    pub edits: Vec<NoteEdit>,
    /// A sentence for each edited note whose mark the library has no more, with its file.
    pub orphans: Vec<String>,
}

/// What became of an edit that was to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenEdit {
    /// It is the library's note now.
    Taken(ChangeSet),
    /// It is not: the library's was changed too.
    ChangedInBoth,
    /// It is not: a note on an article is removed, not emptied.
    Emptied,
    /// It is not: the library has the highlight no more.
    Gone,
}

impl Library {
    /// The notes of an article as Markdown.
    pub fn notes(&self, id: ArticleId, options: &ExportOptions) -> Result<NotesFile, Error> {
        Ok(self.fresh(id, options)?.file)
    }

    /// What [`Library::export`] would do, without doing it. A folder that is not there yet is taken
    /// as empty. Where `options` choose among highlights, articles without a chosen one are left
    /// out.
    pub fn plan_export(
        &self,
        articles: &[ArticleId],
        folder: &Path,
        options: &ExportOptions,
    ) -> Result<Vec<ExportPlan>, Error> {
        let mut notes = NotesFolder::scan(folder)?;
        let mut plans = Vec::new();
        for part in articles.chunks(READ_AT_A_TIME) {
            for (id, fresh) in part.iter().zip(self.all_fresh(part, options)?) {
                if !options.is_filter() || fresh.chosen > 0 {
                    plans.push(plan(*id, &fresh, &mut notes));
                }
            }
        }
        Ok(plans)
    }

    /// Writes the notes of `articles` into `folder`, which is made where it is missing, and says
    /// what became of each.
    ///
    /// A file that holds the notes of the same article, wherever it lies in the folder, is renewed
    /// block by block; what the reader wrote or changed in it stays. A file that cannot be written
    /// is as it was, and the others are written. Each is replaced in one step.
    pub fn export(
        &self,
        articles: &[ArticleId],
        folder: &Path,
        options: &ExportOptions,
    ) -> Result<Vec<ExportPlan>, Error> {
        let mut plans = self.plan_export(articles, folder, options)?;
        let is_new = !folder.exists();
        std::fs::create_dir_all(folder).map_err(|cause| Error::File {
            action: "create",
            path: folder.to_owned(),
            cause,
        })?;
        write(&mut plans);
        let written = plans.iter().filter(|plan| plan.writes());
        let folders: BTreeSet<&Path> = written.filter_map(|plan| plan.path.parent()).collect();
        for folder in folders {
            notes_folder::settle(folder);
        }
        if is_new {
            // It goes where nothing could be written; one that holds something is not removed.
            let _ = std::fs::remove_dir(folder);
        }
        Ok(plans)
    }

    /// The notes that read otherwise in the files of `folder` than in the library, and those edited
    /// there that it has no more. Which of them
    /// were changed in the library too is told by the layout the files were written in: one of
    /// `options`.
    pub fn edits_in(
        &self,
        articles: &[ArticleId],
        folder: &Path,
        options: &[ExportOptions],
    ) -> Result<FoundEdits, Error> {
        let mut found = FoundEdits::default();
        for options in options {
            for plan in self.plan_export(articles, folder, options)? {
                for orphan in plan.orphans {
                    let told = format!("{}: {orphan}", plan.path.display());
                    if !found.orphans.contains(&told) {
                        found.orphans.push(told);
                    }
                }
                join(&mut found.edits, plan.edits);
            }
        }
        Ok(found)
    }

    /// What [`Library::edits_in`] tells of one file, which holds `text`.
    pub(crate) fn edits_of(
        &self,
        article: ArticleId,
        text: &str,
        options: &[ExportOptions],
    ) -> Result<Vec<NoteEdit>, Error> {
        let mut found = Vec::new();
        for options in options {
            let fresh = self.fresh(article, options)?;
            let mut plan = blank(article, PathBuf::new());
            if let Ok(merged) = fresh.merged(text) {
                fill(&mut plan, text.to_owned(), merged, &fresh);
            }
            join(&mut found, plan.edits);
        }
        Ok(found)
    }

    /// Makes notes that were edited in files those of the library, each as an operation of its own.
    /// One that was changed in the library too, or since `edits` were read, is taken only by
    /// `force`.
    pub fn take_edits(&self, edits: &[NoteEdit], force: bool) -> Result<Vec<TakenEdit>, Error> {
        edits
            .iter()
            .map(|edit| self.take_edit(edit, force))
            .collect()
    }

    fn take_edit(&self, edit: &NoteEdit, force: bool) -> Result<TakenEdit, Error> {
        let present = match self.annotation(edit.annotation) {
            Ok(placed) => placed.annotation.body,
            Err(Error::NotFound { .. }) => return Ok(TakenEdit::Gone),
            Err(error) => return Err(error),
        };
        if !force && (edit.both || present != edit.in_library) {
            return Ok(TakenEdit::ChangedInBoth);
        }
        match self.edit_note(edit.annotation, &edit.in_file) {
            Ok((_, changes)) => Ok(TakenEdit::Taken(changes)),
            Err(Error::EmptyNote) => Ok(TakenEdit::Emptied),
            Err(error) => Err(error),
        }
    }

    /// The notes of each of `articles`, on all cores: to read and sum up an article is most of the
    /// work of an export.
    fn all_fresh(
        &self,
        articles: &[ArticleId],
        options: &ExportOptions,
    ) -> Result<Vec<Fresh>, Error> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let share = articles.len().div_ceil(cores).max(1);
        let of = |part: &[ArticleId]| -> Result<Vec<Fresh>, Error> {
            part.iter().map(|id| self.fresh(*id, options)).collect()
        };
        let parts: Result<Vec<_>, Error> = std::thread::scope(|scope| {
            let parts = articles.chunks(share);
            let parts: Vec<_> = parts.map(|part| scope.spawn(move || of(part))).collect();
            let joined = parts.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined
                .map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        Ok(parts?.into_iter().flatten().collect())
    }

    fn fresh(&self, id: ArticleId, options: &ExportOptions) -> Result<Fresh, Error> {
        let (detail, summary, labels) = self.read(|reader| {
            let detail = detail(reader, id)?;
            let mut wanted = SummaryOptions::of(options.length);
            wanted.about = options.about.get(&id).cloned();
            let summary = exported(reader, &detail, wanted)?;
            Ok((detail, summary, reader.labels().all()?))
        })?;
        Ok(fresh(detail, &summary, &labels, options)?)
    }
}

/// Adds edits that were told by another layout; what was changed in the library too was by each.
fn join(found: &mut Vec<NoteEdit>, more: Vec<NoteEdit>) {
    for edit in more {
        let known = found
            .iter_mut()
            .find(|known| known.annotation == edit.annotation);
        match known {
            Some(known) => known.both &= edit.both,
            None => found.push(edit),
        }
    }
}

/// The notes of an article as they are written, and what they are written of.
struct Fresh {
    file: NotesFile,
    annotations: Vec<Annotation>,
    /// How many highlights are among them.
    chosen: usize,
}

impl Fresh {
    /// Whether the layout shows the note of `annotation` so that it can be read from the file.
    fn reads_back(&self, annotation: &Annotation) -> bool {
        let id = annotation.id.block_id();
        let read = read_notes(&self.file.markdown);
        let mut notes = read
            .iter()
            .flat_map(|read| read.note.iter().chain(&read.highlights));
        notes.any(|note| note.id == id && note.note == annotation.body)
    }

    /// The file `before` with these notes.
    fn merged(&self, before: &str) -> Result<Merged, MergeError> {
        let ids = self.annotations.iter().map(|one| one.id.block_id());
        merge(&self.file.markdown, before, &ids.collect())
    }
}

fn fresh(
    detail: ArticleDetail,
    summary: &Summary,
    labels: &[Label],
    options: &ExportOptions,
) -> Result<Fresh, analect_export::TemplateError> {
    let article = &detail.listing.article;
    let highlights = detail
        .highlights
        .into_iter()
        .map(|placed| (placed.annotation, placed.anchoring.state));
    let (chosen, others): (Vec<_>, Vec<_>) = highlights.partition(|(one, _)| options.chooses(one));
    let count = chosen.len();
    let note = detail.note.map(|note| (note, AnchoringState::Exact));
    let annotations: Vec<_> = note.into_iter().chain(chosen).collect();
    let entities: Vec<(Entity, usize)> = detail
        .entities
        .into_iter()
        .map(|placed| (placed.entity, placed.mentions.len()))
        .collect();
    let markdown = options.template.write(&Notes {
        article,
        document: &detail.revision.document,
        content_hash: &detail.revision.content_hash,
        tags: &detail.listing.tags,
        annotations: &annotations,
        entities: &entities,
        labels,
        summary: Some(summary),
    })?;
    let annotations = annotations.into_iter().chain(others);
    let annotations = annotations.map(|(one, _)| one).collect();
    Ok(Fresh {
        file: NotesFile {
            name: file_name(&article.title),
            markdown,
        },
        annotations,
        chosen: count,
    })
}

/// A plan with nothing in it yet.
fn blank(article: ArticleId, path: PathBuf) -> ExportPlan {
    ExportPlan {
        article,
        path,
        effect: ExportEffect::Created,
        markdown: String::new(),
        added: 0,
        changed: 0,
        removed: 0,
        kept: 0,
        conflicts: 0,
        edits: Vec::new(),
        warnings: Vec::new(),
        orphans: Vec::new(),
        before: None,
    }
}

fn plan(article: ArticleId, fresh: &Fresh, notes: &mut NotesFolder) -> ExportPlan {
    let (path, there) = match notes.place(article, &fresh.file.name) {
        Ok(placed) => placed,
        Err(refusal) => {
            let mut plan = blank(article, refusal.path().to_owned());
            plan.effect = ExportEffect::Refused(refusal.to_string());
            return plan;
        }
    };
    let mut plan = blank(article, path);
    if !there {
        plan.warnings = notes
            .take_unread()
            .iter()
            .map(|path| unread(path))
            .collect();
        plan.markdown.clone_from(&fresh.file.markdown);
        plan.added = fresh.chosen
            + fresh
                .annotations
                .iter()
                .filter(|one| one.target.is_none())
                .count();
        return plan;
    }
    plan.warnings = copies(notes, article);
    match renewed(&plan.path, fresh) {
        Ok((before, merged)) => fill(&mut plan, before, merged, fresh),
        Err(refusal) => plan.effect = ExportEffect::Refused(refusal.to_string()),
    }
    plan
}

/// What to know of a folder or file that cannot be read, where new files are made.
fn unread(path: &Path) -> String {
    let path = path.display();
    format!(
        "“{path}” cannot be read. Notes that it holds are not renewed, and a second file may be made of them: allow reading it before you export"
    )
}

/// What to know of further files with notes of the article.
fn copies(notes: &NotesFolder, article: ArticleId) -> Vec<String> {
    let told = |path: &PathBuf| {
        let path = path.display();
        format!("“{path}” holds notes of the same article; it is left alone, and not read")
    };
    notes.copies(article).iter().map(told).collect()
}

fn renewed(path: &Path, fresh: &Fresh) -> Result<(String, Merged), Refusal> {
    let before = notes_folder::read(path)?;
    let merged = fresh.merged(&before).map_err(|cause| Refusal::Properties {
        path: path.to_owned(),
        cause,
    })?;
    Ok((before, merged))
}

/// What is said of tags that are not renewed.
const UNREAD_TAGS: &str = "tags in its properties are written in a way that Analect does not read, so they stay as they are and do not follow the library; write one tag to a line, as in “  - tag”, to have them renewed";

/// What is said of a note that stays although the library has its mark no more.
fn orphan(read: &ReadNote) -> String {
    let id = &read.id;
    format!(
        "the note {id} was edited here and its mark was removed in the library; your words stay in the file. Undo the removal to take them over, or delete the block if you need them no more"
    )
}

fn fill(plan: &mut ExportPlan, before: String, merged: Merged, fresh: &Fresh) {
    let broken = merged.broken.iter();
    plan.warnings.extend(
        broken.map(|id| format!("the block {id} lacks one of its two lines; it is left alone until both stand there again")),
    );
    if merged.unread_tags {
        plan.warnings.push(UNREAD_TAGS.to_owned());
    }
    plan.orphans = merged.orphans.iter().map(orphan).collect();
    plan.warnings.extend(plan.orphans.iter().cloned());
    let (edits, conflicts) = (&merged.edits, &merged.conflicts);
    let edited = edits.iter().map(|read| (read, false));
    for (read, both) in edited.chain(conflicts.iter().map(|read| (read, true))) {
        let own = fresh
            .annotations
            .iter()
            .find(|one| one.id.block_id() == read.id);
        let Some(own) = own.filter(|own| own.body != read.note) else {
            continue;
        };
        if fresh.reads_back(own) {
            plan.edits.push(NoteEdit {
                article: plan.article,
                annotation: own.id,
                in_file: read.note.clone(),
                in_library: own.body.clone(),
                both,
            });
        } else {
            let id = &read.id;
            plan.warnings.push(format!(
                "the note {id} cannot be told from the rest of its block in this layout; what you changed stays in the file"
            ));
        }
    }
    plan.kept = edits.len() + conflicts.len() + merged.orphans.len();
    plan.conflicts = conflicts.len();
    (plan.added, plan.changed, plan.removed) = (merged.added, merged.changed, merged.removed);
    plan.effect = if merged.text == before {
        ExportEffect::Unchanged
    } else {
        ExportEffect::Renewed
    };
    plan.markdown = merged.text;
    plan.before = Some(before);
}
