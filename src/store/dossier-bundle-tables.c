/* dossier-bundle-tables.c: which tables and columns travel from one notebook to another, and how.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test compares this with the schema: a new column must be named here.
 */
#include "config.h"

#include "store/dossier-bundle-tables.h"

#include <string.h>

#define PLAIN(name)                                                                                \
  {                                                                                                \
    name, DOSSIER_BUNDLE_PLAIN, NULL                                                               \
  }
#define ID(name)                                                                                   \
  {                                                                                                \
    name, DOSSIER_BUNDLE_ID, NULL                                                                  \
  }
#define REFERENCE(name, table)                                                                     \
  {                                                                                                \
    name, DOSSIER_BUNDLE_REFERENCE, table                                                          \
  }
#define WEAK(name, table)                                                                          \
  {                                                                                                \
    name, DOSSIER_BUNDLE_WEAK, table                                                               \
  }
#define LATER(name, table)                                                                         \
  {                                                                                                \
    name, DOSSIER_BUNDLE_LATER, table                                                              \
  }
#define HIDDEN(name)                                                                               \
  {                                                                                                \
    name, DOSSIER_BUNDLE_HIDDEN, NULL                                                              \
  }
#define DERIVED(name)                                                                              \
  {                                                                                                \
    name, DOSSIER_BUNDLE_DERIVED, NULL                                                             \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, DOSSIER_BUNDLE_PLAIN, NULL                                                               \
  }

/* Conditions on rows of chosen articles. */
#define IDS      "(SELECT value FROM json_each (:ids))"
#define VERSIONS "(SELECT id FROM version WHERE article_id IN " IDS ")"
#define NOTES    "(SELECT id FROM annotation WHERE article_id IN " IDS ")"
#define MENTIONS "(SELECT id FROM mention WHERE version_id IN " VERSIONS ")"
#define RULES    "(article_id IN " IDS " OR origin_article_id IN " IDS ")"
#define ENTITIES                                                                                   \
  "(SELECT entity_id FROM mention WHERE version_id IN " VERSIONS " "                               \
  "UNION SELECT raw_entity_id FROM mention WHERE version_id IN " VERSIONS " "                      \
  "UNION SELECT entity_id FROM rule WHERE " RULES ")"

static const DossierBundleColumn article_columns[] = {
  ID ("id"),
  PLAIN ("url"),
  PLAIN ("title"),
  PLAIN ("byline"),
  PLAIN ("site"),
  PLAIN ("published"),
  PLAIN ("language"),
  PLAIN ("lead"),
  PLAIN ("added"),
  LATER ("version_id", "version"),
  PLAIN ("n_versions"),
  DERIVED ("n_annotations"),
  PLAIN ("is_read"),
  PLAIN ("is_starred"),
  PLAIN ("is_archived"),
  HIDDEN ("deleted"),
  PLAIN ("host"),
  END,
};

static const DossierBundleColumn version_columns[] = {
  ID ("id"),
  REFERENCE ("article_id", "article"),
  PLAIN ("number"),
  PLAIN ("fetched"),
  PLAIN ("recogniser_revision"),
  PLAIN ("source_url"),
  PLAIN ("url"),
  PLAIN ("title"),
  PLAIN ("byline"),
  PLAIN ("published"),
  PLAIN ("modified"),
  PLAIN ("site"),
  PLAIN ("language"),
  PLAIN ("lead"),
  PLAIN ("headers"),
  PLAIN ("text"),
  PLAIN ("layout"),
  PLAIN ("text_sha256"),
  PLAIN ("etag"),
  PLAIN ("last_modified"),
  PLAIN ("access"),
  END,
};

static const DossierBundleColumn body_columns[] = {
  REFERENCE ("version_id", "version"), PLAIN ("size"), PLAIN ("sha256"), PLAIN ("packed"), END,
};

static const DossierBundleColumn body_page_columns[] = {
  REFERENCE ("version_id", "version"),
  PLAIN ("number"),
  PLAIN ("url"),
  PLAIN ("size"),
  PLAIN ("sha256"),
  PLAIN ("packed"),
  END,
};

static const DossierBundleColumn image_columns[] = {
  ID ("id"),        REFERENCE ("version_id", "version"),
  PLAIN ("url"),    PLAIN ("content_type"),
  PLAIN ("bytes"),  PLAIN ("width"),
  PLAIN ("height"), END,
};

static const DossierBundleColumn annotation_columns[] = {
  ID ("id"),
  PLAIN ("uuid"),
  REFERENCE ("article_id", "article"),
  REFERENCE ("version_id", "version"),
  PLAIN ("start"),
  PLAIN ("end"),
  PLAIN ("quote"),
  PLAIN ("prefix"),
  PLAIN ("suffix"),
  PLAIN ("colour"),
  PLAIN ("note"),
  PLAIN ("created"),
  PLAIN ("modified"),
  END,
};

static const DossierBundleColumn placement_columns[] = {
  REFERENCE ("annotation_id", "annotation"),
  REFERENCE ("version_id", "version"),
  PLAIN ("anchor"),
  PLAIN ("start"),
  PLAIN ("end"),
  END,
};

