-- When an article came to its present shelf; the trash is emptied by it.
ALTER TABLE article ADD COLUMN shelved_at INTEGER NOT NULL DEFAULT 0;
UPDATE article SET shelved_at = unixepoch() * 1000;
-- What the journal holds of articles gets the new column too: undo compares whole rows.
UPDATE change SET
    before = before || ',' || (SELECT ifnull(max(shelved_at), 0) FROM article),
    after = after || ',' || (SELECT ifnull(max(shelved_at), 0) FROM article)
WHERE tbl = 'article';

CREATE TABLE label (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    key INTEGER CHECK (key BETWEEN 1 AND 9),
    colour TEXT NOT NULL,
    pattern TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT;
INSERT INTO label (id, name, key, colour, pattern, place) VALUES
    ('yellow', 'Key fact', 1, 'yellow', 'solid', 1),
    ('green', 'Evidence', 2, 'green', 'double', 2),
    ('pink', 'Doubt', 3, 'pink', 'wavy', 3),
    ('blue', 'Follow up', 4, 'blue', 'dashed', 4),
    ('purple', 'Quote', 5, 'purple', 'dotted', 5),
    ('orange', 'Background', 6, 'orange', 'thick', 6);

CREATE TABLE collection (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE collection_article (
    row INTEGER PRIMARY KEY,
    collection BLOB NOT NULL REFERENCES collection (id),
    article BLOB NOT NULL REFERENCES article (id),
    UNIQUE (collection, article)
) STRICT;
CREATE INDEX collection_article_by_article ON collection_article (article);

-- What a reader made of the sentences a summary could quote.
CREATE TABLE summary_choice (
    row INTEGER PRIMARY KEY,
    article BLOB NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('pinned', 'excluded')),
    UNIQUE (article, start, end)
) STRICT;

-- Where reading stands. Not recorded for undo: reading is no change to the library.
CREATE TABLE reading (
    article BLOB PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    opened_at INTEGER NOT NULL,
    place INTEGER NOT NULL,
    quote TEXT NOT NULL,
    furthest INTEGER NOT NULL CHECK (furthest BETWEEN 0 AND 1000),
    finished INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
