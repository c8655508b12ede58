/* dossier-note-rows.h: the annotations of the whole notebook: which there are, and what one shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-annotations.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_NOTE_ORDER_NEWEST,
  DOSSIER_NOTE_ORDER_ARTICLE, /* the article marked last first; in it as its text goes */
  DOSSIER_NOTE_ORDER_TAG,     /* tags by name, without any last; in each the newest first */
} DossierNoteOrder;

/**
 * DossierNoteQuery:
 * @words: (nullable): must all occur in the note or the quote
 * @colours: a bit for each colour that is wanted, 0 for all
 * @tag_id: 0 for any
 */
typedef struct
{
  const char      *words;
  guint            colours;
  gint64           tag_id;
  DossierNoteOrder order;
} DossierNoteQuery;

/* One line of the answer; grouped by tag, an annotation has one in each of its groups. */
typedef struct
{
  gint64 id;
  gint64 group_id; /* of the article or the tag, 0 for none */
} DossierNoteRow;

/* @name: (nullable): the article's title or the tag; NULL for those without a tag. */
typedef struct
{
  gint64 id;
  char  *name;
  guint  n_rows;
} DossierNoteGroup;

void dossier_note_group_free (DossierNoteGroup *self);

/* @rows (element-type DossierNoteRow), @groups (element-type DossierNoteGroup): appended, in order;
 * no groups with NEWEST. Articles that are deleted have none. */
gboolean dossier_note_rows_query (DossierDb              *db,
                                  const DossierNoteQuery *query,
                                  GArray                 *rows,
                                  GPtrArray              *groups,
                                  GError                **error);

/* Where an annotation is from. @site, @published: (nullable). */
typedef struct
{
  char *title;
  char *site;
  char *published;
} DossierNoteOrigin;

void dossier_note_origin_free (DossierNoteOrigin *self);
/* (transfer full) (nullable): NULL without an error when the article is not there. */
DossierNoteOrigin *dossier_note_rows_get_origin (DossierDb *db, gint64 article_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNoteOrigin, dossier_note_origin_free)

G_END_DECLS
