-- 0002-capturing.sql: addresses that wait to be captured; feeds and what they announced.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are Unix milliseconds.

-- The capture queue ------------------------------------------------------------------------------

-- One address the reader, or a feed, asked for. It is written before anything is fetched, so that
-- a crash loses none. `url` is the address as given, `key` the one form by which it is known, so
-- that the same address does not wait twice. A capture that failed in a way that may pass waits
-- again until `not_before`; one that failed for good stays, with its error, until the reader
-- tries it again or removes it. That a row is being worked on is nowhere written: the one program
-- that works holds a lock beside the file, which no crash leaves behind.
CREATE TABLE capture (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'failed', 'done')),
  asked INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  not_before INTEGER NOT NULL DEFAULT 0,
  error_domain TEXT,
  error_code INTEGER,
  error_text TEXT,
  article_id INTEGER REFERENCES article (id) ON DELETE SET NULL,
  feed_entry_id INTEGER REFERENCES feed_entry (id) ON DELETE SET NULL,
  CHECK ((state = 'failed') <= (error_domain IS NOT NULL))
) STRICT;

CREATE INDEX capture_asked ON capture (asked, id);
CREATE INDEX capture_state ON capture (state, not_before);
CREATE INDEX capture_article ON capture (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX capture_feed_entry ON capture (feed_entry_id) WHERE feed_entry_id IS NOT NULL;

-- What the reader decided about this notebook as a whole: that its captures pause, for example.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The same text at another address is the same article: found by the hash of its folded text.
ALTER TABLE version ADD COLUMN text_sha256 TEXT;
-- NULL for texts too short to tell; the function is the program's.
UPDATE version
SET text_sha256 = dossier_text_hash (text);
CREATE INDEX version_text_sha256 ON version (text_sha256) WHERE text_sha256 IS NOT NULL;

-- Conditional requests: what the server said of the bytes last received.
ALTER TABLE version ADD COLUMN etag TEXT;
ALTER TABLE version ADD COLUMN last_modified TEXT;

-- "preview" where the page held only the beginning of an article that is for subscribers.
ALTER TABLE version ADD COLUMN access TEXT;

-- Feeds ------------------------------------------------------------------------------------------

ALTER TABLE feed ADD COLUMN kind TEXT NOT NULL DEFAULT 'feed' CHECK (kind IN ('feed', 'sitemap'));
-- What the reader calls it; NULL shows the feed's own title.
ALTER TABLE feed ADD COLUMN name TEXT;
-- Names of folders as other programs know them, joined by "/".
ALTER TABLE feed ADD COLUMN folder TEXT;
-- Whether each new entry is captured without being asked.
ALTER TABLE feed ADD COLUMN is_automatic INTEGER NOT NULL DEFAULT 0 CHECK (is_automatic IN (0, 1));
-- Seconds between two refreshes; 0 only by hand.
ALTER TABLE feed ADD COLUMN interval_seconds INTEGER NOT NULL DEFAULT 3600
  CHECK (interval_seconds >= 0);
ALTER TABLE feed ADD COLUMN next_refresh INTEGER NOT NULL DEFAULT 0;
-- What the feed itself says of its pace: seconds that it stays as it is, a bit for each hour of the
-- day and for each day of the week (Monday first) in which it does not change.
ALTER TABLE feed ADD COLUMN ttl_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
-- The last refresh's error, whose text is `problem`; NULL when it went well.
ALTER TABLE feed ADD COLUMN error_domain TEXT;
ALTER TABLE feed ADD COLUMN error_code INTEGER;
ALTER TABLE feed ADD COLUMN n_failures INTEGER NOT NULL DEFAULT 0 CHECK (n_failures >= 0);
-- The feed said that it has ended; it is asked by hand only.
ALTER TABLE feed ADD COLUMN is_stopped INTEGER NOT NULL DEFAULT 0 CHECK (is_stopped IN (0, 1));
-- When the reader unsubscribed; the row stays, so that undo brings back everything.
ALTER TABLE feed ADD COLUMN deleted INTEGER;
CREATE INDEX feed_deleted ON feed (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE feed_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  -- The feed's own name for the entry (guid, id), else its address.
  identifier TEXT NOT NULL,
  url TEXT NOT NULL,
  -- The one form of the address, by which articles and captures know it too.
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT,
  byline TEXT,
  published TEXT,
  -- Where it stands in lists: when it was published, else when it was found.
  moment INTEGER NOT NULL,
  found INTEGER NOT NULL,
  -- When the feed last had it.
  seen INTEGER NOT NULL,
  -- When the reader put it away without capturing it.
  dismissed INTEGER,
  article_id INTEGER REFERENCES article (id) ON DELETE SET NULL,
  UNIQUE (feed_id, identifier)
) STRICT;

CREATE INDEX feed_entry_key ON feed_entry (key);
CREATE INDEX feed_entry_article ON feed_entry (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX feed_entry_moment ON feed_entry (feed_id, moment DESC);
CREATE INDEX feed_entry_new ON feed_entry (feed_id, moment DESC)
  WHERE dismissed IS NULL AND article_id IS NULL;
CREATE INDEX feed_entry_latest ON feed_entry (moment DESC)
  WHERE dismissed IS NULL AND article_id IS NULL;

-- An article that the reader added by another way is no news.
CREATE TRIGGER article_is_no_news
AFTER INSERT ON article
BEGIN
  UPDATE feed_entry
  SET article_id = NEW.id
  WHERE key = NEW.url AND article_id IS NULL;
END;

-- Articles of several pages -----------------------------------------------------------------------

-- The bytes as received of an article's second page and those after it; the first is its body.
CREATE TABLE body_page (
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 2),
  url TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  packed BLOB NOT NULL,
  PRIMARY KEY (version_id, number)
) STRICT;

CREATE TRIGGER body_page_is_immutable
BEFORE UPDATE ON body_page
BEGIN
  SELECT RAISE (ABORT, 'what was received never changes');
END;

-- Pictures ---------------------------------------------------------------------------------------

-- Pixels, found by decoding when the picture was captured, so that an article can leave room for
-- it; NULL for those captured before that was done.
ALTER TABLE image ADD COLUMN width INTEGER CHECK (width > 0);
ALTER TABLE image ADD COLUMN height INTEGER CHECK (height > 0);
