/* dossier-recognisers.h: what a notebook recognises with: quickly at first, then more closely.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-recogniser.h"

G_BEGIN_DECLS

typedef struct _DossierRecognisers DossierRecognisers;

/**
 * dossier_recognisers_load:
 *
 * What can be loaded is: a damaged model still leaves figures and dates. Slow: not for the main
 * thread.
 *
 * Returns: (transfer full)
 */
DossierRecognisers *dossier_recognisers_load (void);
void                dossier_recognisers_free (DossierRecognisers *self);

DossierRecogniser *dossier_recognisers_get_quick (DossierRecognisers *self);
/* Why people, places or organisations cannot be recognised; NULL when all is well. */
const GError *dossier_recognisers_get_error (DossierRecognisers *self);

/* Is a second reading wanted, and can it be had? dossier_recognisers_dup_refined() may still find
 * out that it cannot. Any thread. */
gboolean dossier_recognisers_has_refined (DossierRecognisers *self);
void     dossier_recognisers_want_refined (DossierRecognisers *self, gboolean is_wanted);

/**
 * dossier_recognisers_dup_refined:
 *
 * Loaded at the first call, which takes some hundredths of a second. Any thread.
 *
 * Returns: (transfer full): the quick one where the other is not wanted or cannot be had
 */
DossierRecogniser *dossier_recognisers_dup_refined (DossierRecognisers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecognisers, dossier_recognisers_free)

G_END_DECLS
