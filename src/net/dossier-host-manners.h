/* dossier-host-manners.h: when a host may be asked again: pauses, its own wishes, its failures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest that a host's own wish is heeded: an hour, in microseconds. One that asks for a day
 * is asked once an hour all the same, so that a slip of its keeper's does not shut it out for good.
 */
#define DOSSIER_HOST_MANNERS_MAX_WISH (G_TIME_SPAN_HOUR)
/* The longest rest that a failing host is given. */
#define DOSSIER_HOST_MANNERS_MAX_BACK_OFF (5 * G_TIME_SPAN_MINUTE)
/* The rest after a second failure; each further one doubles it. */
#define DOSSIER_HOST_MANNERS_BACK_OFF (G_TIME_SPAN_SECOND)
/* Failures are forgotten, and a host with them, when the last is so long ago. */
#define DOSSIER_HOST_MANNERS_MEMORY (15 * G_TIME_SPAN_MINUTE)

/**
 * DossierHostRest:
 * @DOSSIER_HOST_REST_NONE: it may be asked
 * @DOSSIER_HOST_REST_WISHED: the host has asked for the rest
 * @DOSSIER_HOST_REST_FAILING: the host has failed again and again
 */
typedef enum
{
  DOSSIER_HOST_REST_NONE,
  DOSSIER_HOST_REST_WISHED,
  DOSSIER_HOST_REST_FAILING,
} DossierHostRest;

/**
 * DossierHostManners:
 *
 * What is remembered of one host. All times are those of one clock, in microseconds; 0 is never.
 * Zeroed at first.
 */
typedef struct
{
  gint64 last_start;
  gint64 wish_until;
  gint64 back_off_until;
  gint64 last_failure;
  guint  n_failures; /* in a row */
} DossierHostManners;

void dossier_host_manners_note_start (DossierHostManners *self, gint64 now);
/* The host wants to be left alone until then; a wish never shortens another. */
void dossier_host_manners_note_wish (DossierHostManners *self, gint64 now, gint64 until);
void dossier_host_manners_note_success (DossierHostManners *self);
/**
 * dossier_host_manners_note_failure:
 * @started: when the request that failed was sent; one that was under way already at the failure
 *   before says nothing new
 * @chance: from 0 to 1, by which hosts that failed together are not asked together again
 *
 * The first failure is forgiven: a reader who tries again need not wait.
 */
void dossier_host_manners_note_failure (DossierHostManners *self,
                                        gint64              now,
                                        gint64              started,
                                        double              chance);

/* The end of the host's rest; @rest says whose idea it was. */
gint64
dossier_host_manners_get_rest (const DossierHostManners *self, gint64 now, DossierHostRest *rest);
/* The earliest time for a request that keeps @pause after the one before it. */
gint64 dossier_host_manners_get_earliest (const DossierHostManners *self, gint64 now, gint64 pause);
/* Whether there is nothing left that would change what happens to the host. */
gboolean dossier_host_manners_is_forgettable (const DossierHostManners *self, gint64 now);

G_END_DECLS
