/* dossier-nothing.h: what the library says when it has nothing to show, and what to do next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_NOTHING_YET,
  DOSSIER_NOTHING_UNREAD,
  DOSSIER_NOTHING_STARRED,
  DOSSIER_NOTHING_ARCHIVED,
  DOSSIER_NOTHING_CHOSEN,
  DOSSIER_NOTHING_FOUND,
} DossierNothingReason;

#define DOSSIER_TYPE_NOTHING (dossier_nothing_get_type ())
G_DECLARE_FINAL_TYPE (DossierNothing, dossier_nothing, DOSSIER, NOTHING, GtkWidget)

GtkWidget *dossier_nothing_new (void);
/* @words: what was searched for; used with DOSSIER_NOTHING_FOUND */
void
dossier_nothing_set_reason (DossierNothing *self, DossierNothingReason reason, const char *words);
DossierNothingReason dossier_nothing_get_reason (DossierNothing *self);

G_END_DECLS
