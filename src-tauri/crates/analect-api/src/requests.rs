//! The one list of requests: dispatch and the window's types both come from it.

use crate::answers::{
    AcceptEntityArgs, AcceptShownArgs, AnalysisState, AnnotationView, ArticleMarks, ArticleRow,
    ArticleView, Changed, ChooseSentenceArgs, CollectArgs, CollectionView, CompareArgs,
    ComparisonView, CreateCollectionArgs, DigestArgs, DigestView, EditDetailsArgs, EditEntityArgs,
    EditEntityDetailsArgs, EditNoteArgs, EditTextArgs, EntityFileView, EntityListArgs,
    EntityListView, EntityPageView, EntityRow, EntityTypeView, EntityView, ExportArgs,
    ExportEntityArgs, ExportPreview, ExportPreviewArgs, ExportResult, HighlightAllArgs,
    HighlightArgs, HistoryArgs, ImportFiles, ImportRow, ImportText, KeepPlaceArgs, LabelView,
    LibraryView, MarkCountsView, MarkListView, MarkdownView, MarksArgs, MergeEntitiesArgs,
    NoteArticleArgs, NoteEditsArgs, NoteEditsView, Nothing, OccurrencesArgs, OccurrencesView,
    OfAnnotations, OfArticle, OfCollection, OfEntity, OfEntityAlone, OfMention, OfPreset,
    OfRejection, OfRevision, OfShelf, OperationView, RejectEntityArgs, RejectionView, RelabelArgs,
    RenameCollectionArgs, ResizeArgs, ReviseArgs, RevisedView, RevisionsView, SaveEntityTypesArgs,
    SetLabelsArgs, SetReadArgs, SetStateArgs, SplitEntityArgs, StarArgs, SuggestionsView,
    SummarizeArgs, SummaryView, TagAnnotationArgs, TagAnnotationsArgs, TagArticlesArgs,
    TagEntityArgs, TakeEditsArgs, TakenEdits, UndoArgs, UndoResult, UnlinkArgs,
};
use crate::{ApiError, handlers};
use analect_library::Library;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Lists the requests: a name, the handler, its arguments and its answer. A request without a
/// handler of this shape does not compile.
macro_rules! requests {
    ($($name:literal => $handler:ident($args:ty) -> $answer:ty;)*) => {
        /// Answers the request `name` with JSON, or says why it cannot.
        ///
        /// Blocking: it reads and writes files.
        pub fn handle(library: &Library, name: &str, args: serde_json::Value) -> Result<String, ApiError> {
            match name {
                $($name => {
                    let answer: $answer = handlers::$handler(library, &parse::<$args>(args)?)?;
                    print(&answer)
                })*
                unknown => Err(ApiError::internal(format!("there is no request “{unknown}”"))),
            }
        }

        /// Name, type of the arguments and type of the answer of every request, in TypeScript.
        #[cfg(test)]
        pub(crate) fn types(config: &ts_rs::Config) -> Vec<(&'static str, String, String)> {
            use ts_rs::TS;
            vec![$(($name, <$args>::inline(config), <$answer>::name(config))),*]
        }
    };
}

