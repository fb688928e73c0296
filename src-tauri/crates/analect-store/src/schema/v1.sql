-- Children never cascade: the undo journal takes changes back row by row, and a cascade would
-- delete rows it has yet to look at. Every recorded table has its key in a column named `row`.

CREATE TABLE article (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title TEXT NOT NULL CHECK (title <> ''),
    title_derived INTEGER NOT NULL,
    byline TEXT NOT NULL,
    site TEXT,
    source TEXT,
    place TEXT,
    published TEXT,
    embargo TEXT,
    language TEXT,
    imported_at INTEGER NOT NULL,
    reading_state TEXT NOT NULL CHECK (reading_state IN ('inbox', 'later', 'archive', 'trash')),
    starred INTEGER NOT NULL,
    words INTEGER NOT NULL
) STRICT;
CREATE INDEX article_by_state ON article (reading_state, imported_at);
CREATE INDEX article_by_star ON article (starred, imported_at);

CREATE TABLE revision (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article BLOB NOT NULL REFERENCES article (id),
    fetched_at INTEGER NOT NULL,
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
    text TEXT NOT NULL,
    structure TEXT NOT NULL
) STRICT;
CREATE INDEX revision_by_article ON revision (article, id);
CREATE INDEX revision_by_hash ON revision (content_hash);

CREATE TABLE annotation (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article BLOB NOT NULL REFERENCES article (id),
    motivation TEXT NOT NULL CHECK (motivation IN ('highlighting', 'commenting')),
    start INTEGER,
    end INTEGER,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    body TEXT NOT NULL,
    label TEXT,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article, start);

CREATE TABLE article_tag (
    row INTEGER PRIMARY KEY,
    article BLOB NOT NULL REFERENCES article (id),
    name TEXT NOT NULL,
    UNIQUE (article, name)
) STRICT;
CREATE INDEX article_tag_by_name ON article_tag (name);

CREATE TABLE annotation_tag (
    row INTEGER PRIMARY KEY,
    annotation BLOB NOT NULL REFERENCES annotation (id),
    name TEXT NOT NULL,
    UNIQUE (annotation, name)
) STRICT;
CREATE INDEX annotation_tag_by_name ON annotation_tag (name);

CREATE TABLE entity (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    aliases TEXT NOT NULL,
    wikidata TEXT
) STRICT;
CREATE INDEX entity_by_name ON entity (name, kind);

CREATE TABLE mention (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    entity BLOB NOT NULL REFERENCES entity (id),
    article BLOB NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_article ON mention (article, start);
CREATE INDEX mention_by_entity ON mention (entity);

-- One row an operation. `undone` rows are what redo applies again.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    op TEXT NOT NULL,
    at INTEGER NOT NULL,
    articles BLOB NOT NULL,
    undone INTEGER NOT NULL
) STRICT;

-- One row for each row an operation changed, in order: its values before and after as a list of
-- SQL literals, NULL where it did not exist.
CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES journal (seq),
    tbl TEXT NOT NULL,
    changed_row INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_by_entry ON change (entry);
