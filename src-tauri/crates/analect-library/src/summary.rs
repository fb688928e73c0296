//! Summaries of the library's articles, with what their reader pinned and excluded.

use crate::annotation::target;
use crate::article::{listing, revision};
use crate::detail::{ArticleDetail, anchor};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{ArticleId, Revision, Summary, SummaryChoice, Verdict};
use analect_store::{ArticleListing, Reader};
use analect_summary::Options;
use analect_text::TextRange;

/// A summary of an article and what its reader decided about sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleSummary {
    /// The text it quotes.
    pub revision: Revision,
    /// The summary.
    pub summary: Summary,
    /// The pinned sentences, where they stand now.
    pub pinned: Vec<TextRange>,
    /// The excluded sentences, where they stand now.
    pub excluded: Vec<TextRange>,
}

impl Library {
    /// The summary of an article's current text as `wanted`; what its reader pinned and excluded is
    /// added to it.
    pub fn summarize(&self, id: ArticleId, wanted: Options) -> Result<ArticleSummary, Error> {
        let (listing, revision, choices) = self.read(|reader| {
            Ok((
                listing(reader, id)?,
                revision(reader, id)?,
                reader.summary_choices().of_article(id)?,
            ))
        })?;
        let options = options(&revision, &choices, wanted);
        let title = title(&listing);
        let summary = analect_summary::summarize(&revision.document, title, &options);
        Ok(ArticleSummary {
            summary,
            revision,
            pinned: options.pinned,
            excluded: options.excluded,
        })
    }

    /// Pins the sentence at `range` of an article's current text, excludes it from summaries, or
    /// takes such a decision back.
    pub fn choose_sentence(
        &self,
        article: ArticleId,
        range: TextRange,
        verdict: Option<Verdict>,
    ) -> Result<ChangeSet, Error> {
        let chosen = self.transact(Op::ChooseSentence, |writer, _| {
            let revision = revision(writer.reader(), article)?;
            let target = target(revision.document.text(), range)?;
            Ok(writer.summary_choices().set(article, &target, verdict)?)
        })?;
        Ok(chosen.1)
    }
}

/// The summary that stands in exported notes.
pub(crate) fn exported(
    reader: &Reader<'_>,
    detail: &ArticleDetail,
    wanted: Options,
) -> Result<Summary, Error> {
    let choices = reader
        .summary_choices()
        .of_article(detail.listing.article.id)?;
    let options = options(&detail.revision, &choices, wanted);
    let title = title(&detail.listing);
    Ok(analect_summary::summarize(
        &detail.revision.document,
        title,
        &options,
    ))
}

/// A title that is our own label says nothing the text does not say.
fn title(listing: &ArticleListing) -> Option<&str> {
    let article = &listing.article;
    (!article.title_derived).then_some(article.title.as_str())
}

/// `wanted`, with the sentences the reader pinned and excluded.
fn options(revision: &Revision, choices: &[SummaryChoice], mut wanted: Options) -> Options {
    let text = revision.document.text();
    for choice in choices {
        let list = match choice.verdict {
            Verdict::Pinned => &mut wanted.pinned,
            Verdict::Excluded => &mut wanted.excluded,
        };
        list.extend(anchor(text, Some(&choice.target)).range);
    }
    wanted
}
