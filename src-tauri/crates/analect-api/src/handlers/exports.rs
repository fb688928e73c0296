//! Notes as files in a folder of the reader, and back.

use super::{ends, id, ids};
use crate::answers::{
    AboutArgs, ExportArgs, ExportChoice, ExportEffect, ExportPreset, ExportPreview,
    ExportPreviewArgs, ExportResult, FilePart, LengthArgs, LengthUnit, LineChange, NoteEditView,
    NoteEditsArgs, NoteEditsView, OfPreset, PlannedFile, ShownFile, TakeEditsArgs, TakenEditView,
    TakenEdits, TakenOutcome, TemplateProblem,
};
use crate::lines::{self, compare};
use crate::{ApiError, ErrorCode, views};
use analect_library::{
    Error, ExportOptions, ExportPlan, Library, NoteEdit, Preset, TakenEdit, Template,
    TemplateError, user_folder,
};
use analect_model::{ArticleId, LabelId, PublicationDate, TagName};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The folder that an export is planned for where none can be used: nothing is in it.
const NOWHERE: &str = "";

pub(crate) fn export_preview(
    library: &Library,
    args: &ExportPreviewArgs,
) -> Result<ExportPreview, ApiError> {
    let articles: Vec<ArticleId> = ids(&args.articles)?;
    let shown: ArticleId = id(&args.shown)?;
    let mut preview = ExportPreview {
        problem: None,
        folder_problem: None,
        folder_is_new: false,
        files: Vec::new(),
        shown: None,
        command: String::new(),
    };
    let about = about(&args.choice)?;
    let options = match options(&args.choice, about.clone()) {
        Err(Error::Template(error)) => {
            preview.problem = Some(problem(error));
            return Ok(preview);
        }
        options => options?,
    };
    let folder = match args.folder.as_deref().map(usable).transpose() {
        Ok(folder) => folder,
        Err(refused) => {
            preview.folder_problem = Some(refused.message);
            None
        }
    };
    preview.folder_is_new = folder.as_ref().is_some_and(|folder| !folder.exists());
    preview.command = commands(library, &articles, folder.as_deref(), &args.choice, &about);
    let planned = match &folder {
        None => library.plan_export(&articles, Path::new(NOWHERE), &options),
        Some(folder) => match library.plan_export(&articles, folder, &options) {
            Err(error @ (Error::File { .. } | Error::TooManyFiles(_))) => {
                preview.folder_problem = Some(ApiError::from(error).message);
                library.plan_export(&articles, Path::new(NOWHERE), &options)
            }
            planned => planned,
        },
    };
    let plans = match planned {
        Err(Error::Template(error)) => {
            preview.problem = Some(problem(error));
            return Ok(preview);
        }
        planned => planned?,
    };
    let real = folder.filter(|_| preview.folder_problem.is_none());
    preview.shown = plans.iter().find(|plan| plan.article == shown).map(file);
    preview.files = planned_files(library, plans, real.as_deref())?;
    Ok(preview)
}

pub(crate) fn export_articles(
    library: &Library,
    args: &ExportArgs,
) -> Result<ExportResult, ApiError> {
    let articles: Vec<ArticleId> = ids(&args.articles)?;
    let folder = user_folder(&args.folder)?;
    let options = options(&args.choice, about(&args.choice)?)?;
    let plans = library.export(&articles, &folder, &options)?;
    let files = planned_files(library, plans, Some(&folder))?;
    Ok(ExportResult { files })
}

pub(crate) fn template_source(_: &Library, args: &OfPreset) -> Result<String, ApiError> {
    Ok(preset(args.preset).source().to_owned())
}

pub(crate) fn note_edits(
    library: &Library,
    args: &NoteEditsArgs,
) -> Result<NoteEditsView, ApiError> {
    let articles: Vec<ArticleId> = ids(&args.articles)?;
    let presets = Preset::ALL.into_iter().map(ExportOptions::preset);
    let mut layouts = presets.collect::<Result<Vec<_>, _>>()?;
    if let Some(own) = &args.own {
        layouts.push(ExportOptions::all(Template::new(own).map_err(Error::from)?));
    }
    let found = library.edits_in(&articles, &user_folder(&args.folder)?, &layouts)?;
    let view = |edit: NoteEdit| {
        let noted = library.annotation(edit.annotation)?.annotation;
        Ok(NoteEditView {
            article: edit.article.to_string(),
            title: library.listing(edit.article)?.article.title,
            annotation: edit.annotation.to_string(),
            quote: noted.target.map(|target| target.quote.exact),
            in_file: edit.in_file,
            in_library: edit.in_library,
            both: edit.both,
        })
    };
    let edits = found.edits.into_iter().map(view);
    Ok(NoteEditsView {
        edits: edits.collect::<Result<_, ApiError>>()?,
        orphans: found.orphans,
    })
}

