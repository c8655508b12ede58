-- 0004-reading-on.sql: where the reader stopped, and what else belongs to reading for weeks.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are Unix milliseconds, offsets are bytes of the version's text, half-open.

-- Reading ----------------------------------------------------------------------------------------

-- The passage at the top of the window when an article was last left: no matter of undo.
CREATE TABLE reading_position (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  moment INTEGER NOT NULL
) STRICT;

CREATE INDEX reading_position_version ON reading_position (version_id);

-- Annotations ------------------------------------------------------------------------------------

-- What the reader calls a colour; one without a row has the program's own name.
CREATE TABLE colour_name (
  colour TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> '')
) STRICT;

-- All annotations of the notebook are listed by when they were made.
CREATE INDEX annotation_created ON annotation (created, id);

-- Names that were tagged -------------------------------------------------------------------------

-- One more thing that a rule can say, so the table is made anew:
--   made    wherever a text says `words`, as a name of this kind, it means the entity, though
--           nothing was recognised there
CREATE TABLE rule_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folded TEXT NOT NULL,
  words TEXT NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('is', 'is-not', 'name', 'split', 'made')),
  gesture TEXT,
  target_kind TEXT,
  entity_id INTEGER REFERENCES entity (id) ON DELETE CASCADE,
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  origin_article_id INTEGER,
  origin_sentence TEXT,
  created INTEGER NOT NULL
) STRICT;

INSERT INTO rule_new (id, folded, words, kind, action, gesture, target_kind, entity_id, article_id,
  origin_article_id, origin_sentence, created)
SELECT id, folded, words, kind, action, gesture, target_kind, entity_id, article_id,
  origin_article_id, origin_sentence, created
FROM rule;
-- No id is given twice, also none of a rule that is gone.
DELETE FROM sqlite_sequence
WHERE name = 'rule_new';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'rule_new', seq
FROM sqlite_sequence
WHERE name = 'rule';
DROP TABLE rule;
ALTER TABLE rule_new RENAME TO rule;

