-- The row numbers the journal speaks of: a new row takes none of them.
CREATE INDEX change_by_row ON change (tbl, changed_row);

-- When undo or redo last touched an article in the trash, whose shelf then dates from before; the
-- trash is emptied by it too. Not recorded for undo.
CREATE TABLE trash_undo (
    article BLOB PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
