//! Summaries of the library's articles, with what their reader pinned and excluded.

use crate::annotation::target;
use crate::article::{listing, revision};
use crate::detail::{ArticleDetail, anchor};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{ArticleId, Revision, Summary, SummaryChoice, Verdict};
use analect_store::{ArticleListing, Reader};
use analect_summary::{Length, Options};
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
    /// The summary of an article's current text, `length` long.
    pub fn summarize(&self, id: ArticleId, length: Length) -> Result<ArticleSummary, Error> {
        let (listing, revision, choices) = self.read(|reader| {
            Ok((
                listing(reader, id)?,
                revision(reader, id)?,
                reader.summary_choices().of_article(id)?,
            ))
        })?;
        let options = options(&revision, &choices, length);
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
    sentences: usize,
) -> Result<Summary, Error> {
    let choices = reader
        .summary_choices()
        .of_article(detail.listing.article.id)?;
    let options = options(&detail.revision, &choices, Length::Sentences(sentences));
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

fn options(revision: &Revision, choices: &[SummaryChoice], length: Length) -> Options {
    let text = revision.document.text();
    let with = |wanted: Verdict| {
        choices
            .iter()
            .filter(|choice| choice.verdict == wanted)
            .filter_map(|choice| anchor(text, Some(&choice.target)).range)
            .collect()
    };
    Options {
        length,
        pinned: with(Verdict::Pinned),
        excluded: with(Verdict::Excluded),
    }
}
