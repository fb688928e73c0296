//! Entities that are proposed, decided about and followed across the library.

use super::{Units, count};
use crate::ApiError;
use crate::answers::{
    EntityArticleView, EntityFileView, EntityListView, EntityNoteView, EntityPageView, EntityRow,
    EntitySort, EntityTypeArgs, EntityTypeView, FoundAmountView, FoundDateView, LinkView,
    MentionInContext, QuotationView, RejectionView, StatementView, SuggestedMentionView,
    SuggestionView, SuggestionsView, TogetherView,
};
use crate::handlers::id;
use crate::views::marks::entity_kind_view;
use crate::views::sets::{colour, colour_view, pattern, pattern_view};
use analect_library as of;
use analect_model::{ArticleId, EntityType, Rejection, Revision};
use analect_text::{OffsetMap, TextRange, slice};
use std::collections::HashMap;

pub(crate) fn suggestions(found: of::Suggestions, units: &Units<'_>) -> SuggestionsView {
    let keys: Vec<String> = found.groups.iter().map(key).collect();
    let said = |one: of::FoundQuotation| quotation(one, &keys, units);
    SuggestionsView {
        dates: found.dates.into_iter().map(|one| date(one, units)).collect(),
        amounts: found.amounts.into_iter().map(|one| amount(one, units)).collect(),
        quotations: found.quotations.into_iter().map(said).collect(),
        language_note: found.foreign.map(|language| {
            format!(
                "This text is not in English ({language}): only names that your library knows are found."
            )
        }),
        groups: found.groups.into_iter().map(|one| suggestion(one, units)).collect(),
    }
}

/// Names the same group of the same text.
fn key(group: &of::Suggestion) -> String {
    let first = group
        .mentions
        .first()
        .map(|one| one.place.range.start().get());
    format!("{}-{}", first.unwrap_or_default(), group.name)
}

fn suggestion(found: of::Suggestion, units: &Units<'_>) -> SuggestionView {
    let mention = |one: of::SuggestedMention| SuggestedMentionView {
        quote: words(units, one.place.range),
        span: units.known(one.place.range),
        before: one.place.before,
        after: one.place.after,
        confidence: f64::from(one.confidence),
        shown: one.shown,
    };
    SuggestionView {
        key: key(&found),
        name: found.name,
        kind: entity_kind_view(found.kind),
        aliases: found.aliases,
        role: found.role,
        mentions: found.mentions.into_iter().map(mention).collect(),
        confidence: f64::from(found.confidence),
        shown: found.shown,
        link: found.link.map(link),
        others: found.others.into_iter().map(link).collect(),
        elsewhere: found.elsewhere,
    }
}

fn link(link: of::Link) -> LinkView {
    LinkView {
        entity: link.entity.id.to_string(),
        name: link.entity.name,
        kind: entity_kind_view(link.entity.kind),
        own_type: link.entity.own_type.map(|id| id.to_string()),
        articles: link.articles,
        since: link.since.map(|day| day.to_string()),
        reasons: link.reasons,
    }
}

fn date(found: of::FoundDate, units: &Units<'_>) -> FoundDateView {
    FoundDateView {
        span: units.known(found.range),
        quote: words(units, found.range),
        value: found.value,
        certain: found.certain,
    }
}

fn amount(found: of::FoundAmount, units: &Units<'_>) -> FoundAmountView {
    FoundAmountView {
        span: units.known(found.range),
        quote: words(units, found.range),
        low: found.low,
        high: found.high,
        unit: found.unit,
        certain: found.certain,
    }
}

fn quotation(found: of::FoundQuotation, keys: &[String], units: &Units<'_>) -> QuotationView {
    let suggestion = found.suggestion.and_then(|at| keys.get(at).cloned());
    QuotationView {
        span: units.known(found.range),
        quote: words(units, found.range),
        direct: found.direct,
        speaker: found.speaker,
        entity: found.entity.map(|id| id.to_string()),
        suggestion,
        description: found.description,
        verb: found.verb,
        certain: found.certain,
    }
}

fn words(units: &Units<'_>, range: TextRange) -> String {
    slice(units.0.text(), range).unwrap_or_default().to_owned()
}

pub(crate) fn rejection(rejection: Rejection) -> RejectionView {
    RejectionView {
        id: rejection.id.to_string(),
        name: rejection.name,
        kind: rejection.kind.map(entity_kind_view),
        at: rejection.at.milliseconds(),
    }
}

pub(crate) fn entity_type((own, entities): &(EntityType, u32)) -> EntityTypeView {
    EntityTypeView {
        id: own.id.to_string(),
        name: own.name.clone(),
        key: own.key,
        colour: colour_view(own.colour),
        pattern: pattern_view(own.pattern),
        entities: *entities,
    }
}

