//! Articles in lists and open ones.

use super::document::blocks;
use super::marks::marks;
use super::{Units, count, names};
use crate::answers::{ArticleRow, ArticleView, ReadingState, Shelf, ShelfCounts, Sort, TextView};
use analect_library::{ArticleCounts, ArticleDetail, ArticleListing};
use analect_model::{self as model};
use analect_text::{TextOffset, TextRange};

/// Words a reader takes in per minute.
const WORDS_PER_MINUTE: u32 = 230;

pub(crate) fn counts(counts: ArticleCounts) -> ShelfCounts {
    let ArticleCounts {
        inbox,
        later,
        archive,
        trash,
        starred,
    } = counts;
    ShelfCounts {
        inbox,
        later,
        archive,
        starred,
        trash,
    }
}

pub(crate) fn shelf(shelf: Shelf) -> analect_library::Shelf {
    use analect_library::Shelf as Of;
    match shelf {
        Shelf::Inbox => Of::State(model::ReadingState::Inbox),
        Shelf::Later => Of::State(model::ReadingState::Later),
        Shelf::Archive => Of::State(model::ReadingState::Archive),
        Shelf::Trash => Of::State(model::ReadingState::Trash),
        Shelf::Starred => Of::Starred,
        Shelf::All => Of::All,
    }
}

pub(crate) fn sort(sort: Sort) -> analect_library::Sort {
    use analect_library::Sort as By;
    match sort {
        Sort::Added => By::Added,
        Sort::Published => By::Published,
        Sort::Opened => By::Opened,
        Sort::Title => By::Title,
        Sort::Site => By::Site,
        Sort::Length => By::Length,
        Sort::Progress => By::Progress,
    }
}

pub(crate) fn state(state: ReadingState) -> model::ReadingState {
    match state {
        ReadingState::Inbox => model::ReadingState::Inbox,
        ReadingState::Later => model::ReadingState::Later,
        ReadingState::Archive => model::ReadingState::Archive,
        ReadingState::Trash => model::ReadingState::Trash,
    }
}

pub(crate) fn row(listing: ArticleListing) -> ArticleRow {
    let article = listing.article;
    let progress = listing.progress.as_ref();
    ArticleRow {
        id: article.id.to_string(),
        title: article.title,
        title_derived: article.title_derived,
        byline: article.byline,
        site: article.site,
        source: article.source,
        published: article.published.map(|date| date.to_string()),
        language: article.language,
        imported_at: article.imported_at.milliseconds(),
        state: match article.reading_state {
            model::ReadingState::Inbox => ReadingState::Inbox,
            model::ReadingState::Later => ReadingState::Later,
            model::ReadingState::Archive => ReadingState::Archive,
            model::ReadingState::Trash => ReadingState::Trash,
        },
        starred: article.starred,
        words: listing.words,
        minutes: listing.words.div_ceil(WORDS_PER_MINUTE).max(1),
        highlights: listing.highlights,
        notes: listing.notes,
        tags: names(&listing.tags),
        collections: listing
            .collections
            .iter()
            .map(ToString::to_string)
            .collect(),
        progress: progress.map_or(0, |progress| u32::from(progress.furthest)),
        finished: progress.is_some_and(|progress| progress.finished),
        opened_at: progress.map(|progress| progress.opened_at.milliseconds()),
    }
}

pub(crate) fn text(detail: &ArticleDetail) -> TextView {
    TextView {
        id: detail.revision.id.to_string(),
        number: count(detail.number),
        of: count(detail.versions),
    }
}

pub(crate) fn article(detail: ArticleDetail, place: Option<TextOffset>) -> ArticleView {
    let document = &detail.revision.document;
    let units = Units::new(document.text());
    let blocks = blocks(document, &units);
    let sentences = blocks.iter().filter(|block| block.paragraph.is_some());
    ArticleView {
        paragraphs: count(
            blocks
                .iter()
                .filter(|block| block.paragraph.is_some())
                .count(),
        ),
        sentences: count(sentences.map(|block| block.sentences.len()).sum()),
        text: text(&detail),
        marks: marks(&detail, &units),
        article: row(detail.listing),
        blocks,
        place: place
            .and_then(|place| TextRange::new(place, place))
            .map(|here| units.known(here).start),
    }
}