pub(crate) fn take_edits(library: &Library, args: &TakeEditsArgs) -> Result<TakenEdits, ApiError> {
    let mut edits = Vec::new();
    for edit in &args.edits {
        edits.push(NoteEdit {
            article: id(&edit.article)?,
            annotation: id(&edit.annotation)?,
            in_file: edit.in_file.clone(),
            in_library: edit.in_library.clone(),
            // The reader saw both and chose: only what the library says since is in the way.
            both: false,
        });
    }
    let taken = library.take_edits(&edits, false)?;
    let edits: Vec<_> = edits
        .iter()
        .zip(taken)
        .map(|(edit, taken)| TakenEditView {
            annotation: edit.annotation.to_string(),
            outcome: match taken {
                TakenEdit::Taken(_) => TakenOutcome::Taken,
                TakenEdit::ChangedInBoth => TakenOutcome::ChangedInBoth,
                TakenEdit::Emptied => TakenOutcome::Emptied,
                TakenEdit::Gone => TakenOutcome::Gone,
            },
            entry: match taken {
                TakenEdit::Taken(changes) => changes.entry,
                _ => None,
            },
        })
        .collect();
    let entry = edits.iter().rev().find_map(|edit| edit.entry);
    let history = ends(library)?;
    Ok(TakenEdits {
        edits,
        entry,
        history,
    })
}

fn preset(named: ExportPreset) -> Preset {
    match named {
        ExportPreset::Plain => Preset::Plain,
        ExportPreset::Obsidian => Preset::Obsidian,
        ExportPreset::Study => Preset::Study,
    }
}

fn options(choice: &ExportChoice, about: About) -> Result<ExportOptions, Error> {
    let source = choice.own.as_deref();
    let label = |id: &String| LabelId::new(id).ok_or_else(|| Error::UnknownLabel(id.clone()));
    let tag = |tag: &String| TagName::new(tag).ok_or_else(|| Error::BadTag(tag.clone()));
    let day = |day: &String| {
        let read = PublicationDate::parse(day).filter(|_| day.len() == 10);
        read.ok_or_else(|| Error::BadDate(day.clone()))
    };
    Ok(ExportOptions {
        template: Template::new(source.unwrap_or_else(|| preset(choice.preset).source()))?,
        labels: choice.labels.iter().map(label).collect::<Result<_, _>>()?,
        tags: choice.tags.iter().map(tag).collect::<Result<_, _>>()?,
        since: choice.since.as_ref().map(day).transpose()?,
        until: None,
        length: views::length(&choice.length),
        about,
    })
}

/// What the summaries of articles are to speak of.
type About = HashMap<ArticleId, String>;

fn about(choice: &ExportChoice) -> Result<About, ApiError> {
    let one = |one: &AboutArgs| Ok((id(&one.article)?, one.about.clone()));
    choice.about.iter().map(one).collect()
}

