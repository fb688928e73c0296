//! Summaries of the library's articles, with what their reader pinned and excluded, and of several
//! articles together.

use crate::annotation::target;
use crate::article::{listing, revision};
use crate::detail::{ArticleDetail, anchor};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{ArticleId, Revision, Summary, SummaryChoice, Verdict};
use analect_store::{ArticleListing, Reader};
use analect_summary::{Digest, DigestText, Options};
use analect_text::TextRange;
use std::collections::BTreeSet;

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

/// One summary of several articles.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticlesDigest {
    /// The articles; its numbers count these.
    pub articles: Vec<DigestArticle>,
    /// The sentences.
    pub digest: Digest,
}

/// An article of a digest.
#[derive(Debug, Clone, PartialEq)]
pub struct DigestArticle {
    /// The article.
    pub listing: ArticleListing,
    /// The text that is quoted.
    pub revision: Revision,
    /// The sentences its reader pinned, where they stand now.
    pub pinned: Vec<TextRange>,
}

/// Most articles of a digest.
const MOST_IN_DIGEST: usize = 100;

impl Library {
    /// The summary of an article's current text as `wanted`; what its reader pinned and excluded is
    /// added to it.
    pub fn summarize(&self, id: ArticleId, wanted: Options) -> Result<ArticleSummary, Error> {
        let (listing, revision, choices, wanted) = self.read(|reader| {
            Ok((
                listing(reader, id)?,
                revision(reader, id)?,
                reader.summary_choices().of_article(id)?,
                with_names(reader, wanted)?,
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

    /// One summary of articles' current texts as `wanted`, in the order of `ids`, each counted once;
    /// what their reader pinned and excluded is added to it. At most 100 articles.
    pub fn digest(&self, ids: &[ArticleId], wanted: &Options) -> Result<ArticlesDigest, Error> {
        let mut seen = BTreeSet::new();
        let ids: Vec<ArticleId> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
        if ids.len() > MOST_IN_DIGEST {
            return Err(Error::TooManyArticles(MOST_IN_DIGEST));
        }
        let (wanted, read) = self.read(|reader| {
            let one = |id: &ArticleId| {
                let choices = reader.summary_choices().of_article(*id)?;
                Ok((listing(reader, *id)?, revision(reader, *id)?, choices))
            };
            let read = ids.iter().map(one).collect::<Result<Vec<_>, Error>>()?;
            Ok((with_names(reader, wanted.clone())?, read))
        })?;
        let texts: Vec<DigestText<'_>> = read
            .iter()
            .map(|(listing, revision, choices)| DigestText {
                document: &revision.document,
                title: title(listing),
                options: options(revision, choices, wanted.clone()),
            })
            .collect();
        let digest = analect_summary::digest(&texts, wanted.length);
        let pinned: Vec<_> = texts.into_iter().map(|text| text.options.pinned).collect();
        let article = |((listing, revision, _), pinned)| DigestArticle {
            listing,
            revision,
            pinned,
        };
        Ok(ArticlesDigest {
            articles: read.into_iter().zip(pinned).map(article).collect(),
            digest,
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
    let options = options(&detail.revision, &choices, with_names(reader, wanted)?);
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

/// `wanted`, with the names that the library knows of its entities, where something is asked about.
fn with_names(reader: &Reader<'_>, mut wanted: Options) -> Result<Options, Error> {
    if wanted.about.is_some() {
        let all = reader.entities().all()?.into_iter();
        let several = all.filter(|one| !one.aliases.is_empty());
        wanted.names = several
            .map(|one| std::iter::once(one.name).chain(one.aliases).collect())
            .collect();
    }
    Ok(wanted)
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
