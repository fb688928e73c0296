-- The reader's own types of entities.
CREATE TABLE entity_type (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (name <> ''),
    key INTEGER CHECK (key BETWEEN 1 AND 9),
    colour TEXT NOT NULL,
    pattern TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT;

-- An entity of a type of the reader's own has the kind 'other'.
ALTER TABLE entity ADD COLUMN entity_type BLOB REFERENCES entity_type (id);
ALTER TABLE entity ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- What the journal holds of entities gets the new columns too: undo compares whole rows.
UPDATE change SET before = before || ',NULL,''''', after = after || ',NULL,'''''
WHERE tbl = 'entity';
CREATE INDEX entity_by_type ON entity (entity_type);

-- Mentions are counted by entity and article, without those that were rejected.
DROP INDEX mention_by_entity;
CREATE INDEX mention_by_entity ON mention (entity, article, origin);

-- Names that are not to be proposed again: the stop list. Without a kind the name is rejected as any.
CREATE TABLE rejection (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT,
    at INTEGER NOT NULL
) STRICT;

-- Names in an article that are not the entity they were linked to, so that it is asked once.
CREATE TABLE unlinked (
    row INTEGER PRIMARY KEY,
    article BLOB NOT NULL REFERENCES article (id),
    name TEXT NOT NULL,
    entity BLOB NOT NULL REFERENCES entity (id),
    UNIQUE (article, name, entity)
) STRICT;
CREATE INDEX unlinked_by_entity ON unlinked (entity);

-- What was found in the current texts without the library's knowledge. Derived, so not recorded
-- for undo: a row that is missing, of another text or of another analyser is made anew.
CREATE TABLE analysis (
    article BLOB PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    revision BLOB NOT NULL,
    analyser TEXT NOT NULL,
    result TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The names of the entities that an analysis found, by what names are compared by, with the number
-- of places of the entity in the article and the office it has there.
CREATE TABLE found_name (
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    article BLOB NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    mentions INTEGER NOT NULL,
    role TEXT,
    PRIMARY KEY (key, kind, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX found_name_by_article ON found_name (article);
