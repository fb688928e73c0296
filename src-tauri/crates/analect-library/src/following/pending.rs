//! What the next commits fill in.

use super::types::*;
use crate::Error;
use crate::detail::PlacedEntity;
use crate::library::{ChangeSet, Library};
use analect_model::*;
use std::path::Path;

type Done<T> = Result<(T, ChangeSet), Error>;

impl Library {
    /// What was found in an article and is not decided about yet, with the text it speaks of.
    pub fn suggestions(&self, _: ArticleId) -> Result<(Revision, Suggestions), Error> {
        Err(Error::Later)
    }
    /// Confirms an entity in an article.
    pub fn accept_entity(&self, _: ArticleId, _: &AcceptEntity) -> Done<PlacedEntity> {
        Err(Error::Later)
    }
    /// Confirms all that is shown in an article, of one kind or of all.
    pub fn accept_shown(&self, _: ArticleId, _: Option<EntityKind>) -> Done<Vec<PlacedEntity>> {
        Err(Error::Later)
    }
    /// Puts a name on the stop list.
    pub fn reject_entity(
        &self,
        _: Option<ArticleId>,
        _: &str,
        _: Option<EntityKind>,
    ) -> Done<Rejection> {
        Err(Error::Later)
    }
    /// Says that a proposed name is not the entity it was linked to.
    pub fn unlink_entity(&self, _: ArticleId, _: &str, _: EntityId) -> Result<ChangeSet, Error> {
        Err(Error::Later)
    }
    /// The stop list.
    pub fn stop_list(&self) -> Result<Vec<Rejection>, Error> {
        Err(Error::Later)
    }
    /// Takes a name off the stop list.
    pub fn allow_entity(&self, _: RejectionId) -> Result<ChangeSet, Error> {
        Err(Error::Later)
    }
    /// Makes mentions those of another entity.
    pub fn split_entity(
        &self,
        _: EntityId,
        _: &str,
        _: &[ArticleId],
        _: &[MentionId],
    ) -> Done<Entity> {
        Err(Error::Later)
    }
    /// Changes what is known of an entity.
    pub fn edit_entity_details(&self, _: EntityId, _: &EntityDetails) -> Done<Entity> {
        Err(Error::Later)
    }
    /// An entity and its counts.
    pub fn entity_listing(&self, _: EntityId) -> Result<EntityListing, Error> {
        Err(Error::Later)
    }
    /// An entity followed across the library.
    pub fn entity_page(&self, _: EntityId) -> Result<EntityPage, Error> {
        Err(Error::Later)
    }
    /// The entities of the library.
    pub fn entities(&self, _: &EntityFilter) -> Result<EntityList, Error> {
        Err(Error::Later)
    }
    /// The reader's own types.
    pub fn entity_types(&self) -> Result<Vec<(EntityType, u32)>, Error> {
        Err(Error::Later)
    }
    /// Changes the reader's own types.
    pub fn set_entity_types(&self, _: &[WantedType]) -> Done<Vec<EntityType>> {
        Err(Error::Later)
    }
    /// An entity's page as a file.
    pub fn export_entity(&self, _: EntityId, _: Option<&Path>) -> Result<EntityFile, Error> {
        Err(Error::Later)
    }
    /// How far the library is looked through.
    pub fn analysis_state(&self) -> Result<AnalysisState, Error> {
        Err(Error::Later)
    }
}
