-- 0001-first.sql: the notebook as first released.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are Unix milliseconds, offsets are bytes of the version's text, half-open. Ids are never
-- given twice (AUTOINCREMENT) where the undo log may bring a row back under its old id.

-- Articles ---------------------------------------------------------------------------------------

-- Title to lead are those of the current version. An article that the reader deletes only gets
-- its time in `deleted`: nothing shows it any more, one undo brings all of it back, and it is
-- removed for good once no step of the undo log knows it and a month has passed.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  byline TEXT,
  site TEXT,
  published TEXT,
  language TEXT,
  lead TEXT,
  added INTEGER NOT NULL,
  version_id INTEGER REFERENCES version (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  n_versions INTEGER NOT NULL DEFAULT 0,
  n_annotations INTEGER NOT NULL DEFAULT 0,
  is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
  is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
  deleted INTEGER
) STRICT;

-- Each shelf is an index whose entries stand in the order of the ids, so that the ids of a hundred
-- thousand articles are read from a few hundred pages and none of the articles themselves; for that
-- it holds every column that its query asks of.
CREATE INDEX article_everything ON article (deleted) WHERE deleted IS NULL;
CREATE INDEX article_shelf ON article (is_archived, deleted) WHERE deleted IS NULL;
CREATE INDEX article_unread ON article (is_read, is_archived, deleted)
  WHERE is_read = 0 AND is_archived = 0 AND deleted IS NULL;
CREATE INDEX article_starred ON article (is_starred, deleted)
  WHERE is_starred = 1 AND deleted IS NULL;
CREATE INDEX article_deleted ON article (deleted) WHERE deleted IS NOT NULL;
-- What a search asks of each hit, without reading the article.
CREATE INDEX article_state ON article (id, deleted, is_archived, is_read, is_starred);
CREATE INDEX article_version ON article (version_id, deleted);

-- What an address served at one time, and what was made of it.
CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL CHECK (number >= 1),
  fetched INTEGER NOT NULL,
  recogniser_revision INTEGER NOT NULL,
  source_url TEXT,
  url TEXT,
  title TEXT NOT NULL,
  byline TEXT,
  published TEXT,
  modified TEXT,
  site TEXT,
  language TEXT,
  lead TEXT,
  headers TEXT,
  text TEXT NOT NULL,
  layout TEXT NOT NULL,
  UNIQUE (article_id, number)
) STRICT;

-- The bytes as received, packed; apart, so that reading a text never passes over them.
CREATE TABLE body (
  version_id INTEGER PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE image (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  content_type TEXT,
  bytes BLOB NOT NULL,
  UNIQUE (version_id, url)
) STRICT;

CREATE TRIGGER version_is_immutable
BEFORE UPDATE OF id, article_id, number, fetched, source_url, url, title, byline, published,
  modified, site, language, lead, headers, text, layout ON version
BEGIN
  SELECT RAISE (ABORT, 'versions never change');
END;

CREATE TRIGGER body_is_immutable
BEFORE UPDATE ON body
BEGIN
  SELECT RAISE (ABORT, 'what was received never changes');
END;

-- Annotations ------------------------------------------------------------------------------------

CREATE TABLE annotation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE RESTRICT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE RESTRICT,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= start),
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  colour TEXT NOT NULL,
  note TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE INDEX annotation_article ON annotation (article_id);
CREATE INDEX annotation_version ON annotation (version_id);

