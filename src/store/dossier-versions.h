/* dossier-versions.h: the table of versions: what an address served, and what was made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "store/dossier-db.h"
#include "store/dossier-raw.h"

G_BEGIN_DECLS

/**
 * DossierVersionInput:
 * @url: the canonical address by which the article is known
 * @source_url: the address that answered, after redirects
 * @document: what was extracted
 * @raw: the bytes as received, packed
 * @pages: (element-type DossierRawPage) (nullable): the second page and those after it
 * @headers: (nullable): the response's headers as a JSON object
 * @fetched: Unix time in milliseconds
 * @mentions: (element-type DossierMention): what the recogniser found
 * @images: (element-type DossierImage) (nullable): saved pictures of its figures
 * @recogniser_revision: DOSSIER_RECOGNISER_REVISION
 * @etag: (nullable): how the server names this state of the page
 * @last_modified: (nullable): the same by its time
 * @is_new_text_wanted: a new article whose text is another article's current one is not added
 */
typedef struct
{
  const char            *url;
  const char            *source_url;
  const DossierDocument *document;
  const DossierRaw      *raw;
  GPtrArray             *pages;
  const char            *headers;
  gint64                 fetched;
  GPtrArray             *mentions;
  GPtrArray             *images;
  guint                  recogniser_revision;
  const char            *etag;
  const char            *last_modified;
  gboolean               is_new_text_wanted;
} DossierVersionInput;

/**
 * DossierVersionOutcome:
 * @is_duplicate: the text is that of another article, which the ids are of; nothing was written
 */
typedef struct
{
  gint64   article_id;
  gint64   version_id;
  guint    version;
  gboolean is_new_article;
  gboolean is_new_version;
  gboolean is_duplicate;
} DossierVersionOutcome;

/**
 * dossier_versions_add:
 *
 * Adds the article when its address is new, else a version when its text differs from the current
 * one; else changes nothing and tells the version that is there. Mentions are linked to
 * entities of the notebook with the same kind and name, made when missing; annotations and what a
 * person marked are carried from the version before by their quotes; the full-text row follows.
 */
gboolean dossier_versions_add (DossierDb                 *db,
                               const DossierVersionInput *input,
                               DossierVersionOutcome     *outcome,
                               GError                   **error);

/**
 * dossier_versions_add_past:
 * @article_id: of an article that is there, deleted or not
 *
 * The same for a text that was received before others of its article: it takes its place among
 * them by @input's time, and the article's text stays what it is. One whose words a version has
 * already is that version.
 */
gboolean dossier_versions_add_past (DossierDb                 *db,
                                    gint64                     article_id,
                                    const DossierVersionInput *input,
                                    DossierVersionOutcome     *outcome,
                                    GError                   **error);

/**
 * DossierVersionKnown:
 * @article_id: 0 when the address is new
 * @lacks_images: its text has figures, and none of their pictures came
 * @etag: (nullable): for asking whether anything has changed since, like @last_modified; both NULL
 *   when another address answered than the one that is known, or when pictures are lacking
 *
 * What is in the notebook under an address.
 */
typedef struct
{
  gint64   article_id;
  gint64   version_id;
  guint    version;
  char    *url;
  char    *title;
  gboolean lacks_images;
  char    *etag;
  char    *last_modified;
} DossierVersionKnown;

/* @url: canonical */
gboolean
dossier_versions_find (DossierDb *db, const char *url, DossierVersionKnown *known, GError **error);
void dossier_version_known_clear (DossierVersionKnown *self);

/**
 * DossierVersion:
 * @number: from 1
 * @n_versions: of its article
 */
typedef struct
{
  gint64           id;
  gint64           article_id;
  guint            number;
  guint            n_versions;
  gint64           fetched;
  char            *source_url;
  char            *headers;
  char            *sha256;
  gsize            raw_size;
  guint            recogniser_revision;
  DossierDocument *document;
} DossierVersion;

void dossier_version_free (DossierVersion *self);

/**
 * DossierVersionLine: one of an article's versions, without its text.
 * @fetched: Unix time in milliseconds
 */
typedef struct
{
  gint64 id;
  guint  number;
  gint64 fetched;
} DossierVersionLine;

/* @lines (element-type DossierVersionLine): appended, the first version first. */
gboolean dossier_versions_list (DossierDb *db, gint64 article_id, GArray *lines, GError **error);
/* @number 0 means the current one. (transfer full) (nullable) */
DossierVersion *
dossier_versions_get (DossierDb *db, gint64 article_id, guint number, GError **error);
/* The bytes as received, unpacked. (transfer full) (nullable) */
GBytes *dossier_versions_get_raw (DossierDb *db, gint64 version_id, GError **error);
/* @pages (element-type DossierRawPage): appended: an article's second page and those after it. */
gboolean
dossier_versions_list_pages (DossierDb *db, gint64 version_id, GPtrArray *pages, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierVersion, dossier_version_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierVersionKnown, dossier_version_known_clear)

G_END_DECLS
