//! Entities that are proposed, decided about and followed across the library.

use super::{changed, done, id, ids};
use crate::ApiError;
use crate::answers::{
    AcceptEntityArgs, AcceptShownArgs, AnalysisState, Changed, EditEntityDetailsArgs,
    EntityFileView, EntityListArgs, EntityListView, EntityPageView, EntityRow, EntityTypeView,
    EntityView, ExportEntityArgs, Nothing, OfArticle, OfEntityAlone, OfRejection, RejectEntityArgs,
    RejectionView, SaveEntityTypesArgs, SplitEntityArgs, SuggestionsView, UnlinkArgs,
};
use crate::views::{self, Units};
use analect_library::{AcceptEntity, ChangeSet, EntityDetails, EntityFilter, Error, Library};
use analect_model::{ArticleId, EntityId, EntityTypeId};
use std::path::Path;

pub(crate) fn suggestions(
    library: &Library,
    args: &OfArticle,
) -> Result<SuggestionsView, ApiError> {
    let (revision, found) = library.suggestions(id(&args.article)?)?;
    let units = Units::new(revision.document.text());
    Ok(views::suggestions(found, &units))
}

pub(crate) fn accept_entity(
    library: &Library,
    args: &AcceptEntityArgs,
) -> Result<Changed<EntityView>, ApiError> {
    let article = id(&args.article)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let ranges = |spans: &[crate::answers::Span]| {
        let all = spans.iter().map(|span| units.range(*span));
        all.collect::<Option<Vec<_>>>().ok_or(Error::BadRange)
    };
    let wanted = AcceptEntity {
        name: args.name.clone(),
        kind: views::entity_kind(args.kind),
        own_type: own_type(args.own_type.as_ref())?,
        aliases: args.aliases.clone(),
        ranges: ranges(&args.spans)?,
        left_out: ranges(&args.left_out)?,
        into: args.into.as_deref().map(id).transpose()?,
        someone_else: args.someone_else,
    };
    let (entity, changes) = library.accept_entity(article, &wanted)?;
    changed(library, views::entity(&entity, &units), &changes)
}

pub(crate) fn accept_shown(
    library: &Library,
    args: &AcceptShownArgs,
) -> Result<Changed<Vec<EntityView>>, ApiError> {
    let article: ArticleId = id(&args.article)?;
    let kind = args.kind.map(views::entity_kind);
    let (entities, changes) = library.accept_shown(article, kind)?;
    let revision = library.current_revision(article)?;
    let units = Units::new(revision.document.text());
    let views = entities.iter().map(|one| views::entity(one, &units));
    changed(library, views.collect(), &changes)
}

pub(crate) fn reject_entity(
    library: &Library,
    args: &RejectEntityArgs,
) -> Result<Changed<Vec<RejectionView>>, ApiError> {
    let kind = args.kind.map(views::entity_kind);
    let (_, changes) = library.reject_entity(Some(id(&args.article)?), &args.name, kind)?;
    stop_list_changed(library, &changes)
}

pub(crate) fn unlink_entity(library: &Library, args: &UnlinkArgs) -> Result<Changed<()>, ApiError> {
    let changes = library.unlink_entity(id(&args.article)?, &args.name, id(&args.entity)?)?;
    done(library, &changes)
}

pub(crate) fn stop_list(library: &Library, _: &Nothing) -> Result<Vec<RejectionView>, ApiError> {
    let all = library.stop_list()?;
    Ok(all.into_iter().map(views::rejection).collect())
}

pub(crate) fn allow_entity(
    library: &Library,
    args: &OfRejection,
) -> Result<Changed<Vec<RejectionView>>, ApiError> {
    let changes = library.allow_entity(id(&args.id)?)?;
    stop_list_changed(library, &changes)
}

fn stop_list_changed(
    library: &Library,
    changes: &ChangeSet,
) -> Result<Changed<Vec<RejectionView>>, ApiError> {
    changed(library, stop_list(library, &Nothing {})?, changes)
}