-- Where an annotation stands in the version that it was made on and in each later one.
CREATE TABLE placement (
  annotation_id INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  anchor TEXT NOT NULL CHECK (anchor IN ('exact', 'approximate', 'orphan')),
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (annotation_id, version_id),
  CHECK ((anchor = 'orphan') = (start IS NULL)),
  CHECK ((start IS NULL) = ("end" IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX placement_version ON placement (version_id, start);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article_tag (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_tag_tag ON article_tag (tag_id);

CREATE TABLE annotation_tag (
  annotation_id INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX annotation_tag_tag ON annotation_tag (tag_id);

CREATE TRIGGER annotation_counts_insert
AFTER INSERT ON annotation
BEGIN
  UPDATE article
  SET n_annotations = n_annotations + 1
  WHERE id = NEW.article_id;
END;

CREATE TRIGGER annotation_counts_delete
AFTER DELETE ON annotation
BEGIN
  UPDATE article
  SET n_annotations = n_annotations - 1
  WHERE id = OLD.article_id;
END;

-- Who, where and how many ------------------------------------------------------------------------

-- The counts are of the current versions of articles that are not deleted.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organization')),
  name TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  country TEXT,
  n_articles INTEGER NOT NULL DEFAULT 0,
  n_mentions INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX entity_rank ON entity (kind, n_mentions);

-- Every name of an entity, its own too.
CREATE TABLE entity_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  UNIQUE (entity_id, folded)
) STRICT;

CREATE INDEX entity_alias_folded ON entity_alias (folded, entity_id);

-- A rejected mention stays, so that the next reading of the text does not propose it again. The
-- name of a person, place or organisation is its entity's; figures and dates keep their words.
CREATE TABLE mention (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE RESTRICT,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= start),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organization', 'figure', 'date')),
  origin TEXT NOT NULL CHECK (origin IN ('recognised', 'confirmed', 'made', 'rejected')),
  confidence REAL NOT NULL,
  entity_id INTEGER REFERENCES entity (id) ON DELETE RESTRICT,
  name TEXT,
  date TEXT,
  is_inferred INTEGER NOT NULL DEFAULT 0 CHECK (is_inferred IN (0, 1)),
  CHECK ((entity_id IS NULL) = (kind IN ('figure', 'date')))
) STRICT;

CREATE INDEX mention_version ON mention (version_id, start);
CREATE INDEX mention_entity ON mention (entity_id, version_id) WHERE entity_id IS NOT NULL;

-- An open bound is NULL, and so is the value of a figure that has bounds only.
CREATE TABLE figure (
  mention_id INTEGER PRIMARY KEY REFERENCES mention (id) ON DELETE RESTRICT,
  value REAL,
  low REAL,
  high REAL,
  unit TEXT NOT NULL,
  counted TEXT,
  hedge TEXT NOT NULL,
  also TEXT,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL
) STRICT;

-- How often the current version of an article mentions an entity.
CREATE TABLE article_entity (
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE RESTRICT,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE RESTRICT,
  n INTEGER NOT NULL,
  PRIMARY KEY (entity_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_entity_article ON article_entity (article_id);

CREATE TRIGGER article_entity_counts_insert
AFTER INSERT ON article_entity
BEGIN
  UPDATE entity
  SET n_articles = n_articles + 1, n_mentions = n_mentions + NEW.n
  WHERE id = NEW.entity_id;
END;

CREATE TRIGGER article_entity_counts_update
AFTER UPDATE OF n ON article_entity
BEGIN
  UPDATE entity
  SET n_mentions = n_mentions + NEW.n - OLD.n
  WHERE id = NEW.entity_id;
END;

CREATE TRIGGER article_entity_counts_delete
AFTER DELETE ON article_entity
BEGIN
  UPDATE entity
  SET n_articles = n_articles - 1, n_mentions = n_mentions - OLD.n
  WHERE id = OLD.entity_id;
END;

CREATE TRIGGER mention_counts_insert
AFTER INSERT ON mention
WHEN NEW.entity_id IS NOT NULL AND NEW.origin <> 'rejected'
BEGIN
  INSERT INTO article_entity (entity_id, article_id, n)
  SELECT NEW.entity_id, article.id, 1
  FROM article
  WHERE article.version_id = NEW.version_id AND article.deleted IS NULL
  ON CONFLICT (entity_id, article_id) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER mention_counts_delete
AFTER DELETE ON mention
WHEN OLD.entity_id IS NOT NULL AND OLD.origin <> 'rejected'
BEGIN
  UPDATE article_entity
  SET n = n - 1
  WHERE entity_id = OLD.entity_id
    AND article_id = (SELECT id FROM article WHERE version_id = OLD.version_id AND deleted IS NULL);
  DELETE FROM article_entity
  WHERE n = 0
    AND entity_id = OLD.entity_id
    AND article_id = (SELECT id FROM article WHERE version_id = OLD.version_id AND deleted IS NULL);
END;

CREATE TRIGGER mention_counts_update
AFTER UPDATE OF entity_id, origin ON mention
WHEN OLD.entity_id IS NOT NULL
BEGIN
  UPDATE article_entity
  SET n = n - 1
  WHERE OLD.origin <> 'rejected'
    AND entity_id = OLD.entity_id
    AND article_id = (SELECT id FROM article WHERE version_id = OLD.version_id AND deleted IS NULL);
  INSERT INTO article_entity (entity_id, article_id, n)
  SELECT NEW.entity_id, article.id, 1
  FROM article
  WHERE NEW.origin <> 'rejected'
    AND article.version_id = NEW.version_id
    AND article.deleted IS NULL
  ON CONFLICT (entity_id, article_id) DO UPDATE SET n = n + 1;
  DELETE FROM article_entity
  WHERE n = 0
    AND entity_id = OLD.entity_id
    AND article_id = (SELECT id FROM article WHERE version_id = OLD.version_id AND deleted IS NULL);
END;

CREATE TRIGGER article_counts_entities
AFTER UPDATE OF version_id, deleted ON article
WHEN OLD.version_id IS NOT NEW.version_id OR OLD.deleted IS NOT NEW.deleted
BEGIN
  DELETE FROM article_entity
  WHERE article_id = OLD.id;
  INSERT INTO article_entity (entity_id, article_id, n)
  SELECT entity_id, NEW.id, count (*)
  FROM mention
  WHERE version_id = NEW.version_id
    AND NEW.deleted IS NULL
    AND entity_id IS NOT NULL
    AND origin <> 'rejected'
  GROUP BY entity_id;
END;

-- What hangs on a row goes before it, while what the full-text index needs to forget it is there.
CREATE TRIGGER version_takes_mentions
BEFORE DELETE ON version
BEGIN
  DELETE FROM mention
  WHERE version_id = OLD.id;
END;

CREATE TRIGGER mention_takes_figure
BEFORE DELETE ON mention
BEGIN
  DELETE FROM figure
  WHERE mention_id = OLD.id;
END;

-- Corrections remembered: these words, as this kind, always mean this entity or never anything;
-- everywhere, or in one article.
CREATE TABLE rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folded TEXT NOT NULL,
  words TEXT NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('is', 'is-not')),
  entity_id INTEGER REFERENCES entity (id) ON DELETE CASCADE,
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  created INTEGER NOT NULL
) STRICT;

CREATE INDEX rule_folded ON rule (folded);
CREATE INDEX rule_entity ON rule (entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX rule_article ON rule (article_id) WHERE article_id IS NOT NULL;

CREATE TABLE feed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,
  title TEXT,
  site_url TEXT,
  etag TEXT,
  last_modified TEXT,
  fetched INTEGER,
  problem TEXT,
  added INTEGER NOT NULL
) STRICT;

-- The undo log ------------------------------------------------------------------------------------

CREATE TABLE undo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  made INTEGER NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;

-- A row before and after the change, as JSON objects; NULL where there was none.
CREATE TABLE undo_change (
  id INTEGER PRIMARY KEY,
  undo_id INTEGER NOT NULL REFERENCES undo (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX undo_change_undo ON undo_change (undo_id);

-- Full-text search --------------------------------------------------------------------------------
--
-- None of the indices keeps a text: they read it where it is. So the triggers tell them the old words
-- to forget before the new ones to learn.

CREATE VIEW search_source AS
SELECT article.id AS id, article.title, article.byline, article.site, version.text
FROM article
JOIN version ON version.id = article.version_id
WHERE article.deleted IS NULL;

CREATE VIRTUAL TABLE search USING fts5 (
  title, byline, site, text,
  content = 'search_source', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER article_search_update
AFTER UPDATE OF title, byline, site, version_id, deleted ON article
BEGIN
  INSERT INTO search (search, rowid, title, byline, site, text)
  SELECT 'delete', OLD.id, OLD.title, OLD.byline, OLD.site, version.text
  FROM version
  WHERE version.id = OLD.version_id AND OLD.deleted IS NULL;
  INSERT INTO search (rowid, title, byline, site, text)
  SELECT NEW.id, NEW.title, NEW.byline, NEW.site, version.text
  FROM version
  WHERE version.id = NEW.version_id AND NEW.deleted IS NULL;
END;

-- Rows of this one stand in the order of their articles, so that what is found in notes comes
-- newest article first without sorting: the upper half of the row's id is the article's.
CREATE VIEW search_note_source AS
SELECT (article_id << 32) | id AS id, note, quote
FROM annotation;

CREATE INDEX annotation_search ON annotation ((article_id << 32) | id);

CREATE VIRTUAL TABLE search_note USING fts5 (
  note, quote,
  content = 'search_note_source', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER annotation_search_insert
AFTER INSERT ON annotation
BEGIN
  INSERT INTO search_note (rowid, note, quote)
  VALUES ((NEW.article_id << 32) | NEW.id, NEW.note, NEW.quote);
END;

CREATE TRIGGER annotation_search_update
AFTER UPDATE OF note, quote ON annotation
BEGIN
  INSERT INTO search_note (search_note, rowid, note, quote)
  VALUES ('delete', (OLD.article_id << 32) | OLD.id, OLD.note, OLD.quote);
  INSERT INTO search_note (rowid, note, quote)
  VALUES ((NEW.article_id << 32) | NEW.id, NEW.note, NEW.quote);
END;

CREATE TRIGGER annotation_search_delete
AFTER DELETE ON annotation
BEGIN
  INSERT INTO search_note (search_note, rowid, note, quote)
  VALUES ('delete', (OLD.article_id << 32) | OLD.id, OLD.note, OLD.quote);
END;

CREATE VIEW search_figure_source AS
SELECT
  figure.mention_id AS id,
  figure.counted,
  figure.unit,
  CAST (substr (CAST (version.text AS BLOB), figure.sentence_start + 1,
                figure.sentence_end - figure.sentence_start) AS TEXT) AS sentence
FROM figure
JOIN mention ON mention.id = figure.mention_id
JOIN version ON version.id = mention.version_id;

CREATE VIRTUAL TABLE search_figure USING fts5 (
  counted, unit, sentence,
  content = 'search_figure_source', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER figure_search_insert
AFTER INSERT ON figure
BEGIN
  INSERT INTO search_figure (rowid, counted, unit, sentence)
  SELECT id, counted, unit, sentence
  FROM search_figure_source
  WHERE id = NEW.mention_id;
END;

CREATE TRIGGER figure_search_before_update
BEFORE UPDATE ON figure
BEGIN
  INSERT INTO search_figure (search_figure, rowid, counted, unit, sentence)
  SELECT 'delete', id, counted, unit, sentence
  FROM search_figure_source
  WHERE id = OLD.mention_id;
END;

CREATE TRIGGER figure_search_after_update
AFTER UPDATE ON figure
BEGIN
  INSERT INTO search_figure (rowid, counted, unit, sentence)
  SELECT id, counted, unit, sentence
  FROM search_figure_source
  WHERE id = NEW.mention_id;
END;

CREATE TRIGGER figure_search_delete
BEFORE DELETE ON figure
BEGIN
  INSERT INTO search_figure (search_figure, rowid, counted, unit, sentence)
  SELECT 'delete', id, counted, unit, sentence
  FROM search_figure_source
  WHERE id = OLD.mention_id;
END;

CREATE VIRTUAL TABLE search_name USING fts5 (
  name,
  content = 'entity_alias', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER entity_alias_search_insert
AFTER INSERT ON entity_alias
BEGIN
  INSERT INTO search_name (rowid, name)
  VALUES (NEW.id, NEW.name);
END;

CREATE TRIGGER entity_alias_search_update
AFTER UPDATE OF name ON entity_alias
BEGIN
  INSERT INTO search_name (search_name, rowid, name)
  VALUES ('delete', OLD.id, OLD.name);
  INSERT INTO search_name (rowid, name)
  VALUES (NEW.id, NEW.name);
END;

CREATE TRIGGER entity_alias_search_delete
AFTER DELETE ON entity_alias
BEGIN
  INSERT INTO search_name (search_name, rowid, name)
  VALUES ('delete', OLD.id, OLD.name);
END;
