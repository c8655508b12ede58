/* dossier-deadline.h: a limit on time that runs out after silence, or in all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/dossier-clock.h"

G_BEGIN_DECLS

typedef struct _DossierDeadline DossierDeadline;

typedef enum
{
  DOSSIER_DEADLINE_SILENCE,
  DOSSIER_DEADLINE_TOTAL,
} DossierDeadlineKind;

/* Called once from the main context; the time has stopped then. */
typedef void (*DossierDeadlineMissed) (DossierDeadlineKind kind, gpointer user_data);

/* Belongs to the thread-default main context that it was made in; stands still until started. */
DossierDeadline *dossier_deadline_new (DossierClock         *clock,
                                       double                total_seconds,
                                       DossierDeadlineMissed missed,
                                       gpointer              user_data);
void             dossier_deadline_free (DossierDeadline *self);
/* Goes on with what is left of the total; so much silence is borne from now. */
void dossier_deadline_start (DossierDeadline *self, double silence_seconds);
/* Something happened: so much silence is borne from now. */
void dossier_deadline_renew (DossierDeadline *self, double silence_seconds);
/* Stands still; what was left of the total is kept. */
void dossier_deadline_stop (DossierDeadline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDeadline, dossier_deadline_free)

G_END_DECLS
