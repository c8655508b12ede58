/* dossier-loose-json.h: reads JSON as pages hold it: hostile, broken, and worth something still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Objects and arrays inside one another; what is deeper is left out. */
#define DOSSIER_LOOSE_JSON_MAX_DEPTH 64

typedef enum
{
  DOSSIER_JSON_OBJECT,
  DOSSIER_JSON_ARRAY,
  DOSSIER_JSON_STRING,
  /* Numbers, true, false, null: the text as it stands. */
  DOSSIER_JSON_WORD,
} DossierJsonType;

/**
 * DossierJsonNode:
 * @end: index one past the last value inside it
 * @key: offset of its name in the strings; 0, the empty string, in an array
 * @text: offset of a string's or word's text
 *
 * Values stand in document order, as the nodes of #DossierHtmlTree do: the values inside node i are
 * i + 1 … end - 1.
 */
typedef struct
{
  guint32 type;
  guint32 end;
  guint32 key;
  guint32 text;
} DossierJsonNode;

/**
 * DossierLooseJson:
 * @nodes: (element-type DossierJsonNode): the first is an array that holds all that was read
 * @strings: valid UTF-8, each NUL-terminated
 */
typedef struct
{
  GArray  *nodes;
  GString *strings;
} DossierLooseJson;

DossierLooseJson *dossier_loose_json_new (void);
void              dossier_loose_json_free (DossierLooseJson *self);

/**
 * dossier_loose_json_read:
 * @text: (array length=length): valid UTF-8
 *
 * Adds the values in @text. Never fails: comments, stray commas, raw line breaks in strings,
 * missing brackets are passed over. One pass, linear time. Invalidates pointers to nodes.
 */
void dossier_loose_json_read (DossierLooseJson *self, const char *text, gsize length);
/* The value of this name in an object; 0 when there is none. */
guint dossier_loose_json_get_member (const DossierLooseJson *self, guint object, const char *key);
/* Text of a string or word that is not null; NULL for other values. */
const char *dossier_loose_json_get_text (const DossierLooseJson *self, guint node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLooseJson, dossier_loose_json_free)

G_END_DECLS
