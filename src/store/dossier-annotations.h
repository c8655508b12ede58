/* dossier-annotations.h: the table of annotations, and where each stands in each version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/anchor/dossier-selector.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_COLOUR_YELLOW,
  DOSSIER_COLOUR_GREEN,
  DOSSIER_COLOUR_BLUE,
  DOSSIER_COLOUR_PINK,
  DOSSIER_COLOUR_PURPLE,
} DossierColour;

#define DOSSIER_N_COLOURS 5

/* "yellow", "green", "blue", "pink", "purple". */
const char *dossier_colour_to_string (DossierColour colour);
gboolean    dossier_colour_from_string (const char *name, DossierColour *colour);

/**
 * DossierAnnotation:
 * @uuid: names it outside the notebook, never changes
 * @version_id: the version it was made on
 * @selector: the passage in that version
 * @anchor: whether it was found in the version asked for
 * @span: where, unless it is an orphan there
 * @note: (nullable): Markdown
 * @tags: (array zero-terminated=1): names, sorted; never NULL
 * @created: Unix time in milliseconds
 */
typedef struct
{
  gint64              id;
  char               *uuid;
  gint64              article_id;
  gint64              version_id;
  DossierSelector    *selector;
  DossierAnchorResult anchor;
  DossierSpan         span;
  DossierColour       colour;
  char               *note;
  char              **tags;
  gint64              created;
  gint64              modified;
} DossierAnnotation;

DossierAnnotation *dossier_annotation_new (void);
DossierAnnotation *dossier_annotation_copy (const DossierAnnotation *self);
void               dossier_annotation_free (DossierAnnotation *self);

/* Places it at @span of @version_id, and by its quote in the versions that came after it; uuid and
 * times are filled in when missing; tells the id. NOT_FOUND without the version, CONSTRAINT when
 * the span is not on character boundaries of it. */
gboolean dossier_annotations_add (DossierDb         *db,
                                  gint64             version_id,
                                  DossierSpan        span,
                                  DossierAnnotation *annotation,
                                  GError           **error);
/**
 * dossier_annotations_add_kept:
 * @annotation: with its selector, its anchor, and its span unless it is an orphan
 *
 * The same for one that another program made: what it calls the passage, and what stood around it,
 * is kept as it is, so that the passage can be looked for in later versions by all that is known.
 */
gboolean dossier_annotations_add_kept (DossierDb         *db,
                                       gint64             version_id,
                                       DossierAnnotation *annotation,
                                       GError           **error);
/* Colour, note and tags become those of @annotation. */
gboolean
dossier_annotations_update (DossierDb *db, const DossierAnnotation *annotation, GError **error);
/* Puts it on another passage: it counts as made at @span of @version_id from now on, and is placed
 * there and, by its new quote, in the versions that came after it; in those before it stays where
 * it was. CONSTRAINT when the version is another article's. */
gboolean dossier_annotations_move (DossierDb  *db,
                                   gint64      id,
                                   gint64      version_id,
                                   DossierSpan span,
                                   GError    **error);
gboolean dossier_annotations_delete (DossierDb *db, gint64 id, GError **error);
/* With its place in the current version. (transfer full) (nullable): NULL without an error when
 * there is none. */
DossierAnnotation *dossier_annotations_get (DossierDb *db, gint64 id, GError **error);
/* @annotations (element-type DossierAnnotation): appended, by place in the version, orphans last.
 */
gboolean
dossier_annotations_list (DossierDb *db, gint64 version_id, GPtrArray *annotations, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnnotation, dossier_annotation_free)

G_END_DECLS
