/* dossier-pace.h: does a thing at once, but not again before some time has passed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For answers that follow changes which come in rows, as when every text of a notebook is read
 * again: the first is followed at once, the others together when the pause is over.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierPace DossierPace;

typedef void (*DossierPaceFunc) (gpointer data);

/**
 * dossier_pace_new:
 * @pause: milliseconds between two times
 * @func: is called in the main context
 * @data: for it; not owned
 *
 * Returns: (transfer full): belongs to the main thread
 */
DossierPace *dossier_pace_new (guint pause, DossierPaceFunc func, gpointer data);
/* What waits is not done any more. */
void dossier_pace_free (DossierPace *self);
/* At once, or when the pause is over; however often it is asked for meanwhile, once. */
void dossier_pace_ask (DossierPace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPace, dossier_pace_free)

G_END_DECLS