fn problem(error: TemplateError) -> TemplateProblem {
    TemplateProblem {
        line: number(error.line),
        column: number(error.column),
        message: error.message,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The folder a reader typed, where it can be written into, or made, as far as can be told without
/// writing.
fn usable(typed: &str) -> Result<PathBuf, ApiError> {
    let folder = user_folder(typed)?;
    let metadata = |path| Some((path, std::fs::metadata(path).ok()?));
    let Some((path, there)) = folder.ancestors().find_map(metadata) else {
        return Ok(folder);
    };
    let wrong = if !there.is_dir() {
        "is a file and no folder. Choose another folder."
    } else if there.permissions().readonly() {
        "is read-only, so nothing can be written there. Choose another folder, or allow writing to it."
    } else {
        return Ok(folder);
    };
    Err(ApiError {
        code: ErrorCode::FileSystem,
        message: format!("“{}” {wrong}", path.display()),
        detail: String::new(),
    })
}

fn planned_files(
    library: &Library,
    plans: Vec<ExportPlan>,
    folder: Option<&Path>,
) -> Result<Vec<PlannedFile>, ApiError> {
    let planned = |plan: ExportPlan| {
        let below = folder.and_then(|folder| plan.path.strip_prefix(folder).ok());
        let (effect, refusal) = effect(plan.effect);
        Ok(PlannedFile {
            article: plan.article.to_string(),
            title: library.listing(plan.article)?.article.title,
            name: below.unwrap_or(&plan.path).to_string_lossy().into_owned(),
            effect: folder.map(|_| effect),
            refusal,
            added: number(plan.added),
            changed: number(plan.changed),
            removed: number(plan.removed),
            kept: number(plan.kept),
            conflicts: number(plan.conflicts),
            warnings: plan.warnings,
        })
    };
    plans.into_iter().map(planned).collect()
}

fn effect(effect: analect_library::ExportEffect) -> (ExportEffect, Option<String>) {
    use analect_library::ExportEffect as Effect;
    match effect {
        Effect::Created => (ExportEffect::Created, None),
        Effect::Renewed => (ExportEffect::Renewed, None),
        Effect::Unchanged => (ExportEffect::Unchanged, None),
        Effect::Refused(sentence) => (ExportEffect::Refused, Some(format!("{sentence}."))),
    }
}

fn file(plan: &ExportPlan) -> ShownFile {
    let before = plan.before.as_deref();
    let parts = before.map(|before| compare(before, &plan.markdown));
    let part = |(change, text): (lines::Change, String)| FilePart {
        change: match change {
            lines::Change::Same => LineChange::Same,
            lines::Change::Added => LineChange::Added,
            lines::Change::Removed => LineChange::Removed,
        },
        text,
    };
    ShownFile {
        article: plan.article.to_string(),
        markdown: plan.markdown.clone(),
        parts: parts.into_iter().flatten().map(part).collect(),
    }
}

/// The commands that do the same in a shell: one for all articles whose summaries are to speak of the
/// same.
fn commands(
    library: &Library,
    articles: &[ArticleId],
    folder: Option<&Path>,
    choice: &ExportChoice,
    about: &About,
) -> String {
    let mut groups: Vec<(Option<&str>, Vec<ArticleId>)> = Vec::new();
    for article in articles {
        let own = about.get(article).map(String::as_str);
        match groups.iter_mut().find(|(about, _)| *about == own) {
            Some((_, group)) => group.push(*article),
            None => groups.push((own, vec![*article])),
        }
    }
    let command = |(about, group): (Option<&str>, Vec<ArticleId>)| {
        command(library, &group, folder, choice, about)
    };
    groups
        .into_iter()
        .map(command)
        .collect::<Vec<_>>()
        .join("\n")
}

fn command(
    library: &Library,
    articles: &[ArticleId],
    folder: Option<&Path>,
    choice: &ExportChoice,
    about: Option<&str>,
) -> String {
    let mut command = "analect export".to_owned();
    for article in articles {
        command.push_str(&format!(" {article}"));
    }
    // A shell leaves everything between these marks as it is. With the sign of equality a value that
    // starts with a dash is none of another option.
    let mut option = |name: &str, value: &str| {
        command.push_str(&format!(" --{name}='{}'", value.replace('\'', "'\\''")));
    };
    option("library", &library.path().to_string_lossy());
    if let Some(folder) = folder {
        option("to", &folder.to_string_lossy());
    }
    for label in &choice.labels {
        option("label", label);
    }
    for tag in &choice.tags {
        option("tag", tag);
    }
    if let Some(day) = &choice.since {
        option("since", day);
    }
    let LengthArgs { amount, unit } = choice.length;
    let unit = match unit {
        LengthUnit::Sentences => "sentences",
        LengthUnit::Words => "words",
        LengthUnit::Percent => "percent",
    };
    option(unit, &amount.to_string());
    if let Some(about) = about {
        option("about", about);
    }
    match &choice.own {
        None => {
            command.push_str(&format!(" --template {}", preset(choice.preset).name()));
        }
        Some(own) => {
            let end = free_word(own);
            let own = own.strip_suffix('\n').unwrap_or(own);
            command.push_str(&format!(" --template - <<'{end}'\n{own}\n{end}"));
        }
    }
    command
}

/// A word that is no line of `text`, so that it can end it.
fn free_word(text: &str) -> String {
    let mut word = "TEMPLATE".to_owned();
    while text.lines().any(|line| line == word) {
        word.push('_');
    }
    word
}