pub(crate) fn wanted_type(wanted: &EntityTypeArgs) -> Result<of::WantedType, ApiError> {
    Ok(of::WantedType {
        id: wanted.id.as_deref().map(id).transpose()?,
        name: wanted.name.clone(),
        key: wanted.key,
        colour: colour(wanted.colour),
        pattern: pattern(wanted.pattern),
    })
}

pub(crate) fn entity_sort(sort: EntitySort) -> of::EntitySort {
    match sort {
        EntitySort::Name => of::EntitySort::Name,
        EntitySort::Articles => of::EntitySort::Articles,
        EntitySort::Mentions => of::EntitySort::Mentions,
        EntitySort::Recent => of::EntitySort::Recent,
    }
}

pub(crate) fn entity_row(listing: of::EntityListing) -> EntityRow {
    EntityRow {
        id: listing.entity.id.to_string(),
        name: listing.entity.name,
        kind: entity_kind_view(listing.entity.kind),
        own_type: listing.entity.own_type.map(|id| id.to_string()),
        aliases: listing.entity.aliases,
        articles: listing.articles,
        mentions: listing.mentions,
        last_seen: listing.last_seen.map(|day| day.to_string()),
    }
}

pub(crate) fn entity_list(list: of::EntityList) -> EntityListView {
    EntityListView {
        total: count(list.total),
        entities: list.entities.into_iter().map(entity_row).collect(),
        unread: list.unread,
    }
}

pub(crate) fn entity_file(file: of::EntityFile) -> EntityFileView {
    EntityFileView {
        name: file.name,
        markdown: file.markdown,
        path: file.path.map(|path| path.to_string_lossy().into_owned()),
    }
}

pub(crate) fn entity_page(page: of::EntityPage) -> EntityPageView {
    let entity = page.listing.entity.clone();
    let maps = Maps::new(&page.texts);
    let said = |all: Vec<of::Statement>| all.into_iter().map(|one| maps.statement(one)).collect();
    EntityPageView {
        first_seen: page.listing.first_seen.map(|day| day.to_string()),
        last_seen: page.listing.last_seen.map(|day| day.to_string()),
        entity: entity_row(page.listing),
        wikidata: entity.wikidata,
        note: entity.note,
        roles: page.roles.into_iter().map(counted).collect(),
        honorifics: page.honorifics.into_iter().map(counted).collect(),
        articles: page.articles.into_iter().map(entity_article).collect(),
        waiting: page.waiting.into_iter().map(entity_article).collect(),
        statements_by: said(page.statements_by),
        statements_about: said(page.statements_about),
        together: page.together.into_iter().map(together).collect(),
        notes: page.notes.into_iter().map(entity_note).collect(),
        limit: count(of::EntityPage::LIMIT),
    }
}

/// The texts that statements stand in.
struct Maps<'t>(HashMap<ArticleId, OffsetMap<'t>>);

impl<'t> Maps<'t> {
    fn new(texts: &'t [Revision]) -> Self {
        let map = |one: &'t Revision| (one.article, OffsetMap::new(one.document.text()));
        Self(texts.iter().map(map).collect())
    }

    fn statement(&self, said: of::Statement) -> StatementView {
        let span = self.0.get(&said.article);
        let span = span.and_then(|map| super::utf16(map, said.range));
        StatementView {
            article: said.article.to_string(),
            title: said.title,
            date: said.date.to_string(),
            span: span.unwrap_or(super::NOWHERE),
            quote: said.quote,
            direct: said.direct,
            speaker: said.speaker,
            verb: said.verb,
        }
    }
}

fn counted(words: of::CountedWords) -> crate::answers::CountedWords {
    crate::answers::CountedWords {
        text: words.text,
        articles: words.articles,
    }
}

fn entity_article(article: of::EntityArticle) -> EntityArticleView {
    let mention = |one: of::MentionInContext| MentionInContext {
        id: one.id.map(|id| id.to_string()),
        before: one.before,
        quote: one.quote,
        after: one.after,
    };
    EntityArticleView {
        article: article.article.to_string(),
        title: article.title,
        site: article.site,
        date: article.date.to_string(),
        mentions: article.mentions.into_iter().map(mention).collect(),
        waiting: article.waiting,
    }
}

fn together(together: of::Together) -> TogetherView {
    TogetherView {
        entity: together.entity.id.to_string(),
        name: together.entity.name,
        kind: entity_kind_view(together.entity.kind),
        articles: together.articles,
    }
}

fn entity_note(note: of::EntityNote) -> EntityNoteView {
    let annotation = note.annotation;
    EntityNoteView {
        annotation: annotation.id.to_string(),
        article: annotation.article.to_string(),
        title: note.title,
        quote: annotation.target.map(|target| target.quote.exact),
        label: annotation.label.map(|label| label.as_str().to_owned()),
        body: annotation.body,
    }
}