static const DossierBundleColumn tag_columns[] = { ID ("id"), PLAIN ("name"), END };

static const DossierBundleColumn article_tag_columns[] = {
  REFERENCE ("article_id", "article"),
  REFERENCE ("tag_id", "tag"),
  END,
};

static const DossierBundleColumn annotation_tag_columns[] = {
  REFERENCE ("annotation_id", "annotation"),
  REFERENCE ("tag_id", "tag"),
  END,
};

static const DossierBundleColumn entity_columns[] = {
  ID ("id"),
  PLAIN ("kind"),
  PLAIN ("name"),
  PLAIN ("latitude"),
  PLAIN ("longitude"),
  PLAIN ("country"),
  DERIVED ("n_articles"),
  DERIVED ("n_mentions"),
  END,
};

static const DossierBundleColumn entity_alias_columns[] = {
  ID ("id"), REFERENCE ("entity_id", "entity"), PLAIN ("name"), PLAIN ("folded"), PLAIN ("is_own"),
  END,
};

static const DossierBundleColumn rule_columns[] = {
  ID ("id"),
  PLAIN ("folded"),
  PLAIN ("words"),
  PLAIN ("kind"),
  PLAIN ("action"),
  PLAIN ("gesture"),
  PLAIN ("target_kind"),
  REFERENCE ("entity_id", "entity"),
  REFERENCE ("article_id", "article"),
  WEAK ("origin_article_id", "article"),
  PLAIN ("origin_sentence"),
  PLAIN ("created"),
  END,
};

static const DossierBundleColumn mention_columns[] = {
  ID ("id"),
  REFERENCE ("version_id", "version"),
  PLAIN ("start"),
  PLAIN ("end"),
  PLAIN ("kind"),
  PLAIN ("origin"),
  PLAIN ("confidence"),
  REFERENCE ("entity_id", "entity"),
  PLAIN ("name"),
  PLAIN ("date"),
  PLAIN ("is_inferred"),
  WEAK ("rule_id", "rule"),
  PLAIN ("is_ruled"),
  WEAK ("raw_entity_id", "entity"),
  PLAIN ("raw_origin"),
  END,
};

static const DossierBundleColumn figure_columns[] = {
  REFERENCE ("mention_id", "mention"),
  PLAIN ("value"),
  PLAIN ("low"),
  PLAIN ("high"),
  PLAIN ("unit"),
  PLAIN ("counted"),
  PLAIN ("hedge"),
  PLAIN ("also"),
  PLAIN ("sentence_start"),
  PLAIN ("sentence_end"),
  END,
};

static const DossierBundleColumn claim_columns[] = {
  ID ("id"),
  REFERENCE ("version_id", "version"),
  PLAIN ("start"),
  PLAIN ("end"),
  PLAIN ("speaker"),
  PLAIN ("speaker_start"),
  PLAIN ("speaker_end"),
  WEAK ("speaker_mention_id", "mention"),
  PLAIN ("cue"),
  PLAIN ("cue_start"),
  PLAIN ("cue_end"),
  END,
};

static const DossierBundleColumn feed_columns[] = {
  ID ("id"),
  PLAIN ("url"),
  PLAIN ("title"),
  PLAIN ("site_url"),
  PLAIN ("etag"),
  PLAIN ("last_modified"),
  PLAIN ("fetched"),
  PLAIN ("problem"),
  PLAIN ("added"),
  PLAIN ("kind"),
  PLAIN ("name"),
  PLAIN ("folder"),
  PLAIN ("is_automatic"),
  PLAIN ("interval_seconds"),
  PLAIN ("next_refresh"),
  PLAIN ("ttl_seconds"),
  PLAIN ("skip_hours"),
  PLAIN ("skip_days"),
  PLAIN ("error_domain"),
  PLAIN ("error_code"),
  PLAIN ("n_failures"),
  PLAIN ("is_stopped"),
  HIDDEN ("deleted"),
  END,
};

static const DossierBundleColumn feed_entry_columns[] = {
  ID ("id"),
  REFERENCE ("feed_id", "feed"),
  PLAIN ("identifier"),
  PLAIN ("url"),
  PLAIN ("key"),
  PLAIN ("title"),
  PLAIN ("summary"),
  PLAIN ("byline"),
  PLAIN ("published"),
  PLAIN ("moment"),
  PLAIN ("found"),
  PLAIN ("seen"),
  PLAIN ("dismissed"),
  WEAK ("article_id", "article"),
  END,
};

static const DossierBundleColumn capture_columns[] = {
  ID ("id"),
  PLAIN ("url"),
  PLAIN ("key"),
  PLAIN ("state"),
  PLAIN ("asked"),
  PLAIN ("attempts"),
  PLAIN ("not_before"),
  PLAIN ("error_domain"),
  PLAIN ("error_code"),
  PLAIN ("error_text"),
  WEAK ("article_id", "article"),
  WEAK ("feed_entry_id", "feed_entry"),
  END,
};

static const DossierBundleColumn saved_search_columns[] = {
  ID ("id"), PLAIN ("name"), PLAIN ("words"), PLAIN ("created"), END,
};

