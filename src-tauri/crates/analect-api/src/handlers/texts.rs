//! Summaries and exports.

use super::{done, id};
use crate::answers::{
    Changed, ChooseSentenceArgs, ExportArgs, ExportEffect, ExportPreview, ExportPreviewArgs,
    ExportResult, SummarizeArgs, SummaryView,
};
use crate::views::{self, Units};
use crate::{ApiError, ErrorCode};
use analect_library::{Error, ExportOptions, Length, Library, Preset, user_folder};
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
    let options = ExportOptions::preset(Preset::default())?;
    let Some(folder) = &args.folder else {
        let file = library.notes(article, &options)?;
        return Ok(ExportPreview {
            file_name: file.name,
            markdown: file.markdown,
            effect: None,
            command,
        });
    };
    let folder = user_folder(folder)?;
    let plans = library.plan_export(&[article], &folder, &options)?;
    let Some(plan) = plans.into_iter().next() else {
        return Err(ApiError::internal("an article was not planned"));
    };
    let name = plan.path.file_name().unwrap_or_default();
    Ok(ExportPreview {
        file_name: name.to_string_lossy().into_owned(),
        markdown: plan.markdown,
        effect: Some(match plan.effect {
            analect_library::ExportEffect::Created => ExportEffect::Created,
            analect_library::ExportEffect::Renewed => ExportEffect::Renewed,
            analect_library::ExportEffect::Unchanged => ExportEffect::Unchanged,
            analect_library::ExportEffect::Refused(sentence) => return Err(unwritten(sentence)),
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
    let options = ExportOptions::preset(Preset::default())?;
    let plans = library.export(&articles, &user_folder(&args.folder)?, &options)?;
    let mut files = Vec::new();
    for plan in plans {
        if let analect_library::ExportEffect::Refused(sentence) = plan.effect {
            return Err(unwritten(sentence));
        }
        files.push(plan.path.to_string_lossy().into_owned());
    }
    Ok(ExportResult { files })
}

/// A file of notes that could not be written; the sentence says what became of it.
fn unwritten(sentence: String) -> ApiError {
    ApiError {
        code: ErrorCode::FileSystem,
        message: format!("{sentence}."),
        detail: sentence,
    }
}