pub(crate) fn split_entity(
    library: &Library,
    args: &SplitEntityArgs,
) -> Result<Changed<EntityRow>, ApiError> {
    let (articles, mentions) = (ids(&args.articles)?, ids(&args.mentions)?);
    let (entity, changes) =
        library.split_entity(id(&args.entity)?, &args.name, &articles, &mentions)?;
    row_changed(library, entity.id, &changes)
}

pub(crate) fn edit_entity_details(
    library: &Library,
    args: &EditEntityDetailsArgs,
) -> Result<Changed<EntityRow>, ApiError> {
    let details = EntityDetails {
        aliases: args.aliases.clone(),
        wikidata: args.wikidata.clone(),
        note: args.note.clone(),
        own_type: own_type(args.own_type.as_ref())?,
    };
    let (entity, changes) = library.edit_entity_details(id(&args.entity)?, &details)?;
    row_changed(library, entity.id, &changes)
}

fn row_changed(
    library: &Library,
    entity: EntityId,
    changes: &ChangeSet,
) -> Result<Changed<EntityRow>, ApiError> {
    let listing = library.entity_listing(entity)?;
    changed(library, views::entity_row(listing), changes)
}

pub(crate) fn entity_page(
    library: &Library,
    args: &OfEntityAlone,
) -> Result<EntityPageView, ApiError> {
    Ok(views::entity_page(library.entity_page(id(&args.entity)?)?))
}

pub(crate) fn entity_list(
    library: &Library,
    args: &EntityListArgs,
) -> Result<EntityListView, ApiError> {
    let filter = EntityFilter {
        query: args.query.clone(),
        kind: args.kind.map(views::entity_kind),
        own_type: own_type(args.own_type.as_ref())?,
        sort: views::entity_sort(args.sort),
        offset: usize::try_from(args.offset).unwrap_or(usize::MAX),
        limit: usize::try_from(args.limit).unwrap_or(usize::MAX),
    };
    Ok(views::entity_list(library.entities(&filter)?))
}

pub(crate) fn entity_types(
    library: &Library,
    _: &Nothing,
) -> Result<Vec<EntityTypeView>, ApiError> {
    let all = library.entity_types()?;
    Ok(all.iter().map(views::entity_type).collect())
}

pub(crate) fn save_entity_types(
    library: &Library,
    args: &SaveEntityTypesArgs,
) -> Result<Changed<Vec<EntityTypeView>>, ApiError> {
    let wanted = args.types.iter().map(views::wanted_type);
    let (_, changes) = library.set_entity_types(&wanted.collect::<Result<Vec<_>, _>>()?)?;
    changed(library, entity_types(library, &Nothing {})?, &changes)
}

pub(crate) fn export_entity(
    library: &Library,
    args: &ExportEntityArgs,
) -> Result<EntityFileView, ApiError> {
    let folder = args.folder.as_deref().map(Path::new);
    let file = library.export_entity(id(&args.entity)?, folder)?;
    Ok(views::entity_file(file))
}

pub(crate) fn analysis_state(library: &Library, _: &Nothing) -> Result<AnalysisState, ApiError> {
    let state = library.analysis_state()?;
    Ok(AnalysisState {
        articles: state.articles,
        unread: state.unread,
    })
}

/// Looks through the next few articles of the library for names, for a host that has nothing else to
/// do; says whether any are left. It ends early once `is_cancelled` says so.
pub fn look_through(library: &Library, is_cancelled: impl Fn() -> bool) -> Result<bool, ApiError> {
    let before = library.analysis_state()?;
    let state = library.analyse_next(is_cancelled)?;
    // A library that can only be read stays as it is.
    Ok(state.unread > 0 && state != before)
}

/// The reader's own type in a request.
pub(super) fn own_type(text: Option<&String>) -> Result<Option<EntityTypeId>, ApiError> {
    text.map(|text| id(text)).transpose()
}
