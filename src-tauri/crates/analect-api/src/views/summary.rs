//! Summaries.

use super::document::paragraph_numbers;
use super::{Units, count};
use crate::answers::{
    BeatenView, ExcludedView, LengthArgs, LengthUnit, ReasonView, SummarySentenceView, SummaryView,
    Verdict,
};
use analect_library::{ArticleSummary, Length};
use analect_model::{self as model};
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
        text: slice(document.text(), *range)
            .unwrap_or_default()
            .to_owned(),
    };
    let paragraphs = paragraph_numbers(document);
    let sentence = |(index, sentence): (usize, model::SummarySentence)| SummarySentenceView {
        number: count(index) + 1,
        span: units.known(sentence.range),
        text: slice(document.text(), sentence.range)
            .unwrap_or_default()
            .to_owned(),
        paragraph: document
            .block_of(sentence.range)
            .and_then(|block| paragraphs.get(block).copied().flatten()),
        score: sentence.score,
        reasons: sentence.reasons.into_iter().map(reason).collect(),
        beaten: sentence.beaten.map(|beaten| BeatenView {
            text: slice(document.text(), beaten.range)
                .unwrap_or_default()
                .to_owned(),
            margin: beaten.margin,
        }),
        pinned: found.pinned.contains(&sentence.range),
    };
    SummaryView {
        short: summary.method == model::SummaryMethod::Lead,
        excluded: found.excluded.iter().map(excluded).collect(),
        total: count(summary.total),
        asked: summary.asked.map(|asked| count(asked.sentences)),
        sentences: summary
            .sentences
            .into_iter()
            .enumerate()
            .map(sentence)
            .collect(),
    }
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