CREATE INDEX rule_folded ON rule (folded);
CREATE INDEX rule_entity ON rule (entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX rule_number ON rule (kind) WHERE kind IN ('figure', 'date');
CREATE INDEX rule_article ON rule (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX rule_made ON rule (article_id) WHERE action = 'made';

CREATE TRIGGER rule_is_work_insert
AFTER INSERT ON rule
BEGIN
  INSERT INTO rule_work (rule_id, kind, folded, article_id)
  VALUES (NEW.id, NEW.kind, NEW.folded, NEW.article_id)
  ON CONFLICT (rule_id, kind, folded) DO UPDATE
    SET article_id = excluded.article_id, after_version = 0, n_done = 0, n_versions = NULL;
END;

-- With another scope, the mentions of both have to be looked at.
CREATE TRIGGER rule_is_work_update
AFTER UPDATE OF folded, kind, action, target_kind, entity_id, article_id ON rule
BEGIN
  INSERT INTO rule_work (rule_id, kind, folded, article_id)
  VALUES (OLD.id, OLD.kind, OLD.folded, OLD.article_id)
  ON CONFLICT (rule_id, kind, folded) DO UPDATE
    SET article_id = excluded.article_id, after_version = 0, n_done = 0, n_versions = NULL;
  INSERT INTO rule_work (rule_id, kind, folded, article_id)
  VALUES (NEW.id, NEW.kind, NEW.folded, NEW.article_id)
  ON CONFLICT (rule_id, kind, folded) DO UPDATE
    SET article_id = CASE WHEN article_id IS excluded.article_id THEN article_id END,
      after_version = 0, n_done = 0, n_versions = NULL;
END;

-- A rule of one article goes with it, and so do the mentions.
CREATE TRIGGER rule_is_work_delete
AFTER DELETE ON rule
WHEN OLD.article_id IS NULL OR EXISTS (SELECT 1 FROM article WHERE id = OLD.article_id)
BEGIN
  INSERT INTO rule_work (rule_id, kind, folded, article_id)
  VALUES (OLD.id, OLD.kind, OLD.folded, OLD.article_id)
  ON CONFLICT (rule_id, kind, folded) DO UPDATE
    SET after_version = 0, n_done = 0, n_versions = NULL;
END;

-- While an article is deleted the full-text index, by which words are found, does not know it; so
-- all of it is looked at when it comes back. Its rule is none: 0.
CREATE TRIGGER article_is_work_again
AFTER UPDATE OF deleted ON article
WHEN OLD.deleted IS NOT NULL AND NEW.deleted IS NULL AND EXISTS (SELECT 1 FROM rule)
BEGIN
  INSERT INTO rule_work (rule_id, kind, folded, article_id)
  VALUES (0, 'article', NEW.id, NEW.id)
  ON CONFLICT (rule_id, kind, folded) DO UPDATE
    SET after_version = 0, n_done = 0, n_versions = NULL;
END;

-- Searching for figures --------------------------------------------------------------------------

-- Figures of the articles' current versions, as searches ask for them: by what they count, by
-- their unit and by value, newest article first. No figure that was rejected is here, nor any of
-- an article that is deleted. All of it follows from other tables: triggers keep it so.
--
-- `words` is what is counted from one of its words on ("members of parliament", "of parliament",
-- "parliament"), "=" before a unit, or nothing, which all figures have.
CREATE TABLE figure_key (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL UNIQUE,
  -- How many figures have it.
  n INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A figure without a value reaches from bound to bound; an open one is as far as numbers go. That
-- its article is there, the triggers see to: a reference would need an index of its own.
CREATE TABLE article_figure (
  key_id INTEGER NOT NULL REFERENCES figure_key (id) ON DELETE RESTRICT,
  article_id INTEGER NOT NULL,
  mention_id INTEGER NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  PRIMARY KEY (key_id, article_id, mention_id)
) STRICT, WITHOUT ROWID;

-- Nearly all figures have one value; those that reach over a range are few enough to look at each.
CREATE INDEX article_figure_value ON article_figure (key_id, low) WHERE low = high;
CREATE INDEX article_figure_range ON article_figure (key_id, low, high) WHERE low <> high;

CREATE TRIGGER article_figure_counts_insert
AFTER INSERT ON article_figure
BEGIN
  UPDATE figure_key
  SET n = n + 1
  WHERE id = NEW.key_id;
END;

CREATE TRIGGER article_figure_counts_delete
AFTER DELETE ON article_figure
BEGIN
  UPDATE figure_key
  SET n = n - 1
  WHERE id = OLD.key_id;
  DELETE FROM figure_key
  WHERE id = OLD.key_id AND n = 0;
END;

-- What each figure is found by; the function is the program's.
CREATE VIEW figure_words AS
SELECT
  mention.version_id,
  version.article_id,
  mention.id AS mention_id,
  mention.origin,
  coalesce (figure.value, figure.low, -1e308) AS low,
  coalesce (figure.value, figure.high, 1e308) AS high,
  json_each.value AS words
FROM mention
JOIN version ON version.id = mention.version_id
JOIN figure ON figure.mention_id = mention.id
JOIN json_each (dossier_figure_keys (figure.unit || char (10) || coalesce (figure.counted, '')));

CREATE TRIGGER figure_is_found_insert
AFTER INSERT ON figure
BEGIN
  INSERT INTO figure_key (words)
  SELECT words
  FROM figure_words
  WHERE mention_id = NEW.mention_id
  ON CONFLICT (words) DO NOTHING;
  INSERT INTO article_figure (key_id, article_id, mention_id, low, high)
  SELECT figure_key.id, article.id, found.mention_id, found.low, found.high
  FROM figure_words AS found
  JOIN article ON article.id = found.article_id
  JOIN figure_key ON figure_key.words = found.words
  WHERE found.mention_id = NEW.mention_id
    AND found.origin <> 'rejected'
    AND article.version_id = found.version_id
    AND article.deleted IS NULL;
END;

CREATE TRIGGER figure_is_found_before_update
BEFORE UPDATE ON figure
BEGIN
  DELETE FROM article_figure
  WHERE (key_id, article_id, mention_id) IN (
    SELECT figure_key.id, found.article_id, found.mention_id
    FROM figure_words AS found
    JOIN figure_key ON figure_key.words = found.words
    WHERE found.mention_id = OLD.mention_id
  );
END;

CREATE TRIGGER figure_is_found_after_update
AFTER UPDATE ON figure
BEGIN
  INSERT INTO figure_key (words)
  SELECT words
  FROM figure_words
  WHERE mention_id = NEW.mention_id
  ON CONFLICT (words) DO NOTHING;
  INSERT INTO article_figure (key_id, article_id, mention_id, low, high)
  SELECT figure_key.id, article.id, found.mention_id, found.low, found.high
  FROM figure_words AS found
  JOIN article ON article.id = found.article_id
  JOIN figure_key ON figure_key.words = found.words
  WHERE found.mention_id = NEW.mention_id
    AND found.origin <> 'rejected'
    AND article.version_id = found.version_id
    AND article.deleted IS NULL;
END;

CREATE TRIGGER figure_is_found_delete
BEFORE DELETE ON figure
BEGIN
  DELETE FROM article_figure
  WHERE (key_id, article_id, mention_id) IN (
    SELECT figure_key.id, found.article_id, found.mention_id
    FROM figure_words AS found
    JOIN figure_key ON figure_key.words = found.words
    WHERE found.mention_id = OLD.mention_id
  );
END;

CREATE TRIGGER mention_figure_is_found_update
AFTER UPDATE OF origin ON mention
WHEN NEW.kind = 'figure' AND (OLD.origin = 'rejected') <> (NEW.origin = 'rejected')
BEGIN
  DELETE FROM article_figure
  WHERE (key_id, article_id, mention_id) IN (
    SELECT figure_key.id, found.article_id, found.mention_id
    FROM figure_words AS found
    JOIN figure_key ON figure_key.words = found.words
    WHERE found.mention_id = NEW.id
  );
  INSERT INTO figure_key (words)
  SELECT words
  FROM figure_words
  WHERE mention_id = NEW.id AND NEW.origin <> 'rejected'
  ON CONFLICT (words) DO NOTHING;
  INSERT INTO article_figure (key_id, article_id, mention_id, low, high)
  SELECT figure_key.id, article.id, found.mention_id, found.low, found.high
  FROM figure_words AS found
  JOIN article ON article.id = found.article_id
  JOIN figure_key ON figure_key.words = found.words
  WHERE found.mention_id = NEW.id
    AND found.origin <> 'rejected'
    AND article.version_id = found.version_id
    AND article.deleted IS NULL;
END;

CREATE TRIGGER article_figures_are_found
AFTER UPDATE OF version_id, deleted ON article
WHEN OLD.version_id IS NOT NEW.version_id OR OLD.deleted IS NOT NEW.deleted
BEGIN
  DELETE FROM article_figure
  WHERE (key_id, article_id, mention_id) IN (
    SELECT figure_key.id, OLD.id, found.mention_id
    FROM figure_words AS found
    JOIN figure_key ON figure_key.words = found.words
    WHERE found.version_id = OLD.version_id
  );
  INSERT INTO figure_key (words)
  SELECT words
  FROM figure_words
  WHERE version_id = NEW.version_id AND NEW.deleted IS NULL
  ON CONFLICT (words) DO NOTHING;
  INSERT INTO article_figure (key_id, article_id, mention_id, low, high)
  SELECT figure_key.id, NEW.id, found.mention_id, found.low, found.high
  FROM figure_words AS found
  JOIN figure_key ON figure_key.words = found.words
  WHERE found.version_id = NEW.version_id
    AND NEW.deleted IS NULL
    AND found.origin <> 'rejected';
END;

INSERT INTO figure_key (words)
SELECT DISTINCT found.words
FROM figure_words AS found
JOIN article ON article.id = found.article_id
WHERE article.version_id = found.version_id
  AND article.deleted IS NULL
  AND found.origin <> 'rejected';
INSERT INTO article_figure (key_id, article_id, mention_id, low, high)
SELECT figure_key.id, article.id, found.mention_id, found.low, found.high
FROM figure_words AS found
JOIN article ON article.id = found.article_id
JOIN figure_key ON figure_key.words = found.words
WHERE article.version_id = found.version_id
  AND article.deleted IS NULL
  AND found.origin <> 'rejected'
ORDER BY figure_key.id, article.id, found.mention_id;

-- Which texts an older recogniser read, so that they can be read again.
CREATE INDEX version_revision ON version (recogniser_revision, article_id);
