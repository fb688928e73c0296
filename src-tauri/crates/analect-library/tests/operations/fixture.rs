//! A library in a temporary folder with a fixed clock and counted ids, and its logical dump.

use analect_library::{Clock, IdSource, Library, OpenMode, Parsed, Source, World, parse};
use analect_model::{ArticleId, Timestamp};
use rusqlite::types::ValueRef;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;

/// Ticks one second per look.
pub(crate) struct Ticks(AtomicI64);

impl Clock for Ticks {
    fn now(&self) -> Timestamp {
        Timestamp::from_milliseconds(self.0.fetch_add(1000, Ordering::SeqCst))
    }
}

/// Counts up.
pub(crate) struct Counter(AtomicU64);

impl IdSource for Counter {
    fn random(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        let number = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes[2..].copy_from_slice(&number);
        bytes
    }
}

pub(crate) fn world() -> World {
    world_after(0)
}

/// The world some days later.
pub(crate) fn world_after(days: i64) -> World {
    let start = 1_757_000_000_000 + days * 24 * 60 * 60 * 1000;
    World {
        clock: Box::new(Ticks(AtomicI64::new(start))),
        ids: Box::new(Counter(AtomicU64::new(1))),
    }
}

/// A library and the folder it lies in.
pub(crate) struct Fixture {
    pub(crate) folder: TempDir,
    pub(crate) library: Library,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let library = Library::open(&path, OpenMode::CreateIfMissing, world()).unwrap();
        Self { folder, library }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("library.db")
    }

    pub(crate) fn import(&self, text: &str) -> ArticleId {
        let source = Source {
            bytes: text.as_bytes(),
            ..Source::default()
        };
        self.library.import(&source).unwrap().article.article.id
    }

    /// Every recorded row of the library as text, in a stable order.
    pub(crate) fn dump(&self) -> String {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let mut dump = String::new();
        for table in [
            "article",
            "revision",
            "annotation",
            "placement",
            "article_tag",
            "annotation_tag",
            "entity_type",
            "entity",
            "mention",
            "rejection",
            "unlinked",
            "label",
            "collection",
            "collection_article",
            "summary_choice",
        ] {
            let mut statement = connection
                .prepare(&format!("SELECT * FROM {table} ORDER BY row"))
                .unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let show = |column| match row.get_ref(column).unwrap() {
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    other => format!("{other:?}"),
                };
                let values: Vec<String> = (0..columns).map(show).collect();
                dump.push_str(&format!("{table} {}\n", values.join(" | ")));
            }
        }
        dump
    }
}

/// `text` as it is read when it is pasted.
pub(crate) fn parsed(text: &str) -> Parsed {
    parse(&Source {
        bytes: text.as_bytes(),
        ..Source::default()
    })
    .unwrap()
}

/// A story with names that recur.
pub(crate) const STORY: &str = "Rosa Lind opened the lock at dawn. Boats had waited for nine days.\n\n\
    “We could not wait any longer,” Rosa Lind said. The port of Tarnby agreed.\n\n\
    Tarnby’s council meets on Friday. Rosa Lind will speak first, officials said.\n";
