/* dossier-exchange-readers.h: what the readers of the formats share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/exchange/dossier-csv.h"
#include "core/exchange/dossier-imported.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Each is given a file that looks like its own; NULL with an error when it is not after all, or
 * broken. */
DossierImported *dossier_exchange_read_table (DossierCsv *csv, GError **error);
DossierImported *dossier_exchange_read_json (JsonNode *root, GError **error);
DossierImported *dossier_exchange_read_bookmarks (const char *html, gsize length, GError **error);
DossierImported *dossier_exchange_read_warc (const char *data, gsize length, GError **error);
/* Text that begins with front matter: lines between two of "---". */
gboolean dossier_exchange_is_markdown (const char *data, gsize length);
DossierImported *
dossier_exchange_read_markdown (const char *data, gsize length, const char *file_name);

/* Two formats of JSON, behind dossier_exchange_read_json(). */
DossierImported *dossier_exchange_read_web_annotations (JsonNode *root, GError **error);
DossierImported *dossier_exchange_read_own (JsonArray *articles, GError **error);
DossierImported *dossier_exchange_read_hypothesis (JsonArray *rows, GError **error);

/* Unix milliseconds of "1700000000", of seconds with a fraction, of milliseconds, or of ISO 8601
 * with a space or a "T", without a zone in UTC; 0 for everything else. */
gint64 dossier_exchange_parse_time (const char *text);
/* Tags of one article or annotation; each new one is compared with all that are there. */
#define DOSSIER_EXCHANGE_MAX_TAGS 500
/* Adds each part of @text between any of @separators, trimmed, once, while there is room. */
void dossier_exchange_add_tags (GPtrArray *tags, const char *text, const char *separators);
/* The member when it is a string that is not empty; NULL else, whatever the member is. */
const char *dossier_exchange_get_string (JsonObject *object, const char *name);
/* The member when it is an object, or an array; NULL else. */
JsonObject *dossier_exchange_get_object (JsonObject *object, const char *name);
JsonArray  *dossier_exchange_get_array (JsonObject *object, const char *name);
/* The element when it is an object; NULL else. */
JsonObject *dossier_exchange_get_element (JsonArray *array, guint i);
/* What a member of a format is. */
typedef enum
{
  DOSSIER_EXCHANGE_TEXT,
  DOSSIER_EXCHANGE_NUMBER,
  DOSSIER_EXCHANGE_FLAG, /* true, 1 or "1" */
  DOSSIER_EXCHANGE_LIST,
  DOSSIER_EXCHANGE_OBJECT,
} DossierExchangeKind;

typedef struct
{
  const char         *name;
  DossierExchangeKind kind;
} DossierExchangeMember;

/* Says of each member that is something else that it was left out; @members up to one without a
 * name. What is missing or null is no problem. */
void dossier_exchange_check_members (DossierImported             *imported,
                                     JsonObject                  *object,
                                     const char                  *what,
                                     const DossierExchangeMember *members);
/* Whether it is an address that can be captured; else says so as a problem. */
gboolean dossier_exchange_check_url (DossierImported *imported, const char *url, const char *what);

G_END_DECLS