static const DossierBundleColumn colour_name_columns[] = { PLAIN ("colour"), PLAIN ("name"), END };

static const DossierBundleColumn reading_position_columns[] = {
  REFERENCE ("article_id", "article"),
  REFERENCE ("version_id", "version"),
  PLAIN ("start"),
  PLAIN ("moment"),
  END,
};

static const char *const url_keys[] = { "url", NULL };
static const char *const name_keys[] = { "name", NULL };
static const char *const words_keys[] = { "words", NULL };
static const char *const colour_keys[] = { "colour", NULL };
static const char *const article_keys[] = { "article_id", NULL };
static const char *const key_keys[] = { "key", NULL };
static const char *const uuid_keys[] = { "uuid", NULL };
static const char *const article_tag_keys[] = { "article_id", "tag_id", NULL };
static const char *const entity_keys[] = { "kind", "name", "latitude", "longitude", NULL };
static const char *const alias_keys[] = { "entity_id", "folded", NULL };
static const char *const feed_entry_keys[] = { "feed_id", "identifier", NULL };
static const char *const rule_keys[] = {
  "folded", "words", "kind", "action", "target_kind", "entity_id", "article_id", NULL,
};

static const char *const plain_spans[] = { "start", "end", NULL };
static const char *const position_spans[] = { "start", "start", NULL };
static const char *const figure_spans[] = { "sentence_start", "sentence_end", NULL };
static const char *const claim_spans[] = {
  "start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end", NULL,
};

static const DossierBundleTable tables[] = {
  { "article", article_columns, url_keys, "id IN " IDS, "id", NULL, FALSE },
  { "version", version_columns, NULL, "article_id IN " IDS, "id", NULL, FALSE },
  { "body", body_columns, NULL, "version_id IN " VERSIONS, "version_id", NULL, FALSE },
  { "body_page", body_page_columns, NULL, "version_id IN " VERSIONS, "version_id, number", NULL },
  { "image", image_columns, NULL, "version_id IN " VERSIONS, "id", NULL, FALSE },
  { "tag",
    tag_columns,
    name_keys,
    "id IN (SELECT tag_id FROM article_tag WHERE article_id IN " IDS " UNION SELECT tag_id FROM "
    "annotation_tag WHERE annotation_id IN " NOTES ")",
    "id",
    NULL,
    FALSE },
  { "annotation", annotation_columns, uuid_keys, "article_id IN " IDS, "id", plain_spans, FALSE },
  { "placement",
    placement_columns,
    NULL,
    "annotation_id IN " NOTES,
    "version_id, annotation_id",
    plain_spans,
    FALSE },
  { "article_tag",
    article_tag_columns,
    article_tag_keys,
    "article_id IN " IDS,
    "article_id, tag_id",
    NULL,
    TRUE },
  { "annotation_tag",
    annotation_tag_columns,
    NULL,
    "annotation_id IN " NOTES,
    "annotation_id, tag_id",
    NULL,
    FALSE },
  { "entity", entity_columns, entity_keys, "id IN " ENTITIES, "id", NULL, FALSE },
  { "entity_alias", entity_alias_columns, alias_keys, "entity_id IN " ENTITIES, "id", NULL, FALSE },
  { "rule", rule_columns, rule_keys, RULES, "id", NULL, TRUE },
  { "mention", mention_columns, NULL, "version_id IN " VERSIONS, "id", plain_spans, FALSE },
  { "figure", figure_columns, NULL, "mention_id IN " MENTIONS, "mention_id", figure_spans, FALSE },
  { "claim", claim_columns, NULL, "version_id IN " VERSIONS, "id", claim_spans, FALSE },
  { "feed", feed_columns, url_keys, NULL, "id", NULL, FALSE },
  { "feed_entry", feed_entry_columns, feed_entry_keys, NULL, "id", NULL, FALSE },
  { "capture", capture_columns, key_keys, NULL, "id", NULL, TRUE },
  { "saved_search", saved_search_columns, words_keys, NULL, "id", NULL, TRUE },
  { "colour_name", colour_name_columns, colour_keys, NULL, "colour", NULL, TRUE },
  { "reading_position",
    reading_position_columns,
    article_keys,
    NULL,
    "article_id",
    position_spans,
    FALSE },
};

static const DossierBundleOmission omissions[] = {
  { "article_entity", "counted from the mentions by the other notebook" },
  { "article_figure", "made from the figures by the other notebook" },
  { "figure_key", "the same as article_figure" },
  { "rule_work", "what is left to do here" },
  { "setting", "about this notebook, not about what is in it" },
  { "undo", "the numbers in it mean nothing elsewhere" },
  { "undo_change", "the same" },
  { "search*", "made from the rest by the other notebook" },
  { "sqlite_*", "SQLite's own" },
  { NULL, NULL },
};

const DossierBundleTable *
dossier_bundle_tables_get (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

int
dossier_bundle_tables_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].name, name) == 0)
      return (int) i;
  return -1;
}

const DossierBundleOmission *
dossier_bundle_tables_get_omissions (void)
{
  return omissions;
}
