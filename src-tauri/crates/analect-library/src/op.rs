//! What a user can do to a library.

/// A change a user can make; its name is what the undo history shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// Add an article.
    Import,
    /// Put an article on another shelf.
    MoveArticle,
    /// Star or unstar an article.
    StarArticle,
    /// Change an article's tags.
    TagArticle,
    /// Change the note on a whole article.
    NoteArticle,
    /// Mark a passage.
    Highlight,
    /// Give a highlight another label.
    Relabel,
    /// Change a highlight's note.
    EditNote,
    /// Change a highlight's tags.
    TagHighlight,
    /// Remove a highlight or note.
    DeleteAnnotation,
    /// Tag mentions of an entity.
    TagEntity,
    /// Remove an entity's mentions from an article.
    RemoveEntity,
    /// Remove one mention of an entity.
    RemoveMention,
    /// Move a highlight's rims.
    ResizeHighlight,
    /// Put articles into a collection or take them out.
    Collect,
    /// Give a collection another name.
    RenameCollection,
    /// Remove a collection.
    DeleteCollection,
    /// Change the labels.
    EditLabels,
    /// Pin or exclude a sentence of a summary.
    ChooseSentence,
    /// Change an entity's name or kind.
    EditEntity,
    /// Make two entities one.
    MergeEntities,
    /// Add the sample article.
    AddSample,
    /// Add a new version of an article's text.
    Revise,
    /// Edit an article's text.
    EditText,
    /// Edit what is known of an article.
    EditDetails,
    /// Make an earlier text the current one again.
    RestoreRevision,
    /// Agree with where a highlight was carried to.
    ConfirmPlace,
    /// Put a highlight on another passage after its text changed.
    Reattach,
    /// Keep a highlight whose passage is gone.
    KeepLost,
    /// Add marks from a file of annotations.
    ImportAnnotations,
    /// Confirm a proposed entity.
    AcceptEntity,
    /// Confirm all proposed entities that are shown.
    AcceptEntities,
    /// Put a name on the stop list.
    RejectEntity,
    /// Take a name off the stop list.
    AllowEntity,
    /// Say that a name is not the entity it was linked to.
    UnlinkEntity,
    /// Make some mentions of an entity those of another one.
    SplitEntity,
    /// Change what is known of an entity.
    EditEntityDetails,
    /// Change the reader's own types of entities.
    EditEntityTypes,
}

impl Op {
    /// Every operation.
    pub const ALL: [Self; 38] = [
        Self::Import,
        Self::MoveArticle,
        Self::StarArticle,
        Self::TagArticle,
        Self::NoteArticle,
        Self::Highlight,
        Self::Relabel,
        Self::EditNote,
        Self::TagHighlight,
        Self::DeleteAnnotation,
        Self::TagEntity,
        Self::RemoveEntity,
        Self::RemoveMention,
        Self::ResizeHighlight,
        Self::Collect,
        Self::RenameCollection,
        Self::DeleteCollection,
        Self::EditLabels,
        Self::ChooseSentence,
        Self::EditEntity,
        Self::MergeEntities,
        Self::AddSample,
        Self::Revise,
        Self::EditText,
        Self::EditDetails,
        Self::RestoreRevision,
        Self::ConfirmPlace,
        Self::Reattach,
        Self::KeepLost,
        Self::ImportAnnotations,
        Self::AcceptEntity,
        Self::AcceptEntities,
        Self::RejectEntity,
        Self::AllowEntity,
        Self::UnlinkEntity,
        Self::SplitEntity,
        Self::EditEntityDetails,
        Self::EditEntityTypes,
    ];

    /// The operation in a user's words, as it stands in the undo history.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::MoveArticle => "move to another shelf",
            Self::StarArticle => "star",
            Self::TagArticle => "tag article",
            Self::NoteArticle => "note on article",
            Self::Highlight => "highlight",
            Self::Relabel => "change label",
            Self::EditNote => "edit note",
            Self::TagHighlight => "tag highlight",
            Self::DeleteAnnotation => "remove highlight",
            Self::TagEntity => "tag entity",
            Self::RemoveEntity => "remove entity",
            Self::RemoveMention => "remove mention",
            Self::ResizeHighlight => "resize highlight",
            Self::Collect => "change collection",
            Self::RenameCollection => "rename collection",
            Self::DeleteCollection => "remove collection",
            Self::EditLabels => "edit labels",
            Self::ChooseSentence => "choose sentence",
            Self::EditEntity => "edit entity",
            Self::MergeEntities => "merge entities",
            Self::AddSample => "add the sample",
            Self::Revise => "new version",
            Self::EditText => "edit text",
            Self::EditDetails => "edit details",
            Self::RestoreRevision => "restore version",
            Self::ConfirmPlace => "confirm place",
            Self::Reattach => "re-attach highlight",
            Self::KeepLost => "keep lost highlight",
            Self::ImportAnnotations => "import annotations",
            Self::AcceptEntity => "accept entity",
            Self::AcceptEntities => "accept entities",
            Self::RejectEntity => "reject entity",
            Self::AllowEntity => "allow entity",
            Self::UnlinkEntity => "keep entities apart",
            Self::SplitEntity => "split entity",
            Self::EditEntityDetails => "edit entity details",
            Self::EditEntityTypes => "edit entity types",
        }
    }
}
