/* dossier-rereading.h: reads texts again by itself: those that an older recogniser read, and those
 * that were read once and quickly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_REREADING (dossier_rereading_get_type ())
G_DECLARE_FINAL_TYPE (DossierRereading, dossier_rereading, DOSSIER, REREADING, GObject)

/**
 * DossierRereading:is-idle:
 *
 * Nothing is left to be read, or what is left cannot be: it is tried again when another text comes.
 */

/* Begins; then begins again with every new text, see dossier_reindex_async(). @notebook owns it. */
DossierRereading *dossier_rereading_new (DossierNotebook *notebook);
/* The notebook's own, which begins with the first call. */
DossierRereading *dossier_notebook_get_rereading (DossierNotebook *notebook);
/* Looks whether there is something to be read now; when it is reading, once more after that. */
void     dossier_rereading_look_again (DossierRereading *self);
gboolean dossier_rereading_is_idle (DossierRereading *self);
/* Before the notebook closes. */
void dossier_rereading_close (DossierRereading *self);

G_END_DECLS
