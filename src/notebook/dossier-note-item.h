/* dossier-note-item.h: one line in the list of all annotations: an annotation, or a group's head.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-annotation-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTE_ITEM (dossier_note_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteItem, dossier_note_item, DOSSIER, NOTE_ITEM, GObject)

/**
 * DossierNoteItem:
 *
 * Property "annotation" is %NULL until it is loaded, and in heads of groups; "count" is how many a
 * group has, 0 in annotations.
 */

/* 0 in heads. */
gint64 dossier_note_item_get_id (DossierNoteItem *self);
/* The article or tag of the group that it stands in, or is the head of; 0 for none. */
gint64   dossier_note_item_get_group_id (DossierNoteItem *self);
gboolean dossier_note_item_is_head (DossierNoteItem *self);
guint    dossier_note_item_get_count (DossierNoteItem *self);
/* Of a head: the article's title or the tag; NULL for those without a tag. */
const char *dossier_note_item_get_name (DossierNoteItem *self);
/* (nullable) (transfer none) */
DossierAnnotationItem *dossier_note_item_get_annotation (DossierNoteItem *self);
/* Of the annotation's article; NULL and 0 until it is loaded. */
gint64      dossier_note_item_get_article_id (DossierNoteItem *self);
const char *dossier_note_item_get_title (DossierNoteItem *self);
const char *dossier_note_item_get_site (DossierNoteItem *self);
const char *dossier_note_item_get_published (DossierNoteItem *self);

G_END_DECLS
