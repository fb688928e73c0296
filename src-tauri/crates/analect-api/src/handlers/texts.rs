//! Summaries, of articles one by one and together.

use super::{done, id, ids};
use crate::ApiError;
use crate::answers::{
    Changed, ChooseSentenceArgs, DigestArgs, DigestView, SummarizeArgs, SummaryView,
};
use crate::views::{self, Units};
use analect_library::{Error, Library, SummaryOptions};

pub(crate) fn summarize(library: &Library, args: &SummarizeArgs) -> Result<SummaryView, ApiError> {
    let article = id(&args.article)?;
    let mut wanted = SummaryOptions::of(views::length(&args.length));
    wanted.about.clone_from(&args.about);
    Ok(views::summary(library.summarize(article, wanted)?))
}

pub(crate) fn digest(library: &Library, args: &DigestArgs) -> Result<DigestView, ApiError> {
    let articles = ids(&args.articles)?;
    let mut wanted = SummaryOptions::of(views::length(&args.length));
    wanted.about.clone_from(&args.about);
    Ok(views::digest(library.digest(&articles, &wanted)?))
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
