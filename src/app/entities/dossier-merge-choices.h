/* dossier-merge-choices.h: whom somebody may be the same as: those of the article, then the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_MERGE_CHOICES (dossier_merge_choices_get_type ())
G_DECLARE_FINAL_TYPE (DossierMergeChoices, dossier_merge_choices, DOSSIER, MERGE_CHOICES, GObject)

/**
 * dossier_merge_choices_new:
 * @items: (element-type DossierEntityItem): who is to be the same as somebody. One of them can be
 *   chosen where they are several
 *
 * First who shares a word of the name, then who is of the same kind, in the article; then the
 * notebook's entities, the most recent first.
 */
DossierMergeChoices *dossier_merge_choices_new (DossierReading *reading, GPtrArray *items);
/* (element-type DossierChoice) (transfer none): with the entity as id. */
GListModel *dossier_merge_choices_get_list (DossierMergeChoices *self);
void        dossier_merge_choices_set_words (DossierMergeChoices *self, const char *words);

G_END_DECLS
