//! Collections, labels and the tags of articles.

use super::{changed, collections, id, ids, rows_changed};
use crate::ApiError;
use crate::answers::{
    ArticleRow, Changed, CollectArgs, CollectionView, CreateCollectionArgs, LabelView,
    OfCollection, RenameCollectionArgs, SetLabelsArgs, TagArticlesArgs,
};
use crate::views;
use analect_library::Library;
use analect_model::Label;

pub(crate) fn tag_articles(
    library: &Library,
    args: &TagArticlesArgs,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let articles = ids(&args.articles)?;
    let changes = library.tag_articles(&articles, &args.add, &args.remove)?;
    rows_changed(library, &articles, &changes)
}

pub(crate) fn create_collection(
    library: &Library,
    args: &CreateCollectionArgs,
) -> Result<Changed<Vec<CollectionView>>, ApiError> {
    let (_, changes) = library.create_collection(&args.name, &ids(&args.articles)?)?;
    changed(library, collections(library)?, &changes)
}

pub(crate) fn rename_collection(
    library: &Library,
    args: &RenameCollectionArgs,
) -> Result<Changed<Vec<CollectionView>>, ApiError> {
    let (_, changes) = library.rename_collection(id(&args.collection)?, &args.name)?;
    changed(library, collections(library)?, &changes)
}

pub(crate) fn delete_collection(
    library: &Library,
    args: &OfCollection,
) -> Result<Changed<Vec<CollectionView>>, ApiError> {
    let changes = library.delete_collection(id(&args.collection)?)?;
    changed(library, collections(library)?, &changes)
}

pub(crate) fn collect(
    library: &Library,
    args: &CollectArgs,
) -> Result<Changed<Vec<ArticleRow>>, ApiError> {
    let articles = ids(&args.articles)?;
    let changes = library.collect(id(&args.collection)?, &articles, args.member)?;
    rows_changed(library, &articles, &changes)
}

pub(crate) fn set_labels(
    library: &Library,
    args: &SetLabelsArgs,
) -> Result<Changed<Vec<LabelView>>, ApiError> {
    let present = library.labels()?;
    let mut labels: Vec<Label> = Vec::new();
    for wanted in &args.labels {
        let taken: Vec<&Label> = present.iter().chain(&labels).collect();
        labels.push(views::wanted_label(wanted, &taken)?);
    }
    let (labels, changes) = library.set_labels(&labels)?;
    changed(library, labels.iter().map(views::label).collect(), &changes)
}
