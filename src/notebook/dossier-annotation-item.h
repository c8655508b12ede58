/* dossier-annotation-item.h: one annotation as the reading room shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/* The five colours, in the order of the keys 1 to 5. */
typedef enum
{
  DOSSIER_HIGHLIGHT_YELLOW,
  DOSSIER_HIGHLIGHT_GREEN,
  DOSSIER_HIGHLIGHT_BLUE,
  DOSSIER_HIGHLIGHT_PINK,
  DOSSIER_HIGHLIGHT_PURPLE,
} DossierHighlight;

#define DOSSIER_N_HIGHLIGHTS 5

/* "yellow", "green", "blue", "pink", "purple"; as in JSON, in style classes and names of text tags.
 */
const char *dossier_highlight_to_string (DossierHighlight highlight);
gboolean    dossier_highlight_from_string (const char *name, DossierHighlight *highlight);

#define DOSSIER_TYPE_ANNOTATION_ITEM (dossier_annotation_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationItem,
                      dossier_annotation_item,
                      DOSSIER,
                      ANNOTATION_ITEM,
                      GObject)

/* Properties: "id", "quote", "note" (Markdown, NULL for none), "tags" (string array), "highlight"
 * (int), "is-orphan", "modified". */
gint64             dossier_annotation_item_get_id (DossierAnnotationItem *self);
const char        *dossier_annotation_item_get_uuid (DossierAnnotationItem *self);
const char        *dossier_annotation_item_get_quote (DossierAnnotationItem *self);
const char        *dossier_annotation_item_get_note (DossierAnnotationItem *self);
const char *const *dossier_annotation_item_get_tags (DossierAnnotationItem *self);
DossierHighlight   dossier_annotation_item_get_highlight (DossierAnnotationItem *self);
/* The version it was made on. */
gint64 dossier_annotation_item_get_version_id (DossierAnnotationItem *self);
/* The passage is not in this version of the article; the span means nothing then. */
gboolean dossier_annotation_item_is_orphan (DossierAnnotationItem *self);
/* Placed by folded words rather than the very same ones. */
gboolean    dossier_annotation_item_is_approximate (DossierAnnotationItem *self);
DossierSpan dossier_annotation_item_get_span (DossierAnnotationItem *self);
gint64      dossier_annotation_item_get_created (DossierAnnotationItem *self);
gint64      dossier_annotation_item_get_modified (DossierAnnotationItem *self);

G_END_DECLS
