//! Summaries of articles, one by one and together.

use super::document::paragraph_numbers;
use super::{Units, count, row};
use crate::answers::{
    BeatenView, DigestCopyView, DigestSentenceView, DigestView, ExcludedView, LengthArgs,
    LengthUnit, ReasonView, SummarySentenceView, SummaryView, Verdict,
};
use analect_library::{ArticleSummary, ArticlesDigest, DigestCopy, DigestSentence, Length};
use analect_model::{self as model, Document};
use analect_text::{TextRange, slice};

pub(crate) fn verdict(verdict: Verdict) -> model::Verdict {
    match verdict {
        Verdict::Pinned => model::Verdict::Pinned,
        Verdict::Excluded => model::Verdict::Excluded,
    }
}

/// The length that is wanted; a hundred per cent at most.
pub(crate) fn length(wanted: &LengthArgs) -> Length {
    let amount = usize::try_from(wanted.amount).unwrap_or(usize::MAX);
    match wanted.unit {
        LengthUnit::Sentences => Length::Sentences(amount),
        LengthUnit::Words => Length::Words(amount),
        LengthUnit::Percent => Length::Percent(u8::try_from(amount).unwrap_or(100).min(100)),
    }
}

pub(crate) fn summary(found: ArticleSummary) -> SummaryView {
    let document = &found.revision.document;
    let summary = found.summary;
    let units = Units::new(document.text());
    let excluded = |range: &TextRange| ExcludedView {
        span: units.known(*range),
        text: words(document, *range),
    };
    let quoted = Quoted::new(document, &found.pinned);
    let sentences = summary.sentences.into_iter().zip(1..);
    SummaryView {
        short: summary.method == model::SummaryMethod::Lead,
        excluded: found.excluded.iter().map(excluded).collect(),
        total: count(summary.total),
        asked: summary.asked.map(|asked| count(asked.sentences)),
        sentences: sentences
            .map(|(sentence, number)| quoted.view(number, sentence))
            .collect(),
    }
}

pub(crate) fn digest(found: ArticlesDigest) -> DigestView {
    let ArticlesDigest { articles, digest } = found;
    let ids: Vec<String> = articles
        .iter()
        .map(|article| article.listing.article.id.to_string())
        .collect();
    let id = |number: usize| ids.get(number).cloned().unwrap_or_default();
    let quoted: Vec<Quoted<'_>> = articles
        .iter()
        .map(|article| Quoted::new(&article.revision.document, &article.pinned))
        .collect();
    let sentence = |(one, number): (DigestSentence, u32)| {
        Some(DigestSentenceView {
            article: id(one.text),
            sentence: quoted.get(one.text)?.view(number, one.sentence),
            also: one.also.into_iter().map(id).collect(),
        })
    };
    let sentences = digest.sentences.into_iter().zip(1..);
    let copy = |copy: DigestCopy| DigestCopyView {
        article: id(copy.text),
        of: id(copy.of),
    };
    DigestView {
        sentences: sentences.filter_map(sentence).collect(),
        copies: digest.copies.into_iter().map(copy).collect(),
        total: count(digest.total),
        asked: digest.asked.map(count),
        articles: articles
            .into_iter()
            .map(|article| row(article.listing))
            .collect(),
    }
}

/// A document and what it takes to show sentences of it.
struct Quoted<'a> {
    document: &'a Document,
    units: Units<'a>,
    paragraphs: Vec<Option<u32>>,
    pinned: &'a [TextRange],
}

impl<'a> Quoted<'a> {
    fn new(document: &'a Document, pinned: &'a [TextRange]) -> Self {
        Self {
            document,
            units: Units::new(document.text()),
            paragraphs: paragraph_numbers(document),
            pinned,
        }
    }

    /// The sentence that comes at this place of a summary, counted from 1.
    fn view(&self, number: u32, sentence: model::SummarySentence) -> SummarySentenceView {
        let words = |range| words(self.document, range);
        SummarySentenceView {
            number,
            span: self.units.known(sentence.range),
            text: words(sentence.range),
            paragraph: self
                .document
                .block_of(sentence.range)
                .and_then(|block| self.paragraphs.get(block).copied().flatten()),
            score: sentence.score,
            reasons: sentence.reasons.into_iter().map(reason).collect(),
            beaten: sentence.beaten.map(|beaten| BeatenView {
                text: words(beaten.range),
                margin: beaten.margin,
            }),
            follows: sentence.follows.map(words),
            pinned: self.pinned.contains(&sentence.range),
        }
    }
}

fn words(document: &Document, range: TextRange) -> String {
    slice(document.text(), range).unwrap_or_default().to_owned()
}

fn reason(reason: model::Reason) -> ReasonView {
    use model::ReasonKind as Kind;
    let name = match reason.kind {
        Kind::Position => "position",
        Kind::Centrality => "central",
        Kind::Title => "title",
        Kind::About => "about",
        Kind::Novelty => "new",
        Kind::Figures => "figures",
        Kind::Names => "names",
        Kind::Wording => "wording",
        Kind::Flow => "flow",
        Kind::Length => "length",
        Kind::Attribution => "source",
        Kind::Pinned => "pinned",
    };
    ReasonView {
        name: name.to_owned(),
        value: reason.value,
        text: reason.text,
    }
}
