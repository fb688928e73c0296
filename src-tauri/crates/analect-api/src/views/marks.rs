//! Highlights, notes and entities.

use super::{Units, names};
use crate::answers::{
    Anchoring, AnnotationView, EntityKind, EntityView, MarksView, MentionView, OccurrenceView,
    OccurrencesView,
};
use analect_library::{ArticleDetail, Occurrences, PlacedAnnotation, PlacedEntity};
use analect_model::{self as model, Annotation};
use analect_text::slice;

pub(crate) fn marks(detail: &ArticleDetail, units: &Units<'_>) -> MarksView {
    MarksView {
        annotations: detail
            .highlights
            .iter()
            .map(|placed| highlight(placed, units))
            .collect(),
        entities: detail
            .entities
            .iter()
            .map(|placed| entity(placed, units))
            .collect(),
        tags: names(&detail.listing.tags),
        note: detail.note.as_ref().map(|note| annotation(note, units)),
    }
}

/// A mark where it sits in the text `units` speaks of.
pub(crate) fn highlight(placed: &PlacedAnnotation, units: &Units<'_>) -> AnnotationView {
    let view = annotation(&placed.annotation, units);
    AnnotationView {
        span: placed.anchoring.range.and_then(|range| units.span(range)),
        anchoring: anchoring(placed.anchoring.state),
        before: placed.before.as_ref().map(|quote| quote.exact.clone()),
        settled: placed.settled,
        ..view
    }
}

/// An annotation that was just made or changed, at its stored position.
pub(crate) fn annotation(annotation: &Annotation, units: &Units<'_>) -> AnnotationView {
    let target = annotation.target.as_ref();
    AnnotationView {
        id: annotation.id.to_string(),
        span: target.and_then(|target| units.span(target.position)),
        quote: target
            .map(|target| target.quote.exact.clone())
            .unwrap_or_default(),
        label: annotation
            .label
            .as_ref()
            .map(|label| label.as_str().to_owned()),
        body: annotation.body.clone(),
        tags: names(&annotation.tags),
        created: annotation.created.milliseconds(),
        modified: annotation.modified.milliseconds(),
        anchoring: Anchoring::Exact,
        before: None,
        settled: false,
    }
}

fn anchoring(state: model::AnchoringState) -> Anchoring {
    match state {
        model::AnchoringState::Exact => Anchoring::Exact,
        model::AnchoringState::Moved => Anchoring::Moved,
        model::AnchoringState::Changed => Anchoring::Changed,
        model::AnchoringState::Uncertain => Anchoring::Uncertain,
        model::AnchoringState::Orphaned => Anchoring::Orphan,
    }
}

pub(crate) fn anchoring_state(state: Anchoring) -> model::AnchoringState {
    match state {
        Anchoring::Exact => model::AnchoringState::Exact,
        Anchoring::Moved => model::AnchoringState::Moved,
        Anchoring::Changed => model::AnchoringState::Changed,
        Anchoring::Uncertain => model::AnchoringState::Uncertain,
        Anchoring::Orphan => model::AnchoringState::Orphaned,
    }
}

pub(crate) fn entity_kind(kind: EntityKind) -> model::EntityKind {
    match kind {
        EntityKind::Person => model::EntityKind::Person,
        EntityKind::Organization => model::EntityKind::Organization,
        EntityKind::Place => model::EntityKind::Place,
        EntityKind::Nationality => model::EntityKind::Nationality,
        EntityKind::Event => model::EntityKind::Event,
        EntityKind::Work => model::EntityKind::Work,
        EntityKind::Other => model::EntityKind::Other,
    }
}

pub(crate) fn entity_kind_view(kind: model::EntityKind) -> EntityKind {
    match kind {
        model::EntityKind::Person => EntityKind::Person,
        model::EntityKind::Organization => EntityKind::Organization,
        model::EntityKind::Place => EntityKind::Place,
        model::EntityKind::Nationality => EntityKind::Nationality,
        model::EntityKind::Event => EntityKind::Event,
        model::EntityKind::Work => EntityKind::Work,
        model::EntityKind::Other => EntityKind::Other,
    }
}

pub(crate) fn entity(placed: &PlacedEntity, units: &Units<'_>) -> EntityView {
    let mention = |placed: &analect_library::PlacedMention| MentionView {
        id: placed.mention.id.to_string(),
        span: placed.anchoring.range.and_then(|range| units.span(range)),
        quote: placed.mention.target.quote.exact.clone(),
    };
    EntityView {
        id: placed.entity.id.to_string(),
        kind: entity_kind_view(placed.entity.kind),
        own_type: placed.entity.own_type.map(|id| id.to_string()),
        name: placed.entity.name.clone(),
        aliases: placed.entity.aliases.clone(),
        mentions: placed.mentions.iter().map(mention).collect(),
    }
}

pub(crate) fn occurrences(found: Occurrences, units: &Units<'_>) -> OccurrencesView {
    let text = units.0.text();
    let view = |place: analect_library::Occurrence| OccurrenceView {
        span: units.known(place.range),
        before: place.before,
        text: slice(text, place.range).unwrap_or_default().to_owned(),
        after: place.after,
    };
    OccurrencesView {
        kind: entity_kind_view(found.kind),
        occurrences: found.places.into_iter().map(view).collect(),
        name: found.name,
    }
}
