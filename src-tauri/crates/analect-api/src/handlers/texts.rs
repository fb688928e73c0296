//! Summaries and exports.

use super::{done, id};
use crate::ApiError;
use crate::answers::{
    Changed, ChooseSentenceArgs, ExportArgs, ExportEffect, ExportPreview, ExportPreviewArgs,
    ExportResult, SummarizeArgs, SummaryView,
};
use crate::views::{self, Units};
use analect_library::{Error, Length, Library, user_folder};
use analect_model::ArticleId;
use std::path::Path;

pub(crate) fn summarize(library: &Library, args: &SummarizeArgs) -> Result<SummaryView, ApiError> {
    let article = id(&args.article)?;
    let length = Length::Sentences(usize::try_from(args.sentences).unwrap_or(usize::MAX));
    Ok(views::summary(library.summarize(article, length)?))
}

pub(crate) fn choose_sentence(
    library: &Library,
    args: &ChooseSentenceArgs,
) -> Result<Changed<()>, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let range = units.range(args.span).ok_or(Error::BadRange)?;
    let verdict = args.verdict.map(views::verdict);
    done(library, &library.choose_sentence(article, range, verdict)?)
}

pub(crate) fn export_preview(
    library: &Library,
    args: &ExportPreviewArgs,
) -> Result<ExportPreview, ApiError> {
    let article: ArticleId = id(&args.article)?;
    let quoted = |path: &Path| format!("'{}'", path.to_string_lossy().replace('\'', "'\\''"));
    let command = format!(
        "analect export {article} --library {}",
        quoted(library.path())
    );
    let Some(folder) = &args.folder else {
        let file = library.notes(article)?;
        return Ok(ExportPreview {
            file_name: file.name,
            markdown: file.markdown,
            effect: None,
            command,
        });
    };
    let folder = user_folder(folder)?;
    let plan = library.plan_export(article, &folder)?;
    let name = plan.path.file_name().unwrap_or_default();
    Ok(ExportPreview {
        file_name: name.to_string_lossy().into_owned(),
        markdown: plan.markdown,
        effect: Some(match plan.effect {
            analect_library::ExportEffect::Created => ExportEffect::Created,
            analect_library::ExportEffect::Renewed => ExportEffect::Renewed,
            analect_library::ExportEffect::Unchanged => ExportEffect::Unchanged,
        }),
        command: format!("{command} --to {}", quoted(&folder)),
    })
}

pub(crate) fn export_articles(
    library: &Library,
    args: &ExportArgs,
) -> Result<ExportResult, ApiError> {
    let articles = args
        .articles
        .iter()
        .map(|text| id(text))
        .collect::<Result<Vec<_>, _>>()?;
    let written = library.export(&articles, &user_folder(&args.folder)?)?;
    let files = written
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    Ok(ExportResult { files })
}
