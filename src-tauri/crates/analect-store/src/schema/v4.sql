-- Which text of its article an annotation's target speaks of; NULL means the first one.
ALTER TABLE annotation ADD COLUMN revision BLOB REFERENCES revision (id);
-- What an annotation that came from elsewhere says beyond the columns here, as a JSON object.
ALTER TABLE annotation ADD COLUMN extra TEXT;
-- What made a text, and what was known of the article with it, as JSON; NULL where nobody noted it.
ALTER TABLE revision ADD COLUMN cause TEXT NOT NULL DEFAULT 'import'
    CHECK (cause IN ('import', 'edit', 'details', 'restore'));
ALTER TABLE revision ADD COLUMN metadata TEXT;
-- What the journal holds of these tables gets the new columns too: undo compares whole rows.
UPDATE change SET before = before || ',NULL,NULL', after = after || ',NULL,NULL'
WHERE tbl = 'annotation';
UPDATE change SET before = before || ',''import'',NULL', after = after || ',''import'',NULL'
WHERE tbl = 'revision';

-- Where an annotation stands in its article's current text, where that is not the text its target
-- speaks of. `score` is in thousandths; `settled` says that the reader keeps it as it is.
CREATE TABLE placement (
    row INTEGER PRIMARY KEY,
    annotation BLOB NOT NULL UNIQUE REFERENCES annotation (id),
    state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'changed', 'uncertain', 'orphan')),
    start INTEGER,
    end INTEGER,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 1000),
    settled INTEGER NOT NULL,
    CHECK ((start IS NULL) = (state = 'orphan') AND (end IS NULL) = (state = 'orphan'))
) STRICT;

-- Some hash values of the words of articles, by which a text that is nearly the same is found.
-- Derived from the texts, so not recorded for undo.
CREATE TABLE sketch (
    value INTEGER NOT NULL,
    article BLOB NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (value, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_by_article ON sketch (article);

CREATE INDEX annotation_by_revision ON annotation (revision);
CREATE INDEX annotation_by_time ON annotation (created);
