//! The verbs that write notes as files and take edits back from them.

use crate::args::{ArticlesArg, ExportArgs, LibraryArgs, PresetArg, TakeEditsArgs, TemplateArgs};
use crate::error::Error;
use crate::input::{find, is_stdin, open, stdin_text};
use crate::output::{Output, complain};
use analect_library::{
    ExportEffect, ExportOptions, ExportPlan, Library, NoteEdit, OpenMode, Preset, Shelf, Sort,
    TakenEdit, Template,
};
use analect_model::{ArticleId, LabelId, PublicationDate, TagName};
use std::collections::HashMap;
use std::path::Path;

pub(crate) fn export(
    library: &LibraryArgs,
    args: &ExportArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let mut options = options(args)?;
    let library = open(library, OpenMode::Existing)?;
    known_labels(&library, &options)?;
    let articles = chosen(&library, &args.articles)?;
    if let Some(about) = &args.summary.about {
        options.about = articles.iter().map(|id| (*id, about.clone())).collect();
    }
    let Some(folder) = &args.to else {
        return articles
            .iter()
            .try_for_each(|id| output.text(&library.notes(*id, &options)?.markdown));
    };
    let plans = if args.dry_run {
        library.plan_export(&articles, folder, &options)?
    } else {
        library.export(&articles, folder, &options)?
    };
    for plan in &plans {
        report(plan, args.dry_run, output)?;
    }
    complain_of_edits(&plans);
    Ok(())
}

/// One line on what became, or would become, of a file.
fn report(plan: &ExportPlan, dry_run: bool, output: &mut Output) -> Result<(), Error> {
    let path = plan.path.display();
    for warning in &plan.warnings {
        complain(&format!("{path}: {warning}"));
    }
    let word = match &plan.effect {
        ExportEffect::Refused(sentence) => {
            output.fail(&Error::NotWritten(sentence.clone()));
            return Ok(());
        }
        ExportEffect::Created => "created",
        ExportEffect::Renewed => "renewed",
        ExportEffect::Unchanged => "unchanged",
    };
    if !dry_run {
        return output.line(&path.to_string());
    }
    let kept = match plan.kept {
        0 => String::new(),
        1 => ", 1 edit of yours kept".to_owned(),
        many => format!(", {many} edits of yours kept"),
    };
    let (added, changed, removed) = (plan.added, plan.changed, plan.removed);
    output.line(&format!(
        "{path}\t{word}\t{added} new, {changed} changed, {removed} removed{kept}"
    ))
}

/// Says that notes read otherwise in the files, and which command takes which of them over.
fn complain_of_edits(plans: &[ExportPlan]) {
    let edits = || plans.iter().flat_map(|plan| &plan.edits);
    let both = edits().filter(|edit| edit.both).count();
    let told = [
        (
            edits().count() - both,
            "in the files than in the library; `analect take-edits` takes them over",
        ),
        (
            both,
            "in the files, and were changed in the library too; both are shown there, and `analect take-edits --force` takes those of the files",
        ),
    ];
    for (count, what) in told {
        match count {
            0 => {}
            1 => complain(&format!("1 note reads otherwise {what}")),
            many => complain(&format!("{many} notes read otherwise {what}")),
        }
    }
}

pub(crate) fn take_edits(
    library: &LibraryArgs,
    args: &TakeEditsArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let layouts = match &args.template {
        Some(name) => vec![ExportOptions::all(layout(name)?)],
        None => Preset::ALL
            .into_iter()
            .map(ExportOptions::preset)
            .collect::<Result<_, _>>()?,
    };
    let library = open(library, OpenMode::Existing)?;
    let articles = chosen(&library, &args.articles)?;
    let found = library.edits_in(&articles, &args.from, &layouts)?;
    for orphan in &found.orphans {
        complain(orphan);
    }
    for edit in &found.edits {
        take_edit(&library, args, edit, output)?;
    }
    Ok(())
}

fn take_edit(
    library: &Library,
    args: &TakeEditsArgs,
    edit: &NoteEdit,
    output: &mut Output,
) -> Result<(), Error> {
    let name = edit.annotation.block_id();
    let first = edit.in_file.lines().next().unwrap_or("");
    let line = format!("{name}\t{first}");
    if args.dry_run && (args.force || !edit.both) {
        return output.line(&line);
    }
    let taken = if args.dry_run {
        TakenEdit::ChangedInBoth
    } else {
        let taken = library.take_edits(std::slice::from_ref(edit), args.force)?;
        taken.into_iter().next().unwrap_or(TakenEdit::Gone)
    };
    let refused = match taken {
        TakenEdit::Taken(_) => return output.line(&line),
        TakenEdit::ChangedInBoth => "was changed in the library too; --force takes it",
        TakenEdit::Emptied => "is a note on an article, which is removed, not emptied",
        TakenEdit::Gone => "is not in the library any more",
    };
    output.fail(&Error::Input(format!("the note {name} {refused}")));
    Ok(())
}

pub(crate) fn template(args: &TemplateArgs, output: &mut Output) -> Result<(), Error> {
    output.text(
        match args.name {
            PresetArg::Plain => Preset::Plain,
            PresetArg::Obsidian => Preset::Obsidian,
            PresetArg::Study => Preset::Study,
        }
        .source(),
    )
}

fn options(args: &ExportArgs) -> Result<ExportOptions, Error> {
    let label = |typed: &String| {
        LabelId::new(typed).ok_or_else(|| Error::Input(format!("there is no label “{typed}”")))
    };
    let tag = |typed: &String| {
        TagName::new(typed).ok_or_else(|| Error::Input(format!("“{typed}” cannot be a tag")))
    };
    Ok(ExportOptions {
        template: layout(&args.template)?,
        labels: args.label.iter().map(label).collect::<Result<_, _>>()?,
        tags: args.tag.iter().map(tag).collect::<Result<_, _>>()?,
        since: args.since.as_deref().map(day).transpose()?,
        until: args.until.as_deref().map(day).transpose()?,
        length: args.summary.length(),
        about: HashMap::new(),
    })
}

fn known_labels(library: &Library, options: &ExportOptions) -> Result<(), Error> {
    let known = library.labels()?;
    let missing = |id: &&LabelId| !known.iter().any(|label| label.id == **id);
    match options.labels.iter().find(missing) {
        Some(id) => Err(analect_library::Error::UnknownLabel(id.as_str().to_owned()).into()),
        None => Ok(()),
    }
}

fn day(typed: &str) -> Result<PublicationDate, Error> {
    let day = PublicationDate::parse(typed).filter(|_| typed.len() == 10);
    day.ok_or_else(|| Error::Input(format!("“{typed}” is no day; write it as 2025-09-04")))
}

/// The preset of this name, or the template in the file of this name or on standard input.
fn layout(name: &str) -> Result<Template, Error> {
    let path = Path::new(name);
    let (source, from) = match Preset::named(name) {
        Some(preset) => (preset.source().to_owned(), name),
        None if is_stdin(path) => (stdin_text("template")?, "standard input"),
        None => (template_file(path)?, name),
    };
    Template::new(&source).map_err(|error| Error::Input(format!("{from}: {error}")))
}

fn template_file(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })
}

fn chosen(library: &Library, args: &ArticlesArg) -> Result<Vec<ArticleId>, Error> {
    if args.last {
        return Ok(vec![library.last_article()?]);
    }
    if args.articles.is_empty() {
        let all = library.list(&Shelf::All, Sort::Added)?;
        return Ok(all.iter().map(|listing| listing.article.id).collect());
    }
    args.articles
        .iter()
        .map(|name| find(library, Some(name), false))
        .collect()
}
