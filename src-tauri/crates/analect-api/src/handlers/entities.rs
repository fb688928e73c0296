//! Entities and their mentions.

use super::following::own_type;
use super::{changed, done, id};
use crate::ApiError;
use crate::answers::{
    Changed, EditEntityArgs, EntityKind, EntityView, MergeEntitiesArgs, OccurrencesArgs,
    OccurrencesView, OfEntity, OfMention, TagEntityArgs,
};
use crate::views::{self, Units};
use analect_library::{ChangeSet, EntityClass, Error, Library};
use analect_model::{EntityId, MentionId};

pub(crate) fn occurrences(
    library: &Library,
    args: &OccurrencesArgs,
) -> Result<OccurrencesView, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let range = |span| units.range(span).ok_or(Error::BadRange);
    let range = args.span.map(range).transpose()?;
    let found = library.occurrences(article, range, args.name.as_deref())?;
    Ok(views::occurrences(found, &units))
}

pub(crate) fn tag_entity(
    library: &Library,
    args: &TagEntityArgs,
) -> Result<Changed<EntityView>, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let ranges = args.spans.iter().map(|span| units.range(*span));
    let ranges = ranges.collect::<Option<Vec<_>>>().ok_or(Error::BadRange)?;
    let kind = views::entity_kind(args.kind);
    let class = EntityClass::new(kind, own_type(args.own_type.as_ref())?);
    let (entity, changes) = library.tag_entity(article, &args.name, class, &ranges)?;
    changed(library, views::entity(&entity, &units), &changes)
}

pub(crate) fn edit_entity(
    library: &Library,
    args: &EditEntityArgs,
) -> Result<Changed<Option<EntityView>>, ApiError> {
    let kind = views::entity_kind(args.kind);
    let entity = id(&args.entity)?;
    let own = match own_type(args.own_type.as_ref())? {
        None if args.kind == EntityKind::Other => library.entity_listing(entity)?.entity.own_type,
        own => own,
    };
    let class = EntityClass::new(kind, own);
    let (entity, changes) = library.edit_entity(entity, &args.name, class)?;
    entity_changed(library, args.article.as_deref(), entity.id, &changes)
}

pub(crate) fn merge_entities(
    library: &Library,
    args: &MergeEntitiesArgs,
) -> Result<Changed<Option<EntityView>>, ApiError> {
    let (entity, changes) = library.merge_entities(id(&args.from)?, id(&args.into)?)?;
    entity_changed(library, args.article.as_deref(), entity.id, &changes)
}

fn entity_changed(
    library: &Library,
    article: Option<&str>,
    entity: EntityId,
    changes: &ChangeSet,
) -> Result<Changed<Option<EntityView>>, ApiError> {
    let Some(article) = article.map(id).transpose()? else {
        return changed(library, None, changes);
    };
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let placed = library.entity_in(article, entity)?;
    let view = placed.map(|placed| views::entity(&placed, &units));
    changed(library, view, changes)
}

pub(crate) fn remove_entity(library: &Library, args: &OfEntity) -> Result<Changed<()>, ApiError> {
    let entity: EntityId = id(&args.entity)?;
    let changes = match args.article.as_deref() {
        Some(article) => library.remove_entity(id(article)?, entity)?,
        None => library.forget_entity(entity)?,
    };
    done(library, &changes)
}

pub(crate) fn remove_mention(library: &Library, args: &OfMention) -> Result<Changed<()>, ApiError> {
    let mention: MentionId = id(&args.mention)?;
    done(library, &library.remove_mentions(&[mention])?)
}
