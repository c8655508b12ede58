-- 0003-correcting.sql: what the reader put right, kept as rules for the whole notebook.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are Unix milliseconds, offsets are bytes of the version's text, half-open.

-- Rules ------------------------------------------------------------------------------------------

-- A correction remembered. `kind` and `folded` say which mentions it is about: those that the
-- recogniser calls by this name, as this kind; in one article when `article_id` is set, else
-- everywhere. What it says of them:
--   is      they mean the entity, or, where there is none, a figure or date (`target_kind`)
--   is-not  they are nothing
--   name    the entity is called so (`words`), and texts that call it so mean it
--   split   one mention, the reader's own decision; kept here to be seen and withdrawn
-- `gesture` is what the reader did, in the words of the program. The origin is the article that was
-- open, which may be gone since, and the sentence that was looked at.
CREATE TABLE rule_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folded TEXT NOT NULL,
  words TEXT NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('is', 'is-not', 'name', 'split')),
  gesture TEXT,
  target_kind TEXT,
  entity_id INTEGER REFERENCES entity (id) ON DELETE CASCADE,
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  origin_article_id INTEGER,
  origin_sentence TEXT,
  created INTEGER NOT NULL
) STRICT;

INSERT INTO rule_new (id, folded, words, kind, action, gesture, entity_id, article_id, created)
SELECT id, folded, words, kind, action, CASE action WHEN 'is' THEN 'merge' ELSE 'reject' END,
  entity_id, article_id, created
FROM rule;
DROP TABLE rule;
ALTER TABLE rule_new RENAME TO rule;

CREATE INDEX rule_folded ON rule (folded);
CREATE INDEX rule_entity ON rule (entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX rule_number ON rule (kind) WHERE kind IN ('figure', 'date');
CREATE INDEX rule_article ON rule (article_id) WHERE article_id IS NOT NULL;

-- What a mention is follows from what the recogniser found and from the rules, unless the reader
-- decided about this very mention. So what was recognised stays known where it was changed.
--
-- The rule that made the mention what it is. It refers to nothing: when the rule is gone, this is
-- how its effects are found and taken back.
ALTER TABLE mention ADD COLUMN rule_id INTEGER;
-- 1 where the rule was applied by the program, NULL or 0 where the reader made it, here.
ALTER TABLE mention ADD COLUMN is_ruled INTEGER CHECK (is_ruled IN (0, 1));
-- The entity that the recogniser meant and the origin before; NULL where they are as they were.
-- "absent": without its rule there would be no such mention.
ALTER TABLE mention ADD COLUMN raw_entity_id INTEGER REFERENCES entity (id) ON DELETE RESTRICT;
ALTER TABLE mention ADD COLUMN raw_origin TEXT
  CHECK (raw_origin IN ('recognised', 'made', 'absent'));

CREATE INDEX mention_rule ON mention (rule_id, version_id) WHERE rule_id IS NOT NULL;
CREATE INDEX mention_raw_entity ON mention (raw_entity_id, version_id)
  WHERE raw_entity_id IS NOT NULL;

-- A rule that came, changed or went, whose mentions have still to be looked at: those of one name,
-- version by version. What is here when the program ends is where it carries on.
CREATE TABLE rule_work (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  folded TEXT NOT NULL,
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  after_version INTEGER NOT NULL DEFAULT 0,
  n_done INTEGER NOT NULL DEFAULT 0,
  -- NULL until they were counted.
  n_versions INTEGER,
  UNIQUE (rule_id, kind, folded)
) STRICT;

CREATE INDEX rule_work_article ON rule_work (article_id) WHERE article_id IS NOT NULL;

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

-- Who said it ------------------------------------------------------------------------------------

-- A stretch of a version's text that somebody is said to have said, found with the mentions and
-- found again with them. No two of a version overlap, so that a figure has one source: the claim
-- that it stands in. `speaker` and
-- `cue` are the words of the text; the mention is the one that names
-- them, and through it the entity, so that what the reader puts right about a name holds here as
-- well. It is NULL where the speaker is only described.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE RESTRICT,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  speaker TEXT NOT NULL,
  speaker_start INTEGER NOT NULL,
  speaker_end INTEGER NOT NULL,
  speaker_mention_id INTEGER REFERENCES mention (id) ON DELETE SET NULL,
  cue TEXT NOT NULL,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL
) STRICT;

CREATE INDEX claim_version ON claim (version_id, start, "end");
CREATE INDEX claim_speaker ON claim (speaker_mention_id) WHERE speaker_mention_id IS NOT NULL;

CREATE TRIGGER version_takes_claims
BEFORE DELETE ON version
BEGIN
  DELETE FROM claim
  WHERE version_id = OLD.id;
END;

-- Searching --------------------------------------------------------------------------------------

-- The address's host, its labels turned round ("org.example.news."), so that a site and those
-- below it are one range of the index.
ALTER TABLE article ADD COLUMN host TEXT;
UPDATE article
SET host = dossier_host_key (url);
CREATE INDEX article_host ON article (host) WHERE deleted IS NULL;

-- What counts as the day of an article: when it was published, else when it was captured.
CREATE INDEX article_day ON article (
  coalesce (published, strftime ('%Y-%m-%d', added / 1000, 'unixepoch'))
) WHERE deleted IS NULL;

-- What is asked of each article in turn, without reading the articles themselves.
CREATE INDEX article_moment ON article (
  id, coalesce (published, strftime ('%Y-%m-%d', added / 1000, 'unixepoch')), host, version_id
) WHERE deleted IS NULL;

CREATE INDEX article_revised ON article (id) WHERE n_versions > 1 AND deleted IS NULL;
CREATE INDEX annotation_with_note ON annotation (article_id) WHERE note <> '';

-- A question that the reader wants to ask again, as it was typed.
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  words TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL
) STRICT;