requests! {
    "library" => library(Nothing) -> LibraryView;
    "listArticles" => list_articles(OfShelf) -> Vec<ArticleRow>;
    "openArticle" => open_article(OfArticle) -> ArticleView;
    "articleMarks" => article_marks(OfArticle) -> ArticleMarks;
    "keepPlace" => keep_place(KeepPlaceArgs) -> ArticleRow;
    "importText" => import_text(ImportText) -> ImportRow;
    "importFiles" => import_files(ImportFiles) -> Vec<ImportRow>;
    "addSample" => add_sample(Nothing) -> Changed<ArticleRow>;
    "highlight" => highlight(HighlightArgs) -> Changed<AnnotationView>;
    "highlightAll" => highlight_all(HighlightAllArgs) -> Changed<Vec<AnnotationView>>;
    "relabel" => relabel(RelabelArgs) -> Changed<Vec<AnnotationView>>;
    "resize" => resize(ResizeArgs) -> Changed<AnnotationView>;
    "editNote" => edit_note(EditNoteArgs) -> Changed<AnnotationView>;
    "tagAnnotation" => tag_annotation(TagAnnotationArgs) -> Changed<AnnotationView>;
    "tagAnnotations" => tag_annotations(TagAnnotationsArgs) -> Changed<Vec<AnnotationView>>;
    "deleteAnnotations" => delete_annotations(OfAnnotations) -> Changed<()>;
    "noteArticle" => note_article(NoteArticleArgs) -> Changed<Option<AnnotationView>>;
    "tagArticles" => tag_articles(TagArticlesArgs) -> Changed<Vec<ArticleRow>>;
    "star" => star(StarArgs) -> Changed<Vec<ArticleRow>>;
    "setState" => set_state(SetStateArgs) -> Changed<Vec<ArticleRow>>;
    "setRead" => set_read(SetReadArgs) -> Vec<ArticleRow>;
    "emptyTrash" => empty_trash(Nothing) -> u32;
    "createCollection" => create_collection(CreateCollectionArgs) -> Changed<Vec<CollectionView>>;
    "renameCollection" => rename_collection(RenameCollectionArgs) -> Changed<Vec<CollectionView>>;
    "deleteCollection" => delete_collection(OfCollection) -> Changed<Vec<CollectionView>>;
    "collect" => collect(CollectArgs) -> Changed<Vec<ArticleRow>>;
    "setLabels" => set_labels(SetLabelsArgs) -> Changed<Vec<LabelView>>;
    "occurrences" => occurrences(OccurrencesArgs) -> OccurrencesView;
    "tagEntity" => tag_entity(TagEntityArgs) -> Changed<EntityView>;
    "editEntity" => edit_entity(EditEntityArgs) -> Changed<Option<EntityView>>;
    "mergeEntities" => merge_entities(MergeEntitiesArgs) -> Changed<Option<EntityView>>;
    "removeEntity" => remove_entity(OfEntity) -> Changed<()>;
    "removeMention" => remove_mention(OfMention) -> Changed<()>;
    "suggestions" => suggestions(OfArticle) -> SuggestionsView;
    "acceptEntity" => accept_entity(AcceptEntityArgs) -> Changed<EntityView>;
    "acceptShown" => accept_shown(AcceptShownArgs) -> Changed<Vec<EntityView>>;
    "rejectEntity" => reject_entity(RejectEntityArgs) -> Changed<Vec<RejectionView>>;
    "unlinkEntity" => unlink_entity(UnlinkArgs) -> Changed<()>;
    "stopList" => stop_list(Nothing) -> Vec<RejectionView>;
    "allowEntity" => allow_entity(OfRejection) -> Changed<Vec<RejectionView>>;
    "splitEntity" => split_entity(SplitEntityArgs) -> Changed<EntityRow>;
    "entityPage" => entity_page(OfEntityAlone) -> EntityPageView;
    "entityList" => entity_list(EntityListArgs) -> EntityListView;
    "editEntityDetails" => edit_entity_details(EditEntityDetailsArgs) -> Changed<EntityRow>;
    "entityTypes" => entity_types(Nothing) -> Vec<EntityTypeView>;
    "saveEntityTypes" => save_entity_types(SaveEntityTypesArgs) -> Changed<Vec<EntityTypeView>>;
    "exportEntity" => export_entity(ExportEntityArgs) -> EntityFileView;
    "analysisState" => analysis_state(Nothing) -> AnalysisState;
    "summarize" => summarize(SummarizeArgs) -> SummaryView;
    "digest" => digest(DigestArgs) -> DigestView;
    "chooseSentence" => choose_sentence(ChooseSentenceArgs) -> Changed<()>;
    "exportPreview" => export_preview(ExportPreviewArgs) -> ExportPreview;
    "exportArticles" => export_articles(ExportArgs) -> ExportResult;
    "templateSource" => template_source(OfPreset) -> String;
    "noteEdits" => note_edits(NoteEditsArgs) -> NoteEditsView;
    "takeEdits" => take_edits(TakeEditsArgs) -> TakenEdits;
    "revisions" => revisions(OfArticle) -> RevisionsView;
    "openRevision" => open_revision(OfRevision) -> ArticleView;
    "compareRevisions" => compare_revisions(CompareArgs) -> ComparisonView;
    "revise" => revise(ReviseArgs) -> Changed<RevisedView>;
    "textToEdit" => text_to_edit(OfArticle) -> MarkdownView;
    "editText" => edit_text(EditTextArgs) -> Changed<RevisedView>;
    "editDetails" => edit_details(EditDetailsArgs) -> Changed<RevisedView>;
    "restoreRevision" => restore_revision(OfRevision) -> Changed<RevisedView>;
    "confirmPlaces" => confirm_places(OfAnnotations) -> Changed<Vec<AnnotationView>>;
    "reattach" => reattach(ResizeArgs) -> Changed<AnnotationView>;
    "keepLost" => keep_lost(OfAnnotations) -> Changed<Vec<AnnotationView>>;
    "listMarks" => list_marks(MarksArgs) -> MarkListView;
    "markCounts" => mark_counts(Nothing) -> MarkCountsView;
    "undo" => undo(UndoArgs) -> UndoResult;
    "redo" => redo(Nothing) -> UndoResult;
    "history" => history(HistoryArgs) -> Vec<OperationView>;
}

fn parse<T: DeserializeOwned>(args: serde_json::Value) -> Result<T, ApiError> {
    serde_json::from_value(args).map_err(|error| ApiError::internal(error.to_string()))
}

fn print<T: Serialize>(answer: &T) -> Result<String, ApiError> {
    serde_json::to_string(answer).map_err(|error| ApiError::internal(error.to_string()))
}
